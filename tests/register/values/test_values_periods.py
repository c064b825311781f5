"""Periods of works in one cell."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.register.values import read_period

PERIODS = {
    "years": ("2022年至2026年", "2022", "2026"),
    "years, dash": ("2022-2026", "2022", "2026"),
    "years, one 年": ("2021—2023年", "2021", "2023"),
    "short last year": ("2021-23年", "2021", "2023"),
    "short years": ("21-23年", "2021", "2023"),
    "months, dots": ("2021.3-2023.12", "2021-03", "2023-12"),
    "months, wave": ("2021年3月～2023年12月", "2021-03", "2023-12"),
    "months of one year": ("2021年3月至12月", "2021-03", "2021-12"),
    "months of one year, one 月": ("2021年3-12月", "2021-03", "2021-12"),
    "months, six figures": ("202103-202312", "2021-03", "2023-12"),
    "days": ("2021-03-01至2023-12-31", "2021-03-01", "2023-12-31"),
    "days, nothing but dashes": ("2021-03-01-2023-12-31", "2021-03-01", "2023-12-31"),
    "days, spaced dash": ("2021-03-01 - 2023-12-31", "2021-03-01", "2023-12-31"),
    "days, slashes": ("2021/3/1-2023/12/31", "2021-03-01", "2023-12-31"),
    "days, eight figures": ("20210301-20231231", "2021-03-01", "2023-12-31"),
    "quarters": ("2021年一季度至2022年四季度", "2021", "2022"),
    "month to year's end": ("2021年9月—2022年底", "2021-09", "2022"),
    "year alone": ("2021年", "2021", "2021"),
    "year as number": (2021, "2021", "2021"),
    "beginning alone": ("2021年3月起", "2021-03", ""),
    "open end": ("2021.9—", "2021-09", ""),
    "end alone": ("至2023年12月", "", "2023-12"),
    "end in words": ("2023年12月竣工", "", "2023-12"),
    "in words": ("2021年9月开工,2023年12月竣工", "2021-09", "2023-12"),
    "five-year plan": ("“十四五”期间", "2021", "2025"),
    "duration beside it": ("24个月(2021.3-2022.9)", "2021-03", "2022-09"),
    "line break": ("2021年3月\n-2023年12月", "2021-03", "2023-12"),
    "empty": ("—", "", ""),
}


@pytest.mark.parametrize(("cell", "begin", "end"), PERIODS.values(), ids=PERIODS)
def test_a_cell_means_a_beginning_and_an_end(cell, begin, end):
    first, last = read_period(cell)
    assert (first.iso, last.iso, first.problem, last.problem) == (begin, end, None, None)


@pytest.mark.parametrize("text", ["24个月", "730日历天", "2年", "18个月左右", "工期12个月"])
def test_a_duration_is_no_period(text):
    begin, end = read_period(text)
    assert (begin.span, end.span, begin.problem, begin.rest) == (None, None, None, text)


PROBLEMS = {
    "backwards": ("2023-2021", "止期早于起期"),
    "three dates": ("2021年、2022年、2025年", "时间多于两个"),
    "one month": ("2021.9", "只有一个时间"),
    "words": ("长期", "不是时间"),
    "months without a year": ("3月-9月", "没有年份"),
}


@pytest.mark.parametrize(("text", "problem"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_is_no_period_is_a_problem(text, problem):
    begin, end = read_period(text)
    assert problem in (begin.problem or end.problem).zh


DAYS = st.dates(dt.date(1949, 1, 1), dt.date(2100, 12, 31))


@given(DAYS, DAYS, st.sampled_from([4, 7, 10]), st.sampled_from(["至", "~", "-", "—", " - "]))
def test_two_iso_dates_come_back(one, other, length, between):
    first, last = sorted((one, other))
    begin, end = read_period(f"{first.isoformat()[:length]}{between}{last.isoformat()[:length]}")
    assert (begin.iso, end.iso) == (first.isoformat()[:length], last.isoformat()[:length])


@given(
    st.one_of(
        st.text(max_size=30),
        st.text("0123456789年月日至到-~.(),个天十四五", max_size=16),
        st.integers(),
        st.floats(),
        st.dates(),
    )
)
def test_any_cell_is_read_or_a_problem(cell):
    begin, end = read_period(cell, year=2021)
    assert begin.span is None or end.span is None or begin.span.start <= end.span.end or end.problem
