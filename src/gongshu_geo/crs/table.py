"""Tables whose coordinates are wanted in another system as well."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from gongshu_geo._csv import read_csv, write_csv
from gongshu_geo.crs._arrays import FloatArray
from gongshu_geo.crs._findings import (
    Place,
    column_not_found,
    column_taken,
    no_number,
    out_of_range,
    too_many_cells,
)
from gongshu_geo.crs._numbers import read_number, write_number
from gongshu_geo.crs.conversion import convert, in_mainland
from gongshu_geo.crs.systems import CoordinateSystem
from gongshu_geo.errors import ConfigError, Finding

FIRST_ROW = 2
"""Number of the first row below the heading, as a spreadsheet shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertedTable:
    """A table with two more columns, ready to be written.

    Attributes
    ----------
    heading
        The headings that came, then ``<x>_<target>`` and ``<y>_<target>``.
    rows
        Every row that came, in order, as text; the new cells are empty where there is no answer.
    findings
        Cells that gave no coordinates, each with file, row and column.
    converted
        How many rows have coordinates in the target system.
    outside
        Rows, counted as a spreadsheet shows them, whose place is outside mainland China.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    findings: tuple[Finding, ...]
    converted: int
    outside: tuple[int, ...]

    def write(self, path: Path) -> None:
        """Write the table as UTF-8 CSV, whole or not at all.

        Cells that a spreadsheet would run as a formula get an apostrophe in front; numbers and
        all other cells are written as they were read.

        Raises
        ------
        StoreError
            The file cannot be written.
        """
        write_csv(path, self.heading, self.rows)


def convert_table(
    path: Path,
    *,
    x: str,
    y: str,
    source: CoordinateSystem,
    target: CoordinateSystem,
) -> ConvertedTable:
    """A CSV table with its coordinates in another system added.

    Parameters
    ----------
    path
        CSV with commas and a heading, in UTF-8 (with or without byte order mark) or GB18030.
    x, y
        Headings of the columns with longitude and latitude, or easting and northing.
    source, target
        The system of the columns, and the one wanted.

    Returns
    -------
    table
        The plan of the new file; nothing is written yet. Empty cells give empty cells; what is
        no number, half a pair, or out of the system's range is a finding, and the rest goes on.

    Raises
    ------
    StoreError
        The file is missing or unreadable.
    RegisterError
        The file is no CSV text, or has no heading.
    ConfigError
        A column is missing, occurs twice, or has already been added.
    """
    file = str(path)
    heading, rows = read_csv(path)
    columns = _Columns.found(file, heading, (x, y))
    new = tuple(f"{name}_{target}" for name in (x, y))
    taken = [name for name in new if name in heading]
    if taken:
        raise ConfigError(column_taken(file, name) for name in taken)
    numbers, findings = _numbers(file, rows, columns)
    answers = np.column_stack(convert(*numbers.T, source=source, target=target))
    given, known = (np.isfinite(pairs).all(axis=1) for pairs in (numbers, answers))
    findings.extend(
        out_of_range(
            columns.cells(rows[index]),
            source=source,
            place=Place(file, index + FIRST_ROW, ", ".join(columns.names)),
        )
        for index in np.flatnonzero(given & ~known).tolist()
    )
    shifting = source.is_shifted or target.is_shifted
    outside = known & shifting & ~in_mainland(*numbers.T, system=source)
    return ConvertedTable(
        heading=(*heading, *new),
        rows=tuple(
            _extended(row, len(heading), [write_number(value, target) for value in answer])
            for row, answer in zip(rows, answers.tolist(), strict=True)
        ),
        findings=tuple(sorted(findings, key=lambda finding: finding.row or 0)),
        converted=int(known.sum()),
        outside=tuple((np.flatnonzero(outside) + FIRST_ROW).tolist()),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the two coordinates stand in a row."""

    names: tuple[str, str]
    places: tuple[int, int]
    width: int

    @classmethod
    def found(cls, file: str, heading: list[str], names: tuple[str, str]) -> _Columns:
        """The columns of the given headings; the mistakes in both are told at once."""
        titles = [title.strip() for title in heading]
        counts = {name: titles.count(name) * names.count(name) for name in names}
        wrong = [name for name, count in counts.items() if count != 1]
        if wrong:
            raise ConfigError(column_not_found(file, name, titles) for name in wrong)
        return cls(names, (titles.index(names[0]), titles.index(names[1])), len(heading))

    def cells(self, row: list[str]) -> tuple[str, str]:
        """The two cells of a row, empty where the row is too short."""
        first, second = (row[place] if place < len(row) else "" for place in self.places)
        return first.strip(), second.strip()


def _numbers(
    file: str, rows: list[list[str]], columns: _Columns
) -> tuple[FloatArray, list[Finding]]:
    """The coordinates of all rows, (n, 2), NaN where there are none, with what is wrong."""
    findings: list[Finding] = []
    numbers = np.full((len(rows), 2), np.nan)
    for index, row in enumerate(rows):  # cell by cell, as each may be wrong in its own way
        numbers[index] = _pair(Place(file, index + FIRST_ROW), row, columns, findings)
    return numbers, findings


def _pair(
    place: Place, row: list[str], columns: _Columns, findings: list[Finding]
) -> tuple[float, float]:
    """The two coordinates of a row; NaN, with a finding, where they cannot be used."""
    nothing = (math.nan, math.nan)
    if len(row) > columns.width:
        findings.append(too_many_cells(row, columns.width, place))
        return nothing
    cells = columns.cells(row)
    if not any(cells):
        return nothing
    first, second = (read_number(cell) for cell in cells)
    if first is not None and second is not None:
        return first, second
    findings.extend(
        no_number(cell, replace(place, column=name))
        for name, cell, value in zip(columns.names, cells, (first, second), strict=True)
        if value is None
    )
    return nothing


def _extended(row: list[str], width: int, new: list[str]) -> tuple[str, ...]:
    """A row with its new cells below their headings; surplus cells follow them."""
    padded = row + [""] * (width - len(row))
    return (*padded[:width], *new, *padded[width:])
