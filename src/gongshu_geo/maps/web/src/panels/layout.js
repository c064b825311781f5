// @ts-check
/** Which panels lie over the map, and telling the map so. */

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("../types").Insets} Insets */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./sheet.js").Sheet} Sheet */

/**
 * @typedef {object} Panels
 * @property {HTMLElement} button folds and unfolds the left panel
 * @property {() => void} arrange to be called when a panel has come, gone or moved
 * @property {() => Required<Insets>} insets
 */

/** Below this the page is laid out for a phone (wide_from in the look's values; media queries take no variables). */
const NARROW = window.matchMedia("(max-width: 1023.98px)");

/** Below this, both panels would leave less than half of the width to the map. */
const BOTH = window.matchMedia("(min-width: 1360px)");

export function isNarrow() {
  return NARROW.matches;
}

/**
 * Fold and unfold the left panel; tell the map what is covered.
 * @param {Page} page
 * @param {HTMLElement} root holds all panels
 * @param {Sheet} sheet
 * @returns {Panels}
 */
export function layout(page, root, sheet) {
  const { store, api } = page;
  let wished = true;
  const button = h("button", {
    type: "button",
    class: "gg-icon-button gg-fold",
    "aria-controls": "gg-side",
    onclick: () => flip(),
  });
  const open = () => wished && (BOTH.matches || store.state.selected === null);

  /** What lies under panels now; nothing does on paper. @returns {Required<Insets>} */
  const insets = () => {
    if ("printing" in document.documentElement.dataset) return { left: 0, right: 0, bottom: 0, top: 0 };
    const top = box(".gg-bar")?.bottom ?? 0;
    // A sheet at full height hides the map anyway: what counts is the half that comes back.
    if (isNarrow()) return { left: 0, right: 0, top, bottom: Math.min(sheet.height(sheet.stop), sheet.height("list")) };
    const right = store.state.selected === null ? 0 : (box(".gg-drawer")?.width ?? 0);
    return { left: open() ? (box(".gg-side")?.width ?? 0) : 0, right, bottom: 0, top };
  };

  const arrange = () => {
    root.dataset.side = open() ? "open" : "folded";
    const words = page.say(open() ? "panelFold" : "panelUnfold");
    button.replaceChildren(icon(open() ? "fold" : "unfold"));
    button.setAttribute("aria-expanded", String(open()));
    button.setAttribute("aria-label", words);
    button.title = words;
    api.panelInsets(insets());
  };

  const flip = () => {
    if (open()) wished = false;
    else {
      wished = true;
      // On a small screen only one of the two has room.
      if (!BOTH.matches && store.state.selected !== null) store.set({ selected: null });
    }
    arrange();
  };

  /** @param {string} selector */
  const box = (selector) => root.querySelector(selector)?.getBoundingClientRect();

  store.on(["selected", "language"], arrange);
  NARROW.addEventListener("change", arrange);
  BOTH.addEventListener("change", arrange);
  return { button, arrange, insets };
}
