"""中文 and English: everything changes, and the address remembers it."""

from __future__ import annotations

import re

import pytest
from sample import sample_data

PUNCTUATION = re.compile(r"[\u4e00-\u9fff][,;:!?]|[!\uff01]")
"""Half-width marks after a Chinese character, and exclamation marks."""


ENGLISH = "Englishonly"
"""Stands for all English of the data where none of it must be seen."""

NAMES = {
    *("OpenStreetMap", "contributors", "WGS", "GCJ", "SYN", "Shift", "Enter", "Esc"),
    *("synthetic", "events", "planning", "field", "csv", "html", "Switch", "English"),
}
"""Names, keys and files, which Chinese writes in Latin letters; and the switch to English."""

TEXTS = """() => {
  const said = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement.closest("script, style, noscript")) said.push(walk.currentNode.data);
  }
  for (const each of document.querySelectorAll("*"))
    for (const name of ["aria-label", "title", "placeholder", "alt"]) said.push(each.getAttribute(name) ?? "");
  return document.title + said.join("\\n");
}"""


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


def register_words(data, word):
    """The sample with ``word`` for all that registers and the gazetteer say."""
    for each in data["sites"]:
        each.update(
            name=each["id"],
            programme=word,
            locationText=word if each["locationText"] else "",
            matched=[[0, 1, "road"], [1, 2, "side"]] if each["matched"] else [],
            corridor=word if each["corridor"] else "",
            corridors=[word, f"{word} 2"] if each["corridor"] else [],
            aliases=[word],
        )
        each["fields"] = [field for field in each["fields"] if field["label"]["en"] != "Unit"]
    for base in data["meta"]["online"]:
        base["attribution"] = base["title"]["zh"] = base["title"]["en"] = word
    for part in ("roads", "rivers", "labels"):
        data["base"][part] = []
    for layer in data["layers"]:
        for feature in layer["features"]:
            feature["name"] = word
    for method in data["meta"]["byMethod"]:
        method["name"] = {"zh": "词", "en": "Word"}
    data["sites"][0].update(vague=True, along=word)
    return data


def only_chinese_in_chinese(value):
    """Every text of the data, the English one such that it is known again wherever it stands."""
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        return {"zh": value["zh"], "en": ENGLISH if value["zh"] else ""}
    if isinstance(value, dict):
        return {key: only_chinese_in_chinese(part) for key, part in value.items()}
    if isinstance(value, list):
        return [only_chinese_in_chinese(part) for part in value]
    return value


def texts(page):
    """Every text and label of the page, on the map as well, one a line; all that folds is open."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    return page.evaluate(TEXTS)


def texts_of_tour(page):
    """The texts of the page, of its lists, of what a ring and a search open, and of the sheet."""
    seen = texts(page)
    for tab in ("nearby", "list", "legend"):
        page.locator(f"#gg-tab-{tab}").click()
        if tab == "nearby":
            page.locator("[data-key=centre]").click()
        seen += texts(page)
    for query in ("SYN-0", "404 404"):
        page.locator("#gg-search").fill(query)
        seen += texts(page)
    page.locator("#gg-search").fill("")
    page.locator(".gg-unplaced").first.press("Enter")
    seen += texts(page)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    return seen + texts(page)


@pytest.mark.parametrize(
    "site", ["", "&site=SYN-000", "&site=SYN-003", "&site=SYN-012", "&site=SYN-016"]
)
@pytest.mark.parametrize("kind", ["planning", "field"])
def test_no_chinese_is_left_in_english(open_page, kind, site):
    data = register_words(sample_data(kind), "Word")
    page = open_page(data, kind=kind, fragment=f"#lang=en{site}").page
    chinese = set(re.findall(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+", texts_of_tour(page)))
    # The switch back to Chinese is written in Chinese; characters in the marks are symbols.
    symbols = {status["symbol"] for status in data["statuses"]}
    assert chinese - symbols == {"中文", "切换为中文"}


@pytest.mark.parametrize(
    "site", ["", "&site=SYN-000", "&site=SYN-003", "&site=SYN-012", "&site=SYN-016"]
)
@pytest.mark.parametrize("kind", ["planning", "field"])
def test_no_english_is_left_in_chinese(open_page, kind, site):
    data = only_chinese_in_chinese(register_words(sample_data(kind), "词"))
    page = open_page(data, kind=kind, fragment=f"#{site[1:]}").page
    english = set(re.findall(r"[A-Za-z]{3,}", texts_of_tour(page)))
    assert english - NAMES == set()


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
