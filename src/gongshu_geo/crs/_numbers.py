"""Numbers in table cells, read and written as text."""

from __future__ import annotations

import math
import re
import unicodedata

from gongshu_geo.crs.systems import CoordinateSystem

DEGREE_DECIMALS, METRE_DECIMALS = 8, 4
"""Half a unit of the last decimal is 0.6 mm and 0.05 mm: going through text keeps a millimetre."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def read_number(text: str) -> float | None:
    """The number that a cell holds, or ``None``; full-width digits are read too."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.fullmatch(plain):
        return None
    number = float(plain)
    return number if math.isfinite(number) else None


def write_number(value: float, system: CoordinateSystem) -> str:
    """A coordinate to a millimetre or better, empty where missing."""
    decimals = METRE_DECIMALS if system.is_projected else DEGREE_DECIMALS
    return "" if math.isnan(value) else f"{value:.{decimals}f}"
