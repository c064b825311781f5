// @ts-check
/** Where the map looks, given how much of it lies under panels. */

import L from "leaflet";

/** @typedef {import("../types").Insets} Insets */
/** @typedef {import("../types").Site} Site */

/** Free space around what is fitted, pixels. */
const AIR = 28;

/** Closest zoom that fitting goes to. */
const CLOSE = 16;

/** How far beyond the map's extent a site may lie to be shown with the whole map: a part of its sides. */
const NEAR = 0.12;

/** How many views can be gone back to. */
const REMEMBERED = 20;

/** A mark reaches this far from its site, pixels. */
const MARK = 24;

/** @typedef {{center: L.LatLng, zoom: number}} Frame */
/** @typedef {{whole: boolean, center: L.LatLng, zoom: number, selected: string | null}} Remembered */

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
    /** Views before each jump, the last one last. @type {Remembered[]} */
    this.trail = [];
    /** @type {(() => void)[]} */
    this.trailCalls = [];
    /** While a view is gone back to, the selected site is not brought into view. */
    this.returning = false;
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
    const extent = L.latLngBounds([south, west], [north, east]);
    // As large as can be; smaller only where a site would come to lie under the controls.
    const { left, right } = this.corners();
    const around = withNear(extent, this.store.data.sites);
    const tries = [
      { bounds: extent, foot: 0, edge: 0 },
      { bounds: extent, foot: left.height, edge: 0 },
      { bounds: around, foot: left.height, edge: 0 },
      { bounds: around, foot: left.height, edge: right.width },
    ];
    const frames = tries.map(({ bounds, foot, edge }) => this.frame(bounds, 12, CLOSE, { foot, edge }));
    this.show(frames.find((frame) => this.clear(frame)) ?? frames[frames.length - 1], animate);
    this.chosen = false;
  }

  /** Whether no site lies under the controls. @private @param {Frame} frame */
  clear({ center, zoom }) {
    const { left, right } = this.corners();
    const size = this.map.getSize();
    const { bottom } = this.insets;
    const corner = this.map.project(center, zoom).subtract(size.divideBy(2));
    return this.store.data.sites.every(({ at }) => {
      if (!at) return true;
      const { x, y } = this.map.project([at[1], at[0]], zoom).subtract(corner);
      const under = (/** @type {{width: number, height: number}} */ box) => y > size.y - bottom - box.height - MARK;
      const inLeft = x < this.insets.left + left.width + MARK && under(left);
      const inRight = x > size.x - this.insets.right - right.width - MARK && under(right);
      return !inLeft && !inRight;
    });
  }

  /** What scale and sources, and the zoom buttons, cover in the lower corners. @private */
  corners() {
    const [left, right] = [".leaflet-left", ".leaflet-right"].map((side) => {
      const corner = this.map.getContainer().querySelector(`.leaflet-bottom${side}`);
      return corner instanceof HTMLElement ? { width: corner.offsetWidth, height: corner.offsetHeight } : { width: 0, height: 0 };
    });
    return { left, right };
  }

  /** Keep the view as it is now, to go back to. */
  remember() {
    const now = { whole: !this.chosen, center: this.map.getCenter(), zoom: this.map.getZoom(), selected: this.store.state.selected };
    const last = this.trail.at(-1);
    if (last && last.zoom === now.zoom && last.center.equals(now.center) && last.selected === now.selected) return;
    this.trail = [...this.trail, now].slice(-REMEMBERED);
    this.trailCalls.forEach((call) => call());
  }

  /** Be told when there is more or less to go back to. @param {() => void} call */
  onTrail(call) {
    this.trailCalls.push(call);
  }

  /** Go to the view before the last jump, with what was selected then. */
  back() {
    const last = this.trail.pop();
    if (!last) return;
    this.returning = true;
    this.store.set({ selected: last.selected });
    if (last.whole) this.fitAll();
    else this.map.setView(last.center, last.zoom, this.motion());
    this.chosen = !last.whole;
    requestAnimationFrame(() => { this.returning = false; });
    this.trailCalls.forEach((call) => call());
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
    this.show(this.frame(bounds, air, close, { foot: this.corners().left.height, edge: 0 }), animate);
  }

  /**
   * The view that has bounds between the panels.
   * @private @param {L.LatLngBounds} bounds @param {number} air @param {number} close
   * @param {{foot: number, edge: number}} kept pixels kept free besides, below and on the right
   * @returns {Frame}
   */
  frame(bounds, air, close, { foot, edge }) {
    const { left, top, right, bottom } = this.insets;
    const before = L.point(left + air, top + air);
    const behind = L.point(right + air + edge, bottom + air + foot);
    const zoom = Math.min(close, this.map.getBoundsZoom(bounds, false, before.add(behind)));
    const [one, other] = [bounds.getSouthWest(), bounds.getNorthEast()].map((at) => this.map.project(at, zoom));
    const middle = one.add(other).divideBy(2).add(behind.subtract(before).divideBy(2));
    return { center: this.map.unproject(middle, zoom), zoom };
  }

  /** @private @param {Frame} frame @param {boolean} animate */
  show({ center, zoom }, animate) {
    this.fitting = true;
    this.map.setView(center, zoom, animate ? this.motion() : { animate: false });
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
    if (!site?.at || this.returning) return;
    const at = this.map.latLngToContainerPoint([site.at[1], site.at[0]]);
    const size = this.map.getSize();
    const { left, top, right, bottom } = this.insets;
    const x = beyond(at.x, left + AIR, size.x - right - AIR);
    const y = beyond(at.y, top + AIR, size.y - bottom - AIR - this.corners().left.height);
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

/** An extent with the sites just outside of it. @param {L.LatLngBounds} extent @param {readonly Site[]} sites */
function withNear(extent, sites) {
  const near = extent.pad(NEAR);
  const wide = L.latLngBounds(extent.getSouthWest(), extent.getNorthEast());
  for (const { at } of sites) if (at && near.contains([at[1], at[0]])) wide.extend([at[1], at[0]]);
  return wide;
}

/** How far a value lies outside of a range. @param {number} value @param {number} low @param {number} high */
function beyond(value, low, high) {
  if (high < low) return 0;
  return Math.min(value - low, 0) + Math.max(value - high, 0);
}
