"""Dates found among the words of a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gongshu_geo.register.values.cells import fold
from gongshu_geo.status import DateSpan, Precision, parse_date
from gongshu_geo.text import CHINESE_NUMERAL, chinese_number

CENTURY_TURN = 60
"""Two-digit years below it are of this century."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date found in a text.

    Attributes
    ----------
    start, end
        Its place in the text as :func:`in_figures` gives it, ``end`` excluded.
    span
        The days that are meant; ``None`` where only the year is missing.
    iso
        The date as far as it is named: of 2021年9月底前 it is ``2021-09``, while the span reaches
        back to January.
    """

    start: int
    end: int
    span: DateSpan | None
    iso: str = ""


def iso(span: DateSpan | None) -> str:
    """A span as far as it is known: 2021, 2021-09, 2021-09-30; a quarter or half is its year.

    ``""`` for ``None``; of a span that was only seen, the day on which it was.
    """
    if span is None:
        return ""
    match span.precision:
        case Precision.DAY | Precision.SEEN:
            return span.end.isoformat()
        case Precision.MONTH:
            return f"{span.end:%Y-%m}"
        case _:
            return f"{span.end.year:04d}"


_YEAR = (
    r"(?:(?<![\d.])(?P<y>\d{4}|\d{2}(?=年))(?:年度?)?"
    r"|(?P<rel>今年|本年度?|当年|同年|明年|次年|去年|后年))"
)
_BY = r"(?P<by>[之以]?前(?![期后述])|以内)?"
_MONTH = (
    r"(?<![\d.])(?P<m>1[0-2]|0?[1-9])月份?"
    r"(?:(?P<d>[12]\d|3[01]|0?[1-9])(?!\d)[日号]?|(?P<part>上旬|中旬|下旬|[初中底末]))?"
)
_QUARTER = (
    r"(?P<q>(?:前[二三2-3]个?|第?[一二三四1-4])季度[底末]?"
    r"|(?<![A-Za-z])[Qq][1-4](?!\d)|[上下]半年[底末]?)"
)
_END = r"(?P<e>年[初中底末内])"
_FORMS = (
    re.compile(rf"{_YEAR}?(?:{_MONTH}|{_QUARTER}|{_END}){_BY}"),
    re.compile(
        r"(?<![\d./])(?P<y>\d{4})(?:(?P<s>[-./])(?P<m>1[0-2]|0?[1-9])(?!\d)"
        rf"(?:(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d))?(?P<part>月?[初底末]|月)?{_BY}"
        r"|(?P<m2>0[1-9]|1[0-2])(?P<d2>3[01]|[12]\d|0[1-9])?(?!\d))(?![%万亿])"
    ),
    re.compile(r"(?<![A-Za-z])[Qq](?P<q>[1-4])[-/,]?(?P<y>\d{4})(?!\d)"),
    re.compile(rf"{_YEAR}(?![\d%])(?P<e>[初底末内])?{_BY}"),
)
"""Forms of dates: with 年 and 月, in figures, Q3/2021, a year alone."""

_RELATIVE = {
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "当年": 0,
    "同年": 0,
    "明年": 1,
    "次年": 1,
    "去年": -1,
    "后年": 2,
}
"""Years from the one that the register speaks of."""


def find_dates(text: str, *, year: int | None = None) -> list[FoundDate]:
    """Every date in a text, in its order.

    Parameters
    ----------
    text
        Any; places count in the text as :func:`in_figures` gives it.
    year
        The year of dates without one. A later date of the text takes the year of the one before
        it, as in 2021年3月至9月.
    """
    folded, found, at = in_figures(text), list[FoundDate](), 0
    while match := _next(folded, at):
        at = max(match.end(), at + 1)
        before = found[-1].span if found else None
        date = _date(match, year if before is None or _group(match, "rel") else before.end.year)
        if date is not None:
            found.append(date)
    return found


def _next(text: str, at: int) -> re.Match[str] | None:
    """The date that begins first; of those that begin together the longest."""
    matches = [match for form in _FORMS if (match := form.search(text, at))]
    return min(matches, key=lambda match: (match.start(), -match.end()), default=None)


def _date(match: re.Match[str], year: int | None) -> FoundDate | None:
    """A match as a date; ``None`` where it is no day of the calendar, or a number."""
    named = _year_named(match, year)
    if named is None:
        return FoundDate(start=match.start(), end=match.end(), span=None)
    whole = f"{named}年{_within(match)}"
    exact = parse_date(whole)
    span = parse_date(f"{whole}前") if _group(match, "by") else exact
    if span is None:
        return None
    return FoundDate(start=match.start(), end=match.end(), span=span, iso=iso(exact or span))


def _within(match: re.Match[str]) -> str:
    """What is named within the year: 9月30日, 三季度, 底."""
    month, day = _group(match, "m", "m2"), _group(match, "d", "d2")
    if day:
        return f"{month}月{day}日"
    if month:
        return f"{month}月" + _group(match, "part").removeprefix("月")
    quarter = _group(match, "q")
    if quarter.isdigit():
        return f"{quarter}季度"
    return quarter.replace("个", "") or _group(match, "e").removeprefix("年")


def _year_named(match: re.Match[str], year: int | None) -> int | None:
    if written := _group(match, "y"):
        return four_digits(written)
    relative = _RELATIVE.get(_group(match, "rel"), 0)
    return None if year is None else year + relative


def _group(match: re.Match[str], *names: str) -> str:
    """The first of the named groups that took part, else ``""``."""
    groups = match.groupdict()
    return next((groups[name] for name in names if groups.get(name)), "")


def four_digits(year: str) -> int:
    """21 as 2021, 98 as 1998, 2021 as it is."""
    digits = int(year)
    if digits > 99:
        return digits
    return digits + (2000 if digits < CENTURY_TURN else 1900)


_DIGITS = "〇零一二三四五六七八九"
_ZEROS = re.compile(rf"(?<=[{_DIGITS}])[Oo○◯0](?=[{_DIGITS}年])")
_SPELT_YEAR = re.compile(
    rf"(?<![{_DIGITS}])(?:[一二][{_DIGITS}]{{3}}(?![{_DIGITS}])|二[{_DIGITS}](?=年))"
)
_SPELT_PART = re.compile(
    r"(?:二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])(?=月)"
    r"|(?<=月)[一二三四五六七八九十]{1,3}(?=[日号])"
)
_MONTHS = re.compile(r"(?<![\d./-])(?<!\d年)(\d{1,2})[-~至到、](\d{1,2})(?=月)")
_MONTHS_OF_YEAR = re.compile(r"(?<=\d年)(\d{1,2})[-~至到、](\d{1,2})(?=月)")


@lru_cache(maxsize=65536)
def in_figures(text: str) -> str:
    """A text folded, its years, months and days in figures, 3-9月 as 3月-9月."""
    folded = fold(text)
    if re.search(rf"[{CHINESE_NUMERAL}]", folded):
        zeroed = _ZEROS.sub("〇", folded)
        folded = _SPELT_PART.sub(_numeral, _SPELT_YEAR.sub(_spelt_year, zeroed))
    return _MONTHS_OF_YEAR.sub(r"\1月-\2", _MONTHS.sub(r"\1月-\2", folded))


def _spelt_year(match: re.Match[str]) -> str:
    return "".join(
        str(_DIGITS.replace("零", "").index(digit.replace("零", "〇"))) for digit in match[0]
    )


def _numeral(match: re.Match[str]) -> str:
    number = chinese_number(match[0])
    return match[0] if number is None else str(number)
