// @ts-check
/** The quiet ground under the projects: district, water, green, roads, strips, drawn on a canvas. */

import { path, paths } from "./mercator.js";

/** @typedef {import("./mercator.js").Path} Path */
/** @typedef {import("./canvas.js").View} View */
/** @typedef {import("./theme.js").Theme} Theme */
/** @typedef {"lane" | "street" | "main" | "expressway" | "corridor"} RoadClass */

/** From back to front; with the zoom from which each is drawn and from which it has a casing. */
const CLASSES = /** @type {const} */ ([
  { name: "lane", from: 13.5, cased: 14.5 },
  { name: "street", from: 11.5, cased: 13 },
  { name: "main", from: 0, cased: 11.5 },
  { name: "expressway", from: 0, cased: 0 },
  { name: "corridor", from: 0, cased: 0 },
]);

/**
 * Rivers fill the gaps between the polygons of water as long as an error of their centre lines, up to
 * 200 m, stays small on the screen.
 */
const RIVERS_UNTIL = 14.5;
const RIVER_WIDTH = 3;

/** Zoom at which roads have the widths of the table. */
const NOMINAL_ZOOM = 14;

/** 0.25 mm, the width of roads on paper, in CSS pixels of 1/96 inch. */
const PAPER_ROAD = (0.25 / 25.4) * 96;

/**
 * Whether a part of the ground is drawn (district, water, green, roads, corridors, strips).
 * @typedef {(name: string) => boolean} Parts
 */

export class Ground {
  /** @param {import("../types").BaseMap} base */
  constructor(base) {
    this.district = paths(base.district);
    this.water = base.water.flatMap(paths);
    this.green = base.green.flatMap(paths);
    this.rivers = base.rivers.map((river) => path(river.line));
    this.strips = base.strips.flatMap((strip) => paths(strip.geometry));
    /** @type {Map<string, Path[]>} */
    this.roads = new Map(CLASSES.map(({ name }) => [name, []]));
    for (const road of base.roads) {
      this.roads.get(road.cls)?.push(...paths({ type: "MultiLineString", coordinates: road.lines }));
    }
  }

  /**
   * @param {View} view
   * @param {Theme} theme
   * @param {Parts} parts
   * @param {boolean} online over the tiles of an online base map only bounds are drawn
   */
  draw(view, theme, parts, online) {
    const { context } = view;
    context.lineJoin = "round";
    if (!online) {
      context.fillStyle = theme.colour("outside");
      context.fillRect(0, 0, view.width, view.height);
    }
    context.save();
    // Nothing but bare land is drawn outside the district; a project without one has no outside.
    if (this.district.length) {
      trace(view, this.district);
      context.clip("evenodd");
    }
    if (!online) this.drawLand(view, theme, parts);
    if (parts("strips")) {
      context.globalAlpha = theme.number("strip-fill");
      fill(view, this.strips, theme.colour("strip"), "nonzero");
      context.globalAlpha = 1;
    }
    if (!online) this.drawRoads(view, theme, parts);
    context.restore();
    if (parts("district")) {
      context.setLineDash(theme.dash("dash-boundary"));
      stroke(view, this.district, theme.colour("boundary"), theme.number("boundary-width"));
      context.setLineDash([]);
    }
  }

  /** @private @param {View} view @param {Theme} theme @param {Parts} parts */
  drawLand(view, theme, parts) {
    view.context.fillStyle = theme.colour("land");
    view.context.fillRect(0, 0, view.width, view.height);
    if (parts("green")) fill(view, this.green, theme.colour("green"));
    if (parts("rivers") && view.zoom < RIVERS_UNTIL) stroke(view, this.rivers, theme.colour("water"), RIVER_WIDTH);
    if (parts("water")) fill(view, this.water, theme.colour("water"));
  }

  /** Casings of all classes first, so that crossings stay open. @private @param {View} view @param {Theme} theme @param {Parts} parts */
  drawRoads(view, theme, parts) {
    const shown = CLASSES.filter(({ name, from }) => view.zoom >= from && parts(name === "corridor" ? "corridors" : "roads"));
    view.context.lineCap = "butt";
    for (const { name, cased } of shown) {
      if (view.zoom < cased) continue;
      const casing = theme.colour(name === "corridor" ? "corridor-casing" : "road-casing");
      stroke(view, this.roads.get(name) ?? [], casing, width(name, view.zoom, theme) + 2 * theme.number("casing-width"));
    }
    view.context.lineCap = "round";
    for (const { name } of shown) {
      if (theme.paper && name !== "corridor") continue; // on paper a road is one thin line, its casing
      stroke(view, this.roads.get(name) ?? [], theme.colour(name === "corridor" ? "corridor" : "road"), width(name, view.zoom, theme));
    }
  }
}

/**
 * Width of a road without its casing; corridors keep theirs, the others grow with the zoom.
 * @param {RoadClass} name @param {number} zoom @param {Theme} theme
 */
function width(name, zoom, theme) {
  const nominal = theme.number(`road-width-${name}`);
  if (theme.paper) return name === "corridor" ? 2 * PAPER_ROAD : PAPER_ROAD - 2 * theme.number("casing-width");
  const factor = 2 ** ((zoom - NOMINAL_ZOOM) * 0.6);
  if (name === "corridor") return nominal * Math.max(1, factor);
  return nominal * Math.min(Math.max(factor, 0.5), 6);
}

/**
 * Put paths that reach into the view onto the canvas's current path.
 * @param {View} view @param {Path[]} shapes
 */
function trace({ context, scale, left, top, width: right, height: bottom }, shapes) {
  context.beginPath();
  for (const { points, west, north, east, south } of shapes) {
    if (east * scale < left || south * scale < top || west * scale > left + right || north * scale > top + bottom) continue;
    let [lastX, lastY] = [points[0] * scale - left, points[1] * scale - top];
    context.moveTo(lastX, lastY);
    for (let index = 2; index < points.length; index += 2) {
      const [x, y] = [points[index] * scale - left, points[index + 1] * scale - top];
      // Steps below half a pixel cost time and show nothing; the last point closes the shape.
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.5 && index + 2 < points.length) continue;
      context.lineTo(x, y);
      [lastX, lastY] = [x, y];
    }
  }
}

/** @param {View} view @param {Path[]} shapes @param {string} colour @param {CanvasFillRule} [rule] */
function fill(view, shapes, colour, rule = "evenodd") {
  trace(view, shapes);
  view.context.fillStyle = colour;
  view.context.fill(rule);
}

/** @param {View} view @param {Path[]} shapes @param {string} colour @param {number} pixels */
function stroke(view, shapes, colour, pixels) {
  if (pixels <= 0) return;
  trace(view, shapes);
  view.context.strokeStyle = colour;
  view.context.lineWidth = pixels;
  view.context.stroke();
}
