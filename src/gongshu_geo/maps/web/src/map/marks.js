// @ts-check
/** Marks of the sites: single, gathered into rings, or waiting at the label point of their area. */

import L from "leaflet";
import { pick } from "../i18n.js";
import { uncertain } from "./looks.js";
import { project } from "./mercator.js";
import { PAPER, planMarks, scaleAt, SIZES } from "./plan.js";
import { clusterRing, ringRadius, unplacedRadius, unplacedRing } from "./rings.js";
import { accuracyText, say } from "./words.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {{marker: L.Marker, sites: Site[], radius: number, at: L.LatLng}} Mark */

/** How large rings are on paper, against those on a screen. */
const PAPER_RINGS = 0.6;

/** Zoom from which marks of unplaced sites carry their words. */
const WORDS_FROM = 14;

/** How many levels a ring is opened by at most: further, the reader loses the way. */
const RING_ZOOM = 2.5;

/** How much larger the selected mark is. */
const SELECTED = 1.3;

/** Part of the view beyond its edges in which marks are kept. */
const PAD = 0.2;

export class Marks {
  /**
   * @param {import("../state").Store} store
   * @param {L.Map} map
   * @param {{looks: import("./looks.js").Looks, hover: import("./hover.js").Hover, list: import("./sitelist.js").SiteList, view: import("./view.js").Viewpoint}} tools
   */
  constructor(store, map, tools) {
    this.store = store;
    this.map = map;
    this.tools = tools;
    /** @type {Map<string, Mark>} */
    this.marks = new Map();
    /** @type {Map<string, {x: number, y: number}>} */
    this.places = new Map();
    for (const { id, at } of store.data.sites) if (at) this.places.set(id, point(at));
    /** @type {(() => void)[]} */
    this.listeners = [];
    /** Whether the marks are drawn for a printed sheet. */
    this.paper = false;
  }

  /** Called after each change of what is drawn. @param {() => void} call */
  onChange(call) {
    this.listeners.push(call);
  }

  /** Draw what the state and the view ask for; marks that stay the same keep their element. */
  refresh() {
    const wanted = this.wanted();
    for (const [key, mark] of this.marks) {
      if (wanted.has(key)) continue;
      mark.marker.remove();
      this.marks.delete(key);
    }
    for (const [key, make] of wanted) if (!this.marks.has(key)) this.marks.set(key, make());
    this.listeners.forEach((call) => call());
  }

  /** Forget all marks, as their pictures or words are no longer right. */
  renew() {
    for (const { marker } of this.marks.values()) marker.remove();
    this.marks.clear();
    this.refresh();
  }

  /** Boxes around the marks, container pixels. */
  boxes() {
    return [...this.marks.values()].map(({ at, radius }) => {
      const { x, y } = this.map.latLngToContainerPoint(at);
      return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
    });
  }

  /** @private @returns {Map<string, () => Mark>} */
  wanted() {
    const zoom = this.map.getZoom();
    const scale = this.paper ? PAPER : scaleAt(zoom);
    const view = this.map.getBounds().pad(PAD);
    const selected = this.store.byId.get(this.store.state.selected ?? "");
    /** @type {Map<string, () => Mark>} */
    const wanted = new Map();
    for (const { kind, key, sites, x, y } of planMarks(this.located(), scale.reach, selected)) {
      const at = this.map.unproject([x, y], zoom);
      if (!view.contains(at)) continue;
      if (kind === "single") wanted.set(`${scale.size}:${key}`, () => this.single(sites[0], scale, false));
      else if (kind === "ring") wanted.set(`ring:${key}@${zoom}`, () => this.ring(sites, at));
      else wanted.set(`unplaced:${key}@${zoom}`, () => this.unplaced(sites, at));
    }
    if (selected?.at) wanted.set(`selected:${scale.size}:${selected.id}`, () => this.single(selected, scale, true));
    return wanted;
  }

  /** Sites that are shown, with their pixels at the map's zoom. @private */
  located() {
    const factor = 2 ** this.map.getZoom();
    return this.store.shown().flatMap((site) => {
      const place = this.places.get(site.id);
      return place ? [{ site, x: place.x * factor, y: place.y * factor }] : [];
    });
  }

  /** @private @param {Site} site @param {{size: number, lettered: boolean}} scale @param {boolean} selected @returns {Mark} */
  single(site, { size, lettered }, selected) {
    const [lon, lat] = /** @type {[number, number]} */ (site.at);
    const side = selected ? Math.round(size * SELECTED) : size;
    const at = L.latLng(lat, lon);
    const mark = this.place(at, this.tools.looks.siteMark(site, side, { lettered: lettered || selected, selected }), side, {
      className: `gg-mark${selected ? " gg-selected" : ""}`,
      label: this.describe(site, selected),
      activate: () => this.store.set({ selected: selected ? null : site.id }),
    });
    const element = /** @type {HTMLElement} */ (mark.marker.getElement());
    element.dataset.site = site.id;
    const enter = () => this.tools.hover.enter(site, at, side / 2 + 2);
    this.whenPointed(element, enter);
    return { ...mark, sites: [site] };
  }

  /** @private @param {Site[]} sites @param {L.LatLng} at @returns {Mark} */
  ring(sites, at) {
    const { language } = this.store.state;
    const shares = this.shares(sites);
    const words = shares.map((share) => say(language, share.planned ? "sharePlanned" : "share", { stage: pick(language, share.status.name), n: share.count })).join(say(language, "listSeparator"));
    const mark = this.place(at, clusterRing(shares), this.ringSide(2 * ringRadius(sites.length) + 6), {
      className: "gg-mark gg-cluster",
      label: say(language, "cluster", { n: sites.length, stages: words }),
      activate: () => this.openRing(sites, at),
    });
    const element = /** @type {HTMLElement} */ (mark.marker.getElement());
    element.dataset.count = String(sites.length);
    this.whenPointed(element, () => this.tools.hover.name(words, at, mark.radius));
    return { ...mark, sites };
  }

  /** @private @param {Site[]} sites @param {L.LatLng} at @returns {Mark} */
  unplaced(sites, at) {
    const { language } = this.store.state;
    const label = say(language, "unplacedLong", { n: sites.length });
    const words = this.map.getZoom() >= WORDS_FROM ? say(language, "unplaced") : "";
    const mark = this.place(at, unplacedRing(sites.length, words), this.ringSide(2 * unplacedRadius(sites.length) + 4), {
      className: "gg-mark gg-unplaced",
      label,
      activate: () => this.tools.list.open(sites, at, label),
    });
    const element = /** @type {HTMLElement} */ (mark.marker.getElement());
    element.dataset.count = String(sites.length);
    this.whenPointed(element, () => this.tools.hover.name(label, at, mark.radius));
    return { ...mark, sites };
  }

  /** @private @param {number} side */
  ringSide(side) {
    return this.paper ? side * PAPER_RINGS : side;
  }

  /**
   * Put a picture on the map as a button.
   * @private @param {L.LatLng} at @param {SVGElement} picture @param {number} side
   * @param {{className: string, label: string, activate: () => void}} button
   */
  place(at, picture, side, { className, label, activate }) {
    if (this.paper && /gg-cluster|gg-unplaced/.test(className)) shrink(picture, PAPER_RINGS);
    const icon = L.divIcon({ html: /** @type {any} */ (picture), className, iconSize: [side, side] });
    const marker = L.marker(at, { icon, keyboard: false, riseOnHover: true, zIndexOffset: className.includes("selected") ? 10_000 : 0 });
    marker.addTo(this.map).on("click", activate);
    const element = /** @type {HTMLElement} */ (marker.getElement());
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", label);
    element.tabIndex = -1;
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      activate();
    });
    return { marker, at, radius: side / 2 };
  }

  /** @private @param {HTMLElement} element @param {() => void} enter */
  whenPointed(element, enter) {
    const leave = () => this.tools.hover.leave();
    for (const event of ["mouseenter", "focus"]) element.addEventListener(event, enter);
    for (const event of ["mouseleave", "blur"]) element.addEventListener(event, leave);
  }

  /** Zoom towards the sites; where no zoom can part them, list them. @private @param {Site[]} sites @param {L.LatLng} at */
  openRing(sites, at) {
    const bounds = L.latLngBounds(sites.map(({ at: place }) => /** @type {[number, number]} */ ([place?.[1], place?.[0]])));
    const deepest = this.map.getMaxZoom();
    const spread = this.map.project(bounds.getNorthEast(), deepest).distanceTo(this.map.project(bounds.getSouthWest(), deepest));
    if (spread < SIZES[0].reach || this.map.getZoom() >= deepest) {
      this.tools.list.open(sites, at, say(this.store.state.language, "here", { n: sites.length }));
    } else {
      this.tools.view.remember();
      this.tools.view.fit(bounds, { air: 72, close: Math.min(deepest, this.map.getZoom() + RING_ZOOM) });
    }
  }

  /** Stages in their order, in each what was reached before what is only planned. @private @param {Site[]} sites */
  shares(sites) {
    /** @type {Map<string, import("./rings.js").Share>} */
    const shares = new Map();
    for (const site of sites) {
      const status = this.tools.looks.status(site);
      const key = `${status.code} ${site.plannedOnly}`;
      const { count } = shares.get(key) ?? { count: 0 };
      shares.set(key, { status, planned: site.plannedOnly, count: count + 1 });
    }
    return [...shares.values()].sort((a, b) => a.status.order - b.status.order || Number(a.planned) - Number(b.planned));
  }

  /** @private @param {Site} site @param {boolean} selected */
  describe(site, selected) {
    const { language } = this.store.state;
    const stage = pick(language, this.tools.looks.status(site).name);
    return [
      site.name,
      site.plannedOnly ? pick(language, site.planWords) || `${say(language, "planned")}${stage}` : stage,
      ...(uncertain(site) && (site.vague || site.accuracy) ? [accuracyText(language, site)] : []),
      ...(selected ? [say(language, "selected")] : []),
    ].join(say(language, "listSeparator"));
  }
}

/** @param {SVGElement} picture @param {number} factor */
function shrink(picture, factor) {
  for (const side of ["width", "height"]) picture.setAttribute(side, String(Number(picture.getAttribute(side)) * factor));
}

/** @param {[number, number]} at */
function point(at) {
  const [x, y] = project(at[0], at[1]);
  return { x, y };
}
