"""The words of one heading: its plain form, its years, the unit and the remark in its brackets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from gongshu_geo.status.dates import YEARS

_SPACE = re.compile(r"\s+")
_BRACKET = re.compile(r"[(\[【〔《<]([^()\[\]【】〔〕《》<>]*)[)\]】〕》>]")
_YEAR_RANGE = re.compile(r"((?:19|20)\d{2})年?(?:-|—|–|~|～|至|到)((?:19|20)\d{2})年?度?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年度?|(?!\d))")
_CHINESE_YEAR = re.compile(r"([二一][〇○零九][〇○零一二三四五六七八九]{2})年度?")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_NUMBERING = re.compile(r"^(?:[(]?\d{1,2}[).、.]|[一二三四五六七八九十]{1,2}、)(?=\D)")
_STAR = re.compile(r"^[*★☆※●]+|[*★☆※::;,、。]+$")


@dataclass(frozen=True, slots=True)
class Wording:
    """A heading brought to the form in which it is looked up.

    Attributes
    ----------
    whole
        In half width and lower case, without spaces and line breaks.
    plain
        ``whole`` without numbering, years and the brackets at its end: 2021年度计划投资(万元) is
        年度计划投资.
    remarks
        What stood in the brackets, folded.
    years
        The years named, in their order; the ends of a range of years are both named.
    """

    whole: str
    plain: str
    remarks: tuple[str, ...]
    years: tuple[int, ...]


def fold(text: str) -> str:
    """A text in half width and lower case, without spaces and line breaks."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def shown(text: str) -> str:
    """A heading as people see it, without the spaces and line breaks inside its words.

    Spaces stay between words of Latin letters.
    """
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", text.strip())


@lru_cache(maxsize=4096)
def wording(text: str) -> Wording:
    """The wording of a heading."""
    whole = _STAR.sub("", fold(text))
    bare, remarks = _without_brackets(_NUMBERING.sub("", whole))
    bare, years = _without_years(bare)
    return Wording(whole=whole, plain=bare, remarks=remarks, years=years)


def years_in(text: str) -> tuple[int, ...]:
    """Every year that a title, a sheet's or a file's name tells, in its order.

    The ends of a range of years are both told.
    """
    return _without_years(fold(text))[1]


def _without_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """A heading without brackets, and what stood in them."""
    remarks: list[str] = []

    def note(match: re.Match[str]) -> str:
        remarks.append(match[1])
        return ""

    bare = _BRACKET.sub(note, text)
    # 总投资(万元 was never closed.
    head, opened, tail = bare.partition("(")
    if opened and head:
        bare = head
        remarks.append(tail)
    return (bare or text), tuple(remark for remark in remarks if remark)


def _without_years(text: str) -> tuple[str, tuple[int, ...]]:
    """A heading in which every year is the word 年, and the years."""
    text = _CHINESE_YEAR.sub(lambda m: f"{m[1].translate(_CHINESE_DIGITS)}年", text)
    years = [int(year) for pair in _YEAR_RANGE.findall(text) for year in pair]
    rest = _YEAR_RANGE.sub("", text)
    years += [int(year) for year in _YEAR.findall(rest)]
    spoken = _YEAR.sub(lambda m: "年度" if m[0].endswith("度") else "年", text)
    return spoken, tuple(dict.fromkeys(year for year in years if year in YEARS))
