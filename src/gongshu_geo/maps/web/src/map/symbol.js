// @ts-check
/** The mark of a site: shape is its kind, fill its stage, outline its schedule. */

import { paint } from "./patterns.js";
import { letterPlace, outline } from "./shapes.js";
import { svg } from "./svg.js";

/** @typedef {import("../types").StatusInfo} StatusInfo */
/** @typedef {import("../types").ScheduleInfo} ScheduleInfo */

/**
 * @typedef {object} Look
 * @property {StatusInfo} status
 * @property {string} shape
 * @property {ScheduleInfo | undefined} [schedule]
 * @property {boolean} [planned] known from a plan only: hollow
 * @property {boolean} [uncertain] a dashed ring around it
 * @property {boolean} [lettered] the stage's character in it
 * @property {boolean} [selected] a halo around it
 */

/** Half of the picture's side, in units of which the shape spans ±9; ring and badge reach a little beyond. */
const HALF = 11;

/** Accuracy from which a place counts as uncertain, metres. */
export const UNCERTAIN_M = 150;

/**
 * @param {Look} look
 * @param {number} size pixels of the picture's side
 * @returns {SVGSVGElement}
 */
export function symbol(look, size) {
  const { status, shape, schedule, planned = false, uncertain = false, lettered = false, selected = false } = look;
  const data = outline(shape);
  const unit = (2 * HALF) / size; // one pixel, in units of the shape
  /** @type {SVGElement[]} */
  const parts = [...(selected ? [stroked(data, "var(--halo)", 11 * unit)] : []), ...(uncertain ? [ring(unit)] : []), ...outlines(data, schedule, unit), ...fills(data, status, planned, unit, lettered)];
  if (lettered) parts.push(letter(shape, status, planned));
  if (schedule?.badge) parts.push(badge(schedule));
  return svg("svg", {
    class: "gg-symbol", width: size, height: size, viewBox: `${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`, "aria-hidden": "true", focusable: "false",
  }, parts);
}

/** @param {number} unit */
function ring(unit) {
  return svg("circle", { r: 13.6, fill: "none", stroke: "var(--uncertain)", "stroke-width": 1.1 * unit, "stroke-dasharray": `${3 * unit} ${3 * unit}` });
}

/** The schedule's outline on a casing that parts the mark from what lies around. @param {string} data @param {ScheduleInfo | undefined} schedule @param {number} unit */
function outlines(data, schedule, unit) {
  const width = schedule?.width ?? 0;
  const casing = stroked(data, "var(--casing)", 2 * (Math.max(width, 1.5) + (schedule?.dash ? 0.8 : 0)) * unit);
  if (!schedule || !width) return [casing];
  const line = stroked(data, schedule.colour, 2 * width * unit);
  if (schedule.dash) {
    line.setAttribute("stroke-dasharray", schedule.dash.split(" ").map((length) => Number(length) * unit).join(" "));
    line.setAttribute("stroke-linecap", "round");
  }
  return [casing, line];
}

/** @param {string} data @param {StatusInfo} status @param {boolean} planned @param {number} unit @param {boolean} lettered */
function fills(data, status, planned, unit, lettered) {
  const keyline = { stroke: "var(--keyline)", "stroke-width": 0.75 * unit };
  if (planned) return hollow(data, status, unit, keyline);
  const whole = svg("path", { d: data, fill: paint(status), "stroke-linejoin": "round", ...keyline });
  if (status.fill === "ring") return [whole, svg("path", { d: data, fill: "var(--casing)", transform: `scale(${lettered ? 0.72 : 0.48})`, ...keyline, "stroke-width": (lettered ? 0.9 : 1.2) * unit })];
  if (status.fill === "cross") return [whole, svg("path", { d: "M-5-5 5 5M5-5-5 5", stroke: "var(--keyline)", "stroke-width": 1.6 * unit, fill: "none" })];
  if (status.fill === "dashed") whole.setAttribute("stroke-dasharray", `${2.5 * unit} ${2 * unit}`);
  if (status.fill === "dashed") whole.setAttribute("stroke-width", String(1.2 * unit));
  return [whole];
}

/** A ring in the stage's colour between two keylines, on the ground's colour. @param {string} data @param {StatusInfo} status @param {number} unit @param {Record<string, string | number>} keyline */
function hollow(data, status, unit, keyline) {
  const colour = status.fill === "cross" || status.fill === "dashed" ? "var(--keyline)" : status.colour;
  return [
    svg("path", { d: data, fill: "none", stroke: "var(--keyline)", "stroke-width": 1.5 * unit, "stroke-linejoin": "round" }),
    svg("path", { d: data, fill: colour, "stroke-linejoin": "round" }),
    svg("path", { d: data, fill: "var(--land)", transform: `scale(${1 - 0.25 * unit})`, ...keyline, "stroke-linejoin": "round" }),
  ];
}

/** @param {string} shape @param {StatusInfo} status @param {boolean} planned */
function letter(shape, status, planned) {
  const { x, y, size } = letterPlace(shape);
  const onLight = planned || status.fill !== "solid" || luminance(status.colour) > 0.3;
  const text = svg("text", {
    x, y, "font-size": size, "font-weight": 700, "text-anchor": "middle", "dominant-baseline": "central",
    fill: onLight ? "#111" : "#fff", stroke: onLight ? "#fff" : status.colour, "stroke-width": 2, "stroke-linejoin": "round", "paint-order": "stroke",
  });
  text.textContent = status.symbol;
  return text;
}

/** @param {ScheduleInfo} schedule */
function badge(schedule) {
  const text = svg("text", { x: 9, y: -8.6, "font-size": 9, "font-weight": 800, "text-anchor": "middle", "dominant-baseline": "central", fill: "var(--badge-text)" });
  text.textContent = schedule.badge;
  return svg("g", {}, [svg("circle", { cx: 9, cy: -9, r: 5, fill: schedule.colour, stroke: "var(--casing)", "stroke-width": 1 }), text]);
}

/** @param {string} data @param {string} colour @param {number} width */
function stroked(data, colour, width) {
  return svg("path", { d: data, fill: "none", stroke: colour, "stroke-width": width, "stroke-linejoin": "round" });
}

/** Relative luminance by WCAG of a colour written #RRGGBB. @param {string} colour */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
