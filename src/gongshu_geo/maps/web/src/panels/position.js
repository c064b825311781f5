// @ts-check
/** Finding out where the reader is, and following them. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { around, middle } from "./seen.js";

/** @typedef {import("../i18n.js").WordKey} WordKey */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {"none" | "locating" | "found" | "pointed" | "refused"} Phase */

/** The browser's codes (GeolocationPositionError). */
const TIMEOUT = 3;

/** Close enough to see the next few sites and the roads to them. */
const STREET_ZOOM = 15;

export class Locator {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    /** @private @type {(() => void)[]} */
    this.calls = [];
    /** @type {Phase} */
    this.phase = "none";
    /** Why there is no position. @type {WordKey | null} */
    this.problem = null;
    /** @private @type {number | null} */
    this.watch = null;
  }

  /** Take where the reader presses long on the map for their place. */
  takePress() {
    this.page.api.onLongPress?.((at) => this.point(at));
  }

  /** Be told when the phase changes. @param {() => void} call */
  onChange(call) {
    this.calls.push(call);
  }

  /** Ask the browser, then follow. */
  async locate() {
    this.to("locating");
    try {
      const position = await this.page.api.locate();
      this.to("found");
      this.page.store.set({ position });
      this.page.api.setView?.(around(position, STREET_ZOOM, this.page.insets()));
      this.follow();
    } catch (error) {
      this.problem = reason(error);
      this.to("refused");
    }
  }

  /** Ask at once where the reader has allowed it before, so that no question springs up unasked. */
  async locateIfAllowed() {
    const allowed = await navigator.permissions?.query({ name: "geolocation" }).catch(() => null);
    if (allowed?.state === "granted") await this.locate();
  }

  /** Take the centre of what can be seen of the map for the reader's place. */
  useCentre() {
    const view = this.page.api.view?.();
    if (view) this.point(middle(view, this.page.insets()));
  }

  /** @param {{lon: number, lat: number}} at */
  point({ lon, lat }) {
    this.unfollow();
    this.to("pointed");
    this.page.store.set({ position: { lon, lat, accuracy: 0 } });
  }

  /** @private */
  follow() {
    this.unfollow();
    this.watch = navigator.geolocation.watchPosition(
      ({ coords }) =>
        this.page.store.set({ position: { lon: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy } }),
      () => undefined, // the last position stays until the next one
      { enableHighAccuracy: true, maximumAge: 5000 },
    );
  }

  /** @private */
  unfollow() {
    if (this.watch !== null) navigator.geolocation.clearWatch(this.watch);
    this.watch = null;
  }

  /** @private @param {Phase} phase */
  to(phase) {
    this.phase = phase;
    if (phase !== "refused") this.problem = null;
    this.calls.forEach((call) => call());
  }
}

/** The map's own button; what goes wrong is said in passing. @param {Page} page @param {Locator} locator */
export function locateButton(page, locator) {
  const button = h(
    "button",
    {
      type: "button",
      class: "gg-locate",
      "data-key": "locate-map",
      onclick: async () => {
        await locator.locate();
        const { problem } = locator;
        if (problem !== null) page.tell(() => page.say(problem));
      },
    },
    icon("locate"),
  );
  const speak = () => {
    button.title = page.say(locator.phase === "locating" ? "locating" : "locate");
    button.setAttribute("aria-label", button.title);
    button.setAttribute("aria-busy", String(locator.phase === "locating"));
  };
  page.store.on(["language"], speak);
  locator.onChange(speak);
  return button;
}

/** @param {unknown} error @returns {WordKey} */
function reason(error) {
  const code = error instanceof Object && "code" in error ? error.code : null;
  if (code === TIMEOUT) return "locateTimeout";
  return location.protocol === "file:" ? "locateFile" : "locateDenied";
}
