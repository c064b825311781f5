// @ts-check
/** Where the review page starts. */

import L from "leaflet";
import { h } from "../panels/dom.js";
import { makePage } from "../panels/page.js";
import { makeToast } from "../panels/toast.js";
import { Store } from "../state.js";
import { bar } from "./bar.js";
import { Desk } from "./desk.js";
import { detail } from "./detail.js";
import { keys } from "./keys.js";
import { worklist } from "./list.js";
import { Scene } from "./scene.js";
import { tell } from "./words.js";

/**
 * What every part of the page is given.
 * @typedef {object} Review
 * @property {Desk} desk
 * @property {Store} store of the language and the theme
 * @property {import("../panels/page.js").Page} page the voice of the shared panels
 * @property {(word: import("./words.js").ReviewWord, values?: Record<string, string | number>) => string} say
 * @property {(text: string) => void} toast
 */

// folium's own script, which makes the map, looks for Leaflet here.
Object.assign(window, { L });

/**
 * Take over the map that folium made.
 * @param {L.Map} map
 */
export function open(map) {
  /** @type {import("./types").ReviewData} */
  const data = JSON.parse(document.getElementById("gg-data")?.textContent ?? "");
  const store = new Store(data, {
    language: "zh", stages: null, categories: null, corridors: null, programmes: null, schedules: null, maxAccuracy: null,
    layers: new Set(), selected: null, online: null, contrast: false, position: null,
  });
  const toast = makeToast(store);
  // The shared panels that are used here ask nothing of a map.
  const api = /** @type {import("../types").MapApi} */ ({});
  const insets = () => ({ left: 0, right: 0, top: 0, bottom: 0 });
  const page = makePage(store, api, { tell: toast.tell, insets });
  const desk = new Desk(data);
  /** @type {Review} */
  const review = { desk, store, page, toast: (text) => toast.tell(() => text), say: (word, values) => tell(store.state.language, word, values) };

  const root = document.getElementById("gg-panels") ?? document.body.appendChild(h("div", { id: "gg-panels" }));
  document.body.prepend(root);
  const scene = new Scene(review, map);
  const list = worklist(review);
  root.append(bar(review, root), list.element, detail(review, scene), toast.element);
  keys(review, list);
  addEventListener("beforeunload", (event) => {
    if (desk.unsaved) event.preventDefault();
  });
  // Tests and screenshots wait for this.
  document.documentElement.dataset.ready = "";
}
