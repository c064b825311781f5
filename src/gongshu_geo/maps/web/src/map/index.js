// @ts-check
/** The map: its layers in their order, and what it offers to the panels. */

import L from "leaflet";

/** @typedef {import("../types").MapApi} MapApi */
/** @typedef {import("../types").Insets} Insets */

/**
 * @param {import("../state").Store} store
 * @param {L.Map} map
 * @returns {MapApi}
 */
export function startMap(store, map) {
  const [west, south, east, north] = store.data.meta.extent;
  map.fitBounds([[south, west], [north, east]]);
  for (const site of store.data.sites) {
    if (site.at) L.circleMarker([site.at[1], site.at[0]], { radius: 6 }).addTo(map).on("click", () => store.set({ selected: site.id }));
  }
  return {
    fitAll() {},
    fitTo() {},
    zoomTo() {},
    panelInsets() {},
    distanceTo: () => null,
    setOnline(id) { store.set({ online: id }); },
    locate: () => Promise.reject(new Error("not yet")),
    symbolSvg: () => document.createElementNS("http://www.w3.org/2000/svg", "svg"),
  };
}
