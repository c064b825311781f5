// @ts-check
/** Which marks stand where at one zoom: sites alone, several in one ring, and those without a place. */

import { gather } from "./cluster.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {{size: number, reach: number, lettered: boolean}} Scale */
/** @typedef {{site: Site, x: number, y: number}} Located position in pixels of the zoom */
/** @typedef {{kind: "single" | "ring" | "unplaced", key: string, sites: Site[], x: number, y: number}} Planned */

/** Size of a mark and reach of gathering, pixels, from each zoom on. */
export const SIZES = [
  { from: 16.5, size: 30, reach: 20, lettered: true },
  { from: 15, size: 28, reach: 24, lettered: true },
  { from: 14, size: 23, reach: 27, lettered: false },
  { from: 13, size: 21, reach: 30, lettered: false },
  { from: 0, size: 19, reach: 31, lettered: false },
];

/** On paper nothing can be zoomed or pointed at: small marks with their characters, as many as have room. */
export const PAPER = { size: 17, reach: 12, lettered: true };

/** Reach within which areas' label points become one mark. */
const AREA_REACH = 40;

/** @param {number} zoom @returns {Scale} */
export function scaleAt(zoom) {
  return SIZES.find(({ from }) => zoom >= from) ?? SIZES[SIZES.length - 1];
}

/**
 * @param {Located[]} located
 * @param {number} reach pixels within which marks become one ring
 * @param {Site | undefined} selected has a mark of its own; the others stay grouped as they were
 * @returns {Planned[]}
 */
export function planMarks(located, reach, selected) {
  const placed = gather(located.filter(({ site }) => site.kind !== "area"), reach);
  const unplaced = gather(located.filter(({ site }) => site.kind === "area"), AREA_REACH);
  /** @type {Planned[]} */
  const plan = [];
  for (const { sites, x, y } of placed) {
    const rest = sites.filter((site) => site !== selected);
    if (rest.length === 1) plan.push({ kind: "single", key: rest[0].id, sites: rest, ...placeOf(located, rest[0]) });
    else if (rest.length > 1) plan.push({ kind: "ring", key: keyOf(rest), sites: rest, x, y });
  }
  for (const group of unplaced) {
    const rest = group.sites.filter((site) => site !== selected);
    if (rest.length) plan.push({ kind: "unplaced", key: keyOf(rest), sites: rest, ...aside(group, plan) });
  }
  return plan;
}

/** @param {Site[]} sites */
function keyOf(sites) {
  return sites.map(({ id }) => id).join("\n");
}

/** @param {Located[]} located @param {Site} wanted */
function placeOf(located, wanted) {
  const { x, y } = /** @type {Located} */ (located.find(({ site }) => site === wanted));
  return { x, y };
}

/**
 * A place for a mark that stands for an area, beside the marks that stand for places.
 * @param {{x: number, y: number}} group @param {{x: number, y: number}[]} others
 */
function aside({ x, y }, others) {
  const STEP = 17;
  const NEAR = 34;
  const spots = [{ x, y }];
  for (const round of [1, 2, 3, 4, 5]) {
    for (let turn = 0; turn < 8; turn += 1) {
      const angle = (turn * Math.PI) / 4;
      spots.push({ x: x + round * STEP * Math.cos(angle), y: y + round * STEP * Math.sin(angle) });
    }
  }
  return spots.find((spot) => others.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) > NEAR)) ?? spots[0];
}
