// @ts-check
/** The sites that are not on the map, or only by their area: none is dropped silently. */

import { h, redraw } from "./dom.js";
import { siteRow, stageWords } from "./siterow.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("./page.js").Page} Page */

/** Sites that could not be located, with text and reason. @param {Page} page */
export function unlocatedList(page) {
  return list(
    page,
    page.store.data.sites.filter((site) => site.at === null),
    "unlocatedNote",
    reason,
  );
}

/** Sites of which only the area is known. @param {Page} page */
export function areaOnlyList(page) {
  return list(
    page,
    page.store.data.sites.filter((site) => site.at !== null && site.kind === "area"),
    "areaOnlyNote",
    (_page, site) => page.pick(site.method),
  );
}

/**
 * @param {Page} page
 * @param {Site[]} sites
 * @param {"unlocatedNote" | "areaOnlyNote"} note
 * @param {(page: Page, site: Site) => string} why
 */
function list(page, sites, note, why) {
  const root = h("div", {});
  page.store.on(["language"], () => {
    redraw(
      root,
      h("p", { class: "gg-note" }, page.say(note)),
      h(
        "ul",
        { class: "gg-list" },
        ...sites.map((site) =>
          h(
            "li",
            {},
            siteRow(
              page,
              site,
              stageWords(page, site),
              site.locationText !== site.name &&
                h("span", { class: "gg-line" }, site.locationText || page.say("noLocationText")),
              h("span", { class: "gg-line gg-why" }, why(page, site)),
            ),
          ),
        ),
      ),
    );
  });
  return { element: root, count: sites.length };
}

/** @param {Page} page @param {Site} site */
function reason(page, site) {
  // The name stands above; the reason need not repeat it.
  const reasons = site.problems
    .map((problem) => page.pick(problem).replace(`“${site.name}”`, page.say("thisName")).replace(site.name, page.say("thisName")))
    .filter(Boolean);
  return page.say("reason", { text: reasons.length > 0 ? reasons.join(page.say("semicolon")) : page.say("noReason") });
}
