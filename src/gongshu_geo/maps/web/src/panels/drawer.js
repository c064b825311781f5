// @ts-check
/** All that is known of the selected site. */

import { copy } from "./clipboard.js";
import { h, redraw, show } from "./dom.js";
import { identifiers, registerFacts } from "./facts.js";
import { icon } from "./icons.js";
import { lifeLine } from "./lifeline.js";
import { navigationLinks } from "./navigate.js";
import { FILTERS } from "./page.js";
import { placeFacts } from "./place.js";
import { mistakeReport } from "./report.js";
import { stageWords } from "./siterow.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("./dom.js").Child} Child */
/** @typedef {import("./page.js").Page} Page */

/**
 * @param {Page} page
 * @param {() => string} address of the page as it stands
 */
export function drawer(page, address) {
  const { store } = page;
  const root = h("aside", { class: "gg-drawer", id: "gg-drawer", hidden: true });
  /** Key of what had the focus before, to give it back; the element itself may be drawn anew. @type {string | undefined} */
  let opener;
  const close = () => store.set({ selected: null });
  store.on(["language"], () => root.setAttribute("aria-label", page.say("details")));
  store.on(["selected", "language", ...FILTERS], (state, changed) => {
    const site = state.selected === null ? undefined : store.byId.get(state.selected);
    if (site === undefined) {
      const inside = root.contains(document.activeElement);
      show(root, false);
      root.replaceChildren();
      if (inside) giveBack(opener);
      return;
    }
    const byKeyboard = changed.has("selected") && document.activeElement?.matches("#gg-panels :focus-visible");
    if (!root.contains(document.activeElement)) opener = keyOf(document.activeElement);
    show(root, true);
    redraw(root, ...content(page, site, address, close));
    if (!changed.has("selected")) return;
    root.scrollTop = 0;
    if (byKeyboard) root.querySelector("h2")?.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && store.state.selected !== null) close();
  });
  return root;
}

/** @param {Element | null} element */
function keyOf(element) {
  return element instanceof HTMLElement ? element.dataset.key : undefined;
}

/** Focus what has a key, where it can be seen. @param {string | undefined} key */
function giveBack(key) {
  if (key === undefined) return;
  for (const element of document.querySelectorAll(`#gg-panels [data-key="${CSS.escape(key)}"]`)) {
    if (element instanceof HTMLElement && element.getClientRects().length > 0) element.focus();
  }
}

/** @param {Page} page @param {Site} site @param {() => string} address @param {() => void} close @returns {Child[]} */
function content(page, site, address, close) {
  const { say } = page;
  return [
    h(
      "header",
      { class: "gg-drawer-head" },
      h("span", { class: "gg-drawer-mark", "aria-hidden": "true" }, page.api.symbolSvg(site, 30)),
      h(
        "div",
        { class: "gg-drawer-title" },
        h("h2", { tabindex: "-1" }, site.name),
        h("p", { class: "gg-drawer-kind" }, kindWords(page, site)),
      ),
      h(
        "button",
        {
          type: "button",
          class: "gg-icon-button",
          "aria-label": say("close"),
          title: say("close"),
          "data-key": "close",
          onclick: close,
        },
        icon("close"),
      ),
    ),
    h(
      "div",
      { class: "gg-drawer-body" },
      !page.store.passes(site) && h("p", { class: "gg-note gg-warning" }, say("hiddenByFilter")),
      stage(page, site),
      actions(page, site, address),
      section(say("life"), lifeLine(page, site)),
      section(say("place"), placeFacts(page, site)),
      site.fields.length > 0 && section(say("facts"), registerFacts(page, site)),
      section(say("ids"), identifiers(page, site)),
    ),
  ];
}

/** Kind and programme under the name. @param {Page} page @param {Site} site */
function kindWords(page, site) {
  return [...new Set([page.pick(page.category(site.category)?.name), site.programme].filter(Boolean))].join(" · ");
}

/** @param {Page} page @param {Site} site */
function stage(page, site) {
  const { say, pick } = page;
  const since = site.since === "" ? "" : say(site.plannedOnly ? "sincePlanned" : "since", { date: site.since });
  const note = pick(site.stageNote);
  const schedule = page.store.data.schedules.find((each) => each.code === site.schedule);
  return h(
    "div",
    { class: "gg-stage" },
    h("p", { class: "gg-stage-now" }, h("strong", {}, stageWords(page, site)), since !== "" && h("span", {}, since)),
    h(
      "p",
      { class: "gg-badges" },
      site.planLabel !== "" && h("span", { class: "gg-badge" }, planWords(page, site.planLabel)),
      schedule &&
        h(
          "span",
          {
            class: "gg-badge gg-badge-schedule",
            "data-schedule": schedule.code,
            style: `border-color:${schedule.colour};border-style:${edge(schedule)}`,
          },
          pick(schedule.name),
        ),
      pick(site.scheduleNote) !== "" && h("span", { class: "gg-badge-note" }, pick(site.scheduleNote)),
    ),
    note !== "" && note !== pick(site.scheduleNote) && h("p", { class: "gg-note" }, note),
  );
}

/** The outline's dash as a border has it. @param {import("../types").ScheduleInfo} schedule */
function edge({ dash }) {
  if (dash === "") return "solid";
  return Number.parseFloat(dash) > 2 ? "dashed" : "dotted";
}

/** The plan's word for the year, which the data give in Chinese. @param {Page} page @param {string} label */
function planWords(page, label) {
  if (label === "新开工") return page.say("planNew");
  return label === "续建" ? page.say("planContinued") : label;
}

/** @param {Page} page @param {Site} site @param {() => string} address */
function actions(page, site, address) {
  const { say, api } = page;
  /** @param {string} text @param {"copied" | "reported"} done */
  const copying = async (text, done) => {
    const well = await copy(text);
    page.tell(() => (well ? say(done) : `${say("copyFailed")} ${text}`));
  };
  /** @param {import("./icons.js").IconName} name @param {string} words @param {() => void} act @param {boolean} [off] */
  const button = (name, words, act, off = false) =>
    h(
      "button",
      { type: "button", class: "gg-button", "data-key": `act:${name}`, disabled: off, onclick: act },
      icon(name, 18),
      words,
    );
  return h(
    "div",
    { class: "gg-actions" },
    button("zoom", say("zoom"), () => api.zoomTo(site.id), site.at === null),
    page.shows("share") && button("link", say("copyLink"), () => void copying(address(), "copied")),
    button("flag", say("report"), () => void copying(mistakeReport(page, site, address()), "reported")),
    page.shows("navigate") && navigationLinks(page, site),
    page.shows("navigate") && site.at !== null && h("p", { class: "gg-note" }, say("navigateNote")),
  );
}

/** @param {string} title @param {Node} body */
function section(title, body) {
  return h("section", {}, h("h3", {}, title), body);
}
