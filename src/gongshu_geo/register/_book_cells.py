"""Rows of cells as a trimmed rectangle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_limits import MOST_AREA, MOST_COLUMNS
from gongshu_geo.register.grid import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """What a sheet holds, without the empty rows and columns around it.

    Attributes
    ----------
    cells
        (n, m) cells; empty ones are ``None``.
    first_row, first_column
        Where it begins in the rows that it was made from, counted from 0.
    """

    cells: NDArray[np.object_]
    first_row: int
    first_column: int


def rectangle(rows: Sequence[Sequence[Cell]], *, file: str, sheet: str = "") -> Rectangle | None:
    """Rows of unequal length as a rectangle, or ``None`` where no cell holds anything.

    Raises
    ------
    RegisterError
        More columns or cells than a register has.
    """
    widths = [_width(row) for row in rows]
    width = max(widths, default=0)
    if not width:
        return None
    first = next(index for index, used in enumerate(widths) if used)
    last = len(widths) - next(index for index, used in enumerate(reversed(widths)) if used)
    if width > MOST_COLUMNS:
        raise refusals.too_many_columns(file, sheet, width)
    if width * (last - first) > MOST_AREA:
        raise refusals.too_many_cells(file, sheet, width * (last - first))
    cells = np.full((last - first, width), None, dtype=object)
    for index, (row, used) in enumerate(zip(rows[first:last], widths[first:last], strict=True)):
        if used:
            cells[index, :used] = row[:used]
    used_columns = np.flatnonzero((cells != None).any(axis=0))  # noqa: E711 - by element
    left = int(used_columns[0])
    return Rectangle(cells=cells[:, left:], first_row=first, first_column=left)


def _width(row: Sequence[Cell]) -> int:
    """Cells of a row up to its last one that holds something."""
    used = len(row)
    while used and row[used - 1] is None:
        used -= 1
    return used
