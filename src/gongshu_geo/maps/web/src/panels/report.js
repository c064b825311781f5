// @ts-check
/** A text that tells a mistake: the reader pastes it wherever the office talks. */

import { accuracyText } from "../map/words.js";
import { coordinates } from "./format.js";
import { stageWords } from "./siterow.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("./page.js").Page} Page */

/**
 * @param {Page} page
 * @param {Site} site
 * @param {string} address of the page as it stands
 */
export function mistakeReport(page, site, address) {
  const { say } = page;
  const { meta } = page.store.data;
  const place =
    site.at === null
      ? say("notLocated")
      : say("reportPlace", { position: coordinates(site.at), accuracy: accuracyText(page.store.state.language, site) });
  return [
    say("reportTitle", { name: site.name }),
    say("reportId", { id: site.id }),
    say("reportStage", { stage: stageWords(page, site) }),
    place,
    say("reportText", { text: site.locationText || say("notGiven") }),
    say("reportPage", { page: meta.fileName, date: meta.asOf }),
    address,
    say("reportWrong"),
  ].join("\n");
}
