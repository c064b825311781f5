// @ts-check
/** How each kind of name on the ground is written, and which comes first. */

/**
 * How each kind is written. `every`: pixels along a line between two of its names; `aside`: pixels beside
 * the line, where sites on it would cross the name out.
 * @typedef {{from: number, until: number, size: number, weight: string, style: string, colour: string, space: number, every: number, aside?: number}} Hand
 * @type {Record<string, Hand>}
 */
export const HANDS = {
  corridor: { from: 0, until: 99, size: 14, weight: "600", style: "", colour: "label", space: 3, every: 520, aside: 15 },
  area: { from: 0, until: 15.5, size: 13, weight: "500", style: "", colour: "label", space: 4, every: 0 },
  place: { from: 13, until: 99, size: 12, weight: "500", style: "", colour: "label", space: 0, every: 0 },
  river: { from: 12, until: 16, size: 13, weight: "400", style: "italic", colour: "water-label", space: 6, every: 620 },
  expressway: { from: 13, until: 99, size: 12, weight: "400", style: "", colour: "label", space: 2, every: 640 },
  main: { from: 13.5, until: 99, size: 12, weight: "400", style: "", colour: "label", space: 2, every: 520 },
  street: { from: 14.5, until: 99, size: 11, weight: "400", style: "", colour: "label", space: 1, every: 420 },
  lane: { from: 15.5, until: 99, size: 11, weight: "400", style: "", colour: "label", space: 0, every: 400 },
  stop: { from: 14, until: 99, size: 11, weight: "400", style: "", colour: "label", space: 0, every: 0 },
};

/** Which part of the ground a name belongs to. @type {Record<string, string>} */
export const PARTS = { corridor: "corridors", river: "rivers", expressway: "roads", main: "roads", street: "roads", lane: "roads" };

/** Corridor before place before road before stop. */
export const ORDER = ["corridor", "area", "place", "river", "expressway", "main", "street", "lane", "stop"];
