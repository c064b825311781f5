"""Rows that are sites, and those that part, sum, repeat or explain the table."""

import pytest
from understand_grids import codes, drawn, read, values

HEAD = "序号|项目名称|建设地点|总投资(万元)|备注"

PASSED = {
    "section": ("一、道路工程", "section"),
    "section in two cells": ("一|道路工程", "section"),
    "section in brackets": ("|(一)安置房", "section"),
    "section with its sum": ("二、|公园绿地|||1", "section"),
    "sum": ("|合 计||1", "total"),
    "part of a sum": ("|其中:续建||1", "total"),
    "count": ("合计|共1个||1", "total"),
    "remark": ("注:合成数据", "note"),
    "whoever filled it in": ("填表人:某某||审核人:某某", "note"),
    "headings of the next page": (HEAD, "heading"),
    "a number alone": ("3", "empty"),
}


@pytest.mark.parametrize(("row", "kind"), PASSED.values(), ids=list(PASSED))
def test_what_is_no_site(row, kind):
    understood = read(f"{HEAD}\n1|甲|某路|1|\n{row}")
    assert [passed.kind for passed in understood.passed] == [kind]
    assert understood.table["name"].tolist() == ["甲"]


SITES = {
    "a name that begins like a sum": "2|合计大厦|某路|1",
    "a name that begins like a section": "2|一号地块|某路|1",
    "a name with a count": "2|某路等7条道路|某路|1",
    "without a place": "2|乙项目||1",
    "without anything but a place": "||某路以北|2",
}


@pytest.mark.parametrize("row", SITES.values(), ids=list(SITES))
def test_what_is_a_site(row):
    assert len(read(f"{HEAD}\n1|甲|某路|1|\n{row}").table) == 2


def test_sections_give_their_title_to_the_rows_below():
    understood = read(
        f"{HEAD}\n一、新开工项目\n(一)道路工程\n1|甲|某路|1\n(二)公园绿地\n2|乙|某路|1\n"
        "二、续建项目\n3|丙|某路|1"
    )
    assert values(understood, "name", "category", "status") == [
        ["甲", "道路工程", "开工"],
        ["乙", "公园绿地", "开工"],
        ["丙", None, "在建"],
    ]


def test_a_row_keeps_a_category_of_its_own():
    understood = read("项目名称|项目类别|建设地点\n一、道路工程\n甲|公园|某路\n乙||某路")
    assert understood.table["category"].tolist() == ["公园", "道路工程"]


TOTALS = {
    "right": ("小计|||3\n总计|||3", []),
    "rounded": ("合计|||3.0", []),
    "wrong": ("合计|||4", [("wrong_total", 4, "总投资(万元)")]),
    "too many": ("合计|共3个||3", [("wrong_count", 4, None)]),
}


@pytest.mark.parametrize(("rows", "found"), TOTALS.values(), ids=list(TOTALS))
def test_sums_are_held_against_their_parts(rows, found):
    assert codes(read(f"{HEAD}\n1|甲|某路|1\n2|乙|某路|2\n{rows}")) == found


def test_a_wrong_sum_names_both_figures():
    (finding,) = read(f"{HEAD}\n1|甲|某路|1.2\n2|乙|某路|2\n合计|||4").findings
    assert finding.message().zh.startswith(
        "表.xlsx 第 4 行 “总投资(万元)”列:合计 4 与全表各行之和 3.2 不符"
    )


def test_a_merged_value_belongs_to_every_row_and_counts_once_in_a_sum():
    understood = read(
        drawn(f"{HEAD}\n1|甲|某路|5\n2|乙||\n合计|||5", merged=((1, 2, 2, 2), (1, 2, 3, 3)))
    )
    assert values(understood, "name", "location", "investment_total_wan") == [
        ["甲", "某路", 5.0],
        ["乙", "某路", 5.0],
    ]
    assert understood.findings == ()


def test_hidden_rows_are_kept_and_marked():
    understood = read(drawn(f"{HEAD}\n1|甲|某路|1\n2|乙|某路|2", hidden_rows=(1,)))
    assert values(understood, "name", "hidden") == [["甲", True], ["乙", False]]


def test_a_second_table_is_read_by_its_own_headings():
    understood = read(
        f"{HEAD}\n1|甲|某路|1\n\n序号|项目名称|责任单位|建设地点|总投资(亿元)\n1|乙|某局|某街|2"
    )
    assert values(understood, "name", "location", "unit", "investment_total_wan") == [
        ["甲", "某路", None, 1.0],
        ["乙", "某街", "某局", 20000.0],
    ]
    assert codes(understood) == [("other_table", 4, None)]


def test_cells_beyond_the_headings_of_a_text_file_leave_their_row_out():
    understood = read(drawn(f"{HEAD}\n1|甲|某路|1\n2|乙|某|路|2|多\n3|丙|某路|1", encoding="UTF-8"))
    assert understood.table["name"].tolist() == ["甲", "丙"]
    assert codes(understood) == [("too_many_cells", 3, None)]


STATUS_NOTES = {
    "a planned end": ("续建(预计9月竣工)", {"status": "在建", "finish_planned": "2021-09"}),
    "an actual beginning": (
        "已于2021年3月15日开工",
        {"status": "开工", "start_actual": "2021-03-15"},
    ),
    "a delay": ("延后至2022年开工", {"status": "延后", "start_planned": "2022"}),
}


@pytest.mark.parametrize(("cell", "told"), STATUS_NOTES.values(), ids=list(STATUS_NOTES))
def test_dates_in_notes_of_a_status(cell, told):
    table = read(f"项目名称|项目状态\n甲|{cell}", year=2021).table
    assert {code: table[code].iloc[0] for code in told} == told
    assert table["status_text"].iloc[0] == cell


def test_a_column_of_dates_tells_before_a_note():
    table = read(
        "项目名称|项目状态|计划竣工\n甲|续建(预计9月竣工)|2023年\n乙|续建(预计9月竣工)|", year=2021
    ).table
    assert table["finish_planned"].tolist() == ["2023", "2021-09"]


def test_a_form_of_labels_becomes_rows():
    understood = read(
        "项目名称|甲路\n建设单位|某局\n建设地点|某路\n项目名称|乙路\n建设单位|某公司\n建设地点|某街"
    )
    assert values(understood, "name", "unit", "location") == [
        ["甲路", "某局", "某路"],
        ["乙路", "某公司", "某街"],
    ]
