// @ts-check
/** Every word that the page itself says, in Chinese and English. */

/** @typedef {import("./types").Language} Language */
/** @typedef {import("./types").Text2} Text2 */

/*
 * `{n}` is filled in; `{n:site,sites}` chooses by number. Data (names, statuses, notes) bring their own
 * two languages and do not stand here.
 */
export const WORDS = /** @type {const} */ ({
  // Top bar
  skipToMap: ["跳到地图", "Skip to the map"],
  asOf: ["数据截至 {date}", "Data as of {date}"],
  switchLanguage: ["EN", "中文"],
  switchLanguageLong: ["Switch to English", "切换为中文"],
  share: ["复制链接", "Copy link"],
  shareLong: ["复制带当前语言、筛选、图层和位置的链接", "Copy a link with this language, filters, layers and view"],
  print: ["打印", "Print"],
  copied: ["链接已复制", "Link copied"],
  copyFailed: ["浏览器不允许复制，请手动选取：", "The browser refuses to copy; please select by hand:"],
  tools: ["工具", "Tools"],

  // Search
  search: ["搜索项目", "Search projects"],
  searchHint: ["搜索项目 · 名称、编号、地址、拼音", "Search projects · name, id, address, pinyin"],
  searchClear: ["清空", "Clear"],
  searchResults: ["{n} 个结果", "{n} {n:result,results}"],
  searchMore: ["另有 {n} 个，请再输入几个字", "{n} more; type a little further"],
  searchNone: ["没有找到“{query}”", "Nothing found for “{query}”"],
  searchNoneHint: ["可试简称、路名、编号或拼音首字母", "Try a short name, a road, an id or pinyin initials"],
  filteredOut: ["不在筛选内", "filtered out"],
  byAlias: ["又名 {text}", "also {text}"],
  byText: ["位置 {text}", "location {text}"],

  // Left panel
  panel: ["图例与项目", "Legend and projects"],
  panelFold: ["收起面板", "Fold the panel"],
  panelUnfold: ["展开面板", "Unfold the panel"],
  tabLegend: ["图例与筛选", "Legend, filters"],
  tabList: ["项目 {n}", "Projects {n}"],
  tabNearby: ["附近", "Nearby"],
  shownOf: ["显示 {shown} / {all} 个", "{shown} of {all} shown"],
  shownAll: ["显示全部 {all} 个", "All {all} shown"],
  clearFilters: ["清除筛选", "Clear filters"],
  onlyHint: [
    "单击显隐，双击或 Shift+Enter 只看此项",
    "Click hides or shows; double-click or Shift+Enter shows only this",
  ],

  // Coverage
  coverage: ["本图范围", "Coverage"],
  coverageLine: [
    "本图 {sites} 个项目，其中 {located} 个已定位{area}{plan}。",
    "{sites} projects on this map, {located} of them located{area}{plan}.",
  ],
  ofPlan: ["其中 {n} 个只见于计划", "{n} of them from a plan only"],
  coverageOfPlan: [
    "；计划共 {total} 个，已点名 {named} 个",
    "; the plan counts {total} and names {named}",
  ],
  coverageWithArea: ["（含只知片区的 {n} 个）", " ({n} by area only)"],
  coverageArea: ["位置待核 {n} 个", "{n} known by area only"],
  coverageMissing: ["未能定位 {n} 个", "{n} not located"],
  coverageHow: ["怎样定位、来自哪些登记表", "How located, from which registers"],
  method: ["定位方式", "Located by"],
  count: ["个数", "Count"],
  register: ["登记表", "Register"],
  rows: ["行数", "Rows"],
  locatedCount: ["定位", "Located"],
  asOfShort: ["截至", "As of"],

  // Legend and filters
  stages: ["阶段", "Stages"],
  axisLand: ["土地", "Land"],
  axisWorks: ["工程", "Works"],
  axisSide: ["其他", "Other"],
  plannedOnly: ["空心：只见于计划，尚无实际消息", "Hollow: known from a plan only, no news yet"],
  uncertain: ["虚线圈：位置为推断，点选后显示误差范围", "Dashed ring: position inferred; select to see its radius"],
  uncertainOnPaper: ["虚线圈：位置为推断", "Dashed ring: position inferred"],
  areaMark: ["数字加问号：只知片区，位置待核", "Number with a question mark: only the area is known"],
  categories: ["类别", "Kinds"],
  corridors: ["走廊", "Corridors"],
  noCorridor: ["不在四条走廊内", "Outside the corridors"],
  programmes: ["所属计划", "Programmes"],
  noProgramme: ["未归入计划", "No programme"],
  scheduleShort: ["进度", "Schedule"],
  schedule: ["进度（轮廓）", "Schedule (outline)"],
  accuracy: ["位置精度", "Position accuracy"],
  accuracyLabel: ["误差不超过", "Known within"],
  accuracyAny: ["不限", "any"],
  accuracyNote: [
    "只显示误差在此范围内的项目；未测过精度、只知在某路沿线的不显示。",
    "Shows only sites known within this; those never measured, or known to lie somewhere along a road, are left out.",
  ],

  // Layers, base map, display
  layers: ["图层", "Layers"],
  layerCount: ["{n} 个", "{n}"],
  groupOther: ["其他", "Other"],
  base: ["底图", "Base map"],
  baseOffline: ["离线底图", "Offline base map"],
  baseOfflineNote: ["随文件保存，不需要网络", "Kept in this file; needs no network"],
  baseOnlineNote: [
    "在线底图需要互联网，会向提供方发出请求",
    "Online base maps need the internet and send requests to their provider",
  ],
  systemGcj: ["火星坐标，已按数据平移", "GCJ-02, shifted to fit the data"],
  display: ["显示", "Display"],
  contrast: ["高对比（阳光下）", "High contrast (sunlight)"],
  dark: ["深色", "Dark"],
  fitShown: ["缩放到所示项目", "Zoom to what is shown"],

  // Lists
  noneShown: ["没有符合筛选的项目。", "No project passes the filters."],
  unlocated: ["未能定位 {n} 个", "Not located: {n}"],
  unlocatedNote: [
    "地图上没有这些项目；名称、位置原文和原因如下。",
    "These are not on the map; names, texts and reasons follow.",
  ],
  areaOnly: ["位置待核 {n} 个", "Known by area only: {n}"],
  areaOnlyNote: [
    "只知道在哪个片区，集中放在“位置待核”，不撒在地图上。",
    "Only their area is known; gathered on the map, never strewn about.",
  ],
  reason: ["原因：{text}", "Reason: {text}"],
  noReason: ["位置文字无法理解", "The location text was not understood"],
  thisName: ["此名称", "this name"],
  notLocated: ["未定位", "not located"],
  toBeChecked: ["位置待核", "area only"],
  noLocationText: ["位置文字未填", "location text not given"],

  // Drawer
  details: ["项目详情", "Project details"],
  close: ["关闭", "Close"],
  since: ["{date} 起", "since {date}"],
  sincePlanned: ["计划 {date}", "planned for {date}"],
  stageFromPlan: ["{stage}（只见于计划）", "{stage} (from a plan only)"],
  planNew: ["新开工", "begun this year"],
  planContinued: ["续建", "continued"],
  zoom: ["放大", "Zoom in"],
  copyLink: ["复制链接", "Copy link"],
  report: ["报告错误", "Report a mistake"],
  reported: ["报告文字已复制，可粘贴到工作群或邮件", "The report is copied; paste it into a message or mail"],
  navigate: ["导航到此", "Navigate here"],
  navigateNone: ["未定位，无法导航", "Not located: no navigation"],
  navigateNote: [
    "点击后才联网；坐标已换成各家坐标系",
    "Nothing is requested until you click; coordinates are converted for each map",
  ],
  amap: ["高德", "Amap"],
  baidu: ["百度", "Baidu"],
  apple: ["苹果", "Apple"],
  life: ["进程", "Life line"],
  lifeNone: ["没有登记日期", "No dates on record"],
  planned: ["计划", "Planned"],
  actual: ["实际", "Actual"],
  place: ["位置", "Location"],
  placeText: ["登记的位置", "Location as registered"],
  placeMethod: ["定位方式", "Located by"],
  placeAccuracy: ["精度", "Accuracy"],
  placeEvidence: ["依据", "Evidence"],
  placeProblems: ["问题", "Problems"],
  placeCoordinates: ["坐标", "Coordinates"],
  confidence: ["把握 {n} %", "confidence {n} %"],
  corridor: ["走廊", "Corridor"],
  chainage: ["桩号", "Chainage"],
  alsoTouches: ["兼及 {names}", "also touches {names}"],
  facts: ["登记内容", "Register entry"],
  from: ["登记于：{source}", "Entered in: {source}"],
  sourceNone: ["来源未填", "source not given"],
  ids: ["标识", "Identifiers"],
  id: ["项目编号", "Project id"],
  aliases: ["又名", "Also known as"],
  registerOf: ["登记表", "Register"],
  notGiven: ["未填", "not given"],
  hiddenByFilter: ["此项目不在当前筛选内", "This project is outside the current filters"],

  // What a part of a location text was taken as
  roleRoad: ["道路", "road"],
  roleRiver: ["河道", "river"],
  roleNumber: ["门牌", "house number"],
  roleSide: ["方位", "side"],
  roleEnd: ["端点", "end"],
  roleBound: ["边界", "bound"],
  rolePlace: ["地名", "place"],
  roleParcel: ["地块", "parcel"],
  roleUnit: ["单元", "plan unit"],
  roleArea: ["片区", "area"],
  roleChainage: ["桩号", "chainage"],
  roleCoordinates: ["坐标", "coordinates"],
  roleSystem: ["坐标系", "system"],
  roleOther: ["已识别", "understood"],

  // Report
  reportTitle: ["【位置或状态有误】{name}", "[Mistake in position or status] {name}"],
  reportId: ["编号：{id}", "Id: {id}"],
  reportStage: ["图上状态：{stage}", "Stage on the map: {stage}"],
  reportPlace: ["图上位置：{position}（WGS-84），{accuracy}", "Position on the map: {position} (WGS-84), {accuracy}"],
  reportText: ["登记的位置：{text}", "Location as registered: {text}"],
  reportPage: ["页面：{page}（数据截至 {date}）", "Page: {page} (data as of {date})"],
  reportWrong: ["应改为：", "It should be: "],

  // Phone sheet
  sheetHandle: ["面板高度：{stop}", "Panel height: {stop}"],
  stopHandle: ["最低", "lowest"],
  stopList: ["半屏", "half"],
  stopFull: ["全屏", "full"],
  openFilters: ["筛选", "Filters"],

  // Field page
  locate: ["我的位置", "My position"],
  locating: ["正在定位", "Locating"],
  locateAgain: ["重新定位", "Locate again"],
  useCentre: ["以地图中心为准", "Use the map's centre"],
  longPressHint: ["也可以在地图上长按选点", "Or press long on the map"],
  positionNone: ["还不知道您在哪里", "Your position is not known yet"],
  positionHere: ["您的位置，精度约 ±{distance}", "Your position, about ±{distance}"],
  positionPointed: ["以所选的点为准", "From the point you chose"],
  locateDenied: [
    "浏览器没有给出位置。请在地图上移到所在处，点“以地图中心为准”，或长按选点。",
    "The browser gave no position. Move the map to where you are and use its centre, or press long.",
  ],
  locateFile: [
    "此页从本机文件打开，浏览器不给位置。请点“以地图中心为准”，或在地图上长按选点。",
    "This page was opened from a file, so the browser gives no position. Use the map's centre, or press long.",
  ],
  locateTimeout: [
    "定位超时，请到开阔处重试，或以地图中心为准。",
    "No fix in time. Try again in the open, or use the map's centre.",
  ],
  nearbyMore: ["再列 {n} 个", "{n} more"],

  // Directions, clockwise from north
  north: ["北", "N"],
  northeast: ["东北", "NE"],
  east: ["东", "E"],
  southeast: ["东南", "SE"],
  south: ["南", "S"],
  southwest: ["西南", "SW"],
  west: ["西", "W"],
  northwest: ["西北", "NW"],

  // Between the members of a list, between clauses, between a name and what it names
  and: ["、", ", "],
  semicolon: ["；", "; "],
  colon: ["：", ": "],

  // Units
  metres: ["{n} 米", "{n} m"],
  kilometres: ["{n} 公里", "{n} km"],

  // Print
  legend: ["图例", "Legend"],
  printedShown: ["图上 {shown} 个，共 {all} 个", "{shown} of {all} on the sheet"],
  printFilters: ["筛选：{text}", "Filters: {text}"],
  printSources: ["资料来源", "Sources"],
  reviewNumber: ["审图号", "Map review no."],
  scaleAbout: ["约 1:{n}（A4 原大）", "about 1:{n} (A4, full size)"],
  file: ["文件", "File"],
  version: ["版本", "Version"],
});

/** @typedef {keyof typeof WORDS} WordKey */
/** @typedef {Record<string, string | number>} WordValues */

/**
 * A phrase of the page in one language, its gaps filled.
 * @param {Language} language
 * @param {WordKey} key
 * @param {WordValues} [values]
 * @returns {string}
 */
export function phrase(language, key, values = {}) {
  const pattern = WORDS[key][language === "zh" ? 0 : 1];
  return pattern.replace(/\{(\w+)(?::([^,}]*),([^}]*))?\}/g, (gap, name, one, many) => {
    const value = values[name];
    if (value === undefined) return gap;
    if (one === undefined) return String(value);
    return Number(String(value).replace(/\D/g, "")) === 1 ? one : many;
  });
}

/**
 * One language of a text that the data bring; the other one where it is empty.
 * @param {Language} language
 * @param {Text2 | null | undefined} text
 * @returns {string}
 */
export function pick(language, text) {
  if (!text) return "";
  return text[language] || text[language === "zh" ? "en" : "zh"] || "";
}
