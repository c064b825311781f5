// @ts-check
/** Links that hand a site to a map app, each in that map's own coordinates. */

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("../types").Site} Site */
/** @typedef {import("./page.js").Page} Page */

/** Who calls, as Amap and Baidu ask to be told; Baidu does not promise its service without it. */
const CALLER = "webapp.gongshu.geo";

/**
 * Addresses for a site, or null where it has no place.
 *
 * Amap's marker takes lon,lat and says with `coordinate=gaode` that they are GCJ-02
 * (lbs.amap.com/api/uri-api/guide/mobile-web/point); Baidu's takes lat,lng and `coord_type=bd09ll`
 * (lbsyun.baidu.com, URI API, marker). Apple says nothing of the coordinates of its links: its
 * map of mainland China is AutoNavi's, drawn in GCJ-02, and shows what it is given unshifted, so
 * GCJ-02 is handed over; a device that takes links as WGS-84 would be about 500 m off, which the
 * name in `q` lets a reader notice.
 * @param {Site} site
 * @returns {{amap: string, baidu: string, apple: string} | null}
 */
export function links(site) {
  if (site.gcj02 === null || site.bd09 === null) return null;
  const name = encodeURIComponent(site.name);
  const content = encodeURIComponent(site.locationText || site.name);
  const [lon, lat] = site.gcj02;
  const [baiduLon, baiduLat] = site.bd09;
  return {
    amap: `https://uri.amap.com/marker?position=${lon},${lat}&name=${name}&src=${CALLER}&coordinate=gaode&callnative=1`,
    baidu: `https://api.map.baidu.com/marker?location=${baiduLat},${baiduLon}&title=${name}&content=${content}&output=html&coord_type=bd09ll&src=${CALLER}`,
    apple: `https://maps.apple.com/?daddr=${lat},${lon}&q=${name}`,
  };
}

/**
 * The three links as buttons in a row; a note where there is nowhere to go.
 * @param {Page} page
 * @param {Site} site
 */
export function navigationLinks(page, site) {
  const to = links(site);
  if (to === null) return h("p", { class: "gg-note" }, page.say("navigateNone"));
  /** @param {"amap" | "baidu" | "apple"} map */
  const link = (map) =>
    h(
      "a",
      {
        class: "gg-button",
        href: to[map],
        target: "_blank",
        rel: "noopener noreferrer",
        "data-navigate": map,
        "data-key": `go:${map}:${site.id}`,
      },
      page.say(map),
    );
  return h(
    "div",
    { class: "gg-go", role: "group", "aria-label": page.say("navigate") },
    icon("route", 18),
    link("amap"),
    link("baidu"),
    link("apple"),
  );
}
