// @ts-check
/** The field team's list: which sites are near, how far, which way, and how to get there. */

import { accuracyText } from "../map/words.js";
import { contrastButton } from "./display.js";
import { h, redraw, svg } from "./dom.js";
import { distance, figure } from "./format.js";
import { icon } from "./icons.js";
import { navigationLinks } from "./navigate.js";
import { byDistance, directionName } from "./nearest.js";
import { FILTERS } from "./page.js";
import { placeWords, siteRow, stageWords } from "./siterow.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("../types").Position} Position */
/** @typedef {import("./nearest.js").Near} Near */
/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./position.js").Locator} Locator */

const STEP = 20;

/** Beyond this the site may well be out of sight of where the mark stands. */
const UNCERTAIN_M = 50;

/** @param {Page} page @param {Locator} locator */
export function nearby(page, locator) {
  const { store } = page;
  const head = h("div", { class: "gg-nearby-head" });
  const list = h("div", {});
  const root = h("div", { class: "gg-pane-list gg-nearby" }, head, list);
  let limit = STEP;
  /** Sites whose navigation links are unfolded. @type {Set<string>} */
  const unfolded = new Set();
  const drawHead = () => redraw(head, ...controls(page, locator));
  const drawList = () => redraw(list, ...rows());
  locator.onChange(drawHead);

  const rows = () => {
    const { position, selected } = store.state;
    if (position === null) return [];
    const near = byDistance(store.shown(), position);
    const rest = near.length - limit;
    return [
      near.length === 0 && h("p", { class: "gg-note" }, page.say("noneShown")),
      h(
        "ol",
        { class: "gg-list", "data-list": "nearby" },
        ...near.slice(0, limit).map((each) =>
          item(page, each, {
            selected: each.site.id === selected,
            open: unfolded.has(each.site.id),
            flip: () => flip(each.site.id),
          }),
        ),
      ),
      rest > 0 &&
        h(
          "button",
          {
            type: "button",
            class: "gg-button gg-more",
            "data-key": "more",
            onclick: () => {
              limit += STEP;
              drawList();
            },
          },
          page.say("nearbyMore", { n: figure(Math.min(rest, STEP)) }),
        ),
    ];
  };

  /** @param {string} id */
  const flip = (id) => {
    if (!unfolded.delete(id)) unfolded.add(id);
    drawList();
  };

  store.on(["language", "position", "contrast"], drawHead);
  store.on(["language", "position", "selected", ...FILTERS], drawList);
  if (page.shows("position")) void locator.locateIfAllowed();
  return root;
}

/** @param {Page} page @param {Locator} locator */
function controls(page, locator) {
  const { say } = page;
  const { position } = page.store.state;
  const busy = locator.phase === "locating";
  return [
    h(
      "div",
      { class: "gg-nearby-buttons" },
      page.shows("position") && h(
        "button",
        {
          type: "button",
          class: "gg-button gg-primary",
          "data-key": "locate",
          "aria-busy": String(busy),
          onclick: () => void locator.locate(),
        },
        icon("locate"),
        say(busy ? "locating" : position === null ? "locate" : "locateAgain"),
      ),
      h(
        "button",
        { type: "button", class: "gg-button", "data-key": "centre", onclick: () => locator.useCentre() },
        icon("centre"),
        say("useCentre"),
      ),
      contrastButton(page),
    ),
    h("p", { class: "gg-note", role: "status" }, words(page, locator, position)),
  ];
}

/** @param {Page} page @param {Locator} locator @param {Position | null} position */
function words(page, locator, position) {
  if (locator.problem !== null) return page.say(locator.problem);
  if (position === null) return `${page.say("positionNone")} · ${page.say("longPressHint")}`;
  if (position.accuracy === 0) return page.say("positionPointed");
  return page.say("positionHere", { distance: distance(page, position.accuracy) });
}

/**
 * @param {Page} page
 * @param {Near} near
 * @param {{selected: boolean, open: boolean, flip: () => void}} state of its row
 */
function item(page, near, { selected, open, flip }) {
  const { say } = page;
  const { site } = near;
  const links = `gg-go-${site.id}`;
  return h(
    "li",
    { class: "gg-item gg-near", "data-selected": selected ? "" : null },
    h(
      "div",
      { class: "gg-near-row" },
      away(page, near),
      siteRow(page, site, stageWords(page, site), uncertain(page, site)),
      page.shows("navigate") && h(
        "button",
        {
          type: "button",
          class: "gg-icon-button gg-near-go",
          "aria-expanded": String(open),
          "aria-controls": links,
          "aria-label": `${say("navigate")}${say("colon")}${site.name}`,
          title: say("navigate"),
          "data-key": `flip:${site.id}`,
          onclick: flip,
        },
        icon("route"),
      ),
    ),
    page.shows("navigate") && h("div", { id: links, hidden: !open }, navigationLinks(page, site)),
  );
}

/** Arrow (north up, as the map is) and distance. @param {Page} page @param {Near} near */
function away(page, { metres, degrees }) {
  return h(
    "span",
    { class: "gg-away", "data-metres": Math.round(metres) },
    svg(
      "svg",
      {
        viewBox: "0 0 24 24",
        width: 26,
        height: 26,
        class: "gg-arrow",
        "aria-hidden": "true",
        style: `transform:rotate(${degrees.toFixed(0)}deg)`,
      },
      svg("path", { d: "M12 2.5 18 20l-6-3.600L6 20z" }),
    ),
    h("span", { class: "gg-away-distance" }, distance(page, metres)),
    h("span", { class: "gg-away-direction" }, page.say(directionName(degrees))),
  );
}

/** How uncertain a place is, where a team should know. @param {Page} page @param {Site} site */
function uncertain(page, site) {
  if (!site.vague && site.accuracy !== null && site.accuracy <= UNCERTAIN_M && site.kind !== "area") return null;
  return h(
    "span",
    { class: "gg-tag" },
    [placeWords(page, site), accuracyText(page.store.state.language, site)].filter(Boolean).join(" "),
  );
}
