"""Workbooks of Excel as grids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_cells import Rectangle, rectangle
from gongshu_geo.register.grid import Book, Cell, Grid, MergedRange

_Raw: TypeAlias = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read_excel_book(path: Path, *, file: str) -> Book:
    """A workbook as a book of its sheets."""
    try:
        workbook = CalamineWorkbook.from_path(path)
        grids = [
            _grid(workbook.get_sheet_by_name(told.name), told.visible, file)
            for told in workbook.sheets_metadata
            if told.typ is SheetTypeEnum.WorkSheet
        ]
    except (CalamineError, OSError) as cause:
        raise refusals.unreadable(file, str(cause)) from cause
    found = tuple(grid for grid in grids if grid is not None)
    if not found:
        raise refusals.no_table(file)
    return Book(grids=found)


def _grid(sheet: CalamineSheet, visible: SheetVisibleEnum, file: str) -> Grid | None:
    """One sheet, or ``None`` where it is empty."""
    rows = [_cells(row) for row in sheet.to_python()]
    table = rectangle(rows, file=file, sheet=sheet.name)
    if table is None or sheet.start is None:
        return None
    first_row, first_column = sheet.start
    first_row += table.first_row
    first_column += table.first_column
    return Grid(
        file=file,
        sheet=sheet.name,
        cells=table.cells,
        row_numbers=np.arange(len(table.cells), dtype=np.int64) + first_row + 1,
        first_column=first_column,
        merged=_merged(sheet, table, first_row, first_column),
        hidden=visible is not SheetVisibleEnum.Visible,
    )


def _cells(row: Sequence[_Raw]) -> list[Cell]:
    """Values of calamine as cells: whole numbers without a point, times of day as text."""
    return [
        value if type(value) is str and value and not value.isspace() else _cell(value)
        for value in row
    ]


def _cell(value: _Raw) -> Cell:
    match value:
        case str():
            return value if value.strip() else None
        case bool() | int() | dt.date():
            return value
        case float():
            return int(value) if value.is_integer() else value
        case _:
            return str(value)


def _merged(
    sheet: CalamineSheet, table: Rectangle, first_row: int, first_column: int
) -> tuple[MergedRange, ...]:
    """The merged ranges, as far as they lie in the table."""
    height, width = table.cells.shape
    found = []
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        rows = max(top - first_row, 0), min(bottom - first_row, height - 1)
        columns = max(left - first_column, 0), min(right - first_column, width - 1)
        if rows[0] <= rows[1] and columns[0] <= columns[1]:
            found.append(
                MergedRange(
                    first_row=rows[0],
                    last_row=rows[1],
                    first_column=columns[0],
                    last_column=columns[1],
                )
            )
    return tuple(found)
