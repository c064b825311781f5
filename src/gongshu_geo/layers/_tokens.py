"""The words of a filter's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gongshu_geo.errors import Bilingual, ConfigError, Finding


class Kind(StrEnum):
    """What a word of a filter is."""

    STRING = "string"
    NUMBER = "number"
    NAME = "name"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word of a filter.

    Attributes
    ----------
    kind
        What it is.
    text
        The word as written, quotes included; ``""`` at the end.
    start
        Where it begins: characters from the start of the filter.
    """

    kind: Kind
    text: str
    start: int


_WORD = re.compile(
    r"""
    (?P<string> "[^"]*" | '[^']*' )
  | (?P<number> -?\d+(?:\.\d+)? (?!\w) )
  | (?P<name>   [^\W\d]\w* )
  | (?P<sign>   [=!<>]=? | [()\[\],] )
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*")

_FULL_WIDTH = "“”‘’（）【】，＝＜＞！≠≤≥、"
"""Signs that a Chinese input method writes in place of the ones filters use."""


def tokens(text: str) -> Iterator[Token]:
    """Split a filter into words, an ``END`` last.

    Raises
    ------
    ConfigError
        A sign that filters do not use, or a quote without its partner.
    """
    place = _after_space(text, 0)
    while place < len(text):
        word = _WORD.match(text, place)
        if word is None or word.lastgroup is None:
            raise ConfigError(_no_word(text, place))
        yield Token(kind=Kind(word.lastgroup), text=word.group(), start=place)
        place = _after_space(text, word.end())
    yield Token(kind=Kind.END, text="", start=len(text))


def misread(
    text: str, start: int, *, expected: Bilingual, remedy: Bilingual | None = None
) -> Finding:
    """Say what should have stood at ``start`` of a filter, quoting what does."""
    at_end = start >= len(text)
    return Finding(
        code="bad_filter",
        what=Bilingual(
            f"筛选条件在{'末尾' if at_end else f'第 {start + 1} 个字符处'}读不通",
            f"the filter cannot be read {'at its end' if at_end else f'at character {start + 1}'}",
        ),
        found=text if at_end else text[start:],
        expected=expected,
        remedy=remedy,
    )


def _after_space(text: str, place: int) -> int:
    space = _SPACE.match(text, place)
    return space.end() if space else place


def _no_word(text: str, place: int) -> Finding:
    sign = text[place]
    remedy = None
    if sign in "\"'":
        expected = Bilingual(f"成对的引号 {sign}", f"a closing quote {sign}")
    else:
        expected = Bilingual(
            "字段名、比较符、引号内的文字、数字或括号",
            "a field, a comparison, a quoted text, a number or a bracket",
        )
    if sign in _FULL_WIDTH:
        remedy = Bilingual(f"“{sign}”改为半角符号", f"type {sign} as a half-width sign")
    return misread(text, place, expected=expected, remedy=remedy)
