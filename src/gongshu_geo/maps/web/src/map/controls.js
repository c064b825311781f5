// @ts-check
/** Zoom buttons, scale bar and the line of sources in the map's lower corners. */

import L from "leaflet";
import { pick } from "../i18n.js";
import { svg } from "./svg.js";
import { say } from "./words.js";

/**
 * @param {import("../state").Store} store
 * @param {L.Map} map
 * @param {{fitAll: () => void, online: () => import("../types").Meta["online"][number] | undefined}} tools
 */
export function addControls(store, map, tools) {
  addZoom(store, map, tools.fitAll);
  L.control.scale({ imperial: false, maxWidth: 120, position: "bottomleft" }).addTo(map);
  addCredits(store, map, tools.online);
}

/** @param {import("../state").Store} store @param {L.Map} map @param {() => void} fitAll */
function addZoom(store, map, fitAll) {
  const box = element("div", "gg-zoom");
  const buttons = /** @type {const} */ ([
    ["zoomIn", "M8 3v10M3 8h10", () => map.zoomIn()],
    ["zoomOut", "M3 8h10", () => map.zoomOut()],
    ["whole", "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3", fitAll],
  ]).map(([word, icon, act]) => ({ word, button: iconButton(icon, act) }));
  box.append(...buttons.map(({ button }) => button));
  store.on(["language"], ({ language }) => {
    for (const { word, button } of buttons) {
      button.title = say(language, word);
      button.setAttribute("aria-label", button.title);
    }
  });
  place(map, box, "bottomright");
}

/**
 * The way back to the view before a jump: a button while there is one, and the Backspace key.
 * @param {import("../state").Store} store
 * @param {L.Map} map
 * @param {import("./view.js").Viewpoint} view
 */
export function addBack(store, map, view) {
  const button = iconButton("M13 8H3M7 4 3 8l4 4", () => view.back());
  button.className = "gg-back";
  const words = element("span", "");
  button.append(words);
  store.on(["language"], ({ language }) => {
    words.textContent = say(language, "back");
    button.title = say(language, "backLong");
  });
  view.onTrail(() => {
    const held = document.activeElement === button;
    button.hidden = view.trail.length === 0;
    if (held && button.hidden) map.getContainer().focus({ preventScroll: true });
  });
  button.hidden = true;
  place(map, button, "bottomright");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Backspace" || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.matches("input, textarea, select, [contenteditable]")) return;
    if (view.trail.length === 0) return;
    event.preventDefault();
    view.back();
  });
}

/** @param {import("../state").Store} store @param {L.Map} map @param {() => import("../types").Meta["online"][number] | undefined} online */
function addCredits(store, map, online) {
  const box = element("div", "gg-credits");
  const { attribution, reviewNumber } = store.data.meta;
  store.on(["language", "online"], ({ language }) => {
    const parts = [pick(language, attribution), online()?.attribution ?? "", reviewNumber && say(language, "review", { number: reviewNumber })];
    box.textContent = [...new Set(parts.filter(Boolean))].join(" · ");
  });
  place(map, box, "bottomleft");
}

/** @param {L.Map} map @param {HTMLElement} box @param {L.ControlPosition} position */
export function place(map, box, position) {
  const Control = L.Control.extend({ onAdd: () => box });
  new Control({ position }).addTo(map);
  L.DomEvent.disableClickPropagation(box);
}

/** @param {string} path @param {() => void} act */
function iconButton(path, act) {
  const picture = svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, [svg("path", { d: path })]);
  const button = element("button", "");
  button.type = "button";
  button.append(picture);
  button.addEventListener("click", act);
  return button;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {string} className
 */
function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
