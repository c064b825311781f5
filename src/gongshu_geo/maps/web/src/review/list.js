// @ts-check
/** The work list: what is still to decide, by reason, with search. */

import { h, redraw } from "../panels/dom.js";
import { icon } from "../panels/icons.js";

/** @typedef {import("./main.js").Review} Review */
/** @typedef {import("./types").Item} Item */

/** Rows drawn at once: more are reached by filters and search. */
const LONGEST = 400;

/** @param {Review} review @returns {{element: HTMLElement, search: HTMLInputElement}} */
export function worklist(review) {
  const { desk, store, say } = review;
  const search = h("input", { type: "search", class: "gg-search-input", autocomplete: "off", oninput: () => desk.filter({ query: search.value }) });
  const chips = h("div", { class: "gg-segments gr-chips", role: "group" });
  const rows = h("ul", { class: "gr-rows" });
  const note = h("p", { class: "gg-note gr-keys" });
  const element = h(
    "nav",
    { class: "gg-side gr-side" },
    h("div", { class: "gr-side-head" }, h("div", { class: "gg-search" }, icon("search", 18), search), chips),
    h("div", { class: "gg-pane" }, rows),
    note,
  );
  const refresh = () => {
    redraw(chips, ...chipButtons(review));
    const shown = desk.shown();
    const more = shown.length - LONGEST;
    redraw(
      rows,
      ...shown.slice(0, LONGEST).map((item) => row(review, item)),
      more > 0 && h("li", { class: "gg-note gr-note" }, say("more", { n: more })),
      shown.length === 0 && h("li", { class: "gg-note gr-note" }, say(desk.items.length === 0 ? "allClear" : "noneLeft")),
    );
  };
  store.on(["language"], () => {
    search.placeholder = say("search");
    search.setAttribute("aria-label", say("search"));
    element.setAttribute("aria-label", say("list"));
    note.textContent = say("keys");
    refresh();
  });
  desk.on(["filter", "answers"], refresh);
  desk.on(["current"], () => {
    refresh();
    rows.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  });
  return { element, search };
}

/** @param {Review} review */
function chipButtons({ desk, page, say }) {
  /** @param {string | null} code @param {string} name @param {number} count */
  const chip = (code, name, count) =>
    h(
      "button",
      { type: "button", class: "gg-segment gr-chip", "data-key": `reason:${code}`, "data-reason": code ?? "all", "aria-pressed": String(desk.reason === code), onclick: () => desk.filter({ reason: code }) },
      name,
      h("span", { class: "gr-count" }, count),
    );
  return [
    chip(null, say("all"), desk.items.length),
    ...desk.data.review.reasons.map(({ code, name }) =>
      chip(code, page.pick(name), desk.items.filter(({ reasons }) => reasons.includes(code)).length),
    ),
    h(
      "button",
      { type: "button", class: "gg-segment gr-chip", "data-key": "open", "aria-pressed": String(desk.openOnly), onclick: () => desk.filter({ openOnly: !desk.openOnly }) },
      say("openOnly"),
    ),
  ];
}

/** @param {Review} review @param {Item} item */
function row({ desk, page, say }, item) {
  const done = desk.answers.has(item.id);
  const names = new Map(desk.data.review.reasons.map(({ code, name }) => [code, page.pick(name)]));
  return h(
    "li",
    { class: "gg-item", "data-selected": item.id === desk.current },
    h(
      "button",
      { type: "button", class: "gg-row gr-row", "data-key": `item:${item.id}`, "data-site": item.id, "data-done": done, "aria-current": item.id === desk.current && "true", onclick: () => desk.open(item.id) },
      h("span", { class: "gr-tick", "aria-hidden": "true" }, done ? "✓" : ""),
      h(
        "span",
        { class: "gg-row-text" },
        h("span", { class: "gg-row-name" }, desk.sites.get(item.id)?.name),
        h("span", { class: "gg-row-more" }, done && h("span", { class: "gr-done" }, say("decided")), ...item.reasons.map((code) => h("span", { class: "gg-tag" }, names.get(code)))),
      ),
    ),
  );
}
