// @ts-check
/** The printed sheet: the map, and beside it legend, scale, date, sources and the review number. */

import { line } from "./coverage.js";
import { h, svg } from "./dom.js";
import { figure } from "./format.js";
import { categoryMark, inLegendOrder, noteItems, outline } from "./legend.js";
import { metresPerPx, onSheet, paperView, roundDown, scaleNumber } from "./paper.js";

/** @typedef {import("../i18n.js").WordKey} WordKey */
/** @typedef {import("../types").CategoryInfo} CategoryInfo */
/** @typedef {import("./dom.js").Child} Child */
/** @typedef {import("./hash.js").View} View */
/** @typedef {import("./layout.js").Panels} Panels */
/** @typedef {import("./page.js").Page} Page */

/** The scale bar is at most this long. */
const BAR_PX = 170;

/**
 * @param {Page} page
 * @param {Panels} panels
 * @returns {{element: HTMLElement, print: () => void}}
 */
export function printSheet(page, panels) {
  const { api } = page;
  const { dataset } = document.documentElement;
  const element = h("section", { class: "gg-print", "aria-hidden": "true" });
  /** Where the map looked before. @type {View | undefined} */
  let before;
  const prepare = () => {
    if ("printing" in dataset) return;
    before = api.view?.();
    const insets = page.insets();
    const { extent } = page.store.data.meta;
    dataset.printing = "";
    panels.arrange();
    api.printing?.(true);
    if (before) api.setView?.(paperView(before, insets, extent));
    element.replaceChildren(...content(page).filter((part) => part instanceof Node));
  };
  const restore = () => {
    delete dataset.printing;
    panels.arrange();
    api.printing?.(false);
    if (before) api.setView?.(before);
    element.replaceChildren();
  };
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", restore);
  const print = () => {
    prepare();
    window.print();
  };
  return { element, print };
}

/** @param {Page} page @returns {Child[]} */
function content(page) {
  const { say, pick, store } = page;
  const { meta } = store.data;
  return [
    h("h1", {}, pick(meta.title)),
    h("p", {}, say("asOf", { date: meta.asOf })),
    h("p", {}, line(page)),
    h("p", {}, say("printedShown", { shown: figure(countOnSheet(page)), all: figure(meta.sites) })),
    filters(page),
    h(
      "div",
      { class: "gg-print-legends" },
      h("h2", {}, say("legend")),
      h("ul", { class: "gg-print-legend" }, ...statuses(page)),
      h("ul", { class: "gg-print-legend gg-print-kinds" }, ...kinds(page)),
      h(
        "ul",
        { class: "gg-print-legend" },
        ...store.data.schedules.map((schedule) => h("li", {}, outline(schedule), pick(schedule.name))),
      ),
      h("ul", { class: "gg-print-legend gg-print-notes" }, ...noteItems(page, store.shown(), "uncertainOnPaper")),
    ),
    scale(page),
    h("h2", {}, say("printSources")),
    h(
      "p",
      {},
      [...meta.sources.map((source) => pick(source.title)), pick(meta.attribution)]
        .filter(Boolean)
        .join(say("semicolon")),
    ),
    h(
      "p",
      { class: "gg-print-review" },
      h("span", {}, say("reviewNumber")),
      h("span", { class: "gg-print-blank" }, meta.reviewNumber),
    ),
    h("p", { class: "gg-print-file" }, `${say("file")} ${meta.fileName} · ${say("version")} ${meta.version}`),
  ];
}

/** @param {Page} page */
function countOnSheet(page) {
  const view = page.api.view?.();
  return page.store.shown().filter((site) => site.at !== null && (!view || onSheet(view, site.at))).length;
}

/** @param {Page} page */
function statuses(page) {
  const occurring = new Set(page.store.shown().map((site) => site.stage));
  return inLegendOrder(page.store.data.statuses)
    .filter((status) => occurring.has(status.code))
    .map((status) => h("li", {}, page.api.symbolSvg(status, 22), page.pick(status.name)));
}

/** Kinds of one shape stand in one line. @param {Page} page */
function kinds(page) {
  const occurring = new Set(page.store.shown().map((site) => site.category));
  /** @type {Map<string, CategoryInfo[]>} */
  const byShape = new Map();
  for (const category of page.store.data.categories) {
    if (occurring.has(category.code)) byShape.set(category.shape, [...(byShape.get(category.shape) ?? []), category]);
  }
  return [...byShape.values()].map((members) =>
    h(
      "li",
      {},
      categoryMark(members[0]),
      h("span", {}, members.map((each) => page.pick(each.name)).join(page.say("and"))),
    ),
  );
}

/** What was filtered, in words: a sheet without it would mislead. @param {Page} page @returns {Child} */
function filters(page) {
  const { store, say, pick } = page;
  const { stages, categories, corridors, programmes, schedules, maxAccuracy } = store.state;
  /** @param {ReadonlySet<string> | null} chosen @param {WordKey} title @param {(value: string) => string} name @param {string[]} [order] */
  const part = (chosen, title, name, order = [...(chosen ?? [])]) =>
    chosen &&
    `${say(title)} ${order
      .filter((value) => chosen.has(value))
      .map(name)
      .join(say("and"))}`;
  const parts = [
    part(
      stages,
      "stages",
      (code) => pick(page.status(code)?.name),
      store.data.statuses.map((status) => status.code),
    ),
    part(
      categories,
      "categories",
      (code) => pick(page.category(code)?.name),
      store.data.categories.map((category) => category.code),
    ),
    part(corridors, "corridors", (name) => name || say("noCorridor")),
    part(programmes, "programmes", (name) => name || say("noProgramme")),
    part(
      schedules,
      "scheduleShort",
      (code) => pick(store.data.schedules.find((each) => each.code === code)?.name),
      store.data.schedules.map((schedule) => schedule.code),
    ),
    maxAccuracy !== null && `${say("accuracyLabel")} ${say("metres", { n: figure(maxAccuracy) })}`,
  ].filter(Boolean);
  return parts.length > 0 && h("p", {}, say("printFilters", { text: parts.join(say("semicolon")) }));
}

/** Scale bar, number scale and north arrow. @param {Page} page @returns {Child} */
function scale(page) {
  const view = page.api.view?.();
  if (!view) return null;
  const metres = roundDown(metresPerPx(view) * BAR_PX);
  const width = metres / metresPerPx(view);
  const label =
    metres < 1000 ? page.say("metres", { n: figure(metres) }) : page.say("kilometres", { n: figure(metres / 1000) });
  return h(
    "div",
    { class: "gg-print-scale" },
    svg(
      "svg",
      { viewBox: "0 0 24 34", width: 20, height: 28, "aria-hidden": "true" },
      svg("path", { d: "M12 2 19 30 12 25 5 30z" }),
    ),
    h(
      "div",
      {},
      h("span", { class: "gg-print-bar", style: `width:${width.toFixed(1)}px` }),
      h("span", {}, `${label} · ${page.say("scaleAbout", { n: figure(scaleNumber(view)) })}`),
    ),
  );
}
