// @ts-check
/** What is drawn on the map: a pin, or a line or area with handles, by pointer or by key. */

import L from "leaflet";
import { drawn, Extent } from "./extent.js";
import { geometryOf } from "./shape.js";

/** @typedef {import("./types").Position} Position */

const DRAWN = { color: "var(--accent)", weight: 4, fillColor: "var(--accent)", fillOpacity: 0.18, interactive: false, className: "gr-drawn" };
const CASING = { color: "var(--casing)", weight: 8, fill: false, interactive: false };

/** Pixels that an arrow key moves a handle by; with Shift. */
const STEP_PX = 6;
const FINE_PX = 1;

/** A second click this near to the last vertex is part of a double click, pixels. */
const SAME_PX = 5;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

export class Sketch {
  /** @param {import("./main.js").Review} review @param {L.Map} map */
  constructor(review, map) {
    this.review = review;
    this.map = map;
    this.group = L.layerGroup().addTo(map);
    this.around = new Extent(map, this.group);
    /** @type {(L.Polyline | L.Polygon)[]} */
    this.lines = [];
    map.on("click", ({ latlng }) => this.clicked(latlng));
    map.on("dblclick", () => {
      if (review.desk.draft.drawing) review.desk.edit({ drawing: false });
    });
    review.desk.on(["draft"], () => this.refresh());
    review.store.on(["language"], () => this.refresh());
  }

  /** @private @param {L.LatLng} at */
  clicked(at) {
    const { draft } = this.review.desk;
    if (draft.kind === "point" || draft.drawing) this.add(at);
  }

  /** Set the pin, or add a vertex. @param {L.LatLng} at */
  add(at) {
    const { desk } = this.review;
    const { kind, points } = desk.draft;
    if (kind === "point") desk.edit({ points: [position(at)], shape: null });
    else if (!this.isLast(at)) desk.edit({ points: [...points, position(at)], shape: null });
  }

  /** @private @param {L.LatLng} at */
  isLast(at) {
    const last = this.review.desk.draft.points.at(-1);
    return last !== undefined && this.map.latLngToLayerPoint(latLng(last)).distanceTo(this.map.latLngToLayerPoint(at)) < SAME_PX;
  }

  refresh() {
    const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.handle : undefined;
    this.group.clearLayers();
    this.around.clear();
    this.lines = [];
    const { desk } = this.review;
    const { draft, item } = desk;
    this.map.doubleClickZoom[draft.drawing ? "disable" : "enable"]();
    this.map.getContainer().classList.toggle("gr-aiming", draft.drawing || draft.kind === "point");
    if (!item) return;
    if (draft.kind === null || draft.kind === "accept") this.foundPin(item.seen);
    else if (draft.kind !== "none") this.drawn();
    if (held !== undefined) this.map.getContainer().querySelector(`[data-handle="${CSS.escape(held)}"]`)?.dispatchEvent(new Event("gr-focus"));
  }

  /** The position found: dragging it begins a new point. @private @param {Position | null} seen */
  foundPin(seen) {
    const { desk, say } = this.review;
    if (!seen) return;
    const marker = this.handle(seen, "gr-pin gr-pin-found", say("pinFound"), "pin", (at) => desk.edit({ kind: "point", points: [at], shape: null }));
    marker.setOpacity(desk.draft.kind === "accept" ? 1 : 0.9);
  }

  /** @private */
  drawn() {
    const { desk, say } = this.review;
    const { draft, item } = desk;
    const { kind, points, shape } = draft;
    const enough = shape || points.length >= (kind === "point" ? 1 : kind === "line" ? 2 : 3);
    if (enough && item) this.around.draw(geometryOf(draft, item), draft.accuracy);
    if (shape) {
      drawn(shape, DRAWN).addTo(this.group);
      return;
    }
    if (kind === "point") {
      if (points.length) this.handle(points[0], "gr-pin", say("pin"), "pin", (at) => desk.edit({ points: [at] }));
      return;
    }
    const ring = kind === "polygon" && points.length > 2;
    const path = points.map(latLng);
    this.lines = [CASING, DRAWN].map((style) => (ring ? L.polygon(path, style) : L.polyline(path, style)).addTo(this.group));
    points.forEach((point, index) => this.vertex(point, index));
    if (!draft.drawing) this.midpoints(points, ring);
  }

  /** @private @param {Position} point @param {number} index */
  vertex(point, index) {
    const { desk, say } = this.review;
    const moved = (/** @type {Position} */ at) => desk.edit({ points: desk.draft.points.map((old, other) => (other === index ? at : old)) });
    const marker = this.handle(point, "gr-vertex", say("vertex", { n: index + 1 }), `vertex:${index}`, moved);
    marker.on("drag", () => {
      const path = desk.draft.points.map(latLng);
      path[index] = marker.getLatLng();
      for (const line of this.lines) line.setLatLngs(path);
    });
    marker.on("click", () => {
      // Back at the first vertex the outline is closed.
      if (desk.draft.drawing && index === 0 && desk.draft.points.length > 2) desk.edit({ drawing: false });
    });
    // The second click of a double click falls on the vertex that the first one made.
    marker.on("dblclick", () => {
      if (desk.draft.drawing) desk.edit({ drawing: false });
    });
    marker.getElement()?.addEventListener("keydown", (event) => {
      if (event.key !== "Delete" && event.key !== "Backspace") return;
      event.preventDefault();
      desk.edit({ points: desk.draft.points.filter((_, other) => other !== index) });
    });
  }

  /** @private @param {Position[]} points @param {boolean} ring */
  midpoints(points, ring) {
    const { desk, say } = this.review;
    points.forEach((point, index) => {
      const next = points[index + 1] ?? (ring ? points[0] : undefined);
      if (!next) return;
      /** @type {Position} */
      const middle = [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
      const insert = () => desk.edit({ points: [...desk.draft.points.slice(0, index + 1), middle, ...desk.draft.points.slice(index + 1)] });
      const marker = L.marker(latLng(middle), { icon: L.divIcon({ className: "gr-between", iconSize: [16, 16] }), keyboard: false }).addTo(this.group);
      marker.on("click", insert);
      marker.getElement()?.setAttribute("title", say("between"));
    });
  }

  /**
   * A point that a hand or the arrow keys move.
   * @private @param {Position} at @param {string} className @param {string} label @param {string} key
   * @param {(at: Position) => void} moved
   */
  handle(at, className, label, key, moved) {
    const pin = className.includes("gr-pin");
    const size = pin ? 32 : 18;
    const icon = L.divIcon({ className, iconSize: [size, size], iconAnchor: [size / 2, pin ? size : size / 2] });
    const marker = L.marker(latLng(at), { icon, draggable: true, autoPan: true, keyboard: true, zIndexOffset: 500 }).addTo(this.group);
    marker.on("dragend", () => moved(position(marker.getLatLng())));
    const element = marker.getElement();
    if (!element) return marker;
    element.dataset.handle = key;
    element.setAttribute("aria-label", label);
    element.title = label;
    element.addEventListener("gr-focus", () => element.focus({ preventScroll: true }));
    element.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key];
      if (!arrow) return;
      event.preventDefault();
      event.stopPropagation();
      const pixels = event.shiftKey ? FINE_PX : STEP_PX;
      const from = this.map.latLngToLayerPoint(marker.getLatLng());
      moved(position(this.map.layerPointToLatLng(from.add([arrow[0] * pixels, arrow[1] * pixels]))));
    });
    return marker;
  }
}

/** @param {L.LatLng} at @returns {Position} */
function position({ lng, lat }) {
  return [lng, lat];
}

/** @param {Position} at */
function latLng([lon, lat]) {
  return L.latLng(lat, lon);
}
