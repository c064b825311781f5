"""Which panels a page has, and what counts as known within so many metres."""

from __future__ import annotations

import pytest
from sample import sample_data

from gongshu_geo.layers._maps import PANELS

SHOWS = {
    "search": "#gg-search",
    "coverage": ".gg-coverage-tables",
    "stages": "[data-section=stages], [data-section=schedule]",
    "categories": "[data-section=categories]",
    "corridors": "[data-section=corridors]",
    "programmes": "[data-section=programmes]",
    "accuracy": "[data-section=accuracy]",
    "layers": "[data-section=layers]",
    "base": "[data-section=base]",
    "unplaced": "#gg-unlocated, #gg-area-only, .gg-coverage-links button",
    "nearest": "#gg-tab-nearby",
    "position": "[data-key=locate], [data-key=locate-map]",
    "navigate": ".gg-go",
    "share": "[data-key=share], [data-key='act:link']",
    "print": "[data-key=print]",
}
"""What stands on the page for each panel that a map may name."""


def page_with(open_page, panels):
    data = sample_data()
    data["meta"]["panels"] = panels
    placed = next(site["id"] for site in data["sites"] if site["at"] and site["kind"] != "area")
    return open_page(data, fragment=f"#site={placed}").page


def test_every_panel_that_a_map_may_name_is_on_a_page_that_names_all(open_page):
    assert set(SHOWS) == set(PANELS)
    page = page_with(open_page, list(PANELS))
    missing = [name for name, selector in SHOWS.items() if page.locator(selector).count() == 0]
    assert missing == []


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_that_a_map_leaves_out_is_not_there(open_page, name):
    page = page_with(open_page, [other for other in PANELS if other != name])
    there = {other for other, selector in SHOWS.items() if page.locator(selector).count() > 0}
    assert there == set(PANELS) - {name}


def test_what_is_not_on_the_map_is_told_without_its_lists_as_well(open_page):
    page = page_with(open_page, ["search"])
    data = sample_data()
    missing = sum(site["at"] is None for site in data["sites"])
    assert f"未能定位 {missing} 个" in page.locator(".gg-coverage-links").text_content()


def test_only_the_panels_that_the_map_names(open_page):
    data = sample_data()
    data["meta"]["panels"] = ["search", "stages"]
    page = open_page(data).page
    assert page.locator("[data-section=stages]").count() == 1
    for section in ("categories", "corridors", "programmes", "accuracy", "layers", "base"):
        assert page.locator(f"[data-section={section}]").count() == 0
    assert page.locator("[data-key=print]").count() == 0
    assert page.locator("[data-key=share]").count() == 0
    assert page.get_by_role("combobox").count() == 1


def test_a_site_somewhere_along_a_road_is_not_known_within_its_width(open_page):
    data = sample_data()
    site = next(s for s in data["sites"] if s["geometry"] and s["geometry"]["type"] == "LineString")
    for other in data["sites"]:
        other["accuracy"] = 500
    site |= {"accuracy": 35, "vague": True, "along": "莫干山路"}
    assert open_page(data, fragment="#within=50").page.locator(".gg-mark").count() == 0
    page = open_page(data, fragment=f"#site={site['id']}").page
    words = "在莫干山路沿线某处，具体位置未知"
    assert words in page.locator(".gg-drawer").inner_text()
    assert words in page.locator(".gg-accuracy-words").inner_text()
    assert words in page.locator(".gg-mark.gg-selected").get_attribute("aria-label")
    page.locator(".gg-language").click()
    assert "somewhere along 莫干山路" in page.locator(".gg-drawer").inner_text()


def test_an_accuracy_is_the_same_wherever_it_stands(open_page):
    data = sample_data("field")
    site = next(s for s in data["sites"] if s["kind"] == "house_number")
    site["accuracy"] = 183
    page = open_page(data, fragment=f"#site={site['id']}").page
    for place in (".gg-drawer", ".gg-accuracy-words"):
        assert "约 ±180 米" in page.locator(place).inner_text().replace("\u202f", " ")
