// @ts-check
/** How many sites the filters leave, and the way back to all. */

import { h, redraw } from "./dom.js";
import { figure } from "./format.js";
import { icon } from "./icons.js";
import { FILTERS } from "./page.js";

/** @typedef {import("./page.js").Page} Page */

/** @param {Page} page */
export function filterBar(page) {
  const { store, say } = page;
  const count = h("span", { role: "status" });
  const buttons = h("div", { class: "gg-filter-buttons" });
  const root = h("div", { class: "gg-filter-bar" }, count, buttons);
  store.on(["language", ...FILTERS], () => {
    root.toggleAttribute("data-filtered", store.filtered);
    const shown = figure(store.shown().length);
    const all = figure(store.data.sites.length);
    count.textContent = shown === all ? say("shownAll", { all }) : say("shownOf", { shown, all });
    redraw(buttons, store.filtered && clearButton(page), fitButton(page));
  });
  return root;
}

/** @param {Page} page */
function clearButton({ store, say }) {
  const none = { stages: null, categories: null, corridors: null, programmes: null, schedules: null, maxAccuracy: null };
  return h(
    "button",
    { type: "button", class: "gg-link", "data-key": "clear", onclick: () => store.set(none) },
    say("clearFilters"),
  );
}

/** @param {Page} page */
function fitButton(page) {
  const words = page.say("fitShown");
  return h(
    "button",
    {
      type: "button",
      class: "gg-icon-button",
      "aria-label": words,
      title: words,
      "data-key": "fit",
      onclick: () => fitShown(page),
    },
    icon("centre", 18),
  );
}

/** Bring the map to what is shown; to the whole district if that is everything. @param {Page} page */
function fitShown(page) {
  const placed = page.store.shown().filter((site) => site.at !== null);
  if (page.store.filtered && placed.length > 0) page.api.fitTo(placed.map((site) => site.id));
  else page.api.fitAll();
}
