// @ts-check
/** Sites that are lines or areas: coloured by stage, the pointed and the selected one on top. */

import L from "leaflet";
import { OffsetLine } from "./offsetline.js";
import { paint } from "./patterns.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("../types").StatusInfo} StatusInfo */
/** @typedef {"halo" | "casing" | "stage" | "core" | "touch"} Part */
/** @typedef {{site: Site, area: boolean, key: string, paths: Map<Part, L.Polyline<any>>, group: L.FeatureGroup}} Track */

/** Zoom from which the whole road or river that stands for a site is drawn at rest. */
const WHOLE_FROM = 13;

/** Width of lines against their nominal one; they stay thin until one comes close. */
const THIN = [{ below: 13, factor: 0.55 }, { below: 14.5, factor: 0.75 }, { below: 99, factor: 1 }];

/** The same for whole lines, which are quiet at rest. */
const WHOLE = 0.6;

/** Widths in pixels that a finger or a pointer can hit. */
const TOUCH = 18;

export class Tracks {
  /**
   * @param {import("../state").Store} store
   * @param {L.Map} map
   * @param {{looks: import("./looks.js").Looks, hover: import("./hover.js").Hover, theme: () => import("./theme.js").Theme}} tools
   */
  constructor(store, map, tools) {
    this.store = store;
    this.map = map;
    this.tools = tools;
    this.renderer = L.svg({ padding: 0.3 });
    /** @type {Map<string, Track>} */
    this.tracks = new Map();
    for (const site of store.data.sites) {
      const track = this.make(site);
      if (track) this.tracks.set(site.id, track);
    }
    tools.hover.on(() => this.refresh());
  }

  /** Lines and areas of the sites that pass the filters, of the selected and of the pointed one. */
  refresh() {
    const { selected } = this.store.state;
    const pointed = this.tools.hover.site?.id;
    const resting = this.resting();
    for (const [id, { group }] of this.tracks) {
      if (!resting.has(id) && id !== selected && id !== pointed) group.remove();
      else if (!this.map.hasLayer(group)) group.addTo(this.map);
    }
    this.sideBySide(resting);
    this.restyle(selected, pointed);
  }

  /**
   * What is drawn without being pointed at. Many sites are known by a whole road or river, often the
   * same one: such a line is drawn for a site that has it alone, and not on small scales.
   * @private @returns {Set<string>}
   */
  resting() {
    /** @type {Map<string, number>} */
    const users = new Map();
    const tracks = this.store.shown().flatMap(({ id }) => this.tracks.get(id) ?? []);
    for (const { key } of tracks) users.set(key, (users.get(key) ?? 0) + 1);
    const close = this.map.getZoom() >= WHOLE_FROM;
    return new Set(tracks.filter(({ site, key }) => !site.whole || (close && users.get(key) === 1)).map(({ site }) => site.id));
  }

  /**
   * Widths for the zoom, halo for the selected site, front for the pointed one.
   * @private @param {string | null} selected @param {string | undefined} pointed
   */
  restyle(selected, pointed) {
    const theme = this.tools.theme();
    const { factor } = THIN.find(({ below }) => this.map.getZoom() < below) ?? THIN[THIN.length - 1];
    for (const [id, track] of this.tracks) {
      if (!this.map.hasLayer(track.group)) continue;
      const strong = id === selected || id === pointed;
      style(track, theme, strong ? 1 : track.site.whole ? factor * WHOLE : factor, id === selected);
      for (const path of track.paths.values()) path.getElement()?.classList.toggle("gg-whole", track.site.whole && !strong);
      for (const path of track.paths.values()) path.getElement()?.classList.toggle("gg-selected", id === selected);
    }
    for (const id of [pointed, selected]) this.tracks.get(id ?? "")?.group.bringToFront();
  }

  /** Lines with the very same course lie beside each other. @private @param {Set<string>} wanted */
  sideBySide(wanted) {
    /** @type {Map<string, Track[]>} */
    const courses = new Map();
    for (const [id, track] of this.tracks) {
      if (track.area || !wanted.has(id)) continue;
      courses.set(track.key, [...(courses.get(track.key) ?? []), track]);
    }
    const step = this.tools.theme().number("line-width") + 1;
    for (const tracks of courses.values()) {
      tracks.forEach(({ paths }, index) => {
        for (const path of paths.values()) if (path instanceof OffsetLine) path.setOffset((index - (tracks.length - 1) / 2) * step);
      });
    }
  }

  /** @private @param {Site} site @returns {Track | null} */
  make(site) {
    const type = site.geometry?.type ?? "";
    // What is known by its area only is never drawn as that area.
    if (site.kind === "area" || !/Line|Polygon/.test(type)) return null;
    const area = type.includes("Polygon");
    const status = this.tools.looks.status(site);
    /** @type {Map<Part, L.Polyline<any>>} */
    const paths = new Map();
    for (const part of /** @type {Part[]} */ (area ? ["halo", "casing", "stage"] : ["halo", "casing", "stage", "core", "touch"])) {
      if (part === "core" && !site.plannedOnly) continue;
      const options = { renderer: this.renderer, interactive: part === (area ? "stage" : "touch"), className: `gg-track gg-track-${part}`, ...fixed(part, area, site, status) };
      paths.set(part, area ? L.polygon(latLngs(site.geometry), options) : new OffsetLine(latLngs(site.geometry), options));
    }
    const group = L.featureGroup([...paths.values()]);
    group.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      this.tools.hover.leave();
      this.store.set({ selected: site.id });
    });
    group.on("mouseover mousemove", (event) => {
      // The selected one is named among the details; its own words stand at its mark.
      if (this.store.state.selected !== site.id) this.tools.hover.enter(site, /** @type {L.LeafletMouseEvent} */ (event).latlng, 8);
    });
    group.on("mouseout", () => this.tools.hover.leave());
    return { site, area, key: JSON.stringify(site.geometry.coordinates), paths, group };
  }
}

/**
 * What of a path's style never changes.
 * @param {Part} part @param {boolean} area @param {Site} site @param {StatusInfo} status
 * @returns {L.PathOptions}
 */
function fixed(part, area, site, status) {
  const colour = status.fill === "cross" || status.fill === "dashed" ? "var(--keyline)" : status.colour;
  const dash = status.fill === "dashed" || status.fill === "cross" ? "4 4" : status.fill === "hatch" ? "3 3" : status.dash;
  switch (part) {
    case "halo": return { color: "var(--halo)", fill: false };
    case "casing": return { color: "var(--casing)", fill: false };
    case "core": return { color: "var(--casing)", lineCap: "butt" };
    case "touch": return { color: "#000", opacity: 0, weight: TOUCH };
    default: return {
      color: colour, fill: area, fillColor: paint(status), lineCap: "butt",
      dashArray: area ? (status.fill === "dashed" ? "4 4" : undefined) : dash || undefined,
    };
  }
}

/** @param {Track} track @param {import("./theme.js").Theme} theme @param {number} factor @param {boolean} selected */
function style({ area, site, paths }, theme, factor, selected) {
  const line = area ? theme.number("area-outline-width") : theme.number("line-width") * factor;
  const casing = area ? line + 1.5 : theme.number("line-casing-width") * factor;
  paths.get("halo")?.setStyle({ weight: casing + 3, opacity: selected ? 1 : 0 });
  paths.get("casing")?.setStyle({ weight: casing });
  paths.get("stage")?.setStyle({ weight: line, fillOpacity: site.plannedOnly ? theme.number("area-fill") / 4 : theme.number("area-fill") });
  paths.get("core")?.setStyle({ weight: Math.max(line - 2, 0.75) });
}

/** @param {any} geometry @returns {any} */
function latLngs(geometry) {
  const { type, coordinates } = geometry;
  if (type === "LineString") return [L.GeoJSON.coordsToLatLngs(coordinates, 0)];
  return L.GeoJSON.coordsToLatLngs(coordinates, type === "MultiPolygon" ? 2 : 1);
}
