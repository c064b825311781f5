"""Tables of HTML pages as grids: many old systems export such pages under the name .xls."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_cells import SheetNotes, grid_of
from gongshu_geo.register._book_limits import MOST_CELLS, MOST_COLUMNS, MOST_MERGED, MOST_PAGE_BYTES
from gongshu_geo.register.grid import Book, Cell

_START = 1 << 16
"""Characters within which a page shows that it is one."""

_PAGE = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--(?:(?!-->).)*+-->)*+"
    r"<(?:!doctype\s+html|html|head|meta|body|table|style|div|font|center)\b",
    re.IGNORECASE | re.DOTALL,
)

# Each alternative takes at least one character and never looks back, whatever the text.
_TOKEN = re.compile(
    r"<!--(?:.*?-->|.*)"
    r"|<(?P<raw>script|style|title)\b(?:.*?</(?P=raw)\s*>|.*)"
    r"|<(?P<close>/?)(?P<name>[a-z][\w:]*+)(?P<attributes>(?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|<[!?][^>]*+>?"
    r"|(?P<text>[^<]++|<)",
    re.IGNORECASE | re.DOTALL,
)
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*([0-9]{1,6})", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_DEEPEST = 50
_LAST_ROW = 1_048_576


@dataclass(slots=True)
class _Table:
    """A table while it is read.

    Attributes
    ----------
    rows
        Its cells by column.
    taken
        Up to which row a column is covered by a cell above.
    """

    rows: list[dict[int, Cell]] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    text: list[str] | None = None
    place: tuple[int, int] = (0, 0)
    column: int = 0


def is_page(text: str) -> bool:
    """Whether a text is an HTML page."""
    return _PAGE.match(text[:_START].lstrip("\ufeff")) is not None


def read_html(text: str, *, file: str, encoding: str) -> Book:
    """Every table of a page as a grid; one within another's cell is a table of its own.

    Raises
    ------
    RegisterError
        No table, or more of it than is read.
    """
    if len(text) > MOST_PAGE_BYTES:
        raise refusals.too_large(file, len(text), MOST_PAGE_BYTES)
    tables = [table for table in _tables(text, file) if any(table.rows)]
    grids = []
    for number, table in enumerate(tables, start=1):
        notes = SheetNotes(
            file=file,
            sheet=str(number) if len(tables) > 1 else "",
            merged=table.merged,
            hidden_rows=frozenset(table.hidden),
            encoding=encoding,
        )
        grid = grid_of(_rows(table), notes)
        if grid is not None:
            grids.append(grid)
    if not grids:
        raise refusals.no_table(file)
    return Book(grids=tuple(grids))


def _tables(text: str, file: str) -> list[_Table]:
    """The tables of a page in the order in which they open."""
    found: list[_Table] = []
    open_tables: list[_Table] = []
    columns = 0
    for token in _TOKEN.finditer(text):
        name = (token["name"] or "").lower()
        if name == "table" and not token["close"]:
            if len(open_tables) >= _DEEPEST:
                raise refusals.unreadable(file, f"<table> × {_DEEPEST}")
            open_tables.append(_Table())
            found.append(open_tables[-1])
        elif open_tables:
            table = open_tables[-1]
            if name == "table":
                _close_cell(open_tables.pop())
            elif name:
                columns += _tag(table, name, token["attributes"], closes=bool(token["close"]))
            elif token["text"] and table.text is not None:
                table.text.append(re.sub(r"\s+", " ", html.unescape(token["text"])))
        if columns > MOST_CELLS:
            raise refusals.too_many_values(file, "", columns)
    for table in open_tables:
        _close_cell(table)
    return found


def _tag(table: _Table, name: str, told: str, *, closes: bool) -> int:
    """Do what a tag within a table says; gives the columns that it goes on."""
    if name in {"td", "th", "tr"}:
        _close_cell(table)
        if name == "tr" and not closes:
            table.column = 0
            if _HIDDEN.search(told):
                table.hidden.add(len(table.rows))
            table.rows.append({})
        elif name != "tr" and not closes:
            return _open_cell(table, told)
    elif table.text is not None and (name == "br" or (closes and name in {"p", "div", "li"})):
        table.text.append("\n")
    return 0


def _open_cell(table: _Table, told: str) -> int:
    """Begin a cell in the first column that no cell above covers; gives the columns gone on."""
    if not table.rows:
        table.rows.append({})
    row, before = len(table.rows) - 1, table.column
    while table.taken.get(table.column, -1) >= row:
        table.column += 1
    spans = {kind.lower(): max(int(count), 1) for kind, count in _SPAN.findall(told)}
    wide = min(spans.get("col", 1), MOST_COLUMNS)
    high = min(spans.get("row", 1), _LAST_ROW)
    if high > 1:
        for column in range(table.column, table.column + wide):
            table.taken[column] = row + high - 1
    if (wide > 1 or high > 1) and len(table.merged) < MOST_MERGED:
        table.merged.append((row, row + high - 1, table.column, table.column + wide - 1))
    table.place = row, table.column
    table.text = []
    table.column += wide
    return table.column - before


def _close_cell(table: _Table) -> None:
    """Put the text of the open cell, if there is one, in its place."""
    if table.text is None:
        return
    row, column = table.place
    lines = ("".join(table.text)).split("\n")
    text = "\n".join(line.strip(" \xa0") for line in lines).strip("\n \xa0")
    if text:
        table.rows[row][column] = text
    table.text = None


def _rows(table: _Table) -> Sequence[Sequence[Cell]]:
    """The rows of a table, as wide as each needs."""
    return [[row.get(column) for column in range(max(row, default=-1) + 1)] for row in table.rows]
