"""Dates in cells: every form of registers, numbers of spreadsheets, dates among words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.register.values import find_dates, iso, read_date
from gongshu_geo.status import parse_date

YEAR = 2021
UTC = dt.UTC

FORMS = {
    "month's end": ("2021年9月底", "2021-09", "2021-09-01", "2021-09-30"),
    "month, dot": ("2021.9", "2021-09", "2021-09-01", "2021-09-30"),
    "day, dots": ("2021.09.30", "2021-09-30", "2021-09-30", "2021-09-30"),
    "two-digit year, dot": ("21.9", "2021-09", "2021-09-01", "2021-09-30"),
    "two-digit year, day": ("21.9.30", "2021-09-30", "2021-09-30", "2021-09-30"),
    "two-digit year, 年": ("21年9月", "2021-09", "2021-09-01", "2021-09-30"),
    "last century": ("98年9月", "1998-09", "1998-09-01", "1998-09-30"),
    "month, slash": ("2021/9", "2021-09", "2021-09-01", "2021-09-30"),
    "day without noughts": ("2021-9-3", "2021-09-03", "2021-09-03", "2021-09-03"),
    "month alone": ("9月", "2021-09", "2021-09-01", "2021-09-30"),
    "by a month's end": ("9月底前", "2021-09", "2021-01-01", "2021-09-30"),
    "middle of a month": ("9月中旬", "2021-09", "2021-09-01", "2021-09-20"),
    "quarter alone": ("三季度", "2021", "2021-07-01", "2021-09-30"),
    "quarter as Q": ("Q3", "2021", "2021-07-01", "2021-09-30"),
    "quarter as Q before its year": ("Q3 2022", "2022", "2022-07-01", "2022-09-30"),
    "end of a quarter": ("2021年一季度末", "2021", "2021-01-01", "2021-03-31"),
    "three quarters": ("前三季度", "2021", "2021-01-01", "2021-09-30"),
    "half alone": ("上半年", "2021", "2021-01-01", "2021-06-30"),
    "year's end alone": ("年底", "2021", "2021-01-01", "2021-12-31"),
    "within the year": ("年内", "2021", "2021-01-01", "2021-12-31"),
    "by a year's end": ("2021年底前", "2021", "2021-01-01", "2021-12-31"),
    "year as 年度": ("2021年度", "2021", "2021-01-01", "2021-12-31"),
    "this year": ("今年9月", "2021-09", "2021-09-01", "2021-09-30"),
    "next year": ("明年上半年", "2022", "2022-01-01", "2022-06-30"),
    "full width": ("２０２１年９月", "2021-09", "2021-09-01", "2021-09-30"),
    "spaces inside": ("2021 年 9 月 30 日", "2021-09-30", "2021-09-30", "2021-09-30"),
    "line break inside": ("2021年\n9月底", "2021-09", "2021-09-01", "2021-09-30"),
    "Chinese numerals": ("二〇二一年九月三十日", "2021-09-30", "2021-09-30", "2021-09-30"),
    "letter O for nought": ("二O二一年九月", "2021-09", "2021-09-01", "2021-09-30"),
    "Chinese month": ("十二月底", "2021-12", "2021-12-01", "2021-12-31"),
    "ISO moment of a feed": ("2021-09-29T16:00:00.000Z", "2021-09-30", "2021-09-30", "2021-09-30"),
    "midnight as text": ("2021-09-30 00:00:00", "2021-09-30", "2021-09-30", "2021-09-30"),
    "serial as text": ("44469", "2021-09-30", "2021-09-30", "2021-09-30"),
    "serial": (44469, "2021-09-30", "2021-09-30", "2021-09-30"),
    "serial with a time": (44469.75, "2021-09-30", "2021-09-30", "2021-09-30"),
    "year as number": (2021, "2021", "2021-01-01", "2021-12-31"),
    "year as float": (2021.0, "2021", "2021-01-01", "2021-12-31"),
    "month as float": (2021.9, "2021-09", "2021-09-01", "2021-09-30"),
    "November as float": (2021.11, "2021-11", "2021-11-01", "2021-11-30"),
    "six figures": (202109, "2021-09", "2021-09-01", "2021-09-30"),
    "eight figures": (20210930.0, "2021-09-30", "2021-09-30", "2021-09-30"),
    "milliseconds": (1632931200000, "2021-09-30", "2021-09-30", "2021-09-30"),
    "date cell": (
        dt.datetime.fromisoformat("2021-09-30"),
        "2021-09-30",
        "2021-09-30",
        "2021-09-30",
    ),
    "date": (dt.date(2021, 9, 30), "2021-09-30", "2021-09-30", "2021-09-30"),
    "moment in its zone": (
        dt.datetime(2021, 9, 29, 16, tzinfo=UTC),
        "2021-09-30",
        "2021-09-30",
        "2021-09-30",
    ),
}


@pytest.mark.parametrize(("cell", "text", "start", "end"), FORMS.values(), ids=FORMS)
def test_a_cell_means_a_span(cell, text, start, end):
    reading = read_date(cell, year=YEAR)
    span = reading.span
    assert (reading.iso, span.start.isoformat(), span.end.isoformat()) == (text, start, end)
    assert (reading.problem, reading.rest) == (None, "")


AMONG_WORDS = {
    "note behind": ("2021年9月(预计)", "2021-09", "预计"),
    "plan before": ("计划2021年9月", "2021-09", "计划"),
    "sentence": ("已于2021年9月开工", "2021-09", "已于…开工"),
    "older plan in brackets": ("2021年9月(原计划2021年6月)", "2021-09", "原计划2021年6月"),
    "the same twice": ("2021年9月(2021.9)", "2021-09", "2021.9"),
}


@pytest.mark.parametrize(("text", "date", "rest"), AMONG_WORDS.values(), ids=AMONG_WORDS)
def test_words_beside_a_date_are_kept(text, date, rest):
    reading = read_date(text)
    assert (reading.iso, reading.rest, reading.problem) == (date, rest, None)


PROBLEMS = {
    "status in a date cell": ("已开工", "不是时间"),
    "five-year plan": ("十四五", "不是时间"),
    "two dates": ("2021年9月、2022年3月", "几个时间"),
    "period": ("2022年至2026年", "几个时间"),
    "no such day": ("2021年9月31日", "不是时间"),
    "no such month": ("202113", "不是时间"),
    "length": ("3.5公里", "不是时间"),
    "failed formula": ("#REF!", "公式出错"),
    "truth value": (True, "不是时间"),
    "small number": (12, "不是时间"),
}


@pytest.mark.parametrize(("cell", "problem"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_is_no_date_is_a_problem(cell, problem):
    reading = read_date(cell, year=YEAR)
    assert (reading.span, reading.iso) == (None, "")
    assert problem in reading.problem.zh


def test_october_whose_nought_was_lost_is_its_year():
    reading = read_date(2021.1)
    assert (reading.iso, reading.rest) == ("2021", "")
    assert "1 月还是 10 月" in reading.problem.zh


def test_a_date_without_year_needs_one():
    assert "没有年份" in read_date("9月底").problem.zh


@pytest.mark.parametrize("cell", [None, "", "—", "/", "无", "待定", float("nan")])
def test_an_empty_cell_has_neither_date_nor_problem(cell):
    reading = read_date(cell)
    assert (reading.span, reading.problem, reading.rest, reading.iso) == (None, None, "", "")


@given(st.dates(dt.date(1949, 1, 1), dt.date(2100, 12, 31)), st.sampled_from([4, 7, 10]))
def test_iso_in_is_iso_out(day, length):
    text = day.isoformat()[:length]
    reading = read_date(text)
    assert reading.iso == iso(reading.span) == text


@given(st.dates(dt.date(1954, 10, 4), dt.date(2100, 12, 31)))
def test_serials_are_days(day):
    assert read_date((day - dt.date(1899, 12, 30)).days).iso == day.isoformat()


CELLS = st.one_of(
    st.text(max_size=30),
    st.text("0123456789年月日底前至-~.(),万亿元亩公里约计划开工竣季度Qq十二", max_size=16),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
    st.dates(),
    st.none(),
)


@given(CELLS)
def test_any_cell_is_read_or_a_problem(cell):
    reading = read_date(cell, year=YEAR)
    assert reading.span is None or reading.span.start <= reading.span.end
    assert bool(reading.iso) == (reading.span is not None)


@given(st.text("0123456789年月日底前至-~.(),、今明上下半季度Qq一二三十", max_size=24))
def test_dates_are_found_in_order_and_never_overlap(text):
    found = find_dates(text, year=YEAR)
    places = [place for date in found for place in (date.start, date.end)]
    assert places == sorted(places)


def test_a_later_date_takes_the_year_of_the_one_before():
    assert [date.iso for date in find_dates("2021年3月至9月")] == ["2021-03", "2021-09"]


@pytest.mark.parametrize("text", ["2021年内", "2021年度", "2021年年内"])
def test_a_whole_year_in_other_words(text):
    assert parse_date(text) == parse_date("2021")
