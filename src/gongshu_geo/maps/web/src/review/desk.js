// @ts-check
/** The work of one sitting: what is looked at, what is being drawn, what is decided. */

import { find, prepare } from "../panels/search.js";
import { now } from "./csv.js";
import { geometryOf, lacking } from "./shape.js";

/** @typedef {import("./types").Answer} Answer */
/** @typedef {import("./types").Draft} Draft */
/** @typedef {import("./types").Item} Item */
/** @typedef {import("./types").Topic} Topic */

/** @returns {Draft} */
function blank() {
  return { kind: null, points: [], shape: null, drawing: false, accuracy: null, why: "", past: [] };
}

export class Desk {
  /** @param {import("./types").ReviewData} data */
  constructor(data) {
    this.data = data;
    /** The most urgent first, each rank in the registers' order. */
    this.items = [...data.review.items].sort((one, other) => one.rank - other.rank);
    /** @type {Map<string, Item>} */
    this.byId = new Map(this.items.map((item) => [item.id, item]));
    this.sites = new Map(data.sites.map((site) => [site.id, site]));
    /** @type {Map<string, Answer>} */
    this.answers = new Map();
    /** Whether answers were given that no file holds yet. */
    this.unsaved = false;
    this.who = "";
    /** @type {string | null} */
    this.reason = null;
    this.query = "";
    this.openOnly = false;
    /** @type {string | null} */
    this.current = this.items[0]?.id ?? null;
    /** @private @type {Map<string, Draft>} */
    this.drafts = new Map();
    /** @private */
    this.entries = prepare(data.sites);
    /** @private @type {{topics: Topic[], call: () => void}[]} */
    this.listeners = [];
  }

  /** Be told of changes; called once at the start as well. @param {Topic[]} topics @param {() => void} call */
  on(topics, call) {
    this.listeners.push({ topics, call });
    call();
  }

  /** @private @param {...Topic} changed */
  changed(...changed) {
    for (const { topics, call } of this.listeners) if (topics.some((topic) => changed.includes(topic))) call();
  }

  /** @returns {Item | undefined} */
  get item() {
    return this.byId.get(this.current ?? "");
  }

  /** @returns {import("../types").Site | undefined} */
  get site() {
    return this.sites.get(this.current ?? "");
  }

  /** @returns {Readonly<Draft>} */
  get draft() {
    return this.drafts.get(this.current ?? "") ?? blank();
  }

  /** Items that pass the filters, in order. */
  shown() {
    const hits = this.query.trim() === "" ? null : new Set(find(this.entries, this.query).map(({ site }) => site.id));
    return this.items.filter(
      ({ id, reasons }) =>
        (this.reason === null || reasons.includes(this.reason)) &&
        (!this.openOnly || !this.answers.has(id) || id === this.current) &&
        (hits === null || hits.has(id)),
    );
  }

  /** @param {Partial<Pick<Desk, "reason" | "query" | "openOnly">>} change */
  filter(change) {
    Object.assign(this, change);
    this.changed("filter");
  }

  /** @param {string} id */
  open(id) {
    if (id === this.current || !this.byId.has(id)) return;
    this.current = id;
    this.changed("current", "draft");
  }

  /** Go to the next (1) or previous (-1) item of those shown; to the first where the current one is not among them. @param {1 | -1} step */
  step(step) {
    const shown = this.shown();
    const at = shown.findIndex(({ id }) => id === this.current);
    const to = shown[at < 0 ? 0 : at + step];
    if (to) this.open(to.id);
    return to !== undefined;
  }

  /**
   * Change what is being drawn; a change of its points can be undone.
   * @param {Partial<Draft>} change
   */
  edit(change) {
    if (this.current === null) return;
    const draft = this.draft;
    const past = change.points && !change.past ? [...draft.past, draft.points] : draft.past;
    this.drafts.set(this.current, { ...draft, past, ...change });
    this.changed("draft");
  }

  undo() {
    const { past } = this.draft;
    if (past.length > 0) this.edit({ points: past[past.length - 1], past: past.slice(0, -1) });
  }

  /** What stands in the way of deciding. */
  lacking() {
    return lacking(this.draft, this.who, this.data.review.region);
  }

  /** Decide as drawn. */
  decide() {
    const { item, site, draft } = this;
    if (!item || !site || draft.kind === null || this.lacking()) return;
    const placed = draft.kind !== "accept" && draft.kind !== "none";
    this.answers.set(item.id, {
      id: item.id,
      text: site.locationText,
      geometry: geometryOf(draft, item),
      accuracy: placed ? draft.accuracy : null,
      who: this.who.trim(),
      when: now(),
      why: draft.why.trim(),
      kind: draft.kind,
    });
    this.unsaved = true;
    this.edit({ drawing: false });
    this.changed("answers");
  }

  /** Take back the decision about the current item. */
  withdraw() {
    if (!this.answers.delete(this.current ?? "")) return;
    this.unsaved = this.answers.size > 0;
    this.changed("answers");
  }

  /** A file holds all that was decided. */
  saved() {
    this.unsaved = false;
    this.changed("answers");
  }
}
