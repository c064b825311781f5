"""A CSV file of coordinates, each row told what lies around it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from gongshu_geo._csv import write_csv
from gongshu_geo.corridors import chainage_text
from gongshu_geo.crs import CoordinateSystem
from gongshu_geo.crs.table import convert_table
from gongshu_geo.errors import Finding
from gongshu_geo.location.reverse import REVERSE_COLUMNS, Reverse

AROUND = (
    "corridor",
    "chainage",
    "side",
    "offset_m",
    "beyond_end",
    "junction",
    "junction_m",
    "road",
    "road_m",
    "numbers",
    "sub_district",
    "inside",
    "border_m",
)
"""Columns added to a table; as :data:`~gongshu_geo.location.reverse.REVERSE_COLUMNS`, but for
``chainage`` (K1+200) and ``numbers`` (8–120)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReversedTable:
    """A table with what lies around each of its rows, ready to be written.

    Attributes
    ----------
    heading
        The headings that came, the position in WGS-84, then :data:`AROUND`.
    rows
        Every row that came, in order; new cells are empty where there is no answer.
    findings
        Cells that gave no coordinates.
    told
        How many rows have an answer.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    findings: tuple[Finding, ...]
    told: int

    def write(self, path: Path) -> None:
        """Write as UTF-8 CSV, whole or not at all; formulas are made harmless.

        Raises
        ------
        StoreError
            The file cannot be written.
        """
        write_csv(path, self.heading, self.rows)


def reverse_csv(
    around: Reverse, path: Path, *, x: str, y: str, source: CoordinateSystem
) -> ReversedTable:
    """A CSV table with what lies around its positions.

    Raises
    ------
    ConfigError, RegisterError, StoreError
        As for :func:`gongshu_geo.crs.table.convert_table`.
    """
    table = convert_table(path, x=x, y=y, source=source, target=CoordinateSystem.WGS84)
    width = len(table.heading)
    cells = [(row[width - 2] or "nan", row[width - 1] or "nan") for row in table.rows]
    lon, lat = np.array(cells, dtype=float).reshape(-1, 2).T
    rows = records(around.at(lon, lat))
    return ReversedTable(
        heading=(*_free(table.heading), *AROUND),
        rows=tuple(
            (*row[:width], *_cells(answer), *row[width:])
            for row, answer in zip(table.rows, rows, strict=True)
        ),
        findings=table.findings,
        told=int(np.isfinite([row["border_m"] for row in rows]).sum()),
    )


def _free(heading: tuple[str, ...]) -> list[str]:
    """The headings, those named like a new column as ``row_<name>``."""
    return [f"row_{title}" if title.strip() in AROUND else title for title in heading]


def records(around: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of :meth:`Reverse.at` by name of column."""
    rows = around.itertuples(index=False, name=None)
    return [dict(zip(REVERSE_COLUMNS, row, strict=True)) for row in rows]


def as_json(answer: dict[str, Any]) -> dict[str, Any]:
    """One row of :meth:`Reverse.at` ready for JSON: whole metres, ``None`` for what is missing."""
    return {
        name: (None if np.isnan(value) else round(value)) if isinstance(value, float) else value
        for name, value in answer.items()
    }


def _cells(answer: dict[str, Any]) -> list[str]:
    """The new cells of one row; all empty where there is no position."""
    told = as_json(answer)
    if told["border_m"] is None:
        return [""] * len(AROUND)
    told["chainage"] = chainage_text(answer["chainage_m"])
    told["numbers"] = numbers_text(answer)
    told["beyond_end"] = bool(told["beyond_end"]) if told["corridor"] else None
    return [_cell(told[name]) for name in AROUND]


def _cell(value: Any) -> str:
    """``true`` and ``false`` for flags, nothing for what is missing."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def numbers_text(answer: dict[str, Any]) -> str:
    """The range of house numbers: 8–120, one alone, or nothing."""
    low, high = answer["number_from"], answer["number_to"]
    if np.isnan(low):
        return ""
    return f"{low:.0f}" if low == high else f"{low:.0f}–{high:.0f}"
