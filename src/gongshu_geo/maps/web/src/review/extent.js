// @ts-check
/** How far a geometry may be off, to scale: a circle around a point, a band along all else. */

import L from "leaflet";
import { metresPerPixel } from "../map/mercator.js";

const CIRCLE = { color: "var(--uncertain)", weight: 1.5, dashArray: "4 4", fillColor: "var(--uncertain)", fillOpacity: 0.07, interactive: false, className: "gr-circle" };
/** Opaque in itself: the style sheet makes edge and inside translucent as one. */
const BAND = { color: "var(--uncertain)", opacity: 1, fillColor: "var(--uncertain)", fillOpacity: 1, interactive: false, className: "gr-band" };

/**
 * A geometry of any type on the map; single points of several are dots, never Leaflet's own pictures.
 * @param {any} geometry @param {L.PathOptions} style
 */
export function drawn(geometry, style) {
  return L.geoJSON(geometry, { style, pointToLayer: (_, at) => L.circleMarker(at, { ...style, radius: 5 }) });
}

export class Extent {
  /** @param {L.Map} map @param {L.LayerGroup} group */
  constructor(map, group) {
    this.map = map;
    this.group = group;
    /** @type {L.GeoJSON | null} */
    this.band = null;
    this.metres = 0;
    map.on("zoomend", () => this.scale());
  }

  clear() {
    this.band = null;
  }

  /** @param {any} geometry @param {number | null} metres */
  draw(geometry, metres) {
    if (!metres) return;
    if (geometry.type === "Point") {
      const [lon, lat] = geometry.coordinates;
      L.circle([lat, lon], { ...CIRCLE, radius: metres }).addTo(this.group);
      return;
    }
    this.metres = metres;
    const fill = geometry.type.endsWith("Polygon");
    this.band = drawn(geometry, { ...BAND, fill }).addTo(this.group);
    this.band.bringToBack();
    this.scale();
  }

  /** Twice the accuracy wide. @private */
  scale() {
    if (!this.band) return;
    const weight = (2 * this.metres) / metresPerPixel(this.map.getCenter().lat, this.map.getZoom());
    this.band.setStyle({ weight });
  }
}
