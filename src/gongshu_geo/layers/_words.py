"""The words that filters may use for coded columns: 留用地 for ``reserved_land``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol, TypeAlias, assert_never

from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.layers._filter import (
    And,
    Compare,
    Contains,
    Expression,
    Not,
    OneOf,
    Operator,
    Or,
    Value,
)
from gongshu_geo.status import load_categories, load_schedules, load_statuses

Words: TypeAlias = Mapping[str, Mapping[str, str]]
"""For each coded column, the code that each word means."""


class _Named(Protocol):
    """What has a code and a name in both languages."""

    @property
    def code(self) -> str:
        """Stable name in tables."""

    @property
    def name(self) -> Bilingual:
        """Name in both languages."""


def coded_columns() -> Words:
    """Codes and names of the columns ``category``, ``stage`` and ``schedule`` of sites."""
    return {
        "category": _words(load_categories().values()),
        "stage": _words(load_statuses().values()),
        "schedule": _words(load_schedules().values()),
    }


def in_codes(expression: Expression, words: Words, findings: list[Finding]) -> Expression:
    """Replace the words for coded columns by their codes.

    Parameters
    ----------
    expression
        A filter's expression.
    words
        The coded columns.
    findings
        Takes a finding for each word that means no code, and for each comparison by size of a
        code, whose alphabetical order means nothing.

    Returns
    -------
    expression
        The same with codes; words that mean none are kept.
    """
    match expression:
        case Compare(field=field, operator=sign, value=value) if field in words:
            if sign not in (Operator.EQUAL, Operator.UNEQUAL):
                findings.append(_no_size(field, sign))
            return replace(expression, value=_code(field, value, words[field], findings))
        case OneOf(field=field, options=options) if field in words:
            codes = tuple(_code(field, value, words[field], findings) for value in options)
            return replace(expression, options=codes)
        case Compare() | OneOf() | Contains():
            return expression
        case Not(term=term):
            return Not(term=in_codes(term, words, findings))
        case And(terms=terms):
            return And(terms=tuple(in_codes(term, words, findings) for term in terms))
        case Or(terms=terms):
            return Or(terms=tuple(in_codes(term, words, findings) for term in terms))
        case _ as unreachable:
            assert_never(unreachable)


def _words(entries: Iterable[_Named]) -> dict[str, str]:
    """Every code and name; a code stands before a name that happens to be spelt like it."""
    table: dict[str, str] = {}
    for entry in entries:
        table |= {entry.name.en: entry.code, entry.name.zh: entry.code, entry.code: entry.code}
    return table


def _code(field: str, value: Value, words: Mapping[str, str], findings: list[Finding]) -> Value:
    if isinstance(value, str) and value in words:
        return words[value]
    near = nearest(str(value), words)
    names = {code: word for word, code in words.items() if not word.isascii()}
    findings.append(
        Finding(
            code="unknown_word",
            what=Bilingual(f"字段 {field} 没有这个取值", f"the field {field} never has this value"),
            found=str(value),
            expected=Bilingual(
                f"下列之一:{'、'.join(f'{code}({name})' for code, name in names.items())}",
                f"one of {', '.join(names)}",
            ),
            remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
        )
    )
    return value


def _no_size(field: str, sign: Operator) -> Finding:
    return Finding(
        code="no_size",
        what=Bilingual(f"字段 {field} 是代码,不能比大小", f"the codes of {field} have no size"),
        found=sign.value,
        expected=Bilingual("==、!=、in 或 not in", "==, !=, in or not in"),
    )
