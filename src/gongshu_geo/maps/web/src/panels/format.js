// @ts-check
/** Numbers and distances as the page writes them. */

/** @typedef {import("./page.js").Page} Page */

/** Between the groups of a number, and between number and unit: narrow, never broken. */
export const THIN = "\u202f";

/** @param {number} value @param {number} [digits] */
export function figure(value, digits = 0) {
  const [whole, rest] = value.toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/**
 * Metres below a kilometre, kilometres beyond; no finer than a position found by phone deserves.
 * @param {Page} page
 * @param {number} metres
 */
export function distance(page, metres) {
  if (metres < 100) return page.say("metres", { n: figure(Math.round(metres)) });
  if (metres < 1000) return page.say("metres", { n: figure(Math.round(metres / 10) * 10) });
  return page.say("kilometres", { n: figure(metres / 1000, metres < 10000 ? 1 : 0) });
}

/**
 * Latitude then longitude, five decimals: a metre.
 * @param {[number, number]} at lon, lat
 */
export function coordinates(at) {
  return `${at[1].toFixed(5)}, ${at[0].toFixed(5)}`;
}
