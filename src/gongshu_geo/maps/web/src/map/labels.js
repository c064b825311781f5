// @ts-check
/** Names on the ground: along roads and rivers, at places and stops, none over another. */

import { HANDS, ORDER, PARTS } from "./hands.js";
import { path, paths, project } from "./mercator.js";
import { Room } from "./room.js";
import { Run } from "./run.js";

/** @typedef {import("./mercator.js").Path} Path */
/** @typedef {import("./canvas.js").View} View */
/** @typedef {import("./theme.js").Theme} Theme */
/** @typedef {import("./hands.js").Hand} Hand */
/** @typedef {import("./room.js").Box} Box */
/** @typedef {import("./run.js").Glyph} Glyph */

/** Free space around a name, pixels. */
const GAP = 3;

export class Labels {
  /** @param {import("../types").BaseMap} base */
  constructor(base) {
    /** @type {{kind: string, text: string, line: Path | null, at: [number, number] | null}[]} */
    this.names = [
      ...base.roads.flatMap((road) => road.lines.map((line) => ({ kind: road.cls, text: road.name, line: path(line), at: null }))),
      ...base.rivers.map((river) => ({ kind: "river", text: river.name, line: path(river.line), at: null })),
      ...base.labels.map((label) => ({ kind: label.kind, text: label.text, line: null, at: project(...label.at) })),
    ].filter((name) => name.text);
    this.district = paths(base.district);
    this.names.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || length(b.line) - length(a.line));
  }

  /**
   * @param {View} view
   * @param {Theme} theme
   * @param {Box[]} taken boxes of marks
   * @param {(name: string) => boolean} parts which parts of the ground are drawn
   */
  draw(view, theme, taken, parts) {
    const room = new Room(view.width, view.height, outlineOf(view, this.district));
    const { context } = view;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = theme.colour("label-halo");
    context.lineWidth = 2 * theme.number("label-halo-width");
    room.takeAll(taken);
    /** @type {Set<string>} */
    const written = new Set();
    /** @param {(typeof this.names)[number]} name */
    const write = (name) => {
      const hand = HANDS[name.kind];
      if (view.zoom < hand.from || view.zoom >= hand.until || !parts(PARTS[name.kind] ?? "labels")) return;
      context.font = font(hand, theme);
      context.fillStyle = theme.colour(hand.colour);
      if (name.line) writeAlong(view, room, name.text, name.line, hand, written);
      else if (name.at) writeAt(view, room, name.text, name.at, name.kind, hand);
    };
    const corridors = this.names.filter(({ kind }) => kind === "corridor");
    corridors.forEach(write);
    if (parts("corridors")) this.nameCorridors(view, theme, { written, taken, room });
    this.names.filter(({ kind }) => kind !== "corridor").forEach(write);
  }

  /**
   * Corridors are named at every zoom: one that found no free place inside the district is written
   * outside of it, but never under a mark, where a single character would be left of it. Other names
   * come later and keep clear.
   * @private @param {View} view @param {Theme} theme
   * @param {{written: Set<string>, taken: Box[], room: Room}} page corridors named already, the marks, and what is taken for other names
   */
  nameCorridors(view, theme, { written, taken, room: all }) {
    const room = new Room(view.width, view.height, null);
    room.takeAll(taken);
    const hand = HANDS.corridor;
    view.context.font = font(hand, theme);
    view.context.fillStyle = theme.colour(hand.colour);
    for (const { kind, text, line } of this.names) {
      if (kind !== "corridor" || !line || written.has(text)) continue;
      const run = new Run(line, view);
      const step = hand.size + hand.space;
      const glyphs = firstFree(room, run, [...text], (run.length - [...text].length * step) / 2, run.length, hand);
      if (!glyphs) continue;
      const boxes = glyphs.map((glyph) => square(glyph, hand.size));
      room.takeAll(boxes);
      all.takeAll(boxes);
      paint(view.context, glyphs);
      written.add(text);
    }
  }
}

/** @param {Hand} hand @param {Theme} theme */
function font({ style, weight, size }, theme) {
  return `${style} ${weight} ${size}px ${theme.font}`;
}

/**
 * Names along a line, at places that stay where they are while the map is dragged.
 * @param {View} view @param {Room} room @param {string} text @param {Path} line @param {Hand} hand
 * @param {Set<string>} written names that stand somewhere
 */
function writeAlong(view, room, text, line, hand, written) {
  const { scale, left, top, width, height } = view;
  if (line.east * scale < left || line.south * scale < top || line.west * scale > left + width || line.north * scale > top + height) return;
  const run = new Run(line, view);
  const needed = [...text].length * (hand.size + hand.space);
  if (run.length < needed * 1.15) return;
  const count = Math.max(1, Math.round(run.length / hand.every));
  for (let turn = 0; turn < count; turn += 1) {
    const middle = ((turn + 0.5) * run.length) / count;
    const glyphs = firstFree(room, run, [...text], middle - needed / 2, run.length / count, hand);
    if (!glyphs) continue;
    room.takeAll(glyphs.map((glyph) => square(glyph, hand.size)));
    paint(view.context, glyphs);
    written.add(text);
  }
}

/**
 * The place nearest to the wanted one, along the line and on either side, where nothing is in the way.
 * @param {Room} room @param {Run} run @param {string[]} characters
 * @param {number} wanted where on the line the name begins, pixels @param {number} span how far it may move
 * @param {Hand} hand
 */
function firstFree(room, run, characters, wanted, span, hand) {
  const step = hand.size + hand.space;
  const tries = Math.min(Math.floor(span / 2 / step), hand.aside || hand.style ? 30 : 4);
  for (let away = 0; away <= tries; away += 1) {
    for (const start of away ? [wanted + away * step, wanted - away * step] : [wanted]) {
      for (const aside of hand.aside ? [hand.aside, -hand.aside, 2 * hand.aside, -2 * hand.aside] : [0]) {
        const glyphs = run.write(characters, start, step, aside);
        if (glyphs && room.free(glyphs.map((glyph) => square(glyph, hand.size)))) return glyphs;
      }
    }
  }
  return null;
}

/**
 * @param {View} view @param {Room} room @param {string} text @param {[number, number]} at
 * @param {string} kind @param {Hand} hand
 */
function writeAt(view, room, text, at, kind, hand) {
  const { context, scale, left, top } = view;
  const [x, y] = [at[0] * scale - left, at[1] * scale - top];
  context.letterSpacing = `${hand.space}px`;
  const width = context.measureText(text).width;
  const height = hand.size + 2;
  const dot = kind === "stop" ? 4 : 0;
  // A stop's name stands beside its dot, on whichever side is free; other names stand on their place.
  const spots = dot
    ? [[x + dot + 3 + width / 2, y], [x - dot - 3 - width / 2, y], [x, y - dot - height / 2 - 1], [x, y + dot + height / 2 + 1]]
    : [[x, y], [x, y - height], [x, y + height], [x, y - 2.2 * height], [x, y + 2.2 * height]];
  for (const [middle, centre] of spots) {
    const box = { x: middle - width / 2 - GAP, y: centre - height / 2 - GAP / 2, width: width + 2 * GAP, height: height + GAP };
    if (!room.free([box])) continue;
    room.take(box);
    if (dot) paintStop(context, x, y, dot);
    context.strokeText(text, middle, centre);
    context.fillText(text, middle, centre);
    break;
  }
  context.letterSpacing = "0px";
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius */
function paintStop(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius - 1, 0, 2 * Math.PI);
  context.stroke();
  context.fill();
}

/** @param {CanvasRenderingContext2D} context @param {Glyph[]} glyphs */
function paint(context, glyphs) {
  for (const step of /** @type {const} */ (["strokeText", "fillText"])) {
    for (const { x, y, angle, text } of glyphs) {
      context.save();
      context.translate(x, y);
      context.rotate(angle);
      context[step](text, 0, 0);
      context.restore();
    }
  }
}

/** @param {Glyph} glyph @param {number} size @returns {Box} */
function square({ x, y }, size) {
  const side = size + 2 * GAP;
  return { x: x - side / 2, y: y - side / 2, width: side, height: side };
}

/** The district in canvas pixels, as outside of it nothing is named. @param {View} view @param {Path[]} district */
function outlineOf({ scale, left, top }, district) {
  if (district.length === 0) return null;
  const outline = new Path2D();
  for (const { points } of district) {
    for (let index = 0; index < points.length; index += 2) {
      const [x, y] = [points[index] * scale - left, points[index + 1] * scale - top];
      if (index) outline.lineTo(x, y);
      else outline.moveTo(x, y);
    }
  }
  return outline;
}

/** @param {Path | null} line */
function length(line) {
  return line ? line.east - line.west + line.south - line.north : 0;
}
