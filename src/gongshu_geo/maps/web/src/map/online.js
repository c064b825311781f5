// @ts-check
/** Base maps from the internet: asked for only while the reader has one switched on. */

import L from "leaflet";
import { shifted } from "./geodesy.js";

/** @typedef {import("../types").Meta["online"][number]} OnlineBase */

/** Tiles whose system is not WGS-84, moved so that they fit the data; the data are never moved. */
class ShiftedTiles extends L.TileLayer {
  /** @param {OnlineBase} base */
  constructor({ url, system }) {
    super(url, { maxZoom: 18, className: "gg-tiles", crossOrigin: false });
    this.system = system;
  }

  /** @private @param {L.LatLng} center */
  moved(center) {
    const [lon, lat] = shifted(center.lng, center.lat, this.system);
    return L.latLng(lat, lon);
  }

  /** Which tiles are needed. @param {L.LatLng} center */
  _getTiledPixelBounds(center) {
    return /** @type {any} */ (L.TileLayer.prototype)._getTiledPixelBounds.call(this, this.moved(center));
  }

  /** Where they stand. @param {unknown} level @param {L.LatLng} center @param {number} zoom */
  _setZoomTransform(level, center, zoom) {
    /** @type {any} */ (L.TileLayer.prototype)._setZoomTransform.call(this, level, this.moved(center), zoom);
  }
}

export class Online {
  /**
   * @param {import("../state").Store} store
   * @param {L.Map} map
   */
  constructor(store, map) {
    this.store = store;
    this.map = map;
    /** @type {L.TileLayer | null} */
    this.layer = null;
  }

  refresh() {
    this.layer?.remove();
    this.layer = null;
    const base = this.current();
    if (base) this.layer = new ShiftedTiles(base).addTo(this.map);
  }

  /** @returns {OnlineBase | undefined} */
  current() {
    return this.store.data.meta.online.find(({ id }) => id === this.store.state.online);
  }
}
