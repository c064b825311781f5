"""All registers of a folder as one clean table of sites and one of events."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, Finding, RegisterError, Severity
from gongshu_geo.register import _findings
from gongshu_geo.register._events_file import read_events
from gongshu_geo.register._findings import Place
from gongshu_geo.register._headings import load_headings
from gongshu_geo.register._positions import in_wgs84
from gongshu_geo.register._rows import RowReader, RowsRead, Tables
from gongshu_geo.register._schema import Site, sites_table
from gongshu_geo.register._sheet import Sheet, read_sheet
from gongshu_geo.register.sources import RegisterSource, read_sources
from gongshu_geo.status import CategoryTable, StatusTable, events_table

OTHER_FORMATS = frozenset({".xlsx", ".xls", ".xlsm", ".et", ".ods", ".tsv", ".geojson", ".gpkg"})
"""Suffixes of files that look like registers and are not read; each gets a finding."""

TITLE_ROWS = 5
"""Rows below row 1 among which headings are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """What the registers of a project say.

    Attributes
    ----------
    sites
        One row a site, with the columns of :data:`~gongshu_geo.register.SITE_COLUMNS`, in the
        order of files and rows.
    events
        Dated events with the columns of :data:`~gongshu_geo.status.EVENT_COLUMNS`.
    findings
        What was not as it should be, in the order of files and rows.
    sources
        The registers that were read.
    """

    sites: pd.DataFrame
    events: pd.DataFrame
    findings: tuple[Finding, ...]
    sources: tuple[RegisterSource, ...]

    @property
    def undated(self) -> dict[str, str]:
        """Status code by site where a register states a status without any date."""
        known = self.sites.loc[self.sites["status_undated"] != "", ["site_id", "status_undated"]]
        return dict(zip(known["site_id"], known["status_undated"], strict=True))


def read_registers(
    folder: Path,
    *,
    statuses: StatusTable,
    categories: CategoryTable,
    config: Path | None = None,
    events: Path | None = None,
) -> Registers:
    """Read every register of a folder.

    Parameters
    ----------
    folder
        Holds CSV files in UTF-8 or GB18030, one register each, with their headings in row 1.
    statuses, categories
        What the words of registers mean.
    config
        registers.toml: titles, days, coordinate systems. May be missing.
    events
        events.csv: events told elsewhere. May be missing.

    Returns
    -------
    registers
        Good rows of all registers. A row with something wrong has a finding; it is left out
        where the finding is an error and kept where it is a warning.

    Raises
    ------
    RegisterError
        There is no register, one cannot be read or has no rows, or no row of any is good.
    ConfigError
        registers.toml has mistakes.
    """
    paths = _paths(folder)
    sheets = _sheets(folder, paths)
    sources = read_sources(config, [path.name for path in paths])
    tables = Tables(statuses=statuses, categories=categories, headings=load_headings())
    out = RowsRead(findings=_other_files(folder))
    used = [
        source
        for path, sheet in zip(paths, sheets, strict=True)
        if (source := _read_sheet(sheet, sources[path.name], tables, out)) is not None
    ]
    if not out.sites:
        raise RegisterError(out.findings)
    by_id = {site.site_id: site for site in out.sites}
    out.findings += _unknown_related(by_id, folder)
    if events is not None and events.exists():
        told, wrong = read_events(events, by_id, statuses)
        out.events += told
        out.findings += wrong
    return Registers(
        sites=sites_table(out.sites),
        events=events_table(out.events),
        findings=tuple(out.findings),
        sources=tuple(used),
    )


def _paths(folder: Path) -> list[Path]:
    """The register files of the folder, by name."""
    paths = sorted(folder.glob("*.csv"))
    if not paths:
        raise RegisterError(
            Finding(
                code="no_register",
                what=Bilingual("没有登记表", "there is no register"),
                file=str(folder),
                expected=Bilingual("至少一个 CSV 登记表", "at least one CSV register"),
                remedy=Bilingual("把登记表放进此文件夹", "put a register into this folder"),
            )
        )
    return paths


def _sheets(folder: Path, paths: Iterable[Path]) -> list[Sheet]:
    """All files as sheets; what makes any of them unreadable is told of all at once."""
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            sheets.append(read_sheet(path, file=_shown(folder, path.name)))
        except RegisterError as error:
            findings += error.findings
    if findings:
        raise RegisterError(findings)
    return sheets


def _read_sheet(
    sheet: Sheet, source: RegisterSource, tables: Tables, out: RowsRead
) -> RegisterSource | None:
    """Add a register's sites and events to ``out``; ``None`` where it lacks a column."""
    if len(sheet.headings) == 1 and re.search(r"[;\t|；]", sheet.headings[0]):
        out.findings.append(_findings.wrong_delimiter(sheet.file, sheet.headings[0]))
        return None
    sheet = _below_titles(sheet, tables, out)
    columns = tables.headings.columns(sheet.headings, tables.statuses)
    missing = [entry for entry in tables.headings.required if entry.code not in columns.fields]
    for entry in missing:
        near = tables.headings.nearest(entry, [column.heading for column in columns.extra])
        out.findings.append(
            _findings.missing_column(entry, sheet.file, row=sheet.heading_row, near=near)
        )
    if missing:
        return None
    out.findings += [
        _findings.ambiguous_heading(column.heading, sheet.file, sheet.heading_row)
        for column in columns.ambiguous
    ]
    heading = columns.fields["site_id"].heading
    reader = RowReader(sheet, columns, source=source, tables=tables, out=out)
    sites = []
    for row, cells in sheet.rows:
        site = reader.read(row, cells)
        if site is None:
            continue
        place = Place(sheet.file, row, heading)
        if site.site_id in out.places:
            out.findings.append(
                _findings.duplicate_id(place, site.site_id, out.places[site.site_id])
            )
            continue
        out.places[site.site_id] = place
        sites.append(site)
        out.events += reader.events(site)
    placed, findings = in_wgs84(
        sites, columns, source=source, file=sheet.file, row=sheet.heading_row
    )
    out.sites += placed
    out.findings += findings
    return dataclasses.replace(
        source, rows=len(sheet.rows), sites=len(placed), encoding=sheet.encoding
    )


def _below_titles(sheet: Sheet, tables: Tables, out: RowsRead) -> Sheet:
    """The sheet from its headings on, where titles stand above them as on printed tables."""

    def known(cells: tuple[str, ...]) -> int:
        fields = tables.headings.columns(cells, tables.statuses).fields
        return sum(entry.code in fields for entry in tables.headings.required)

    best, most = -1, known(sheet.headings)
    for index, (_, cells) in enumerate(sheet.rows[:TITLE_ROWS]):
        if known(cells) > most:
            best, most = index, known(cells)
    if best < 0:
        return sheet
    row, headings = sheet.rows[best]
    out.findings.append(_findings.headings_below(sheet.file, row, sheet.headings[0]))
    return dataclasses.replace(
        sheet, headings=headings, rows=sheet.rows[best + 1 :], heading_row=row
    )


def _shown(folder: Path, name: str) -> str:
    """A register's path as the user knows it: from the project's folder on."""
    parts = folder.resolve().parts[-2:]
    return "/".join((*parts, name)) if parts[:1] == ("gis",) else name


def _other_files(folder: Path) -> list[Finding]:
    """Files that look like registers but are in a form that is not read."""
    return [
        Finding(
            code="unread_file",
            what=Bilingual("此格式的登记表不读入", "registers of this format are not read"),
            severity=Severity.WARNING,
            file=_shown(folder, path.name),
            found=path.suffix,
            expected=Bilingual("CSV 文件", "a CSV file"),
            remedy=Bilingual("另存为 CSV UTF-8 后放回", "save it as CSV UTF-8 beside it"),
        )
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in OTHER_FORMATS
    ]


def _unknown_related(by_id: dict[str, Site], folder: Path) -> list[Finding]:
    """Findings for 关联项目 that no register has."""
    return [
        _findings.unknown_reference(
            Place(_shown(folder, site.register), site.source_row, "关联项目"),
            other,
            nearest(other, by_id),
        )
        for site in by_id.values()
        for other in site.related
        if other not in by_id
    ]
