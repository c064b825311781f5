// @ts-check
/** Where the reader stands. */

import L from "leaflet";
import { say } from "./words.js";

/** @typedef {import("../types").Position} Position */

/**
 * Ask the device; the answer goes into the state as well.
 * @param {import("../state").Store} store
 * @returns {Promise<Position>} fails with the device's reason
 */
export function locate(store) {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) {
      reject(new Error(say(store.state.language, "noPosition")));
      return;
    }
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const position = { lon: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy };
      store.set({ position });
      resolve(position);
    }, reject, { enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000 });
  });
}

/**
 * Keep a dot, with the circle of its accuracy, where the state says that the reader stands.
 * @param {import("../state").Store} store
 * @param {L.Map} map
 * @param {string} pane
 */
export function showPosition(store, map, pane) {
  const group = L.layerGroup().addTo(map);
  store.on(["position", "language"], ({ position, language }) => {
    group.clearLayers();
    if (!position) return;
    const at = L.latLng(position.lat, position.lon);
    if (position.accuracy) L.circle(at, { radius: position.accuracy, pane, interactive: false, className: "gg-position-accuracy" }).addTo(group);
    const icon = L.divIcon({ className: "gg-position", iconSize: [18, 18] });
    L.marker(at, { icon, interactive: false, keyboard: false, alt: say(language, "youAreHere") }).addTo(group);
  });
}
