// @ts-check
/** The page's one state: every control reads it, changes it by `set`, and is told by `on`. */

/** @typedef {import("./types").State} State */
/** @typedef {import("./types").PageData} PageData */
/** @typedef {import("./types").Site} Site */

/** Keys whose change alters which sites are shown. */
const FILTERS = /** @type {const} */ (["stages", "categories", "corridors", "programmes", "schedules", "maxAccuracy", "layers"]);

export class Store {
  /**
   * @param {PageData} data
   * @param {State} initial
   */
  constructor(data, initial) {
    this.data = data;
    /** @type {Map<string, Site>} */
    this.byId = new Map(data.sites.map((site) => [site.id, site]));
    /** @private @type {State} */
    this.current = initial;
    /** @private @type {{keys: (keyof State)[], call: (state: State, changed: Set<keyof State>) => void}[]} */
    this.listeners = [];
    /** @private @type {Map<string, Set<string>> | undefined} */
    this.memberCache = undefined;
  }

  /** @returns {Readonly<State>} */
  get state() {
    return this.current;
  }

  /**
   * Change some keys; listeners of those keys are called once.
   * @param {Partial<State>} change
   */
  set(change) {
    const changed = /** @type {(keyof State)[]} */ (Object.keys(change)).filter((key) => this.current[key] !== change[key]);
    if (changed.length === 0) return;
    this.current = { ...this.current, ...change };
    const keys = new Set(changed);
    for (const listener of this.listeners) {
      if (listener.keys.some((key) => keys.has(key))) listener.call(this.current, keys);
    }
  }

  /**
   * Be told when any of `keys` changes; called once at the start as well.
   * @param {(keyof State)[]} keys
   * @param {(state: State, changed: Set<keyof State>) => void} call
   */
  on(keys, call) {
    this.listeners.push({ keys, call });
    call(this.current, new Set(keys));
  }

  /**
   * Whether a site passes every filter (located or not); `except` leaves one filter out, for its own counts.
   * @param {Site} site
   * @param {(typeof FILTERS)[number]} [except]
   */
  passes(site, except) {
    const { stages, categories, corridors, programmes, schedules, maxAccuracy, layers } = this.current;
    /** @param {ReadonlySet<string> | null} chosen @param {string} value */
    const in_ = (chosen, value) => chosen === null || chosen.has(value);
    return (
      (except === "stages" || in_(stages, site.stage)) &&
      (except === "categories" || in_(categories, site.category)) &&
      (except === "corridors" || in_(corridors, site.corridor)) &&
      (except === "programmes" || in_(programmes, site.programme)) &&
      (except === "schedules" || in_(schedules, site.schedule)) &&
      (except === "maxAccuracy" || maxAccuracy === null || (!site.vague && site.accuracy !== null && site.accuracy <= maxAccuracy)) &&
      (except === "layers" || this.inVisibleLayer(site, layers))
    );
  }

  /** @param {Site} site @param {ReadonlySet<string>} visible */
  inVisibleLayer(site, visible) {
    return this.data.layers.some((layer) => layer.kind === "sites" && visible.has(layer.id) && this.members(layer.id).has(site.id));
  }

  /** @param {string} id @returns {Set<string>} */
  members(id) {
    this.memberCache ??= new Map(this.data.layers.map((layer) => [layer.id, new Set(layer.siteIds)]));
    return this.memberCache.get(id) ?? new Set();
  }

  /** Sites that pass every filter. */
  shown() {
    return this.data.sites.filter((site) => this.passes(site));
  }

  /** Whether any filter but the layers is set. */
  get filtered() {
    const { stages, categories, corridors, programmes, schedules, maxAccuracy } = this.current;
    return [stages, categories, corridors, programmes, schedules, maxAccuracy].some((chosen) => chosen !== null);
  }
}
