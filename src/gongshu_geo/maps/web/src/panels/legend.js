// @ts-check
/** The legend, which is the filters as well: stages, kinds, corridors and programmes. */

import { uncertain } from "../map/looks.js";
import { unplacedRing } from "../map/rings.js";
import { outline as shapeOutline } from "../map/shapes.js";
import { h, svg } from "./dom.js";
import { facetList } from "./facet.js";

/** @typedef {import("../types").CategoryInfo} CategoryInfo */
/** @typedef {import("../types").ScheduleInfo} ScheduleInfo */
/** @typedef {import("../types").Site} Site */
/** @typedef {import("../types").StatusInfo} StatusInfo */
/** @typedef {import("../i18n.js").WordKey} WordKey */
/** @typedef {import("./facet.js").Option} Option */
/** @typedef {import("./page.js").Page} Page */

/** @type {Record<string, WordKey>} */
const AXES = { works: "axisWorks", land: "axisLand", side: "axisSide" };

/** Works first, as most sites are works; within an axis as life goes. @param {readonly StatusInfo[]} statuses */
export function inLegendOrder(statuses) {
  const axes = Object.keys(AXES);
  return [...statuses].sort(
    (one, other) => axes.indexOf(one.axis) - axes.indexOf(other.axis) || one.order - other.order,
  );
}

/** @param {Page} page */
export function stageFacet(page) {
  const { data } = page.store;
  const occurring = new Set(data.sites.map((site) => site.stage));
  const statuses = inLegendOrder(data.statuses).filter((status) => occurring.has(status.code));
  return facetList(page, {
    key: "stages",
    of: (site) => site.stage,
    planned: (site) => site.plannedOnly,
    options: () =>
      statuses.map((status) => ({
        value: status.code,
        name: page.pick(status.name),
        mark: page.api.symbolSvg(status, 22),
        colour: status.colour,
        group: page.say(AXES[status.axis]),
      })),
  });
}

/** @param {Page} page */
export function categoryFacet(page) {
  const { data } = page.store;
  const occurring = new Set(data.sites.map((site) => site.category));
  return facetList(page, {
    key: "categories",
    of: (site) => site.category,
    options: () =>
      data.categories
        .filter((category) => occurring.has(category.code))
        .map((category) => ({
          value: category.code,
          name: page.pick(category.name),
          mark: categoryMark(category),
        })),
  });
}

/** @param {Page} page */
export function corridorFacet(page) {
  return facetList(page, {
    key: "corridors",
    of: (site) => site.corridor,
    options: () =>
      named(
        page.store.data.sites.map((site) => site.corridor),
        page.say("noCorridor"),
      ),
  });
}

/** @param {Page} page */
export function programmeFacet(page) {
  return facetList(page, {
    key: "programmes",
    of: (site) => site.programme,
    options: () =>
      named(
        page.store.data.sites.map((site) => site.programme),
        page.say("noProgramme"),
      ),
  });
}

/** A kind's shape without the colour of any stage. @param {CategoryInfo} category */
export function categoryMark(category) {
  return svg(
    "svg",
    { viewBox: "-11 -11 22 22", width: 20, height: 20, class: "gg-kind-mark", "aria-hidden": "true" },
    svg("path", { d: shapeOutline(category.shape) }),
  );
}

/** What the marks say besides, as a list. @param {Page} page */
export function markNotes(page) {
  const root = h("ul", { class: "gg-notes" });
  page.store.on(["language"], () => root.replaceChildren(...noteItems(page, page.store.data.sites)));
  return root;
}

/**
 * What the marks say besides: hollow, dashed ring, a number with a question mark. Each shown on a site
 * that has it, and left out where none has.
 * @param {Page} page @param {readonly Site[]} sites
 * @param {WordKey} [unsureWords] what is said of the dashed ring
 */
export function noteItems(page, sites, unsureWords = "uncertain") {
  const placed = sites.filter((site) => site.at !== null && site.kind !== "area");
  const area = sites.filter((site) => site.at !== null && site.kind === "area");
  const hollow = placed.filter((site) => site.plannedOnly);
  const plain = hollow.find((site) => site.schedule === "on_time" && !uncertain(site)) ?? hollow[0];
  const unsure = placed.find((site) => uncertain(site) && !site.plannedOnly) ?? placed.find(uncertain);
  /** @param {Element} mark @param {WordKey} key */
  const note = (mark, key) =>
    h(
      "li",
      { "data-note": key },
      h("span", { class: "gg-facet-mark", "aria-hidden": "true" }, mark),
      page.say(key),
    );
  return [
    ...(plain ? [note(page.api.symbolSvg(plain, 17), "plannedOnly")] : []),
    ...(unsure ? [note(page.api.symbolSvg(unsure, 17), unsureWords)] : []),
    ...(area.length > 0 ? [note(unplacedRing(1, ""), "areaMark")] : []),
  ];
}

/** The outlines, what they say of the schedule, and how many sites have each. @param {Page} page */
export function scheduleFacet(page) {
  const { data } = page.store;
  return facetList(page, {
    key: "schedules",
    of: (site) => site.schedule,
    options: () =>
      data.schedules.map((schedule) => ({
        value: schedule.code,
        name: page.pick(schedule.name),
        mark: outline(schedule),
      })),
  });
}

/** @param {ScheduleInfo} schedule */
export function outline(schedule) {
  return svg(
    "svg",
    { viewBox: "0 0 24 24", width: 22, height: 22, class: "gg-facet-mark", "aria-hidden": "true" },
    svg("circle", { cx: 12, cy: 12, r: 11.5, class: "gg-outline-ground" }),
    svg("circle", { cx: 12, cy: 12, r: 6, class: "gg-outline-fill" }),
    svg("circle", {
      cx: 12,
      cy: 12,
      r: 7.5,
      fill: "none",
      style: `stroke:${schedule.colour}`,
      "stroke-width": schedule.width,
      "stroke-dasharray": schedule.dash || null,
    }),
    schedule.badge !== "" &&
      svg("text", { x: 12, y: 16, "text-anchor": "middle", class: "gg-outline-badge" }, schedule.badge),
  );
}

/**
 * Values by how often they occur, the empty one last.
 * @param {string[]} values @param {string} emptyName
 * @returns {Option[]}
 */
function named(values, emptyName) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(
      ([one, more], [other, less]) =>
        Number(one === "") - Number(other === "") || less - more || one.localeCompare(other, "zh-CN"),
    )
    .map(([value]) => ({ value, name: value || emptyName }));
}
