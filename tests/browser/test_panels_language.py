"""中文 and English: everything changes, and the address remembers it."""

from __future__ import annotations

import re

import pytest
from sample import sample_data

PUNCTUATION = re.compile(r"[\u4e00-\u9fff][,;:!?]|[!\uff01]")
"""Half-width marks after a Chinese character, and exclamation marks."""


def test_starts_in_chinese(open_page):
    page = open_page().page
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.title() == "拱墅示例图(虚构)"


def test_switch_changes_everything(open_page):
    page = open_page().page
    page.locator(".gg-language").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "Sample map (synthetic)"
    assert page.locator(".gg-title").inner_text().split("\n")[-1] == "Data as of 2021-12-31"
    assert page.locator("#gg-search").get_attribute("placeholder").startswith("Search")
    assert page.locator('[data-section="stages"] h2').inner_text() == "Stages"
    assert "lang=en" in page.url
    page.locator(".gg-language").click()
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert "lang" not in page.url


@pytest.mark.parametrize("site", ["", "&site=SYN-003", "&site=SYN-012", "&site=SYN-016"])
def test_no_chinese_is_left_but_names(open_page, site):
    """The sample's data are Chinese where registers are: names, programmes, texts, roads."""
    data = sample_data()
    for each in data["sites"]:
        each.update(
            name=each["id"],
            programme="Games",
            locationText="Lane 1",
            matched=[],
            corridor="Road",
            corridors=["Road"],
            aliases=[],
        )
        each["fields"] = []
    page = open_page(data, fragment=f"#lang=en{site}").page
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    words = page.locator("#gg-panels").inner_text()
    labels = page.evaluate(
        "[...document.querySelectorAll('#gg-panels *')].flatMap((each) => ['aria-label', 'title', 'placeholder']"
        ".map((name) => each.getAttribute(name) ?? '')).join('\\n')"
    )
    chinese = set(re.findall(r"[\u4e00-\u9fff]+", words + labels))
    # The switch back to Chinese is written in Chinese; characters in the marks are symbols.
    symbols = {status["symbol"] for status in data["statuses"]}
    assert chinese - symbols == {"中文", "切换为中文"}


@pytest.mark.parametrize("kind", ["planning", "field"])
def test_writing(open_page, kind):
    data = sample_data(kind)
    for each in data["sites"]:
        each.update(name=each["id"], stageNote={"zh": "", "en": ""}, evidence=[], fields=[])
    page = open_page(data, kind=kind, fragment="#site=SYN-003").page
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    words = page.locator("#gg-panels").inner_text()
    # The one exclamation mark is the badge of "very late".
    assert [hit for hit in PUNCTUATION.findall(words) if hit != "!"] == []
