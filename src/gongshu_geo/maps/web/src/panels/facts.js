// @ts-check
/** Every field of a site's entry, with where it comes from. */

import { h } from "./dom.js";
import { empty, pair } from "./place.js";

/** @typedef {import("../types").FieldValue} FieldValue */
/** @typedef {import("../types").Site} Site */
/** @typedef {import("./page.js").Page} Page */

/** Fields of one source stand together, so that it is named once. @param {Page} page @param {Site} site */
export function registerFacts(page, site) {
  /** @type {Map<string, FieldValue[]>} */
  const bySource = new Map();
  for (const field of site.fields) {
    const source = page.pick(field.source);
    bySource.set(source, [...(bySource.get(source) ?? []), field]);
  }
  return h("div", {}, ...[...bySource].map(([source, fields]) => group(page, source, fields)));
}

/** @param {Page} page @param {string} source @param {FieldValue[]} fields */
function group(page, source, fields) {
  return h(
    "div",
    { class: "gg-fact-group" },
    h(
      "dl",
      { class: "gg-facts" },
      ...fields.flatMap((field) => pair(page.pick(field.label), page.pick(field.value) || empty(page))),
    ),
    h("p", { class: "gg-source" }, source === "" ? page.say("sourceNone") : page.say("from", { source })),
  );
}

/** Identifier, other names, register. @param {Page} page @param {Site} site */
export function identifiers(page, site) {
  const { say } = page;
  return h(
    "dl",
    { class: "gg-facts" },
    ...pair(say("id"), site.id),
    ...pair(say("aliases"), site.aliases.join(page.say("and"))),
    ...pair(say("registerOf"), site.register),
  );
}
