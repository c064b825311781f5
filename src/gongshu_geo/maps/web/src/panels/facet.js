// @ts-check
/** A filter by values of one property: each with its mark, name, bar and count. */

import { only, toggled } from "./choice.js";
import { h, redraw } from "./dom.js";
import { figure } from "./format.js";
import { FILTERS } from "./page.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {"stages" | "categories" | "corridors" | "programmes" | "schedules"} FilterKey */
/** @typedef {{value: string, name: string, mark?: Element | null, group?: string, colour?: string}} Option */

/**
 * @typedef {object} Facet
 * @property {FilterKey} key
 * @property {(site: Site) => string} of the property of a site
 * @property {() => Option[]} options every value that occurs, in the legend's order
 * @property {(site: Site) => boolean} [planned] whether a site has its value from a plan only
 */

/** @typedef {{all: number, planned: number}} Count */

/** @type {Count} */
const NONE = { all: 0, planned: 0 };

/** Two clicks within this are a double click, also where the browser does not count taps. */
const DOUBLE_MS = 400;

/**
 * @param {Page} page
 * @param {Facet} facet
 * @returns {HTMLElement}
 */
export function facetList(page, facet) {
  const { store } = page;
  const root = h("div", { class: "gg-facets", "data-facet": facet.key });
  const click = clicks(page, facet);
  const draw = () => {
    const counts = countBy(page, facet);
    const most = Math.max(1, ...[...counts.values()].map(({ all }) => all));
    const options = facet.options();
    redraw(
      root,
      ...grouped(options).map(([group, members]) =>
        h(
          "div",
          { role: "group", "aria-label": group || null },
          group !== "" && h("h3", { class: "gg-group" }, group),
          ...members.map((option) => row(page, facet, option, counts.get(option.value) ?? NONE, most, click)),
        ),
      ),
    );
  };
  store.on(["language", ...FILTERS], draw);
  return root;
}

/**
 * How many sites each value would show, every other filter kept, and how many of them by plan only.
 * @param {Page} page @param {Facet} facet
 */
function countBy(page, facet) {
  /** @type {Map<string, Count>} */
  const counts = new Map();
  for (const site of page.store.data.sites) {
    if (!page.store.passes(site, facet.key)) continue;
    const value = facet.of(site);
    const { all, planned } = counts.get(value) ?? NONE;
    counts.set(value, { all: all + 1, planned: planned + Number(facet.planned?.(site) ?? false) });
  }
  return counts;
}

/**
 * @param {Page} page @param {Facet} facet @param {Option} option
 * @param {Count} count @param {number} most
 * @param {(value: string, alone: boolean) => void} click
 */
function row(page, facet, option, count, most, click) {
  const chosen = page.store.state[facet.key];
  const on = chosen === null || chosen.has(option.value);
  return h(
    "button",
    {
      type: "button",
      class: "gg-facet",
      "aria-pressed": String(on),
      title: page.say("onlyHint"),
      "data-value": option.value,
      "data-key": `${facet.key}:${option.value}`,
      onclick: (/** @type {MouseEvent} */ event) => click(option.value, event.shiftKey),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (!event.shiftKey || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        click(option.value, true);
      },
    },
    h("span", { class: "gg-facet-mark", "aria-hidden": "true" }, option.mark),
    h("span", { class: "gg-facet-name" }, option.name),
    h(
      "span",
      { class: "gg-bar-track", "aria-hidden": "true" },
      bar(count.all - count.planned, option.colour ? `background:${option.colour}` : ""),
      count.planned > 0 && bar(count.planned, `background:none;border-color:${option.colour ?? "var(--control-line)"}`),
    ),
    h("span", { class: "gg-facet-count" }, figure(count.all)),
    // 43 completed of which 27 are only planned to be: a mayor must not read 43 finished works.
    count.planned > 0 && h("span", { class: "gg-facet-planned" }, page.say("ofPlan", { n: figure(count.planned) })),
  );

  /** @param {number} sites @param {string} look */
  function bar(sites, look) {
    const style = `width:${((100 * sites) / most).toFixed(1)}%;${look}`;
    return h("span", { class: "gg-bar-fill", "data-tinted": option.colour !== undefined, style });
  }
}

/**
 * What a click does: show or hide; the second of two quick ones, or one with Shift: only this.
 * @param {Page} page @param {Facet} facet
 * @returns {(value: string, alone: boolean) => void}
 */
function clicks(page, facet) {
  /** @type {{value: string, time: number, before: ReadonlySet<string> | null} | null} */
  let last = null;
  return (value, alone) => {
    const { store } = page;
    const now = performance.now();
    const second = last !== null && last.value === value && now - last.time < DOUBLE_MS;
    const before = second && last !== null ? last.before : store.state[facet.key];
    const all = facet.options().map((option) => option.value);
    store.set({ [facet.key]: second || alone ? only(before, value) : toggled(before, value, all) });
    last = second ? null : { value, time: now, before };
  };
}

/** @param {Option[]} options @returns {[string, Option[]][]} */
function grouped(options) {
  /** @type {Map<string, Option[]>} */
  const groups = new Map();
  for (const option of options) {
    const group = option.group ?? "";
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups];
}
