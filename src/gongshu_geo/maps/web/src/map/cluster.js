// @ts-check
/** Which marks stand too close to be told apart, at one zoom. */

/** @typedef {import("../types").Site} Site */
/** @typedef {{sites: Site[], x: number, y: number}} Group position in pixels of the zoom */

/**
 * Gather sites whose marks would overlap; each group stands at the mean of its sites.
 *
 * The first site of the order founds a group, later ones within reach join it, so that the same
 * sites give the same groups however the map was dragged.
 * @param {{site: Site, x: number, y: number}[]} located
 * @param {number} reach pixels; 0 gathers only what stands on the same spot
 * @returns {Group[]}
 */
export function gather(located, reach) {
  const cell = Math.max(reach, 1);
  /** @type {Map<string, Group[]>} */
  const cells = new Map();
  /** @type {(Group & {seedX: number, seedY: number})[]} */
  const groups = [];
  for (const { site, x, y } of located) {
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
    let best = null;
    let nearest = Math.max(reach, 0.5);
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const group of /** @type {typeof groups} */ (cells.get(`${column + dx}/${row + dy}`) ?? [])) {
          const distance = Math.hypot(group.seedX - x, group.seedY - y);
          if (distance <= nearest) [best, nearest] = [group, distance];
        }
      }
    }
    if (best) {
      best.sites.push(site);
      best.x += (x - best.x) / best.sites.length;
      best.y += (y - best.y) / best.sites.length;
    } else {
      const group = { sites: [site], x, y, seedX: x, seedY: y };
      groups.push(group);
      const key = `${column}/${row}`;
      cells.set(key, [...(cells.get(key) ?? []), group]);
    }
  }
  return groups;
}
