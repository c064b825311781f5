"""All registers of a folder as one clean table of sites and one of events."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, Finding, RegisterError, Severity
from gongshu_geo.register import _findings
from gongshu_geo.register._book import SUFFIXES, read_book
from gongshu_geo.register._events_file import read_events
from gongshu_geo.register._findings import Place
from gongshu_geo.register._geometry import placed_by_geometry
from gongshu_geo.register._positions import in_wgs84
from gongshu_geo.register._schema import Site, sites_table
from gongshu_geo.register._sites import RowsRead, SiteMaker, missing_columns
from gongshu_geo.register.grid import Book
from gongshu_geo.register.sources import RegisterSource, read_sources
from gongshu_geo.register.understand import (
    ColumnMapping,
    Tables,
    Understood,
    load_headings,
    understand,
)
from gongshu_geo.status import CategoryTable, StatusTable, events_table

PARTS = frozenset({".txt", ".json", ".htm", ".html", ".tab", ".xltx"})
"""Suffixes that are read where asked for, but are no registers by lying in the folder."""

OTHER_FORMATS = frozenset({".et", ".ods", ".xlsb", ".wps"})
"""Suffixes of files that look like registers and are not read; each gets a finding."""

TOLD_BY_SITES = frozenset({"empty_cell"})
"""Findings of single rows that the making of sites tells with what becomes of the row."""


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
        Holds registers as CSV, TSV, XLSX, XLS, GeoJSON, GeoPackage or shapefile, one each.
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
    books = _books(folder, paths)
    sources = read_sources(config, [path.name for path in paths])
    tables = Tables(statuses=statuses, categories=categories, headings=load_headings())
    out = RowsRead(findings=_other_files(folder))
    used = [
        source
        for path, book in zip(paths, books, strict=True)
        if (source := read_into(book, sources[path.name], tables, out)) is not None
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
    paths = sorted(
        path
        for path in folder.glob("*")
        if path.suffix.lower() in SUFFIXES
        and path.suffix.lower() not in PARTS
        and not path.name.startswith(("~$", "."))
    )
    if not paths:
        raise RegisterError(
            Finding(
                code="no_register",
                what=Bilingual("没有登记表", "there is no register"),
                file=str(folder),
                expected=Bilingual(
                    "至少一个登记表(CSV、XLSX、XLS、GeoJSON、GPKG、SHP)",
                    "at least one register (CSV, XLSX, XLS, GeoJSON, GPKG, SHP)",
                ),
                remedy=Bilingual("把登记表放进此文件夹", "put a register into this folder"),
            )
        )
    return paths


def _books(folder: Path, paths: Iterable[Path]) -> list[Book]:
    """All files as grids; what makes any of them unreadable is told of all at once."""
    books: list[Book] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            books.append(_with_rows(read_book(path, file=_shown(folder, path.name))))
        except RegisterError as error:
            findings += error.findings
    if findings:
        raise RegisterError(findings)
    return books


def _with_rows(book: Book) -> Book:
    """The book, in which some sheet has a row below its first."""
    if all(len(grid.cells) < 2 for grid in book.grids):
        raise RegisterError(_findings.no_rows(book.grids[0].file))
    return book


def read_into(
    book: Book,
    source: RegisterSource,
    tables: Tables,
    out: RowsRead,
    *,
    mapping: ColumnMapping | None = None,
) -> RegisterSource | None:
    """Add a register's sites and events to ``out``; ``None`` where it cannot be used."""
    try:
        understood = understand(
            book, tables=tables, mapping=mapping, year=source.year, day=source.as_of
        )
    except RegisterError as error:
        out.findings += error.findings
        return None
    missing = missing_columns(understood, tables)
    out.findings += _above(understood)
    if missing:
        out.findings += missing
        return None
    made = RowsRead(places=out.places)
    maker = SiteMaker(understood, source=source, tables=tables, out=made)
    sites: list[Site] = []
    for site, events in maker.sites():
        sites.append(site)
        made.events += events
    placed, findings = _placed(sites, understood, source)
    told = [finding for finding in understood.findings if finding.code not in TOLD_BY_SITES]
    of_rows = [*told, *made.findings, *_passed(understood)]
    out.findings += [*sorted(of_rows, key=lambda finding: finding.row or 0), *findings]
    out.sites += placed
    out.events += made.events
    return dataclasses.replace(
        source,
        rows=len(understood.table) + len(understood.passed),
        sites=len(placed),
        encoding=understood.encoding,
    )


def _placed(
    sites: Sequence[Site], understood: Understood, source: RegisterSource
) -> tuple[list[Site], list[Finding]]:
    """Sites with their positions in WGS-84: of the file's geometry, else of its columns."""
    if understood.geometry is not None:
        return placed_by_geometry(sites, understood, source)
    headings = tuple(filter(None, map(understood.heading, ("lon", "lat"))))
    row = understood.heading_rows[-1]
    return in_wgs84(sites, headings, source=source, file=understood.file, row=row)


def _above(understood: Understood) -> list[Finding]:
    """A finding where titles stand above the headings."""
    if not understood.titles:
        return []
    row = understood.heading_rows[0]
    return [_findings.headings_below(understood.file, row, understood.titles[0])]


def _passed(understood: Understood) -> list[Finding]:
    """A finding for each row that parts, sums or repeats the table."""
    return [
        _findings.section_row(understood.file, row.row, row.text)
        for row in understood.passed
        if row.kind in {"section", "total", "heading"}
    ]


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
            expected=Bilingual("XLSX 或 CSV 文件", "an XLSX or CSV file"),
            remedy=Bilingual("另存为 XLSX 后放回", "save it as XLSX beside it"),
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
