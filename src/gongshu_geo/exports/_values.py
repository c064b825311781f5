"""Values of tables as plain ones that every format can hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from gongshu_geo.errors import Bilingual

Plain: TypeAlias = str | int | float | bool | list[Any] | None

DECIMALS = 3
"""Of measures: metres to the millimetre, so that the last digits of arithmetic do not show."""


def plain(value: object) -> Plain:
    """Give a value as text, number, truth value, list of these, or None.

    Missing values and empty texts become None; numbers are rounded to ``DECIMALS``, whole ones
    written without decimals; dates become ISO 8601.
    """
    result: Plain
    match value:
        case _ if value is None or value is pd.NaT or value is pd.NA:
            result = None
        case str():
            result = value or None
        case bool() | np.bool_():
            result = bool(value)
        case int() | np.integer():
            result = int(value)
        case float() | np.floating():
            result = _number(float(value))
        case tuple() | list():
            result = [plain(item) for item in value]
        case dt.date():
            result = value.isoformat()
        case _:
            result = str(value)
    return result


def columns_of(name: str, values: Iterable[object]) -> dict[str, list[Plain]]:
    """Give one column as the columns that a file holds.

    Parameters
    ----------
    name
        The column's name.
    values
        Its values; texts in both languages, or lists of such, make two columns: ``NAME_zh``,
        ``NAME_en``.

    Returns
    -------
    columns
        One or two columns of plain values.
    """
    kept = list(values)
    if any(_is_bilingual(value) for value in kept):
        return both_languages(name, kept)
    return {name: [plain(value) for value in kept]}


def both_languages(name: str, values: Iterable[object]) -> dict[str, list[Plain]]:
    """Give a column of texts in both languages, or lists of such, as two columns."""
    kept = list(values)
    return {
        f"{name}_{language}": [plain(_in_language(value, language)) for value in kept]
        for language in ("zh", "en")
    }


def _is_bilingual(value: object) -> bool:
    items = value if isinstance(value, tuple | list) else (value,)
    return any(isinstance(item, Bilingual) for item in items)


def _in_language(value: object, language: str) -> object:
    if isinstance(value, tuple | list):
        return [_in_language(item, language) for item in value]
    return getattr(value, language) if isinstance(value, Bilingual) else None


def _number(value: float) -> Plain:
    if not np.isfinite(value):
        return None
    rounded = round(value, DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded
