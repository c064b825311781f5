// @ts-check
/** The phone's sheet: three heights, by dragging, by button and by key. */

import { h } from "./dom.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {"handle" | "list" | "full"} Stop */

/** @type {readonly Stop[]} */
const STOPS = ["handle", "list", "full"];

const WORDS = /** @type {const} */ ({ handle: "stopHandle", list: "stopList", full: "stopFull" });

/** A finger that moves less than this has tapped. */
const TAP_PX = 6;

/** Faster than this, a flick goes to the next stop. */
const FLICK_PX_PER_MS = 0.5;

export class Sheet {
  /**
   * @param {Page} page
   * @param {HTMLElement[]} contents
   * @param {() => void} moved
   */
  constructor(page, contents, moved) {
    this.page = page;
    this.moved = moved;
    /** @type {Stop} */
    this.stop = "list";
    this.title = h("span", { class: "gg-sheet-title" });
    this.grip = h(
      "button",
      {
        type: "button",
        class: "gg-sheet-grip",
        "aria-controls": "gg-sheet-body",
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
      },
      h("span", { class: "gg-sheet-bar", "aria-hidden": "true" }),
      this.title,
    );
    this.element = h(
      "div",
      { class: "gg-sheet", "data-stop": this.stop },
      this.grip,
      h("div", { class: "gg-sheet-body", id: "gg-sheet-body" }, ...contents),
    );
    this.drag();
    page.store.on(["language"], () => this.speak());
  }

  /** Height of a stop in px; the values stand with the look's others. @param {Stop} stop */
  height(stop) {
    const style = getComputedStyle(document.documentElement);
    const handle = parseFloat(style.getPropertyValue("--sheet-handle")) || 72;
    if (stop === "handle") return handle;
    if (stop === "list")
      return Math.round(window.innerHeight * (parseFloat(style.getPropertyValue("--sheet-list")) || 0.45));
    return window.innerHeight - handle;
  }

  /** @param {Stop} stop */
  to(stop) {
    this.stop = stop;
    this.element.dataset.stop = stop;
    this.element.style.removeProperty("height");
    this.speak();
    this.moved();
  }

  /** At least so high: what is asked for must be seen. @param {Stop} stop */
  atLeast(stop) {
    if (STOPS.indexOf(this.stop) < STOPS.indexOf(stop)) this.to(stop);
  }

  /** @private */
  speak() {
    const words = this.page.say("sheetHandle", { stop: this.page.say(WORDS[this.stop]) });
    this.grip.setAttribute("aria-label", words);
    this.grip.setAttribute("aria-expanded", String(this.stop !== "handle"));
  }

  /** @private @param {KeyboardEvent} event */
  key(event) {
    const at = STOPS.indexOf(this.stop);
    if (event.key === "ArrowUp") this.to(STOPS[Math.min(at + 1, 2)]);
    else if (event.key === "ArrowDown") this.to(STOPS[Math.max(at - 1, 0)]);
    else if (event.key === "Home") this.to("full");
    else if (event.key === "End") this.to("handle");
    else if (event.key === "Enter" || event.key === " ") this.next();
    else return;
    event.preventDefault();
  }

  /** @private A tap goes up, and from the top down to the handle. */
  next() {
    this.to(STOPS[(STOPS.indexOf(this.stop) + 1) % 3]);
  }

  /** @private */
  drag() {
    const { grip, element } = this;
    /** @type {{y: number, height: number, lastY: number, lastTime: number, speed: number} | null} */
    let from = null;
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      grip.setPointerCapture(event.pointerId);
      from = {
        y: event.clientY,
        height: element.offsetHeight,
        lastY: event.clientY,
        lastTime: event.timeStamp,
        speed: 0,
      };
      element.dataset.dragging = "";
    });
    grip.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const elapsed = event.timeStamp - from.lastTime;
      if (elapsed > 0) from.speed = (from.lastY - event.clientY) / elapsed;
      Object.assign(from, { lastY: event.clientY, lastTime: event.timeStamp });
      const height = Math.max(
        this.height("handle"),
        Math.min(this.height("full"), from.height + from.y - event.clientY),
      );
      element.style.height = `${height}px`;
    });
    /** @param {PointerEvent} event */
    const end = (event) => {
      if (from === null) return;
      const { y, speed } = from;
      from = null;
      delete element.dataset.dragging;
      if (event.type === "pointerup" && Math.abs(event.clientY - y) < TAP_PX) this.next();
      else this.to(this.landing(element.offsetHeight, speed));
    };
    grip.addEventListener("pointerup", end);
    grip.addEventListener("pointercancel", end);
  }

  /** @private Where a sheet let go at a height comes to rest. @param {number} height @param {number} speed upwards */
  landing(height, speed) {
    if (speed > FLICK_PX_PER_MS) return STOPS.find((stop) => this.height(stop) > height) ?? "full";
    if (speed < -FLICK_PX_PER_MS) return [...STOPS].reverse().find((stop) => this.height(stop) < height) ?? "handle";
    /** @param {Stop} stop */
    const off = (stop) => Math.abs(this.height(stop) - height);
    return STOPS.reduce((best, stop) => (off(stop) < off(best) ? stop : best));
  }
}
