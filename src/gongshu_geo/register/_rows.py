"""The rows of one register as sites and their dated milestones."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.register import _findings
from gongshu_geo.register._cells import is_empty, parse_degrees, parse_list, parse_measure
from gongshu_geo.register._findings import Place
from gongshu_geo.register._headings import Columns, HeadingTable
from gongshu_geo.register._schema import Site
from gongshu_geo.register._sheet import Sheet
from gongshu_geo.register.sources import RegisterSource
from gongshu_geo.status import (
    OTHER,
    CategoryTable,
    DateSpan,
    Event,
    Precision,
    Status,
    StatusReading,
    StatusTable,
    parse_date,
)

DATE = Bilingual("时间", "date")
MILESTONE = Bilingual("状态", "status")

EXAMPLES = {"lon": "120.1405", "lat": "30.3299"}
"""Coordinates for messages."""

SECTION_CELLS = 2
"""Filled cells of a row that parts a table: （一）, 道路工程."""
_SECTION = re.compile(r"\(?[一二三四五六七八九十]+([)、.]|$)")
_SUM = re.compile(r"(合计|小计|总计|共计)([::]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables that give words their meaning."""

    statuses: StatusTable
    categories: CategoryTable
    headings: HeadingTable


@dataclass(slots=True)
class RowsRead:
    """What came out of registers so far; ``places`` says where each identifier stands."""

    sites: list[Site] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)


class RowReader:
    """Reads the rows of one register.

    Parameters
    ----------
    sheet, columns
        The register and what its columns mean.
    source
        Where it comes from.
    tables
        What its words mean.
    out
        Where sites, events and findings go.
    """

    def __init__(
        self,
        sheet: Sheet,
        columns: Columns,
        *,
        source: RegisterSource,
        tables: Tables,
        out: RowsRead,
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._source = source
        self._tables = tables
        self._out = out
        self._row = 0
        self._cells: tuple[str, ...] = ()

    def read(self, row: int, cells: tuple[str, ...]) -> Site | None:
        """The site of one row; ``None``, with a finding, where it has no identifier or name.

        Coordinates are as the register writes them, in its own system.
        """
        self._row, self._cells = row, cells
        width = len(self._sheet.headings)
        if any(cells[width:]):
            beyond = ", ".join(cell for cell in cells[width:] if cell)
            self._note(_findings.too_many_cells(self._sheet.file, row, beyond, width))
            return None
        if self._is_section():
            self._note(_findings.section_row(self._sheet.file, row, " ".join(filter(None, cells))))
            return None
        for code in ("site_id", "name"):
            if is_empty(self._text(code)):
                self._note(_findings.empty_cell(self._place(code), self._text(code)))
                return None
        return self._site(self._status())

    def events(self, site: Site) -> Iterator[Event]:
        """The dated milestones of the row that was read last."""
        for column in self._columns.milestones:
            span = self._span(self._cell(column.index), column.heading)
            if span is not None:
                yield self._event(
                    site, span, column.status, planned=column.planned, heading=column.heading
                )
        yield from self._milestone_event(site)
        yield from self._status_event(site)

    def _is_section(self) -> bool:
        """Whether the row parts the table, sums it, or repeats its headings on a new page."""
        filled = [cell for cell in self._cells if cell]
        if tuple(self._cells[: len(self._sheet.headings)]) == self._sheet.headings:
            return True
        first = re.sub(r"\s+", "", unicodedata.normalize("NFKC", filled[0]))
        if _SUM.match(first):
            return True
        partial = any(is_empty(self._text(code)) for code in ("site_id", "name", "location_text"))
        return partial and len(filled) <= SECTION_CELLS and bool(_SECTION.match(first))

    def _site(self, status: StatusReading | None) -> Site:
        return Site(
            site_id=self._text("site_id"),
            name=self._text("name"),
            aliases=parse_list(self._text("aliases")),
            category=self._category(),
            category_text=self._text("category"),
            location_text=self._text("location_text"),
            programme=self._text("programme"),
            status_text=self._text("status_text"),
            status_undated="" if status is None or self._is_dated(status) else status.status.code,
            lon=self._number("lon"),
            lat=self._number("lat"),
            position_accuracy_m=self._measure("position_accuracy_m"),
            position_source=self._text("position_source"),
            area_m2=self._measure("area_m2"),
            length_m=self._measure("length_m"),
            investment_wan=self._measure("investment_wan"),
            unit=self._text("unit"),
            source=self._text("source"),
            note=self._text("note"),
            register=self._source.file,
            source_row=self._row,
            related=parse_list(self._text("related")),
            extra=tuple(
                (column.heading, self._cell(column.index))
                for column in self._columns.extra
                if self._cell(column.index)
            ),
        )

    def _category(self) -> str:
        text = self._text("category")
        if is_empty(text):
            return OTHER
        categories = self._tables.categories
        category = categories.parse(text)
        if category is not None:
            return category.code
        near = categories.nearest(text)
        self._note(
            _findings.unknown_word(
                _findings.UNKNOWN_CATEGORY,
                self._place("category"),
                text,
                names=categories.names(),
                near=near.name if near else None,
            )
        )
        return OTHER

    def _status(self) -> StatusReading | None:
        return self._reading("status_text")

    def _reading(self, code: str) -> StatusReading | None:
        """What a cell with a status word says; a finding where the word is not known."""
        text = self._text(code)
        if is_empty(text):
            return None
        statuses = self._tables.statuses
        reading = statuses.read(text)
        if reading is None:
            near = statuses.nearest(text)
            self._note(
                _findings.unknown_word(
                    _findings.UNKNOWN_STATUS,
                    self._place(code),
                    text,
                    names=statuses.names(),
                    near=near.name if near else None,
                )
            )
        return reading

    def _is_dated(self, status: StatusReading) -> bool:
        """Whether the row or the register gives the status a date, or it is but a plan."""
        if status.planned or self._source.as_of is not None:
            return True
        return parse_date(self._text("status_date")) is not None

    def _status_event(self, site: Site) -> Iterator[Event]:
        """The event of 项目状态: of its own date, else of the day of which the register tells."""
        text = self._text("status_text")
        reading = None if is_empty(text) else self._tables.statuses.read(text)
        own = self._span_of("status_date")
        if reading is None:
            return
        heading, span = self._heading("status_text"), own
        if reading.planned:
            year = self._source.year
            if year is None:
                place = self._place("status_text")
                self._note(_findings.incomplete_milestone(place, text, DATE))
                return
            span = DateSpan(end=dt.date(year, 12, 31), precision=Precision.YEAR)
            heading += f"(计划年度 {year})"
        elif own is None and self._source.as_of is not None:
            span = DateSpan(end=self._source.as_of, precision=Precision.SEEN)
            heading += f"(登记表截至日 {self._source.as_of})"
        if span is not None:
            yield self._event(
                site, span, reading.status, planned=reading.planned, heading=heading, text=text
            )

    def _milestone_event(self, site: Site) -> Iterator[Event]:
        """The event of 计划节点 with 计划节点时间."""
        text, date = self._text("milestone"), self._text("milestone_date")
        reading, span = self._reading("milestone"), self._span_of("milestone_date")
        if is_empty(text) != is_empty(date):
            code, missing = ("milestone_date", MILESTONE) if is_empty(text) else ("milestone", DATE)
            found = self._text(code)
            self._note(_findings.incomplete_milestone(self._place(code), found, missing))
        elif reading is not None and span is not None:
            heading = self._heading("milestone_date")
            yield self._event(site, span, reading.status, planned=True, heading=heading, text=text)

    def _event(
        self,
        site: Site,
        span: DateSpan,
        status: Status,
        *,
        planned: bool,
        heading: str,
        text: str = "",
    ) -> Event:
        return Event(
            site_id=site.site_id,
            status=status.code,
            planned=planned,
            start=span.start,
            end=span.end,
            precision=span.precision,
            source=f"{self._source.file} 第{self._row}行 {heading}",
            file=self._source.file,
            row=self._row,
            status_text=text or status.name.zh,
            told=self._source.as_of,
        )

    def _span_of(self, code: str) -> DateSpan | None:
        return self._span(self._text(code), self._heading(code))

    def _span(self, text: str, heading: str) -> DateSpan | None:
        if is_empty(text):
            return None
        span = parse_date(text)
        if span is None:
            self._note(_findings.bad_date(Place(self._sheet.file, self._row, heading), text))
        return span

    def _number(self, code: str) -> float:
        text = self._text(code)
        if is_empty(text):
            return math.nan
        value = parse_degrees(text)
        if value is None:
            example = EXAMPLES[code]
            expected = Bilingual(f"数字,如 {example}", f"a number such as {example}")
            self._note(_findings.bad_number(self._place(code), text, expected))
        return math.nan if value is None else value

    def _measure(self, code: str) -> float:
        text = self._text(code)
        if is_empty(text):
            return math.nan
        units = self._tables.headings.fields[code].units
        value = parse_measure(text, units, self._columns.fields[code].unit)
        if value is None:
            names = "、".join(units)
            expected = Bilingual(
                f"数字,单位写在表头或格内({names})",
                f"a number, its unit in the heading or the cell ({names})",
            )
            self._note(_findings.bad_number(self._place(code), text, expected))
        return math.nan if value is None else value

    def _text(self, code: str) -> str:
        column = self._columns.fields.get(code)
        return "" if column is None else self._cell(column.index)

    def _cell(self, index: int) -> str:
        return self._cells[index] if index < len(self._cells) else ""

    def _heading(self, code: str) -> str:
        column = self._columns.fields.get(code)
        return self._tables.headings.fields[code].name.zh if column is None else column.heading

    def _place(self, code: str) -> Place:
        return Place(self._sheet.file, self._row, self._heading(code))

    def _note(self, finding: Finding) -> None:
        self._out.findings.append(finding)
