"""The drawer: everything known of a site, and ways on from there."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from sample import sample_data

DATA = sample_data()
SITES = {site["id"]: site for site in DATA["sites"]}


def drawer_of(open_page, site_id, **options):
    page = open_page(fragment=f"#site={site_id}", **options).page
    return page, page.locator("#gg-drawer")


def test_fields_with_their_sources(open_page):
    _, drawer = drawer_of(open_page, "SYN-003")
    words = drawer.inner_text()
    for field in SITES["SYN-003"]["fields"]:
        assert field["label"]["zh"] in words
        assert (field["value"]["zh"] or "未填") in words
    assert "登记于：synthetic.csv 第 2 行" in words
    assert "来源未填" in words


def test_nothing_is_written_as_nan_or_none(open_page):
    for site_id in ("SYN-010", "SYN-016", "SYN-033"):
        _, drawer = drawer_of(open_page, site_id)
        words = drawer.inner_text()
        assert not {"nan", "NaN", "None", "null", "undefined", "-", "—"} & set(words.split())


def test_life_line_has_plans_above_and_facts_below(open_page):
    _, drawer = drawer_of(open_page, "SYN-003")
    started = drawer.locator('.gg-life [data-status="started"]')
    above, below = started.locator(".gg-life-above"), started.locator(".gg-life-below")
    assert above.inner_text().split() == ["计划", "2020-06"]
    assert below.inner_text().split() == ["实际", "2020-09"]
    assert above.bounding_box()["y"] < below.bounding_box()["y"]
    assert drawer.locator('[data-status="in_use"]').get_attribute("data-reached") == "planned"
    rows = drawer.locator(".gg-life-dates li").all_inner_texts()
    assert [row.split()[0] for row in rows] == ["2019", "2020-06", "2020-09", "2021"]
    assert all("events.csv" in row for row in rows)


def test_stage_since_and_schedule(open_page):
    _, drawer = drawer_of(open_page, "SYN-005")
    words = drawer.locator(".gg-stage").inner_text()
    site = SITES["SYN-005"]
    assert "计划 2021 年底投用" in words
    assert site["stageNote"]["zh"] in words
    assert site["scheduleNote"]["zh"] in words
    assert "滞后" in words


def test_understood_parts_are_marked(open_page):
    _, drawer = drawer_of(open_page, "SYN-005")
    site = SITES["SYN-005"]
    parts = [site["locationText"][start:end] for start, end, _ in site["matched"]]
    assert drawer.locator(".gg-understood mark").all_inner_texts() == parts
    assert drawer.locator(".gg-understood rt").all_inner_texts() == ["道路", "道路", "方位"]


def test_spans_count_characters_beyond_the_basic_plane(open_page):
    data = sample_data()
    data["sites"][1]["locationText"] = "𠮷祥路与示例路"
    data["sites"][1]["matched"] = [[0, 3, "road"], [4, 7, "road"]]
    page = open_page(data, fragment="#site=SYN-001").page
    assert page.locator(".gg-understood mark").all_inner_texts() == ["𠮷祥路", "示例路"]


def test_accuracy_and_evidence(open_page):
    _, drawer = drawer_of(open_page, "SYN-003")
    words = drawer.inner_text().replace("\u202f", " ")
    assert "约 ±350 米" in words
    assert "路口实测点,精度 20 米" in words
    _, drawer = drawer_of(open_page, "SYN-010")
    assert "未测" in drawer.inner_text()


@pytest.mark.parametrize(
    ("app", "host", "system", "parameter", "lon_first", "others"),
    [
        pytest.param(
            "amap",
            "uri.amap.com",
            "gcj02",
            "position",
            True,
            {"coordinate": "gaode"},
            id="Amap in GCJ-02",
        ),
        pytest.param(
            "baidu",
            "api.map.baidu.com",
            "bd09",
            "location",
            False,
            {"coord_type": "bd09ll", "output": "html"},
            id="Baidu in BD-09",
        ),
        pytest.param("apple", "maps.apple.com", "gcj02", "daddr", False, {}, id="Apple in GCJ-02"),
    ],
)
def test_navigation_hands_over_each_apps_own_coordinates(
    open_page, app, host, system, parameter, lon_first, others
):
    _, drawer = drawer_of(open_page, "SYN-007")
    link = drawer.locator(f'[data-navigate="{app}"]')
    address = urlsplit(link.get_attribute("href"))
    query = {key: values[0] for key, values in parse_qs(address.query).items()}
    lon, lat = SITES["SYN-007"][system]
    assert (address.scheme, address.netloc) == ("https", host)
    assert query[parameter] == (f"{lon},{lat}" if lon_first else f"{lat},{lon}")
    assert others.items() <= query.items()
    assert SITES["SYN-007"]["name"] in query.values()
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in link.get_attribute("rel")


def test_unlocated_site_offers_no_navigation(open_page):
    _, drawer = drawer_of(open_page, "SYN-016")
    assert drawer.locator("[data-navigate]").count() == 0
    assert "未定位，无法导航" in drawer.inner_text()


def test_report_is_copied(open_page):
    page, drawer = drawer_of(
        open_page, "SYN-003", permissions=["clipboard-read", "clipboard-write"]
    )
    drawer.get_by_role("button", name="报告错误").click()
    page.locator(".gg-toast:visible").wait_for()
    text = page.evaluate("navigator.clipboard.readText()").replace("\u202f", " ")
    site = SITES["SYN-003"]
    for part in (
        site["name"],
        "SYN-003",
        f"{site['at'][1]:.5f}, {site['at'][0]:.5f}",
        "约 ±350 米",
        "planning.html",
        "2021-12-31",
        "#site=SYN-003",
    ):
        assert part in text


def test_keyboard_goes_in_and_comes_back(open_page):
    page = open_page().page
    page.locator("#gg-tab-list").press("Enter")
    row = page.locator('[data-list="shown"] [data-site="SYN-002"]')
    row.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert page.locator("#gg-drawer").is_hidden()
    assert page.evaluate("document.activeElement.dataset.site") == "SYN-002"


def test_filtered_out_site_says_so(open_page):
    page = open_page(fragment="#stage=building&site=SYN-003").page
    assert "此项目不在当前筛选内" in page.locator("#gg-drawer").inner_text()


@pytest.mark.parametrize("width", [1024, 1280, 1359, 1360, 1440])
def test_map_keeps_half_of_the_width(open_page, width):
    page, drawer = drawer_of(open_page, "SYN-003", width=width)
    page.wait_for_timeout(250)  # the panel folds in 200 ms
    side = page.locator("#gg-side").bounding_box()
    covered = max(0, side["x"] + side["width"]) + drawer.bounding_box()["width"]
    assert width - covered >= width / 2
