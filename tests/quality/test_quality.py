"""Registers with one thing wrong each, and the report that tells it."""

import dataclasses
import datetime as dt

import geopandas
import openpyxl
import pandas as pd
import pytest
import shapely

import gongshu_geo as gg
from gongshu_geo.errors import Bilingual
from gongshu_geo.quality import quality_page, write_workbook
from gongshu_geo.quality.counts import beside_programme, cross_table
from gongshu_geo.quality.event_checks import check_events
from gongshu_geo.quality.site_checks import check_duplicates, check_overdue, check_proportions
from gongshu_geo.quality.subdistricts import check_subdistricts
from gongshu_geo.status import (
    Event,
    Precision,
    events_table,
    load_categories,
    load_statuses,
    parse_date,
)

STATUSES = load_statuses()


def event(status, date, *, planned=False, told="2022-01-31", site="a", seen=False):
    span = parse_date(date)
    return Event(
        site_id=site,
        status=status,
        planned=planned,
        start=dt.date(1949, 1, 1) if seen else span.start,
        end=span.end,
        precision=Precision.SEEN if seen else span.precision,
        source="plan.csv 第5行 实际时间",
        file="plan.csv",
        row=5,
        status_text="",
        told=dt.date.fromisoformat(told) if told else None,
    )


EVENTS = {
    "nothing wrong": ([event("started", "2021-03-01"), event("completed", "2021-09-30")], []),
    "completed before it was begun": (
        [event("started", "2021-09-30"), event("completed", "2021-03-01")],
        [("out_of_order", "certain")],
    ),
    "sold before it was reserved": (
        [event("reserved", "2021年6月"), event("sold", "2021年3月")],
        [("out_of_order", "certain")],
    ),
    "both in one year: nobody knows": ([event("started", "2021"), event("completed", "2021")], []),
    "within a year that may reach further": (
        [event("started", "2021-06-01"), event("completed", "2021年上半年")],
        [],
    ),
    "perhaps out of order": (
        [event("started", "2021年二季度"), event("completed", "2021年上半年", told=None)],
        [],
    ),
    "land and works are two lives": (
        [event("sold", "2021-09-30"), event("started", "2021-03-01")],
        [],
    ),
    "planned to end before it begins": (
        [
            event("started", "2022年6月", planned=True),
            event("completed", "2021年12月", planned=True),
        ],
        [("plan_out_of_order", "certain")],
    ),
    "plans of two registers are not compared": (
        [
            event("started", "2022年6月", planned=True, told="2021-06-30"),
            event("completed", "2021年12月", planned=True, told="2021-03-31"),
        ],
        [],
    ),
    "still under construction when it was done": (
        [event("building", "2021-12-31", seen=True), event("completed", "2021-06-30")],
        [("out_of_order", "possible")],
    ),
    "a fact of the day after tomorrow": (
        [event("completed", "2022-02-01")],
        [("told_before_it_happened", "certain")],
    ),
}


@pytest.mark.parametrize(("events", "expected"), EVENTS.values(), ids=EVENTS)
def test_dates(events, expected):
    found = check_events(events_table(events), STATUSES)
    assert [(issue.code, str(issue.certainty)) for issue in found] == expected


def test_an_issue_names_its_place():
    events = [event("started", "2021-09-30"), event("completed", "2021-03-01")]
    (issue,) = check_events(events_table(events), STATUSES)
    assert (issue.file, issue.row, issue.column) == ("plan.csv", 5, "实际时间")
    assert issue.what == Bilingual("竣工早于开工", "completed comes before started")
    assert issue.found == "竣工 2021年3月1日"


def test_a_fact_told_twice_is_placed_in_the_register():
    """events.csv tells the same fact, but has no such column; the cell to mend is the plan's."""
    late = dataclasses.replace(
        event("completed", "2022-02-01"),
        source="新闻 2022-02-02; plan.csv 第5行 实际竣工时间",
        file="events.csv",
        row=14,
    )
    (issue,) = check_events(events_table([late]), STATUSES)
    assert (issue.file, issue.row, issue.column) == ("plan.csv", 5, "实际竣工时间")


def test_an_event_told_elsewhere_alone_keeps_its_own_row():
    late = dataclasses.replace(
        event("completed", "2022-02-01"), source="新闻", file="events.csv", row=14
    )
    (issue,) = check_events(events_table([late]), STATUSES)
    assert (issue.file, issue.row, issue.column) == ("events.csv", 14, "")


def sites(*rows):
    """Sites as (id, name, location, point)."""
    table = pd.DataFrame(
        [
            {
                "site_id": site,
                "name": name,
                "location_text": place,
                "geometry": None if at is None else shapely.Point(at),
                "aliases": (),
                "related": (),
                "register": "plan.csv",
                "accuracy_m": 10.0,
                "source_row": number,
            }
            for number, (site, name, place, at) in enumerate(rows, start=2)
        ]
    )
    return table.assign(geometry=table["geometry"].astype(object))


PAIRS = {
    "the same in other words": (
        sites(("a", "金昌路道路工程", "金昌路", None), ("b", "金昌路道路项目", "金昌路", None)),
        ["b"],
    ),
    "two phases": (
        sites(("a", "善贤公寓一期", "善贤路", None), ("b", "善贤公寓二期", "善贤路", None)),
        [],
    ),
    "like names at one place": (
        sites(("a", "运河湾体育公园", "x", (120.1, 30.3)), ("b", "运河湾公园", "y", (120.1, 30.3))),
        ["b"],
    ),
    "other names at one place": (
        sites(("a", "隐秀路小学", "x", (120.1, 30.3)), ("b", "综合供能站", "y", (120.1, 30.3))),
        [],
    ),
}


@pytest.mark.parametrize(("table", "expected"), PAIRS.values(), ids=PAIRS)
def test_duplicates(table, expected):
    assert [issue.site_id for issue in check_duplicates(table)] == expected


def test_sites_that_are_related_are_no_duplicates():
    table = sites(("a", "金昌路道路工程", "金昌路", None), ("b", "金昌路道路工程", "金昌路", None))
    table["related"] = [("b",), ()]
    assert list(check_duplicates(table)) == []


def test_a_wrong_unit_stands_out():
    table = sites(*((f"s{at}", f"项目{at}", "", None) for at in range(12)))
    table = table.assign(area_m2=[20_000.0] * 11 + [20_000 * 10_000.0], length_m=float("nan"))
    table["investment_wan"] = float("nan")
    assert [issue.site_id for issue in check_proportions(table)] == ["s11"]


def test_a_plan_without_news():
    table = sites(("a", "甲", "", None), ("b", "乙", "", None))
    table["schedule"] = ["no_news", "on_time"]
    table["schedule_note"] = [Bilingual("计划 2021 年底投用", "")] * 2
    assert [issue.site_id for issue in check_overdue(table)] == ["a"]


def test_numbers_of_the_programme_are_never_hidden():
    programme = pd.DataFrame(
        {
            "programme": "沿线开发",
            "dimension": ["total", "status", "status", "level"],
            "item": ["全部", "续建", "收储", "区级主体"],
            "count": ["236", "54", "11", "5"],
            "total": "236",
            "year": "2021",
        }
    )
    table = sites(("a", "甲", "", None)).assign(
        programme="沿线开发", stage="building", planned_only=False, category="transport"
    )
    codes = {"statuses": STATUSES, "categories": load_categories()}
    told = beside_programme(table, programme, 2021, **codes)
    assert [(one.item, one.stated, one.named, one.missing) for one in told] == [
        ("全部", 236, 1, 235),
        ("续建", 54, 1, 53),
        ("收储", 11, 0, 11),
        ("区级主体", 5, None, None),
    ]
    assert beside_programme(table, programme, 2025, **codes) == ()
    assert beside_programme(table, None, 2021, **codes) == ()


SUBDISTRICTS = pd.DataFrame(
    {"name": ["康桥街道"], "lon": ["120.14"], "lat": ["30.36"], "radius_m": ["2000"]}
)


@pytest.mark.parametrize(
    ("place", "expected"),
    [((120.15, 30.36), []), ((120.20, 30.36), ["other_subdistrict"]), (None, [])],
    ids=["inside", "five kilometres away", "not located"],
)
def test_a_site_outside_its_subdistrict(place, expected):
    table = geopandas.GeoDataFrame(
        sites(("a", "甲", "", place)).assign(extra=[(("所属街道", "康桥街道"),)], accuracy_m=50.0),
        geometry="geometry",
        crs="OGC:CRS84",
    )
    assert [issue.code for issue in check_subdistricts(table, SUBDISTRICTS)] == expected


def test_the_table_sums_up():
    table = sites(("a", "甲", "", None), ("b", "乙", "", None)).assign(
        stage=["building", "building"], planned_only=[False, True], category=["transport", "other"]
    )
    rows = cross_table(table, STATUSES, load_categories()).rows
    assert [(name.zh, counts[-1]) for name, counts in rows] == [
        ("在建", 1),
        ("计划在建", 1),
        ("合计", 2),
    ]


@pytest.fixture(scope="module")
def project():
    return gg.open()


@pytest.fixture(scope="module")
def reports(project):
    return project.quality((dt.date(2021, 3, 31), dt.date(2025, 8, 5)))


def test_every_register_of_the_project_has_its_report(reports, project):
    assert [report.source.file for report in reports] == ["plan-2021.csv", "public.csv"]
    assert sum(report.sites for report in reports) == len(project.sites)
    assert all(report.located + len(report.unlocated) == report.sites for report in reports)
    assert reports[0].stated[0].stated == 236
    assert any(change.change.zh == "前进" for change in reports[1].changes)


def test_the_workbook_holds_what_the_report_says(reports, tmp_path):
    path = write_workbook(reports[0], tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["概况", "状态×类别", "计划数", "问题", "重复", "未定位", "变化"]
    assert book["问题"].max_row - 1 == len(reports[0].issues)
    assert book["未定位"].max_row - 1 == len(reports[0].unlocated)
    assert book["问题"].freeze_panes == "A2"
    overview = {row[0].value: row[1].value for row in book["概况"].iter_rows()}
    assert overview["项目 sites"] == reports[0].sites


def test_no_cell_of_the_workbook_is_a_formula(reports, tmp_path):
    issue = dataclasses.replace(reports[0].issues[0], found="=HYPERLINK(1)", column="+1+1")
    path = write_workbook(dataclasses.replace(reports[0], issues=(issue,)), tmp_path / "x.xlsx")
    row = [cell.value for cell in openpyxl.load_workbook(path)["问题"][2]]
    assert "'=HYPERLINK(1)" in row
    assert "'+1+1" in row


def test_links_lead_to_sites_of_the_map(reports, project):
    html = quality_page(reports[0], project.tokens)
    ids = set(project.sites["site_id"])
    linked = {part.partition('"')[0] for part in html.split("planning.html#site=")[1:]}
    assert linked
    assert linked <= ids


def test_names_are_text(reports, project):
    names = dict.fromkeys(reports[0].names, "<script>alert(1)</script>")
    html = quality_page(dataclasses.replace(reports[0], names=names), project.tokens)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
