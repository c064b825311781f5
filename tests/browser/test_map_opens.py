"""The page opens with the network cut, and says nothing to it until a reader asks."""

from __future__ import annotations

import base64
import re

import eviltransform
import pytest

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.mark.parametrize("kind", ["planning", "field"])
def test_opens(open_page, kind):
    opened = open_page(kind=kind)
    assert opened.page.title() == "拱墅示例图(虚构)"
    assert opened.page.locator(".leaflet-container").count() == 1


def test_ground_is_drawn(open_page):
    page = open_page().page
    colours = page.evaluate(
        """() => {
            const canvas = document.querySelector(".leaflet-ground-pane canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const seen = new Set();
            for (let at = 0; at < data.length; at += 4) seen.add(data.slice(at, at + 3).join());
            return [...seen];
        }"""
    )
    land, outside, water = "246,244,239", "226,224,220", "188,215,230"
    assert {land, outside, water} <= set(colours)


@pytest.mark.parametrize(
    ("base", "host"), [("osm", "tile.openstreetmap.org"), ("amap", "webrd01.is.autonavi.com")]
)
def test_online_base_map_is_asked_for_only_when_switched_on(open_page, base, host):
    opened = open_page()
    assert opened.requests == []
    opened.page.context.set_offline(False)
    opened.page.context.route(
        re.compile("^https:"), lambda route: route.fulfill(body=PIXEL, content_type="image/png")
    )
    opened.page.evaluate(f"location.hash = 'base={base}'")
    opened.page.wait_for_selector(".gg-tiles .leaflet-tile-loaded")
    assert {re.match(r"https://([^/]+)/", url).group(1) for url in opened.requests} == {host}
    assert "©" in opened.page.locator(".gg-credits").inner_text()
    opened.requests.clear()


def test_tiles_in_gcj02_are_shifted(open_page):
    """A place's tile stands where the place's GCJ-02 position would be drawn by itself."""
    tiles = {}
    for base in ("osm", "amap"):
        opened = open_page(fragment="#view=16,30.33,120.15")
        opened.page.context.set_offline(False)
        opened.page.context.route(
            re.compile("^https:"), lambda route: route.fulfill(body=PIXEL, content_type="image/png")
        )
        opened.page.evaluate(f"location.hash = 'base={base}&view=16,30.33000,120.15000'")
        opened.page.wait_for_selector(".gg-tiles .leaflet-tile-loaded")
        tiles[base] = opened.page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll(".gg-tiles img")].map((tile) => {
                const [z, x, y] = tile.src.includes("autonavi")
                    ? ["z", "x", "y"].map((name) => new URL(tile.src).searchParams.get(name))
                    : tile.src.match(/(\\d+)\\/(\\d+)\\/(\\d+)\\.png/).slice(1);
                const box = tile.getBoundingClientRect();
                return [`${z}/${x}/${y}`, [box.left, box.top]];
            }))"""
        )
        opened.requests.clear()
    shared = set(tiles["osm"]) & set(tiles["amap"])
    assert shared
    tile = min(shared)
    (x_osm, y_osm), (x_amap, y_amap) = tiles["osm"][tile], tiles["amap"][tile]
    lat, lon = eviltransform.wgs2gcj(30.33, 120.15)
    # A degree is 46,603 px wide at zoom 16 and 53,993 px high at this latitude. Tiles cut in
    # GCJ-02 move against the shift, so that what they show meets the data.
    assert x_amap - x_osm == pytest.approx(-(lon - 120.15) * 46603, abs=1)
    assert y_amap - y_osm == pytest.approx((lat - 30.33) * 53993, abs=1)
