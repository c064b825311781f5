// @ts-check
/** Finding sites by what a reader types: name, alias, id, location text, pinyin or initials. */

/** @typedef {import("../types").Site} Site */

/**
 * One site made ready for searching: everything folded, so that ＡＢ, ab and AB are the same.
 * @typedef {object} Entry
 * @property {Site} site
 * @property {string} name
 * @property {string[]} aliases
 * @property {string} id
 * @property {string} text
 * @property {string[]} pinyin of the name, then of the aliases; letters without gaps
 * @property {string[]} initials the same
 */

/**
 * A site that was found. `mark` is what to mark in the name: from, to in characters; null where the
 * hit is not in the name. `alias` is the alias that was hit.
 * @typedef {{site: Site, rank: number, mark: [number, number] | null, alias: string | null, inText: boolean}} Hit
 */

/** The lower, the better; the order that readers expect. */
const RANK = { namePrefix: 0, name: 1, alias: 2, id: 3, pinyinPrefix: 4, pinyin: 5, initials: 6, text: 7 };

/** @param {readonly Site[]} sites @returns {Entry[]} */
export function prepare(sites) {
  return sites.map((site) => ({
    site,
    name: fold(site.name),
    aliases: site.aliases.map(fold),
    id: fold(site.id),
    text: fold(site.locationText),
    pinyin: readings(site.pinyin),
    initials: readings(site.initials),
  }));
}

/**
 * Sites for a query, best first. Words apart must all be found; a query in Latin letters is also read
 * as pinyin or as initials, with or without spaces.
 * @param {readonly Entry[]} entries
 * @param {string} query
 * @returns {Hit[]}
 */
export function find(entries, query) {
  const words = fold(query).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const latin = letters(query);
  /** @type {Hit[]} */
  const hits = [];
  for (const entry of entries) {
    const hit = byWords(entry, words) ?? byPinyin(entry, latin);
    if (hit !== null) hits.push(hit);
  }
  return hits.sort(better);
}

/** Lower-case, one width, single spaces. @param {string} text */
export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** @param {string} text */
function letters(text) {
  return fold(text).replace(/[^a-z0-9]/g, "");
}

/** Readings stand apart by spaces; what is no letter stays, so that places in it are places in the name. @param {string} text */
function readings(text) {
  return fold(text).split(" ").filter(Boolean);
}

/**
 * Every word in the name, an alias, the id or the text; the worst of them gives the rank.
 * @param {Entry} entry @param {string[]} words @returns {Hit | null}
 */
function byWords(entry, words) {
  /** @type {Hit} */
  const whole = { site: entry.site, rank: 0, mark: null, alias: null, inText: false };
  for (const word of words) {
    const hit = byWord(entry, word);
    if (hit === null) return null;
    whole.rank = Math.max(whole.rank, hit.rank);
    whole.mark ??= hit.mark;
    whole.alias ??= hit.alias;
    whole.inText ||= hit.inText;
  }
  return whole;
}

/** @param {Entry} entry @param {string} word @returns {Hit | null} */
function byWord(entry, word) {
  const hit = { site: entry.site, rank: 0, mark: null, alias: null, inText: false };
  const at = entry.name.indexOf(word);
  if (at >= 0) return { ...hit, rank: at === 0 ? RANK.namePrefix : RANK.name, mark: inName(entry, at, word) };
  const alias = entry.aliases.findIndex((text) => text.includes(word));
  if (alias >= 0) return { ...hit, rank: RANK.alias, alias: entry.site.aliases[alias] };
  if (entry.id.includes(word)) return { ...hit, rank: RANK.id };
  if (entry.text.includes(word)) return { ...hit, rank: RANK.text, inText: true };
  return null;
}

/** @param {Entry} entry @param {string} latin @returns {Hit | null} */
function byPinyin(entry, latin) {
  if (latin === "") return null;
  const hit = { site: entry.site, mark: null, alias: null, inText: false };
  if (entry.pinyin.some((reading) => letters(reading).startsWith(latin))) return { ...hit, rank: RANK.pinyinPrefix };
  const short = entry.initials.findIndex((reading) => reading.startsWith(latin));
  if (short >= 0) return { ...hit, rank: RANK.initials, mark: byInitials(entry, short, latin) };
  // Inside a name, a letter or two would be found in almost every site.
  if (latin.length > 2 && entry.pinyin.some((reading) => letters(reading).includes(latin)))
    return { ...hit, rank: RANK.pinyin };
  const inside = entry.initials.findIndex((reading) => reading.includes(latin));
  if (latin.length > 1 && inside >= 0) return { ...hit, rank: RANK.initials, mark: byInitials(entry, inside, latin) };
  return null;
}

/**
 * Where a hit in the folded name stands in the name as written, if folding kept its length.
 * @param {Entry} entry @param {number} at @param {string} word @returns {[number, number] | null}
 */
function inName(entry, at, word) {
  return entry.name.length === entry.site.name.length ? [at, at + word.length] : null;
}

/**
 * The characters whose initials were hit: known for the name's first reading, one letter a character.
 * @param {Entry} entry @param {number} index of the reading @param {string} latin @returns {[number, number] | null}
 */
function byInitials(entry, index, latin) {
  const reading = entry.initials[index];
  if (index > 0 || reading.length !== entry.site.name.length) return null;
  const at = reading.indexOf(latin);
  return [at, at + latin.length];
}

/** @param {Hit} one @param {Hit} other */
function better(one, other) {
  const placed = Number(one.site.at === null) - Number(other.site.at === null);
  return one.rank - other.rank || placed || one.site.name.localeCompare(other.site.name, "zh-CN");
}
