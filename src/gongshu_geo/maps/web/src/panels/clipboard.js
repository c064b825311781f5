// @ts-check
/** Copying text, also from a page opened as a file. */

import { h } from "./dom.js";

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // no permission, or no secure context
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const held = document.activeElement;
  const area = h("textarea", { class: "gg-offscreen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (held instanceof HTMLElement) held.focus({ preventScroll: true });
  return done;
}
