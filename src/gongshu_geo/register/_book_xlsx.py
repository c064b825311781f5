"""Workbooks in XLSX as grids.

Every part of the workbook is unpacked once, within bounds, and looked through; calamine gets a
workbook of the parts that were found harmless, so that nothing unseen is ever read.
"""

from __future__ import annotations

import posixpath
import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from gongshu_geo._memory import collection_paused
from gongshu_geo.errors import Finding
from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_archive import Archive
from gongshu_geo.register._book_cells import SheetNotes, grid_of, normal_row
from gongshu_geo.register._book_findings import of_errors, of_formulas
from gongshu_geo.register._book_limits import MOST_AREA, MOST_CELLS, MOST_LIST_BYTES, MOST_SHARED
from gongshu_geo.register._book_sheet_xml import SheetFacts, sheet_facts
from gongshu_geo.register._book_xml import elements, plain
from gongshu_geo.register.grid import Book, Grid

WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SHARED = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_ROOT_RELATIONS = "_rels/.rels"
_TO_WORKBOOK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="xl/workbook.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_CANONICAL = {
    name.lower(): name for name in (WORKBOOK, _RELATIONS, _SHARED, _STYLES, _CONTENT_TYPES)
}
"""Parts that are read beside sheets; some programs write their names in other cases."""

_XML = (".xml", ".rels")
_END_OF_TEXT = re.compile(rb"</(?:[\w.-]+:)?si\s*>")
_SHEET_DATA = re.compile(rb"<(?:[\w.-]+:)?sheetData[\s/>]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Workbook:
    """The parts of a workbook that are read.

    Attributes
    ----------
    path
        A workbook of these parts alone.
    facts
        Of every sheet, by the name of its part in small letters.
    sheets
        Name of each sheet, and the part that holds it.
    """

    path: Path
    facts: dict[str, SheetFacts]
    sheets: tuple[tuple[str, str], ...]


def read_xlsx(archive: Archive) -> Book:
    """A workbook as a book of its sheets.

    Raises
    ------
    RegisterError
        Macros, more than is read, damaged, or nothing in it.
    """
    if any(name.lower().endswith("vbaproject.bin") for name in archive.members):
        raise refusals.macros(archive.file)
    grids: list[Grid] = []
    findings: list[Finding] = []
    # On disk and not in memory, which would hold it twice.
    with collection_paused(), tempfile.TemporaryDirectory() as folder:
        workbook = _unpacked(archive, Path(folder) / "workbook.xlsx")
        for grid, facts in _grids(workbook, archive.file):
            grids.append(grid)
            findings += of_errors(grid, facts.errors)
            findings += of_formulas(grid, facts.unreckoned)
    if not grids:
        raise refusals.no_table(archive.file)
    return Book(grids=tuple(grids), findings=tuple(findings))


def _unpacked(archive: Archive, path: Path) -> _Workbook:
    """The parts of a workbook, each of them unpacked and looked through."""
    facts: dict[str, SheetFacts] = {}
    sheets: tuple[tuple[str, str], ...] = ()
    lengths = _text_lengths(archive)
    with zipfile.ZipFile(path, "w") as clean:
        clean.writestr(_ROOT_RELATIONS, _TO_WORKBOOK)
        for name in archive.members:
            if not name.lower().endswith(_XML):
                continue
            canonical = _CANONICAL.get(name.lower(), name)
            part = plain(archive.read(name), file=archive.file)
            if _SHEET_DATA.search(part):
                facts[name.lower()] = sheet_facts(part, lengths, file=archive.file)
            elif canonical == WORKBOOK:
                sheets = tuple(_sheets(part, archive))
            elif canonical == name and name.lower() not in _CANONICAL:
                continue
            clean.writestr(canonical, part)
    return _Workbook(path=path, facts=facts, sheets=sheets)


def _text_lengths(archive: Archive) -> NDArray[np.int64]:
    """Bytes of each text that cells share."""
    name = next((name for name in archive.members if name.lower() == _SHARED.lower()), None)
    if name is None:
        return np.zeros(0, dtype=np.int64)
    texts = _END_OF_TEXT.split(plain(archive.read(name), file=archive.file))
    return np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))


def _check(read: Sequence[SheetFacts], file: str) -> None:
    """Refuse a workbook whose sheets together, one maybe told often, hold more than is read."""
    filled = sum(facts.filled for facts in read)
    if filled > MOST_CELLS:
        raise refusals.too_many_values(file, "", filled)
    area = sum(facts.area for facts in read)
    if area > MOST_AREA:
        raise refusals.too_many_cells(file, "", area)
    shared = sum(facts.shared_bytes for facts in read)
    if shared > MOST_SHARED:
        raise refusals.bomb(file, f"{shared >> 20} MiB")


def _sheets(workbook: bytes, archive: Archive) -> Iterator[tuple[str, str]]:
    """Name and part of every sheet, in the workbook's order."""
    name = next((name for name in archive.members if name.lower() == _RELATIONS), None)
    if name is None:
        return
    relations = plain(archive.read(name), file=archive.file)
    size = len(relations) + len(workbook)
    if size > MOST_LIST_BYTES:
        raise refusals.too_large(archive.file, size, MOST_LIST_BYTES)
    parts = {
        told.get("Id", ""): _part(told.get("Target", ""))
        for told in elements(relations, b"Relationship")
    }
    for told in elements(workbook, b"sheet"):
        yield told.get("name", ""), parts.get(told.get("id", ""), "")


def _part(target: str) -> str:
    """Name of the part, in small letters, that a relation of the workbook points to."""
    if not target.startswith("xl/"):  # as some programs write what should be /xl/
        target = posixpath.join("xl", target)
    return posixpath.normpath(target).lstrip("/").lower()


def _grids(workbook: _Workbook, file: str) -> Iterator[tuple[Grid, SheetFacts]]:
    """Sheets that hold anything, with what else is known of them."""
    parts = dict(workbook.sheets)
    _check([workbook.facts[part] for _, part in workbook.sheets if part in workbook.facts], file)
    try:
        opened = CalamineWorkbook.from_path(workbook.path)
        if len(opened.sheets_metadata) > len(workbook.sheets):
            raise refusals.unreadable(file, WORKBOOK)
        for told in opened.sheets_metadata:
            facts = workbook.facts.get(parts.get(told.name, ""))
            if told.typ is not SheetTypeEnum.WorkSheet or facts is None:
                continue
            sheet = opened.get_sheet_by_name(told.name)
            start = sheet.start
            if start is None:
                continue
            grid = grid_of(
                [normal_row(row) for row in sheet.to_python()],
                SheetNotes(
                    file=file,
                    sheet=told.name,
                    first_row=start[0],
                    first_column=start[1],
                    merged=facts.merged,
                    hidden_rows=facts.hidden_rows,
                    hidden_columns=facts.hidden_columns,
                    hidden=told.visible is not SheetVisibleEnum.Visible,
                ),
            )
            if grid is not None:
                yield grid, facts
    except (CalamineError, OSError, ValueError, OverflowError) as cause:
        raise refusals.unreadable(file, str(cause)) from cause
