"""Marks keep clear of the scale and the line of sources when a page opens."""

from __future__ import annotations

import pytest
from sample import EXTENT, sample_data

WIDTHS = {"desktop": (1024, 768), "wide": (1440, 900), "tablet": (768, 1024), "phone": (390, 844)}

UNDER = """() => {
  const box = (element) => element.getBoundingClientRect();
  const controls = [...document.querySelectorAll(".gg-credits, .leaflet-control-scale")].map(box);
  const marks = [...document.querySelectorAll(".gg-mark")].map((mark) => [mark.getAttribute("aria-label"), box(mark)]);
  return marks
    .filter(([, m]) => controls.some((c) => m.left < c.right && c.left < m.right && m.top < c.bottom && c.top < m.bottom))
    .map(([name]) => name);
}"""


def cornered():
    """The sample with sites at the south-western corner, some just outside of the extent."""
    data = sample_data()
    west, south, east, north = EXTENT
    sites = [site for site in data["sites"] if site["at"] and site["kind"] != "area"]
    for number, site in enumerate(sites[:12]):
        lon = west + (number % 6) * (east - west) / 12
        lat = south - (number % 3 - 1) * (north - south) / 25
        site["at"] = [lon, lat]
        site["geometry"] = {"type": "Point", "coordinates": [lon, lat]}
    return data


@pytest.mark.parametrize(("width", "height"), WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_mark_lies_under_scale_or_sources(open_page, width, height, language):
    touch = width < 1024
    page = open_page(
        cornered(), width=width, height=height, has_touch=touch, fragment=f"#lang={language}"
    ).page
    assert page.locator(".gg-mark").count() > 0
    assert page.evaluate(UNDER) == []
