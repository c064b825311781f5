// @ts-check
/** Outlines of the marks, one for each kind of site, around 0, 0 within ±9. */

/** @type {Record<string, string>} */
const OUTLINES = {
  plot: "M-7.5-7.5H7.5V7.5H-7.5Z",
  road: "M-9-4.5H9V4.5H-9Z",
  culture: "M0-9.5 9.5 0 0 9.5-9.5 0Z",
  environment: "M0-9 9.4 7.2H-9.4Z",
  housing: "M0-8.2A8.2 8.2 0 1 1-.01-8.2Z",
  greenway: "M-9-6.5H9V-2H-9ZM-9 2H9V6.5H-9Z",
  venue: star(5, 10, 4.6),
  night: "M2.5-9A9 9 0 1 0 8.9 3.4 7.2 7.2 0 0 1 2.5-9Z",
};

/**
 * @param {string} shape
 * @returns {string} path data; a circle for a shape that is not known
 */
export function outline(shape) {
  return OUTLINES[shape] ?? OUTLINES.housing;
}

/**
 * Where the stage's character stands in the mark, and how large it is.
 * @param {string} shape
 * @returns {{x: number, y: number, size: number}}
 */
export function letterPlace(shape) {
  switch (shape) {
    case "environment": return { x: 0, y: 2.4, size: 9 };
    case "venue": return { x: 0, y: 0.4, size: 9 };
    case "night": return { x: 3.4, y: -1.6, size: 10 }; // in the bay of the crescent
    case "culture": return { x: 0, y: 0, size: 10.5 };
    case "road": return { x: 0, y: 0, size: 9 };
    default: return { x: 0, y: 0, size: 11 };
  }
}

/** @param {number} points @param {number} outer @param {number} inner */
function star(points, outer, inner) {
  const corners = Array.from({ length: 2 * points }, (_, index) => {
    const angle = (index * Math.PI) / points - Math.PI / 2;
    const radius = index % 2 ? inner : outer;
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle) + 0.6).toFixed(2)}`;
  });
  return `M${corners.join("L")}Z`;
}
