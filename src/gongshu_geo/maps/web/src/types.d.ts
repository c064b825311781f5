/** Shape of the data that Python hands to the page, and of the page's own state. */

export interface Text2 { zh: string; en: string }

export interface StatusInfo {
  code: string; axis: "land" | "works" | "side"; name: Text2; order: number;
  colour: string; fill: "solid" | "ring" | "hatch" | "cross" | "dashed"; symbol: string;
  dash: string;
}
export interface CategoryInfo { code: string; name: Text2; shape: string }
export interface ScheduleInfo { code: string; name: Text2; colour: string; width: number; dash: string; badge: string }

/** One row of the page's account of its sources. */
export interface SourceInfo { file: string; title: Text2; rows: number; located: number; asOf: string }

export interface Meta {
  mapId: string; kind: "planning" | "field"; title: Text2; asOf: string;
  planTotal: number; planNamed: number; sites: number; located: number; areaOnly: number;
  byMethod: { kind: string; name: Text2; count: number }[];
  sources: SourceInfo[]; attribution: Text2; reviewNumber: string;
  /** Panels that the map names; all where it names none. */
  panels: string[]; version: string; fileName: string;
  extent: [number, number, number, number];
  online: { id: string; title: Text2; url: string; attribution: string; system: "wgs84" | "gcj02" | "bd09" }[];
}

/** A field shown in the drawer, already formatted by Python, with where it comes from. */
export interface FieldValue { label: Text2; value: Text2; source: Text2 | null }
export interface LifeEvent { date: string; sort: string; status: string; planned: boolean; source: Text2 }

export interface Site {
  id: string; name: string; aliases: string[]; pinyin: string; initials: string;
  category: string; programme: string; register: string; year: string;
  stage: string; plannedOnly: boolean; since: string; stageNote: Text2;
  /** What is planned and by when, where the stage is known from a plan only; else empty. */
  planWords: Text2;
  schedule: string; scheduleNote: Text2; planLabel: string;
  locationText: string; matched: [number, number, string][];
  kind: string; method: Text2; accuracy: number | null; confidence: number | null;
  evidence: Text2[]; problems: Text2[];
  corridor: string; corridors: string[]; chainage: Text2 | null;
  /** GeoJSON geometry in WGS-84, 5 decimals; null where unlocated. */
  geometry: any | null;
  /** Whether the geometry is a whole road or river that the text names, rather than the site's own extent. */
  whole: boolean;
  /** Known only to lie somewhere along its line. */
  vague: boolean;
  /** Name of that road or river; "" where there is none. */
  along: string;
  /** Point for the mark and the way there: lon, lat in WGS-84, GCJ-02, BD-09. */
  at: [number, number] | null; gcj02: [number, number] | null; bd09: [number, number] | null;
  fields: FieldValue[]; life: LifeEvent[];
}

export interface PageLayer {
  id: string; title: Text2; group: string; visible: boolean; order: number; note: Text2;
  kind: "sites" | "line" | "area" | "point";
  /** Part of the ground that the layer switches, drawn from `BaseMap`; "" for a layer of its own. */
  ground: string;
  /** How many features it has; `features` is empty where the ground draws them. */
  count: number;
  /** For kind "sites": ids of the sites that the layer shows. */
  siteIds: string[];
  style: { colour: string; fillOpacity: number; width: number; dash: string; byStatus: boolean; shape: string; label: boolean };
  features: { id: string; name: string; geometry: any; fields: FieldValue[] }[];
}

export interface BaseMap {
  district: any; water: any[]; green: any[];
  roads: { name: string; cls: "corridor" | "expressway" | "main" | "street" | "lane"; lines: number[][][] }[];
  rivers: { name: string; line: number[][] }[];
  labels: { text: string; kind: "place" | "stop" | "area"; at: [number, number] }[];
  strips: { name: string; geometry: any }[];
}

export interface PageData {
  meta: Meta; statuses: StatusInfo[]; categories: CategoryInfo[]; schedules: ScheduleInfo[];
  groups: { id: string; title: Text2 }[];
  layers: PageLayer[]; sites: Site[]; base: BaseMap;
}

export type Language = "zh" | "en";

/** What the reader has chosen. `null` in a filter means: all. */
export interface State {
  language: Language;
  stages: ReadonlySet<string> | null;      // stage codes
  categories: ReadonlySet<string> | null;
  corridors: ReadonlySet<string> | null;   // road names, "" for none
  programmes: ReadonlySet<string> | null;
  schedules: ReadonlySet<string> | null;   // schedule codes
  maxAccuracy: number | null;              // only sites known within … m
  layers: ReadonlySet<string>;             // ids of visible layers
  selected: string | null;                 // site id
  online: string | null;                   // id of the online base map
  contrast: boolean;                       // for sunlight
  position: Position | null;
  /** Light or dark as chosen; absent: as the system has it. Stands on the root as data-theme. */
  theme?: "light" | "dark";
}

/** Where the reader stands, WGS-84; accuracy in metres, 0 where the reader pointed at the place. */
export interface Position { lon: number; lat: number; accuracy: number }

/** How much of the map's box lies under panels, in px; the selected site is kept clear of it. */
export interface Insets { left: number; right: number; bottom: number; top?: number }

/** What the map offers to the panels. */
export interface MapApi {
  fitAll(): void;
  fitTo(siteIds: string[]): void;
  zoomTo(siteId: string): void;
  /** Select a site and bring the map to it; the view before can be gone back to. */
  goTo(siteId: string): void;
  /** A control of the panels above the zoom buttons. */
  addControl(box: HTMLElement): void;
  panelInsets(insets: Insets): void;
  /** Metres on WGS-84 from State.position to the site; null where either is unknown. */
  distanceTo(site: Site): number | null;
  setOnline(id: string | null): void;
  locate(): Promise<Position>;
  /** The mark of a site, or of a status in the legend, as on the map. */
  symbolSvg(what: Site | StatusInfo, size: number): SVGElement;
  /** Centre and zoom, for the link and for "from the map's centre". */
  view?(): { lon: number; lat: number; zoom: number };
  setView?(view: { lon: number; lat: number; zoom: number }): void;
  /** Told after each move of the map. */
  onView?(call: () => void): void;
  /** Told where the reader pressed long (touch) or opened the context menu. */
  onLongPress?(call: (at: { lon: number; lat: number }) => void): void;
  /** Told before and after printing, so that the canvas is drawn for the sheet's size. */
  printing?(on: boolean): void;
}
