// @ts-check
/** The panels around the map, put together. */

import { bar, toolButtons } from "./bar.js";
import { h, show } from "./dom.js";
import { drawer } from "./drawer.js";
import { keepAddress } from "./hash.js";
import { isNarrow, layout } from "./layout.js";
import { makePage } from "./page.js";
import { printSheet } from "./print.js";
import { Locator, locateButton } from "./position.js";
import { searchBox } from "./searchbox.js";
import { Sheet } from "./sheet.js";
import { side } from "./side.js";
import { makeToast } from "./toast.js";

/**
 * @param {import("../state.js").Store} store
 * @param {import("../types").MapApi} api
 */
export function startPanels(store, api) {
  const root = document.getElementById("gg-panels") ?? document.body.appendChild(h("div", { id: "gg-panels" }));
  const toast = makeToast(store);
  const page = makePage(store, api, { tell: toast.tell, insets: () => panels.insets() });
  const address = keepAddress(store, api);
  const tools = { address, print: () => paper.print() };

  const locator = new Locator(page);
  if (page.shows("nearest") || page.shows("position")) locator.takePress();
  if (page.shows("position")) api.addControl(locateButton(page, locator));
  const left = side(page, firstTab(page), () => toolButtons(page, tools), locator);
  const right = drawer(page, address);
  const sheet = new Sheet(page, [left.element, right], () => panels.arrange());
  const top = bar(page, page.shows("search") ? searchBox(page) : h("div"), tools, () => {
    store.set({ selected: null });
    left.open("legend");
    sheet.to("full");
  });
  // Before the map, so that the Tab key goes as the eye does: bar, panel, details, map.
  document.body.prepend(root);
  root.append(skipLink(page), top, sheet.element, toast.element);
  const panels = layout(page, root, sheet);
  const paper = printSheet(page, panels);
  sheet.element.after(panels.button, paper.element);

  store.on(["language"], () => {
    sheet.title.textContent = `${page.pick(store.data.meta.title)} · ${page.say("asOf", { date: store.data.meta.asOf })}`;
  });
  store.on(["online"], ({ online }) => api.setOnline(online));
  store.on(["selected"], ({ selected }) => {
    // On the phone the sheet shows either the list or the site.
    show(left.element, !(isNarrow() && selected !== null));
    if (selected !== null) sheet.atLeast("list");
    panels.arrange();
  });
  left.open(firstTab(page));
}

/** The way past all panels for whoever goes by key. @param {import("./page.js").Page} page */
function skipLink(page) {
  const link = h("button", { type: "button", class: "gg-button gg-skip", onclick: () => focusMap() });
  page.store.on(["language"], () => {
    link.textContent = page.say("skipToMap");
  });
  return link;
}

function focusMap() {
  const map = document.querySelector(".folium-map");
  if (map instanceof HTMLElement) map.focus();
}

/** @param {import("./page.js").Page} page */
function firstTab(page) {
  if (page.store.data.meta.kind === "field" && page.shows("nearest")) return "nearby";
  return isNarrow() ? "list" : "legend";
}
