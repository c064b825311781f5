// @ts-check
/** The panel's pane with coverage, legend, filters, layers, and the lists of what is not on the map. */

import { accuracyFilter } from "./accuracy.js";
import { coverage } from "./coverage.js";
import { baseChoice, displaySwitches } from "./display.js";
import { h } from "./dom.js";
import { figure } from "./format.js";
import { layerList } from "./layers.js";
import { categoryFacet, corridorFacet, markNotes, programmeFacet, scheduleFacet, stageFacet } from "./legend.js";
import { areaOnlyList, unlocatedList } from "./unplaced.js";

/** @typedef {import("../i18n.js").WordKey} WordKey */
/** @typedef {import("./page.js").Page} Page */

/** @param {Page} page @param {() => HTMLElement} toolsForPhone */
export function legendPane(page, toolsForPhone) {
  const unlocated = unlocatedList(page);
  const area = areaOnlyList(page);
  /** @type {Record<"unlocated" | "area", HTMLDetailsElement>} */
  const lists = {
    area: section(page, "areaOnly", area.element, { n: area.count, id: "gg-area-only" }),
    unlocated: section(page, "unlocated", unlocated.element, { n: unlocated.count, id: "gg-unlocated" }),
  };
  return h(
    "div",
    { class: "gg-pane-legend" },
    coverage(page, (name) => {
      lists[name].open = true;
      lists[name].querySelector("summary")?.focus();
      lists[name].scrollIntoView({ block: "start" });
    }),
    page.shows("stages") && section(page, "stages", h("div", {}, stageFacet(page), markNotes(page)), { open: true }),
    page.shows("categories") && section(page, "categories", categoryFacet(page), { open: true }),
    page.shows("corridors") && section(page, "corridors", corridorFacet(page), { open: true }),
    page.shows("programmes") && section(page, "programmes", programmeFacet(page)),
    page.shows("stages") && section(page, "schedule", scheduleFacet(page)),
    page.shows("accuracy") && section(page, "accuracy", accuracyFilter(page)),
    page.shows("layers") && section(page, "layers", layerList(page), { open: true }),
    page.shows("base") && section(page, "base", baseChoice(page)),
    section(page, "display", displaySwitches(page)),
    // What is counted above as not on the map can always be looked up.
    page.shows("unplaced") && area.count > 0 && lists.area,
    page.shows("unplaced") && unlocated.count > 0 && lists.unlocated,
    toolsForPhone(),
  );
}

/**
 * A part of the panel that folds.
 * @param {Page} page @param {WordKey} title @param {HTMLElement} body
 * @param {{open?: boolean, n?: number, id?: string}} [options]
 */
function section(page, title, body, { open = false, n, id } = {}) {
  const heading = h("h2", {});
  page.store.on(["language"], () => {
    heading.textContent = page.say(title, n === undefined ? {} : { n: figure(n) });
  });
  return h(
    "details",
    { class: "gg-section", id: id ?? null, "data-section": title, open },
    h("summary", {}, heading),
    body,
  );
}
