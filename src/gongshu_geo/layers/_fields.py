"""The labels of columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from gongshu_geo._toml import Table, package_toml
from gongshu_geo.errors import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class PopupField:
    """A column that readers see, with its label.

    Attributes
    ----------
    column
        The column's name in the table.
    label
        What readers see, in both languages.
    unit
        Unit of its numbers, ``""`` for none.
    """

    column: str
    label: Bilingual
    unit: str = ""


@cache
def load_fields() -> Mapping[str, PopupField]:
    """Read the package's labels, by column.

    Raises
    ------
    ConfigError
        A label is not as it should be; every one is named.
    """
    return package_toml("fields.toml", _fields)


def field_of(column: str, table: Table) -> PopupField:
    """Read the label of a column from TOML: ``zh``, ``en`` and, where it has one, ``unit``."""
    return PopupField(column=column, label=table.bilingual(), unit=table.text("unit", default=""))


def _fields(top: Table) -> Mapping[str, PopupField]:
    return MappingProxyType({name: field_of(name, table) for name, table in top.named_tables()})
