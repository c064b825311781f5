"""The map without a pointer."""

from __future__ import annotations

from sample import sample_data


def focused(page) -> str:
    return page.evaluate("document.activeElement.dataset.site ?? ''")


def three_sites():
    """Sites in a row from west to east, and one to the north of the middle."""
    data = sample_data(sites=4)
    places = [[120.140, 30.34], [120.145, 30.34], [120.150, 30.34], [120.145, 30.344]]
    for site, at in zip(data["sites"], places, strict=True):
        site |= {"kind": "landmark", "at": at, "accuracy": 20}
        site["geometry"] = {"type": "Point", "coordinates": at}
    return data, "#view=15,30.34,120.146"


def test_one_mark_is_in_the_order_of_tab(open_page):
    data, fragment = three_sites()
    page = open_page(data, fragment=fragment).page
    assert page.locator('.gg-mark[tabindex="0"]').count() == 1
    page.locator(".leaflet-container").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "SYN-000"


def test_arrows_go_from_mark_to_mark(open_page):
    data, fragment = three_sites()
    page = open_page(data, fragment=fragment).page
    page.locator('.gg-mark[data-site="SYN-000"]').focus()
    seen = []
    for key in ("ArrowRight", "ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(focused(page))
    assert seen == ["SYN-001", "SYN-003", "SYN-001", "SYN-002", "SYN-001"]


def test_focus_names_the_site_and_has_a_ring(open_page):
    data, fragment = three_sites()
    page = open_page(data, fragment=fragment).page
    page.locator('.gg-mark[data-site="SYN-000"]').focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".gg-hover").inner_text() == data["sites"][1]["name"]
    ring = page.evaluate("getComputedStyle(document.activeElement, '::after').borderTopWidth")
    assert ring == "2px"


def test_enter_selects_and_escape_deselects(open_page):
    data, fragment = three_sites()
    page = open_page(data, fragment=fragment).page
    page.locator('.gg-mark[data-site="SYN-001"]').focus()
    page.keyboard.press("Enter")
    assert page.locator(".gg-selected[data-site]").get_attribute("data-site") == "SYN-001"
    assert focused(page) == "SYN-001"
    page.keyboard.press("Escape")
    assert page.locator(".gg-selected[data-site]").count() == 0


def test_plus_and_minus_zoom_and_keep_the_focus(open_page):
    data, fragment = three_sites()
    page = open_page(data, fragment=fragment).page
    page.locator('.gg-mark[data-site="SYN-001"]').focus()
    page.keyboard.press("+")
    page.wait_for_function("() => location.hash.includes('view=16,')")
    assert focused(page) == "SYN-001"
    page.keyboard.press("-")
    page.wait_for_function("() => location.hash.includes('view=15,')")
    assert focused(page) == "SYN-001"


def test_buttons_have_names_in_the_language_chosen(open_page):
    for language, names in (
        ("zh", ["放大", "缩小", "全图"]),
        ("en", ["Zoom in", "Zoom out", "Whole map"]),
    ):
        page = open_page(fragment=f"#lang={language}").page
        buttons = page.locator(".gg-zoom button").all()
        assert [button.get_attribute("aria-label") for button in buttons] == names
