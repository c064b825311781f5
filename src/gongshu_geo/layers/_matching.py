"""Which rows of a table a filter matches."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import Any, assert_never

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.layers._filter import (
    And,
    Compare,
    Contains,
    Expression,
    Filter,
    Not,
    OneOf,
    Operator,
    Or,
    Value,
    conditions,
)

_COMPARE: dict[Operator, Callable[[Any, Any], Any]] = {
    Operator.EQUAL: operator.eq,
    Operator.UNEQUAL: operator.ne,
    Operator.LESS: operator.lt,
    Operator.AT_MOST: operator.le,
    Operator.MORE: operator.gt,
    Operator.AT_LEAST: operator.ge,
}


class Holds(StrEnum):
    """What a column holds, as far as filters tell it apart."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    LIST = "list"
    NOTHING = "nothing"
    OTHER = "other"


_WORDS = {
    Holds.TEXT: Bilingual("文字", "texts"),
    Holds.NUMBER: Bilingual("数字", "numbers"),
    Holds.TRUTH: Bilingual("true 或 false", "true or false"),
    Holds.LIST: Bilingual("列表", "lists"),
    Holds.NOTHING: Bilingual("空值", "nothing"),
    Holds.OTHER: Bilingual("不可比较的值", "values that cannot be compared"),
}

_FITTING = {
    Compare: (Holds.TEXT, Holds.NUMBER, Holds.TRUTH),
    OneOf: (Holds.TEXT, Holds.NUMBER, Holds.TRUTH),
    Contains: (Holds.TEXT, Holds.LIST),
}


@dataclass(frozen=True, slots=True)
class _Truth:
    """Rows where a condition holds, and rows where it does not; missing values are neither.

    Keeping both lets ``not`` swap them, so that a row without a value matches neither
    ``area_m2 > 100`` nor ``not area_m2 > 100``.
    """

    yes: NDArray[np.bool_]
    no: NDArray[np.bool_]


def matching(condition: Filter, table: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell which rows of a table a filter matches.

    Parameters
    ----------
    condition
        The filter.
    table
        Any table; missing values (None, NaN) match no condition and no opposite of one. Text
        columns compare with numbers as the numbers that they spell, as tables of the gazetteer
        are read as text; an empty cell is then missing.

    Returns
    -------
    matches
        (n,) one truth value a row.

    Raises
    ------
    ConfigError
        The table lacks a field, or a field holds values that the filter cannot compare; every
        one is named.
    """
    if findings := [*_absent(condition, table), *_unfit(condition, table)]:
        raise ConfigError(findings)
    return _truth(condition.expression, table).yes


def _absent(condition: Filter, table: pd.DataFrame) -> Iterator[Finding]:
    """Every field that the table lacks, once."""
    columns = [str(column) for column in table.columns]
    fields = dict.fromkeys(item.field for item in conditions(condition.expression))
    for field in fields:
        if field not in columns:
            near = nearest(field, columns)
            yield Finding(
                code="unknown_field",
                what=Bilingual("筛选所用的字段不存在", "the filter uses a field that is not there"),
                found=field,
                expected=Bilingual(
                    f"下列之一:{'、'.join(columns)}", f"one of {', '.join(columns)}"
                ),
                remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
            )


def _unfit(condition: Filter, table: pd.DataFrame) -> Iterator[Finding]:
    """Every condition whose value is of another kind than its field."""
    for item in conditions(condition.expression):
        if item.field not in table.columns:
            continue
        holds = _holds(table[item.field])
        if holds is Holds.NOTHING:
            continue
        if holds not in _FITTING[type(item)] or not all(
            _comparable(table[item.field], holds, value) for value in _values(item)
        ):
            yield Finding(
                code="unfit_value",
                what=Bilingual(
                    f"字段 {item.field} 不能这样比较",
                    f"the field {item.field} cannot be compared in this way",
                ),
                found=" ".join(map(str, _values(item))),
                expected=Bilingual(
                    f"与字段相合的条件;该字段是{_WORDS[holds].zh}",
                    f"a condition that fits; the field holds {_WORDS[holds].en}",
                ),
            )


def _values(item: Compare | OneOf | Contains) -> tuple[Value, ...]:
    return item.options if isinstance(item, OneOf) else (item.value,)


def _holds(column: pd.Series) -> Holds:
    present = column.dropna()
    if present.empty:
        return Holds.NOTHING
    if is_bool_dtype(present):
        return Holds.TRUTH
    if is_numeric_dtype(present):
        return Holds.NUMBER
    kinds = {type(value) for value in present}
    for holds, members in (
        (Holds.TEXT, {str}),
        (Holds.LIST, {tuple, list}),
        (Holds.TRUTH, {bool, np.bool_}),
        (Holds.NUMBER, {int, float}),
    ):
        if kinds <= members:
            return holds
    return Holds.OTHER


def _comparable(column: pd.Series, holds: Holds, value: Value) -> bool:
    match value:
        case bool():
            return holds is Holds.TRUTH
        case str():
            return holds in (Holds.TEXT, Holds.LIST)
        case float() | int():
            return holds is Holds.NUMBER or (holds is Holds.TEXT and _spells_numbers(column))
        case _ as unreachable:
            assert_never(unreachable)


def _spells_numbers(column: pd.Series) -> bool:
    written = column.dropna()
    written = written[written != ""]
    return bool(_as_numbers(written).notna().all())


def _as_numbers(column: pd.Series) -> pd.Series:
    return pd.to_numeric(column, errors="coerce")


def _truth(expression: Expression, table: pd.DataFrame) -> _Truth:
    match expression:
        case Compare(field=field, operator=sign, value=value):
            column = _column_for((value,), table[field])
            return _where_present(column, lambda present: _COMPARE[sign](present, value))
        case OneOf(field=field, options=options):
            column = _column_for(options, table[field])
            return _where_present(column, lambda present: present.isin(options))
        case Contains(field=field, value=value):
            # Lists and texts alike answer `in`, row by row.
            return _where_present(table[field], lambda present: [value in item for item in present])
        case Not(term=term):
            inner = _truth(term, table)
            return _Truth(yes=inner.no, no=inner.yes)
        case And(terms=terms):
            return reduce(_both, (_truth(term, table) for term in terms))
        case Or(terms=terms):
            return reduce(_either, (_truth(term, table) for term in terms))
        case _ as unreachable:
            assert_never(unreachable)


def _column_for(values: tuple[Value, ...], column: pd.Series) -> pd.Series:
    """The column, as numbers where it is compared with numbers."""
    numbers = any(isinstance(value, float) for value in values)
    return _as_numbers(column) if numbers else column


def _where_present(column: pd.Series, test: Callable[[pd.Series], Any]) -> _Truth:
    present = column.notna().to_numpy(dtype=bool)
    yes = np.zeros(len(column), dtype=bool)
    yes[present] = np.asarray(test(column[present]), dtype=bool)
    return _Truth(yes=yes, no=present & ~yes)


def _both(one: _Truth, other: _Truth) -> _Truth:
    return _Truth(yes=one.yes & other.yes, no=one.no | other.no)


def _either(one: _Truth, other: _Truth) -> _Truth:
    return _Truth(yes=one.yes | other.yes, no=one.no & other.no)
