"""Readers with a keyboard, a screen reader, or little sight."""

from __future__ import annotations

import itertools

import pytest

LOW_CONTRAST = """() => {
  const part = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[\\d.]+/g).map(Number);
    const scale = text.startsWith("color(") ? 1 : 255;
    return { rgb: [red / scale, green / scale, blue / scale], alpha };
  };
  const luminance = ({ rgb }) => rgb
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4))
    .reduce((sum, share, index) => sum + share * [0.2126, 0.7152, 0.0722][index], 0);
  const over = (top, below) => ({ rgb: top.rgb.map((share, index) => share * top.alpha + below.rgb[index] * (1 - top.alpha)), alpha: 1 });
  const ground = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) {
      const layer = part(getComputedStyle(each).backgroundColor);
      if (layer.alpha > 0) layers.push(layer);
      if (layer.alpha === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below));
  };
  const low = new Set();
  const walker = document.createTreeWalker(document.getElementById("gg-panels"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.getClientRects().length || element.closest("svg, :disabled")) continue;
    const [light, dark] = [luminance(ground(element)), luminance(part(getComputedStyle(element).color))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) low.add(`${element.className || element.tagName}: ${ratio.toFixed(2)}`);
  }
  return [...low];
}"""


@pytest.mark.parametrize("look", ["theme=light", "theme=dark", "contrast=1"])
@pytest.mark.parametrize("site", ["SYN-003", "SYN-005", "SYN-016"])
def test_text_can_be_read(open_page, look, site):
    page = open_page(fragment=f"#{look}&stage=building,started&site={site}").page
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.locator("#gg-search").fill("路")
    assert page.evaluate(LOW_CONTRAST) == []


@pytest.mark.parametrize("kind", ["planning", "field"])
def test_landmarks_and_headings(open_page, kind):
    page = open_page(kind=kind, fragment="#site=SYN-003").page
    assert page.get_by_role("banner").count() == 1
    assert page.get_by_role("search").count() == 1
    assert page.get_by_role("complementary").count() == 2
    assert page.get_by_role("heading", level=1).count() == 1
    levels = page.evaluate(
        "[...document.querySelectorAll('#gg-panels :is(h1,h2,h3)')].map((each) => Number(each.tagName[1]))"
    )
    assert levels[0] == 1
    steps = itertools.pairwise(levels)
    assert all(after <= before + 1 for before, after in steps)


@pytest.mark.parametrize("kind", ["planning", "field"])
def test_every_control_has_a_name(open_page, kind):
    page = open_page(kind=kind, fragment="#site=SYN-003").page
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    nameless = page.evaluate(
        "[...document.querySelectorAll('#gg-panels :is(button, a, input, [role=option], [role=tabpanel])')].filter((each) =>"
        "!(each.getAttribute('aria-label') || each.getAttribute('aria-labelledby') || each.textContent.trim()"
        "|| each.labels?.[0]?.textContent.trim())).map((each) => each.outerHTML)"
    )
    assert nameless == []


def test_ids_are_unique(open_page):
    page = open_page(kind="field", fragment="#site=SYN-003").page
    twice = page.evaluate(
        "[...document.querySelectorAll('[id]')].map((each) => each.id).filter((id, at, all) => all.indexOf(id) !== at)"
    )
    assert twice == []


def test_tab_goes_past_all_panels_to_the_map(open_page):
    page = open_page().page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到地图"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('folium-map')")


def test_tab_goes_from_bar_to_panel(open_page):
    page = open_page().page
    page.locator("#gg-search").focus()
    seen = []
    for _ in range(6):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("document.activeElement.dataset.key ?? document.activeElement.className")
        )
    assert seen[0].endswith("gg-language")
    assert seen[1:4] == ["share", "print", "tab:legend"]


def test_focus_can_be_seen(open_page):
    page = open_page().page
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const at = document.activeElement; const box = at.closest('.gg-search') ?? at;"
            "return parseFloat(getComputedStyle(box).outlineWidth) })()"
        )
        assert outline >= 2


def test_tabs_by_arrow(open_page):
    page = open_page().page
    page.locator("#gg-tab-legend").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#gg-tab-list").get_attribute("aria-selected") == "true"
    assert page.locator("#gg-pane-list").is_visible()
    assert page.locator("#gg-pane-legend").is_hidden()


def test_less_motion_is_respected(open_page):
    page = open_page(reduced_motion="reduce", width=390, height=844).page
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.gg-sheet')).transitionDuration")
        == "0s"
    )
