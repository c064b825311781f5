"""A cell of any type as the text that a person sees in it."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata

from gongshu_geo.register import _cells
from gongshu_geo.register.grid import Cell

LARGEST_WHOLE = 1e15
"""Up to here a float is a whole number exactly, and is told without a point."""

_ERRORS = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|#+")


def is_empty(cell: Cell) -> bool:
    """Whether a cell is empty or says that nothing is known (—, /, 无, 待定)."""
    if cell is None:
        return True
    if isinstance(cell, float):
        return math.isnan(cell)
    return isinstance(cell, str) and _cells.is_empty(cell)


def is_error(text: str) -> bool:
    """Whether a text is what a spreadsheet shows for a formula that failed (#REF!, ####)."""
    return bool(_ERRORS.fullmatch(text.strip().upper()))


def text_of(cell: Cell) -> str:  # noqa: PLR0911 (one for each type of cell)
    """The cell as a person sees it; a float that is whole has no point, midnight no time."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "是" if cell else "否"
        case float() if math.isnan(cell):
            return ""
        case float() if cell.is_integer() and abs(cell) < LARGEST_WHOLE:
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.datetime() | dt.date():
            return cell.isoformat(" ") if isinstance(cell, dt.datetime) else cell.isoformat()
        case _:
            return str(cell)


def fold(text: str) -> str:
    """``text`` in half width and without spaces; a space between figures becomes a comma.

    So 2021-09-30 2022-03-31 stays two dates; 2021 年 9 月 is one.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    folded = re.sub(r"[‐‑‒–—―−－─━]+", "-", folded)
    folded = re.sub(r"[〜～∼]+", "~", folded)
    folded = re.sub(r"(?<=\d)\s+(?=\d)", ",", folded)
    return re.sub(r"\s+", "", folded)
