// @ts-check
/** The state in the page's address, so that a link shows what its sender saw. */

import { FILTERS } from "./page.js";

/** @typedef {import("../state.js").Store} Store */
/** @typedef {import("../types").MapApi} MapApi */
/** @typedef {import("../types").PageData} PageData */
/** @typedef {import("../types").State} State */
/** @typedef {{lon: number, lat: number, zoom: number}} View */

/** Filters that are sets, and their short names in the address. */
const SETS = /** @type {const} */ ([
  ["stages", "stage"],
  ["categories", "kind"],
  ["corridors", "road"],
  ["programmes", "programme"],
  ["schedules", "schedule"],
]);

/**
 * Write a state; what is as at the start is left out.
 * @param {State} state
 * @param {ReadonlySet<string>} usualLayers layers visible at the start
 * @param {View | null} view
 * @returns {string} without the `#`
 */
export function written(state, usualLayers, view) {
  /** @type {[string, string][]} */
  const parts = [];
  if (state.language !== "zh") parts.push(["lang", state.language]);
  for (const [key, name] of SETS) {
    const chosen = state[key];
    if (chosen !== null) parts.push([name, list(chosen)]);
  }
  if (state.maxAccuracy !== null) parts.push(["within", String(state.maxAccuracy)]);
  if (!same(state.layers, usualLayers)) parts.push(["layers", list(state.layers)]);
  if (state.online !== null) parts.push(["base", encodeURIComponent(state.online)]);
  if (state.contrast) parts.push(["contrast", "1"]);
  if (state.theme) parts.push(["theme", state.theme]);
  if (state.selected !== null) parts.push(["site", encodeURIComponent(state.selected)]);
  if (view !== null) parts.push(["view", `${Number(view.zoom.toFixed(2))},${view.lat.toFixed(5)},${view.lon.toFixed(5)}`]);
  return parts.map((part) => part.join("=")).join("&");
}

/**
 * Read an address. What it does not name is as at the start; values that the page does not know are
 * left out, as the file may be a newer one.
 * @param {string} hash with or without the `#`
 * @param {PageData} data
 * @param {ReadonlySet<string>} usualLayers
 * @returns {{change: Partial<State>, view: View | null}}
 */
export function read(hash, data, usualLayers) {
  const parts = new Map(hash.replace(/^#/, "").split("&").map(pair));
  const known = knownValues(data);
  const base = decoded(parts.get("base"));
  const site = decoded(parts.get("site"));
  const theme = parts.get("theme");
  /** @type {Partial<State>} */
  const change = {
    language: parts.get("lang") === "en" ? "en" : "zh",
    maxAccuracy: Number(parts.get("within")) > 0 ? Number(parts.get("within")) : null,
    layers: subset(parts.get("layers"), known.layers) ?? usualLayers,
    online: data.meta.online.some((online) => online.id === base) ? base : null,
    contrast: parts.get("contrast") === "1",
    theme: theme === "light" || theme === "dark" ? theme : undefined,
    selected: data.sites.some((each) => each.id === site) ? site : null,
  };
  for (const [key, name] of SETS) {
    const chosen = subset(parts.get(name), known[key]);
    change[key] = chosen !== null && chosen.size > 0 ? chosen : null;
  }
  return { change, view: readView(parts.get("view")) };
}

/**
 * Take the state from the address, and keep the address in step from then on.
 * @param {Store} store
 * @param {MapApi} api
 * @returns {() => string} the whole address as it stands now
 */
export function keepAddress(store, api) {
  const usual = store.state.layers;
  const address = () => `#${written(store.state, usual, api.view?.() ?? null)}`;
  const apply = () => {
    const { change, view } = read(location.hash, store.data, usual);
    store.set(change);
    if (view !== null) api.setView?.(view);
  };
  // Opening the page leaves its address as it came: the map settles by itself, which is no choice.
  let touched = false;
  for (const event of ["pointerdown", "keydown", "wheel"])
    window.addEventListener(
      event,
      () => {
        touched = true;
      },
      { capture: true, passive: true },
    );
  const write = () => {
    if (touched) history.replaceState(history.state, "", address());
  };
  apply();
  store.on(["language", ...FILTERS, "online", "contrast", "theme", "selected"], write);
  api.onView?.(write);
  window.addEventListener("hashchange", apply);
  return () => location.href.replace(/#.*$/, "") + address();
}

/** @param {PageData} data */
function knownValues(data) {
  return {
    stages: new Set(data.statuses.map((status) => status.code)),
    categories: new Set(data.categories.map((category) => category.code)),
    corridors: new Set(data.sites.map((site) => site.corridor)),
    programmes: new Set(data.sites.map((site) => site.programme)),
    schedules: new Set(data.schedules.map((schedule) => schedule.code)),
    layers: new Set(data.layers.map((layer) => layer.id)),
  };
}

/** @param {ReadonlySet<string>} values */
function list(values) {
  return [...values].map(encodeURIComponent).join(",");
}

/** @param {string | undefined} text @param {ReadonlySet<string>} known */
function subset(text, known) {
  if (text === undefined) return null;
  return new Set(
    text
      .split(",")
      .map((value) => decoded(value) ?? "")
      .filter((value) => known.has(value)),
  );
}

/** @param {string} part @returns {[string, string]} */
function pair(part) {
  const at = part.indexOf("=");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
}

/** @param {string | undefined} text @returns {string | null} */
function decoded(text) {
  if (text === undefined) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // cut off by whoever passed the link on
  }
}

/** @param {string | undefined} text @returns {View | null} */
function readView(text) {
  const [zoom, lat, lon] = (text ?? "").split(",").map(Number);
  return [zoom, lat, lon].every((value) => Number.isFinite(value)) && Math.abs(lat) <= 90 ? { zoom, lat, lon } : null;
}

/** @param {ReadonlySet<string>} one @param {ReadonlySet<string>} other */
function same(one, other) {
  return one.size === other.size && [...one].every((value) => other.has(value));
}
