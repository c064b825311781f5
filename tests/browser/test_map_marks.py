"""Marks of the sites: all are there, each as it should be, whatever its name."""

from __future__ import annotations

import pytest
from sample import HOSTILE, sample_data

DEEPEST = "#view=18.5,30.34,120.145"


def shown(page) -> int:
    """Sites that the marks in the page stand for."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".gg-mark")]
            .reduce((sum, mark) => sum + Number(mark.dataset.count ?? 1), 0)"""
    )


@pytest.mark.parametrize("kind", ["planning", "field"])
def test_every_located_site_is_on_the_map(open_page, kind):
    data = sample_data(kind)
    assert shown(open_page(data, kind=kind).page) == data["meta"]["located"]


@pytest.mark.parametrize("stage", ["building", "suspended", "unknown"])
def test_filter_leaves_one_stage(open_page, stage):
    data = sample_data()
    expected = [site for site in data["sites"] if site["stage"] == stage and site["at"]]
    page = open_page(data, fragment=f"#stage={stage}").page
    assert shown(page) == len(expected)


def test_layers_switch_their_sites(open_page):
    data = sample_data()
    greenways = next(layer for layer in data["layers"] if layer["id"] == "greenways")
    located = {site["id"] for site in data["sites"] if site["at"]}
    page = open_page(data, fragment="#layers=greenways").page
    assert shown(page) == len(located & set(greenways["siteIds"]))


def test_sites_known_by_their_area_are_gathered(open_page):
    data = sample_data()
    page = open_page(data).page
    counts = [int(mark.get_attribute("data-count")) for mark in page.locator(".gg-unplaced").all()]
    assert sum(counts) == data["meta"]["areaOnly"]
    page.locator(".gg-unplaced").first.click()
    assert page.locator(".gg-spot button").count() == counts[0]


def test_sites_on_one_spot_are_listed(open_page):
    data = sample_data(sites=3)
    for site in data["sites"]:
        site |= {"kind": "landmark", "at": [120.145, 30.34]}
        site["geometry"] = {"type": "Point", "coordinates": site["at"]}
    page = open_page(data).page
    page.locator(".gg-cluster").click()
    rows = page.locator(".gg-spot button")
    assert rows.all_inner_texts() == [site["name"] for site in data["sites"]]
    rows.nth(1).click()
    assert page.locator(".gg-selected[data-site]").get_attribute("data-site") == "SYN-001"


def test_ring_zooms_until_its_sites_part(open_page):
    page = open_page().page
    counts = (
        "[...document.querySelectorAll('.gg-cluster')].map((ring) => Number(ring.dataset.count))"
    )
    most = max(page.evaluate(counts))
    ring = page.locator(f".gg-cluster[data-count='{most}']").first
    assert ring.get_attribute("aria-label").startswith(f"{most} 个项目：")
    ring.click()
    page.wait_for_function("() => document.querySelectorAll('.gg-mark[data-site]').length >= 2")
    page.wait_for_function(f"most => {counts}.every((count) => count < most)", arg=most)


def test_hostile_name_is_text(open_page):
    data = sample_data()
    site = next(site for site in data["sites"] if site["name"] == HOSTILE)
    lon, lat = site["at"]
    opened = open_page(data, fragment=f"#view=18,{lat},{lon}")
    page = opened.page
    page.on("dialog", lambda dialog: opened.errors.append(f"dialog: {dialog.message}"))
    mark = page.locator(f'.gg-mark[data-site="{site["id"]}"]')
    assert mark.get_attribute("aria-label").startswith(HOSTILE)
    mark.hover()
    assert page.locator(".gg-hover").inner_text() == HOSTILE
    assert page.locator("img").count() == 0


def test_mark_tells_stage_and_uncertainty(open_page):
    data = sample_data()
    site = next(s for s in data["sites"] if s["accuracy"] == 900 and s["kind"] == "landmark")
    lon, lat = site["at"]
    page = open_page(data, fragment=f"#lang=en&view=18,{lat},{lon}").page
    label = page.locator(f'.gg-mark[data-site="{site["id"]}"]').get_attribute("aria-label")
    assert label.startswith(site["name"])
    assert label.endswith("about ±900\u202fm")


@pytest.mark.parametrize(("zoom", "letters"), [("14", 0), ("15", 1)])
def test_characters_stand_in_marks_from_zoom_15(open_page, zoom, letters):
    data = sample_data(sites=1)
    lon, lat = data["sites"][0]["at"]
    page = open_page(data, fragment=f"#view={zoom},{lat},{lon}").page
    mark = page.locator(".gg-mark[data-site]")
    assert mark.locator("text", has_text="做").count() == letters


def test_ring_tells_plan_from_fact(open_page):
    """Three finished works are not two finished ones and a plan."""
    data = sample_data(sites=3)
    for site, planned in zip(data["sites"], (False, False, True), strict=True):
        place = {
            "at": [120.15, 30.33],
            "geometry": {"type": "Point", "coordinates": [120.15, 30.33]},
        }
        site |= {**place, "stage": "completed", "plannedOnly": planned, "kind": "house_number"}
    ring = open_page(data).page.locator(".gg-cluster")
    assert ring.get_attribute("aria-label") == "3 个项目：竣工 2、竣工（计划）1"
    assert ring.locator("path[data-planned]").count() == 1
