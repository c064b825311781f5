// @ts-check
/** The printed sheet: the map, and beside it legend, scale, date, sources and the review number. */

import { line } from "./coverage.js";
import { h, svg } from "./dom.js";
import { figure } from "./format.js";
import { categoryMark, outline } from "./legend.js";

/** @typedef {import("../i18n.js").WordKey} WordKey */
/** @typedef {import("./dom.js").Child} Child */
/** @typedef {import("./hash.js").View} View */
/** @typedef {import("./layout.js").Panels} Panels */
/** @typedef {import("./page.js").Page} Page */

/** Ground metres in a CSS pixel at zoom 0 on the equator (Web Mercator, tiles of 256 px). */
const METRES_PER_PX = (2 * Math.PI * 6378137) / 256;

/** A CSS pixel on paper, in metres. */
const PX_M = 0.0254 / 96;

/** The scale bar is at most this long. */
const BAR_PX = 170;

/** The map's frame on the sheet, as panels.css has it: 218 mm by 193 mm, in CSS pixels. */
const FRAME_PX = { width: (218 / 25.4) * 96, height: (193 / 25.4) * 96 };

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
    const seen = before && onPaper(before, panels.insets());
    dataset.printing = "";
    panels.arrange();
    api.printing?.(true);
    if (seen) api.setView?.(seen);
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
    // Two frames for the map to draw itself at the sheet's size.
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  };
  return { element, print };
}

/**
 * The view that shows on paper what can be seen between the panels.
 * @param {View} view
 * @param {Required<import("../types").Insets>} insets
 * @returns {View}
 */
function onPaper(view, { left, right, top, bottom }) {
  const degreesPerPx = 360 / (256 * 2 ** view.zoom);
  const fits = Math.min(FRAME_PX.width / (window.innerWidth - left - right), FRAME_PX.height / (window.innerHeight - top - bottom));
  return {
    lon: view.lon + ((left - right) / 2) * degreesPerPx,
    lat: view.lat - ((top - bottom) / 2) * degreesPerPx * Math.cos((view.lat * Math.PI) / 180),
    zoom: Math.floor((view.zoom + Math.log2(fits)) * 4) / 4,
  };
}

/** @param {Page} page @returns {Child[]} */
function content(page) {
  const { say, pick, store } = page;
  const { meta } = store.data;
  return [
    h("h1", {}, pick(meta.title)),
    h("p", { class: "gg-print-date" }, say("asOf", { date: meta.asOf })),
    h("p", {}, line(page)),
    h("p", {}, say("printedShown", { shown: figure(store.shown().filter((site) => site.at !== null).length), all: figure(meta.sites) })),
    filters(page),
    h("h2", {}, say("legend")),
    h("ul", { class: "gg-print-legend" }, ...statuses(page)),
    h("ul", { class: "gg-print-legend" }, ...kinds(page)),
    h("ul", { class: "gg-print-legend" }, ...store.data.schedules.map((schedule) => h("li", {}, outline(schedule), pick(schedule.name)))),
    scale(page),
    h("h2", {}, say("printSources")),
    h("p", {}, [...meta.sources.map((source) => pick(source.title)), pick(meta.attribution)].filter(Boolean).join(say("semicolon"))),
    h("p", { class: "gg-print-review" }, h("span", {}, say("reviewNumber")), h("span", { class: "gg-print-blank" }, meta.reviewNumber)),
    h("p", { class: "gg-print-file" }, `${say("file")} ${meta.fileName} · ${say("version")} ${meta.version}`),
  ];
}

/** @param {Page} page */
function statuses(page) {
  const occurring = new Set(page.store.shown().map((site) => site.stage));
  return page.store.data.statuses.filter((status) => occurring.has(status.code)).map((status) => h("li", {}, page.api.symbolSvg(status, 22), page.pick(status.name)));
}

/** @param {Page} page */
function kinds(page) {
  const occurring = new Set(page.store.shown().map((site) => site.category));
  return page.store.data.categories.filter((category) => occurring.has(category.code)).map((category) => h("li", {}, categoryMark(category), page.pick(category.name)));
}

/** What was filtered, in words: a sheet without it would mislead. @param {Page} page @returns {Child} */
function filters(page) {
  const { store, say, pick } = page;
  const { stages, categories, corridors, programmes, maxAccuracy } = store.state;
  /** @param {ReadonlySet<string> | null} chosen @param {WordKey} title @param {(value: string) => string} name @param {string[]} [order] */
  const part = (chosen, title, name, order = [...(chosen ?? [])]) => chosen && `${say(title)} ${order.filter((value) => chosen.has(value)).map(name).join(say("and"))}`;
  const parts = [
    part(stages, "stages", (code) => pick(page.status(code)?.name), store.data.statuses.map((status) => status.code)),
    part(categories, "categories", (code) => pick(page.category(code)?.name), store.data.categories.map((category) => category.code)),
    part(corridors, "corridors", (name) => name || say("noCorridor")),
    part(programmes, "programmes", (name) => name || say("noProgramme")),
    maxAccuracy !== null && `${say("accuracyLabel")} ${say("metres", { n: figure(maxAccuracy) })}`,
  ].filter(Boolean);
  return parts.length > 0 && h("p", {}, say("printFilters", { text: parts.join(say("semicolon")) }));
}

/** Scale bar, number scale and north arrow. @param {Page} page @returns {Child} */
function scale(page) {
  const view = page.api.view?.();
  if (!view) return null;
  const perPx = (METRES_PER_PX * Math.cos((view.lat * Math.PI) / 180)) / 2 ** view.zoom;
  const metres = roundDown(perPx * BAR_PX);
  const width = metres / perPx;
  const label = metres < 1000 ? page.say("metres", { n: figure(metres) }) : page.say("kilometres", { n: figure(metres / 1000) });
  const number = twoFigures(perPx / PX_M);
  return h(
    "div",
    { class: "gg-print-scale" },
    svg("svg", { viewBox: "0 0 24 34", width: 20, height: 28, "aria-hidden": "true" }, svg("path", { d: "M12 2 19 30 12 25 5 30z" }), svg("text", { x: 12, y: 34, "text-anchor": "middle" })),
    h("div", {}, h("span", { class: "gg-print-bar", style: `width:${width.toFixed(1)}px` }), h("span", {}, `${label} · ${page.say("scaleAbout", { n: figure(number) })}`)),
  );
}

/** The largest 1, 2 or 5 with noughts not beyond a length. @param {number} metres */
function roundDown(metres) {
  const ten = 10 ** Math.floor(Math.log10(metres));
  return ([5, 2, 1].find((step) => step * ten <= metres) ?? 1) * ten;
}

/** A scale is never known better than the paper is cut. @param {number} value */
function twoFigures(value) {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.round(value / step) * step;
}
