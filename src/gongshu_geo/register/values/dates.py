"""Dates in cells: alone, among words, as numbers of a spreadsheet."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gongshu_geo.errors import Bilingual
from gongshu_geo.register.grid import Cell
from gongshu_geo.register.values.cells import is_empty, is_error, text_of
from gongshu_geo.register.values.scan import FoundDate, find_dates, four_digits, in_figures, iso
from gongshu_geo.status import DateSpan, Precision, parse_date
from gongshu_geo.status.dates import ALLOWED, YEARS

SERIALS = range(20000, 80000)
"""Numbers taken for days of Excel's calendar: 1954-10-03 to 2119-01-10."""

EXCEL_DAY_0 = dt.date(1899, 12, 30)
"""The day before Excel's first, moved by its 29 February 1900 (ECMA-376 part 1, 18.17.4.1)."""

MILLISECONDS = range(10**11, 5 * 10**12)
"""Numbers taken for milliseconds since 1970 as feeds write them: 1973 to 2128."""

CHINA = dt.timezone(dt.timedelta(hours=8))
"""Beijing time, in which a feed's moment is the day that was meant."""

TWO_DATES = Bilingual(
    "一格内有几个时间,分不清用哪个", "several dates in one cell, unclear which holds"
)
NO_TENTHS = Bilingual(
    "数值型的“年.月”末位 0 已丢:是 1 月还是 10 月不能确定,只取年份",
    "a number such as 2021.1 may be January or October, so only the year is used",
)
NO_DATE = Bilingual(f"不是时间,可写{ALLOWED.zh}", f"no date; write {ALLOWED.en}")
NO_YEAR = Bilingual("没有年份,表上也没有", "no year, in the cell or in the register")
BROKEN = Bilingual("公式出错", "the formula failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """What a cell says of one date.

    Attributes
    ----------
    span
        The days that are meant, or ``None``.
    problem
        Why the cell could not be read, or what is doubtful of it.
    rest
        The other words of the cell: 已于…开工 of 已于2021年9月开工.
    iso
        The date as far as it is named: of 2021年9月底前 it is ``2021-09``, while ``span`` reaches
        back to January; ``""`` without a span.
    """

    span: DateSpan | None = None
    problem: Bilingual | None = None
    rest: str = ""
    iso: str = ""


def read_date(cell: Cell, *, year: int | None = None) -> DateReading:
    """The date in a cell.

    Parameters
    ----------
    cell
        Of any type. A number is a year, a month (202109), a day (20210930), a day of Excel's
        calendar or milliseconds since 1970.
    year
        The year of dates without one (9月底, 三季度), from the column or the register.

    Returns
    -------
    reading
        Without a span and with a problem where the cell holds no date or several. An empty cell
        has neither.
    """
    if is_empty(cell):
        return DateReading()
    if isinstance(cell, dt.datetime):
        return _on_day(_in_china(cell))
    if isinstance(cell, dt.date):
        return _on_day(cell)
    if isinstance(cell, bool):
        return DateReading(problem=NO_DATE, rest=text_of(cell))
    if isinstance(cell, int | float):
        return _of_number(float(cell), year)
    return _of_text(cell, year)


def _on_day(day: dt.date) -> DateReading:
    if day.year not in YEARS:
        return DateReading(problem=NO_DATE, rest=day.isoformat())
    return DateReading(span=DateSpan(end=day, precision=Precision.DAY), iso=day.isoformat())


def _in_china(moment: dt.datetime) -> dt.date:
    """The day of a moment, told in Beijing time where it names its zone."""
    try:
        return (moment.astimezone(CHINA) if moment.tzinfo else moment).date()
    except OverflowError:  # the first and the last day of the calendar
        return moment.date()


def _of_number(number: float, year: int | None) -> DateReading:
    counted = _counted_day(number)
    if counted is not None:
        return _on_day(counted)
    if math.isfinite(number) and not number.is_integer() and int(number) in YEARS:
        return _year_and_month(number)
    return _of_text(text_of(number), year)


def _counted_day(number: float) -> dt.date | None:
    """The day of a number that counts days from Excel's first, or milliseconds from 1970."""
    if not math.isfinite(number):
        return None
    if int(number) in MILLISECONDS:
        return dt.datetime.fromtimestamp(number / 1000, CHINA).date()
    if int(number) in SERIALS:
        return EXCEL_DAY_0 + dt.timedelta(days=int(number))
    return None


def _year_and_month(number: float) -> DateReading:
    """2021.9 and 2021.11 as months; 2021.1 may have been 2021.10."""
    reading = _of_text(f"{number:.2f}".rstrip("0"), None)
    if reading.span is None or not f"{number:.2f}".endswith("10"):
        return reading
    whole = DateSpan(end=dt.date(int(number), 12, 31), precision=Precision.YEAR)
    return DateReading(span=whole, problem=NO_TENTHS, iso=iso(whole))


@lru_cache(maxsize=65536)
def _of_text(text: str, year: int | None) -> DateReading:
    if is_error(text):
        return DateReading(problem=BROKEN, rest=text)
    moment = _moment(text)
    if moment is not None:
        return _on_day(moment)
    folded = in_figures(text)
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]*)?|[0-9]{12,13}", folded):
        moment = _counted_day(float(folded))
        if moment is not None:
            return _on_day(moment)
    return _chosen(_short_year(folded), year)


def _moment(text: str) -> dt.date | None:
    """The day of an ISO moment (2021-09-29T16:00:00.000Z), in Beijing."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", text.strip()):
        return None
    try:
        return _in_china(dt.datetime.fromisoformat(text.strip()))
    except ValueError:
        return None


_SHORT = re.compile(r"(\d{2})([./-])(\d{1,2})(?:\2(\d{1,2}))?(?=$|月|\()")


def _short_year(folded: str) -> str:
    """21.9.30 as 2021.9.30; only where the cell is nothing but it, since 21.9 may be a number."""
    found = _SHORT.match(folded)
    if found is None or not 1 <= int(found[3]) <= 12:
        return folded
    return f"{four_digits(found[1])}{folded[2:]}"


_CUT = re.compile(r"年?度?\d{1,2}[月日号]|[-./]\d{1,2}$")
"""What follows a date that no calendar has: 2021年 of 2021年13月."""


def _chosen(folded: str, year: int | None) -> DateReading:
    """The one date of a text: that outside the brackets where others stand inside."""
    exact = parse_date(folded) if "(" in folded else None
    if exact is not None:  # 2025年(7月31日前)
        return DateReading(span=exact, iso=iso(exact))
    found = find_dates(folded, year=year)
    outside = [date for date in found if not _in_brackets(folded, date.start)]
    dates = outside or found
    if not dates:
        return DateReading(problem=NO_DATE, rest=folded)
    if len({date.iso for date in dates}) > 1:
        return DateReading(problem=TWO_DATES, rest=folded)
    date = dates[0]
    if date.span is None:
        return DateReading(problem=NO_YEAR, rest=folded)
    if _CUT.match(folded, date.end):
        return DateReading(problem=NO_DATE, rest=folded)
    return DateReading(span=date.span, iso=date.iso, rest=rest_of(folded, dates))


def rest_of(folded: str, dates: Sequence[FoundDate]) -> str:
    """A text without its dates, a gap marked by … where words stand on both sides."""
    parts, at = [], 0
    for date in dates:
        parts.append(folded[at : date.start].strip(",;、。:("))
        at = date.end
    parts.append(folded[at:])
    words = [part for part in (_bare(part) for part in parts) if part]
    return "…".join(words)


def _bare(text: str) -> str:
    """Words out of the brackets and marks around them."""
    stripped = text.strip(",;、。:.")
    inner = re.fullmatch(r"\(([^()]*)\)", stripped)
    return inner[1] if inner else stripped.strip(")") if "(" not in stripped else stripped


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)
