"""The field page: the sites around the reader, nearest first, and how to get there."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import expect
from pyproj import Geod
from sample import sample_data

DATA = sample_data("field")
SITES = {site["id"]: site for site in DATA["sites"]}
HERE = {"longitude": 120.145, "latitude": 30.33, "accuracy": 12}
PHONE = {"kind": "field", "width": 390, "height": 844, "has_touch": True}
WGS84 = Geod(ellps="WGS84")


def expected_order(longitude, latitude, **_):
    """Ids by distance on the ellipsoid, reckoned by PROJ."""
    metres = {
        site["id"]: WGS84.inv(longitude, latitude, *site["at"])[2]
        for site in DATA["sites"]
        if site["at"]
    }
    return sorted(metres, key=lambda each: (metres[each], each)), metres


def rows(page):
    return page.locator('[data-list="nearby"] > li').all()


def test_nearest_first(open_page):
    page = open_page(**PHONE, geolocation=HERE, permissions=["geolocation"]).page
    page.locator('[data-list="nearby"] > li').first.wait_for()
    order, metres = expected_order(**HERE)
    shown = [row.locator("[data-site]").get_attribute("data-site") for row in rows(page)]
    assert shown == order[: len(shown)]
    assert len(shown) == 20
    for row, site in zip(rows(page), shown, strict=True):
        assert math.isclose(
            float(row.locator(".gg-away").get_attribute("data-metres")), metres[site], abs_tol=1
        )


def test_list_follows_the_reader(open_page):
    page = open_page(**PHONE, geolocation=HERE, permissions=["geolocation"]).page
    page.locator('[data-list="nearby"] > li').first.wait_for()
    there = {"longitude": 120.117, "latitude": 30.38, "accuracy": 8}
    order, _ = expected_order(**there)
    page.context.set_geolocation(there)
    expect(page.locator('[data-list="nearby"] [data-site]').first).to_have_attribute(
        "data-site", order[0]
    )


def test_arrow_and_direction(open_page):
    page = open_page(**PHONE, geolocation=HERE, permissions=["geolocation"]).page
    page.locator('[data-list="nearby"] > li').first.wait_for()
    names = ["北", "东北", "东", "东南", "南", "西南", "西", "西北"]
    for row in rows(page):
        site = SITES[row.locator("[data-site]").get_attribute("data-site")]
        azimuth = WGS84.inv(HERE["longitude"], HERE["latitude"], *site["at"])[0] % 360
        turned = float(
            row.locator(".gg-arrow").get_attribute("style").split("(")[1].split("deg")[0]
        )
        assert abs((turned - azimuth + 180) % 360 - 180) < 1
        assert row.locator(".gg-away-direction").inner_text() == names[round(azimuth / 45) % 8]


def test_each_site_leads_to_each_map(open_page):
    page = open_page(**PHONE, geolocation=HERE, permissions=["geolocation"]).page
    second = page.locator('[data-list="nearby"] > li').nth(1)
    second.locator(".gg-near-go").tap()
    site = SITES[second.locator(".gg-row").get_attribute("data-site")]
    for app, system in (("amap", "gcj02"), ("baidu", "bd09"), ("apple", "gcj02")):
        link = second.locator(f'[data-navigate="{app}"]')
        assert link.is_visible()
        assert all(str(value) in link.get_attribute("href") for value in site[system])


def test_uncertain_sites_say_so(open_page):
    page = open_page(**PHONE, geolocation=HERE, permissions=["geolocation"]).page
    page.locator('[data-list="nearby"] > li').first.wait_for()
    for row in rows(page):
        site = SITES[row.locator("[data-site]").get_attribute("data-site")]
        words = row.inner_text().replace("\u202f", " ")
        if site["accuracy"] is None:
            assert "未测" in words
        elif site["accuracy"] > 50:
            assert f"约 ±{site['accuracy']} 米" in words


def test_refused_position_offers_the_maps_centre(open_page):
    page = open_page(**PHONE).page
    page.locator("[data-key=locate]").tap()
    page.get_by_text("此页从本机文件打开").wait_for()
    assert rows(page) == []
    page.locator("[data-key=centre]").tap()
    assert len(rows(page)) == 20
    assert "以所选的点为准" in page.locator(".gg-nearby-head").inner_text()


def test_a_long_press_points_at_the_place(open_page):
    page = open_page(**PHONE).page
    page.mouse.click(200, 300, button="right")
    assert len(rows(page)) == 20


def test_more_are_listed_on_demand(open_page):
    page = open_page(**PHONE, geolocation=HERE, permissions=["geolocation"]).page
    page.locator('[data-list="nearby"] > li').first.wait_for()
    page.locator("[data-key=more]").click()
    assert len(rows(page)) == 40


def test_filters_hold_here_too(open_page):
    page = open_page(
        fragment="#stage=building", **PHONE, geolocation=HERE, permissions=["geolocation"]
    ).page
    page.locator('[data-list="nearby"] > li').first.wait_for()
    assert {
        SITES[row.locator("[data-site]").get_attribute("data-site")]["stage"] for row in rows(page)
    } == {"building"}


def test_contrast_switch(open_page):
    page = open_page(**PHONE).page
    page.locator("[data-key=contrast]").tap()
    assert page.locator("html").get_attribute("data-contrast") == "high"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_distances_have_units(open_page, language):
    page = open_page(
        fragment=f"#lang={language}", **PHONE, geolocation=HERE, permissions=["geolocation"]
    ).page
    page.locator('[data-list="nearby"] > li').first.wait_for()
    units = {"zh": {"米", "公里"}, "en": {"m", "km"}}[language]
    texts = page.locator(".gg-away-distance").all_inner_texts()
    assert {text.split("\u202f")[1] for text in texts} <= units


def test_the_maps_centre_is_the_middle_of_what_can_be_seen(open_page):
    page = open_page(**PHONE).page
    page.locator("[data-key=centre]").tap()
    dot = page.locator(".gg-position").bounding_box()
    bar, sheet = page.locator(".gg-bar").bounding_box(), page.locator(".gg-sheet").bounding_box()
    middle = (bar["y"] + bar["height"] + sheet["y"]) / 2
    assert abs(dot["x"] + dot["width"] / 2 - 195) <= 2
    assert abs(dot["y"] + dot["height"] / 2 - middle) <= 2


def test_the_map_comes_to_the_reader(open_page):
    page = open_page(**PHONE, geolocation=HERE, permissions=["geolocation"]).page
    page.locator('[data-list="nearby"] > li').first.wait_for()
    page.wait_for_timeout(300)
    dot, sheet = (
        page.locator(".gg-position").bounding_box(),
        page.locator(".gg-sheet").bounding_box(),
    )
    assert 68 < dot["y"] < sheet["y"] - 100
