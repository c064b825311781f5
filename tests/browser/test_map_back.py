"""Going back to the view before a jump: by button and by key."""

from __future__ import annotations

import re

import pytest
from panel_reads import facet, search
from playwright.sync_api import expect
from sample import sample_data

BACK = ".gg-back"
PLACED = next(site for site in sample_data()["sites"] if site["at"] and site["kind"] == "road")


def view(page):
    """Zoom, latitude and longitude as the address of the page has them."""
    found = re.search(r"view=([^&]*)", page.evaluate("location.hash"))
    return [float(value) for value in found[1].split(",")]


def settled(page):
    """The view after the map came to rest."""
    page.wait_for_timeout(500)
    return view(page)


def seen(page):
    """The view with the address written, as it is after a first touch."""
    facet(page, "stages", "building").click()
    page.locator("[data-key=clear]").click()
    return settled(page)


def to_ring(page):
    page.locator(".gg-cluster").first.press("Enter")


def to_search(page):
    search(page, PLACED["id"])
    page.keyboard.press("Enter")


def to_list(page):
    page.locator("#gg-tab-list").click()
    page.locator(f"[data-list=shown] [data-site='{PLACED['id']}']").click()


def by_button(page):
    page.locator(BACK).click()


def by_key(page):
    page.locator(".folium-map").focus()
    page.keyboard.press("Backspace")


@pytest.mark.parametrize("jump", [to_ring, to_search, to_list])
@pytest.mark.parametrize("back", [by_button, by_key])
def test_the_view_before_a_jump_comes_back(open_page, jump, back):
    page = open_page(reduced_motion="reduce").page
    before = seen(page)
    expect(page.locator(BACK)).to_be_hidden()
    jump(page)
    assert settled(page)[0] > before[0]
    expect(page.locator(BACK)).to_be_visible()
    back(page)
    assert settled(page) == pytest.approx(before, abs=1e-4)
    expect(page.locator(BACK)).to_be_hidden()
    expect(page.locator(".gg-drawer")).to_be_hidden()


def test_several_jumps_are_gone_back_one_by_one(open_page):
    page = open_page(reduced_motion="reduce").page
    start = seen(page)
    to_ring(page)
    first = settled(page)
    to_search(page)
    settled(page)
    by_key(page)
    assert settled(page) == pytest.approx(first, abs=1e-4)
    by_key(page)
    assert settled(page) == pytest.approx(start, abs=1e-4)


def test_backspace_in_a_field_deletes_and_does_not_move_the_map(open_page):
    page = open_page(reduced_motion="reduce").page
    to_ring(page)
    settled(page)
    page.locator("#gg-search").fill("拱康")
    page.locator("#gg-search").press("Backspace")
    assert page.locator("#gg-search").input_value() == "拱"
    expect(page.locator(BACK)).to_be_visible()


def test_the_button_speaks_both_languages_and_is_large_enough_for_a_finger(open_page):
    page = open_page(width=390, height=844, has_touch=True, is_mobile=True).page
    to_ring(page)
    assert page.locator(BACK).inner_text() == "返回"
    assert page.locator(BACK).bounding_box()["height"] >= 48
    page.locator(".gg-language").tap()
    assert page.locator(BACK).inner_text() == "Back"
