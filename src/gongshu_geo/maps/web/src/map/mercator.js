// @ts-check
/** Web Mercator at zoom 0, worked out once, so that drawing only scales and shifts. */

const SIZE = 256;

/** @typedef {{points: Float64Array, west: number, north: number, east: number, south: number}} Path */

/**
 * @param {number} lon
 * @param {number} lat
 * @returns {[number, number]} pixels at zoom 0
 */
export function project(lon, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [
    SIZE * (0.5 + lon / 360),
    SIZE * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
  ];
}

/**
 * Metres that one pixel spans.
 * @param {number} lat
 * @param {number} zoom
 */
export function metresPerPixel(lat, zoom) {
  const EQUATOR_M = 40_075_016.686; // WGS-84
  return (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (SIZE * 2 ** zoom);
}

/**
 * @param {number[][]} line lon, lat pairs
 * @returns {Path}
 */
export function path(line) {
  const points = new Float64Array(line.length * 2);
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  line.forEach(([lon, lat], index) => {
    const [x, y] = project(lon, lat);
    points[2 * index] = x;
    points[2 * index + 1] = y;
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  });
  return { points, west, north, east, south };
}

/**
 * Rings of a Polygon or MultiPolygon, or parts of a (Multi)LineString.
 * @param {any} geometry GeoJSON; null gives none
 * @returns {Path[]}
 */
export function paths(geometry) {
  return lines(geometry).map(path);
}

/**
 * Coordinate lists of a line or area geometry, flat.
 * @param {any} geometry
 * @returns {number[][][]}
 */
export function lines(geometry) {
  switch (geometry?.type) {
    case "LineString": return [geometry.coordinates];
    case "MultiLineString":
    case "Polygon": return geometry.coordinates;
    case "MultiPolygon": return geometry.coordinates.flat();
    case "GeometryCollection": return geometry.geometries.flatMap(lines);
    default: return [];
  }
}
