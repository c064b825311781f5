"""The phone: a sheet with three stops, and targets that a thumb hits."""

from __future__ import annotations

import pytest
from sample import sample_data

PHONE = {"width": 390, "height": 844, "has_touch": True}

HANDLE, LIST, FULL = 72, 380, 772
"""Heights in px at 844 px: the handle, 45 % (379.8), all but the search pill."""


def height(page):
    page.wait_for_timeout(300)  # the sheet moves for 220 ms
    return round(page.locator(".gg-sheet").bounding_box()["height"])


def test_stops_by_key(open_page):
    page = open_page(**PHONE).page
    grip = page.locator(".gg-sheet-grip")
    assert height(page) == LIST
    grip.press("ArrowUp")
    assert height(page) == FULL
    grip.press("ArrowDown")
    assert height(page) == LIST
    grip.press("ArrowDown")
    assert height(page) == HANDLE
    assert grip.get_attribute("aria-expanded") == "false"
    assert grip.get_attribute("aria-label") == "面板高度：最低"


def test_a_tap_goes_on(open_page):
    page = open_page(**PHONE).page
    for expected in (FULL, HANDLE, LIST):
        page.locator(".gg-sheet-grip").tap()
        assert height(page) == expected


@pytest.mark.parametrize(
    ("to_y", "expected"),
    [
        pytest.param(90, FULL, id="to the top"),
        pytest.param(200, FULL, id="nearly to the top"),
        pytest.param(500, LIST, id="to the middle"),
        pytest.param(800, HANDLE, id="to the foot"),
    ],
)
def test_dragging_lands_at_the_nearest_stop(open_page, to_y, expected):
    page = open_page(**PHONE).page
    box = page.locator(".gg-sheet-grip").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 10
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, to_y, steps=8)
    page.wait_for_timeout(120)  # a slow hand: no flick
    page.mouse.move(x, to_y + 1)
    page.mouse.up()
    assert height(page) == expected


def test_a_site_opens_in_the_sheet_and_closes_to_the_list(open_page):
    page = open_page(**PHONE).page
    page.locator('[data-list="shown"] [data-site="SYN-003"]').tap()
    assert page.locator("#gg-side").is_hidden()
    assert page.locator("#gg-drawer").is_visible()
    page.get_by_role("button", name="关闭").tap()
    assert page.locator("#gg-side").is_visible()
    assert page.locator("#gg-drawer").is_hidden()


def test_filters_behind_a_button(open_page):
    page = open_page(**PHONE).page
    assert page.locator('[data-facet="stages"]').is_hidden()
    page.get_by_role("button", name="筛选", exact=True).tap()
    assert height(page) == FULL
    assert page.locator('[data-facet="stages"]').is_visible()


@pytest.mark.parametrize("kind", ["planning", "field"])
@pytest.mark.parametrize("fragment", ["", "#site=SYN-003"])
def test_targets_are_large_enough(open_page, kind, fragment):
    page = open_page(
        kind=kind,
        fragment=fragment,
        **PHONE,
        geolocation={"longitude": 120.145, "latitude": 30.33},
        permissions=["geolocation"],
    ).page
    page.locator(".gg-sheet-grip").press("ArrowUp")
    height(page)
    small = page.evaluate(
        """[...document.querySelectorAll('#gg-panels :is(button, a, input, summary, [role=option])')]
        .map((each) => (each.closest('label') ?? each))
        .filter((each) => each.getClientRects().length)
        .map((each) => [each.className || each.tagName, each.getBoundingClientRect()])
        .filter(([, box]) => box.height < 47.5 || box.width < 47.5)
        .map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""
    )
    # Links in a line of text may be as high as it (WCAG 2.5.8); the skip link is for keys.
    assert [
        each
        for each in small
        if not each.startswith(("gg-link", "gg-search-input", "gg-button gg-skip"))
    ] == []


def test_no_sideways_scrolling(open_page):
    for kind, fragment in (
        ("planning", ""),
        ("planning", "#lang=en&site=SYN-007"),
        ("field", "#lang=en"),
    ):
        page = open_page(kind=kind, fragment=fragment, **PHONE).page
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        wide = page.evaluate(
            "[...document.querySelectorAll('#gg-panels .gg-pane, #gg-drawer')].filter((each) => each.scrollWidth > each.clientWidth).length"
        )
        assert wide == 0


def test_sample_has_what_is_tapped():
    assert sample_data()["sites"][3]["id"] == "SYN-003"
