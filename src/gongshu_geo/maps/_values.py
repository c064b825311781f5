"""Cells of tables as readers see them, in both languages."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gongshu_geo.errors import Bilingual
from gongshu_geo.layers import PopupField
from gongshu_geo.maps._json import is_missing


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit from a size on.

    Attributes
    ----------
    size
        How many of the column's unit it holds; numbers from this on are written in it.
    name
        In both languages.
    en_per
        How many of the English unit one of the Chinese holds (万元 are 0.01 million yuan).
    """

    size: float
    name: Bilingual
    en_per: float = 1


NOTHING = Bilingual("", "")

THIN = "\u202f"
"""Narrow space that does not break: between thousands, and between a number and its unit."""

UNITS: Mapping[str, tuple[Scale, ...]] = {
    "m": (Scale(1, Bilingual("米", "m")),),
    "m²": (Scale(1, Bilingual("平方米", "m²")), Scale(10_000, Bilingual("公顷", "ha"))),
    "ha": (Scale(1, Bilingual("公顷", "ha")),),
    "万元": (
        Scale(1, Bilingual("万元", "million yuan"), en_per=0.01),
        Scale(10_000, Bilingual("亿元", "million yuan"), en_per=100),
    ),
}
"""Units as readers see them, each from its own size on."""


def value_text(
    value: Any, field: PopupField, codes: Mapping[str, Bilingual] | None = None
) -> Bilingual:
    """Write a cell; empty texts where it is missing or empty.

    Parameters
    ----------
    value
        A number, a text, a truth value, a text in two languages, or several of them.
    field
        Its column, for the unit.
    codes
        Names of codes that the column holds; others are shown as they are.
    """
    if isinstance(value, Bilingual):
        return value
    if isinstance(value, tuple | list):
        return _several([value_text(one, field, codes) for one in value])
    if is_missing(value):
        return NOTHING
    return _number(value, field.unit) or _text(str(value), codes or {})


def _number(value: Any, unit: str) -> Bilingual | None:
    """Write a number or truth value, or a text that is one: CSV files hold numbers as text."""
    if isinstance(value, bool | np.bool_):
        return Bilingual("是", "yes") if value else Bilingual("否", "no")
    if isinstance(value, int | float | np.number):
        return quantity(float(value), unit)
    if unit and str(value).replace(".", "", 1).isdigit():
        return quantity(float(value), unit)
    return None


def _text(text: str, codes: Mapping[str, Bilingual]) -> Bilingual:
    """Write a text, a code by its name."""
    return codes.get(text, Bilingual(text, text))


def quantity(value: float, unit: str = "") -> Bilingual:
    """Write a number with thin spaces and its unit, large ones in the larger unit."""
    if not math.isfinite(value):
        return NOTHING
    scales = UNITS.get(unit, (Scale(1, Bilingual(unit, unit)),))
    scale = next((one for one in reversed(scales) if abs(value) >= one.size), scales[0])
    gap = THIN if unit else ""
    count = value / scale.size
    return Bilingual(
        f"{_figure(count)}{gap}{scale.name.zh}",
        f"{_figure(count * scale.en_per)}{gap}{scale.name.en}",
    )


def _figure(value: float) -> str:
    """Write at most two decimals, none for what is large; thousands apart."""
    decimals = 0 if abs(value) >= 1000 else 1 if abs(value) >= 100 else 2
    text = f"{value:,.{decimals}f}".replace(",", THIN)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _several(texts: Iterable[Bilingual]) -> Bilingual:
    kept = [text for text in texts if text.zh]
    return Bilingual("、".join(text.zh for text in kept), ", ".join(text.en for text in kept))
