// @ts-check
/** The middle of what can be seen of the map between the panels. */

/** @typedef {import("../types").Insets} Insets */
/** @typedef {import("./hash.js").View} View */
/** @typedef {{lon: number, lat: number}} Place */

/** A pixel in degrees of longitude (Web Mercator, tiles of 256 px). @param {number} zoom */
export function degreesPerPx(zoom) {
  return 360 / (256 * 2 ** zoom);
}

/**
 * The place in the middle, given the view of the whole map.
 * @param {View} view
 * @param {Insets} insets
 * @returns {Place}
 */
export function middle(view, insets) {
  const { lon, lat } = shift(view, insets);
  return { lon: view.lon + lon, lat: view.lat + lat };
}

/**
 * The view of the whole map that has a place in the middle between the panels.
 * @param {Place} place
 * @param {number} zoom
 * @param {Insets} insets
 * @returns {View}
 */
export function around(place, zoom, insets) {
  const { lon, lat } = shift({ ...place, zoom }, insets);
  return { lon: place.lon - lon, lat: place.lat - lat, zoom };
}

/** From the middle of the whole map to the middle between the panels. @param {View} view @param {Insets} insets @returns {Place} */
function shift({ lat, zoom }, { left, right, top = 0, bottom }) {
  const degrees = degreesPerPx(zoom);
  return {
    lon: ((left - right) / 2) * degrees,
    lat: -((top - bottom) / 2) * degrees * Math.cos((lat * Math.PI) / 180),
  };
}
