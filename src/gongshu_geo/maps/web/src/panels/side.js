// @ts-check
/** The left panel, on the phone the sheet's content: the list of sites, and the legend with its filters. */

import { h, redraw, show } from "./dom.js";
import { filterBar } from "./filterbar.js";
import { figure } from "./format.js";
import { legendPane } from "./legendpane.js";
import { nearby } from "./nearby.js";
import { FILTERS } from "./page.js";
import { siteList } from "./sitelist.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {"legend" | "list" | "nearby"} Tab */

/** What comes first is what the page's readers open it for. @type {Record<"field" | "planning", Tab[]>} */
const ORDER = { field: ["nearby", "legend", "list"], planning: ["legend", "list", "nearby"] };

/**
 * @param {Page} page
 * @param {Tab} first
 * @param {() => HTMLElement} toolsForPhone
 * @param {import("./position.js").Locator} locator
 */
export function side(page, first, toolsForPhone, locator) {
  const { store } = page;
  const list = siteList(page);
  const legend = legendPane(page, toolsForPhone);
  /** @type {Partial<Record<Tab, HTMLElement>>} */
  const panes = { legend, list: list.element };
  if (page.shows("nearest")) panes.nearby = nearby(page, locator);
  const names = ORDER[store.data.meta.kind].filter((name) => panes[name] !== undefined);
  const tabs = h("div", { class: "gg-tabs", role: "tablist" });
  const root = h(
    "aside",
    { class: "gg-side", id: "gg-side" },
    tabs,
    filterBar(page),
    ...names.map((name) =>
      h(
        "div",
        {
          class: "gg-pane",
          id: `gg-pane-${name}`,
          role: "tabpanel",
          "aria-labelledby": `gg-tab-${name}`,
          tabindex: "-1",
        },
        panes[name],
      ),
    ),
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
  store.on(["language", ...FILTERS], drawTabs);
  open(first);
  return { element: root, open };
}

/** @param {Page} page @param {Tab} name @param {boolean} on @param {() => void} open @param {Tab[]} names */
function tabButton(page, name, on, open, names) {
  const words =
    name === "legend"
      ? page.say("tabLegend")
      : name === "nearby"
        ? page.say("tabNearby")
        : page.say("tabList", { n: figure(page.store.shown().length) });
  return h(
    "button",
    {
      type: "button",
      class: "gg-tab",
      role: "tab",
      id: `gg-tab-${name}`,
      "aria-selected": String(on),
      "aria-controls": `gg-pane-${name}`,
      tabindex: on ? "0" : "-1",
      "data-key": `tab:${name}`,
      onclick: open,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (step === 0) return;
        const next = document.getElementById(
          `gg-tab-${names[(names.indexOf(name) + step + names.length) % names.length]}`,
        );
        next?.focus();
        next?.click();
        event.preventDefault();
      },
    },
    words,
  );
}
