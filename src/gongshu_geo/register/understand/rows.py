"""Which rows below the headings are sites, and which part, sum, repeat or explain the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gongshu_geo.register._cells import is_empty
from gongshu_geo.register.grid import Grid
from gongshu_geo.register.understand.blocks import Block, numbers_columns
from gongshu_geo.register.understand.schema import PassedRow, Tables
from gongshu_geo.register.understand.sections import (
    Section,
    Sections,
    category_in,
    in_one,
    numbering,
    section_of,
    status_in,
)
from gongshu_geo.register.understand.vocabulary import Vocabulary
from gongshu_geo.register.understand.wording import fold

_TOTAL = re.compile(
    r"(?:其中[::]?)?(?:全[区市县省]|本[页表区]|项目)?(?:合计|小计|总计|共计|累计|汇总|总合计|年度合计)"
    r"(?:$|[::(,]|\d|共).*|共计?\d+[个项宗].*|其中(?:[::].*|$)|计$"
)
_NOTE = re.compile(
    r"(?:备?注|说明|附注|备注说明|填表说明|填报说明)\d*[::.、].*|注\d*$"
    r"|(?:填表|填报|制表|审核|复核|编制|统计|报送|单位|分管|主要|项目)?(?:负责人|联系人|人|领导|日期|时间|单位)(?:签[字名章])?[::].*"
    r"|(?:填表|制表|审核|复核|填报|编制|统计负责|报送|经办)人?.*[::].*|联系(?:电话|方式)[::].*|[*※●].*"
)
_LEAD = re.compile(
    r"\s*(?:[一二三四五六七八九十百]+(?:[、.．:：)）\s]|$)|第|[(（\[【①-⑳]|\d{1,2}[、.．)）]\D"
    r"|(?:其中|项目|年度|全[区市县省]|本[页表区])?\s*(?:合|小|总|共)\s*计|总合计|共\d|累计|汇总|其中|计\s*$"
    r"|[备附]?注|备\s*注|说明|(?:填|制|审|复|编|统|报|分管|主要|单位|项目)?(?:填报|填表|制表|审核|复核|编制|统计|报送|领导|负责|联系|经办)"
    r"|单位|[*※●])"
)
"""How the first words of sections, sums and notes begin; other rows need no closer look."""
_LONG = 40
"""Characters of a text that is a remark rather than the title of a section."""
_WIDE = 3
"""Columns from which on a cell merged across them is a line of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What the columns of a table are for.

    Attributes
    ----------
    name
        Column of the names; ``-1`` where there is none.
    code, location
        Likewise.
    serial
        Columns that count the rows.
    detail
        Columns of text and dates that a site has and a section has not.
    """

    name: int
    code: int
    location: int
    serial: tuple[int, ...]
    detail: tuple[int, ...]

    @property
    def last_lead(self) -> int:
        """The last column in which the title of a section may stand."""
        return max(self.name, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow:
    """A row that sums others; ``path`` are the sections open at it."""

    row: int
    text: str
    path: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedRows:
    """The rows of a table by what they are.

    Attributes
    ----------
    sites
        Rows of the grid that are sites.
    paths
        Sections open at each of :attr:`sites`, as an index into :attr:`sections`.
    sections
        Sections, each with those around it, outermost first; the first entry is none.
    totals
        Rows of sums.
    passed
        All rows that are no sites.
    next_table
        Row in which another table's headings begin, or ``None``.
    """

    sites: NDArray[np.int64]
    paths: NDArray[np.int64]
    sections: tuple[tuple[Section, ...], ...]
    totals: tuple[TotalRow, ...]
    passed: tuple[PassedRow, ...]
    next_table: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSorter:
    """Tells the rows of one table apart.

    Attributes
    ----------
    grid, block
        The sheet and its headings.
    cells
        (n, m) cells in which values of cells merged over several rows stand in each of these.
    roles
        What the columns are for.
    tables, vocabulary
        What words mean.
    """

    grid: Grid
    block: Block
    cells: NDArray[np.object_]
    roles: Roles
    tables: Tables
    vocabulary: Vocabulary

    def sort(self) -> SortedRows:
        """Every row below the headings by what it is."""
        first = self.block.last + 1
        filled = self.cells[first:] != None  # noqa: E711 - by element
        counts = filled.sum(axis=1)
        odd = self._odd_rows(filled, counts) + first
        sections, totals, passed = Sections(self.tables), [], []
        paths: list[tuple[Section, ...]] = [()]
        above = self._section_above()
        if above is not None:
            paths.append(sections.add(above))
        starts, kinds, next_table = [first], [len(paths) - 1], None
        skipped = set((np.flatnonzero(counts == 0) + first).tolist())
        for row in odd.tolist():
            kind = self._kind(row)
            if kind == "table":
                next_table = row
                break
            if kind == "site":
                continue
            skipped.add(row)
            text = " ".join(str(cell) for cell in self.cells[row] if cell is not None)
            passed.append(PassedRow(row=int(self.grid.row_numbers[row]), kind=kind, text=text))
            if kind == "section":
                paths.append(sections.add(section_of(row, self._lead(row))))
                starts.append(row)
                kinds.append(len(paths) - 1)
            elif kind == "total":
                totals.append(TotalRow(row=row, text=text, path=paths[-1]))
        end = len(self.cells) if next_table is None else next_table
        sites = np.array([row for row in range(first, end) if row not in skipped], dtype=np.int64)
        at = np.searchsorted(np.array(starts), sites, side="right") - 1
        return SortedRows(
            sites=sites,
            paths=np.array(kinds, dtype=np.int64)[at],
            sections=tuple(paths),
            totals=tuple(totals),
            passed=tuple(passed),
            next_table=next_table,
        )

    def _section_above(self) -> Section | None:
        """The section whose title stands right above the headings: 一、续建项目."""
        row = self.block.first - 1
        if row < 0:
            return None
        texts = [str(cell) for cell in self.cells[row] if cell is not None]
        if len(texts) != 1:
            return None
        section = section_of(row, texts)
        return section if section.level is not None and section.title else None

    def _odd_rows(self, filled: NDArray[np.bool_], counts: NDArray[np.int64]) -> NDArray[np.int64]:
        """Rows, counted from the first below the headings, that may be no sites."""
        odd = (counts <= 2) | self._words(self.roles.last_lead)
        if self.roles.name >= 0:
            odd |= ~filled[:, self.roles.name]
        for merged in self.grid.merged:
            if merged.last_column - merged.first_column + 1 >= _WIDE:
                begin = merged.first_row - self.block.last - 1
                odd[max(begin, 0) : max(merged.last_row - self.block.last, 0)] = True
        return np.flatnonzero(odd & (counts > 0))

    def _words(self, last: int) -> NDArray[np.bool_]:
        """Rows that begin with words of sections, sums, notes or headings."""
        first = self.block.last + 1
        marked = np.zeros(len(self.cells) - first, dtype=bool)
        for column in range(min(last + 1, self.cells.shape[1])):
            codes, words = pd.factorize(self.cells[first:, column], use_na_sentinel=True)
            flags = np.array([self._is_lead(word) for word in words] + [False], dtype=bool)
            marked |= flags[codes]
        return marked

    def _is_lead(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        return _LEAD.match(word) is not None or self.vocabulary.names(word.strip())

    def _kind(self, row: int) -> str:  # noqa: PLR0911 - one for each kind
        """What a row that may be no site is."""
        filled = [(column, cell) for column, cell in enumerate(self.cells[row]) if cell is not None]
        cells = [cell for _, cell in filled]
        if self._is_heading(filled):
            return "heading"
        if row - self.block.last <= 2 and numbers_columns(cells):
            return "numbers"
        if self._heads_another(cells):
            return "table"
        leads = [fold(text) for text in self._lead(row)]
        details = [
            column for column in self.roles.detail
            if column not in self._lead_columns(row) and not is_blank(self.cells[row, column])
        ]  # fmt: skip
        if leads and not details:
            if any(_TOTAL.fullmatch(text) for text in leads[:2]):
                return "total"
            if _NOTE.fullmatch(leads[0]):
                return "note"
            if self._is_section(row, filled, leads):
                return "section"
        elif leads and self._is_sum(row, leads):
            return "total"
        elif leads and _NOTE.fullmatch(leads[0]) and not self._has_name_and_place(row):
            return "note"
        return "site" if self._names_something(row, filled) else "empty"

    def _is_sum(self, row: int, leads: Sequence[str]) -> bool:
        """Whether a row with some detail sums: 合计 | 20项."""
        place = self.roles.location
        return bool(_TOTAL.fullmatch(leads[0])) and (
            place < 0 or is_blank(self.cells[row, place]) or len(leads[0]) <= 2
        )

    def _has_name_and_place(self, row: int) -> bool:
        return all(
            column >= 0 and not is_blank(self.cells[row, column])
            for column in (self.roles.name, self.roles.location)
        )

    def _is_heading(self, filled: Sequence[tuple[int, object]]) -> bool:
        """Whether a row repeats a row of the headings, as printed on every page."""
        if len(filled) < 2:
            return False
        return any(
            all(
                isinstance(cell, str)
                and self.grid.cells[head, column] is not None
                and fold(cell) == fold(str(self.grid.cells[head, column]))
                for column, cell in filled
            )
            for head in self.block.rows
        )

    def _heads_another(self, cells: Sequence[object]) -> bool:
        """Whether a row heads another table below this one."""
        if len(cells) < 3:
            return False
        known = sum(isinstance(cell, str) and self.vocabulary.knows(cell) > 0 for cell in cells)
        return known >= 3 and known * 3 >= len(cells) * 2

    def _lead_columns(self, row: int) -> list[int]:
        """Columns in which the title of a section stands, if the row has one."""
        found: list[int] = []
        for column in range(self.cells.shape[1]):
            cell = self.cells[row, column]
            if cell is None:
                continue
            if column > self.roles.last_lead and found:
                break
            if isinstance(cell, str):
                found.append(column)
            if column > self.roles.last_lead or len(found) == 2:
                break
        return found

    def _lead(self, row: int) -> list[str]:
        return [str(self.cells[row, column]) for column in self._lead_columns(row)]

    def _is_section(  # noqa: PLR0911 - each sign of a title decides by itself
        self, row: int, filled: Sequence[tuple[int, object]], leads: Sequence[str]
    ) -> bool:
        """Whether a row without details is the title of those below it."""
        if self._names_by_code(row):
            return False
        joined = in_one(leads)
        level, title = numbering(joined)
        texts = [cell for _, cell in filled if isinstance(cell, str)]
        if level is not None and title and len(texts) <= len(leads) + 1:
            return level <= 2 or self._serial_is_empty(row) or len(filled) == 1
        if len(leads) != 1 or len(texts) > 1:
            return False
        lead = self._lead_columns(row)[0]
        named = section_of(row, leads)
        if category_in(named.title, self.tables) or status_in(named.title, self.tables):
            return len(joined) < _LONG
        if named.count is not None and not self._numbered(row):
            return True
        if self._is_wide(row) or lead not in {self.roles.name, *self.roles.detail}:
            return len(joined) < _LONG
        uncounted = bool(self.roles.serial) and self._serial_is_empty(row)
        return lead == self.roles.name and uncounted and len(joined) < _LONG

    def _names_by_code(self, row: int) -> bool:
        """Whether a row has both identifier and name, so that it is a site whatever they say."""
        code, name = self.roles.code, self.roles.name
        if min(code, name) < 0 or code in self.roles.serial:
            return False
        both = [self.cells[row, code], self.cells[row, name]]
        if any(is_blank(cell) for cell in both):
            return False
        level, rest = numbering(fold(str(both[0])))
        return level is None or bool(rest)

    def _numbered(self, row: int) -> bool:
        return any(isinstance(self.cells[row, column], int) for column in self.roles.serial)

    def _serial_is_empty(self, row: int) -> bool:
        return all(self.cells[row, column] is None for column in self.roles.serial)

    def _is_wide(self, row: int) -> bool:
        """Whether the row's text is merged across the table."""
        return any(
            merged.first_row <= row <= merged.last_row
            and merged.last_column - merged.first_column + 1 >= _WIDE
            for merged in self.grid.merged
        )

    def _names_something(self, row: int, filled: Sequence[tuple[int, object]]) -> bool:
        """Whether a row tells of a site: more than its number and remarks."""
        roles = self.roles
        if roles.name < 0 or not is_blank(self.cells[row, roles.name]):
            return True
        told = {column for column, cell in filled if not is_blank(cell)} - set(roles.serial)
        return bool(told & {roles.code, roles.location}) or len(told) > 2


def is_blank(cell: object) -> bool:
    """Whether a cell is empty or says that nothing is known."""
    return cell is None or (isinstance(cell, str) and is_empty(cell))


def with_merged_rows(grid: Grid, first: int) -> NDArray[np.object_]:
    """Cells of a grid with values of cells merged over several rows in each of these.

    Cells merged across columns alone keep their value in the first.
    """
    cells = grid.cells.copy()
    for merged in grid.merged:
        if merged.last_row > merged.first_row and merged.first_row >= first:
            rows = slice(merged.first_row, merged.last_row + 1)
            cells[rows, merged.first_column] = cells[merged.first_row, merged.first_column]
    return cells


__all__ = ["Roles", "RowSorter", "SortedRows", "TotalRow", "is_blank", "with_merged_rows"]
