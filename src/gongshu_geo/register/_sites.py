"""What was understood of a register as sites and their dated events."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.register import _findings
from gongshu_geo.register._cells import is_empty, parse_degrees, parse_list, parse_measure
from gongshu_geo.register._findings import Place
from gongshu_geo.register._schema import Site
from gongshu_geo.register.sources import RegisterSource
from gongshu_geo.register.understand import Tables, Understood
from gongshu_geo.register.understand.sections import category_in
from gongshu_geo.register.understand.wording import fold
from gongshu_geo.register.values import read_date
from gongshu_geo.status import OTHER, DateSpan, Event, Precision, Status, StatusReading

DATE = Bilingual("时间", "date")
MILESTONE = Bilingual("状态", "status")

EXAMPLES = {"lon": "120.1405", "lat": "30.3299"}
"""Coordinates for messages."""

MADE = "M-"
"""How an identifier begins that was made from name and location."""

_REQUIRED = ("name", "location")


@dataclass(slots=True)
class RowsRead:
    """What came out of registers so far; ``places`` says where each identifier stands."""

    sites: list[Site] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)


def made_id(name: str, location: str) -> str:
    """An identifier for a site without one: the same for the same name and location.

    It does not depend on the row, so that next month's register gives the same.
    """
    words = f"{fold(name)}|{fold(location)}"
    return MADE + hashlib.sha256(words.encode()).hexdigest()[:10]


def is_made(site_id: str) -> bool:
    """Whether an identifier was made here, and is no code of the register's."""
    return re.fullmatch(rf"{MADE}[0-9a-f]{{10}}", site_id) is not None


def missing_columns(understood: Understood, tables: Tables) -> list[Finding]:
    """A finding for each column without which a register is of no use.

    A location may be missing where the register gives coordinates or geometry.
    """
    placed = understood.geometry is not None or understood.column("lon") is not None
    known = [column.heading for column in understood.unread]
    return [
        _findings.missing_column(
            entry,
            understood.file,
            row=understood.heading_rows[-1],
            near=tables.headings.nearest(entry, known),
        )
        for entry in tables.headings.required
        if understood.column(entry.code) is None and not (entry.code == "location" and placed)
    ]


class SiteMaker:
    """Makes sites and events of one register.

    Parameters
    ----------
    understood
        What the register says.
    source
        Where it comes from.
    tables
        What its words mean.
    out
        Where findings go.
    """

    def __init__(
        self, understood: Understood, *, source: RegisterSource, tables: Tables, out: RowsRead
    ) -> None:
        self._understood = understood
        self._source = source
        self._tables = tables
        self._out = out
        self._columns = {str(name): understood.table[name].tolist() for name in understood.table}
        self._spans = [date.spans.tolist() for date in understood.dates]
        self._extra = [understood.extra[name].tolist() for name in understood.extra]
        self._row = 0
        self._index = 0
        self._made = 0

    def sites(self) -> Iterator[tuple[Site, list[Event]]]:
        """Every site with its events, in the register's order; bad rows have a finding instead.

        Coordinates are as the register writes them, in its own system.
        """
        for index, row in enumerate(self._columns["source_row"]):
            self._index, self._row = index, int(row)
            site = self._site()
            if site is not None:
                yield site, list(self._events(site))
        if self._made:
            row = self._understood.heading_rows[-1]
            self._note(_findings.made_ids(self._understood.file, row, self._made))

    def _site(self) -> Site | None:
        name = self._text("name")
        if is_empty(name):
            self._note(_findings.empty_cell(self._place("name"), self._text("name_cell")))
            return None
        site_id = self._text("code")
        if not site_id:
            site_id = made_id(name, self._text("location"))
            self._made += 1
        place = Place(self._understood.file, self._row, self._heading("code"))
        if site_id in self._out.places:
            self._note(_findings.duplicate_id(place, site_id, self._out.places[site_id]))
            return None
        self._out.places[site_id] = place
        return self._made_site(site_id, name)

    def _made_site(self, site_id: str, name: str) -> Site:
        return Site(
            site_id=site_id,
            name=name,
            aliases=parse_list(self._text("aliases")),
            category=self._category(),
            category_text=self._text("category"),
            location_text=self._text("location"),
            programme=self._text("programme"),
            status_text=self._text("status_text"),
            status_undated="" if self._is_dated() else self._status_code(),
            lon=self._degrees("lon"),
            lat=self._degrees("lat"),
            position_accuracy_m=self._measure("position_accuracy_m"),
            position_source=self._text("position_source"),
            area_m2=self._columns["area_m2"][self._index],
            length_m=self._columns["length_m"][self._index],
            investment_wan=self._columns["investment_total_wan"][self._index],
            unit=self._text("unit"),
            source=self._text("source"),
            note=self._text("note"),
            register=self._source.file,
            source_row=self._row,
            related=parse_list(self._text("related")),
            extra=self._others(),
        )

    def _others(self) -> tuple[tuple[str, str], ...]:
        """Headings and cells of columns that no field of a site takes."""
        return tuple(
            (column.heading, cells[self._index])
            for column, cells in zip(self._understood.kept, self._extra, strict=True)
            if cells[self._index]
        )

    def _category(self) -> str:
        text = self._text("category")
        if is_empty(text):
            return OTHER
        categories = self._tables.categories
        category = category_in(text, self._tables)
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

    def _status_code(self) -> str:
        return str(self._columns["status_code"][self._index])

    def _is_dated(self) -> bool:
        """Whether the row or the register gives the status a date, or it is but a plan."""
        if self._columns["status_planned"][self._index] or self._source.as_of is not None:
            return True
        return self._span("status_date", told=False) is not None

    def _events(self, site: Site) -> Iterator[Event]:
        """The dated milestones of a row, and its status."""
        for date_index, date in enumerate(self._understood.dates):
            span: DateSpan | None = self._spans[date_index][self._index]
            if span is not None:
                status = self._tables.statuses[date.status]
                yield self._event(site, span, status, planned=date.planned, heading=date.heading)
        yield from self._milestone_event(site)
        yield from self._status_event(site)

    def _status_event(self, site: Site) -> Iterator[Event]:
        """The event of 项目状态: of its own date, else of the day of which the register tells."""
        own = self._span("status_date")
        if not self._status_code():
            return
        text, planned = self._text("status_text"), self._columns["status_planned"][self._index]
        heading, span = self._heading("status_text"), own
        if planned:
            year = self._source.year or self._understood.year
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
            status = self._tables.statuses[self._status_code()]
            yield self._event(site, span, status, planned=planned, heading=heading, text=text)

    def _milestone_event(self, site: Site) -> Iterator[Event]:
        """The event of 计划节点 with 计划节点时间."""
        text, date = self._text("milestone"), self._text("milestone_date")
        reading, span = self._milestone_status(text), self._span("milestone_date")
        if is_empty(text) != is_empty(date):
            code, missing = ("milestone_date", MILESTONE) if is_empty(text) else ("milestone", DATE)
            found = self._text(code)
            self._note(_findings.incomplete_milestone(self._place(code), found, missing))
        elif reading is not None and span is not None:
            heading = self._heading("milestone_date")
            yield self._event(site, span, reading.status, planned=True, heading=heading, text=text)

    def _milestone_status(self, text: str) -> StatusReading | None:
        """What 计划节点 says; a finding where the word is not known."""
        if is_empty(text):
            return None
        statuses = self._tables.statuses
        reading = statuses.read(text)
        if reading is None:
            near = statuses.nearest(text)
            self._note(
                _findings.unknown_word(
                    _findings.UNKNOWN_STATUS,
                    self._place("milestone"),
                    text,
                    names=statuses.names(),
                    near=near.name if near else None,
                )
            )
        return reading

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

    def _span(self, code: str, *, told: bool = True) -> DateSpan | None:
        """The date in a field of text; a finding, once, where it is none."""
        text = self._text(code)
        reading = read_date(text, year=self._understood.year)
        if reading.problem is not None and told:
            self._note(_findings.bad_date(self._place(code), text))
        return reading.span

    def _degrees(self, code: str) -> float:
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
        column = self._understood.column(code)
        units = self._tables.headings.fields[code].units
        value = parse_measure(text, units, column.unit if column else "")
        if value is None:
            names = "、".join(units)
            expected = Bilingual(
                f"数字,单位写在表头或格内({names})",
                f"a number, its unit in the heading or the cell ({names})",
            )
            self._note(_findings.bad_number(self._place(code), text, expected))
        return math.nan if value is None else value

    def _text(self, code: str) -> str:
        cells = self._columns.get(code)
        return "" if cells is None or cells[self._index] is None else str(cells[self._index])

    def _heading(self, code: str) -> str:
        return self._understood.heading(code) or self._tables.headings.fields[code].name.zh

    def _place(self, code: str) -> Place:
        return Place(self._understood.file, self._row, self._heading(code))

    def _note(self, finding: Finding) -> None:
        self._out.findings.append(finding)
