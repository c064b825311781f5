// @ts-check
/** One site in a list: its mark, its name, and a line about it. */

import { h } from "./dom.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./dom.js").Child} Child */

/**
 * The stage in words; of what is known from a plan only, what is planned and by when.
 * @param {Page} page @param {Site} site
 */
export function stageWords(page, site) {
  const name = page.pick(page.status(site.stage)?.name) || site.stage || page.say("notGiven");
  return site.plannedOnly ? page.pick(site.planWords) || page.say("stageFromPlan", { stage: name }) : name;
}

/**
 * What a site's place amounts to when it is not an ordinary one.
 * @param {Page} page @param {Site} site
 */
export function placeWords(page, site) {
  if (site.at === null) return page.say("notLocated");
  return site.kind === "area" ? page.say("toBeChecked") : "";
}

/**
 * A button that selects the site and brings the map to it.
 * @param {Page} page
 * @param {Site} site
 * @param {...Child} more what stands under the name; stage and place if left out
 */
export function siteRow(page, site, ...more) {
  const lines = more.length > 0 ? more : [stageWords(page, site), placeTag(page, site)];
  return h(
    "button",
    {
      type: "button",
      class: "gg-row",
      "data-site": site.id,
      "data-key": `site:${site.id}`,
      onclick: () => choose(page, site),
    },
    h("span", { class: "gg-row-mark", "aria-hidden": "true" }, page.api.symbolSvg(site, 20)),
    h(
      "span",
      { class: "gg-row-text" },
      h("span", { class: "gg-row-name" }, site.name),
      h("span", { class: "gg-row-more" }, ...lines),
    ),
  );
}

/** @param {Page} page @param {Site} site */
function placeTag(page, site) {
  const words = placeWords(page, site);
  return words === "" ? null : h("span", { class: "gg-tag" }, words);
}

/**
 * Select a site; the map goes to it where it has a place.
 * @param {Page} page @param {Site} site
 */
export function choose(page, site) {
  if (site.at === null) page.store.set({ selected: site.id });
  else page.api.goTo(site.id);
}
