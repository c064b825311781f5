// @ts-check
/** Layers that are not sites: planning units, parcels, stations and whatever a layer file adds. */

import L from "leaflet";
import { pick } from "../i18n.js";
import { outline } from "./shapes.js";
import { svg } from "./svg.js";

/** @typedef {import("../types").PageLayer} PageLayer */
/** @typedef {PageLayer["features"][number]} Feature */

/** Width in which a line of the ground can be hit, pixels. */
const ASKED_WIDTH = 12;

/** Side of a point's mark, pixels. */
const POINT = 14;

export class Overlays {
  /**
   * @param {import("../state").Store} store
   * @param {L.Map} map
   * @param {string} pane
   * @param {import("./hover.js").Hover} hover
   */
  constructor(store, map, pane, hover) {
    this.store = store;
    this.map = map;
    this.hover = hover;
    this.renderer = L.svg({ pane, padding: 0.3 });
    /** @type {Map<string, L.LayerGroup>} */
    this.groups = new Map();
    for (const layer of [...store.data.layers].sort((a, b) => a.order - b.order)) {
      if (layer.kind !== "sites" && layer.features.length) this.groups.set(layer.id, this.make(layer, pane));
    }
  }

  refresh() {
    for (const [id, group] of this.groups) {
      if (!this.store.state.layers.has(id)) group.remove();
      else if (!this.map.hasLayer(group)) group.addTo(this.map);
    }
  }

  /** @private @param {PageLayer} layer @param {string} pane */
  make({ style, features, ground }, pane) {
    const { colour, width, dash, fillOpacity, shape } = style;
    // What the ground draws can be asked for its fields, and is not drawn twice.
    const drawing = ground
      ? { opacity: 0, fillOpacity: 0, weight: ASKED_WIDTH }
      : { color: colour, weight: width, dashArray: dash || undefined, fillColor: colour, fillOpacity };
    const group = L.layerGroup();
    for (const feature of features) {
      const drawn = L.geoJSON(feature.geometry, {
        pane,
        style: { renderer: this.renderer, className: "gg-overlay", ...drawing },
        pointToLayer: (_, at) => L.marker(at, { pane, keyboard: false, icon: L.divIcon({ className: "gg-place", iconSize: [POINT, POINT], html: /** @type {any} */ (placeMark(shape, colour)) }) }),
      });
      drawn.on("mouseover mousemove", (event) => {
        if (feature.name) this.hover.name(feature.name, /** @type {L.LeafletMouseEvent} */ (event).latlng, 8);
      });
      drawn.on("mouseout", () => this.hover.leave());
      drawn.bindPopup(() => this.content(feature), { className: "gg-popup", maxWidth: 280, closeButton: false });
      drawn.addTo(group);
    }
    return group;
  }

  /** Name and fields of a feature, each with where it comes from. @private @param {Feature} feature */
  content({ name, fields }) {
    const { language } = this.store.state;
    const heading = document.createElement("h2");
    heading.textContent = name;
    const list = document.createElement("dl");
    for (const { label, value, source } of fields) {
      const term = document.createElement("dt");
      term.textContent = pick(language, label);
      const description = document.createElement("dd");
      description.textContent = pick(language, value);
      if (source) {
        const note = document.createElement("small");
        note.textContent = pick(language, source);
        description.append(" ", note);
      }
      list.append(term, description);
    }
    const box = document.createElement("div");
    box.append(heading, list);
    return box;
  }
}

/** @param {string} shape @param {string} colour */
function placeMark(shape, colour) {
  return svg("svg", { width: POINT, height: POINT, viewBox: "-11 -11 22 22", "aria-hidden": "true" }, [
    svg("path", { d: outline(shape), fill: colour, stroke: "var(--casing)", "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }),
  ]);
}
