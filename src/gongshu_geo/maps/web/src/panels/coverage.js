// @ts-check
/** What the map covers: how many sites, how located, from which registers, as of when. */

import { h, redraw } from "./dom.js";
import { figure } from "./format.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * What is missing is told on every page; how the rest was located, and the lists, are panels.
 * @param {Page} page
 * @param {(section: "unlocated" | "area") => void} goTo opens one of the lists of what is not on the map
 */
export function coverage(page, goTo) {
  const root = h("section", { class: "gg-coverage", "aria-labelledby": "gg-coverage-title" });
  const tables = h("details", { class: "gg-coverage-tables" });
  page.store.on(["language"], () => {
    const { say } = page;
    redraw(tables, h("summary", { "data-key": "coverage" }, say("coverageHow")), methods(page), registers(page));
    redraw(
      root,
      h("h2", { id: "gg-coverage-title", class: "gg-hidden" }, say("coverage")),
      h("p", {}, line(page)),
      h("p", { class: "gg-coverage-links" }, ...missing(page, goTo)),
      page.shows("coverage") && tables,
    );
  });
  return root;
}

/** The sentence that also stands on the printed sheet. @param {Page} page */
export function line(page) {
  const { meta } = page.store.data;
  const area = meta.areaOnly > 0 ? page.say("coverageWithArea", { n: figure(meta.areaOnly) }) : "";
  // A project without a programme has no plan to be measured against.
  const plan =
    meta.planTotal > 0
      ? page.say("coverageOfPlan", { total: figure(meta.planTotal), named: figure(meta.planNamed) })
      : "";
  return page.say("coverageLine", { sites: figure(meta.sites), located: figure(meta.located), area, plan });
}

/** @param {Page} page @param {(section: "unlocated" | "area") => void} goTo */
function missing(page, goTo) {
  const { meta, sites } = page.store.data;
  const nowhere = sites.filter((site) => site.at === null).length;
  return [
    meta.areaOnly > 0 && link("area", page.say("coverageArea", { n: figure(meta.areaOnly) })),
    nowhere > 0 && link("unlocated", page.say("coverageMissing", { n: figure(nowhere) })),
  ];

  /** @param {"unlocated" | "area"} section @param {string} words */
  function link(section, words) {
    if (!page.shows("unplaced")) return h("span", {}, words);
    return h(
      "button",
      { type: "button", class: "gg-link", "data-key": `to:${section}`, onclick: () => goTo(section) },
      words,
    );
  }
}

/** @param {Page} page */
function methods(page) {
  const rows = page.store.data.meta.byMethod.filter((method) => method.count > 0);
  return table(
    [page.say("method"), page.say("count")],
    [...rows]
      .sort((one, other) => other.count - one.count)
      .map((method) => [page.pick(method.name), figure(method.count)]),
  );
}

/** @param {Page} page */
function registers(page) {
  const { say, pick } = page;
  return table(
    [say("register"), say("rows"), say("locatedCount"), say("asOfShort")],
    page.store.data.meta.sources.map((source) => [
      h("span", {}, pick(source.title), h("small", {}, source.file)),
      figure(source.rows),
      figure(source.located),
      source.asOf || say("notGiven"),
    ]),
  );
}

/** @param {string[]} heads @param {(string | Node)[][]} rows */
function table(heads, rows) {
  return h(
    "table",
    { class: "gg-table" },
    h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map((cell) => h("td", {}, cell))))),
  );
}
