// @ts-check
/** The map: its layers in their order, and what it offers to the panels. */

import L from "leaflet";
import { Accuracy } from "./accuracy.js";
import { CanvasLayer } from "./canvas.js";
import { addBack, addControls, place } from "./controls.js";
import { distance } from "./geodesy.js";
import { Ground } from "./ground.js";
import { Hover } from "./hover.js";
import { addKeyboard } from "./keyboard.js";
import { Labels } from "./labels.js";
import { Looks } from "./looks.js";
import { Marks } from "./marks.js";
import { Online } from "./online.js";
import { Overlays } from "./overlays.js";
import { locate, showPosition } from "./position.js";
import { SiteList } from "./sitelist.js";
import { currentTheme, followTheme } from "./theme.js";
import { Tracks } from "./tracks.js";
import { Viewpoint } from "./view.js";
import { say } from "./words.js";

/** @typedef {import("../state").Store} Store */
/** @typedef {import("../types").MapApi} MapApi */

/** Panes from back to front, around Leaflet's own: tiles 200, sites' lines and areas 400, marks 600. */
const PANES = { ground: 250, layers: 350, accuracy: 390, labels: 450 };

/** Canvas pixels per CSS pixel on paper: about 290 dots per inch. */
const PAPER_DENSITY = 3;

/** @type {(keyof import("../types").State)[]} */
const FILTERS = ["stages", "categories", "corridors", "programmes", "schedules", "maxAccuracy", "layers"];

/**
 * @param {Store} store
 * @param {L.Map} map made by folium
 * @returns {MapApi}
 */
export function startMap(store, map) {
  prepare(map);
  // The theme stands on the root before the first drawing reads its values.
  let repaint = () => {};
  followTheme(store, () => repaint());
  let theme = currentTheme();
  const looks = new Looks(store.data);
  const hover = new Hover(map);
  const view = new Viewpoint(store, map);
  const online = new Online(store, map);
  const overlays = new Overlays(store, map, "layers", hover);
  const tracks = new Tracks(store, map, { looks, hover, theme: () => theme });
  const marks = new Marks(store, map, { looks, hover, view, list: new SiteList(store, map, looks) });
  const accuracy = new Accuracy(store, map, "accuracy");
  const { ground, labels } = drawGround(store, map, marks, online, () => theme);

  const container = map.getContainer();
  addKeyboard(store, map, marks);
  addControls(store, map, { fitAll: () => {
    view.remember();
    view.fitAll();
  }, online: () => online.current() });
  addBack(store, map, view);
  showPosition(store, map, "accuracy");
  marks.onChange(() => labels.soon());
  map.on("moveend", () => marks.refresh());
  map.on("zoomend", () => tracks.refresh());
  map.on("click", () => store.set({ selected: null }));

  repaint = () => {
    theme = currentTheme(marks.paper);
    ground.redraw();
    labels.redraw();
    tracks.refresh();
  };
  store.on(["online"], () => {
    online.refresh();
    ground.soon();
    labels.soon();
  });
  store.on(["language"], ({ language }) => {
    container.setAttribute("aria-label", say(language, "map"));
    if (marks.marks.size) marks.renew();
    accuracy.refresh();
  });
  store.on([...FILTERS, "selected"], (_, changed) => {
    container.classList.toggle("gg-selecting", store.state.selected !== null);
    tracks.refresh();
    marks.refresh();
    if (changed.has("layers")) {
      overlays.refresh();
      ground.soon();
      labels.soon();
    }
    if (changed.has("selected")) {
      accuracy.refresh();
      // The drawer opens first; then it is known what it covers.
      requestAnimationFrame(() => view.reveal());
    }
  });

  return offered(store, map, view, looks, (on) => {
    theme = currentTheme(on);
    marks.paper = on;
    for (const layer of [ground, labels]) layer.density = on ? PAPER_DENSITY : 0;
    map.invalidateSize({ pan: false });
    marks.renew();
    ground.redraw();
    labels.redraw();
  });
}

/** @param {L.Map} map */
function prepare(map) {
  map.setMinZoom(10.5).setMaxZoom(18.5);
  map.options.zoomSnap = 0.1;
  map.options.wheelPxPerZoomLevel = 100;
  for (const [name, order] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(order);
    if (name !== "layers") pane.style.pointerEvents = "none";
  }
  const container = map.getContainer();
  container.tabIndex = 0;
  container.setAttribute("role", "application");
}

/** @param {Store} store @param {L.Map} map @param {Marks} marks @param {Online} online @param {() => import("./theme.js").Theme} theme */
function drawGround(store, map, marks, online, theme) {
  /** A part is drawn unless every layer that switches it is off. @param {string} name */
  const parts = (name) => {
    const switches = store.data.layers.filter((layer) => layer.ground === name);
    return switches.length === 0 || switches.some(({ id }) => store.state.layers.has(id));
  };
  const land = new Ground(store.data.base);
  const names = new Labels(store.data.base);
  const ground = new CanvasLayer("ground", (view) => land.draw(view, theme(), parts, online.current() !== undefined));
  const labels = new CanvasLayer("labels", (view) => {
    if (online.current()) return; // its tiles bring their own names
    const edge = map.containerPointToLayerPoint([0, 0]).add(map.getPixelOrigin());
    const boxes = marks.boxes().map((box) => ({ ...box, x: box.x + edge.x - view.left, y: box.y + edge.y - view.top }));
    names.draw(view, theme(), boxes, parts);
  });
  ground.addTo(map);
  labels.addTo(map);
  return { ground, labels };
}

/**
 * @param {Store} store @param {L.Map} map @param {Viewpoint} view @param {Looks} looks
 * @param {(on: boolean) => void} printing
 * @returns {MapApi}
 */
function offered(store, map, view, looks, printing) {
  /** @param {string[]} ids */
  const sites = (ids) => ids.flatMap((id) => store.byId.get(id) ?? []);
  /** @param {() => void} go */
  const jump = (go) => {
    view.remember();
    go();
  };
  return {
    fitAll: () => jump(() => view.fitAll()),
    fitTo: (ids) => jump(() => view.fitSites(sites(ids))),
    zoomTo: (id) => jump(() => view.fitSites(sites([id]))),
    goTo: (id) => jump(() => {
      store.set({ selected: id });
      view.fitSites(sites([id]));
    }),
    addControl: (box) => place(map, box, "bottomright"),
    panelInsets: (insets) => view.setInsets(insets),
    distanceTo(site) {
      const { position } = store.state;
      return position && site.at ? distance(position.lon, position.lat, ...site.at) : null;
    },
    setOnline: (id) => store.set({ online: id }),
    locate: () => locate(store),
    symbolSvg: (what, size) => looks.mark(what, size),
    view: () => ({ lon: map.getCenter().lng, lat: map.getCenter().lat, zoom: map.getZoom() }),
    setView: (at) => view.set(at),
    onView: (call) => { map.on("moveend", call); },
    onLongPress: (call) => { map.on("contextmenu", ({ latlng }) => call({ lon: latlng.lng, lat: latlng.lat })); },
    printing,
  };
}
