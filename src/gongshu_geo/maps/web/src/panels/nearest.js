// @ts-check
/** Which sites are near, how far, and in which direction. */

/** @typedef {import("../types").Site} Site */
/** @typedef {import("../i18n.js").WordKey} WordKey */
/** @typedef {{site: Site, metres: number, degrees: number}} Near */

/** Clockwise from north. @type {readonly WordKey[]} */
const DIRECTIONS = ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"];

/** Semi-major axis in metres and first eccentricity squared of WGS-84. */
const A = 6378137;
const E2 = 0.00669437999014;

/**
 * Sites with distance and bearing from a place, nearest first; those without a place are left out.
 * @param {readonly Site[]} sites
 * @param {{lon: number, lat: number}} from
 * @returns {Near[]}
 */
export function byDistance(sites, from) {
  /** @type {Near[]} */
  const near = [];
  for (const site of sites) if (site.at !== null) near.push({ site, ...way(from, site.at) });
  return near.sort((one, other) => one.metres - other.metres || (one.site.id < other.site.id ? -1 : 1));
}

/**
 * How far and in which direction one place lies from another.
 *
 * On a plane with the two radii of curvature that WGS-84's ellipsoid has half-way: over the ten
 * kilometres of a district that is right to the decimetre and to a hundredth of a degree.
 * @param {{lon: number, lat: number}} from
 * @param {readonly [number, number]} to lon, lat
 * @returns {{metres: number, degrees: number}} degrees clockwise from true north
 */
export function way(from, to) {
  const middle = (((from.lat + to[1]) / 2) * Math.PI) / 180;
  const root = 1 - E2 * Math.sin(middle) ** 2;
  const east = (A / Math.sqrt(root)) * Math.cos(middle) * (((to[0] - from.lon) * Math.PI) / 180);
  const north = ((A * (1 - E2)) / root ** 1.5) * (((to[1] - from.lat) * Math.PI) / 180);
  return { metres: Math.hypot(east, north), degrees: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360 };
}

/** The direction's name, one of eight. @param {number} degrees @returns {WordKey} */
export function directionName(degrees) {
  return DIRECTIONS[Math.round(degrees / 45) % 8];
}
