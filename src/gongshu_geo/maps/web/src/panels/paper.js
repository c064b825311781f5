// @ts-check
/** What of the map goes on a sheet of paper, and at which scale. */

import { degreesPerPx, middle } from "./seen.js";

/** @typedef {import("../types").Insets} Insets */
/** @typedef {import("./hash.js").View} View */
/** @typedef {[number, number, number, number]} Extent west, south, east, north */

/** The map's frame on the sheet, as panels.css has it: 218 mm by 193 mm, in CSS pixels. */
const FRAME_PX = { width: (218 / 25.4) * 96, height: (193 / 25.4) * 96 };

/** Ground metres in a CSS pixel at zoom 0 on the equator (Web Mercator, tiles of 256 px). */
const METRES_PER_PX = (2 * Math.PI * 6378137) / 256;

/** A CSS pixel on paper, in metres. */
const PX_M = 0.0254 / 96;

/**
 * The view that shows on paper what the reader sees between the panels.
 * @param {View} view
 * @param {Required<Insets>} insets
 * @param {Extent} extent of the whole map
 * @returns {View}
 */
export function paperView(view, insets, extent) {
  return seesAll(view, insets, extent) ? wholeOnPaper(extent) : onPaper(view, insets);
}

/** Whether a place is on the sheet that a view fills. @param {View} view @param {readonly [number, number]} at lon, lat */
export function onSheet(view, [lon, lat]) {
  const degrees = degreesPerPx(view.zoom);
  const width = FRAME_PX.width * degrees;
  const height = FRAME_PX.height * degrees * Math.cos((view.lat * Math.PI) / 180);
  return Math.abs(lon - view.lon) <= width / 2 && Math.abs(lat - view.lat) <= height / 2;
}

/** Metres on the ground in a CSS pixel. @param {View} view */
export function metresPerPx(view) {
  return (METRES_PER_PX * Math.cos((view.lat * Math.PI) / 180)) / 2 ** view.zoom;
}

/** The number of the scale 1:n, to two figures: paper is never cut better. @param {View} view */
export function scaleNumber(view) {
  const value = metresPerPx(view) / PX_M;
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.round(value / step) * step;
}

/** The largest 1, 2 or 5 with noughts not beyond a length. @param {number} metres */
export function roundDown(metres) {
  const ten = 10 ** Math.floor(Math.log10(metres));
  return ([5, 2, 1].find((step) => step * ten <= metres) ?? 1) * ten;
}

/**
 * Whether the whole map can be seen between the panels.
 * @param {View} view
 * @param {Required<Insets>} insets
 * @param {Extent} extent
 */
function seesAll(view, { left, right, top, bottom }, [west, south, east, north]) {
  const degrees = degreesPerPx(view.zoom);
  const width = (window.innerWidth - left - right) * degrees;
  const height = (window.innerHeight - top - bottom) * degrees * Math.cos((view.lat * Math.PI) / 180);
  const { lon, lat } = middle(view, { left, right, top, bottom });
  return west >= lon - width / 2 && east <= lon + width / 2 && south >= lat - height / 2 && north <= lat + height / 2;
}

/**
 * What can be seen between the panels, as large as it fits.
 * @param {View} view
 * @param {Required<Insets>} insets
 * @returns {View}
 */
function onPaper(view, insets) {
  const { left, right, top, bottom } = insets;
  const fits = Math.min(
    FRAME_PX.width / (window.innerWidth - left - right),
    FRAME_PX.height / (window.innerHeight - top - bottom),
  );
  return { ...middle(view, insets), zoom: quarter(view.zoom + Math.log2(fits)) };
}

/**
 * The whole map on paper, with a little air.
 * @param {Extent} extent
 * @returns {View}
 */
function wholeOnPaper([west, south, east, north]) {
  const lat = (south + north) / 2;
  const wide = (FRAME_PX.width * 360) / (256 * (east - west));
  const high = (FRAME_PX.height * 360) / (256 * (north - south) * (1 / Math.cos((lat * Math.PI) / 180)));
  return { lon: (west + east) / 2, lat, zoom: quarter(Math.log2(0.96 * Math.min(wide, high))) };
}

/** Zooms are quarters on this map. @param {number} zoom */
function quarter(zoom) {
  return Math.floor(zoom * 4) / 4;
}
