// @ts-check
/** A line in canvas pixels that text can be set along. */

/** @typedef {import("./mercator.js").Path} Path */
/** @typedef {import("./canvas.js").View} View */
/** @typedef {{x: number, y: number, angle: number, text: string}} Glyph */

export class Run {
  /** @param {Path} line @param {View} view */
  constructor({ points }, { scale, left, top }) {
    const count = points.length / 2;
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.at = new Float64Array(count);
    for (let index = 0; index < count; index += 1) {
      this.x[index] = points[2 * index] * scale - left;
      this.y[index] = points[2 * index + 1] * scale - top;
      if (index) this.at[index] = this.at[index - 1] + Math.hypot(this.x[index] - this.x[index - 1], this.y[index] - this.y[index - 1]);
    }
    this.length = this.at[count - 1];
  }

  /** @param {number} distance @returns {[number, number]} */
  point(distance) {
    let [low, high] = [0, this.at.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.at[middle] <= distance) low = middle;
      else high = middle;
    }
    const share = (distance - this.at[low]) / (this.at[high] - this.at[low] || 1);
    return [this.x[low] + share * (this.x[high] - this.x[low]), this.y[low] + share * (this.y[high] - this.y[low])];
  }

  /**
   * Characters set one by one along the line: upright and one below another where it runs steeply,
   * as Chinese signs are written. None where they reach beyond the line or it bends too much.
   * @param {string[]} characters @param {number} start @param {number} step
   * @param {number} aside pixels beside the line
   * @returns {Glyph[] | null}
   */
  write(characters, start, step, aside) {
    const end = start + step * characters.length;
    if (start < 0 || end > this.length) return null;
    const [x0, y0] = this.point(start);
    const [x1, y1] = this.point(end);
    if (Math.hypot(x1 - x0, y1 - y0) < 0.9 * (end - start)) return null;
    const steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
    const backwards = steep ? y1 < y0 : x1 < x0;
    const glyphs = characters.map((text, index) => {
      const turn = backwards ? characters.length - 1 - index : index;
      const middle = start + (turn + 0.5) * step;
      const [x, y] = this.point(middle);
      const [ax, ay] = this.point(middle - step / 2);
      const [bx, by] = this.point(middle + step / 2);
      let angle = Math.atan2(by - ay, bx - ax);
      if (steep) angle -= Math.PI / 2;
      while (angle > Math.PI / 2) angle -= Math.PI;
      while (angle < -Math.PI / 2) angle += Math.PI;
      const across = Math.hypot(bx - ax, by - ay) || 1;
      return { x: x - ((by - ay) / across) * aside, y: y + ((bx - ax) / across) * aside, angle, text };
    });
    // Beside the inner side of a bend there is less room than along the line.
    const crowded = glyphs.some(({ x, y }, index) => index > 0 && Math.hypot(x - glyphs[index - 1].x, y - glyphs[index - 1].y) < 0.8 * step);
    return crowded ? null : glyphs;
  }
}
