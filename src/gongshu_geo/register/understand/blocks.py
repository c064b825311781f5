"""Where the headings of a sheet stand: one row of them, or several below each other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from gongshu_geo.register.grid import Grid
from gongshu_geo.register.understand.vocabulary import LONGEST_HEADING, Vocabulary, unit_named
from gongshu_geo.register.understand.wording import fold, shown, wording

SCANNED_ROWS = 60
"""Rows from the top among which headings are looked for."""

MOST_HEADING_ROWS = 4
NAME_WEIGHT, LOCATION_WEIGHT, FIELD_WEIGHT, KNOWN_WEIGHT = 3.0, 2.0, 1.0, 0.3
"""How much a row gains by a heading of each kind."""
DATA_COST, UNKNOWN_COST, ROW_COST = 0.7, 0.12, 0.4
"""How much it loses by a cell that looks like data, one of unknown words, and a further row."""
LEAST_SCORE = 2.0
"""A name of the site and nothing else is no heading unless it stands in a line by itself."""

_DATA = re.compile(r"[-+]?[\d,.]+%?|\d{4}[-./年]\d{1,2}([-./月]\d{1,2}日?)?月?底?")
_UNIT_ROW = re.compile(r"[(\[]?(?:单位[::]?)?([^()\[\]]{1,8})[)\]]?")
_FORMATS = frozenset(
    {"年月", "年/月", "年、月", "年月日", "年", "月", "日期", "%", "个", "人", "家", "处"}
)
"""Words of a row of units that are none of a measure."""
_LETTERS = re.compile(r"[甲乙丙丁戊己庚辛壬癸a-z]|\d{1,2}(=.*)?|栏次|列次")


def _no_units() -> Mapping[int, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The headings of a table.

    Attributes
    ----------
    first, last
        Rows of the grid from the first row of headings to the last row that belongs to them,
        both inside.
    rows
        Rows among these that hold headings, not units or numbers of columns.
    paths
        Of every column of the grid its headings from the uppermost down; empty where it has none.
    score
        How much the rows look like headings.
    units
        Units by column, where a row below the headings holds them.
    """

    first: int
    last: int
    rows: tuple[int, ...]
    paths: tuple[tuple[str, ...], ...]
    score: float
    units: Mapping[int, str] = field(default_factory=_no_units)

    def heading(self, column: int) -> str:
        """A column's heading as people see it."""
        return " > ".join(shown(text) for text in self.paths[column])


def heading_block(grid: Grid, vocabulary: Vocabulary) -> Block | None:
    """The rows of a grid that head its columns, or ``None`` where none do."""
    cells = spread(grid, SCANNED_ROWS)
    best: Block | None = None
    for first in range(len(cells)):
        if not (cells[first] != None).any():  # noqa: E711 - by element
            continue
        for height in range(1, MOST_HEADING_ROWS + 1):
            block = _block(grid, cells, first, height, vocabulary)
            if block is not None and (best is None or block.score > best.score):
                best = block
    if best is None or best.score < LEAST_SCORE:
        return None
    return _with_units(_with_groups(best, grid, cells, vocabulary), cells, vocabulary)


def block_of(grid: Grid, rows: Sequence[int], vocabulary: Vocabulary) -> Block:
    """The headings in rows that are known to hold them."""
    cells = spread(grid, rows[-1] + 4)
    paths = _paths(grid, cells, rows)
    block = Block(first=rows[0], last=rows[-1], rows=tuple(rows), paths=paths,
                  score=_score(paths, vocabulary))  # fmt: skip
    return _with_units(block, cells, vocabulary)


def spread(grid: Grid, rows: int) -> NDArray[np.object_]:
    """The first rows of a grid, every merged cell's value in all of its cells."""
    cells = grid.cells[:rows].copy()
    for merged in grid.merged:
        if merged.first_row < rows:
            cells[
                merged.first_row : merged.last_row + 1,
                merged.first_column : merged.last_column + 1,
            ] = cells[merged.first_row, merged.first_column]
    return cells


def looks_like_data(cell: object) -> bool:
    """Whether a cell holds a number, a date or a long text, as headings do not."""
    if not isinstance(cell, str):
        return isinstance(cell, int | float | dt.date)
    text = fold(cell)
    return len(text) > LONGEST_HEADING or (bool(_DATA.fullmatch(text)) and not _is_year(text))


def _is_year(text: str) -> bool:
    return bool(wording(text).years) and len(text) <= 6


def _block(
    grid: Grid, cells: NDArray[np.object_], first: int, height: int, vocabulary: Vocabulary
) -> Block | None:
    """The rows as headings, where they may be."""
    last = first + height - 1
    if last >= len(cells) or _cut_through(grid, first, last):
        return None
    rows = tuple(range(first, last + 1))
    if any(not (cells[row] != None).any() for row in rows):  # noqa: E711 - by element
        return None
    paths = _paths(grid, cells, rows)
    anchors = [cell for row in rows for cell in grid.cells[row] if cell is not None]
    data = sum(looks_like_data(cell) for cell in anchors)
    unknown = sum(
        isinstance(cell, str) and not looks_like_data(cell) and not vocabulary.knows(cell)
        for cell in anchors
    )
    cost = data * DATA_COST + unknown * UNKNOWN_COST + (height - 1) * ROW_COST
    score = _score(paths, vocabulary) - cost
    return Block(first=first, last=last, rows=rows, paths=paths, score=score)


def _score(paths: Iterable[tuple[str, ...]], vocabulary: Vocabulary) -> float:
    """How many fields the headings name, each counted once."""
    best: dict[str, float] = {}
    known = 0
    for path in paths:
        meanings = vocabulary.meanings(path)
        if meanings:
            first = meanings[0]
            best[first.field] = max(best.get(first.field, 0.0), first.score)
        elif path and vocabulary.knows(path[-1]):
            known += 1
    weights = {"name": NAME_WEIGHT, "location": LOCATION_WEIGHT}
    return KNOWN_WEIGHT * known + sum(
        score * weights.get(code, FIELD_WEIGHT) for code, score in best.items()
    )


def _cut_through(grid: Grid, first: int, last: int) -> bool:
    """Whether a merged cell reaches out of the rows above or below."""
    return any(
        merged.first_row < first <= merged.last_row or merged.first_row <= last < merged.last_row
        for merged in grid.merged
    )


def _paths(
    grid: Grid, cells: NDArray[np.object_], rows: Sequence[int]
) -> tuple[tuple[str, ...], ...]:
    """Every column's headings from the uppermost down, each told once."""
    merged = any(each.first_row <= rows[-1] and each.last_row >= rows[0] for each in grid.merged)
    block = cells[list(rows)]
    if not merged and len(rows) > 1:
        block = _filled_rightwards(block)
    paths = []
    for column in range(block.shape[1]):
        path: list[str] = []
        for cell in block[:, column]:
            text = "" if cell is None else str(cell)
            if text.strip() and (not path or path[-1] != text):
                path.append(text)
        paths.append(tuple(path))
    return tuple(paths)


def _filled_rightwards(block: NDArray[np.object_]) -> NDArray[np.object_]:
    """Headings over several columns where a format has lost which: blanks to the right are theirs.

    A blank takes the heading to its left where both stand above a heading of their own.
    """
    block = block.copy()
    for row in range(len(block) - 1):
        below = (block[row + 1 :] != None).any(axis=0)  # noqa: E711 - by element
        for column in range(1, block.shape[1]):
            if block[row, column] is None and below[column] and below[column - 1]:
                above = block[:row, column - 1 : column + 1]
                if len(above) == 0 or above[-1, 0] == above[-1, 1]:
                    block[row, column] = block[row, column - 1]
    return block


def _with_groups(
    block: Block, grid: Grid, cells: NDArray[np.object_], vocabulary: Vocabulary
) -> Block:
    """The block with a row above it that groups its columns: 计划 and 实际 over dates."""
    first = block.first - 1
    if first < 0 or len(block.rows) == MOST_HEADING_ROWS or _cut_through(grid, first, block.last):
        return block
    anchors = [cell for cell in grid.cells[first] if cell is not None]
    grouping = [cell for cell in anchors if isinstance(cell, str) and vocabulary.groups(cell)]
    if len(anchors) < 2 or len(grouping) * 2 < len(anchors):
        return block
    rows = (first, *block.rows)
    paths = _paths(grid, cells, rows)
    if _score(paths, vocabulary) + ROW_COST < _score(block.paths, vocabulary):
        return block
    return replace(block, first=first, rows=rows, paths=paths)


def _with_units(block: Block, cells: NDArray[np.object_], vocabulary: Vocabulary) -> Block:
    """The block with the rows below it that hold units or numbers of columns."""
    named: dict[int, str] = {}
    last = block.last
    for row in range(block.last + 1, min(block.last + 3, len(cells))):
        filled = [(column, cell) for column, cell in enumerate(cells[row]) if cell is not None]
        if not filled:
            break
        units = dict(_units(filled, vocabulary))
        formats = sum(fold(str(cell)) in _FORMATS for _, cell in filled)
        if units and len(units) + formats == len(filled):
            named |= units
        elif not numbers_columns([cell for _, cell in filled]):
            break
        last = row
    return replace(block, last=last, units=named)


def _units(
    filled: Sequence[tuple[int, object]], vocabulary: Vocabulary
) -> Iterator[tuple[int, str]]:
    """The units in a row, by column."""
    for column, cell in filled:
        match = _UNIT_ROW.fullmatch(fold(str(cell)))
        if match and any(
            unit_named(match[1], entry.units) for entry in vocabulary.headings.fields.values()
        ):
            yield column, match[1]


def numbers_columns(cells: Sequence[object]) -> bool:
    """Whether the cells of a row number its columns: 1 2 3, 甲 乙 1 2."""
    if len(cells) < 3 or not all(_LETTERS.fullmatch(fold(str(cell))) for cell in cells):
        return False
    numbers = [int(str(cell)) for cell in cells if str(cell).isdigit()]
    return (
        len(numbers) >= 2
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and (numbers[0] in {0, 1} or len(numbers) + numbers[0] - 1 == len(cells))
    )
