"""Small sheets drawn as text, for the tests of what is understood of them."""

import re

import numpy as np

from gongshu_geo.register import Book, Grid, MergedRange
from gongshu_geo.register.understand import Tables, load_headings, understand
from gongshu_geo.status import load_categories, load_statuses

TABLES = Tables(statuses=load_statuses(), categories=load_categories(), headings=load_headings())


def drawn(text, *, merged=(), sheet="", file="表.xlsx", hidden=False, hidden_rows=(), encoding=""):
    """A grid: lines are rows, ``|`` parts cells, what looks like a number is one."""
    rows = [[cell_of(cell) for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    return grid_of(rows, merged=merged, sheet=sheet, file=file, hidden=hidden,
                   hidden_rows=hidden_rows, encoding=encoding)  # fmt: skip


def grid_of(
    rows, *, merged=(), sheet="", file="表.xlsx", hidden=False, hidden_rows=(), encoding=""
):
    """A grid of rows of cells; merged ranges as first and last row, first and last column."""
    cells = np.full((len(rows), max(map(len, rows))), None, dtype=object)
    for index, row in enumerate(rows):
        cells[index, : len(row)] = row
    return Grid(
        file=file,
        sheet=sheet,
        cells=cells,
        row_numbers=np.arange(1, len(rows) + 1, dtype=np.int64),
        merged=tuple(
            MergedRange(first_row=top, last_row=bottom, first_column=left, last_column=right)
            for top, bottom, left, right in merged
        ),
        hidden=hidden,
        hidden_rows=frozenset(hidden_rows),
        encoding=encoding,
    )


def cell_of(text):
    text = text.strip(" ").replace("↵", "\n")
    if re.fullmatch(r"\d+", text, re.ASCII):
        return int(text)
    return float(text) if re.fullmatch(r"\d+\.\d+", text, re.ASCII) else text or None


def read(source, **asked):
    """What is understood of a drawn text, a grid or a book."""
    if isinstance(source, str):
        source = drawn(source)
    return understand(source, tables=TABLES, **asked)


def book(*grids):
    return Book(grids=grids)


def fields(understood):
    """Heading by field."""
    return {column.field: column.heading for column in understood.columns}


def values(understood, *codes):
    """Rows of the fields asked for."""
    return understood.table[list(codes)].to_numpy(dtype=object).tolist()


def codes(understood):
    """What was found, as (code, row, column)."""
    return [(finding.code, finding.row, finding.column) for finding in understood.findings]
