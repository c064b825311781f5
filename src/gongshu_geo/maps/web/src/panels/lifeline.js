// @ts-check
/** A site's life: the stages in their order, planned dates above, actual ones below. */

import { h } from "./dom.js";

/** @typedef {import("../types").LifeEvent} LifeEvent */
/** @typedef {import("../types").Site} Site */
/** @typedef {import("../types").StatusInfo} StatusInfo */
/** @typedef {import("./page.js").Page} Page */

/** Ways of the same step that seldom occur together: drawn only where they did. */
const SELDOM = new Set(["allocated", "sold"]);

/** @param {Page} page @param {Site} site */
export function lifeLine(page, site) {
  if (site.life.length === 0) return h("p", { class: "gg-note" }, page.say("lifeNone"));
  return h(
    "div",
    { class: "gg-life" },
    ...strips(page, site).map((stages) => strip(page, site, stages)),
    dates(page, site),
  );
}

/**
 * The stages of each axis that has a date; what befell the site besides (停工 …) stands last.
 * @param {Page} page @param {Site} site
 * @returns {StatusInfo[][]}
 */
function strips(page, site) {
  const dated = new Set(site.life.map((event) => event.status));
  const all = [...page.store.data.statuses].sort((one, other) => one.order - other.order);
  return ["land", "works", "side"]
    .map((axis) => all.filter((status) => status.axis === axis))
    .filter((stages) => stages.some((status) => dated.has(status.code)))
    .map((stages) =>
      stages.filter((status) => dated.has(status.code) || (status.axis !== "side" && !SELDOM.has(status.code))),
    );
}

/** @param {Page} page @param {Site} site @param {StatusInfo[]} stages */
function strip(page, site, stages) {
  return h(
    "div",
    { class: "gg-life-strip" },
    h("span", { class: "gg-life-side gg-life-above", "aria-hidden": "true" }, page.say("planned")),
    h("span", { class: "gg-life-side gg-life-below", "aria-hidden": "true" }, page.say("actual")),
    h("ol", { style: `--stages:${stages.length}` }, ...stages.map((status) => stop(page, site, status))),
  );
}

/** @param {Page} page @param {Site} site @param {StatusInfo} status */
function stop(page, site, status) {
  const planned = latest(site.life, status.code, true);
  const actual = latest(site.life, status.code, false);
  const reached = actual !== undefined ? "actual" : planned !== undefined ? "planned" : "none";
  return h(
    "li",
    { "data-status": status.code, "data-reached": reached, "aria-current": status.code === site.stage ? "step" : null },
    h(
      "span",
      { class: "gg-life-date gg-life-above" },
      planned && h("span", { class: "gg-hidden" }, page.say("planned")),
      ...dateParts(planned?.date),
    ),
    h(
      "span",
      { class: "gg-life-mark", "aria-hidden": "true" },
      reached === "actual"
        ? page.api.symbolSvg(status, 24)
        : h("i", { style: reached === "planned" ? `border-color:${status.colour}` : null }),
    ),
    h("span", { class: "gg-life-name" }, page.pick(status.name)),
    h(
      "span",
      { class: "gg-life-date gg-life-below" },
      actual && h("span", { class: "gg-hidden" }, page.say("actual")),
      ...dateParts(actual?.date),
    ),
  );
}

/**
 * Every date with its source, in order of time.
 * @param {Page} page @param {Site} site
 */
function dates(page, site) {
  const events = [...site.life].sort((one, other) => (one.sort < other.sort ? -1 : one.sort > other.sort ? 1 : 0));
  return h(
    "ul",
    { class: "gg-life-dates" },
    ...events.map((event) =>
      h(
        "li",
        { "data-planned": String(event.planned) },
        h("span", { class: "gg-life-when" }, event.date || page.say("notGiven")),
        h(
          "span",
          { class: "gg-life-what" },
          page.pick(page.status(event.status)?.name) || event.status,
          h("small", {}, page.say(event.planned ? "planned" : "actual")),
        ),
        h("span", { class: "gg-source" }, page.pick(event.source) || page.say("sourceNone")),
      ),
    ),
  );
}

/**
 * The last word on a stage: a plan may have been made anew.
 * @param {LifeEvent[]} life @param {string} code @param {boolean} planned
 * @returns {LifeEvent | undefined}
 */
function latest(life, code, planned) {
  return life
    .filter((event) => event.status === code && event.planned === planned)
    .reduce(
      (/** @type {LifeEvent | undefined} */ last, event) =>
        last === undefined || event.sort >= last.sort ? event : last,
      undefined,
    );
}

/** A date that may break after its year. @param {string | undefined} date */
function dateParts(date) {
  if (!date) return [];
  const year = /^\d{4}[-年]/.exec(date)?.[0];
  return year === undefined ? [date] : [year, h("wbr"), date.slice(year.length)];
}
