"""What a sheet's XML says beside its values: how far it reaches, what is hidden or merged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_limits import (
    MOST_AREA,
    MOST_CELLS,
    MOST_MERGED,
    MOST_ODDITIES,
    MOST_SHARED,
)
from gongshu_geo.register._book_xml import (
    ATTRIBUTES,
    PREFIX,
    attributes,
    elements,
    is_true,
    opening,
)
from gongshu_geo.register.grid import column_index

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = b"0123456789"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""What Excel has; rows and columns counted from 1."""

# A cell with something in it: formats alone make closed or empty elements, up to XFD1048576.
_CELL = rb"<" + PREFIX + rb"c(?=[\s>])"
_PLACED = rb"""\s++r="([A-Z]{1,3}[0-9]{1,7})\""""
_HOLDS = rb"(?<!/)>(?!</)"
# Group 1 is its reference, which all common programs write first, or nothing.
_FILLED = re.compile(_CELL + rb"(?:" + _PLACED + rb")?+" + ATTRIBUTES + _HOLDS)
# Group 2 holds the attributes of a cell where it does not stand first.
_UNPLACED = re.compile(_CELL + rb"(?!" + _PLACED + rb")(" + ATTRIBUTES + rb")" + _HOLDS)
_ANY_CELL = re.compile(rb"<" + PREFIX + rb"c[\s/>]")
_ROW = opening(rb"row")
_UNRECKONED = re.compile(
    rb"<" + PREFIX + rb"c(?=[\s>])(" + ATTRIBUTES + rb")(?<!/)>\s*+"
    rb"<" + PREFIX + rb"f(?=[\s/>])" + ATTRIBUTES + rb">"
    rb"(?:(?<=/>)|([^<]*+)</" + PREFIX + rb"f\s*+>)"
    rb"\s*+(?:<" + PREFIX + rb"v\s*+(?:/>|></" + PREFIX + rb"v\s*+>)\s*+)?</" + PREFIX + rb"c\s*+>"
)  # fmt: skip
_ERROR = re.compile(
    rb"<" + PREFIX + rb"c(?=[\s>])(" + ATTRIBUTES + rb")(?<!/)>\s*+"
    rb"(?:<" + PREFIX + rb"f(?=[\s/>])" + ATTRIBUTES + rb">"
    rb"(?:(?<=/>)|[^<]*+</" + PREFIX + rb"f\s*+>)\s*+)?+"
    rb"<" + PREFIX + rb"v\s*+>([^<]*+)<"
)  # fmt: skip
_ROW_NUMBER = re.compile(rb"""(?:^|\s)r\s*=\s*["']([0-9]{1,18})["']""")
_SHARED_TEXT = re.compile(
    rb"""\st\s*=\s*["']s["']""" + ATTRIBUTES + rb">\s*+<" + PREFIX + rb"v\s*+>\s*+([0-9]{1,9})<"
)  # fmt: skip
_ANY_SHARED_TEXT = re.compile(rb"""\st\s*=\s*["']s["']""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """A cell without a value that can be used.

    Attributes
    ----------
    row, column
        Counted from 0.
    text
        The error that stands there, or the formula.
    """

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What a sheet says beside its values. Rows and columns count from 0, ends included.

    Attributes
    ----------
    filled, area
        Cells that hold something, and those of the rectangle around them.
    shared_bytes
        Bytes of shared texts, counted once for each cell; at most, where it takes long to count.
    merged
        First and last row, first and last column of each range.
    hidden_rows
        Rows that are not shown.
    hidden_columns
        First and last of each run of columns that are not shown.
    errors, unreckoned
        Cells that show an error, and formulas that were never reckoned.
    """

    filled: int
    area: int
    shared_bytes: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    errors: tuple[Oddity, ...] = ()
    unreckoned: tuple[Oddity, ...] = ()


def sheet_facts(xml: bytes, lengths: NDArray[np.int64], *, file: str) -> SheetFacts:
    """Facts of a sheet, from its XML without comments, and the lengths of the shared texts.

    Raises
    ------
    RegisterError
        It reaches farther than Excel does, or holds more than is read.
    """
    if xml.count(b"<c") + xml.count(b":c") > MOST_CELLS:
        filled = sum(1 for _ in _FILLED.finditer(xml))
        if filled > MOST_CELLS:
            raise refusals.too_many_values(file, "", filled)
    cells = _FILLED.findall(xml)
    area = _area(xml, cells, file)
    if area > MOST_AREA:
        raise refusals.too_many_cells(file, "", area)
    has_errors = b't="e"' in xml or b"t='e'" in xml
    return SheetFacts(
        filled=len(cells),
        area=area,
        shared_bytes=_shared_bytes(xml, lengths),
        merged=_merged(xml, file),
        hidden_rows=frozenset(_hidden_rows(xml)),
        hidden_columns=tuple(_hidden_columns(xml)),
        errors=tuple(islice(_errors(xml), MOST_ODDITIES)) if has_errors else (),
        unreckoned=tuple(islice(_unreckoned(xml), MOST_ODDITIES))
        if b"<f" in xml or b":f" in xml
        else (),
    )


def _area(xml: bytes, cells: list[bytes], file: str) -> int:
    """Cells of the rectangle around the filled ones, or more where cells bear no reference."""
    if not cells:
        return 0
    text = b" ".join(cells)
    rows = {int(digits) for digits in set(text.translate(None, _LETTERS).split())}
    columns = {column_index(letters.decode()) + 1
               for letters in set(text.translate(None, _DIGITS).split())}  # fmt: skip
    others = (
        [attributes(found[2]).get("r", "") for found in _UNPLACED.finditer(xml)]
        if b"" in cells
        else []
    )
    for address in filter(None, others):
        place = cell_position(address)
        if place is None:
            raise refusals.unreadable(file, f'<c r="{address}">')
        rows.add(place[0] + 1)
        columns.add(place[1] + 1)
    if not all(others):
        # Those without count on from the one before, and from their row's number.
        rows |= {1, _last_row(xml)}
        if max(rows) > LAST_ROW:
            raise refusals.too_many_cells(file, "", max(rows))
        columns |= {1, max(columns, default=0) + _longest_row(xml)}
    if max(rows) > LAST_ROW or max(columns) > LAST_COLUMN:
        raise refusals.too_many_cells(file, "", max(rows) * max(columns))
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _last_row(xml: bytes) -> int:
    """A row, counted from 1, that no cell without a place of its own lies beyond."""
    count = highest = 0
    for row in _ROW.finditer(xml):
        count += 1
        told = _ROW_NUMBER.search(row[1])
        highest = max(highest, int(told[1]) if told else 0)
    return highest + count


def _longest_row(xml: bytes) -> int:
    """Most cells in a row."""
    return max(len(_ANY_CELL.findall(row)) for row in _ROW.split(xml))


def _hidden_rows(xml: bytes) -> Iterator[int]:
    """Rows that are not shown, by a filter or by hand."""
    if b"hidden" not in xml:
        return
    number = 0
    for found in islice(_ROW.finditer(xml), LAST_ROW):
        told = _ROW_NUMBER.search(found[1])
        number = int(told[1]) if told else number + 1
        if b"hidden" in found[1] and is_true(attributes(found[1]).get("hidden")):
            yield number - 1


def _hidden_columns(xml: bytes) -> Iterator[tuple[int, int]]:
    for told in islice(elements(xml[: xml.find(b"sheetData")], b"col"), LAST_COLUMN):
        if is_true(told.get("hidden")):
            yield _number(told.get("min")) - 1, min(_number(told.get("max")), LAST_COLUMN) - 1


def _merged(xml: bytes, file: str) -> tuple[tuple[int, int, int, int], ...]:
    """Merged ranges; a range that cannot be read is left out."""
    found: list[tuple[int, int, int, int]] = []
    if b"mergeCell" not in xml:
        return ()
    for number, told in enumerate(elements(xml, b"mergeCell")):
        if number >= MOST_MERGED:
            raise refusals.too_many_cells(file, "", number, MOST_MERGED)
        first, _, last = told.get("ref", "").partition(":")
        start, end = cell_position(first), cell_position(last or first)
        if start is not None and end is not None:
            found.append((start[0], end[0], start[1], end[1]))
    return tuple(found)


def _errors(xml: bytes) -> Iterator[Oddity]:
    for found in _ERROR.finditer(xml):
        told = attributes(found[1])
        place = cell_position(told.get("r", ""))
        if told.get("t") == "e" and place is not None:
            yield Oddity(row=place[0], column=place[1], text=found[2].decode(errors="replace"))


def _unreckoned(xml: bytes) -> Iterator[Oddity]:
    """Formulas without a value; one that gave an empty text (t="str") has one."""
    for found in _UNRECKONED.finditer(xml):
        told = attributes(found[1])
        place = cell_position(told.get("r", ""))
        if told.get("t") != "str" and place is not None:
            formula = (found[2] or b"").decode(errors="replace")
            yield Oddity(row=place[0], column=place[1], text=f"={formula}")


def _shared_bytes(xml: bytes, lengths: NDArray[np.int64]) -> int:
    """Bytes that the shared texts of a sheet take when each cell has a copy of its own.

    Parameters
    ----------
    xml
        The sheet.
    lengths
        Of the shared texts, in their order.
    """
    count = len(_ANY_SHARED_TEXT.findall(xml))
    longest = int(lengths.max(initial=0))
    if count * longest <= MOST_SHARED:
        return count * longest
    told = _SHARED_TEXT.findall(xml)
    if len(told) != count:
        return count * longest
    indices = np.array(told, dtype="S9").astype(np.int64)
    return int(lengths[indices[indices < len(lengths)]].sum())


def cell_position(address: str) -> tuple[int, int] | None:
    """Row and column, counted from 0, of an address such as ``$C$7``; ``None`` if it is none."""
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", address)
    if found is None or int(found[2]) == 0:
        return None
    return int(found[2]) - 1, column_index(found[1].upper())


def _number(text: str | None) -> int:
    """A number of up to 18 digits, else 0."""
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,18}", text) else 0
