"""The rows of a table as typed columns, with what could not be read of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.register._cells import is_empty
from gongshu_geo.register.grid import Cell, Grid
from gongshu_geo.register.understand import problems
from gongshu_geo.register.understand.blocks import Block
from gongshu_geo.register.understand.evidence import KINDS_OF_WORKS
from gongshu_geo.register.understand.rows import SortedRows
from gongshu_geo.register.understand.schema import (
    DATE_FIELDS,
    NUMBER_FIELDS,
    ROW_FIELDS,
    ColumnReading,
    DateColumn,
    Tables,
)
from gongshu_geo.register.understand.sections import category_text, status_text
from gongshu_geo.register.understand.timing import Context, planned_rows
from gongshu_geo.register.understand.titles import Told
from gongshu_geo.register.understand.totals import Summed, checked, half_step
from gongshu_geo.register.understand.typed import (
    Read,
    Rows,
    code_text,
    joined_words,
    read_column,
    text_of,
)
from gongshu_geo.register.understand.vocabulary import OPEN, Vocabulary
from gongshu_geo.register.understand.wording import fold
from gongshu_geo.register.values import (
    DateReading,
    NumberReading,
    StatusCell,
    read_area_m2,
    read_date,
    read_length_m,
    read_money_wan,
    read_period,
    read_status,
)
from gongshu_geo.status import ALLOWED

_NUMBERS: dict[str, Callable[[Cell, str], NumberReading]] = {
    "investment_total_wan": read_money_wan,
    "investment_year_wan": read_money_wan,
    "area_m2": read_area_m2,
    "length_m": read_length_m,
}
_STATUS_OF = {"start": "started", "finish": "completed"}
_FIELD_OF = {"started": "start", "completed": "finish"}
_KEPT_DATE = Bilingual(
    "改写日期,或留空;本行保留,此节点未用",
    "rewrite the date or leave it empty; the row was kept without it",
)
_DOUBTFUL = Bilingual("核对日期;已按所读采用", "check the date; it was used as read")
_KEPT_NUMBER = Bilingual(
    "改写为数字,或留空;本行保留,此格未用",
    "write a number or leave it empty; the row was kept without it",
)
_LONG = 20
"""Characters of a status cell that is a report rather than a word with a slip in it."""
_KEPT_STATUS = Bilingual("本行保留,状态记为未知", "the row was kept, its status unknown")


@dataclass(slots=True)
class TableBuilder:
    """Makes the table of one part of a sheet.

    Attributes
    ----------
    grid, block, rows
        The sheet, its headings, and its rows by what they are.
    cells
        Cells in which merged ones stand in every row that they span.
    columns, unread
        Columns by what they hold.
    told
        What the titles tell.
    tables, vocabulary
        What words mean.
    day
        The day of which the register tells.
    """

    grid: Grid
    block: Block
    rows: SortedRows
    cells: NDArray[np.object_]
    columns: tuple[ColumnReading, ...]
    unread: tuple[ColumnReading, ...]
    told: Told
    tables: Tables
    vocabulary: Vocabulary
    day: dt.date | None
    findings: list[Finding] = field(default_factory=list)
    dates: list[DateColumn] = field(default_factory=list)
    table: dict[str, NDArray[Any]] = field(default_factory=dict)

    def build(self) -> pd.DataFrame:
        """The table; columns, dates and findings are then known too."""
        count = len(self.rows.sites)
        self.table = {
            code: np.full(count, None, dtype=object)
            for code in ROW_FIELDS
            if code not in NUMBER_FIELDS
        }
        self.table |= {code: np.full(count, np.nan) for code in NUMBER_FIELDS}
        self.table |= {f"{code}_span": np.full(count, None, dtype=object) for code in DATE_FIELDS}
        for column in self.columns:
            self._text_or_number(column)
        self._category()
        status = self._status()
        self._all_dates(status)
        self._fill_dates()
        self.table["source_row"] = self._where.numbers
        hidden = np.array(sorted(self.grid.hidden_rows), dtype=np.int64)
        self.table["hidden"] = np.isin(self.rows.sites, hidden)
        self._nameless()
        # pandas would make columns of text of these, with NaN for what is empty.
        return pd.DataFrame(
            {
                code: pd.Series(values, dtype=object if values.dtype == object else None)
                for code, values in self.table.items()
            }
        )

    @property
    def _where(self) -> Rows:
        return Rows(file=self.grid.file, numbers=self.grid.row_numbers[self.rows.sites])

    def _column(self, code: str) -> ColumnReading | None:
        return next((column for column in self.columns if column.field == code), None)

    def _cells_of(self, column: ColumnReading) -> NDArray[np.object_]:
        cells: NDArray[np.object_] = self.cells[self.rows.sites, column.indices[0]]
        return cells

    def _text_or_number(self, column: ColumnReading) -> None:
        """A column of text or of numbers; dates come later."""
        code = column.field
        if code in _NUMBERS:
            self.table[code] = self._amounts(column)
        elif code == "code":
            self.table[code] = _texts(self._cells_of(column), code_text)
        elif len(column.indices) > 1:
            parts = [_texts(self.cells[self.rows.sites, index], _words) for index in column.indices]
            self.table[code] = np.array(
                [
                    ";".join(dict.fromkeys(filter(None, row))) or None
                    for row in zip(*parts, strict=True)
                ],
                dtype=object,
            )
        elif code in DATE_FIELDS:
            return
        elif code in ROW_FIELDS:
            self.table[code] = _texts(self._cells_of(column), _words)
        elif code in self.tables.headings.fields and code != "period":
            self.table[code] = _texts(self._cells_of(column), text_of)

    def _amounts(self, column: ColumnReading) -> NDArray[np.float64]:
        """A column of measures in the field's own unit."""
        read = read_column(self._cells_of(column), self._amount_reader(column))
        names = "、".join(self.tables.headings.fields[column.field].units)
        expected = Bilingual(
            f"数字,单位写在表头或格内({names})",
            f"a number, its unit in the heading or the cell ({names})",
        )
        self.findings += self._where.problems(
            read, lambda reading: reading.problem, code="bad_number",
            column=column.heading, expected=expected, remedy=_KEPT_NUMBER,
        )  # fmt: skip
        return read.values(_value, np.nan).astype(np.float64)

    def _amount_reader(self, column: ColumnReading) -> Callable[[Cell], NumberReading]:
        reader, unit = _NUMBERS[column.field], column.unit
        return lambda cell: reader(cell, unit)

    def totals(self) -> Iterator[Finding]:
        """Sums and counts that the rows do not make."""
        stating = [total.row for total in self.rows.totals]
        stating += [path[-1].row for path in self.rows.sections[1:]]
        summed = [
            self._summed(column, stating) for column in self.columns if column.field in _NUMBERS
        ]
        yield from checked(self.rows, summed, self._where, self.grid.row_numbers)

    def _summed(self, column: ColumnReading, stating: Sequence[int]) -> Summed:
        index = column.indices[0]
        reader = self._amount_reader(column)
        # A merged amount stands in its first row alone, so that it is counted once.
        read = read_column(self.grid.cells[self.rows.sites, index], reader)
        factor = self.tables.headings.fields[column.field].units.get(column.unit, 1.0)
        stated = {row: reader(self.cells[row, index]).value for row in stating}
        known = {row: value for row, value in stated.items() if value is not None}
        return Summed(
            heading=column.heading,
            values=read.values(_value, np.nan).astype(float),
            stated=known,
            shown={row: text_of(self.cells[row, index]) for row in known},
            step={row: half_step(self.cells[row, index], factor) for row in known},
            factor=factor,
        )

    def _category(self) -> None:
        """Categories of rows that have none of their own: the section's title counts."""
        titles = [category_text(path, self.tables) or None for path in self.rows.sections]
        _fill(self.table["category"], np.array(titles, dtype=object)[self.rows.paths])

    def _status(self) -> Read[StatusCell]:
        """The status of every row: of its own words, else of its section's title."""
        column = self._column("status_text")
        own = np.full(len(self.rows.sites), None, dtype=object)
        if column is not None:
            own = self._cells_of(column).copy()
            own[[isinstance(cell, str) and is_empty(cell) for cell in own]] = None
        titles = [status_text(path, self.tables) or None for path in self.rows.sections]
        _fill(own, np.array(titles, dtype=object)[self.rows.paths])
        read = read_column(own, self._status_reader(column))
        self.table["status_text"] = read.values(lambda cell: _words(cell.text) or None)
        self.table["status"] = read.values(lambda cell: cell.status and cell.status.name.zh)
        self.table["status_code"] = read.values(
            lambda cell: cell.status.code if cell.status else "", ""
        )
        self.table["status_planned"] = read.where(lambda cell: cell.planned)
        if column is not None:
            self.findings += self._where.problems(
                read, _unknown_status, code="unknown_status", column=column.heading,
                expected=self.tables.statuses.names(), remedy=self._near_status,
            )  # fmt: skip
        return read

    def _status_reader(self, column: ColumnReading | None) -> Callable[[Cell], StatusCell]:
        statuses, year = self.tables.statuses, self.told.year
        path = () if column is None else self.block.paths[column.indices[0]]
        works = any(meaning.field == "nature" for meaning in self.vocabulary.meanings(path))

        def read(cell: Cell) -> StatusCell:
            if works and fold(str(cell)) in KINDS_OF_WORKS:
                # Among 新开工 and 续建 a 新建 means the former.
                return replace(read_status("新开工", statuses, year=year), text=text_of(cell))
            return read_status(cell, statuses, year=year)

        return read

    def _near_status(self, cell: StatusCell) -> Bilingual:
        """The status that an unknown word may mean."""
        near = self.tables.statuses.nearest(cell.text) if len(cell.text) < _LONG else None
        if near is None:
            return _KEPT_STATUS
        return Bilingual(
            f"是否指“{near.name.zh}”?{_KEPT_STATUS.zh}",
            f"did you mean {near.name.zh} ({near.name.en})? {_KEPT_STATUS.en}",
        )

    def _all_dates(self, status: Read[StatusCell]) -> None:
        """All dated columns in the file's order, then the dates in notes of status cells."""
        columns: list[ColumnReading] = []
        # A column of its own tells a date more exactly than a period does.
        for column in sorted(self.columns, key=lambda column: column.field == "period"):
            if column.field == "period":
                columns += self._period(column)
            elif column.field.endswith(f"_{OPEN}"):
                columns += self._open_dates(column, status)
            else:
                columns.append(column)
                if column.field.endswith(("_planned", "_actual")):
                    self._add_date(column.field, column.heading, self._readings(column))
        known = {column.field for column in columns}
        kept = [
            column for index, column in enumerate(columns)
            if not column.pinned or not _told_before(columns, index)
        ]  # fmt: skip
        self.columns = tuple(sorted(kept, key=lambda column: column.indices))
        self._note_dates(status, known)

    def _readings(self, column: ColumnReading) -> NDArray[np.object_]:
        """What each cell of a dated column says; ``None`` where it is empty."""
        year = self.told.year if column.year is None else column.year
        read = read_column(self._cells_of(column), lambda cell: read_date(cell, year=year))
        self._date_problems(read, column.heading)
        return read.values(_dated)

    def _date_problems(self, read: Read[DateReading], heading: str) -> None:
        self.findings += self._where.problems(
            read, lambda reading: reading.problem, code="bad_date", column=heading,
            expected=ALLOWED, remedy=lambda reading: _DOUBTFUL if reading.span else _KEPT_DATE,
        )  # fmt: skip

    def _period(self, column: ColumnReading) -> Iterator[ColumnReading]:
        """A column of periods as beginnings and ends, both planned."""
        year = self.told.year
        read = read_column(self._cells_of(column), lambda cell: read_period(cell, year=year))
        for index, stem in enumerate(_STATUS_OF):
            code = f"{stem}_planned"
            self._add_date(code, column.heading, _ends(read, index))
            yield replace(column, field=code, pinned="period")
        begins = Read(read.codes, [pair[0] for pair in read.readings], read.cells)
        self._date_problems(begins, column.heading)

    def _open_dates(
        self, column: ColumnReading, status: Read[StatusCell]
    ) -> Iterator[ColumnReading]:
        """A column under 开工时间 alone, as planned or actual by what else is known."""
        stem = column.field.removesuffix(f"_{OPEN}")
        siblings = {tense for tense in ("planned", "actual") if self._column(f"{stem}_{tense}")}
        readings = self._readings(column)
        spans = np.array([None if each is None else each.span for each in readings], dtype=object)
        told = np.array([span is not None for span in spans], dtype=bool)
        decided = self._decided(stem, spans, siblings, status)
        open_rows = told & np.array([each is None for each in decided], dtype=bool)
        row = int(self.grid.row_numbers[self.block.rows[-1]])
        if len(siblings) == 2 or (told.any() and open_rows.sum() == told.sum()):
            self.findings.append(problems.ambiguous_heading(column.heading, self.grid.file, row))
            unread = (*self.unread, replace(column, field=""))
            self.unread = tuple(sorted(unread, key=lambda column: column.indices))
            return
        if open_rows.any():
            self.findings.append(
                problems.ambiguous_cells(column.heading, self.grid.file, row, int(open_rows.sum()))
            )
        for tense, flag in (("planned", True), ("actual", False)):
            chosen = told & np.array([each is flag for each in decided], dtype=bool)
            if chosen.any() or (not told.any() and tense == "planned"):
                kept = readings.copy()
                kept[~chosen] = None
                self._add_date(f"{stem}_{tense}", column.heading, kept)
                yield replace(column, field=f"{stem}_{tense}", pinned=column.field)

    def _decided(
        self, stem: str, spans: NDArray[np.object_], siblings: set[str], status: Read[StatusCell]
    ) -> NDArray[np.object_]:
        """Of every row whether its date is planned; ``None`` where nothing tells."""
        if len(siblings) == 1:
            return np.full(len(spans), "actual" in siblings, dtype=object)
        context = Context(
            statuses=self.tables.statuses,
            row_statuses=status.values(lambda cell: cell.status).tolist(),
            row_plans=status.where(lambda cell: cell.planned).tolist(),
            day=self.day or self.told.day,
            plan=self.told.plan,
        )
        return planned_rows(_STATUS_OF.get(stem, stem), spans, context)

    def _note_dates(self, status: Read[StatusCell], known: set[str]) -> None:
        """Dates in notes of status cells, where no column gives them: 续建(预计9月竣工)."""
        told = {which for cell in status.readings for which, _ in cell.dates}
        heading = column.heading if (column := self._column("status_text")) else ""
        for code in DATE_FIELDS:
            if code not in told:
                continue
            readings = status.values(partial(_note_date, code))
            for other in self.dates:
                if _field_of(other) == code:
                    readings[other.spans.notna().to_numpy()] = None
            self._add_date(code, heading, readings)
            known.add(code)

    def _add_date(self, code: str, heading: str, readings: NDArray[np.object_]) -> None:
        stem, _, tense = code.rpartition("_")
        self.dates.append(
            DateColumn(
                status=_STATUS_OF.get(stem, stem),
                planned=tense == "planned",
                heading=heading,
                spans=pd.Series([each and each.span for each in readings], dtype=object),
                texts=pd.Series([each and each.iso for each in readings], dtype=object),
            )
        )

    def _fill_dates(self) -> None:
        """The four dates of every row: of the first column that gives each."""
        for date in self.dates:
            code = _field_of(date)
            if code in DATE_FIELDS:
                _fill(self.table[f"{code}_span"], date.spans.to_numpy())
                _fill(self.table[code], date.texts.to_numpy())

    def _nameless(self) -> None:
        """Rows without a name."""
        column = self._column("name")
        if column is None:
            return
        names = self.table["name"]
        cells, numbers = self._cells_of(column), self._where.numbers
        self.table["name_cell"] = np.array(
            [text_of(cells[index]) if name is None else None for index, name in enumerate(names)],
            dtype=object,
        )
        self.findings += problems.told(
            problems.nameless(
                self.grid.file, int(numbers[index]), column.heading, text_of(cells[index])
            )
            for index, name in enumerate(names)
            if name is None
        )


def _note_date(code: str, cell: StatusCell) -> DateReading | None:
    """The date of one kind in a status cell."""
    return next((reading for which, reading in cell.dates if which == code), None)


def _unknown_status(cell: StatusCell) -> Bilingual | None:
    if cell.status is not None or is_empty(cell.text):
        return None
    return Bilingual("不认识的状态", "the status is unknown")


def _told_before(columns: Sequence[ColumnReading], index: int) -> bool:
    """Whether another column holds the same field by itself, or an earlier one shares it."""
    column = columns[index]
    return any(
        other.field == column.field and (not other.pinned or place < index)
        for place, other in enumerate(columns)
        if place != index
    )


def _field_of(date: DateColumn) -> str:
    """The field of a date: ``start_planned`` of 计划开工."""
    tense = "planned" if date.planned else "actual"
    return f"{_FIELD_OF.get(date.status, date.status)}_{tense}"


def _ends(read: Read[tuple[DateReading, DateReading]], index: int) -> NDArray[np.object_]:
    """The beginnings or the ends of a column of periods."""
    return read.values(lambda pair: _dated(pair[index]))


def _value(reading: NumberReading) -> object:
    return np.nan if reading.value is None else reading.value


def _dated(reading: DateReading) -> DateReading | None:
    """A reading that gives a date, or ``None``."""
    return reading if reading.span is not None else None


def _words(cell: object) -> str:
    return joined_words(text_of(cell))


def _texts(cells: NDArray[np.object_], text: Callable[[object], str]) -> NDArray[np.object_]:
    """Cells as text; ``None`` where they say that nothing is known."""
    read = read_column(cells, text)
    return read.values(lambda told: None if is_empty(told) else told)


def _fill(column: NDArray[np.object_], values: NDArray[np.object_]) -> None:
    """Put values where a column has none."""
    empty = column == None  # noqa: E711 - by element
    column[empty] = values[empty]
