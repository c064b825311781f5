// @ts-check
/** What the map itself says, in Chinese and English. */

/** @typedef {import("../types").Language} Language */

const WORDS = /** @type {const} */ ({
  map: ["项目地图：方向键在项目间移动，回车选中，Esc 取消，+ 和 - 缩放，退格键返回上一视图", "Map of projects: arrows move between projects, Enter selects, Escape deselects, + and - zoom, Backspace goes back to the view before"],
  cluster: ["{n} 个项目：{stages}", "{n} projects: {stages}"],
  clusterHint: ["放大看这 {n} 个项目", "Zoom to these {n} projects"],
  unplaced: ["位置待核", "to be placed"],
  unplacedLong: ["{n} 个项目只知所在片区，位置待核", "{n} projects known by their area only"],
  here: ["此处 {n} 个项目", "{n} projects here"],
  close: ["关闭", "Close"],
  selected: ["已选中", "selected"],
  planned: ["计划", "planned: "],
  share: ["{stage} {n}", "{stage} {n}"],
  sharePlanned: ["{stage}（计划）{n}", "{stage} (planned) {n}"],
  about: ["约 ±{m}", "about ±{m}"],
  somewhere: ["在{road}沿线某处，具体位置未知", "somewhere along {road}; exact position unknown"],
  someLine: ["所示线路", "the line shown"],
  unmeasured: ["精度未测", "accuracy never measured"],
  how: ["{accuracy}，{how}", "{accuracy}, {how}"],
  zoomIn: ["放大", "Zoom in"],
  zoomOut: ["缩小", "Zoom out"],
  whole: ["全图", "Whole map"],
  back: ["返回", "Back"],
  backLong: ["返回上一视图（退格键）", "Back to the view before (Backspace)"],
  youAreHere: ["我的位置", "My position"],
  review: ["审图号 {number}", "Map review no. {number}"],
  noPosition: ["此设备不提供位置", "this device gives no position"],
  north: ["北", "N"],
  listSeparator: ["、", ", "],
});

/** @typedef {keyof typeof WORDS} Word */

/**
 * @param {Language} language
 * @param {Word} word
 * @param {Record<string, string | number>} [values]
 */
export function say(language, word, values = {}) {
  return WORDS[word][language === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * A length in metres with a thin space between figure and unit; from 1 km on in kilometres.
 * @param {Language} language
 * @param {number} metres
 */
export function metres(language, metres) {
  const [figure, zh, en] = metres < 1000 ? [round(metres), "米", "m"] : [String(Math.round(metres / 100) / 10), "公里", "km"];
  return `${figure}\u202f${language === "zh" ? zh : en}`;
}

/** To two figures: an accuracy is never known better. @param {number} value */
function round(value) {
  const step = value >= 100 ? 10 : 1;
  return String(Math.round(value / step) * step);
}

/**
 * How well a site's position is known: the same words in lists, at the mark and among the details.
 * @param {Language} language
 * @param {{accuracy: number | null, vague: boolean, along?: string}} site
 */
export function accuracyText(language, { accuracy, vague, along }) {
  if (vague) return say(language, "somewhere", { road: along || say(language, "someLine") });
  return accuracy === null ? say(language, "unmeasured") : say(language, "about", { m: metres(language, accuracy) });
}
