// @ts-check
/** Which parts of the canvas are taken by names and marks, kept by cells so that asking stays quick. */

/** @typedef {{x: number, y: number, width: number, height: number}} Box upper left corner and size, canvas pixels */

export class Room {
  /** @param {number} width @param {number} height @param {Path2D | null} within where boxes must have their middle; null for anywhere */
  constructor(width, height, within) {
    this.within = within;
    this.probe = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    this.width = width;
    this.height = height;
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }

  /** Whether all boxes lie within bounds and touch none that is taken. @param {Box[]} boxes */
  free(boxes) {
    return this.clear(boxes) && [boxes[0], boxes[boxes.length - 1]].every((box) => this.inside(box));
  }

  /** @private @param {Box} box */
  inside(box) {
    return this.within === null || this.probe.isPointInPath(this.within, box.x + box.width / 2, box.y + box.height / 2, "evenodd");
  }

  /** @private @param {Box[]} boxes */
  clear(boxes) {
    return boxes.every((box) => {
      if (box.x < 0 || box.y < 0 || box.x + box.width > this.width || box.y + box.height > this.height) return false;
      return this.near(box).every((key) => (this.cells.get(key) ?? []).every((other) => !overlap(box, other)));
    });
  }

  /** @param {Box} box */
  take(box) {
    for (const key of this.near(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** @param {Box[]} boxes */
  takeAll(boxes) {
    boxes.forEach((box) => this.take(box));
  }

  /** @private @param {Box} box */
  near(box) {
    const CELL = 64;
    const keys = [];
    for (let column = Math.floor(box.x / CELL); column <= Math.floor((box.x + box.width) / CELL); column += 1) {
      for (let row = Math.floor(box.y / CELL); row <= Math.floor((box.y + box.height) / CELL); row += 1) keys.push(column * 4096 + row);
    }
    return keys;
  }
}

/** @param {Box} a @param {Box} b */
function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
