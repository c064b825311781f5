// @ts-check
/** The sites that pass the filters, as a list. */

import { h, redraw } from "./dom.js";
import { FILTERS } from "./page.js";
import { siteRow } from "./siterow.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("./page.js").Page} Page */

/**
 * Drawn only while it can be seen: rows with their marks are many.
 * @param {Page} page
 * @returns {{element: HTMLElement, opened: () => void}}
 */
export function siteList(page) {
  const { store } = page;
  const element = h("div", { class: "gg-pane-list" });
  let stale = true;
  const draw = () => {
    if (element.closest("[hidden]") !== null || !element.isConnected) return;
    stale = false;
    const shown = [...store.shown()].sort(byStageThenName);
    redraw(
      element,
      shown.length === 0 && h("p", { class: "gg-note" }, page.say("noneShown")),
      h(
        "ul",
        { class: "gg-list", "data-list": "shown" },
        ...shown.map((site) =>
          h(
            "li",
            { class: "gg-item", "data-selected": site.id === store.state.selected ? "" : null },
            siteRow(page, site),
          ),
        ),
      ),
    );
  };
  store.on(["language", ...FILTERS, "selected"], () => {
    stale = true;
    draw();
  });
  return { element, opened: () => stale && draw() };
}

/** Sites of which the stage is known first, each part by name. @param {Site} one @param {Site} other */
function byStageThenName(one, other) {
  return (
    Number(one.stage === "unknown") - Number(other.stage === "unknown") ||
    one.name.localeCompare(other.name, "zh-CN", { numeric: true })
  );
}
