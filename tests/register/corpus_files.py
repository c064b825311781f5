"""Register files as text: drawn sheets become real files, drawn tables what they mean.

Every entry of ``corpus/`` is one TOML file: the sheets drawn with ``|`` between cells, and beside
them what a person reads out of the form. In a drawn workbook ``<`` is merged with the cell on its
left, ``^`` with the one above, ``↵`` a line break, ``@2021-09-30`` a date, ``=`` a formula without
a value; what looks like a number is one. Sheets of text files stand as they are.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import xlwt
from openpyxl.utils import get_column_letter
from shapely import from_wkt

CORPUS = Path(__file__).parent / "corpus"

NUMBER_FIELDS = frozenset({"investment_total_wan", "investment_year_wan", "area_m2", "length_m"})

UNSAID = "?"
"""What the form leaves open: it is not compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSheet:
    """One sheet.

    Attributes
    ----------
    cells
        Its text, or its rows of cells.
    separator
        Between cells.
    hidden_rows, hidden_columns
        Counted from 1.
    geometry
        Of vector files: WKT of each row below the names.
    """

    cells: str | tuple[tuple[object, ...], ...]
    name: str = ""
    separator: str = "|"
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    geometry: tuple[str, ...] = ()

    def rows(self) -> list[list[object]]:
        """Its rows of cells, all of one width; ``None`` is empty, ``<`` and ``^`` as drawn."""
        if not isinstance(self.cells, str):
            rows = [list(row) for row in self.cells]
        else:
            lines = self.cells.removesuffix("\n").split("\n")
            rows = [[cell_of(cell) for cell in line.split(self.separator)] for line in lines]
        width = max(map(len, rows))
        return [row + [None] * (width - len(row)) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a register says.

    Attributes
    ----------
    columns
        Heading by field, parents joined by " > ".
    rows
        A mapping of fields for each row; a field that is not named is empty in all rows.
    problems
        Rows, as a spreadsheet shows them, of which something is told.
    """

    columns: dict[str, str]
    rows: tuple[dict[str, object], ...]
    sheet: str | None = None
    heading_rows: tuple[int, ...] | None = None
    problems: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile:
    """A register file; without ``expected`` it is refused."""

    name: str
    file: str
    sheets: tuple[DrawnSheet, ...] = ()
    encoding: str = "utf-8"
    raw: str | None = None
    expected: Expected | None = None

    def write(self, folder: Path) -> Path:
        """The real file, in ``folder``."""
        path = folder / self.file
        if self.raw is not None:
            path.write_text(self.raw, encoding=self.encoding, newline="")
            return path
        WRITERS[path.suffix](self, path)
        return path


@dataclass(slots=True)
class Span:
    """Cells merged into one, counted from 0."""

    first_row: int
    first_column: int
    last_row: int = field(default=0)
    last_column: int = field(default=0)


def load_corpus() -> list[RegisterFile]:
    """Every entry of ``corpus/``, in the order of names."""
    return [read_entry(path) for path in sorted(CORPUS.glob("*.toml"))]


def read_entry(path: Path) -> RegisterFile:
    """One entry of ``corpus/``."""
    entry = tomllib.loads(path.read_text(encoding="utf-8"))
    return RegisterFile(
        name=path.stem,
        file=entry["file"],
        sheets=tuple(_sheet(sheet) for sheet in entry.get("sheets", ())),
        encoding=entry.get("encoding", "utf-8"),
        raw=entry.get("raw"),
        expected=None if entry.get("refusal") else _expected(entry["expected"]),
    )


def _sheet(sheet: dict[str, object]) -> DrawnSheet:
    lists = {key: tuple(value) for key, value in sheet.items() if isinstance(value, list)}
    return DrawnSheet(**{**sheet, **lists})


def _expected(entry: dict[str, object]) -> Expected:
    heading_rows = entry.get("heading_rows")
    return Expected(
        sheet=entry.get("sheet"),
        heading_rows=None if heading_rows is None else tuple(heading_rows),
        columns=entry["columns"],
        rows=tuple(drawn_rows(entry["rows"])),
        problems=tuple(entry.get("problems", ())),
    )


def drawn_rows(text: str) -> list[dict[str, object]]:
    """Rows of fields from a drawn table; numbers as numbers, empty as ``None``."""
    names, *lines = [line.split("|") for line in text.removesuffix("\n").split("\n")]
    return [
        {name: _value(name, cell.strip()) for name, cell in zip(names, line, strict=True)}
        for line in lines
    ]


def _value(name: str, cell: str) -> object:
    if name == "hidden":
        return cell == "是"
    if cell in {"", UNSAID}:
        return cell or None
    if name == "source_row":
        return int(cell)
    return float(cell) if name in NUMBER_FIELDS else cell.replace("↵", "\n")


def cell_of(text: str) -> object:
    """A drawn cell: a number where it looks like one, a date behind @, text behind '."""
    text = text.strip(" ").replace("↵", "\n").replace("␣", " ")
    if not text:
        return None
    if text.startswith("'"):
        return text[1:]
    if text.startswith("@"):
        return dt.datetime.fromisoformat(text[1:])
    if re.fullmatch(r"-?(0|[1-9]\d*)", text, re.ASCII):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d+\.\d+", text, re.ASCII) else text


def spans_of(rows: list[list[object]]) -> list[Span]:
    """The merged ranges that ``<`` and ``^`` draw."""
    spans: dict[tuple[int, int], Span] = {}
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            if cell not in {"<", "^"}:
                continue
            at = _origin(rows, i, j)
            span = spans.setdefault(at, Span(*at, *at))
            span.last_row, span.last_column = max(span.last_row, i), max(span.last_column, j)
    return list(spans.values())


def _origin(rows: list[list[object]], i: int, j: int) -> tuple[int, int]:
    while rows[i][j] in {"<", "^"}:
        i, j = (i, j - 1) if rows[i][j] == "<" else (i - 1, j)
    return i, j


def _filled(rows: list[list[object]]) -> list[tuple[int, int, object]]:
    return [
        (i, j, cell)
        for i, row in enumerate(rows)
        for j, cell in enumerate(row)
        if cell is not None and cell not in {"<", "^"}
    ]


def write_xlsx(register: RegisterFile, path: Path) -> None:
    """A workbook of Excel."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for drawn in register.sheets:
        sheet = workbook.create_sheet(drawn.name)
        rows = drawn.rows()
        for i, j, cell in _filled(rows):
            sheet.cell(i + 1, j + 1, cell)
        for span in spans_of(rows):
            sheet.merge_cells(None, *(1 + at for at in (span.first_row, span.first_column,
                                                       span.last_row, span.last_column)))  # fmt: skip
        for row in drawn.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in drawn.hidden_columns:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
        sheet.sheet_state = "hidden" if drawn.hidden else "visible"
    workbook.active = next(i for i, drawn in enumerate(register.sheets) if not drawn.hidden)
    workbook.save(path)


def write_xls(register: RegisterFile, path: Path) -> None:
    """A workbook of Excel 97."""
    workbook = xlwt.Workbook(encoding="utf-8")
    dates = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for drawn in register.sheets:
        sheet = workbook.add_sheet(drawn.name)
        rows = drawn.rows()
        merged = {(span.first_row, span.first_column): span for span in spans_of(rows)}
        for i, j, cell in _filled(rows):
            span = merged.get((i, j), Span(i, j, i, j))
            style = dates if isinstance(cell, dt.datetime) else xlwt.Style.default_style
            sheet.write_merge(span.first_row, span.last_row, span.first_column, span.last_column,
                              cell, style)  # fmt: skip
    workbook.save(str(path))


def write_text(register: RegisterFile, path: Path) -> None:
    """A text file; sheets that are drawn cell by cell get the separator between them."""
    (sheet,) = register.sheets
    text = sheet.cells
    if not isinstance(text, str):
        rows = ((as_text(cell) for cell in row) for row in sheet.cells)
        text = "".join(sheet.separator.join(row) + "\n" for row in rows)
    path.write_text(text, encoding=register.encoding, newline="")


def as_text(cell: object) -> str:
    """A cell as a spreadsheet writes it into a CSV file."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return f"{cell.year}/{cell.month}/{cell.day}"
    text = f"{cell:.12g}" if isinstance(cell, float) else str(cell)
    return f'"{text}"' if re.search('[,\n\t;"]', text) else text


def write_vector(register: RegisterFile, path: Path) -> None:
    """A vector file in WGS-84; a zipped one holds a Shapefile of the same name."""
    (sheet,) = register.sheets
    names, *rows = sheet.rows()
    frame = gpd.GeoDataFrame(
        pd.DataFrame(rows, columns=names), geometry=from_wkt(list(sheet.geometry)), crs=4326
    )
    target = path.with_suffix(".shp") if path.suffix == ".zip" else path
    options = {"encoding": register.encoding} if target.suffix == ".shp" else {}
    if target.suffix == ".gpkg":
        options["layer"] = sheet.name
    frame.to_file(target, engine="pyogrio", **options)
    if path.suffix == ".zip":
        _zip(target, path)


def _zip(shapefile: Path, path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for part in shapefile.parent.glob(f"{shapefile.stem}.*"):
            if part != path:
                archive.write(part, part.name)
                part.unlink()


WRITERS = {
    ".xlsx": write_xlsx,
    ".xls": write_xls,
    ".csv": write_text,
    ".tsv": write_text,
    ".geojson": write_vector,
    ".gpkg": write_vector,
    ".shp": write_vector,
    ".zip": write_vector,
}
