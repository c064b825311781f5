// @ts-check
/** Collects what a person decides about doubtful matches into a file for `register add`. */

import { csv, download, now } from "../review/csv.js";

const COLUMNS = ["行 rows", "项目 site_ids", "决定 kind", "谁 who", "何时 when", "理由 why"];
const FILE = "decisions.csv";

/** Take over the page. */
export function open() {
  const matches = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-match]")]);
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("save"));
  const told = /** @type {HTMLOutputElement | null} */ (document.getElementById("told"));
  if (!form || !told) return;
  let unsaved = false;

  const refresh = () => {
    const left = matches.filter((match) => !chosen(match)).length;
    told.textContent = `${told.dataset.left} ${left}`;
  };
  for (const match of matches) {
    match.addEventListener("change", () => {
      match.toggleAttribute("data-decided", chosen(match) !== null);
      unsaved = true;
      refresh();
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const who = /** @type {HTMLInputElement} */ (document.getElementById("who")).value.trim();
    const rows = matches.flatMap((match) => decisions(match, who));
    download(FILE, csv([COLUMNS, ...rows]));
    unsaved = false;
    told.textContent = `${told.dataset.done} ${FILE}`;
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  refresh();
  // Tests and screenshots wait for this.
  document.documentElement.dataset.ready = "";
}

/** @param {HTMLElement} match */
function chosen(match) {
  return /** @type {HTMLInputElement | null} */ (match.querySelector("input[type=radio]:checked"));
}

/** Lines of the file for one match: a choice may settle several. @param {HTMLElement} match @param {string} who @returns {string[][]} */
function decisions(match, who) {
  const choice = chosen(match);
  if (!choice) return [];
  const why = /** @type {HTMLInputElement} */ (match.querySelector("[data-why]")).value.trim();
  /** @type {[string, string, string][]} */
  const lines = JSON.parse(choice.value);
  return lines.map((line) => [...line, who, now(), why]);
}

open();
