// @ts-check
/** A short word in passing at the foot of the page, read aloud by screen readers. */

import { h, show } from "./dom.js";

const STAYS_MS = 4500;

/**
 * @param {import("../state.js").Store} store
 * @returns {{element: HTMLElement, tell: (words: () => string) => void}}
 */
export function makeToast(store) {
  const element = h("div", { class: "gg-toast", role: "status", "aria-live": "polite", hidden: true });
  let timer = 0;
  let said = () => "";
  // What is still to be read follows the language.
  store.on(["language"], () => {
    if (!element.hidden) element.textContent = said();
  });
  return {
    element,
    tell(words) {
      said = words;
      element.textContent = words();
      show(element, true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => show(element, false), STAYS_MS);
    },
  };
}
