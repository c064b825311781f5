"""The legend filters: by click, double click and key, with counts that follow."""

from __future__ import annotations

import pytest
from panel_reads import count_of, facet, located, sites_in_list, sites_on_map
from sample import sample_data

DATA = sample_data()


def test_click_hides_one_stage(open_page):
    page = open_page().page
    before = sites_on_map(page)
    facet(page, "stages", "building").click()
    assert facet(page, "stages", "building").get_attribute("aria-pressed") == "false"
    assert before == located(DATA)
    assert sites_on_map(page) == before - located(DATA, stage="building")
    assert sites_in_list(page) == len(DATA["sites"]) - count_of(DATA, stage="building")


def test_second_click_shows_it_again(open_page):
    page = open_page().page
    facet(page, "stages", "building").click()
    page.wait_for_timeout(450)  # else it were a double click
    facet(page, "stages", "building").click()
    assert sites_on_map(page) == located(DATA)


@pytest.mark.parametrize(
    "choose",
    [
        pytest.param(lambda row: row.dblclick(), id="double click"),
        pytest.param(lambda row: row.press("Shift+Enter"), id="Shift+Enter"),
        pytest.param(lambda row: row.press("Shift+Space"), id="Shift+Space"),
        pytest.param(lambda row: row.click(modifiers=["Shift"]), id="Shift and click"),
    ],
)
@pytest.mark.parametrize(
    ("key", "value", "column"),
    [
        pytest.param("stages", "building", "stage", id="stage"),
        pytest.param("categories", "culture", "category", id="kind"),
        pytest.param("corridors", "", "corridor", id="outside the corridors"),
    ],
)
def test_only_this(open_page, choose, key, value, column):
    page = open_page().page
    choose(facet(page, key, value))
    assert sites_on_map(page) == located(DATA, **{column: value})
    assert sites_in_list(page) == count_of(DATA, **{column: value})


def test_only_this_again_shows_all(open_page):
    page = open_page().page
    facet(page, "stages", "building").dblclick()
    page.wait_for_timeout(450)
    facet(page, "stages", "building").dblclick()
    assert sites_on_map(page) == located(DATA)


def test_hiding_the_last_one_shows_all(open_page):
    page = open_page(fragment="#stage=building").page
    facet(page, "stages", "building").click()
    assert sites_on_map(page) == located(DATA)


def test_counts_follow_the_other_filters(open_page):
    page = open_page().page
    facet(page, "categories", "culture").dblclick()
    counts = {
        row.get_attribute("data-value"): row.locator(".gg-facet-count").inner_text()
        for row in page.locator('[data-facet="stages"] .gg-facet').all()
    }
    assert counts == {
        stage: str(count_of(DATA, stage=stage, category="culture"))
        for stage in {site["stage"] for site in DATA["sites"]}
    }
    # Its own counts stay, so that the others can be chosen.
    assert facet(page, "categories", "plot").locator(".gg-facet-count").inner_text() == str(
        count_of(DATA, category="plot")
    )


def test_focus_stays_on_the_row(open_page):
    page = open_page().page
    facet(page, "stages", "started").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.value") == "started"


def test_clear_filters(open_page):
    page = open_page(fragment="#stage=building&kind=culture&within=150").page
    assert "清除筛选" in page.locator(".gg-filter-bar").inner_text()
    page.get_by_role("button", name="清除筛选").click()
    assert sites_on_map(page) == located(DATA)
    assert page.get_by_role("button", name="清除筛选").count() == 0


@pytest.mark.parametrize("metres", [50, 150, 500, 1000])
def test_known_within(open_page, metres):
    page = open_page().page
    page.locator('[data-section="accuracy"] > summary').click()
    page.locator(f'[data-within="{metres}"]').click()
    known = [s for s in DATA["sites"] if s["accuracy"] is not None and s["accuracy"] <= metres]
    assert sites_on_map(page) == len(known)


def test_layers_switch_their_sites(open_page):
    page = open_page().page
    page.locator('[data-layer="greenways"]').uncheck()
    assert sites_on_map(page) == located(DATA) - located(DATA, category="greenway")


def test_coverage_says_what_is_missing(open_page):
    page = open_page().page
    words = page.locator(".gg-coverage").inner_text()
    meta = DATA["meta"]
    for number in (meta["sites"], meta["located"], meta["planTotal"], meta["planNamed"]):
        assert str(number) in words
    page.locator(".gg-coverage summary").click()
    assert "synthetic.csv" in page.locator(".gg-coverage").inner_text()


def test_every_unlocated_site_is_listed_with_its_reason(open_page):
    page = open_page().page
    page.locator('[data-key="to:unlocated"]').click()
    section = page.locator("#gg-unlocated")
    missing = [site for site in DATA["sites"] if site["at"] is None]
    assert section.locator("[data-site]").count() == len(missing) > 0
    for site in missing:
        row = section.locator(f'[data-site="{site["id"]}"]').inner_text()
        assert site["name"] in row
        assert (site["locationText"] or "位置文字未填") in row
        assert site["problems"][0]["zh"] in row
    section.locator("[data-site]").first.click()
    assert page.locator("#gg-drawer h2").inner_text() == missing[0]["name"]


def test_every_site_known_by_its_area_is_listed(open_page):
    page = open_page().page
    page.locator('[data-key="to:area"]').click()
    listed = page.locator("#gg-area-only [data-site]").count()
    assert listed == located(DATA, kind="area") == DATA["meta"]["areaOnly"]


def test_base_map_is_offline_until_chosen(open_page):
    page = open_page().page
    page.locator('[data-section="base"] > summary').click()
    choices = page.locator(".gg-base input")
    assert choices.evaluate_all("all => all.map((each) => [each.dataset.base, each.checked])") == [
        ["offline", True],
        *([base["id"], False] for base in DATA["meta"]["online"]),
    ]
    assert "需要互联网" in page.locator(".gg-base").inner_text()


@pytest.mark.parametrize(
    ("switch", "attribute", "on", "off"),
    [
        pytest.param("contrast", "data-contrast", "high", None, id="contrast"),
        pytest.param("theme", "data-theme", "dark", "light", id="dark"),
    ],
)
def test_display_switches(open_page, switch, attribute, on, off):
    page = open_page().page
    page.locator('[data-section="display"] > summary').click()
    button = page.locator(f'[data-key="switch:{switch}"]')
    for checked, value in (("true", on), ("false", off)):
        button.click()
        assert button.get_attribute("aria-checked") == checked
        assert page.locator("html").get_attribute(attribute) == value


def test_late_sites_can_be_listed(open_page):
    data = sample_data()
    page = open_page(data).page
    page.locator("[data-section=schedule] summary").click()
    late = facet(page, "schedules", "very_late")
    assert late.locator(".gg-facet-count").inner_text() == str(count_of(data, schedule="very_late"))
    late.dblclick()
    assert sites_in_list(page) == count_of(data, schedule="very_late")
    assert "schedule=very_late" in page.url


def test_list_begins_with_what_is_known(open_page):
    page = open_page().page
    page.locator("#gg-tab-list").click()
    ids = page.locator("[data-list=shown] [data-site]").evaluate_all(
        "rows => rows.map((row) => row.dataset.site)"
    )
    stages = {site["id"]: site["stage"] for site in sample_data()["sites"]}
    unknown = [stages[site] == "unknown" for site in ids]
    assert unknown == sorted(unknown)
    assert any(unknown)
