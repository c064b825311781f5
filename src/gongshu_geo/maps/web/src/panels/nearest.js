// @ts-check
/** Which sites are near, how far, and in which direction. */

/** @typedef {import("../types").Site} Site */
/** @typedef {import("../i18n.js").WordKey} WordKey */

/** Clockwise from north. @type {readonly WordKey[]} */
const DIRECTIONS = ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"];

/**
 * Sites with their distance, nearest first; those without a place are left out.
 * @param {readonly Site[]} sites
 * @param {(site: Site) => number | null} distanceTo
 * @returns {{site: Site, metres: number}[]}
 */
export function byDistance(sites, distanceTo) {
  /** @type {{site: Site, metres: number}[]} */
  const near = [];
  for (const site of sites) {
    const metres = distanceTo(site);
    if (metres !== null) near.push({ site, metres });
  }
  return near.sort((one, other) => one.metres - other.metres || (one.site.id < other.site.id ? -1 : 1));
}

/**
 * Bearing from one place to another on WGS-84, degrees clockwise from true north.
 *
 * Over the few kilometres of a district a plane with the ellipsoid's two radii of curvature is right
 * to a hundredth of a degree.
 * @param {{lon: number, lat: number}} from
 * @param {readonly [number, number]} to lon, lat
 */
export function bearing(from, to) {
  const e2 = 0.00669437999014; // first eccentricity squared of WGS-84
  const middle = (((from.lat + to[1]) / 2) * Math.PI) / 180;
  const meridian = (1 - e2) / (1 - e2 * Math.sin(middle) ** 2);
  const east = (to[0] - from.lon) * Math.cos(middle);
  const north = (to[1] - from.lat) * meridian;
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}

/** The direction's name, one of eight. @param {number} degrees @returns {WordKey} */
export function directionName(degrees) {
  return DIRECTIONS[Math.round(degrees / 45) % 8];
}
