"""Dates of registers: what each form means, and that writing and reading are inverse."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.status import (
    DateSpan,
    Precision,
    format_date,
    format_deadline,
    format_short,
    parse_date,
    start_of,
)

FORMS = {
    "day, Chinese": ("2021年12月31日", "2021-12-31", "2021-12-31", "day"),
    "day, ISO": ("2021-12-31", "2021-12-31", "2021-12-31", "day"),
    "day, slashes": ("2021/9/30", "2021-09-30", "2021-09-30", "day"),
    "day, dots": ("2021.9.30", "2021-09-30", "2021-09-30", "day"),
    "day, eight figures": ("20210930", "2021-09-30", "2021-09-30", "day"),
    "day, with a time as Excel writes it": (
        "2021-09-30 00:00:00",
        "2021-09-30",
        "2021-09-30",
        "day",
    ),
    "day, full width": ("２０２１年９月３０日", "2021-09-30", "2021-09-30", "day"),
    "day, said as 号": ("2021年9月30号", "2021-09-30", "2021-09-30", "day"),
    "leap day": ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
    "month": ("2021年9月", "2021-09-01", "2021-09-30", "month"),
    "month, 份": ("2021年9月份", "2021-09-01", "2021-09-30", "month"),
    "month, ISO": ("2021-12", "2021-12-01", "2021-12-31", "month"),
    "month, dot": ("2021.9", "2021-09-01", "2021-09-30", "month"),
    "month, six figures": ("202109", "2021-09-01", "2021-09-30", "month"),
    "end of a month": ("2021年9月底", "2021-09-01", "2021-09-30", "month"),
    "first third of a month": ("2021年9月上旬", "2021-09-01", "2021-09-10", "month"),
    "middle third of a month": ("2021年9月中旬", "2021-09-01", "2021-09-20", "month"),
    "last third of a month": ("2021年9月下旬", "2021-09-01", "2021-09-30", "month"),
    "month with its last day": ("2024年11月(29日前)", "2024-11-01", "2024-11-29", "month"),
    "quarter": ("2021年三季度", "2021-07-01", "2021-09-30", "quarter"),
    "quarter, 第": ("2021年第三季度", "2021-07-01", "2021-09-30", "quarter"),
    "quarter, figure": ("2021年3季度末", "2021-07-01", "2021-09-30", "quarter"),
    "quarter, Q": ("2021Q3", "2021-07-01", "2021-09-30", "quarter"),
    "three quarters": ("2021年前三季度", "2021-01-01", "2021-09-30", "year"),
    "first half": ("2021年上半年", "2021-01-01", "2021-06-30", "half"),
    "second half": ("2021年下半年", "2021-07-01", "2021-12-31", "half"),
    "year": ("2021", "2021-01-01", "2021-12-31", "year"),
    "year, 年": ("2021年", "2021-01-01", "2021-12-31", "year"),
    "year, spaced": ("2021 年", "2021-01-01", "2021-12-31", "year"),
    "end of a year": ("2021年底", "2021-01-01", "2021-12-31", "year"),
    "end of a year, doubled": ("2021年年底", "2021-01-01", "2021-12-31", "year"),
    "beginning of a year": ("2021年初", "2021-01-01", "2021-03-31", "quarter"),
    "middle of a year": ("2021年中", "2021-01-01", "2021-07-31", "year"),
    "year with its last day": ("2025年(7月31日前)", "2025-01-01", "2025-07-31", "year"),
    "before a day": ("2021年9月30日前", "2021-01-01", "2021-09-30", "year"),
    "before the end of a month": ("2021年9月底前", "2021-01-01", "2021-09-30", "year"),
}


@pytest.mark.parametrize(("text", "start", "end", "precision"), FORMS.values(), ids=FORMS)
def test_a_form_means_an_interval(text, start, end, precision):
    span = parse_date(text)
    assert (span.start.isoformat(), span.end.isoformat(), span.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "计划",
        "待定",
        "2021年13月",
        "2021年9月31日",
        "2023-02-29",
        "202113",
        "1234",
        "3021",
        "9月",
        "21年9月",
        "2021年5季度",
        "2021Q5",
        "2022年至2026年",
        "44561",
        "2021年9月(31日前)",
        "2021-09-30 25",
    ],
)
def test_what_is_no_date_is_none(text):
    assert parse_date(text) is None


WORDS = {
    "day": ("2021-09-30", "2021年9月30日", "30 September 2021", "2021-09-30"),
    "month": ("2021年9月底", "2021年9月", "September 2021", "2021-09"),
    "part of a month": ("2021年9月上旬", "2021年9月(10日前)", "September 2021 (by 10)", "2021-09"),
    "quarter": ("2021Q3", "2021年三季度", "Q3 2021", "2021Q3"),
    "half": ("2021年上半年", "2021年上半年", "first half of 2021", "2021H1"),
    "year": ("2021年底", "2021 年", "2021", "2021"),
    "part of a year": ("2025年(7月31日前)", "2025 年(7月31日前)", "2025 (by 31 July)", "2025"),
}


@pytest.mark.parametrize(("text", "zh", "en", "short"), WORDS.values(), ids=WORDS)
def test_a_date_is_told_as_exactly_as_it_is_known(text, zh, en, short):
    words = format_date(parse_date(text))
    assert (words.zh, words.en, format_short(parse_date(text))) == (zh, en, short)


DEADLINES = {
    "year": ("2021", "2021 年底", "end of 2021"),
    "month": ("2021-09", "2021年9月底", "end of September 2021"),
    "day": ("2021-09-30", "2021年9月30日", "30 September 2021"),
    "quarter": ("2021Q3", "2021年三季度", "Q3 2021"),
    "part of a year": ("2021年中", "2021 年(7月31日前)", "2021 (by 31 July)"),
}


@pytest.mark.parametrize(("text", "zh", "en"), DEADLINES.values(), ids=DEADLINES)
def test_a_deadline_closes_years_and_months(text, zh, en):
    words = format_deadline(parse_date(text))
    assert (words.zh, words.en) == (zh, en)


SPANS = st.builds(
    DateSpan,
    end=st.dates(dt.date(1949, 1, 1), dt.date(2100, 12, 31)),
    precision=st.sampled_from(Precision),
)


@given(SPANS)
def test_formatted_then_parsed_is_the_same_interval(span):
    words = format_date(span)
    for text in (words.zh, words.en):
        back = parse_date(text)
        assert (back.start, back.end) == (span.start, span.end), text


@given(SPANS)
def test_a_deadline_parsed_is_the_same_interval(span):
    words = format_deadline(span)
    for text in (words.zh, words.en):
        back = parse_date(text)
        assert (back.start, back.end) == (span.start, span.end), text


@given(SPANS)
def test_a_span_starts_with_its_period_and_never_ends_before(span):
    assert span.start == start_of(span.end, span.precision) <= span.end
    assert span.start.day == 1 or span.precision is Precision.DAY


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_without_failing(text):
    assert parse_date(text) is None or parse_date(text).start <= parse_date(text).end
