// @ts-check
/** From a site, a status or a category to its mark. */

import { symbol, UNCERTAIN_M } from "./symbol.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("../types").StatusInfo} StatusInfo */
/** @typedef {import("../types").CategoryInfo} CategoryInfo */
/** @typedef {import("../types").ScheduleInfo} ScheduleInfo */

/** A mark without a stage, for the legend of kinds. @type {StatusInfo} */
const PLAIN = { code: "", axis: "side", name: { zh: "", en: "" }, order: 0, colour: "var(--panel)", fill: "solid", symbol: "", dash: "" };

export class Looks {
  /** @param {import("../types").PageData} data */
  constructor(data) {
    this.statuses = new Map(data.statuses.map((status) => [status.code, status]));
    this.categories = new Map(data.categories.map((category) => [category.code, category]));
    this.schedules = new Map(data.schedules.map((schedule) => [schedule.code, schedule]));
  }

  /** @param {Site} site @returns {StatusInfo} */
  status(site) {
    return this.statuses.get(site.stage) ?? PLAIN;
  }

  /** @param {Site} site */
  shape(site) {
    return this.categories.get(site.category)?.shape ?? "";
  }

  /**
   * @param {Site} site
   * @param {number} size
   * @param {{lettered?: boolean, selected?: boolean}} [as]
   */
  siteMark(site, size, as = {}) {
    return symbol({
      status: this.status(site),
      shape: this.shape(site),
      schedule: this.schedules.get(site.schedule),
      planned: site.plannedOnly,
      uncertain: uncertain(site),
      ...as,
    }, size);
  }

  /**
   * The mark of whatever a panel shows.
   * @param {Site | StatusInfo | CategoryInfo} what
   * @param {number} size
   */
  mark(what, size) {
    if ("stage" in what) return this.siteMark(what, size);
    if ("fill" in what) return symbol({ status: what, shape: what.axis === "land" ? "plot" : "housing", lettered: size >= 20 }, size);
    return symbol({ status: PLAIN, shape: what.shape }, size);
  }
}

/**
 * Whether a site may lie well away from its mark: known by a road or an area only, or within more than 150 m.
 * @param {Site} site
 */
export function uncertain(site) {
  return site.vague || site.kind === "road" || site.kind === "area" || (site.accuracy ?? 0) > UNCERTAIN_M;
}
