"""What was understood of a register."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from geopandas import GeoSeries

from gongshu_geo.errors import Finding
from gongshu_geo.register.understand.vocabulary import HeadingTable
from gongshu_geo.status import CategoryTable, StatusTable

ROW_FIELDS = (
    "code",
    "name",
    "category",
    "location",
    "content",
    "status",
    "status_text",
    "start_planned",
    "finish_planned",
    "start_actual",
    "finish_actual",
    "investment_total_wan",
    "investment_year_wan",
    "area_m2",
    "length_m",
    "unit",
    "note",
)
"""What is told of every row, in this order.

``status`` is the Chinese name of a status of the life cycle, ``status_text`` the register's own
words. Dates are ISO as far as they are known (``2021``, ``2021-09``, ``2021-09-30``); money is in
10,000 yuan, areas in square metres, lengths in metres.
"""

DATE_FIELDS = ("start_planned", "finish_planned", "start_actual", "finish_actual")
"""Dates among :data:`ROW_FIELDS`; the table holds each as a span of days too, under its name with
``_span``."""

NUMBER_FIELDS = ("investment_total_wan", "investment_year_wan", "area_m2", "length_m")
"""Numbers among :data:`ROW_FIELDS`."""


UNSITED = ("content", "investment_year_wan")
"""Fields that a site has no column of its own for; their cells are kept as the file has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables that give words their meaning."""

    statuses: StatusTable
    categories: CategoryTable
    headings: HeadingTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReading:
    """A column and the field that it was understood to hold.

    Attributes
    ----------
    field
        Code of the field, of :data:`ROW_FIELDS` or another of the table of headings; a date of
        another status is its code with ``_planned`` or ``_actual``; ``""`` where it has none.
    heading
        The heading without the spaces and line breaks inside its words, below the headings over
        it: ``投资情况 > 总投资``. Several columns that are parts of one field stand together:
        ``建设地点1 + 建设地点2``.
    indices
        Columns of the grid, counted from 0.
    unit
        Of a measure: the unit of its numbers, from the heading or a line above it; ``""`` where
        neither names one.
    year
        The year in the heading.
    confidence
        How surely heading and cells mean the field, from 0 to 1.
    samples
        Some of its cells, as the file holds them.
    pinned
        The field under which a mapping file names the column where it is another: ``period`` of a
        column that gives both beginning and end.
    """

    field: str
    heading: str
    indices: tuple[int, ...]
    unit: str = ""
    year: int | None = None
    confidence: float = 0.0
    samples: tuple[str, ...] = ()
    pinned: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateColumn:
    """Dates by which a status was planned or reached.

    Attributes
    ----------
    status
        Code of the status.
    planned
        Whether it was planned.
    heading
        Heading of the column that tells it.
    spans
        (n,) days that each cell may mean; ``None`` where it gives none.
    texts
        (n,) the same in ISO, as far as they are named.
    """

    status: str
    planned: bool
    heading: str
    spans: pd.Series
    texts: pd.Series


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedRow:
    """A row that is no site.

    Attributes
    ----------
    row
        Row as a spreadsheet shows it.
    kind
        ``section``, ``total``, ``note``, ``heading`` (of a later page) or ``numbers`` (of the
        columns).
    text
        What stands in it.
    """

    row: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One sheet as rows of sites.

    Attributes
    ----------
    file, sheet
        As in :class:`~gongshu_geo.register.grid.Grid`.
    heading_rows
        Rows of the headings as a spreadsheet shows them.
    columns
        Columns that hold a field, in the file's order.
    unread
        Columns with a heading that hold none; their cells are kept as they are.
    table
        One row a site in the file's order: :data:`ROW_FIELDS`, ``source_row`` and ``hidden``;
        the spans of :data:`DATE_FIELDS`; further fields of the table of headings as text. Text
        and dates are ``str`` or ``None``, numbers float or NaN.
    dates
        Every dated column, in the file's order.
    extra
        Cells of the columns of :attr:`kept` as text, ``""`` where empty.
    passed
        Rows that are no sites, in the file's order.
    findings
        What was not as it should be.
    year
        The year of the register's plan, where it is known.
    titles
        What stands above the headings.
    encoding
        Of a text file: how it was read.
    geometry
        Of a vector file: the rows' geometries in its own coordinate system.
    """

    file: str
    sheet: str
    heading_rows: tuple[int, ...]
    columns: tuple[ColumnReading, ...]
    unread: tuple[ColumnReading, ...]
    table: pd.DataFrame
    dates: tuple[DateColumn, ...]
    extra: pd.DataFrame
    passed: tuple[PassedRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    year: int | None = None
    titles: tuple[str, ...] = ()
    encoding: str = ""
    geometry: GeoSeries | None = None

    @property
    def kept(self) -> tuple[ColumnReading, ...]:
        """The columns of :attr:`extra`: unread ones and those of :data:`UNSITED`."""
        unsited = (column for column in self.columns if column.field in UNSITED)
        return tuple(sorted((*self.unread, *unsited), key=lambda column: column.indices))

    def column(self, field: str) -> ColumnReading | None:
        """The column of a field, or ``None``."""
        return next((column for column in self.columns if column.field == field), None)

    def heading(self, field: str) -> str:
        """The heading of a field's column, ``""`` where the register has none."""
        column = self.column(field)
        return column.heading if column else ""
