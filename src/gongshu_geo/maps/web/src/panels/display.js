// @ts-check
/** How the page looks: base map, contrast, light or dark. */

import { h, redraw } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./page.js").Page} Page */

/** Which ground lies under the sites; online ones are asked for only when chosen. @param {Page} page */
export function baseChoice(page) {
  const { store, say, pick } = page;
  const root = h("fieldset", { class: "gg-base" });
  store.on(["language", "online"], () => {
    /** @param {string | null} id @param {string} name @param {string} note */
    const option = (id, name, note) =>
      h(
        "label",
        { class: "gg-check" },
        h("input", {
          type: "radio",
          name: "gg-base",
          checked: store.state.online === id,
          "data-base": id ?? "offline",
          "data-key": `base:${id}`,
          onchange: () => store.set({ online: id }),
        }),
        h("span", { class: "gg-check-name" }, name, note !== "" && h("small", {}, note)),
      );
    const { online } = store.data.meta;
    redraw(
      root,
      h("legend", { class: "gg-hidden" }, say("base")),
      option(null, say("baseOffline"), say("baseOfflineNote")),
      ...online.map((base) => option(base.id, pick(base.title), base.system === "gcj02" ? say("systemGcj") : "")),
      online.length > 0 && h("p", { class: "gg-note gg-warning" }, say("baseOnlineNote")),
    );
  });
  return root;
}

/** Contrast for sunlight and the dark theme. @param {Page} page */
export function displaySwitches(page) {
  const root = h("div", {});
  page.store.on(["language", "contrast", "theme"], () => {
    redraw(
      root,
      contrastSwitch(page),
      flip(page.say("dark"), "theme", isDark(), (on) => setDark(page, on)),
    );
  });
  return root;
}

/** @param {Page} page */
function contrastSwitch(page) {
  return flip(page.say("contrast"), "contrast", page.store.state.contrast, (on) => page.store.set({ contrast: on }));
}

/** The same as a single button, for the field page's row. @param {Page} page */
export function contrastButton(page) {
  const { contrast } = page.store.state;
  return h(
    "button",
    {
      type: "button",
      class: "gg-button gg-contrast",
      "aria-pressed": String(contrast),
      "aria-label": page.say("contrast"),
      title: page.say("contrast"),
      "data-key": "contrast",
      onclick: () => page.store.set({ contrast: !contrast }),
    },
    icon("contrast"),
  );
}

/** High contrast, for sunlight, is light and wins over dark; who asks for dark leaves it. @param {Page} page @param {boolean} on */
function setDark(page, on) {
  page.store.set(on ? { theme: "dark", contrast: false } : { theme: "light" });
}

/** As it stands on the root, which follows the reader's choice or the system's. */
function isDark() {
  return document.documentElement.dataset.theme === "dark";
}

/** @param {string} name @param {string} key @param {boolean} on @param {(on: boolean) => void} change */
function flip(name, key, on, change) {
  return h(
    "button",
    {
      type: "button",
      class: "gg-switch",
      role: "switch",
      "aria-checked": String(on),
      "data-key": `switch:${key}`,
      onclick: () => change(!on),
    },
    h("span", {}, name),
    h("span", { class: "gg-switch-track", "aria-hidden": "true" }),
  );
}
