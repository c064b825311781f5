// @ts-check
/** Every word of the review page, in Chinese and English. */

/** @typedef {import("../types").Language} Language */

const WORDS = /** @type {const} */ ({
  progress: ["已定 {done} / {all}", "{done} of {all} decided"],
  save: ["存下更正 {n}", "Save corrections {n}"],
  saved: ["已存下 {n} 条。用 gongshu-geo review --import 收回", "{n} saved. Bring them back with gongshu-geo review --import"],
  nothing: ["还没有可存的更正", "Nothing is decided yet"],
  list: ["待核清单", "To review"],
  search: ["搜索名称、编号、位置文字、拼音", "Search name, id, location text, pinyin"],
  all: ["全部", "All"],
  openOnly: ["只看未定", "Undecided only"],
  keys: ["J 下一个,K 上一个,/ 搜索,Ctrl+Enter 确定", "J next, K previous, / search, Ctrl+Enter decides"],
  noneLeft: ["没有符合的项目", "No site fits"],
  allClear: ["没有待核的位置", "No position needs review"],
  more: ["另有 {n} 个,请筛选或搜索", "{n} more; filter or search"],
  previous: ["上一个", "Previous"],
  next: ["下一个", "Next"],
  decided: ["已定", "decided"],
  origin: ["{id} · {register} 第 {row} 行", "{id} · {register}, row {row}"],
  text: ["位置文字", "Location text"],
  why: ["为何要核", "Why it is here"],
  found: ["现在的位置", "Position found"],
  notFound: ["未能定位", "Not located"],
  candidates: ["可选位置", "Places to choose from"],
  take: ["采用", "Take"],
  decision: ["核定", "Decision"],
  accept: ["现状可用", "Fine as it is"],
  point: ["点", "Point"],
  line: ["线", "Line"],
  polygon: ["面", "Area"],
  none: ["无法定位", "No place"],
  hintChoose: ["拖动地图上的图钉,或选一种核定", "Drag the pin on the map, or choose a decision"],
  hintChooseNone: ["选“点”“线”或“面”,在地图上标出", "Choose point, line or area, and mark it on the map"],
  hintAccept: ["位置不变,不再列入待核,直到文字或位置改变", "The position stays; it is not listed again until text or position change"],
  hintAcceptNone: ["仍未定位,不再列入待核,直到文字或位置改变", "It stays unlocated and is not listed again until text or position change"],
  hintNone: ["记为无法定位,请写明原因", "It is kept as having no place; please say why"],
  hintPoint: ["点地图放图钉,拖动或用方向键微调", "Click the map to set the pin; drag it or use the arrow keys"],
  hintDraw: ["逐点单击;双击、Enter 或“完成”结束,Ctrl+Z 撤销", "Click point by point; double-click, Enter or Finish ends, Ctrl+Z undoes"],
  hintEdit: ["拖动节点;点小圆加节点;Delete 删去选中的节点", "Drag points; click a small dot to add one; Delete removes the focused one"],
  hintWhole: ["采用整个图形,含 {n} 段", "The whole shape is taken, {n} parts"],
  atCentre: ["放在地图中心", "At the map's centre"],
  addCentre: ["中心加一点", "Add the centre"],
  undo: ["撤销", "Undo"],
  finish: ["完成", "Finish"],
  more_points: ["继续画", "Go on"],
  startOver: ["重画", "Start over"],
  fromPresent: ["改现有图形", "Edit what is there"],
  accuracy: ["误差不超过(米)", "Within (metres)"],
  other: ["其他", "other"],
  reason: ["理由", "Reason"],
  reasonHint: ["如:现场核对、规划图、电话询问", "such as: site visit, plan, phone call"],
  who: ["核定人", "Decided by"],
  whoHint: ["姓名或工号,关闭网页后不保留", "Name or staff number; not kept after closing"],
  confirm: ["确定,看下一个", "Decide, next"],
  withdraw: ["撤回核定", "Withdraw"],
  withdrawn: ["已撤回", "Withdrawn"],
  position: ["{text} WGS-84", "{text} WGS-84"],
  length: ["{n} 个节点,长 {m}", "{n} points, {m} long"],
  vertices: ["{n} 个节点", "{n} points"],
  errKind: ["请先选一种核定", "Choose a decision first"],
  errPoint: ["请在地图上放好图钉", "Set the pin on the map first"],
  errLine: ["线至少要两个节点", "A line needs two points"],
  errPolygon: ["面至少要三个节点", "An area needs three points"],
  errCross: ["面的边线自相交,请调整节点", "The area's outline crosses itself: move its points"],
  errRegion: ["位置远在区外", "It lies far outside the district"],
  errAccuracy: ["请选误差范围", "Say how far off it may be"],
  errWho: ["请填核定人", "Say who decides"],
  errWhy: ["请写明为何无法定位", "Say why it has no place"],
  pin: ["图钉,方向键移动", "Pin, arrow keys move it"],
  pinFound: ["现在的位置,拖动即改为新点", "Position found; dragging it makes a new one"],
  vertex: ["节点 {n},方向键移动,Delete 删去", "Point {n}, arrow keys move it, Delete removes it"],
  between: ["在此加节点", "Add a point here"],
  candidate: ["采用可选位置 {n}:{name}", "Take place {n}: {name}"],
  map: ["地图", "Map"],
  switchLanguage: ["EN", "中文"],
});

/** @typedef {keyof typeof WORDS} ReviewWord */

/**
 * @param {Language} language
 * @param {ReviewWord} word
 * @param {Record<string, string | number>} [values]
 */
export function tell(language, word, values = {}) {
  return WORDS[word][language === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}
