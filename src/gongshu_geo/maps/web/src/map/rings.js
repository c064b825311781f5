// @ts-check
/** The mark of several sites: a ring whose arcs show their stages, with the count inside. */

import { paint } from "./patterns.js";
import { svg } from "./svg.js";

/** @typedef {import("../types").StatusInfo} StatusInfo */
/** @typedef {{status: StatusInfo, planned: boolean, count: number}} Share sites of one stage, reached or only planned */

/** Width of the ring, pixels. */
const BAND = 4.5;

/** Width of what is left open in an arc of plans, pixels. */
const HOLLOW = 2.3;

/**
 * @param {Share[]} shares how many sites are in each stage, in the order of the arcs; what is known
 *   from plans only is hollow, as a single mark is
 * @returns {SVGSVGElement}
 */
export function clusterRing(shares) {
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const radius = ringRadius(total);
  const middle = radius - BAND / 2;
  const arcs = [];
  let start = 0;
  for (const { status, planned, count } of shares) {
    const end = start + count / total;
    const d = arc(middle, start, end);
    arcs.push(svg("path", { d, fill: "none", stroke: paint(status), "stroke-width": BAND, ...(planned ? { "data-planned": "" } : {}) }));
    if (planned) arcs.push(svg("path", { d, fill: "none", stroke: "var(--land)", "stroke-width": HOLLOW }));
    if (shares.length > 1) arcs.push(tick(radius, start));
    start = end;
  }
  return picture(radius, [
    svg("circle", { r: radius + 1.5, fill: "var(--casing)" }),
    svg("circle", { r: radius - BAND, fill: "var(--panel)" }),
    ...arcs,
    keyline(radius),
    keyline(radius - BAND),
    count(String(total), 0, total > 99 ? 11 : 13),
  ]);
}

/**
 * The mark of sites known only by their area: dashed, hollow, with the words for it.
 * @param {number} total @param {string} words none where they would crowd the map
 * @returns {SVGSVGElement}
 */
export function unplacedRing(total, words) {
  const radius = unplacedRadius(total);
  const parts = [
    svg("circle", { r: radius, fill: "var(--land)", "fill-opacity": 0.9, stroke: "var(--casing)", "stroke-width": 3 }),
    svg("circle", { r: radius, fill: "none", stroke: "var(--uncertain)", "stroke-width": 1.25, "stroke-dasharray": "3 3" }),
    count(`${total}?`, 0, 11),
  ];
  if (words) {
    const caption = count(words, radius + 9, 11);
    caption.setAttribute("stroke", "var(--label-halo)");
    caption.setAttribute("stroke-width", "4");
    caption.setAttribute("paint-order", "stroke");
    parts.push(caption);
  }
  return picture(radius, parts);
}

/** @param {number} total */
export function unplacedRadius(total) {
  return Math.min(10.5 + 1.2 * Math.log2(total), 18);
}

/** Grows with the logarithm of the count. @param {number} total */
export function ringRadius(total) {
  return Math.min(11.5 + 2.2 * Math.log2(total), 25);
}

/** @param {number} radius @param {Element[]} parts */
function picture(radius, parts) {
  const half = radius + 3;
  return svg("svg", { class: "gg-symbol", width: 2 * half, height: 2 * half, viewBox: `${-half} ${-half} ${2 * half} ${2 * half}`, "aria-hidden": "true", focusable: "false" }, parts);
}

/** @param {number} radius */
function keyline(radius) {
  return svg("circle", { r: radius, fill: "none", stroke: "var(--keyline)", "stroke-width": 0.75 });
}

/** @param {string} text @param {number} y @param {number} size */
function count(text, y, size) {
  const element = svg("text", { y, "font-size": size, "font-weight": 600, "text-anchor": "middle", "dominant-baseline": "central", fill: "var(--panel-text)", "stroke-linejoin": "round" });
  element.textContent = text;
  return element;
}

/** @param {number} radius @param {number} start share of the turn, from 12 o'clock @param {number} end */
function arc(radius, start, end) {
  if (end - start > 0.9999) return `M0 ${-radius}A${radius} ${radius} 0 1 1-.01 ${-radius}Z`;
  const [ax, ay] = onCircle(radius, start);
  const [bx, by] = onCircle(radius, end);
  return `M${ax} ${ay}A${radius} ${radius} 0 ${end - start > 0.5 ? 1 : 0} 1 ${bx} ${by}`;
}

/** @param {number} radius @param {number} at */
function tick(radius, at) {
  const [ax, ay] = onCircle(radius - BAND, at);
  const [bx, by] = onCircle(radius, at);
  return svg("path", { d: `M${ax} ${ay}L${bx} ${by}`, stroke: "var(--keyline)", "stroke-width": 0.75 });
}

/** @param {number} radius @param {number} at @returns {[string, string]} */
function onCircle(radius, at) {
  return [(radius * Math.sin(2 * Math.PI * at)).toFixed(2), (-radius * Math.cos(2 * Math.PI * at)).toFixed(2)];
}
