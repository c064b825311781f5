// @ts-check
/** The left panel, on the phone the sheet's content: the list of sites, and the legend with its filters. */

import { accuracyFilter } from "./accuracy.js";
import { coverage } from "./coverage.js";
import { baseChoice, displaySwitches } from "./display.js";
import { h, redraw, show } from "./dom.js";
import { figure } from "./format.js";
import { icon } from "./icons.js";
import { layerList } from "./layers.js";
import { categoryFacet, corridorFacet, markNotes, programmeFacet, scheduleLegend, stageFacet } from "./legend.js";
import { nearby } from "./nearby.js";
import { siteList } from "./sitelist.js";
import { areaOnlyList, unlocatedList } from "./unplaced.js";

/** @typedef {import("../i18n.js").WordKey} WordKey */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {"legend" | "list" | "nearby"} Tab */

/**
 * @param {Page} page
 * @param {Tab} first
 * @param {() => HTMLElement} toolsForPhone
 */
export function side(page, first, toolsForPhone) {
  const { store } = page;
  const list = siteList(page);
  const legend = legendPane(page, toolsForPhone);
  /** @type {Partial<Record<Tab, HTMLElement>>} */
  const panes = store.data.meta.kind === "field" ? { nearby: nearby(page), legend, list: list.element } : { legend, list: list.element };
  const names = /** @type {Tab[]} */ (Object.keys(panes));
  const tabs = h("div", { class: "gg-tabs", role: "tablist" });
  const root = h(
    "aside",
    { class: "gg-side", id: "gg-side" },
    tabs,
    filterBar(page),
    ...names.map((name) => h("div", { class: "gg-pane", id: `gg-pane-${name}`, role: "tabpanel", "aria-labelledby": `gg-tab-${name}`, tabindex: "-1" }, panes[name])),
  );
  /** @type {Tab} */
  let current = first;
  /** @param {Tab} tab */
  const open = (tab) => {
    current = tab;
    root.dataset.tab = tab;
    for (const name of names) {
      const pane = root.querySelector(`#gg-pane-${name}`);
      if (pane !== null) show(pane, name === tab);
    }
    drawTabs();
    if (tab === "list") list.opened();
  };
  const drawTabs = () => {
    root.setAttribute("aria-label", page.say("panel"));
    redraw(tabs, ...names.map((name) => tabButton(page, name, name === current, () => open(name), names)));
  };
  store.on(["language", "stages", "categories", "corridors", "programmes", "maxAccuracy", "layers"], drawTabs);
  open(first);
  return { element: root, open };
}

/** @param {Page} page @param {Tab} name @param {boolean} on @param {() => void} open @param {Tab[]} names */
function tabButton(page, name, on, open, names) {
  const words = name === "legend" ? page.say("tabLegend") : name === "nearby" ? page.say("tabNearby") : page.say("tabList", { n: figure(page.store.shown().length) });
  return h(
    "button",
    {
      type: "button", class: "gg-tab", role: "tab", id: `gg-tab-${name}`, "aria-selected": String(on), "aria-controls": `gg-pane-${name}`, tabindex: on ? "0" : "-1", "data-key": `tab:${name}`, onclick: open,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (step === 0) return;
        const next = document.getElementById(`gg-tab-${names[(names.indexOf(name) + step + names.length) % names.length]}`);
        next?.focus();
        next?.click();
        event.preventDefault();
      },
    },
    words,
  );
}

/** How many are shown, and a way back to all. @param {Page} page */
function filterBar(page) {
  const { store, say } = page;
  const root = h("div", { class: "gg-filter-bar", role: "status" });
  store.on(["language", "stages", "categories", "corridors", "programmes", "maxAccuracy", "layers"], () => {
    root.toggleAttribute("data-filtered", store.filtered);
    const shown = store.shown().length;
    const all = store.data.sites.length;
    redraw(
      root,
      h("span", {}, shown === all ? say("shownAll", { all: figure(all) }) : say("shownOf", { shown: figure(shown), all: figure(all) })),
      store.filtered && h("button", { type: "button", class: "gg-link", "data-key": "clear", onclick: () => store.set({ stages: null, categories: null, corridors: null, programmes: null, maxAccuracy: null }) }, say("clearFilters")),
      h("button", { type: "button", class: "gg-icon-button", "aria-label": say("fitShown"), title: say("fitShown"), "data-key": "fit", onclick: () => fitShown(page) }, icon("centre", 18)),
    );
  });
  return root;
}

/** Bring the map to what is shown; to the whole district if that is everything. @param {Page} page */
function fitShown(page) {
  const placed = page.store.shown().filter((site) => site.at !== null);
  if (page.store.filtered && placed.length > 0) page.api.fitTo(placed.map((site) => site.id));
  else page.api.fitAll();
}

/** @param {Page} page @param {() => HTMLElement} toolsForPhone */
function legendPane(page, toolsForPhone) {
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
    section(page, "stages", h("div", {}, stageFacet(page), markNotes(page)), { open: true }),
    section(page, "categories", categoryFacet(page), { open: true }),
    section(page, "corridors", corridorFacet(page), { open: true }),
    section(page, "programmes", programmeFacet(page)),
    section(page, "schedule", scheduleLegend(page)),
    section(page, "accuracy", accuracyFilter(page)),
    section(page, "layers", layerList(page), { open: true }),
    section(page, "base", baseChoice(page)),
    section(page, "display", displaySwitches(page)),
    area.count > 0 && lists.area,
    unlocated.count > 0 && lists.unlocated,
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
  return h("details", { class: "gg-section", id: id ?? null, "data-section": title, open }, h("summary", {}, heading), body);
}
