// @ts-check
/** One site: what the register says, why it is here, and the decision about it. */

import { h, redraw, show } from "../panels/dom.js";
import { accuracyText } from "../map/words.js";
import { coordinates } from "../panels/format.js";
import { icon } from "../panels/icons.js";
import { pair, understood } from "../panels/place.js";
import { decision } from "./decision.js";
import { kindOf } from "./shape.js";

/** @typedef {import("./main.js").Review} Review */
/** @typedef {import("./types").Candidate} Candidate */

/** @param {Review} review @param {import("./scene.js").Scene} scene */
export function detail(review, scene) {
  const { desk, store } = review;
  const head = h("header", { class: "gg-drawer-head" });
  const facts = h("div", { class: "gg-drawer-body" });
  const form = decision(review, scene);
  const element = h("section", { class: "gg-drawer gr-drawer" }, head, facts, form);
  const refresh = () => {
    redraw(head, ...heading(review));
    redraw(facts, ...body(review));
    show(form, desk.item !== undefined);
  };
  store.on(["language"], refresh);
  desk.on(["current"], () => {
    refresh();
    element.scrollTop = 0;
  });
  return element;
}

/** @param {Review} review */
function heading({ desk, page, say }) {
  const { item, site } = desk;
  if (!item || !site) return [h("h2", {}, say("allClear"))];
  /** @param {1 | -1} step @param {"back" | "unfold"} name */
  const go = (step, name) =>
    h("button", { type: "button", class: "gg-icon-button", "data-key": `step:${step}`, "aria-label": say(step < 0 ? "previous" : "next"), title: `${say(step < 0 ? "previous" : "next")} (${step < 0 ? "K" : "J"})`, onclick: () => desk.step(step) }, icon(name === "back" ? "fold" : "unfold"));
  return [
    h(
      "div",
      { class: "gg-drawer-title" },
      h("h2", {}, site.name),
      h("p", { class: "gg-drawer-kind" }, say("origin", { id: site.id, register: site.register, row: item.row })),
    ),
    h("div", { class: "gr-steps" }, go(-1, "back"), go(1, "unfold")),
  ];
}

/** @param {Review} review */
function body(review) {
  const { desk, page, say } = review;
  const { item, site } = desk;
  if (!item || !site) return [];
  const { pick } = page;
  const texts = [...item.details, ...site.problems].map(pick);
  return [
    h(
      "section",
      { class: "gr-text" },
      h("h3", {}, say("text")),
      site.locationText === "" ? h("p", { class: "gg-empty" }, page.say("notGiven")) : h("p", {}, understood(page, site)),
    ),
    h(
      "section",
      { class: "gr-why" },
      h("h3", {}, say("why")),
      h("p", { class: "gg-badges" }, ...desk.data.review.reasons.filter(({ code }) => item.reasons.includes(code)).map(({ name }) => h("span", { class: "gg-badge" }, pick(name)))),
      texts.length > 0 && h("ul", {}, ...texts.map((text) => h("li", {}, text))),
    ),
    h(
      "section",
      { class: "gr-found" },
      h("h3", {}, say("found")),
      site.at === null
        ? h("p", {}, say("notFound"))
        : h(
            "dl",
            { class: "gg-facts" },
            ...pair(page.say("placeMethod"), pick(site.method)),
            ...pair(page.say("placeAccuracy"), accuracyText(page.store.state.language, { accuracy: site.accuracy, vague: false })),
            ...pair(page.say("placeEvidence"), site.evidence.map(pick).join(page.say("semicolon"))),
            ...pair(page.say("placeCoordinates"), `${coordinates(site.at)} WGS-84`),
          ),
    ),
    candidates(review, item.candidates),
  ];
}

/** @param {Review} review @param {Candidate[]} all */
function candidates({ desk, page, say }, all) {
  if (all.length === 0) return null;
  return h(
    "section",
    { class: "gr-candidates" },
    h("h3", {}, say("candidates")),
    h(
      "ol",
      {},
      ...all.map((candidate, index) =>
        h(
          "li",
          {},
          h("span", { class: "gr-number" }, index + 1),
          h("span", { class: "gr-candidate-text" }, candidate.name, candidate.note.zh === candidate.name ? null : h("small", {}, ` ${page.pick(candidate.note)}`), candidate.accuracy === null ? null : h("small", {}, ` ${accuracyText(page.store.state.language, { accuracy: candidate.accuracy, vague: false })}`)),
          h("button", { type: "button", class: "gg-button", "data-key": `take:${index}`, onclick: () => take(desk, candidate) }, say("take")),
        ),
      ),
    ),
  );
}

/** Make a candidate the draft. @param {import("./desk.js").Desk} desk @param {Candidate} candidate */
export function take(desk, candidate) {
  const kind = kindOf(candidate.geometry);
  if (kind === null) return;
  const part = candidate.geometry;
  const simple = part.type === "Point" ? [part.coordinates] : part.type === "LineString" ? part.coordinates : part.type === "Polygon" && part.coordinates.length === 1 ? part.coordinates[0].slice(0, -1) : null;
  desk.edit({ kind, points: simple ?? [], shape: simple === null ? part : null, drawing: false, accuracy: candidate.accuracy ?? desk.draft.accuracy });
}
