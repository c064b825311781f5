"""Sheets of cells as files hold them, before anything is understood."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from geopandas import GeoSeries
from numpy.typing import NDArray

from gongshu_geo.errors import Finding

Cell: TypeAlias = str | int | float | bool | dt.datetime | dt.date | None
"""What one cell holds; ``None`` where it is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRange:
    """A rectangle of cells that show one value.

    Attributes
    ----------
    first_row, last_row
        Indices into the rows of :attr:`Grid.cells`, from 0, both inside the range.
    first_column, last_column
        Indices into its columns, likewise.
    """

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One sheet, or one layer of a vector file.

    Attributes
    ----------
    file
        As messages show it.
    sheet
        Name of the sheet or layer; empty where the format has none.
    cells
        (n, m) cells, each a :data:`Cell`. Text stands as the file holds it, spaces and line
        breaks included; whole numbers are ``int``, however the file writes them. A formula is
        the value last reckoned, a time of day its text (``08:30:00``), an error (``#REF!``)
        empty with a finding in the book; text of blanks alone is empty too. A merged
        range holds its value in its first cell only. Rows and columns that stand empty before
        the first and after the last value are left out.
    row_numbers
        (n,) row as a spreadsheet shows it; records of a text file count likewise from 1. In a
        vector file the attribute names are row 1, so that the first feature is row 2.
    first_column
        Column of the sheet, counted from 0, in which ``cells`` begins: 1 where column A is empty.
    merged
        Merged ranges, within ``cells``.
    hidden_rows, hidden_columns
        Indices into ``cells`` of what a spreadsheet does not show.
    hidden
        Whether the whole sheet is hidden.
    encoding
        Of a text file: how it was read.
    geometry
        Of a vector file: (n,) geometries in its own coordinate system, missing in row 0, which
        holds the attribute names, and where a feature has none.
    """

    file: str
    sheet: str
    cells: NDArray[np.object_]
    row_numbers: NDArray[np.int64]
    first_column: int = 0
    merged: tuple[MergedRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    encoding: str = ""
    geometry: GeoSeries | None = None

    def address(self, row: int, column: int) -> str:
        """The name that a spreadsheet gives to a cell: ``C7`` for row 7, third column."""
        return f"{column_letters(self.first_column + column)}{self.row_numbers[row]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that a file holds.

    Attributes
    ----------
    grids
        Its sheets or layers that hold anything, in the file's order, hidden ones included; at
        least one.
    findings
        Cells that could not be read and what else a person should know.
    """

    grids: tuple[Grid, ...]
    findings: tuple[Finding, ...] = ()


def column_letters(column: int) -> str:
    """The letters of a column counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_index(letters: str) -> int:
    """The column, counted from 0, with these capital letters: the inverse of the names above."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
