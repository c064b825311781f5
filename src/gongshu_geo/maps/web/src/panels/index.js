// @ts-check
/** The panels around the map. */

/**
 * @param {import("../state").Store} _store
 * @param {import("../types").MapApi} _map
 */
export function startPanels(_store, _map) {}
