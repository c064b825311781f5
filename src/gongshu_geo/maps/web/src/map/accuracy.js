// @ts-check
/** How far from its mark the selected site may lie, drawn to scale with its words. */

import L from "leaflet";
import { pick } from "../i18n.js";
import { accuracyText, say } from "./words.js";
import { metresPerPixel } from "./mercator.js";

/** @typedef {import("../types").Site} Site */

const CIRCLE = { color: "var(--uncertain)", weight: 1.5, fillColor: "var(--uncertain)", fillOpacity: 0.07, interactive: false, className: "gg-accuracy-circle" };
const BAND = { color: "var(--uncertain)", opacity: 0.12, fill: false, interactive: false, className: "gg-accuracy-band" };

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
    /** The band along a line or around an area, while one is shown. @type {L.GeoJSON | null} */
    this.band = null;
    map.on("zoomend", () => {
      this.placeBand();
      this.placeWords();
    });
  }

  refresh() {
    this.group.clearLayers();
    this.band = null;
    const site = this.site();
    if (!site?.at) return;
    const at = L.latLng(site.at[1], site.at[0]);
    if (site.accuracy && site.geometry?.type !== "Point") {
      this.band = L.geoJSON(site.geometry, { pane: this.pane, style: BAND }).addTo(this.group);
      this.placeBand();
    } else if (site.accuracy) {
      const dashArray = getComputedStyle(document.documentElement).getPropertyValue("--dash-uncertain").trim();
      L.circle(at, { ...CIRCLE, dashArray, radius: site.accuracy, pane: this.pane }).addTo(this.group);
    }
    const words = document.createElement("span");
    words.textContent = this.words(site);
    this.label.setContent(words);
    this.placeWords();
    this.label.addTo(this.group);
  }

  /** Twice the accuracy wide. @private */
  placeBand() {
    const site = this.site();
    if (!site?.at || !site.accuracy) return;
    this.band?.setStyle({ weight: (2 * site.accuracy) / metresPerPixel(site.at[1], this.map.getZoom()) });
  }

  /** Below the circle, or below the mark where the circle is smaller. @private */
  placeWords() {
    const site = this.site();
    if (!site?.at) return;
    const [lon, lat] = site.at;
    const radius = this.band ? 0 : (site.accuracy ?? 0) / metresPerPixel(lat, this.map.getZoom());
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
    const accuracy = accuracyText(language, site);
    return site.vague ? accuracy : say(language, "how", { accuracy, how: pick(language, site.method) });
  }
}
