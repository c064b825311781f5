"""Rows of cells as a grid trimmed to what it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_limits import MOST_AREA, MOST_COLUMNS
from gongshu_geo.register.grid import Cell, Grid, MergedRange


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetNotes:
    """What belongs to a sheet beside its cells. Rows and columns count from 0, ends included.

    Attributes
    ----------
    file, sheet, hidden, encoding
        As in :class:`~gongshu_geo.register.grid.Grid`.
    first_row, first_column
        Where the cells begin in the sheet.
    merged
        First and last row, first and last column of each range.
    hidden_rows
        Rows that are not shown.
    hidden_columns
        First and last of each run of columns that are not shown.
    """

    file: str
    sheet: str = ""
    first_row: int = 0
    first_column: int = 0
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: Sequence[tuple[int, int]] = ()
    hidden: bool = False
    encoding: str = ""


def grid_of(rows: Sequence[Sequence[Cell]], notes: SheetNotes) -> Grid | None:
    """Rows of unequal length as a grid, or ``None`` where no cell holds anything.

    Raises
    ------
    RegisterError
        More columns or cells than a register has.
    """
    widths = [_width(row) for row in rows]
    width = max(widths, default=0)
    if not width:
        return None
    top = next(index for index, used in enumerate(widths) if used)
    bottom = len(widths) - next(index for index, used in enumerate(reversed(widths)) if used)
    if width * (bottom - top) > MOST_AREA:
        raise refusals.too_many_cells(notes.file, notes.sheet, width * (bottom - top))
    cells = np.full((bottom - top, width), None, dtype=object)
    for index, (row, used) in enumerate(zip(rows[top:bottom], widths[top:bottom], strict=True)):
        if used:
            cells[index, :used] = row[:used]
    left = int(np.flatnonzero((cells != None).any(axis=0))[0])  # noqa: E711 - by element
    if width - left > MOST_COLUMNS:
        raise refusals.too_many_columns(notes.file, notes.sheet, width - left)
    return _placed(cells[:, left:], notes.first_row + top, notes.first_column + left, notes)


def _placed(
    cells: NDArray[np.object_], first_row: int, first_column: int, notes: SheetNotes
) -> Grid:
    """A grid of cells that begin at a row and column of their sheet."""
    height, width = cells.shape
    return Grid(
        file=notes.file,
        sheet=notes.sheet,
        cells=cells,
        row_numbers=np.arange(height, dtype=np.int64) + first_row + 1,
        first_column=first_column,
        merged=tuple(_merged(notes, first_row, first_column, (height, width))),
        hidden_rows=frozenset(
            row - first_row for row in notes.hidden_rows if 0 <= row - first_row < height
        ),
        hidden_columns=frozenset(
            column
            for first, last in notes.hidden_columns
            for column in range(max(first - first_column, 0), min(last - first_column + 1, width))
        ),
        hidden=notes.hidden,
        encoding=notes.encoding,
    )


def _merged(
    notes: SheetNotes, first_row: int, first_column: int, shape: tuple[int, int]
) -> list[MergedRange]:
    """The merged ranges, as far as they lie among the cells."""
    found = []
    for top, bottom, left, right in notes.merged:
        merged = MergedRange(
            first_row=max(top - first_row, 0),
            last_row=min(bottom - first_row, shape[0] - 1),
            first_column=max(left - first_column, 0),
            last_column=min(right - first_column, shape[1] - 1),
        )
        if merged.first_row <= merged.last_row and merged.first_column <= merged.last_column:
            found.append(merged)
    return found


def _width(row: Sequence[Cell]) -> int:
    """Cells of a row up to its last one that holds something."""
    used = len(row)
    while used and row[used - 1] is None:
        used -= 1
    return used


def normal_row(row: Sequence[Cell | dt.time | dt.timedelta]) -> list[Cell]:
    """A row of values as cells have them; see :func:`normal`."""
    # The commonest values are dealt with here: a call for each would double the time.
    return [
        (value if value and not value.isspace() else None)
        if isinstance(value, str)
        else int(value)
        if value.__class__ is float and value.is_integer()
        else normal(value)
        for value in row
    ]


def normal(value: Cell | dt.time | dt.timedelta) -> Cell:
    """A value as a cell has it: whole numbers without a point, blanks as nothing.

    A time of day, or a span of time, becomes its text.
    """
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(value) if isinstance(value, dt.time) else value
