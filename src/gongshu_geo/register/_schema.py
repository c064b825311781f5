"""The table of sites that registers become."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One row of a register; the fields are the columns of the table of sites.

    Attributes
    ----------
    site_id
        The identifier in the register; it never changes.
    name
        As the register writes it.
    aliases
        Other names.
    category
        Code of the category, ``other`` where the register's word is not known.
    category_text, location_text, programme, status_text
        As the register writes them, ``""`` where it has none.
    status_undated
        Code of the status where neither the row nor the register gives it a date, else ``""``.
    lon, lat
        Degrees, WGS-84, converted from the register's own system; NaN where it gives none.
    position_accuracy_m
        Radius within which the position lies, metres; NaN where never measured.
    position_source
        Where the position comes from.
    area_m2, length_m, investment_wan
        Square metres, metres, 10,000 yuan; NaN where not given.
    unit
        The responsible body.
    source, note
        As the register writes them.
    register
        Name of the register's file.
    source_row
        Row in it as a spreadsheet shows it.
    related
        Identifiers of sites at the same place.
    extra
        Headings and cells of columns with no meaning known here; empty cells are left out.
    """

    site_id: str
    name: str
    aliases: tuple[str, ...] = ()
    category: str = ""
    category_text: str = ""
    location_text: str = ""
    programme: str = ""
    status_text: str = ""
    status_undated: str = ""
    lon: float = math.nan
    lat: float = math.nan
    position_accuracy_m: float = math.nan
    position_source: str = ""
    area_m2: float = math.nan
    length_m: float = math.nan
    investment_wan: float = math.nan
    unit: str = ""
    source: str = ""
    note: str = ""
    register: str = ""
    source_row: int = 0
    related: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


SITE_COLUMNS = tuple(entry.name for entry in dataclasses.fields(Site))
"""Columns of the table of sites, in order; :class:`Site` says what they hold."""

_NUMBERS = ("lon", "lat", "position_accuracy_m", "area_m2", "length_m", "investment_wan")


def sites_table(sites: Iterable[Site]) -> pd.DataFrame:
    """Sites as a table with :data:`SITE_COLUMNS`; numbers are float, rows keep their order."""
    records: list[dict[str, Any]] = [
        {name: getattr(site, name) for name in SITE_COLUMNS} for site in sites
    ]
    table = pd.DataFrame(records, columns=list(SITE_COLUMNS), dtype=object)
    return table.astype(dict.fromkeys(_NUMBERS, float) | {"source_row": int})


def sites_of(table: pd.DataFrame) -> tuple[Site, ...]:
    """The rows of a table with :data:`SITE_COLUMNS`, as :func:`sites_table` makes it."""
    return tuple(
        Site(**dict(zip(SITE_COLUMNS, row, strict=True)))
        for row in table[list(SITE_COLUMNS)].itertuples(index=False, name=None)
    )
