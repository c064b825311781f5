"""Single cells of registers: empty ones, lists, numbers, measures."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping

_NUMBER = re.compile(
    r"(?:约|≈|~|人民币|¥)*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?)(.*?)(?:左右|上下)?"
)
# NFKC has written ″ as ′′.
_ANGLE = re.compile(
    r"(\d{1,3})[°度](\d{1,2}(?:\.\d+)?)['’′分](?:(\d{1,2}(?:\.\d+)?)(?:\"|”|′′|''|’’|秒))?"
)

SIXTY = 60
"""Minutes in a degree, seconds in a minute."""

EMPTY = frozenset({
    "", "-", "--", "---", "—", "——", "———", "–", "―", "─", "/", "//", "\\", "*", "·", ".", "。",
    "…", "……", "...", "无", "暂无", "(无)", "待定", "未定", "暂未确定", "尚未确定", "未确定",
    "待确定", "待明确", "未明确", "未填", "不详", "不涉及", "空", "(空)", "(空白)", "n/a", "na",
    "none", "null", "nan", "nil",
})  # fmt: skip
"""Cells that say that nothing is known."""


def is_empty(text: str) -> bool:
    """Whether a cell says that nothing is known."""
    return _folded(text) in EMPTY


def parse_list(text: str) -> tuple[str, ...]:
    """The parts of a cell parted by semicolons of either width, without empty ones."""
    return tuple(part.strip() for part in re.split("[;;]", text) if part.strip())


def parse_number(text: str) -> float | None:
    """A cell as a number, or ``None`` where it is none.

    Figures in full width, commas between thousands and signs of money do not matter; 约 before
    it and 左右 after it are dropped.
    """
    value, unit = _parted(text)
    return None if unit else value


def parse_degrees(text: str) -> float | None:
    """A coordinate as a number: decimal, or in degrees, minutes and seconds; metres as they are.

    东经, 北纬, E, N and a closing ° do not matter.
    """
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.replace("º", "°"))).casefold()
    bare = re.sub(r"^(?:东经|北纬|经度|纬度|e|n):?|(?:e|n)$", "", folded)
    angle = _ANGLE.fullmatch(bare)
    if angle is None:
        # 120度 alone names a meridian, not a place.
        return parse_number(bare.rstrip("°度") if "." in bare else bare)
    degrees, minutes, seconds = (float(part or 0) for part in angle.groups())
    if minutes >= SIXTY or seconds >= SIXTY:
        return None
    return degrees + minutes / SIXTY + seconds / SIXTY**2


def parse_measure(text: str, units: Mapping[str, float], unit: str) -> float | None:
    """A cell as a measure in the field's own unit, or ``None`` where it is none.

    Parameters
    ----------
    text
        A number, with a unit or without.
    units
        Factor by folded unit.
    unit
        The unit of numbers without one, from the heading.
    """
    value, written = _parted(text)
    factor = units.get(written or unit)
    return None if value is None or factor is None else value * factor


def _parted(text: str) -> tuple[float | None, str]:
    """The number that begins a cell, and what follows it."""
    folded = _folded(text)
    match = _NUMBER.fullmatch(folded)
    if match is None or not re.search(r"\d", match[1]):
        return None, ""
    try:
        value = float(match[1].replace(",", ""))
    except ValueError:
        return None, ""
    return (value if math.isfinite(value) else None), match[2]


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
