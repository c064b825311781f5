// @ts-check
/** What every panel is given: the state, the map, and the page's voice in the language chosen. */

import { phrase, pick } from "../i18n.js";

/** @typedef {import("../types").CategoryInfo} CategoryInfo */
/** @typedef {import("../types").Insets} Insets */
/** @typedef {import("../types").MapApi} MapApi */
/** @typedef {import("../types").Site} Site */
/** @typedef {import("../types").StatusInfo} StatusInfo */
/** @typedef {import("../types").Text2} Text2 */

/** Parts of the state that decide which sites are shown. */
export const FILTERS = /** @type {const} */ ([
  "stages",
  "categories",
  "corridors",
  "programmes",
  "schedules",
  "maxAccuracy",
  "layers",
]);

/**
 * @typedef {object} Page
 * @property {import("../state.js").Store} store
 * @property {MapApi} api
 * @property {(key: import("../i18n.js").WordKey, values?: import("../i18n.js").WordValues) => string} say
 * @property {(text: Text2 | null | undefined) => string} pick
 * @property {(code: string) => StatusInfo | undefined} status
 * @property {(code: string) => CategoryInfo | undefined} category
 * @property {(panel: string) => boolean} shows whether the map names this panel, or names none
 * @property {(words: () => string) => void} tell says something in passing, aloud for screen readers as well
 * @property {() => Required<Insets>} insets what of the map lies under panels
 */

/**
 * @param {import("../state.js").Store} store
 * @param {MapApi} api
 * @param {Pick<Page, "tell" | "insets">} panels
 * @returns {Page}
 */
export function makePage(store, api, { tell, insets }) {
  const statuses = new Map(store.data.statuses.map((status) => [status.code, status]));
  const categories = new Map(store.data.categories.map((category) => [category.code, category]));
  return {
    store,
    api,
    tell,
    insets,
    shows: (panel) => store.data.meta.panels.length === 0 || store.data.meta.panels.includes(panel),
    say: (key, values) => phrase(store.state.language, key, values),
    pick: (text) => pick(store.state.language, text),
    status: (code) => statuses.get(code),
    category: (code) => categories.get(code),
  };
}
