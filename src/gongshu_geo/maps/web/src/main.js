// @ts-check
/** Where the page starts: the data becomes a store, the map and the panels share it. */

import L from "leaflet";
import { startMap } from "./map/index.js";
import { startPanels } from "./panels/index.js";
import { Store } from "./state.js";

/** @typedef {import("./types").PageData} PageData */

// folium's own script, which makes the map, looks for Leaflet here.
Object.assign(window, { L });

/**
 * Take over the map that folium made.
 * @param {L.Map} map
 */
export function open(map) {
  const text = document.getElementById("gg-data")?.textContent ?? "";
  /** @type {PageData} */
  const data = JSON.parse(text);
  const store = new Store(data, {
    language: "zh",
    stages: null,
    categories: null,
    corridors: null,
    programmes: null,
    schedules: null,
    maxAccuracy: null,
    layers: new Set(data.layers.filter((layer) => layer.visible).map((layer) => layer.id)),
    selected: null,
    online: null,
    contrast: false,
    position: null,
  });
  const api = startMap(store, map);
  startPanels(store, api);
  // Tests and screenshots wait for this.
  document.documentElement.dataset.ready = "";
}
