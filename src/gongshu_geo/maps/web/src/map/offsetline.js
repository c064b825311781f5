// @ts-check
/** A line drawn some pixels beside its geometry, so that projects on one road lie side by side. */

import L from "leaflet";

/** @typedef {{x: number, y: number}} Point */

export class OffsetLine extends L.Polyline {
  /**
   * @param {L.LatLngExpression[][]} latLngs
   * @param {L.PolylineOptions} options
   */
  constructor(latLngs, options) {
    super(latLngs, options);
    this.offset = 0;
  }

  /** @param {number} pixels to the right of the line's course; 0 lies on it */
  setOffset(pixels) {
    if (pixels === this.offset) return;
    this.offset = pixels;
    this.redraw();
  }

  /** Leaflet's step from degrees to pixels. */
  _project() {
    /** @type {any} */ (L.Polyline.prototype)._project.call(this);
    if (!this.offset) return;
    const self = /** @type {{_rings?: L.Point[][]}} */ (/** @type {unknown} */ (this));
    self._rings = self._rings?.map((ring) => shift(ring, this.offset));
  }
}

/**
 * @param {L.Point[]} ring
 * @param {number} offset
 * @returns {L.Point[]}
 */
export function shift(ring, offset) {
  const points = ring.filter((point, index) => index === 0 || !point.equals(ring[index - 1]));
  if (points.length < 2) return ring;
  return points.map((point, index) => {
    const before = normal(points[Math.max(index - 1, 0)], points[Math.max(index, 1)]);
    const after = normal(points[Math.min(index, points.length - 2)], points[Math.min(index + 1, points.length - 1)]);
    const sum = { x: before.x + after.x, y: before.y + after.y };
    // At a bend the corner moves further than the sides; at a hairpin not without end.
    const length = Math.max(Math.hypot(sum.x, sum.y), 0.8);
    const reach = (2 * offset) / (length * length);
    return L.point(point.x + sum.x * reach, point.y + sum.y * reach);
  });
}

/** Unit vector to the right of the way from `a` to `b`. @param {Point} a @param {Point} b */
function normal(a, b) {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
}
