// @ts-check
/** Where a site is and how that is known: its text with the parts understood, accuracy, evidence. */

import { accuracyText } from "../map/words.js";
import { h } from "./dom.js";
import { coordinates, figure } from "./format.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("../i18n.js").WordKey} WordKey */
/** @typedef {import("./dom.js").Child} Child */
/** @typedef {import("./page.js").Page} Page */

/** What a part was taken as, in words. @type {Record<string, WordKey>} */
const ROLES = {
  road: "roleRoad",
  river: "roleRiver",
  number: "roleNumber",
  side: "roleSide",
  end: "roleEnd",
  bound: "roleBound",
  place: "rolePlace",
  code: "roleParcel",
  unit: "roleUnit",
  area: "roleArea",
  chainage: "roleChainage",
  coordinates: "roleCoordinates",
  system: "roleSystem",
};

/** @param {Page} page @param {Site} site */
export function placeFacts(page, site) {
  const { say, pick } = page;
  return h(
    "dl",
    { class: "gg-facts" },
    ...pair(say("placeText"), site.locationText === "" ? empty(page) : understood(page, site)),
    ...pair(say("placeMethod"), pick(site.method) || empty(page)),
    ...(site.at === null ? [] : pair(say("placeAccuracy"), accuracyWords(page, site))),
    ...pair(say("placeEvidence"), several(site.evidence.map(pick))),
    ...pair(say("placeProblems"), several(site.problems.map(pick))),
    ...pair(say("corridor"), corridorWords(page, site)),
    ...pair(say("chainage"), pick(site.chainage)),
    ...(site.at === null ? [] : pair(say("placeCoordinates"), `${coordinates(site.at)} WGS-84`)),
  );
}

/** A term with what is said of it; nothing where nothing is said. @param {string} name @param {Child} value */
export function pair(name, value) {
  return value === null || value === "" || value === undefined ? [] : [h("dt", {}, name), h("dd", {}, value)];
}

/** @param {Page} page */
export function empty(page) {
  return h("span", { class: "gg-empty" }, page.say("notGiven"));
}

/** "about ±350 m", with how sure. @param {Page} page @param {Site} site */
export function accuracyWords(page, site) {
  const words = accuracyText(page.store.state.language, site);
  if (site.confidence === null) return words;
  return `${words} · ${page.say("confidence", { n: figure(site.confidence * 100) })}`;
}

/**
 * The location text, each understood part under the word for what it was taken as.
 *
 * Spans count characters, as Python does, while JavaScript counts UTF-16 units: a rare character of
 * a place name beyond the basic plane is two of them.
 * @param {Page} page @param {Site} site
 */
export function understood(page, site) {
  const characters = [...site.locationText];
  const spans = [...site.matched].sort((one, other) => one[0] - other[0]);
  /** @type {Child[]} */
  const parts = [];
  let at = 0;
  for (const [start, end, role] of spans) {
    if (start < at || end <= start) continue; // a part of a part already marked
    parts.push(characters.slice(at, start).join(""));
    parts.push(
      h(
        "ruby",
        { "data-role": role },
        h("mark", {}, characters.slice(start, end).join("")),
        h("rt", {}, page.say(ROLES[role] ?? "roleOther")),
      ),
    );
    at = end;
  }
  return h("span", { class: "gg-understood" }, ...parts, characters.slice(at).join(""));
}

/** @param {Page} page @param {Site} site */
function corridorWords(page, site) {
  const others = site.corridors.filter((name) => name !== site.corridor);
  return [site.corridor, others.length > 0 && page.say("alsoTouches", { names: others.join(page.say("and")) })]
    .filter(Boolean)
    .join(page.say("semicolon"));
}

/** @param {string[]} texts @returns {Child} */
function several(texts) {
  const given = texts.filter(Boolean);
  if (given.length <= 1) return given[0] ?? null;
  return h("ul", {}, ...given.map((text) => h("li", {}, text)));
}
