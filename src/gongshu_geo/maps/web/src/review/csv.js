// @ts-check
/** The file that goes back into the project. */

/** @typedef {import("./types").Answer} Answer */

const COLUMNS = ["id", "text", "geometry", "accuracy_m", "who", "when", "why", "kind"];

/** What a spreadsheet would run, full-width signs of a Chinese keyboard included; as in Python's _csv.py. */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** @param {Iterable<Answer>} answers */
export function corrections(answers) {
  const rows = [...answers].map((answer) => [
    answer.id,
    answer.text,
    answer.geometry === null ? "" : JSON.stringify(answer.geometry),
    answer.accuracy === null ? "" : String(answer.accuracy),
    answer.who,
    answer.when,
    answer.why,
    answer.kind,
  ]);
  return csv([COLUMNS, ...rows]);
}

/** A table as CSV that no spreadsheet runs. @param {string[][]} rows */
export function csv(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** @param {string} text */
function cell(text) {
  const safe = FORMULA.test(text) && !NUMBER.test(text.trim()) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hand a text to the reader as a file; the mark in front tells Excel that it is UTF-8. @param {string} name @param {string} text */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Now, in the browser's own zone: 2026-07-01T09:30:00+08:00. */
export function now() {
  const time = new Date();
  const offset = -time.getTimezoneOffset();
  const local = new Date(time.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
