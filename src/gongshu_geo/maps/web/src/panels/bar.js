// @ts-check
/** The top bar: title, date of the data, search and tools. */

import { copy } from "./clipboard.js";
import { h, redraw } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * @typedef {object} Tools
 * @property {() => string} address of the page as it stands
 * @property {() => void} print
 */

/**
 * @param {Page} page
 * @param {HTMLElement} search
 * @param {Tools} tools
 * @param {() => void} openFilters
 */
export function bar(page, search, tools, openFilters) {
  const { store, say, pick } = page;
  const title = h("div", { class: "gg-title" });
  const filters = h(
    "button",
    { type: "button", class: "gg-icon-button gg-open-filters", onclick: openFilters },
    icon("filter"),
  );
  store.on(["language"], ({ language }) => {
    const { meta } = store.data;
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = pick(meta.title);
    title.replaceChildren(h("h1", {}, pick(meta.title)), h("p", {}, say("asOf", { date: meta.asOf })));
  });
  store.on(["language", "stages", "categories", "corridors", "programmes", "schedules", "maxAccuracy"], () => {
    filters.setAttribute("aria-label", say("openFilters"));
    filters.toggleAttribute("data-on", store.filtered);
  });
  return h(
    "header",
    { class: "gg-bar" },
    title,
    search,
    h("div", { class: "gg-bar-end" }, languageSwitch(page), filters, toolButtons(page, tools)),
  );
}

/** @param {Page} page */
function languageSwitch(page) {
  const { store, say } = page;
  const root = h("button", {
    type: "button",
    class: "gg-button gg-language",
    onclick: () => store.set({ language: store.state.language === "zh" ? "en" : "zh" }),
  });
  store.on(["language"], ({ language }) => {
    root.textContent = say("switchLanguage");
    root.setAttribute("aria-label", say("switchLanguageLong"));
    root.lang = language === "zh" ? "en" : "zh-CN";
  });
  return root;
}

/** Copy link and print. @param {Page} page @param {Tools} tools */
export function toolButtons(page, tools) {
  const { say } = page;
  const root = h("div", { class: "gg-tools", role: "group" });
  const share = async () => {
    const address = tools.address();
    const well = await copy(address);
    page.tell(() => (well ? say("copied") : `${say("copyFailed")} ${address}`));
  };
  page.store.on(["language"], () => {
    root.setAttribute("aria-label", say("tools"));
    redraw(
      root,
      page.shows("share") && h(
        "button",
        {
          type: "button",
          class: "gg-button",
          title: say("shareLong"),
          "data-key": "share",
          onclick: () => void share(),
        },
        icon("link", 18),
        say("share"),
      ),
      page.shows("print") && h(
        "button",
        { type: "button", class: "gg-button", "data-key": "print", onclick: tools.print },
        icon("print", 18),
        say("print"),
      ),
    );
  });
  return root;
}
