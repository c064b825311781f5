"""Whatever a sheet holds it is read or refused in words, and its form does not change its rows."""

import datetime as dt
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from understand_grids import fields, grid_of, read

from gongshu_geo.errors import RegisterError
from gongshu_geo.register.understand import ROW_FIELDS
from gongshu_geo.register.understand.report import as_json, as_text

WORDS = (
    "项目名称", "建设地点", "总投资(万元)", "2021年度计划投资", "开工时间", "计划", "实际", "投资情况", "序号", "建设性质", "合计", "小计",
    "一、道路工程", "(一)", "二", "注:合成", "其中:", "共3个", "续建(预计9月竣工)", "新开工", "新建", "9月底", "2021-2023", "24个月",
    "1.2亿元", "约5亩", "-", "单位:亿元", "万元", "康桥路↵以北", "项目名称:合成路", "建设地点1", "建设地点2", "projectName", "=", "(((",
)  # fmt: skip
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)


@st.composite
def grids(draw):
    """Grids of any cells, with any merged ranges."""
    height, width = draw(st.integers(1, 12)), draw(st.integers(1, 7))
    rows = [[draw(CELLS) for _ in range(width)] for _ in range(height)]
    if draw(st.booleans()):
        rows.insert(draw(st.integers(0, len(rows))), [*WORDS[:width]])
    spans = []
    for _ in range(draw(st.integers(0, 3))):
        top, left = draw(st.integers(0, len(rows) - 1)), draw(st.integers(0, width - 1))
        bottom = draw(st.integers(top, len(rows) - 1))
        spans.append((top, bottom, left, draw(st.integers(left, width - 1))))
    encoding = draw(st.sampled_from(["", "UTF-8"]))
    return grid_of(rows, merged=spans, hidden_rows=draw(st.sets(st.integers(0, 8))),
                   encoding=encoding)  # fmt: skip


def understood_or_refused(grid, **asked):
    """What is understood of a grid, or the findings that refuse it."""
    try:
        return read(grid, **asked), ()
    except RegisterError as error:
        return None, error.findings


@settings(max_examples=300, deadline=None)
@given(grids(), st.one_of(st.none(), st.integers(1949, 2100)))
def test_any_grid_is_understood_or_refused_in_words(grid, year):
    understood, refusals = understood_or_refused(grid, year=year)
    assert all(finding.message().zh for finding in refusals)
    if understood is None:
        return
    told = json.loads(as_json(understood))
    assert list(told) == ["sheet", "heading_rows", "columns", "rows", "problems"]
    assert all(list(row) == [*ROW_FIELDS, "source_row", "hidden"] for row in told["rows"])
    rows = [row["source_row"] for row in told["rows"]]
    assert rows == sorted(set(rows))
    # Of a form of labels and values the first label and the first site share a row.
    assert all(row >= told["heading_rows"][0] for row in rows)
    assert as_text(understood)


FORM = [
    [
        "序号",
        "项目代码",
        "项目名称",
        "建设地点",
        "项目状态",
        "总投资(万元)",
        "计划开工时间",
        "备注",
    ],
    [1, "A1", "合成一路", "康桥路以北", "续建", 1200, "2021年9月", None],
    [2, "A2", "合成二路", "石祥路", "新开工", 300.5, dt.date(2021, 3, 1), "急"],
    [3, "A3", "合成公园", "莫干山路108号", "前期", None, "年底", "-"],
]


def known(understood):
    return understood.table[[*ROW_FIELDS]].astype(object).where(lambda table: table.notna(), None)


@given(st.permutations(range(len(FORM[0]))))
def test_columns_in_another_order_are_the_same_fields(order):
    plain = read(grid_of(FORM), year=2021)
    other = read(grid_of([[row[index] for index in order] for row in FORM]), year=2021)
    assert fields(other) == fields(plain)
    assert known(other).equals(known(plain))


@given(st.lists(st.integers(0, len(FORM[0])), max_size=4), st.integers(0, 3))
def test_titles_and_blank_columns_change_no_row(places, titles):
    rows = [list(row) for row in FORM]
    for place in places:
        for row in rows:
            row.insert(place, None)
    rows = [*[["合成项目表"]] * titles, *rows]
    plain, other = read(grid_of(FORM), year=2021), read(grid_of(rows), year=2021)
    assert fields(other) == fields(plain)
    assert known(other).equals(known(plain))
    assert np.array_equal(other.table["source_row"], plain.table["source_row"] + titles)


@pytest.mark.parametrize("rows", [[[None]], [["项目名称"]], [["项目名称", "建设地点"]]])
def test_headings_alone_have_no_rows(rows):
    understood, refusals = understood_or_refused(grid_of(rows))
    assert [finding.code for finding in refusals] == ([] if understood else ["no_heading"])
    assert understood is None or len(understood.table) == 0
