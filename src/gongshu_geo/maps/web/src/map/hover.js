// @ts-check
/** Which site the pointer or the focus is on, and the small label that names it. */

import L from "leaflet";

/** @typedef {import("../types").Site} Site */

export class Hover {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    /** @type {Site | null} */
    this.site = null;
    /** @type {((site: Site | null) => void)[]} */
    this.listeners = [];
    this.label = L.tooltip({ className: "gg-hover", direction: "top", opacity: 1, interactive: false });
  }

  /** @param {(site: Site | null) => void} call */
  on(call) {
    this.listeners.push(call);
  }

  /**
   * Name something at a place of the map.
   * @param {string} text
   * @param {L.LatLng} at
   * @param {number} above pixels between the place and the label
   */
  name(text, at, above) {
    const content = document.createElement("span");
    content.textContent = text;
    this.label.options.offset = L.point(0, -above);
    this.label.setLatLng(at).setContent(content);
    if (!this.map.hasLayer(this.label)) this.label.addTo(this.map);
  }

  /** @param {Site} site @param {L.LatLng} at @param {number} above */
  enter(site, at, above) {
    this.name(site.name, at, above);
    this.tell(site);
  }

  leave() {
    this.label.remove();
    this.tell(null);
  }

  /** @private @param {Site | null} site */
  tell(site) {
    if (site === this.site) return;
    this.site = site;
    this.listeners.forEach((call) => call(site));
  }
}
