"""Where headings stand, and which column holds which field."""

import pytest
from understand_grids import book, codes, drawn, fields, read, values

from gongshu_geo.errors import RegisterError

HEADINGS = {
    "one row": ("项目名称|建设地点|总投资(万元)\n甲|某路|1", (), [1],
                {"name": "项目名称", "location": "建设地点", "investment_total_wan": "总投资(万元)"}),
    "below titles": ("2021年计划表\n单位:万元\n项目名称|总投资\n甲|1", (), [3],
                     {"name": "项目名称", "investment_total_wan": "总投资"}),
    "a child under its parent": (
        "项目名称|投资情况|\n|总投资(万元)|年度计划投资(万元)\n甲|5|1", ((0, 1, 0, 0), (0, 0, 1, 2)), [1, 2],
        {"name": "项目名称", "investment_total_wan": "投资情况 > 总投资(万元)",
         "investment_year_wan": "投资情况 > 年度计划投资(万元)"}),
    "merging lost": (
        "项目名称|投资情况||备注\n|总投资(万元)|年度计划投资(万元)|\n甲|5|1|", (), [1, 2],
        {"name": "项目名称", "investment_total_wan": "投资情况 > 总投资(万元)",
         "investment_year_wan": "投资情况 > 年度计划投资(万元)", "note": "备注"}),
    "parts under 资金来源 are no total": (
        "项目名称|总投资(万元)|资金来源|\n||财政|总投资\n甲|5|1|4",
        ((0, 1, 0, 0), (0, 1, 1, 1), (0, 0, 2, 3)), [1, 2],
        {"name": "项目名称", "investment_total_wan": "总投资(万元)"}),
    "planned and actual above": (
        "项目名称|计划||实际|\n|开工时间|竣工时间|开工时间|竣工时间\n甲|2021年|2022年|2021-03|",
        ((0, 1, 0, 0), (0, 0, 1, 2), (0, 0, 3, 4)), [1, 2],
        {"name": "项目名称", "start_planned": "计划 > 开工时间", "finish_planned": "计划 > 竣工时间",
         "start_actual": "实际 > 开工时间", "finish_actual": "实际 > 竣工时间"}),
    "spaces and line breaks": ("项 目↵名 称|建设 地点\n甲|某路", (), [1],
                               {"name": "项目名称", "location": "建设地点"}),
    "the year of the register": (
        "2022年计划\n项目名称|2021年度计划投资(万元)|2022年度计划投资(万元)\n甲|1|2", (), [2],
        {"name": "项目名称", "investment_year_wan": "2022年度计划投资(万元)"}),
    "a running number is no code": ("序号|项目名称|建设地点\n1|甲|某路", (), [1],
                                    {"name": "项目名称", "location": "建设地点"}),
    "a period is two dates": ("项目名称|建设起止年限\n甲|2021-2023", (), [1],
                              {"name": "项目名称", "start_planned": "建设起止年限",
                               "finish_planned": "建设起止年限"}),
    "a duration is none": ("项目名称|建设工期\n甲|24个月", (), [1], {"name": "项目名称"}),
    "an English feed": ("projectCode|projectName|address\nP-1|甲|某路", (), [1],
                        {"code": "projectCode", "name": "projectName", "location": "address"}),
    "ticks are no dates": ("项目名称|开工\n甲|√\n乙|√", (), [1], {"name": "项目名称"}),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "merged", "rows", "columns"), HEADINGS.values(), ids=list(HEADINGS)
)
def test_headings_and_their_fields(text, merged, rows, columns):
    understood = read(drawn(text, merged=merged))
    assert list(understood.heading_rows) == rows
    assert fields(understood) == columns


NATURES = {
    "新开工 and 续建 are a status": (("新开工", "续建"), ["开工", "在建"]),
    "新建 beside 续建 is 新开工": (("新建", "续建"), ["开工", "在建"]),
    "新建 and 改建 are kinds of works": (("新建", "改建"), [None, None]),
    "迁建 is a kind of works here": (("迁建", "新建"), [None, None]),
}


@pytest.mark.parametrize(("cells", "statuses"), NATURES.values(), ids=list(NATURES))
def test_the_cells_decide_what_is_meant_by_nature(cells, statuses):
    understood = read("项目名称|建设性质\n" + "\n".join(f"路{cell}|{cell}" for cell in cells))
    assert understood.table["status"].tolist() == statuses
    assert understood.table["status_text"].tolist() == (
        list(cells) if statuses[0] else [None, None]
    )


UNITS = {
    "of the title": ("单位:亿元\n项目名称|总投资\n甲|1.5", 15000),
    "of its own before the title's": ("单位:亿元\n项目名称|总投资(万元)\n甲|1.5", 1.5),
    "of the cell before its heading's": ("项目名称|总投资(万元)\n甲|1.5亿元", 15000),
    "in a row below": ("项目名称|总投资\n|(亿元)\n甲|1.5", 15000),
    "after the words": ("项目名称|总投资/亿元\n甲|1.5", 15000),
}


@pytest.mark.parametrize(("text", "value"), UNITS.values(), ids=list(UNITS))
def test_units_of_money(text, value):
    assert read(text).table["investment_total_wan"].tolist() == [pytest.approx(value)]


YEARS = {
    "of a title": ("2021年重点项目计划表\n项目名称|计划竣工\n甲|9月底", {}),
    "of a heading": ("项目名称|2021年度计划投资(万元)|计划竣工\n甲|1|9月底", {}),
    "that was asked for": ("2019年计划表\n项目名称|计划竣工\n甲|9月底", {"year": 2021}),
}


@pytest.mark.parametrize(("text", "asked"), YEARS.values(), ids=list(YEARS))
def test_a_month_has_the_registers_year(text, asked):
    assert read(text, **asked).table["finish_planned"].tolist() == ["2021-09"]


def test_a_month_without_any_year_is_a_problem():
    understood = read("项目名称|计划竣工\n甲|9月底")
    assert understood.table["finish_planned"].tolist() == [None]
    assert codes(understood) == [("bad_date", 2, "计划竣工")]


def test_a_date_is_planned_or_actual_by_the_status_of_its_row():
    understood = read(
        "2021年重点项目计划表\n项目名称|项目状态|开工时间\n甲|续建|2019年\n乙|新开工|2021年9月",
        year=2021,
    )
    assert values(understood, "start_planned", "start_actual") == [
        [None, "2019"],
        ["2021-09", None],
    ]


def test_a_date_of_which_nothing_tells_is_a_problem():
    understood = read("项目名称|开工时间\n甲|2021年")
    assert codes(understood) == [("ambiguous_heading", 1, "开工时间")]
    assert [column.heading for column in understood.unread] == ["开工时间"]


def test_a_sibling_tells_which_of_two_dates_is_planned():
    understood = read("项目名称|开工时间|实际开工时间\n甲|2021年|2021-03-01")
    assert values(understood, "start_planned", "start_actual") == [["2021", "2021-03-01"]]


GOOD = "项目名称|建设地点|总投资(万元)\n甲|某路|1"
SHEETS = {
    "the best headings": ((("说明", "填表说明\n请逐项填写", False), ("表", GOOD, False)), {}, "表"),
    "not the hidden one": ((("旧表", GOOD, True), ("表", GOOD, False)), {}, "表"),
    "the one asked for": ((("一", GOOD, False), ("二", GOOD, False)), {"sheet": "二"}, "二"),
}


@pytest.mark.parametrize(("sheets", "asked", "chosen"), SHEETS.values(), ids=list(SHEETS))
def test_the_sheet_that_is_read(sheets, asked, chosen):
    grids = [drawn(text, sheet=name, hidden=hidden) for name, text, hidden in sheets]
    understood = read(book(*grids), **asked)
    assert understood.sheet == chosen
    others = [finding.found for finding in understood.findings if finding.code == "other_sheet"]
    assert others == ([] if asked else [name for name, *_ in sheets if name != chosen])


def test_a_sheet_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(RegisterError) as caught:
        read(book(drawn(GOOD, sheet="表")), sheet="表二")
    (finding,) = caught.value.findings
    assert (finding.code, finding.found, finding.expected.zh) == ("no_such_sheet", "表二", "表")


def test_a_file_without_headings_is_refused():
    with pytest.raises(RegisterError) as caught:
        read("会议纪要\n请各单位于周五前报送")
    assert [finding.code for finding in caught.value.findings] == ["no_heading"]
