// @ts-check
/** A short word in passing at the foot of the page, read aloud by screen readers. */

import { h, show } from "./dom.js";

const STAYS_MS = 4500;

/** @returns {{element: HTMLElement, tell: (text: string) => void}} */
export function makeToast() {
  const element = h("div", { class: "gg-toast", role: "status", "aria-live": "polite", hidden: true });
  let timer = 0;
  return {
    element,
    tell(text) {
      element.textContent = text;
      show(element, true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => show(element, false), STAYS_MS);
    },
  };
}
