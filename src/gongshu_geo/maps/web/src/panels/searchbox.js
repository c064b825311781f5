// @ts-check
/** The search field with its list of results (WAI-ARIA combobox with a list box). */

import { h, show } from "./dom.js";
import { icon } from "./icons.js";
import { isNarrow } from "./layout.js";
import { find, prepare } from "./search.js";
import { choose, placeWords, stageWords } from "./siterow.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./search.js").Hit} Hit */

const SHOWN = 40;

/** @param {Page} page @returns {HTMLElement} */
export function searchBox(page) {
  return new SearchBox(page).element;
}

class SearchBox {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.entries = prepare(page.store.data.sites);
    /** @type {Hit[]} */
    this.hits = [];
    this.active = -1;
    this.composing = false;
    this.input = h("input", {
      class: "gg-search-input",
      id: "gg-search",
      "data-key": "search",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "aria-autocomplete": "list",
      "aria-controls": "gg-results",
      "aria-expanded": "false",
      oninput: () => this.composing || this.search(),
      oncompositionstart: () => {
        this.composing = true;
      },
      oncompositionend: () => {
        this.composing = false;
        this.search();
      },
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
      onfocus: () => this.input.value && this.search(),
    });
    this.list = h("ul", { id: "gg-results", role: "listbox" });
    this.note = h("p", { class: "gg-search-note", role: "status" });
    this.drop = h(
      "div",
      { class: "gg-search-drop", hidden: true, onmousedown: (/** @type {Event} */ event) => event.preventDefault() },
      this.list,
      this.note,
    );
    this.clear = h(
      "button",
      { type: "button", class: "gg-icon-button gg-search-clear", hidden: true, onclick: () => this.reset() },
      icon("close", 16),
    );
    this.element = h(
      "div",
      { class: "gg-search", role: "search", onfocusout: (/** @type {FocusEvent} */ event) => this.left(event) },
      icon("search", 18),
      this.input,
      this.clear,
      this.drop,
    );
    page.store.on(["language"], () => this.speak());
  }

  speak() {
    const { say } = this.page;
    this.input.placeholder = say(isNarrow() ? "search" : "searchHint");
    this.input.setAttribute("aria-label", say("search"));
    this.list.setAttribute("aria-label", say("search"));
    this.clear.setAttribute("aria-label", say("searchClear"));
    if (!this.drop.hidden) this.search();
  }

  search() {
    const query = this.input.value;
    show(this.clear, query !== "");
    this.hits = find(this.entries, query);
    this.active = -1;
    this.draw();
    this.open(query.trim() !== "");
  }

  draw() {
    const { say } = this.page;
    this.list.replaceChildren(...this.hits.slice(0, SHOWN).map((hit, index) => this.option(hit, index)));
    const more = this.hits.length - SHOWN;
    this.note.textContent =
      this.hits.length === 0
        ? `${say("searchNone", { query: this.input.value.trim() })} · ${say("searchNoneHint")}`
        : more > 0
          ? say("searchMore", { n: more })
          : say("searchResults", { n: this.hits.length });
    this.point(-1);
  }

  /** @param {Hit} hit @param {number} index */
  option(hit, index) {
    const { page } = this;
    const { site } = hit;
    const shown = page.store.passes(site);
    return h(
      "li",
      {
        role: "option",
        id: `gg-result-${index}`,
        class: "gg-result",
        "data-site": site.id,
        "aria-selected": "false",
        onclick: () => this.take(index),
      },
      h("span", { class: "gg-row-mark", "aria-hidden": "true" }, page.api.symbolSvg(site, 20)),
      h(
        "span",
        { class: "gg-row-text" },
        h("span", { class: "gg-row-name" }, ...marked(site.name, hit.mark)),
        h(
          "span",
          { class: "gg-row-more" },
          stageWords(page, site),
          placeWords(page, site) && h("span", { class: "gg-tag" }, placeWords(page, site)),
          !shown && h("span", { class: "gg-tag" }, page.say("filteredOut")),
          hit.alias !== null && h("span", {}, page.say("byAlias", { text: hit.alias })),
          hit.inText && h("span", {}, page.say("byText", { text: site.locationText })),
        ),
      ),
    );
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    // While an input method composes, its arrows and Enter choose characters, not results.
    if (event.isComposing || this.composing) return;
    const last = Math.min(this.hits.length, SHOWN) - 1;
    if (event.key === "ArrowDown") this.point(this.active >= last ? 0 : this.active + 1);
    else if (event.key === "ArrowUp") this.point(this.active <= 0 ? last : this.active - 1);
    else if (event.key === "Enter") this.take(Math.max(this.active, 0));
    else if (event.key === "Escape") this.drop.hidden ? this.reset() : this.open(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} index */
  point(index) {
    this.active = index;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = this.list.children[index];
    if (option === undefined) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    this.open(true);
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} index */
  take(index) {
    const hit = this.hits[index];
    if (hit === undefined) return;
    this.open(false);
    choose(this.page, hit.site);
  }

  /** @param {boolean} on */
  open(on) {
    show(this.drop, on);
    this.input.setAttribute("aria-expanded", String(on && this.hits.length > 0));
  }

  reset() {
    this.input.value = "";
    this.search();
    this.input.focus();
  }

  /** @param {FocusEvent} event */
  left(event) {
    if (!(event.relatedTarget instanceof Node && this.element.contains(event.relatedTarget))) this.open(false);
  }
}

/**
 * A name with the hit marked.
 * @param {string} name @param {[number, number] | null} mark
 */
function marked(name, mark) {
  if (mark === null) return [name];
  return [name.slice(0, mark[0]), h("mark", {}, name.slice(...mark)), name.slice(mark[1])];
}
