"""Texts with separated cells as grids."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter

from gongshu_geo._csv import csv_records, decoded
from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_cells import SheetNotes, grid_of
from gongshu_geo.register._book_limits import LONGEST_CELL, MOST_CELLS
from gongshu_geo.register.grid import Book

SEPARATORS = (",", "\t", ";", "|")
"""What parts cells, likeliest first."""

_SAMPLE = 200
"""Records that a separator is chosen by."""

_SAMPLE_CHARACTERS = 1 << 18

_BYTE_ORDER_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel is told the separator; Excel does not show it as a row."""


def read_separated(text: str, *, file: str, encoding: str) -> Book:
    """A text of separated cells as a book of one grid.

    Raises
    ------
    RegisterError
        A quote that is never closed, more than is read, or nothing in it.
    """
    text, separator = _separator(text)
    rows = _rows(text, separator, file)
    grid = grid_of(rows, SheetNotes(file=file, encoding=encoding))
    if grid is None:
        raise refusals.no_table(file)
    return Book(grids=(grid,))


def decoded_text(content: bytes, *, file: str) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    Raises
    ------
    RegisterError
        It is no text of the field.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            try:
                text = content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as cause:
                raise refusals.unknown_encoding(file, content) from cause
            if "\0" in text:
                raise refusals.unknown_encoding(file, content)
            return text, "UTF-16"
    told = decoded(content)
    if told is None:
        raise refusals.unknown_encoding(file, content)
    return told


def _separator(text: str) -> tuple[str, str]:
    """The text without a line that declares its separator, and the separator."""
    if declared := _DECLARED.match(text):
        return text[declared.end() :], declared[1]
    sample = text[:_SAMPLE_CHARACTERS]
    return text, max(SEPARATORS, key=lambda separator: _regularity(sample, separator))


def _regularity(sample: str, separator: str) -> tuple[int, int]:
    """How many records have the commonest number of cells beyond one, and that number.

    Titles have one cell, and a separator that merely occurs in the text of some cells gives
    records of every length.
    """
    counts: Counter[int] = Counter()
    try:
        for _, record in zip(
            range(_SAMPLE),
            csv.reader(sample.splitlines(keepends=True), delimiter=separator),
            strict=False,
        ):
            counts[len(record)] += len(record) > 1
    except csv.Error:
        return 0, 0
    if not counts:
        return 0, 0
    cells, records = max(counts.items(), key=lambda item: (item[1], item[0]))
    return records, cells


def _rows(text: str, separator: str, file: str) -> list[list[str | None]]:
    """The records of the text; cells of blanks alone are empty."""
    text = re.sub(rf"{re.escape(separator)}{{100,}}(?=[\r\n]|\Z)", "", text)
    cells = text.count(separator) + text.count("\n")
    if cells > MOST_CELLS:
        raise refusals.too_many_values(file, "", cells)
    csv.field_size_limit(LONGEST_CELL)
    try:
        records, unclosed = csv_records(text, separator=separator)
    except csv.Error as cause:
        raise refusals.unreadable(file, str(cause)) from cause
    if unclosed is not None:
        opened = next((cell for cell in records[-1] if "\n" in cell), "")
        raise refusals.unclosed_quote(file, unclosed, opened.partition("\n")[0].strip())
    return [[cell if cell.strip() else None for cell in record] for record in records]
