// @ts-check
/** The map without a pointer: one mark can be reached by Tab, arrows go from mark to mark. */

/** @typedef {import("./marks.js").Mark} Mark */
/** @typedef {import("./marks.js").Marks} Marks */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * @param {import("../state").Store} store
 * @param {import("leaflet").Map} map
 * @param {Marks} marks
 */
export function addKeyboard(store, map, marks) {
  /** Ids of the sites in the mark that had the focus last. @type {Set<string>} */
  let held = new Set();
  let focused = false;

  marks.onChange(() => {
    const stop = stopOf(marks, held, store.state.selected);
    for (const mark of marks.marks.values()) element(mark).tabIndex = mark === stop ? 0 : -1;
    // The focus stays with a site when its mark was drawn anew, for instance after zooming.
    const active = document.activeElement;
    if (focused && stop && (active === document.body || active === map.getContainer())) element(stop).focus({ preventScroll: true });
  });

  const container = map.getContainer();
  container.addEventListener("focusin", ({ target }) => {
    const mark = [...marks.marks.values()].find((candidate) => element(candidate) === target);
    focused = mark !== undefined;
    if (mark) held = new Set(mark.sites.map(({ id }) => id));
  });
  container.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && store.state.selected) store.set({ selected: null });
    const mark = [...marks.marks.values()].find((candidate) => element(candidate) === event.target);
    if (!mark) return;
    const arrow = ARROWS[event.key];
    if (arrow) focusNext(map, marks, mark, arrow);
    else if (event.key === "+" || event.key === "=") map.setZoomAround(mark.at, map.getZoom() + 1);
    else if (event.key === "-" || event.key === "_") map.setZoomAround(mark.at, map.getZoom() - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** The one mark that Tab reaches. @param {Marks} marks @param {Set<string>} held @param {string | null} selected */
function stopOf(marks, held, selected) {
  const all = [...marks.marks.values()];
  return all.find(({ sites }) => sites.some(({ id }) => held.has(id)))
    ?? all.find(({ sites }) => sites.some(({ id }) => id === selected))
    ?? all[0];
}

/**
 * The nearest mark in a direction; what lies aside counts double.
 * @param {import("leaflet").Map} map @param {Marks} marks @param {Mark} from @param {[number, number]} direction
 */
function focusNext(map, marks, from, [dx, dy]) {
  const start = map.latLngToContainerPoint(from.at);
  let best = null;
  let least = Infinity;
  for (const mark of marks.marks.values()) {
    const way = map.latLngToContainerPoint(mark.at).subtract(start);
    const along = way.x * dx + way.y * dy;
    const aside = Math.abs(way.x * dy) + Math.abs(way.y * dx);
    if (along <= 0 || mark === from) continue;
    const cost = along + 2 * aside;
    if (cost < least) [best, least] = [mark, cost];
  }
  if (!best) return;
  const at = map.latLngToContainerPoint(best.at);
  const size = map.getSize();
  if (at.x < 40 || at.y < 40 || at.x > size.x - 40 || at.y > size.y - 40) map.panTo(best.at, { animate: false });
  element(best).focus({ preventScroll: true });
}

/** @param {Mark} mark */
function element(mark) {
  return /** @type {HTMLElement} */ (mark.marker.getElement());
}
