// @ts-check
/** A Leaflet layer that is one canvas, larger than the view, drawn anew after each move. */

import L from "leaflet";

/** Part of the view's size that the canvas reaches beyond it on each side, for dragging. */
const MARGIN = 0.15;

/**
 * What a drawing needs to know of the view.
 * @typedef {object} View
 * @property {CanvasRenderingContext2D} context
 * @property {number} zoom
 * @property {number} scale pixels for one pixel of zoom 0
 * @property {number} left pixels at this zoom of the canvas's edge
 * @property {number} top
 * @property {number} width
 * @property {number} height
 */

export class CanvasLayer extends L.Layer {
  /**
   * @param {string} pane
   * @param {(view: View) => void} draw
   */
  constructor(pane, draw) {
    super();
    L.setOptions(this, { pane });
    this.draw = draw;
    this.canvas = blank();
    this.corner = L.latLng(0, 0);
    this.zoom = 0;
    this.waiting = 0;
    /** Canvas pixels per CSS pixel; paper asks for more. */
    this.density = 0;
  }

  /** @override @param {L.Map} map */
  onAdd(map) {
    this.getPane()?.append(this.canvas);
    this._map = map;
    this.redraw();
    return this;
  }

  /** @override */
  onRemove() {
    cancelAnimationFrame(this.waiting);
    this.canvas.remove();
    return this;
  }

  /** @override */
  getEvents() {
    return {
      viewreset: () => this.redraw(),
      moveend: () => this.redraw(),
      move: () => this.followDrag(),
      resize: () => this.redraw(),
      zoom: () => this.place(this._map.getCenter(), this._map.getZoom()),
      zoomanim: (/** @type {L.LeafletEvent} */ event) => {
        const { center, zoom } = /** @type {L.ZoomAnimEvent} */ (event);
        this.place(center, zoom);
      },
    };
  }

  /** Draw within the next frame, however often it is asked for. */
  soon() {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.redraw());
  }

  redraw() {
    cancelAnimationFrame(this.waiting);
    const map = this._map;
    if (!map) return;
    const size = map.getSize();
    const margin = size.multiplyBy(MARGIN).round();
    const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
    const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y];
    this.zoom = map.getZoom();
    this.corner = map.layerPointToLatLng(corner);
    this.drawnAt = corner;
    if (this.density) this.takeFreshSheet();
    const density = this.resize(width, height);
    L.DomUtil.setTransform(this.canvas, corner, 1);
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    const origin = map.getPixelOrigin().add(corner);
    context.setTransform(density, 0, 0, density, 0, 0);
    if (!this.density) context.clearRect(0, 0, width, height);
    this.draw({ context, zoom: this.zoom, scale: 2 ** this.zoom, left: origin.x, top: origin.y, width, height });
  }

  /**
   * Draw on a canvas on which nothing was drawn or wiped out before: printed before the next frame,
   * a canvas is repeated stroke by stroke, and wiping out becomes a white sheet over all that lies below.
   * @private
   */
  takeFreshSheet() {
    const fresh = blank();
    this.canvas.replaceWith(fresh);
    this.canvas = fresh;
  }

  /**
   * Give the canvas its size; returns canvas pixels per CSS pixel.
   * @private @param {number} width @param {number} height
   */
  resize(width, height) {
    const density = this.density || Math.min(devicePixelRatio || 1, 2);
    const [columns, rows] = [Math.round(width * density), Math.round(height * density)];
    if (this.canvas.width !== columns || this.canvas.height !== rows) {
      this.canvas.width = columns;
      this.canvas.height = rows;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    return density;
  }

  /**
   * Move and scale what is drawn to where it stands in another view.
   * @private @param {L.LatLng} center @param {number} zoom
   */
  place(center, zoom) {
    const map = this._map;
    const pane = L.DomUtil.getPosition(map.getPanes().mapPane);
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane);
    const corner = map.project(this.corner, zoom).subtract(origin);
    L.DomUtil.setTransform(this.canvas, corner, map.getZoomScale(zoom, this.zoom));
  }

  /** Draw during a drag as soon as its edge comes into the view. @private */
  followDrag() {
    if (!this.drawnAt || this._map.getZoom() !== this.zoom) return;
    const moved = this._map.containerPointToLayerPoint([0, 0]).subtract(this.drawnAt);
    const size = this._map.getSize();
    if (moved.x < 0 || moved.y < 0 || moved.x > 2 * MARGIN * size.x || moved.y > 2 * MARGIN * size.y) this.soon();
  }
}

function blank() {
  const canvas = document.createElement("canvas");
  canvas.className = "leaflet-zoom-animated gg-canvas";
  canvas.setAttribute("aria-hidden", "true");
  return canvas;
}
