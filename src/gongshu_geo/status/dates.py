"""Dates as registers write them, kept as the interval of days that they may mean."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from gongshu_geo.errors import Bilingual
from gongshu_geo.text import CHINESE_NUMERAL, chinese_number

YEARS = range(1949, 2101)
"""Years taken for years; other four-digit numbers in date cells are slips or codes."""

EARLY_DAY, MIDDLE_DAY = 10, 20
"""Last days of 上旬 and 中旬; 月初 and 月中 are read as these."""

EARLY_MONTH, MIDDLE_MONTH = 3, 7
"""年初 reaches to the end of March, 年中 to the end of July: the latest that they are used for."""

ALLOWED = Bilingual(
    "2021年9月30日、2021-09-30、2021年9月(底)、2021年三季度、2021年上半年、2021年(底)等写法",
    "2021-09-30, 2021-09, 2021年9月底, 2021Q3, 2021年上半年, 2021年底 or 2021",
)
"""Forms of dates, for messages."""


class Precision(StrEnum):
    """How exactly a date is known: the calendar period that it names."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SEEN = "seen"
    """No date of the thing itself, only of when it was so already: a register as of that day."""


MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}
"""Months in a period of each precision."""

_MONTHS_EN = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_QUARTERS_ZH = "一二三四"
_HALVES_ZH = "上下"
_HALVES_EN = ("first half", "second half")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """The days that a date may mean, both ends included.

    Attributes
    ----------
    end
        The latest day: 2021年9月底 is 30 September.
    precision
        The period named. It begins the span: 2025-07-31 with ``year`` may mean any day from
        1 January to 31 July 2025.
    """

    end: dt.date
    precision: Precision

    @property
    def start(self) -> dt.date:
        """The earliest day that is meant."""
        return start_of(self.end, self.precision)

    @property
    def is_whole(self) -> bool:
        """Whether the span reaches to the end of its period; one only seen has no period."""
        return self.precision is Precision.SEEN or self.end == _last_day(self.start, self.precision)


def start_of(end: dt.date, precision: Precision) -> dt.date:
    """First day of the period of ``precision`` in which ``end`` lies."""
    if precision is Precision.DAY:
        return end
    if precision is Precision.SEEN:
        return dt.date(YEARS.start, 1, 1)
    months = MONTHS[precision]
    return dt.date(end.year, (end.month - 1) // months * months + 1, 1)


@lru_cache(maxsize=1024)
def parse_date(text: str) -> DateSpan | None:
    """Read a date as registers write it.

    Parameters
    ----------
    text
        One date; full-width figures, spaces and a time of day do not matter. 底, 末 and 中 close
        a period early or late; 前 opens it to the beginning of the year, since nothing says
        how much earlier is meant.

    Returns
    -------
    span
        ``None`` where the text is no date of a known form, or no day of the calendar.
    """
    folded = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    folded = _CHINESE.sub(_in_figures, folded)
    folded = re.sub(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", "", folded).replace(" ", "")
    for pattern, span_of in _FORMS:
        match = pattern.fullmatch(folded)
        if match:
            try:
                span = span_of(match)
            except ValueError:  # 31 September: the form is known, the day is not
                return None
            return span if span.end.year in YEARS else None
    return None


def format_date(span: DateSpan) -> Bilingual:
    """``span`` in words, as exactly as it is known; :func:`parse_date` reads both back."""
    zh, en = _period(span)
    if span.is_whole:
        return Bilingual(zh, en)
    day, month = span.end.day, span.end.month
    if span.precision is Precision.MONTH:
        return Bilingual(f"{zh}({day}日前)", f"{en} (by {day})")
    return Bilingual(f"{zh}({month}月{day}日前)", f"{en} (by {day} {_MONTHS_EN[month]})")


def format_deadline(span: DateSpan) -> Bilingual:
    """``span`` as a date by which something was to be: 2021 年底, end of 2021.

    Whole years and months are closed by 底 and "end of"; all else reads as in
    :func:`format_date`.
    """
    words = format_date(span)
    if not span.is_whole or span.precision not in {Precision.YEAR, Precision.MONTH}:
        return words
    return Bilingual(f"{words.zh}底", f"end of {words.en}")


def format_short(span: DateSpan) -> str:
    """``span`` in figures that read alike in both languages: 2021-09-30, 2021-09, 2021Q3, 2021.

    Only the period is told, not how much of it is meant.
    """
    start = span.start
    match span.precision:
        case Precision.DAY:
            return start.isoformat()
        case Precision.MONTH:
            return f"{start:%Y-%m}"
        case Precision.QUARTER:
            return f"{start.year}Q{start.month // 3 + 1}"
        case Precision.HALF:
            return f"{start.year}H{start.month // 7 + 1}"
        case Precision.YEAR:
            return str(start.year)
        case Precision.SEEN:
            return f"≤{span.end.isoformat()}"


def _period(span: DateSpan) -> tuple[str, str]:
    """The period of ``span`` in both languages."""
    year, month, day = span.start.year, span.start.month, span.start.day
    match span.precision:
        case Precision.DAY:
            return f"{year}年{month}月{day}日", f"{day} {_MONTHS_EN[month]} {year}"
        case Precision.MONTH:
            return f"{year}年{month}月", f"{_MONTHS_EN[month]} {year}"
        case Precision.QUARTER:
            quarter = month // 3
            return f"{year}年{_QUARTERS_ZH[quarter]}季度", f"Q{quarter + 1} {year}"
        case Precision.HALF:
            half = month // 7
            return f"{year}年{_HALVES_ZH[half]}半年", f"{_HALVES_EN[half]} of {year}"
        case Precision.YEAR:
            return f"{year} 年", f"{year}"
        case Precision.SEEN:
            end = span.end
            return (
                f"截至{end.year}年{end.month}月{end.day}日",
                f"as of {end.day} {_MONTHS_EN[end.month]} {end.year}",
            )


def _last_day(start: dt.date, precision: Precision) -> dt.date:
    """Last day of the period of ``precision`` that begins on ``start``."""
    if precision is Precision.DAY:
        return start
    return _month_end(start.year, start.month + MONTHS[precision] - 1)


def _month_end(year: int, month: int) -> dt.date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _in_figures(match: re.Match[str]) -> str:
    """二〇二一年九月三十日 as 2021年9月30日; the match as it is where it is no such number."""
    numbers = [(chinese_number(part), unit) for part, unit in _NUMERAL.findall(match[0])]
    if any(number is None for number, _ in numbers):
        return match[0]
    return "".join(f"{number}{unit}" for number, unit in numbers)


def _day(match: re.Match[str]) -> DateSpan:
    """2021年9月30日."""
    return DateSpan(end=_date(match), precision=Precision.DAY)


def _seen(match: re.Match[str]) -> DateSpan:
    """截至2021年9月30日, as of 30 September 2021: as :func:`format_date` writes."""
    return DateSpan(end=_date(match), precision=Precision.SEEN)


def _by_day(match: re.Match[str]) -> DateSpan:
    """2021年9月30日前: any day of the year up to then."""
    return DateSpan(end=_date(match), precision=Precision.YEAR)


def _date(match: re.Match[str]) -> dt.date:
    return dt.date(int(match["y"]), _number_of_month(match["m"]), int(match["d"]))


def _number_of_month(text: str) -> int:
    """1 to 12 from a figure or an English name."""
    return int(text) if text.isdigit() else _MONTHS_EN.index(text)


def _month(match: re.Match[str]) -> DateSpan:
    """2021年9月, 2021年9月底, 2021年9月上旬, 2021年9月底前."""
    groups = match.groupdict()
    end = _month_end(int(match["y"]), _number_of_month(match["m"]))
    part = groups.get("part") or ""
    if part in {"上旬", "初"}:
        end = end.replace(day=EARLY_DAY)
    elif part in {"中旬", "中"}:
        end = end.replace(day=MIDDLE_DAY)
    return DateSpan(end=end, precision=Precision.YEAR if groups.get("by") else Precision.MONTH)


def _quarter(match: re.Match[str]) -> DateSpan:
    """2021年三季度, 2021Q3, 2021年前三季度."""
    quarter = match["q"]
    number = _QUARTERS_ZH.index(quarter) + 1 if quarter in _QUARTERS_ZH else int(quarter)
    early = match.groupdict().get("by") or match.groupdict().get("first")
    return DateSpan(
        end=_month_end(int(match["y"]), number * 3),
        precision=Precision.YEAR if early else Precision.QUARTER,
    )


def _half(match: re.Match[str]) -> DateSpan:
    """2021年上半年."""
    half = match["h"]
    first = half in {"上", "first", "1"}
    return DateSpan(
        end=_month_end(int(match["y"]), 6 if first else 12),
        precision=Precision.YEAR if match.groupdict().get("by") else Precision.HALF,
    )


def _year(match: re.Match[str]) -> DateSpan:
    """2021, 2021年, 2021年底, 2021年初, 2021年中."""
    part = match.groupdict().get("part") or ""
    month = 12
    if part.endswith("初"):
        month = EARLY_MONTH
    elif part.endswith("中"):
        month = MIDDLE_MONTH
    # 年初 is the first quarter; for 年中 no calendar period fits, so the year stays open below.
    early = part.endswith("初") and not match.groupdict().get("by")
    return DateSpan(
        end=_month_end(int(match["y"]), month),
        precision=Precision.QUARTER if early else Precision.YEAR,
    )


def _within(match: re.Match[str]) -> DateSpan:
    """2025年(7月31日前), 2021年9月(10日前), 2025 (by 31 July): as :func:`format_date` writes."""
    whole = parse_date(match["period"])
    if whole is None:
        raise ValueError(match["period"])
    month = _number_of_month(match["m"]) if match["m"] else whole.end.month
    end = dt.date(whole.end.year, month, int(match["d"]))
    if not whole.start <= end <= whole.end:
        raise ValueError(end)
    return DateSpan(end=end, precision=whole.precision)


_NUMERAL = re.compile(rf"([{CHINESE_NUMERAL}]+)([年月日号])")
_CHINESE = re.compile(
    rf"^[{CHINESE_NUMERAL}]{{4}}年(?:[{CHINESE_NUMERAL}]{{1,3}}月(?:[{CHINESE_NUMERAL}]{{1,3}}[日号])?)?"
)
_Y = r"(?P<y>\d{4})"
_M = r"(?P<m>\d{1,2})"
_D = r"(?P<d>\d{1,2})"
_NAME = rf"(?P<m>{'|'.join(_MONTHS_EN[1:])})"
_BY = r"(?P<by>之?以?前)?"
_SEP = r"[-./]"

_FORMS = tuple(
    (re.compile(pattern), span_of)
    for pattern, span_of in (
        (rf"{_Y}年{_M}月{_D}[日号]?", _day),
        (rf"{_Y}年{_M}月{_D}[日号](?:之?以?前)", _by_day),
        (rf"截[至止]{_Y}年{_M}月{_D}[日号]", _seen),
        (rf"asof{_D}{_NAME}{_Y}", _seen),
        (rf"{_Y}{_SEP}{_M}{_SEP}{_D}", _day),
        (r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", _day),
        (rf"{_D}{_NAME}{_Y}", _day),
        (rf"{_Y}年{_M}月份?(?P<part>上旬|中旬|下旬|初|中|底|末|内)?{_BY}", _month),
        (rf"{_Y}{_SEP}{_M}(?P<part>月?[初底末])?", _month),
        (r"(?P<y>\d{4})(?P<m>\d{2})", _month),
        (rf"(?:endof)?{_NAME}{_Y}", _month),
        (rf"{_Y}年?(?P<first>前)?第?(?P<q>[一二三四1-4])季度[底末]?{_BY}", _quarter),
        (rf"{_Y}年?{_SEP}?[Qq](?P<q>[1-4])", _quarter),
        (rf"[Qq](?P<q>[1-4]){_Y}", _quarter),
        (rf"{_Y}年?(?P<h>[上下])半年[底末]?{_BY}", _half),
        (rf"{_Y}[Hh](?P<h>[12])", _half),
        (rf"(?P<h>first|second)halfof{_Y}", _half),
        (rf"{_Y}(?:年度|年)?(?P<part>[初中底末内]|年[初中底末内])?{_BY}", _year),
        (rf"endof{_Y}", _year),
        (rf"(?P<period>.+)\((?:(?P<m>\d{{1,2}})月)?{_D}日前\)", _within),
        (rf"(?P<period>.+)\(by{_D}{_NAME}?\)", _within),
    )
)
"""Forms in the order tried; each is matched against the whole text without spaces."""
