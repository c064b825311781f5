// @ts-check
/** The filter "only sites known within … m". */

import { h, redraw } from "./dom.js";
import { figure } from "./format.js";

/** @typedef {import("./page.js").Page} Page */

/** Metres offered: a house, a junction, a stretch of road, a neighbourhood. */
const STEPS_M = [50, 150, 500, 1000];

/** @param {Page} page */
export function accuracyFilter(page) {
  const { store, say } = page;
  const root = h("div", { class: "gg-accuracy" });
  store.on(["language", "maxAccuracy"], () => {
    /** @param {number | null} metres */
    const step = (metres) =>
      h(
        "button",
        {
          type: "button",
          class: "gg-segment",
          "aria-pressed": String(store.state.maxAccuracy === metres),
          "data-within": metres ?? "any",
          "data-key": `within:${metres}`,
          onclick: () => store.set({ maxAccuracy: metres }),
        },
        metres === null ? say("accuracyAny") : say("metres", { n: figure(metres) }),
      );
    redraw(
      root,
      h("p", { id: "gg-accuracy-label", class: "gg-label" }, say("accuracyLabel")),
      h(
        "div",
        { class: "gg-segments", role: "group", "aria-labelledby": "gg-accuracy-label" },
        step(null),
        ...STEPS_M.map(step),
      ),
      store.state.maxAccuracy !== null && h("p", { class: "gg-note" }, say("accuracyNote")),
    );
  });
  return root;
}
