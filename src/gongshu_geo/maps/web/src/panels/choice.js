// @ts-check
/** How clicks change a filter that is a set, where `null` means everything. */

/** @typedef {ReadonlySet<string> | null} Chosen */

/**
 * Show or hide one value. Hiding the last one shows everything again: an empty map helps nobody.
 * @param {Chosen} chosen
 * @param {string} value
 * @param {readonly string[]} all
 * @returns {Chosen}
 */
export function toggled(chosen, value, all) {
  const next = new Set(chosen ?? all);
  if (!next.delete(value)) next.add(value);
  return next.size === 0 || all.every((each) => next.has(each)) ? null : next;
}

/**
 * Show one value alone, or everything if it stood alone before.
 * @param {Chosen} before
 * @param {string} value
 * @returns {Chosen}
 */
export function only(before, value) {
  return alone(before, value) ? null : new Set([value]);
}

/** @param {Chosen} chosen @param {string} value */
export function alone(chosen, value) {
  return chosen !== null && chosen.size === 1 && chosen.has(value);
}
