"""Search: by name, alias, id, text, pinyin and initials, from one character on."""

from __future__ import annotations

import pytest
from panel_reads import DADOULU, named_data, search
from sample import HOSTILE


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("dadoulu", id="pinyin"),
        pytest.param("ddl", id="initials"),
        pytest.param("DDL", id="capital initials"),
        pytest.param("da dou lu", id="pinyin in syllables"),
        pytest.param("大", id="one character"),
        pytest.param("兜路", id="inside the name"),
        pytest.param("大兜 街区", id="two words"),
        pytest.param("香积寺", id="alias"),
        pytest.param("xjs", id="initials of an alias"),
        pytest.param("SYN-000", id="id"),
        pytest.param("syn-000", id="id in small letters"),
    ],
)
def test_finds(open_page, query):
    page = open_page(named_data()).page
    assert search(page, query)[0] == DADOULU


def test_location_text_is_searched_last(open_page):
    page = open_page(named_data()).page
    names = search(page, "莫干山路")
    assert names[-1] == DADOULU
    assert "位置 莫干山路" in page.locator("#gg-results [data-site=SYN-000]").inner_text()


def test_the_hit_is_marked(open_page):
    page = open_page(named_data()).page
    search(page, "兜路")
    assert page.locator("#gg-results mark").first.inner_text() == "兜路"
    search(page, "ddl")
    assert page.locator("#gg-results mark").first.inner_text() == "大兜路"


def test_result_tells_stage_and_place(open_page):
    page = open_page(named_data()).page
    search(page, "SYN-016")
    assert "出让" in page.locator("#gg-results li").inner_text()
    assert "未定位" in page.locator("#gg-results li").inner_text()
    assert page.locator("#gg-results li svg").count() == 1


def test_nothing_found_is_said(open_page):
    page = open_page().page
    assert search(page, "没有这个") == []
    assert "没有找到“没有这个”" in page.locator(".gg-search-note").inner_text()


def test_keyboard_alone(open_page):
    page = open_page(named_data()).page
    box = page.get_by_role("combobox")
    search(page, "ddl")
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    box.press("Enter")
    assert box.get_attribute("aria-expanded") == "false"
    assert page.locator("#gg-drawer h2").inner_text() == DADOULU


def test_escape_closes_then_clears(open_page):
    page = open_page(named_data()).page
    box = page.get_by_role("combobox")
    search(page, "ddl")
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "ddl"
    box.press("Escape")
    assert box.input_value() == ""


def test_an_input_method_keeps_its_keys(open_page):
    """Enter that ends a composition chooses characters, not a result."""
    page = open_page(named_data()).page
    page.locator("#gg-search").focus()
    session = page.context.new_cdp_session(page)
    session.send(
        "Input.imeSetComposition", {"text": "da'dou", "selectionStart": 6, "selectionEnd": 6}
    )
    assert page.locator("#gg-results li").count() == 0
    page.evaluate(
        "document.getElementById('gg-search').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    assert page.locator("#gg-drawer").is_hidden()
    session.send("Input.insertText", {"text": "大兜"})
    assert page.locator("#gg-results .gg-row-name").first.inner_text() == DADOULU


def test_names_are_text(open_page):
    page = open_page().page
    assert search(page, "<img") == [HOSTILE]
    page.get_by_role("combobox").press("Enter")
    assert page.locator("#gg-drawer h2").inner_text() == HOSTILE
    assert page.locator("img").count() == 0
