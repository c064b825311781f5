// @ts-check
/** The form of the decision: what it is, how exact, why, by whom. */

import { h, redraw, show } from "../panels/dom.js";
import { coordinates } from "../panels/format.js";
import { editable } from "./shape.js";

/** @typedef {import("./main.js").Review} Review */
/** @typedef {import("./types").Kind} Kind */
/** @typedef {import("./words.js").ReviewWord} ReviewWord */

/** @type {Kind[]} */
const KINDS = ["accept", "point", "line", "polygon", "none"];

/** Metres offered: a building, a plot, a block, a neighbourhood. */
const STEPS_M = [20, 50, 100, 300];

/** @param {Review} review @param {import("./scene.js").Scene} scene */
export function decision(review, scene) {
  const { desk, store, say } = review;
  const tools = h("div", { class: "gr-tools" });
  const why = field("why", () => desk.edit({ why: why.input.value }));
  const who = field("who", () => {
    desk.who = who.input.value;
  });
  const problem = h("p", { class: "gg-warning gr-problem", role: "alert", hidden: true });
  const confirm = h("button", { type: "button", class: "gg-button gg-primary gr-confirm", onclick: () => decide() });
  const withdraw = h("button", { type: "button", class: "gg-button gr-withdraw", onclick: () => {
    desk.withdraw();
    review.toast(say("withdrawn"));
  } });
  const heading = h("h3", {});
  const decide = () => {
    const missing = desk.lacking();
    show(problem, missing !== null);
    problem.textContent = missing === null ? "" : say(missing);
    if (missing === "errWho") who.input.focus();
    if (missing === "errWhy") why.input.focus();
    if (missing !== null) return;
    desk.decide();
    desk.step(1);
  };
  const refresh = () => redraw(tools, ...toolRows(review, scene));
  store.on(["language"], () => {
    heading.textContent = say("decision");
    why.label.textContent = say("reason");
    why.input.placeholder = say("reasonHint");
    who.label.textContent = say("who");
    who.input.placeholder = say("whoHint");
    confirm.textContent = say("confirm");
    withdraw.textContent = say("withdraw");
    refresh();
  });
  desk.on(["draft"], () => {
    refresh();
    show(problem, false);
  });
  desk.on(["current"], () => {
    why.input.value = desk.draft.why;
  });
  desk.on(["current", "answers"], () => show(withdraw, desk.answers.has(desk.current ?? "")));
  return h("form", { class: "gr-form", onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, heading, tools, why.element, who.element, problem, h("div", { class: "gr-buttons" }, confirm, withdraw));
}

/** @param {string} name @param {() => void} changed */
function field(name, changed) {
  const input = h("input", { type: "text", class: "gr-input", name, autocomplete: "off", maxlength: 500, oninput: changed });
  const label = h("span", { class: "gg-label" });
  return { input, label, element: h("label", { class: "gr-field" }, label, input) };
}

/** @param {Review} review @param {import("./scene.js").Scene} scene */
function toolRows(review, scene) {
  const { desk, say } = review;
  const { draft, item } = desk;
  const placed = draft.kind === "point" || draft.kind === "line" || draft.kind === "polygon";
  return [
    h(
      "div",
      { class: "gg-segments gr-kinds", role: "group", "aria-label": say("decision") },
      ...KINDS.map((kind) =>
        h("button", { type: "button", class: "gg-segment", "data-key": `kind:${kind}`, "data-kind": kind, "aria-pressed": String(draft.kind === kind), onclick: () => choose(review, kind) }, say(kind)),
      ),
    ),
    h("p", { class: "gg-note gr-hint" }, say(...hint(draft, item?.seen ?? null))),
    placed && drawingTools(review, scene),
    placed && accuracyTools(review),
  ];
}

/** @param {Readonly<import("./types").Draft>} draft @param {import("./types").Position | null} seen @returns {[ReviewWord, Record<string, string | number>?]} */
function hint(draft, seen) {
  if (draft.shape) return ["hintWhole", { n: draft.shape.coordinates.length }];
  switch (draft.kind) {
    case null: return [seen ? "hintChoose" : "hintChooseNone"];
    case "accept": return [seen ? "hintAccept" : "hintAcceptNone"];
    case "none": return ["hintNone"];
    case "point": return ["hintPoint"];
    default: return [draft.drawing ? "hintDraw" : "hintEdit"];
  }
}

/** @param {Review} review @param {Kind} kind */
function choose({ desk }, kind) {
  const { draft, item } = desk;
  if (draft.kind === kind) return;
  if (kind === "accept" || kind === "none") {
    desk.edit({ kind, drawing: false });
  } else if (kind === "point") {
    desk.edit({ kind, shape: null, points: item?.seen ? [item.seen] : [], past: [], drawing: false });
  } else {
    desk.edit({ kind, shape: null, points: [], past: [], drawing: true });
  }
}

/** @param {Review} review @param {import("./scene.js").Scene} scene */
function drawingTools({ desk, say }, scene) {
  const { draft, site } = desk;
  /** @param {ReviewWord} word @param {() => void} act @param {boolean} [off] */
  const button = (word, act, off = false) => h("button", { type: "button", class: "gg-button", "data-key": `tool:${word}`, "data-tool": word, disabled: off, onclick: act }, say(word));
  const centre = () => scene.addCentre();
  if (draft.kind === "point") {
    return h(
      "div",
      { class: "gr-drawing" },
      button("atCentre", centre),
      button("undo", () => desk.undo(), draft.past.length === 0),
      draft.points.length > 0 && h("span", { class: "gg-note gr-at" }, `${coordinates(draft.points[0])}`),
    );
  }
  const present = editable(site?.geometry);
  return h(
    "div",
    { class: "gr-drawing" },
    draft.drawing ? button("finish", () => desk.edit({ drawing: false }), draft.points.length < 2) : button("more_points", () => desk.edit({ drawing: true, shape: null })),
    button("undo", () => desk.undo(), draft.past.length === 0),
    draft.drawing && button("addCentre", centre),
    (draft.points.length > 0 || draft.shape !== null) && button("startOver", () => desk.edit({ points: [], shape: null, drawing: true })),
    present?.kind === draft.kind && draft.points.length === 0 && button("fromPresent", () => desk.edit({ points: present?.points, shape: null, drawing: false })),
    draft.points.length > 0 && h("span", { class: "gg-note gr-at" }, say("vertices", { n: draft.points.length })),
  );
}

/** @param {Review} review */
function accuracyTools({ desk, say }) {
  const { accuracy } = desk.draft;
  const typed = h("input", {
    type: "number", class: "gr-input gr-metres", min: 1, step: "any", inputmode: "decimal", "data-key": "accuracy",
    placeholder: say("other"), "aria-label": say("accuracy"), value: accuracy !== null && !STEPS_M.includes(accuracy) ? accuracy : null,
    onchange: () => {
      const metres = Number(typed.value);
      desk.edit({ accuracy: metres > 0 ? metres : null });
    },
  });
  return h(
    "div",
    { class: "gr-accuracy" },
    h("p", { class: "gg-label" }, say("accuracy")),
    h(
      "div",
      { class: "gg-segments", role: "group", "aria-label": say("accuracy") },
      ...STEPS_M.map((metres) =>
        h("button", { type: "button", class: "gg-segment", "data-key": `within:${metres}`, "data-within": metres, "aria-pressed": String(accuracy === metres), onclick: () => desk.edit({ accuracy: metres }) }, `±${metres}`),
      ),
      typed,
    ),
  );
}
