"""Workbooks in XLS, as Excel 97 to 2003 and many old systems write them, as grids."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from gongshu_geo.errors import Finding
from gongshu_geo.register import _book_biff as biff
from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_biff import Record, records
from gongshu_geo.register._book_cells import SheetNotes, grid_of, normal
from gongshu_geo.register._book_findings import of_errors
from gongshu_geo.register._book_limits import (
    MOST_AREA,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MERGED,
    MOST_ODDITIES,
    MOST_RECORDS,
    MOST_SHEETS,
)
from gongshu_geo.register._book_ole import CompoundFile
from gongshu_geo.register._book_sheet_xml import Oddity
from gongshu_geo.register.grid import Book, Cell, Grid

_WORKBOOK = "Workbook"
_BIFF5_WORKBOOK = "Book"
_ENCRYPTED = frozenset({"EncryptedPackage", "EncryptionInfo"})
_MACROS = frozenset({"_VBA_PROJECT_CUR", "_VBA_PROJECT"})
_OTHERS = {
    "WordDocument": ("Word 文档", "a Word document"),
    "PowerPoint Document": ("PowerPoint 文档", "a PowerPoint document"),
    _BIFF5_WORKBOOK: ("Excel 95 工作簿", "an Excel 95 workbook"),
}
_WORKSHEET = 0
_LAST_COLUMN = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sheet as the workbook lists it: its name, where it begins, and whether it is hidden."""

    name: str
    start: int
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Globals:
    """What all sheets share."""

    sheets: tuple[_Told, ...]
    strings: list[str]
    dates: tuple[bool, ...]
    from_1904: bool


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read: its cells by place, and what it says beside them."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    errors: list[Oddity] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    awaits_text: tuple[int, int] | None = None


@dataclass(slots=True)
class _Budget:
    """What may still be read: cells, and records, which several sheets may share in a forgery."""

    cells: int = MOST_CELLS
    records: int = MOST_RECORDS
    area: int = MOST_AREA


def read_xls(compound: CompoundFile) -> Book:
    """A workbook as a book of its sheets.

    Raises
    ------
    RegisterError
        Macros, encrypted, another program's file, damaged, or nothing in it.
    """
    _refuse_others(compound)
    stream = compound.stream(_WORKBOOK)
    grids: list[Grid] = []
    findings: list[Finding] = []
    try:
        shared = _globals(stream, compound.file)
        budget = _Budget()
        for told in shared.sheets[:MOST_SHEETS]:
            sheet = _sheet(stream, told, shared, compound.file, budget)
            grid = _grid(sheet, told, compound.file, budget)
            if grid is not None:
                grids.append(grid)
                findings += of_errors(grid, sheet.errors)
    except (struct.error, IndexError) as cause:
        raise refusals.unreadable(compound.file, f"BIFF: {cause}") from cause
    if not grids:
        raise refusals.no_table(compound.file)
    return Book(grids=tuple(grids), findings=tuple(findings))


def _refuse_others(compound: CompoundFile) -> None:
    """Refuse what is no workbook, or none that may be read."""
    names = compound.names
    if names & _ENCRYPTED:
        raise refusals.encrypted(compound.file)
    if names & _MACROS:
        raise refusals.macros(compound.file)
    if _WORKBOOK in names:
        return
    for name, (zh, en) in _OTHERS.items():
        if name in names:
            raise refusals.other_form(compound.file, zh, en)
    raise refusals.other_form(compound.file, "OLE 文件", "an OLE file")


def _globals(stream: bytes, file: str) -> _Globals:
    """The first part of the stream."""
    sheets: list[_Told] = []
    blocks: list[bytes] = []
    formats = dict.fromkeys(biff.DATE_FORMATS, True)
    codes: list[int] = []
    from_1904 = before_is_strings = False
    for kind, data in islice(records(stream), MOST_RECORDS):
        if kind == biff.BOF and struct.unpack_from("<H", data)[0] != biff.BIFF8:
            raise refusals.other_form(file, *_OTHERS[_BIFF5_WORKBOOK])
        if kind == biff.FILEPASS:
            raise refusals.encrypted(file)
        if kind == biff.DATEMODE:
            from_1904 = struct.unpack_from("<H", data)[0] == 1
        elif kind == biff.BOUNDSHEET:
            start, hidden, sort = struct.unpack_from("<IBB", data)
            if sort == _WORKSHEET:
                name = biff.short_string(data, 6, length_bytes=1)
                sheets.append(_Told(name=name, start=start, hidden=bool(hidden & 3)))
        elif kind == biff.FORMAT:
            text = biff.short_string(data, 2)
            formats[struct.unpack_from("<H", data)[0]] = biff.is_date_format(text)
        elif kind == biff.XF:
            codes.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == biff.SST or (kind == biff.CONTINUE and before_is_strings):
            blocks.append(data)
        before_is_strings = kind == biff.SST or (kind == biff.CONTINUE and before_is_strings)
    return _Globals(
        sheets=tuple(sheets),
        strings=biff.shared_strings(blocks) if blocks else [],
        dates=tuple(formats.get(code, False) for code in codes),
        from_1904=from_1904,
    )


def _sheet(stream: bytes, told: _Told, shared: _Globals, file: str, budget: _Budget) -> _Sheet:
    """One sheet, record by record."""
    sheet = _Sheet()
    for record in records(stream, told.start):
        budget.records -= 1
        for row, column, value in _values(record, shared, sheet):
            if value is not None:
                sheet.cells[row, column] = value
        _note(record, sheet)
        if len(sheet.cells) > budget.cells or not budget.records:
            raise refusals.too_many_values(file, told.name, len(sheet.cells))
        if len(sheet.merged) > MOST_MERGED:
            raise refusals.too_many_cells(file, told.name, len(sheet.merged), MOST_MERGED)
    budget.cells -= len(sheet.cells)
    return sheet


def _values(record: Record, shared: _Globals, sheet: _Sheet) -> Iterator[tuple[int, int, Cell]]:
    """The cells of a record, if it has any."""
    kind, data = record
    match kind:
        case biff.LABELSST:
            row, column, _, index = struct.unpack_from("<HHHI", data)
            yield row, column, normal(shared.strings[index])
        case biff.NUMBER:
            row, column, style, number = struct.unpack_from("<HHHd", data)
            yield row, column, _number(number, style, shared)
        case biff.RK:
            row, column, style = struct.unpack_from("<HHH", data)
            yield row, column, _number(biff.rk_number(data[6:10]), style, shared)
        case biff.MULRK:
            row, column = struct.unpack_from("<HH", data)
            for offset, at in enumerate(range(4, len(data) - 6, 6)):
                style = struct.unpack_from("<H", data, at)[0]
                value = _number(biff.rk_number(data[at + 2 : at + 6]), style, shared)
                yield row, column + offset, value
        case biff.LABEL | biff.RSTRING:
            row, column, _ = struct.unpack_from("<HHH", data)
            yield row, column, normal(biff.short_string(data, 6))
        case biff.BOOLERR:
            row, column, _, code, is_error = struct.unpack_from("<HHHBB", data)
            yield row, column, _bool_or_error(row, column, code, sheet, is_error=bool(is_error))
        case biff.FORMULA:
            row, column, style = struct.unpack_from("<HHH", data)
            yield row, column, _reckoned(data[6:14], (row, column, style), shared, sheet)
        case biff.STRING if sheet.awaits_text is not None:
            yield *sheet.awaits_text, normal(biff.short_string(data, 0))
            sheet.awaits_text = None


def _number(number: float, style: int, shared: _Globals) -> Cell:
    """A number, or the moment that it stands for by its format."""
    if style < len(shared.dates) and shared.dates[style]:
        found = biff.moment(number, from_1904=shared.from_1904)
        if found is not None:
            return normal(found)
    return normal(number)


def _reckoned(result: bytes, place: tuple[int, int, int], shared: _Globals, sheet: _Sheet) -> Cell:
    """The value of a formula last reckoned; a text follows in a record of its own."""
    row, column, style = place
    if result[6:8] != b"\xff\xff":
        return _number(struct.unpack("<d", result)[0], style, shared)
    match result[0]:
        case 0:
            sheet.awaits_text = row, column
        case 1:
            return bool(result[2])
        case 2:
            return _bool_or_error(row, column, result[2], sheet, is_error=True)
    return None


def _bool_or_error(row: int, column: int, code: int, sheet: _Sheet, *, is_error: bool) -> Cell:
    if not is_error:
        return bool(code)
    text = biff.ERRORS.get(code, f"#{code:#04x}")
    if len(sheet.errors) < MOST_ODDITIES:
        sheet.errors.append(Oddity(row=row, column=column, text=text))
    return None


def _note(record: Record, sheet: _Sheet) -> None:
    """What a record says beside values."""
    kind, data = record
    if kind == biff.ROW and struct.unpack_from("<H", data, 12)[0] & 0x20:
        sheet.hidden_rows.add(struct.unpack_from("<H", data)[0])
    elif kind == biff.COLINFO:
        first, last, _, _, flags = struct.unpack_from("<HHHHH", data)
        if flags & 1 and len(sheet.hidden_columns) < _LAST_COLUMN:
            sheet.hidden_columns.append((first, last))
    elif kind == biff.MERGED:
        count = struct.unpack_from("<H", data)[0]
        for at in range(2, min(2 + count * 8, len(data) - 7), 8):
            sheet.merged.append(struct.unpack_from("<HHHH", data, at))


def _grid(sheet: _Sheet, told: _Told, file: str, budget: _Budget) -> Grid | None:
    """The grid of a sheet."""
    if not sheet.cells:
        return None
    used_rows = [row for row, _ in sheet.cells]
    used_columns = [column for _, column in sheet.cells]
    top, left = min(used_rows), min(used_columns)
    height, width = max(used_rows) - top + 1, max(used_columns) - left + 1
    if width > MOST_COLUMNS:
        raise refusals.too_many_columns(file, told.name, width)
    budget.area -= height * width
    if budget.area < 0:
        raise refusals.too_many_cells(file, told.name, height * width)
    rows: list[list[Cell]] = [[None] * width for _ in range(height)]
    for (row, column), value in sheet.cells.items():
        rows[row - top][column - left] = value
    return grid_of(
        rows,
        SheetNotes(
            file=file,
            sheet=told.name,
            first_row=top,
            first_column=left,
            merged=sheet.merged,
            hidden_rows=frozenset(sheet.hidden_rows),
            hidden_columns=sheet.hidden_columns,
            hidden=told.hidden,
        ),
    )
