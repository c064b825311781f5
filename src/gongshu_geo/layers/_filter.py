"""The filter of a layer as an expression: a small closed set of conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, assert_never


class Operator(StrEnum):
    """How a field is compared with a value."""

    EQUAL = "=="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


Value: TypeAlias = str | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """A field compared with one value: ``stage != "cancelled"``."""

    field: str
    operator: Operator
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """A field that holds one of several values: ``category in ["night", "mall"]``."""

    field: str
    options: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contains:
    """A list or text that holds a value: ``"康桥路" in corridors``."""

    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """The opposite of a condition; ``not in`` is a ``Not`` of an ``OneOf``."""

    term: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class And:
    """All of several conditions."""

    terms: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Or:
    """At least one of several conditions."""

    terms: tuple[Expression, ...]


Expression: TypeAlias = Compare | OneOf | Contains | Not | And | Or


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a layer shows of its source.

    Attributes
    ----------
    text
        The filter as it was written.
    expression
        What it says.
    """

    text: str
    expression: Expression


def conditions(expression: Expression) -> Iterator[Compare | OneOf | Contains]:
    """Yield every condition on a single field, in the order of the text."""
    match expression:
        case Compare() | OneOf() | Contains():
            yield expression
        case Not(term=term):
            yield from conditions(term)
        case And(terms=terms) | Or(terms=terms):
            for term in terms:
                yield from conditions(term)
        case _ as unreachable:
            assert_never(unreachable)
