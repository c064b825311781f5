// @ts-check
/** What a draft comes to as GeoJSON, and what is still missing. */

/** @typedef {import("./types").Draft} Draft */
/** @typedef {import("./types").Item} Item */
/** @typedef {import("./types").Position} Position */
/** @typedef {import("./words.js").ReviewWord} ReviewWord */

/** Of degrees: 0.1 m. */
const DECIMALS = 6;

/** @param {Position} at @returns {Position} */
export function rounded([lon, lat]) {
  return [Number(lon.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))];
}

/**
 * The geometry of a decision, WGS-84; null where there is none.
 * @param {Draft} draft @param {Item} item
 */
export function geometryOf(draft, item) {
  if (draft.kind === "accept") return item.seen && { type: "Point", coordinates: rounded(item.seen) };
  if (draft.kind === "none" || draft.kind === null) return null;
  if (draft.shape) return { type: draft.shape.type, coordinates: roundedAll(draft.shape.coordinates) };
  const points = draft.points.map(rounded);
  if (draft.kind === "point") return { type: "Point", coordinates: points[0] };
  if (draft.kind === "line") return { type: "LineString", coordinates: points };
  return { type: "Polygon", coordinates: [[...points, points[0]]] };
}

/** @param {any} coordinates @returns {any} */
function roundedAll(coordinates) {
  return typeof coordinates[0] === "number" ? rounded(coordinates) : coordinates.map(roundedAll);
}

/**
 * What stands in the way of a decision; null where nothing does.
 * @param {Draft} draft @param {string} who @param {[number, number, number, number]} region
 * @returns {ReviewWord | null}
 */
export function lacking(draft, who, region) {
  const { kind } = draft;
  if (kind === null) return "errKind";
  if (kind !== "accept" && kind !== "none") {
    const missing = shapeless(draft, region);
    if (missing) return missing;
    if (draft.accuracy === null || !(draft.accuracy > 0)) return "errAccuracy";
  }
  if (kind === "none" && draft.why.trim() === "") return "errWhy";
  return who.trim() === "" ? "errWho" : null;
}

/** @param {Draft} draft @param {[number, number, number, number]} region @returns {ReviewWord | null} */
function shapeless({ kind, points, shape }, [west, south, east, north]) {
  if (shape) return null; // a candidate's, which the project made itself
  if (kind === "point" && points.length === 0) return "errPoint";
  if (kind === "line" && points.length < 2) return "errLine";
  if (kind === "polygon" && points.length < 3) return "errPolygon";
  if (kind === "polygon" && crossesItself(points)) return "errCross";
  const inside = points.every(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north);
  return inside ? null : "errRegion";
}

/** Whether a ring's edges meet anywhere but at their common ends. @param {Position[]} ring */
export function crossesItself(ring) {
  const count = ring.length;
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 1; j < count; j += 1) {
      if (j === i + 1 || (i === 0 && j === count - 1)) continue; // neighbours share an end
      if (cross(ring[i], ring[(i + 1) % count], ring[j], ring[(j + 1) % count])) return true;
    }
  }
  return area(ring) === 0;
}

/** @param {Position} a @param {Position} b @param {Position} c @param {Position} d */
function cross(a, b, c, d) {
  const [one, two, three, four] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  return one * two <= 0 && three * four <= 0 && !(one === 0 && two === 0);
}

/** @param {Position} a @param {Position} b @param {Position} c */
function turn(a, b, c) {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** Twice the signed area, square degrees. @param {Position[]} ring */
function area(ring) {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** Most vertices that can be handled one by one. */
const HANDLES = 200;

/**
 * Vertices of a geometry that can be edited: one part, without holes, not too many.
 * @param {any} geometry
 * @returns {{kind: "point" | "line" | "polygon", points: Position[]} | null}
 */
export function editable(geometry) {
  if (geometry?.type === "Point") return { kind: "point", points: [geometry.coordinates] };
  if (geometry?.type === "LineString" && geometry.coordinates.length <= HANDLES)
    return { kind: "line", points: geometry.coordinates };
  if (geometry?.type === "Polygon" && geometry.coordinates.length === 1 && geometry.coordinates[0].length <= HANDLES + 1)
    return { kind: "polygon", points: geometry.coordinates[0].slice(0, -1) };
  return null;
}

/** The kind of decision that a geometry makes. @param {any} geometry @returns {"point" | "line" | "polygon" | null} */
export function kindOf(geometry) {
  if (geometry?.type === "Point") return "point";
  if (/LineString$/.test(geometry?.type)) return "line";
  return /Polygon$/.test(geometry?.type) ? "polygon" : null;
}
