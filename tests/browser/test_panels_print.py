"""The printed sheet: all that a reader needs who has only the paper."""

from __future__ import annotations

import pytest
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


@pytest.mark.parametrize(
    "start",
    [
        pytest.param("window.dispatchEvent(new Event('beforeprint'))", id="of_the_browser"),
        pytest.param(
            "document.querySelector('.gg-bar [data-key=print]').click()", id="of_the_page"
        ),
    ],
)
def test_ground_and_lines_are_on_the_sheet_at_once(open_page, start):
    """Printed before the next frame, a canvas that was wiped out hides all that lies below it."""
    page = open_page().page
    page.evaluate(
        """() => {
            const { clearRect } = CanvasRenderingContext2D.prototype;
            CanvasRenderingContext2D.prototype.clearRect = function (...box) {
                this.canvas.dataset.wiped = '';
                clearRect.apply(this, box);
            };
            for (const canvas of document.querySelectorAll('.gg-canvas')) canvas.dataset.wiped = '';
            window.print = () => window.dispatchEvent(new Event('beforeprint'));
        }"""
    )
    canvases, tracks = page.evaluate(
        f"""() => {{
            {start};
            return [
                [...document.querySelectorAll('.gg-canvas')].map((canvas) =>
                    ['wiped' in canvas.dataset, canvas.width >= 2.9 * canvas.offsetWidth]),
                document.querySelectorAll('.gg-track-stage').length,
            ];
        }}"""
    )
    assert canvases == [[False, True], [False, True]]
    assert tracks > 0


def test_legend_on_paper_explains_every_mark(open_page):
    page = open_page().page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for note, words in (
        ("plannedOnly", "只见于计划"),
        ("uncertainOnPaper", "虚线圈"),
        ("areaMark", "只知片区"),
    ):
        item = page.locator(f".gg-print [data-note={note}]")
        assert item.locator("svg").count() == 1
        assert words in item.inner_text()


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
