"""The printed sheet: all that a reader needs who has only the paper."""

from __future__ import annotations

from panel_reads import count_of
from playwright.sync_api import expect
from sample import sample_data


def test_margin_names_everything(open_page):
    page = open_page(fragment="#stage=building,started").page
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.locator(".gg-bar [data-key=print]").click()
    expect(page).to_have_title("printed")
    margin = page.locator(".gg-print").inner_text().replace("\u202f", " ")
    meta = sample_data()["meta"]
    for part in (
        meta["title"]["zh"],
        meta["asOf"],
        "© OpenStreetMap contributors",
        "审图号",
        "planning.html",
        "0.1.0",
        "筛选：阶段 开工、在建",
        "约 1:",
    ):
        assert part in margin
    assert page.locator(".gg-print-bar").count() == 1
    assert page.locator("#gg-side").is_hidden()


def test_counts_what_is_on_the_sheet(open_page):
    """A sheet of a part of the map counts the sites of that part."""
    data = sample_data()
    for site in data["sites"]:
        site["at"] = [120.15, 30.33] if site["category"] == "culture" else [120.1, 30.28]
    page = open_page(data, fragment="#view=16,30.33,120.15").page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    together = count_of(data, category="culture")
    assert f"图上 {together} 个，共 60 个" in page.locator(".gg-print").inner_text()


def test_screen_comes_back(open_page):
    page = open_page().page
    before = page.locator(".gg-bar").bounding_box()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".gg-print").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".gg-print").is_hidden()
    assert page.locator(".gg-bar").bounding_box() == before


def test_one_sheet_of_paper(open_page):
    page = open_page().page
    pdf = page.pdf(prefer_css_page_size=True)
    assert (
        pdf.count(b"/Type /Page\n")
        + pdf.count(b"/Type /Page/")
        + pdf.count(b"/Type/Page\n")
        + pdf.count(b"/Type/Page/")
        == 1
    )
