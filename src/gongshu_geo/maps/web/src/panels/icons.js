// @ts-check
/** The few line icons of the controls. */

import { svg } from "./dom.js";

/** Strokes on a grid of 24. */
const PATHS = /** @type {const} */ ({
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.4 15.4 20 20",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1",
  print: "M7 8V4h10v4M7 17H4V9.500h16V17h-3M7 14h10v6H7z",
  close: "M6 6l12 12M18 6 6 18",
  fold: "M14.500 6 8.500 12l6 6",
  unfold: "M9.500 6l6 6-6 6",
  down: "M6 9.500l6 6 6-6",
  filter: "M4 6h16M7 12h10M10 18h4",
  locate: "M12 18a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM12 3v3M12 18v3M3 12h3M18 12h3",
  zoom: "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.400 15.400 20 20M10.500 7.800v5.400M7.800 10.500h5.400",
  flag: "M6 21V4M6 5h11l-2.500 3.500L17 12H6",
  route: "M4.500 12 19.500 4.500 13.500 19.500 11 13.500z",
  centre: "M12 8v8M8 12h8M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4",
  contrast: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 4v16M12 8h3.500M12 12h4.500M12 16h3.500",
  back: "M19 12H5M11 6l-6 6 6 6",
  arrow: "M12 3.500 18 20 12 16.500 6 20z",
});

/** @typedef {keyof typeof PATHS} IconName */

/**
 * An icon; decoration only, so hidden from screen readers.
 * @param {IconName} name
 * @param {number} [size]
 */
export function icon(name, size = 20) {
  return svg(
    "svg",
    { viewBox: "0 0 24 24", width: size, height: size, class: "gg-icon", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: PATHS[name] }),
  );
}
