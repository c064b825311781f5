"""Chinese text as it comes, brought to one form with spans that still point into the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

DASHES = "-‐‑‒–—―−﹣－~～〜∼⁓"
"""Every mark that registers write for "from … to …"."""

_OPENING = "([{（［｛【〔〖「『〈《＜"
_CLOSING = ")]}）］｝】〕〗」』〉》＞"

_RADICALS = str.maketrans({
    # CJK Radicals Supplement: NFKC leaves these look-alikes of whole characters alone.
    "⺟": "母", "⺠": "民", "⻁": "虎", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车",
    "⻓": "长", "⻔": "门", "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食",
    "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻨": "麦", "⻩": "黄", "⻬": "齐",
    "⻮": "齿", "⻰": "龙", "⻳": "龟",
})  # fmt: skip

_LOOK_ALIKES = {"º": "°", "˚": "°"}
"""Characters written for others, which NFKC would turn into something else: º into the letter o."""

_DIGITS = {
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5,
    "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LONGEST_NUMERAL = 12
"""Longer rows of digits are keys of databases, and no number of a house or of sites."""

CHINESE_NUMERAL = "〇零○一二两三四五六七八九十百千"
"""Characters of Chinese numerals up to thousands."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in the one form that the grammar reads.

    Attributes
    ----------
    text
        The normalised text.
    original
        The text as it was.
    starts, ends
        For each character of ``text``: where in ``original`` it begins and ends.
    """

    text: str
    original: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``original`` that became ``text[start:end]``."""
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else len(self.original)
            return at, at
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """Bring a location text to one form.

    Full-width and compatibility forms become plain ones, look-alike radicals become the characters
    they stand for, every dash becomes ``-`` and every bracket round, control characters vanish,
    blanks beside Chinese characters vanish and others become one space. Characters of names are
    never changed otherwise: 石祥路 and 石祥西路 stay two roads.
    """
    # Nine texts in ten need no more than each character changed by itself.
    folded = text.translate(_ONE_TO_ONE)
    if _SIMPLE.fullmatch(folded):
        return Normalised(folded, text, range(len(folded)), range(1, len(folded) + 1))
    return _character_by_character(text)


def _character_by_character(text: str) -> Normalised:
    """Any text in the one form: characters may vanish, fall together or become several."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, original in enumerate(text):
        for character in _folded(original):
            if character in "- " and characters and characters[-1] == character:
                ends[-1] = index + 1  # 石祥路——康桥路: one dash, spanning both
                continue
            characters.append(character)
            starts.append(index)
            ends.append(index + 1)
    kept = [i for i in range(len(characters)) if not _idle_blank(characters, i)]
    return Normalised(
        "".join(characters[i] for i in kept),
        text,
        tuple(starts[i] for i in kept),
        tuple(ends[i] for i in kept),
    )


def _folded(character: str) -> str:
    """What one character of the original becomes."""
    if _is_chinese(character):
        return character
    look_alike = _LOOK_ALIKES.get(character)
    if look_alike is not None:
        return look_alike
    # NFKC first: upright forms of brackets and dashes (︵, ︱) are told apart only behind it.
    return "".join(map(_plain, unicodedata.normalize("NFKC", character).translate(_RADICALS)))


def _plain(character: str) -> str:
    """One character with all dashes, brackets and blanks alike, and none that cannot be seen."""
    if character in DASHES:
        return "-"
    if character in _OPENING:
        return "("
    if character in _CLOSING:
        return ")"
    if character.isspace():
        return " "
    return "" if unicodedata.category(character).startswith("C") else character


def _idle_blank(characters: list[str], index: int) -> bool:
    """Whether the blank at ``index`` separates nothing: it stands at an edge or beside Chinese."""
    if characters[index] != " ":
        return False
    if index in (0, len(characters) - 1):
        return True
    return _is_chinese(characters[index - 1]) or _is_chinese(characters[index + 1])


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


_SIMPLE = re.compile(r"(?:[\u4e00-\u9fff\u3400-\u4dbf!-,./-~、。°]|-(?!-))*")
"""Texts in the one form already: no blanks, no dash twice, nothing that may be unseen."""

_ONE_TO_ONE = {
    code: folded
    for code in (
        *map(ord, DASHES + _OPENING + _CLOSING + "".join(_LOOK_ALIKES)),
        *_RADICALS,
        *range(ord("！"), ord("～")),
    )
    if len(folded := _folded(chr(code))) == 1
}
"""Characters that become one other, by the same rule as all."""


def chinese_number(text: str) -> int | None:
    """The number that a Chinese or Arabic numeral means; ``None`` where it means none.

    Old lists write digits one by one, with 十 for 0 between them: 一一二九 is 1129, and 一十八九 is
    1089. Where the units are in order (一百二十三, 二十一) the numeral is read as spoken.

    Examples
    --------
    >>> chinese_number("一一二九"), chinese_number("一十八九"), chinese_number("一百零五")
    (1129, 1089, 105)
    """
    if len(text) > _LONGEST_NUMERAL:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(c not in _DIGITS and c not in _UNITS and not c.isdecimal() for c in text):
        return None
    spoken = _spoken_number(text)
    if spoken is not None:
        return spoken
    digits = [
        "0" if character == "十" else str(_DIGITS.get(character, character)) for character in text
    ]
    joined = "".join(digits)
    return int(joined) if joined.isdecimal() else None


_SPOKEN = re.compile(
    r"(?:(?P<thousands>[一二两三四五六七八九])千零?)?"
    r"(?:(?P<hundreds>[一二两三四五六七八九])百零?)?"
    r"(?:(?P<tens>[一二三四五六七八九])?(?P<ten>十))?"
    r"(?P<ones>[一二三四五六七八九])?"
)


def _spoken_number(text: str) -> int | None:
    """A numeral whose units are in order, read as spoken."""
    found = _SPOKEN.fullmatch(text)
    if found is None or not any(unit in text for unit in _UNITS):
        return None
    tens = _DIGITS[found["tens"]] if found["tens"] else int(bool(found["ten"]))
    return (
        1000 * _DIGITS.get(found["thousands"] or "零", 0)
        + 100 * _DIGITS.get(found["hundreds"] or "零", 0)
        + 10 * tens
        + _DIGITS.get(found["ones"] or "零", 0)
    )
