// @ts-check
/** The map of the review page: the ground, the position found, the candidates, and what is drawn. */

import L from "leaflet";
import { CanvasLayer } from "../map/canvas.js";
import { addControls } from "../map/controls.js";
import { Ground } from "../map/ground.js";
import { Labels } from "../map/labels.js";
import { currentTheme, followTheme } from "../map/theme.js";
import { take } from "./detail.js";
import { drawn, Extent } from "./extent.js";
import { Sketch } from "./sketch.js";

/** @typedef {import("./types").Position} Position */

const FOUND = { color: "var(--panel-text)", weight: 3, opacity: 0.75, fillColor: "var(--panel-text)", fillOpacity: 0.06, interactive: false, dashArray: "6 4" };

const OTHER = { ...FOUND, weight: 2, opacity: 0.6, dashArray: "2 5" };

/** Closest zoom that an item is shown at. */
const CLOSE = 16;

export class Scene {
  /** @param {import("./main.js").Review} review @param {L.Map} map */
  constructor(review, map) {
    this.review = review;
    this.map = map;
    prepare(map);
    drawGround(review, map);
    addControls(review.store, map, { fitAll: () => this.fitAll(), online: () => undefined });
    this.found = L.layerGroup().addTo(map);
    this.around = new Extent(map, this.found);
    this.sketch = new Sketch(review, map);
    review.desk.on(["current"], () => this.show());
    // The decision's own shape replaces what was found as the thing to look at.
    review.desk.on(["draft"], () => this.refresh());
    review.store.on(["language"], () => {
      map.getContainer().setAttribute("aria-label", review.say("map"));
      this.refresh();
    });
    map.on("resize", () => this.show());
  }

  fitAll() {
    const [west, south, east, north] = this.review.store.data.meta.extent;
    this.map.fitBounds([[south, west], [north, east]], { animate: false, padding: [12, 12] });
  }

  /** Bring the item and all its candidates into view. */
  show() {
    const { item, site } = this.review.desk;
    const bounds = L.latLngBounds([]);
    if (site?.geometry) bounds.extend(L.geoJSON(site.geometry).getBounds());
    for (const { at } of item?.candidates ?? []) if (at) bounds.extend(L.latLng(at[1], at[0]));
    if (site?.at && site.accuracy) bounds.extend(L.latLng(site.at[1], site.at[0]).toBounds(2 * site.accuracy));
    if (bounds.isValid()) this.map.fitBounds(bounds, { animate: false, padding: [40, 40], maxZoom: CLOSE });
    else this.fitAll();
  }

  /** Draw what was found and the candidates anew. */
  refresh() {
    const { desk } = this.review;
    const { site, item } = desk;
    this.found.clearLayers();
    this.around.clear();
    if (!site || !item) return;
    const kept = desk.draft.kind === null || desk.draft.kind === "accept";
    if (site.geometry && site.geometry.type !== "Point") drawn(site.geometry, { ...FOUND, opacity: kept ? 0.75 : 0.4 }).addTo(this.found);
    if (site.geometry && kept) this.around.draw(site.geometry, site.accuracy);
    item.candidates.forEach((candidate, index) => {
      if (!candidate.at) return;
      if (candidate.geometry.type !== "Point") drawn(candidate.geometry, OTHER).addTo(this.found);
      const label = this.review.say("candidate", { n: index + 1, name: candidate.name });
      button(L.latLng(candidate.at[1], candidate.at[0]), "gr-candidate-pin", String(index + 1), label, () => take(desk, candidate)).addTo(this.found);
    });
  }

  /** A point at the map's centre: the way to draw without a pointer. */
  addCentre() {
    this.sketch.add(this.map.getCenter());
  }
}

/**
 * A numbered pin that is a button.
 * @param {L.LatLng} at @param {string} className @param {string} text @param {string} label @param {() => void} act
 */
function button(at, className, text, label, act) {
  const face = document.createElement("span");
  face.textContent = text;
  const marker = L.marker(at, { icon: L.divIcon({ html: face, className, iconSize: [26, 26] }), keyboard: true, alt: label, zIndexOffset: 200 });
  marker.on("add", () => marker.getElement()?.setAttribute("aria-label", label));
  return marker.on("click", act).on("keypress", (event) => {
    if (event.originalEvent.key === "Enter") act();
  });
}

/** @param {L.Map} map */
function prepare(map) {
  map.setMinZoom(10.5).setMaxZoom(18.5);
  map.options.zoomSnap = 0.25;
  map.options.wheelPxPerZoomLevel = 100;
  for (const [name, order] of Object.entries({ ground: 250, labels: 350 })) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(order);
    pane.style.pointerEvents = "none";
  }
  const container = map.getContainer();
  container.tabIndex = 0;
  container.setAttribute("role", "application");
}

/** @param {import("./main.js").Review} review @param {L.Map} map */
function drawGround({ store }, map) {
  // The theme stands on the root before the first drawing reads its values.
  let redraw = () => {};
  followTheme(store, () => redraw());
  let theme = currentTheme();
  const land = new Ground(store.data.base);
  const names = new Labels(store.data.base);
  const ground = new CanvasLayer("ground", (view) => land.draw(view, theme, () => true, false));
  const labels = new CanvasLayer("labels", (view) => names.draw(view, theme, [], () => true));
  ground.addTo(map);
  labels.addTo(map);
  redraw = () => {
    theme = currentTheme();
    ground.redraw();
    labels.redraw();
  };
}
