// @ts-check
/** Where the map looks, given how much of it lies under panels. */

import L from "leaflet";

/** @typedef {import("../types").Insets} Insets */
/** @typedef {import("../types").Site} Site */

/** Free space around what is fitted, pixels. */
const AIR = 28;

/** Closest zoom that fitting goes to. */
const CLOSE = 16;

export class Viewpoint {
  /**
   * @param {import("../state").Store} store
   * @param {L.Map} map
   */
  constructor(store, map) {
    this.store = store;
    this.map = map;
    this.insets = { left: 0, right: 0, top: 0, bottom: 0 };
    /** Whether the reader or a link chose the view; until then it shows the whole map. */
    this.chosen = false;
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.motion = () => ({ animate: !calm.matches && document.visibilityState === "visible" });
    this.fitAll(false);
    map.on("dragstart zoomstart", () => { this.chosen ||= !this.fitting; });
    map.on("resize", () => { if (!this.chosen) this.fitAll(false); });
  }

  /** @param {Insets} insets */
  setInsets(insets) {
    this.insets = { top: 0, ...insets };
    const { style } = this.map.getContainer();
    for (const [side, pixels] of Object.entries(this.insets)) style.setProperty(`--inset-${side}`, `${pixels}px`);
    if (!this.chosen) this.fitAll(false);
    else this.reveal();
  }

  /** @param {boolean} [animate] */
  fitAll(animate = true) {
    const [west, south, east, north] = this.store.data.meta.extent;
    this.fit(L.latLngBounds([south, west], [north, east]), { animate, air: 12 });
    this.chosen = false;
  }

  /** @param {Site[]} sites */
  fitSites(sites) {
    const bounds = L.latLngBounds([]);
    for (const site of sites) bounds.extend(siteBounds(site));
    if (bounds.isValid()) this.fit(bounds, {});
  }

  /**
   * @param {L.LatLngBounds} bounds
   * @param {{animate?: boolean, air?: number, close?: number}} options
   */
  fit(bounds, { animate = true, air = AIR, close = CLOSE }) {
    const { left, top, right, bottom } = this.insets;
    this.fitting = true;
    this.map.fitBounds(bounds, {
      paddingTopLeft: [left + air, top + air],
      paddingBottomRight: [right + air, bottom + air],
      maxZoom: close,
      ...(animate ? this.motion() : { animate: false }),
    });
    this.fitting = false;
    this.chosen = true;
  }

  /** @param {{lon: number, lat: number, zoom: number}} view */
  set({ lon, lat, zoom }) {
    this.chosen = true;
    this.map.setView([lat, lon], zoom, { animate: false });
  }

  /** Move the map by as little as brings the selected site out from under the panels. */
  reveal() {
    const site = this.store.byId.get(this.store.state.selected ?? "");
    if (!site?.at) return;
    const at = this.map.latLngToContainerPoint([site.at[1], site.at[0]]);
    const size = this.map.getSize();
    const { left, top, right, bottom } = this.insets;
    const x = beyond(at.x, left + AIR, size.x - right - AIR);
    const y = beyond(at.y, top + AIR, size.y - bottom - AIR);
    if (x || y) this.map.panBy([x, y], this.motion());
  }
}

/**
 * What a site covers, with its accuracy.
 * @param {Site} site
 * @returns {L.LatLngBounds} not valid where the site is not located
 */
export function siteBounds(site) {
  if (!site.at) return L.latLngBounds([]);
  const at = L.latLng(site.at[1], site.at[0]);
  const around = site.accuracy && site.accuracy > 20 ? at.toBounds(2 * site.accuracy) : L.latLngBounds([at, at]);
  return site.geometry && site.kind !== "area" ? around.extend(L.geoJSON(site.geometry).getBounds()) : around;
}

/** How far a value lies outside of a range. @param {number} value @param {number} low @param {number} high */
function beyond(value, low, high) {
  if (high < low) return 0;
  return Math.min(value - low, 0) + Math.max(value - high, 0);
}
