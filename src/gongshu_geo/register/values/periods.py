"""Periods of works in one cell: 2022年至2026年, 2021.3-2023.12."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache

from gongshu_geo.errors import Bilingual
from gongshu_geo.register.grid import Cell
from gongshu_geo.register.values.cells import is_empty
from gongshu_geo.register.values.dates import NO_DATE, NO_YEAR, DateReading, read_date
from gongshu_geo.register.values.scan import FoundDate, find_dates, four_digits, in_figures
from gongshu_geo.status import DateSpan, Precision

PLANS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
"""First years of the five-year plans; each lasts five (国民经济和社会发展五年规划纲要)."""

BACKWARDS = Bilingual("止期早于起期", "the end is before the beginning")
MANY = Bilingual("时间多于两个,分不清起止", "more than two dates, beginning and end are unclear")
ONE = Bilingual("只有一个时间,当作起期", "one date only, taken for the beginning")

Period = tuple[DateReading, DateReading]


def read_period(cell: Cell, *, year: int | None = None) -> Period:
    """Beginning and end of the works.

    Parameters
    ----------
    cell
        Of any type. A year alone is both, a plan of five years (十四五) its first and last year;
        a month or day alone is the beginning.
    year
        The year of dates without one.

    Returns
    -------
    period
        Beginning and end, each as :func:`~gongshu_geo.register.values.dates.read_date` gives it.
        A duration (24个月) is no period: it stands in ``rest`` of the beginning, without a
        problem.
    """
    if is_empty(cell):
        return DateReading(), DateReading()
    if isinstance(cell, str):
        return _of_text(cell, year)
    reading = read_date(cell, year=year)
    if reading.span is None:
        return reading, DateReading()
    return _of_one(reading)


_DURATION = re.compile(
    r"(?:约|总?工期[::为]?|建设期[::为]?|周期[::为]?)*"
    r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)(?:个半?月|个?日历天|个?工作日|天(?!然)|周(?!边)|日历日|年(?:半|期)?(?![\d至到~-]))(?:左右|以内)?"
)
_TO = r"(?:-+|~+|至|到|→|—)"
_SHORT_YEARS = re.compile(rf"(?<!\d)(\d{{2}}|\d{{4}})(年?){_TO}(\d{{2}})(?=年)")
_DASHED = re.compile(r"(?<!\d)(\d{4}-\d{2}(?:-\d{2})?)-(\d{4}-\d{2}(?:-\d{2})?)(?!\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})-((?:19|20)\d{2})(?![\d])")
_PLAN = re.compile(rf"[\"“”'‘’「]*({'|'.join(PLANS)})[\"“”'‘’」]*(?:期间|时期|规划)?")


@lru_cache(maxsize=65536)
def _of_text(text: str, year: int | None) -> Period:
    folded = in_figures(text)
    if plan := _PLAN.fullmatch(folded):
        return _of_plan(PLANS[plan[1]])
    duration = _duration(folded)
    dated = folded.replace(duration, "", 1) if duration else folded
    dated = _SHORT_YEARS.sub(_whole_years, dated)
    dated = _YEARS.sub(r"\1~\2", _DASHED.sub(r"\1~\2", dated))
    found = find_dates(dated, year=year)
    if not found:
        problem = None if duration else NO_DATE
        return DateReading(problem=problem, rest=folded), DateReading()
    if any(date.span is None for date in found):
        return DateReading(problem=NO_YEAR, rest=folded), DateReading()
    return _of_dates(dated, found, duration)


def _whole_years(match: re.Match[str]) -> str:
    """21-23年 as 2021年~2023年."""
    return f"{four_digits(match[1])}年~{four_digits(match[3])}"


def _duration(folded: str) -> str:
    """The part of a text that is a duration: 24个月, 730日历天, 2年; not the year 21年."""
    found = _DURATION.search(folded)
    if found is None or re.fullmatch(r"(?:19|20)?\d{2}年", found[0]):
        return ""
    return found[0]


def _of_plan(first: int) -> Period:
    begin, end = (
        DateSpan(end=dt.date(year, 12, 31), precision=Precision.YEAR) for year in (first, first + 4)
    )
    return DateReading(span=begin, iso=str(first)), DateReading(span=end, iso=str(first + 4))


def _of_dates(text: str, found: list[FoundDate], rest: str) -> Period:
    """One date or two as a period; two that are the same are one."""
    readings = [DateReading(span=date.span, iso=date.iso) for date in found]
    if len(readings) > 2:
        return DateReading(problem=MANY, rest=text), DateReading()
    if len(readings) == 1:
        return _of_single(text, found[0], replace(readings[0], rest=rest))
    begin, end = readings
    if (
        re.search(r"竣工|完工|建成", text[found[0].end : found[0].end + 4])
        and "开工" in text[found[1].end :]
    ):
        begin, end = end, begin
    if begin.span and end.span and end.span.end < begin.span.start:
        return replace(begin, rest=rest), DateReading(problem=BACKWARDS, rest=text)
    return replace(begin, rest=rest), end


def _of_single(text: str, date: FoundDate, reading: DateReading) -> Period:
    """至2023年12月 and 2023年12月竣工 are ends, 2021年3月起 a beginning, 2021年 is both."""
    before, after = text[: date.start], text[date.end :]
    if re.search(r"(?:至|到|-|~)$|竣工|完工|建成", before) or re.match(
        r".{0,3}(?:竣工|完工|建成|完成)", after
    ):
        return DateReading(), reading
    if re.match(r"起|开始|开工|-|~|至|到", after) or re.search(r"自|从|开工", before):
        return reading, DateReading()
    return _of_one(reading)


def _of_one(reading: DateReading) -> Period:
    if (
        reading.span is not None
        and reading.span.precision is Precision.YEAR
        and reading.span.is_whole
    ):
        return reading, replace(reading, rest="")
    return reading if reading.problem else replace(reading, problem=ONE), DateReading()
