// @ts-check
/** How far from its mark the selected site may lie, drawn to scale with its words. */

import L from "leaflet";
import { pick } from "../i18n.js";
import { metres, say } from "./words.js";
import { metresPerPixel } from "./mercator.js";

/** @typedef {import("../types").Site} Site */

const STYLE = { color: "var(--uncertain)", weight: 1.5, fillColor: "var(--uncertain)", fillOpacity: 0.07, interactive: false, className: "gg-accuracy" };

/** Smallest circle that says something beside the mark, pixels. */
const SMALLEST = 16;

export class Accuracy {
  /**
   * @param {import("../state").Store} store
   * @param {L.Map} map
   * @param {string} pane
   */
  constructor(store, map, pane) {
    this.store = store;
    this.map = map;
    this.pane = pane;
    this.group = L.layerGroup().addTo(map);
    this.label = L.tooltip({ permanent: true, direction: "bottom", className: "gg-accuracy-words", interactive: false, offset: [0, 4] });
    map.on("zoomend", () => this.placeWords());
  }

  refresh() {
    this.group.clearLayers();
    const site = this.site();
    if (!site?.at) return;
    const at = L.latLng(site.at[1], site.at[0]);
    if (site.accuracy) {
      const dashArray = getComputedStyle(document.documentElement).getPropertyValue("--dash-uncertain").trim();
      L.circle(at, { ...STYLE, dashArray, radius: site.accuracy, pane: this.pane }).addTo(this.group);
    }
    const words = document.createElement("span");
    words.textContent = this.words(site);
    this.label.setContent(words);
    this.placeWords();
    this.label.addTo(this.group);
  }

  /** Below the circle, or below the mark where the circle is smaller. @private */
  placeWords() {
    const site = this.site();
    if (!site?.at) return;
    const [lon, lat] = site.at;
    const radius = (site.accuracy ?? 0) / metresPerPixel(lat, this.map.getZoom());
    const visible = radius < this.map.getSize().y / 2.2 ? radius : 0;
    const below = Math.max(visible, SMALLEST);
    this.label.setLatLng(this.map.unproject(this.map.project([lat, lon]).add([0, below])));
  }

  /** @private */
  site() {
    return this.store.byId.get(this.store.state.selected ?? "");
  }

  /** @private @param {Site} site */
  words(site) {
    const { language } = this.store.state;
    const how = pick(language, site.method);
    return site.accuracy === null
      ? say(language, "unmeasured", { how })
      : say(language, "about", { m: metres(language, site.accuracy), how });
  }
}
