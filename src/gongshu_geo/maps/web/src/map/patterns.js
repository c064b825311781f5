// @ts-check
/** Hatched and crossed fills, one for each colour, that marks, areas and cluster arcs refer to. */

import { svg } from "./svg.js";

/** @type {SVGDefsElement | null} */
let shelf = null;

/**
 * The paint for a stage's fill: its colour, or a hatch in it.
 * @param {import("../types").StatusInfo} status
 */
export function paint(status) {
  if (status.fill === "hatch") return `url(#${hatch(status.colour)})`;
  // On a white ground a cross or a dashed outline stands inside the mark, drawn by its symbol.
  if (status.fill === "cross" || status.fill === "dashed") return "var(--casing)";
  return status.colour;
}

/**
 * Stripes at 45° in a colour on the casing's ground.
 * @param {string} colour as #RRGGBB
 * @returns {string} the pattern's id
 */
function hatch(colour) {
  const id = `gg-hatch-${colour.replace(/\W/g, "")}`;
  if (document.getElementById(id)) return id;
  const pattern = svg("pattern", { id, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, [
    svg("rect", { width: 5, height: 5, fill: "var(--casing)" }),
    svg("rect", { width: 2.6, height: 5, fill: colour }),
  ]);
  defs().append(pattern);
  return id;
}

function defs() {
  if (!shelf) {
    shelf = svg("defs");
    const holder = svg("svg", { class: "gg-defs", width: 0, height: 0, "aria-hidden": "true" }, [shelf]);
    document.body.append(holder);
  }
  return shelf;
}
