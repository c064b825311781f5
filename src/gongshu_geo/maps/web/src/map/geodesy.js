// @ts-check
/** Distances on the globe, and the shift between WGS-84 and what Chinese base maps use. */

const MEAN_RADIUS_M = 6_371_008.8; // IUGG mean radius

/**
 * Great-circle distance in metres; within 0.5 % of the ellipsoid's.
 * @param {number} lonA @param {number} latA @param {number} lonB @param {number} latB
 */
export function distance(lonA, latA, lonB, latB) {
  const [a, b] = [radians(latA), radians(latB)];
  const height = Math.sin((b - a) / 2) ** 2;
  const width = Math.cos(a) * Math.cos(b) * Math.sin(radians(lonB - lonA) / 2) ** 2;
  return 2 * MEAN_RADIUS_M * Math.asin(Math.sqrt(height + width));
}

/**
 * Where a WGS-84 position stands in the system of a base map; only for shifting tiles.
 * @param {number} lon @param {number} lat @param {"wgs84" | "gcj02" | "bd09"} system
 * @returns {[number, number]}
 */
export function shifted(lon, lat, system) {
  if (system === "wgs84") return [lon, lat];
  const [x, y] = gcj02(lon, lat);
  return system === "gcj02" ? [x, y] : bd09(x, y);
}

/** @param {number} degrees */
function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

/**
 * @param {number} lon @param {number} lat
 * @returns {[number, number]}
 */
function gcj02(lon, lat) {
  const A = 6_378_245; // Krasovsky 1940, as GCJ-02 uses it
  const E2 = 0.00669342162296594323;
  const [x, y] = [lon - 105, lat - 35];
  const waves = (20 * sinPi(6 * x) + 20 * sinPi(2 * x)) * (2 / 3);
  const root = Math.sqrt(Math.abs(x));
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + waves
    + ((20 * sinPi(y) + 40 * sinPi(y / 3)) * 2) / 3
    + ((160 * sinPi(y / 12) + 320 * sinPi(y / 30)) * 2) / 3;
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + waves
    + ((20 * sinPi(x) + 40 * sinPi(x / 3)) * 2) / 3
    + ((150 * sinPi(x / 12) + 300 * sinPi(x / 30)) * 2) / 3;
  const phi = radians(lat);
  const magic = 1 - E2 * Math.sin(phi) ** 2;
  const meridian = (A * (1 - E2)) / magic ** 1.5;
  const parallel = (A / Math.sqrt(magic)) * Math.cos(phi);
  return [lon + (east / parallel) * (180 / Math.PI), lat + (north / meridian) * (180 / Math.PI)];
}

/**
 * @param {number} x longitude @param {number} y latitude, both GCJ-02
 * @returns {[number, number]}
 */
function bd09(x, y) {
  const STEP = (Math.PI * 3000) / 180;
  const radius = Math.hypot(x, y) + 0.00002 * Math.sin(y * STEP);
  const angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * STEP);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** @param {number} halfTurns */
function sinPi(halfTurns) {
  return Math.sin(halfTurns * Math.PI);
}
