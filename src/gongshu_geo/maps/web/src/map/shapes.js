// @ts-check
/** Outlines of the marks, one for each kind of site, around 0, 0 within ±9. */

// The strips that Python draws have the same marks: the build copies the table from the package.
import table from "./shapes.json";

/** @type {Record<string, {outline: string, letter: number[]}>} */
const SHAPES = table.shapes;

/**
 * @param {string} shape
 * @returns {string} path data; a circle for a shape that is not known
 */
export function outline(shape) {
  return (SHAPES[shape] ?? SHAPES.housing).outline;
}

/**
 * Where the stage's character stands in the mark, and how large it is.
 * @param {string} shape
 * @returns {{x: number, y: number, size: number}}
 */
export function letterPlace(shape) {
  const [x, y, size] = (SHAPES[shape] ?? SHAPES.housing).letter;
  return { x, y, size };
}
