"""A register file's sheet as rows of sites, with everything that was understood on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from gongshu_geo.errors import Finding, RegisterError
from gongshu_geo.register.grid import Book, Grid, MergedRange, column_letters
from gongshu_geo.register.understand import problems
from gongshu_geo.register.understand.blocks import Block, block_of, heading_block
from gongshu_geo.register.understand.columns import columns_of, sample_of, shown_samples
from gongshu_geo.register.understand.evidence import Evidence
from gongshu_geo.register.understand.forms import as_table
from gongshu_geo.register.understand.mapping import ColumnMapping, pinned_columns, pinned_rows
from gongshu_geo.register.understand.rows import (
    Roles,
    RowSorter,
    SortedRows,
    is_blank,
    with_merged_rows,
)
from gongshu_geo.register.understand.schema import ColumnReading, PassedRow, Tables, Understood
from gongshu_geo.register.understand.table import TableBuilder
from gongshu_geo.register.understand.titles import Told, told_by
from gongshu_geo.register.understand.typed import read_column, text_of
from gongshu_geo.register.understand.vocabulary import Vocabulary, unit_named

_NO_DETAIL = frozenset(
    {"name", "code", "note", "investment_total_wan", "investment_year_wan", "area_m2", "length_m"}
)
"""Fields that the title or the sum of a section may have as well."""

SHIFTED_SHARE = 0.5
"""Share of rows with cells beyond the headings from which on these are a column without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What whoever asks knows of the file.

    Attributes
    ----------
    mapping
        Pins sheet, heading rows and columns.
    sheet
        Name of the sheet to be read.
    year
        The year of the register's plan.
    day
        The day of which it tells.
    """

    mapping: ColumnMapping | None = None
    sheet: str | None = None
    year: int | None = None
    day: dt.date | None = None


def understand(
    source: Book | Grid,
    *,
    tables: Tables,
    mapping: ColumnMapping | None = None,
    sheet: str | None = None,
    year: int | None = None,
    day: dt.date | None = None,
) -> Understood:
    """What a register says.

    Parameters
    ----------
    source
        A book, of which the visible sheet with the best headings is read, or one sheet.
    tables
        What words mean.
    mapping
        Pins sheet, heading rows and columns.
    sheet
        The sheet to be read.
    year
        The year of the register; without it the titles', else the headings' or the file's.
    day
        The day of which the register tells, by which a date is known to lie ahead.

    Raises
    ------
    RegisterError
        No row heads columns that are known, or sheet or mapping do not fit the file.
    """
    asked = Asked(mapping=mapping, sheet=sheet, year=year, day=day)
    book = source if isinstance(source, Book) else Book(grids=(source,))
    vocabulary = Vocabulary(tables.headings, tables.statuses)
    grid, block = _chosen_sheet(book, vocabulary, asked)
    told = told_by(grid, block, year=year)
    parts = _parts(grid, block, told, tables, vocabulary, asked)
    whole = _one(parts)
    others = [
        problems.other_sheet(
            grid.file, grid.sheet, other.sheet, hidden=other.hidden, rows=len(other.cells)
        )
        for other in book.grids
        if other.sheet != grid.sheet and sheet is None and mapping is None
    ]
    order = sorted(whole.findings, key=lambda finding: finding.row or 0)
    return replace(whole, findings=(*book.findings, *others, *order))


def _chosen_sheet(book: Book, vocabulary: Vocabulary, asked: Asked) -> tuple[Grid, Block]:
    """The sheet to be read and its headings."""
    name = asked.sheet or (asked.mapping.sheet if asked.mapping else None)
    grids: Sequence[Grid] = book.grids
    if name is not None:
        grids = [grid for grid in grids if grid.sheet == name]
        if not grids:
            names = [grid.sheet for grid in book.grids if grid.sheet]
            raise RegisterError(problems.no_such_sheet(book.grids[0].file, name, names))
    if asked.mapping is not None and asked.mapping.heading_rows:
        grid = _visible(grids)[0]
        rows = pinned_rows(asked.mapping, grid.row_numbers.tolist(), grid.file)
        return grid, block_of(grid, rows, vocabulary)
    for some in (_visible(grids), grids):
        found = [(grid, block) for grid in some if (block := heading_block(grid, vocabulary))]
        if found:
            best = max(found, key=lambda pair: (_has_rows(*pair), pair[1].score))
            # 项目名称 | 某路工程 looks like a heading over one column: the labels below tell.
            return (
                _as_form(best[0], vocabulary) if _is_bare(best[1], vocabulary) else None
            ) or best
    for grid in _visible(grids):
        form = _as_form(grid, vocabulary)
        if form is not None:
            return form
    first = grids[0]
    found_text = " ".join(text_of(cell) for cell in first.cells[0] if cell is not None)
    raise RegisterError(problems.no_heading(first.file, [grid.sheet for grid in grids], found_text))


def _is_bare(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether headings name no more than one field."""
    return sum(bool(vocabulary.meanings(path)) for path in block.paths) <= 1


def _as_form(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, Block] | None:
    """A form of labels and values as a table with its headings, or ``None`` where it is none."""
    form = as_table(grid, vocabulary)
    block = heading_block(form, vocabulary) if form is not None else None
    return None if form is None or block is None else (form, block)


def _visible(grids: Sequence[Grid]) -> Sequence[Grid]:
    return [grid for grid in grids if not grid.hidden] or grids


def _has_rows(grid: Grid, block: Block) -> bool:
    return block.last + 1 < len(grid.cells)


def _parts(
    grid: Grid,
    block: Block,
    told: Told,
    tables: Tables,
    vocabulary: Vocabulary,
    asked: Asked,
) -> list[Understood]:
    """The tables of a sheet, the first by the given headings, each below by its own."""
    parts: list[Understood] = []
    extra: list[Finding] = []
    while True:
        part, next_table = _part(grid, block, told, tables, vocabulary, asked)
        parts.append(replace(part, findings=(*extra, *part.findings)))
        if next_table is None:
            return parts
        below = _below(grid, next_table)
        other = heading_block(_below(below, 0, 8), vocabulary)
        row = int(grid.row_numbers[next_table])
        found = " ".join(text_of(cell) for cell in grid.cells[next_table] if cell is not None)
        read = other is not None and other.first == 0
        extra = [problems.other_table(grid.file, row, found, read=read)]
        if other is None or not read:
            parts[-1] = replace(parts[-1], findings=(*parts[-1].findings, *extra))
            return parts
        grid, block = below, other
        told = replace(told_by(grid, block, year=told.year), units=told.units, titles=told.titles,
                       plan=told.plan, day=told.day)  # fmt: skip


def _part(
    grid: Grid, block: Block, told: Told, tables: Tables, vocabulary: Vocabulary, asked: Asked
) -> tuple[Understood, int | None]:
    """One table, and the row in which another begins."""
    cells = with_merged_rows(grid, block.last + 1)
    evidence = Evidence(tables, told.year)
    body = _body(cells[block.last + 1 :])
    if asked.mapping is None:
        columns, unread = columns_of(
            block, body, vocabulary=vocabulary, told=told, evidence=evidence
        )
    else:
        columns, unread = _pinned(asked.mapping, grid, block, body, vocabulary, told)
    sorter = RowSorter(
        grid=grid, block=block, cells=cells, roles=_roles(columns, block, vocabulary),
        tables=tables, vocabulary=vocabulary,
    )  # fmt: skip
    rows = sorter.sort()
    rows, beyond = _without_shifted(rows, grid, block, cells)
    builder = TableBuilder(
        grid=grid, block=block, rows=rows, cells=cells, columns=columns, unread=unread,
        told=told, tables=tables, vocabulary=vocabulary, day=asked.day,
    )  # fmt: skip
    table = builder.build()
    findings = (*beyond, *builder.findings, *builder.totals())
    return _understood(grid, block, rows, builder, table, told, findings), rows.next_table


def _understood(
    grid: Grid, block: Block, rows: SortedRows, builder: TableBuilder, table: pd.DataFrame,
    told: Told, findings: tuple[Finding, ...],
) -> Understood:  # fmt: skip
    understood = _told_of(grid, block, rows, builder, table, told, findings)
    extra = {
        index: read_column(builder.cells[rows.sites, column.indices[0]], text_of).values(str, "")
        for index, column in enumerate(understood.kept)
    }
    columns = {index: pd.Series(cells, dtype=object) for index, cells in extra.items()}
    return replace(understood, extra=pd.DataFrame(columns, index=table.index))


def _told_of(
    grid: Grid, block: Block, rows: SortedRows, builder: TableBuilder, table: pd.DataFrame,
    told: Told, findings: tuple[Finding, ...],
) -> Understood:  # fmt: skip
    return Understood(
        file=grid.file,
        sheet=grid.sheet,
        heading_rows=tuple(int(grid.row_numbers[row]) for row in block.rows),
        columns=builder.columns,
        unread=builder.unread,
        table=table,
        dates=tuple(builder.dates),
        extra=pd.DataFrame(index=table.index),
        passed=rows.passed,
        findings=findings,
        year=told.year,
        titles=told.titles,
        encoding=grid.encoding,
        geometry=None
        if grid.geometry is None
        else grid.geometry.iloc[rows.sites].reset_index(drop=True),
    )


def _body(cells: np.ndarray) -> np.ndarray:
    """Rows that look like those of sites, by which columns are judged."""
    filled = (cells[:2000] != None).sum(axis=1)  # noqa: E711 - by element
    if not len(filled):
        return cells
    usual = np.median(filled[filled > 0]) if (filled > 0).any() else 0
    body: np.ndarray = cells[:2000][filled * 2 >= usual]
    return body


def _roles(columns: Sequence[ColumnReading], block: Block, vocabulary: Vocabulary) -> Roles:
    """What each column is for, as far as rows are told apart by it."""
    by_field = {column.field: column.indices[0] for column in columns}
    return Roles(
        name=by_field.get("name", -1),
        code=by_field.get("code", -1),
        location=by_field.get("location", -1),
        serial=tuple(index for index, path in enumerate(block.paths) if vocabulary.is_serial(path)),
        detail=tuple(
            index
            for column in columns
            if column.field not in _NO_DETAIL
            for index in column.indices
        ),
    )


def _pinned(
    mapping: ColumnMapping, grid: Grid, block: Block, body: np.ndarray, vocabulary: Vocabulary,
    told: Told,
) -> tuple[tuple[ColumnReading, ...], tuple[ColumnReading, ...]]:  # fmt: skip
    """The columns as a mapping names them; all others are unread."""
    pinned = pinned_columns(mapping, block, grid.file)
    fields = vocabulary.headings.fields

    def reading(code: str, indices: tuple[int, ...]) -> ColumnReading:
        entry = fields.get(code)
        measure = entry is not None and entry.kind == "measure"
        unit = mapping.units.get(code, "")
        if entry is not None and measure and not unit:
            unit = (
                vocabulary.unit_of(block.paths[indices[0]], code)
                or unit_named(block.units.get(indices[0], ""), entry.units)
                or told.unit(entry.units)
            )
        return ColumnReading(
            field=code,
            heading=" + ".join(block.heading(index) for index in indices),
            indices=indices,
            unit=unit,
            confidence=1.0 if code else 0.0,
            samples=shown_samples(sample_of(body[:, indices[0]])),
        )

    taken = {index for indices in pinned.values() for index in indices}
    read = [reading(code, indices) for code, indices in pinned.items()]
    unread = [
        reading("", (index,))
        for index, path in enumerate(block.paths)
        if path and index not in taken
    ]
    return tuple(sorted(read, key=lambda column: column.indices)), tuple(unread)


def _without_shifted(
    rows: SortedRows, grid: Grid, block: Block, cells: np.ndarray
) -> tuple[SortedRows, list[Finding]]:
    """The rows without those of a text file that reach beyond the headings, and what was found."""
    headed = [index for index, path in enumerate(block.paths) if path]
    findings: list[Finding] = []
    filled = cells[rows.sites] != None  # noqa: E711 - by element
    beyond = filled[:, max(headed) + 1 :].any(axis=1)
    width = max(headed) + 1
    if grid.encoding and beyond.any() and (beyond.mean() <= SHIFTED_SHARE or len(beyond) < 3):
        findings += problems.told(
            problems.shifted(
                grid.file,
                int(grid.row_numbers[row]),
                ", ".join(text_of(cell) for cell in cells[row, width:] if cell is not None),
                width,
            )
            for row in rows.sites[beyond].tolist()
        )
        rows = replace(rows, sites=rows.sites[~beyond], paths=rows.paths[~beyond])
        filled = filled[~beyond]
    for index in range(cells.shape[1]):
        if index in headed or not filled[:, index].any():
            continue
        column = cells[rows.sites, index]
        sample = next(text_of(cell) for cell in column if not is_blank(cell) or cell is not None)
        letter = column_letters(grid.first_column + index)
        row = int(grid.row_numbers[block.rows[-1]])
        findings.append(
            problems.headless(grid.file, row, letter, int(filled[:, index].sum()), sample)
        )
    return rows, findings


def _below(grid: Grid, first: int, rows: int | None = None) -> Grid:
    """A grid from one row on."""
    last = len(grid.cells) if rows is None else min(first + rows, len(grid.cells))
    return replace(
        grid,
        cells=grid.cells[first:last],
        row_numbers=grid.row_numbers[first:last],
        merged=tuple(
            MergedRange(
                first_row=merged.first_row - first, last_row=min(merged.last_row, last - 1) - first,
                first_column=merged.first_column, last_column=merged.last_column,
            )
            for merged in grid.merged
            if first <= merged.first_row < last
        ),
        hidden_rows=frozenset(row - first for row in grid.hidden_rows if first <= row < last),
        geometry=None if grid.geometry is None else grid.geometry.iloc[first:last],
    )  # fmt: skip


def _one(parts: Sequence[Understood]) -> Understood:
    """Several tables of a sheet as one; the columns are those of the first that has them."""
    first, *others = parts
    if not others:
        return first
    columns = list(first.columns)
    for other in others:
        known = {column.field for column in columns}
        columns += [column for column in other.columns if column.field not in known]
    unread = [column for part in parts for column in part.unread]
    extra, start = [], 0
    for part in parts:
        extra.append(part.extra.set_axis(range(start, start + part.extra.shape[1]), axis=1))
        start += part.extra.shape[1]
    lengths = [len(part.table) for part in parts]
    table = pd.concat([part.table.astype(object) for part in parts], ignore_index=True)
    types = first.table.dtypes.to_dict()
    joined = pd.concat(extra, ignore_index=True)
    return replace(
        first,
        heading_rows=tuple(row for part in parts for row in part.heading_rows),
        columns=tuple(columns),
        unread=tuple(unread),
        table=table.where(table.notna(), None).astype(types),
        extra=joined.where(joined.notna(), ""),
        dates=tuple(
            replace(
                date,
                spans=_spread(date.spans, lengths, index),
                texts=_spread(date.texts, lengths, index),
            )
            for index, part in enumerate(parts)
            for date in part.dates
        ),
        passed=tuple(row for part in parts for row in part.passed),
        findings=tuple(finding for part in parts for finding in part.findings),
    )


def _spread(spans: pd.Series, lengths: Sequence[int], index: int) -> pd.Series:
    """Dates of one of several tables as a column of all their rows."""
    before, after = sum(lengths[:index]), sum(lengths[index + 1 :])
    return pd.Series([*[None] * before, *spans, *[None] * after], dtype=object)


__all__ = ["Asked", "PassedRow", "understand"]
