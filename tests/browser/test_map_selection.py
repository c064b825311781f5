"""Selecting a site: its circle of accuracy to scale, its words, the rest faded."""

from __future__ import annotations

import math

import pytest
from sample import sample_data


def point_site(accuracy, **more):
    """Sample data of one site at a point, and the fragment that looks at it."""
    data = sample_data(sites=1)
    site = data["sites"][0]
    site |= {"kind": "landmark", "accuracy": accuracy, "at": [120.145, 30.34], **more}
    site |= {"geometry": {"type": "Point", "coordinates": [120.145, 30.34]}, "whole": False}
    return data, "#view=15,30.34,120.145"


def test_circle_is_drawn_to_scale(open_page):
    data, fragment = point_site(350)
    page = open_page(data, fragment=fragment).page
    assert page.locator(".gg-accuracy-circle").count() == 0
    page.locator(".gg-mark[data-site]").click()
    box = page.locator(".gg-accuracy-circle").bounding_box()
    # Web Mercator, WGS-84: the equator is 40,075,016.686 m and 256 · 2^15 px long.
    metres_per_px = 40_075_016.686 * math.cos(math.radians(30.34)) / (256 * 2**15)
    assert box["width"] == pytest.approx(2 * 350 / metres_per_px, rel=0.03)


@pytest.mark.parametrize(
    ("accuracy", "language", "words"),
    [
        (350, "zh", "约 ±350\u202f米，按路口推断"),
        (350, "en", "about ±350\u202fm, from the crossing"),
        (1240, "zh", "约 ±1.2\u202f公里，按路口推断"),
        (None, "zh", "精度未测，按路口推断"),
    ],
    ids=["metres", "English", "kilometres", "never measured"],
)
def test_words_say_how_far_and_how(open_page, accuracy, language, words):
    data, fragment = point_site(accuracy)
    data["sites"][0]["method"] = {"zh": "按路口推断", "en": "from the crossing"}
    page = open_page(data, fragment=f"{fragment}&lang={language}").page
    page.locator(".gg-mark[data-site]").click()
    assert page.locator(".gg-accuracy-words").inner_text() == words


def test_line_has_a_band_along_it(open_page):
    data, fragment = point_site(120)
    line = [[120.14, 30.34], [120.145, 30.34], [120.15, 30.341]]
    data["sites"][0]["geometry"] = {"type": "LineString", "coordinates": line}
    page = open_page(data, fragment=f"{fragment}&site=SYN-000").page
    band = page.locator(".gg-accuracy-band")
    metres_per_px = 40_075_016.686 * math.cos(math.radians(30.34)) / (256 * 2**15)
    assert float(band.get_attribute("stroke-width")) == pytest.approx(240 / metres_per_px, rel=0.01)


def test_the_rest_fades_and_comes_back(open_page):
    page = open_page(fragment="#view=18,30.3391,120.1451&site=SYN-001").page
    others = ".gg-mark:not(.gg-selected) > svg"
    page.wait_for_function(
        f"() => [...document.querySelectorAll('{others}')].every((mark) => getComputedStyle(mark).opacity === '0.4')"
    )
    page.keyboard.press("Escape")
    page.wait_for_function(
        f"() => [...document.querySelectorAll('{others}')].every((mark) => getComputedStyle(mark).opacity === '1')"
    )


def test_selected_site_stays_clear_of_the_drawer(open_page):
    data, _ = point_site(20)
    page = open_page(data, fragment="#view=15,30.34,120.13").page
    page.locator(".gg-mark[data-site]").click()
    page.wait_for_timeout(600)
    mark = page.locator(".gg-mark.gg-selected").bounding_box()
    drawer = page.locator("#gg-drawer").bounding_box()
    assert mark["x"] + mark["width"] <= drawer["x"]


def test_whole_roads_are_drawn_when_pointed_at(open_page):
    """Sites known by the same whole road do not smother the map."""
    data = sample_data(sites=2)
    line = [[120.14, 30.33], [120.142, 30.35]]
    for site, at in zip(data["sites"], ([120.1405, 30.335], [120.1415, 30.345]), strict=True):
        site |= {"kind": "road", "whole": True, "at": at, "category": "culture"}
        site["geometry"] = {"type": "LineString", "coordinates": line}
    page = open_page(data, fragment="#view=15,30.34,120.145").page
    assert page.locator(".gg-track-stage").count() == 0
    page.locator('.gg-mark[data-site="SYN-000"]').hover()
    assert page.locator(".gg-track-stage").count() == 1


def test_same_course_lies_side_by_side(open_page):
    data = sample_data(sites=2)
    line = [[120.14, 30.33], [120.14, 30.35]]
    for site in data["sites"]:
        site |= {"kind": "segment", "whole": False, "at": [120.14, 30.34], "plannedOnly": False}
        site["geometry"] = {"type": "LineString", "coordinates": line}
    page = open_page(data, fragment="#view=15,30.34,120.145").page
    lefts = [line.bounding_box()["x"] for line in page.locator(".gg-track-stage").all()]
    assert abs(lefts[0] - lefts[1]) == pytest.approx(5, abs=0.6)  # 4 px of line, 1 px between


def test_line_is_named_and_selected_where_it_is_pointed_at(open_page):
    data, fragment = point_site(20)
    line = [[120.14, 30.34], [120.15, 30.34]]
    data["sites"][0]["geometry"] = {"type": "LineString", "coordinates": line}
    page = open_page(data, fragment=f"{fragment}&layers=projects,greenways").page
    box = page.locator(".gg-track-stage").bounding_box()
    x, y = box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    assert page.locator(".gg-hover").inner_text() == data["sites"][0]["name"]
    page.mouse.click(x, y)
    assert page.locator(".gg-selected[data-site]").count() == 1
    page.mouse.click(500, 700)
    assert page.locator(".gg-selected[data-site]").count() == 0


def test_touch_selects(open_page):
    data, fragment = point_site(20)
    page = open_page(data, width=390, height=844, fragment=fragment, has_touch=True).page
    page.evaluate("location.hash = 'view=15,30.33700,120.14500'")
    page.locator(".gg-mark[data-site]").tap()
    assert page.locator(".gg-selected[data-site]").count() == 1
