// @ts-check
/** A small list at a place of the map, for sites that no zoom can part. */

import L from "leaflet";

/** @typedef {import("../types").Site} Site */

export class SiteList {
  /**
   * @param {import("../state").Store} store
   * @param {L.Map} map
   * @param {import("./looks.js").Looks} looks
   */
  constructor(store, map, looks) {
    this.store = store;
    this.map = map;
    this.looks = looks;
    this.popup = L.popup({ className: "gg-spot", closeButton: false, autoPan: true, autoPanPadding: [16, 64], minWidth: 220, maxWidth: 300, offset: [0, -8] });
  }

  /**
   * @param {Site[]} sites
   * @param {L.LatLng} at
   * @param {string} title
   */
  open(sites, at, title) {
    const heading = document.createElement("h2");
    heading.textContent = title;
    const items = document.createElement("ul");
    items.append(...sites.map((site) => this.item(site)));
    const box = document.createElement("div");
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", title);
    box.append(heading, items);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
    L.DomEvent.disableClickPropagation(box).disableScrollPropagation(box);
    this.popup.setLatLng(at).setContent(box).openOn(this.map);
    /** @type {HTMLElement | null} */ (items.querySelector("button"))?.focus({ preventScroll: true });
  }

  close() {
    this.popup.remove();
    this.map.getContainer().focus({ preventScroll: true });
  }

  /** @private @param {Site} site */
  item(site) {
    const name = document.createElement("span");
    name.textContent = site.name;
    const button = document.createElement("button");
    button.type = "button";
    button.append(this.looks.siteMark(site, 20), name);
    button.addEventListener("click", () => {
      this.popup.remove();
      this.store.set({ selected: site.id });
    });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }
}
