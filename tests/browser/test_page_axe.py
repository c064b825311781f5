"""No violation of WCAG 2.2 A and AA that axe-core finds, on both pages in what readers make of them."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}

PAGES = {
    "planning": ("planning", "", {}),
    "planning in English with a site": ("planning", "#lang=en&site=SYN-003", {}),
    "planning in the dark with a site": ("planning", "#theme=dark&site=SYN-012", {}),
    "planning in high contrast": ("planning", "#contrast=1&site=SYN-006", {}),
    "planning on a phone": ("planning", "#site=SYN-003", PHONE),
    "field on a phone": ("field", "", PHONE),
    "field on a phone in the dark": ("field", "#theme=dark&lang=en&site=SYN-004", PHONE),
    "field on a tablet": ("field", "#contrast=1", {"width": 768, "height": 1024}),
}


def told(violation):
    """A violation with where it is, short enough to read in a report."""
    targets = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
    return f"{violation['id']}: {violation['help']} — {targets[:4]} ({len(targets)})"


def violations(page):
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [told(violation) for violation in found.response["violations"]]


@pytest.mark.parametrize(("kind", "fragment", "options"), PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(open_page, kind, fragment, options):
    page = open_page(kind=kind, fragment=fragment, reduced_motion="reduce", **options).page
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert violations(page) == []


@pytest.mark.parametrize("tab", ["list", "nearby"])
def test_axe_finds_nothing_in_the_lists(open_page, tab):
    page = open_page(kind="field", reduced_motion="reduce", **PHONE).page
    page.locator(f"#gg-tab-{tab}").click()
    if tab == "nearby":
        page.locator("[data-key=centre]").click()
    assert violations(page) == []


def test_axe_finds_nothing_while_searching(open_page):
    page = open_page(reduced_motion="reduce").page
    page.locator("#gg-search").fill("SYN")
    assert violations(page) == []
