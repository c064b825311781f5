"""The address holds the state, so that a link shows what its sender saw."""

from __future__ import annotations

import pytest
from panel_reads import facet, located, sites_on_map
from playwright.sync_api import expect
from sample import sample_data

DATA = sample_data()


def test_opening_leaves_the_address_alone(open_page):
    page = open_page().page
    assert "#" not in page.url


def test_round_trip(open_page):
    first = open_page().page
    first.locator(".gg-language").click()
    facet(first, "stages", "building").dblclick()
    facet(first, "corridors", "拱康路").dblclick()
    first.locator('[data-layer="stations"]').check()
    first.locator('[data-section="accuracy"] > summary').click()
    first.locator('[data-within="500"]').click()
    first.locator("#gg-tab-list").click()
    first.locator('[data-list="shown"] [data-site]').first.click()
    first.wait_for_timeout(600)  # the map comes to rest
    link = first.url
    second = open_page(fragment="#" + link.split("#")[1]).page
    assert second.url.split("#")[1] == link.split("#")[1]
    assert second.locator("html").get_attribute("lang") == "en"
    assert (
        second.locator("#gg-drawer h2").inner_text() == first.locator("#gg-drawer h2").inner_text()
    )
    assert second.locator('[data-layer="stations"]').is_checked()
    assert second.locator('[data-within="500"]').get_attribute("aria-pressed") == "true"
    assert facet(second, "corridors", "拱康路").get_attribute("aria-pressed") == "true"
    assert facet(second, "corridors", "沈半路").get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param(
            "#stage=nonsense&site=SYN-999&layers=&within=-5&lang=fr",
            id="values that the page does not know",
        ),
        pytest.param("#site=%E5%A4%A&stage=%", id="cut off in the middle of a character"),
        pytest.param("#view=a,b,c", id="a view that is none"),
        pytest.param("#view=12", id="a view cut off"),
        pytest.param("#somewhere", id="something else"),
    ],
)
def test_broken_addresses_open_the_page(open_page, fragment):
    page = open_page(fragment=fragment).page
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.locator("#gg-drawer").is_hidden()


def test_a_new_address_in_the_same_tab(open_page):
    page = open_page(fragment="#stage=building").page
    page.evaluate("location.hash = '#kind=culture'")
    expect(facet(page, "categories", "plot")).to_have_attribute("aria-pressed", "false")
    assert sites_on_map(page) == located(DATA, category="culture")


def test_share_copies_the_whole_address(open_page):
    page = open_page(
        fragment="#stage=building", permissions=["clipboard-read", "clipboard-write"]
    ).page
    page.locator(".gg-bar [data-key=share]").click()
    page.locator(".gg-toast:visible").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(page.url.split("#")[0] + "#stage=building")
    assert page.locator(".gg-toast").inner_text() == "链接已复制"


def test_contrast_and_theme_come_with_the_link(open_page):
    page = open_page(fragment="#contrast=1").page
    assert page.locator("html").get_attribute("data-contrast") == "high"
    page = open_page(fragment="#theme=dark").page
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_high_contrast_wins_over_dark_and_the_switches_show_it(open_page):
    page = open_page(fragment="#contrast=1&theme=dark").page
    root, dark = page.locator("html"), page.locator("[data-key='switch:theme']")
    page.locator("[data-section=display] summary").click()
    assert root.get_attribute("data-contrast") == "high"
    assert root.get_attribute("data-theme") == "light"
    assert dark.get_attribute("aria-checked") == "false"
    dark.click()
    assert root.get_attribute("data-contrast") is None
    assert root.get_attribute("data-theme") == "dark"
    assert dark.get_attribute("aria-checked") == "true"


def test_toast_follows_the_language(open_page):
    page = open_page(permissions=["clipboard-write"]).page
    page.locator(".gg-bar [data-key=share]").click()
    page.locator(".gg-toast").wait_for()
    page.locator(".gg-language").click()
    assert page.locator(".gg-toast").inner_text() == "Link copied"
