"""One register file as headings and rows of text."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from gongshu_geo._csv import csv_records, decoded
from gongshu_geo.errors import Bilingual, Finding, RegisterError

LONGEST_CELL = 1 << 20
"""Characters; a longer cell comes from an unclosed quote, not from a register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A register as it stands.

    Attributes
    ----------
    file
        As messages show it.
    headings
        The cells of row 1, or of the row below titles that holds the headings.
    rows
        Row number as a spreadsheet shows it, and the cells; empty rows are left out.
    encoding
        How the file was read.
    heading_row
        Row of the headings.
    """

    file: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str
    heading_row: int = 1


def read_sheet(path: Path, *, file: str) -> Sheet:
    """A CSV file as a sheet.

    Raises
    ------
    RegisterError
        The file cannot be read, is no CSV text, or has no rows below its headings.
    """
    text, encoding = _text(path, file)
    csv.field_size_limit(LONGEST_CELL)
    try:
        records, unclosed = csv_records(text)
    except csv.Error as cause:
        raise RegisterError(_unreadable(file, str(cause))) from cause
    if unclosed is not None:
        raise RegisterError(_unclosed(file, unclosed, records[-1]))
    rows = tuple(
        (number, tuple(cell.strip() for cell in record))
        for number, record in enumerate(records, start=1)
        if any(cell.strip() for cell in record)
    )
    if not rows or rows[0][0] != 1 or len(rows) == 1:
        raise RegisterError(_empty(file, rows[0][0] if rows else None))
    headings, *data = rows
    return Sheet(file=file, headings=headings[1], rows=tuple(data), encoding=encoding)


def _text(path: Path, file: str) -> tuple[str, str]:
    """The file's text and its encoding."""
    try:
        content = path.read_bytes()
    except OSError as cause:
        raise RegisterError(_unreadable(file, cause.strerror or str(cause))) from cause
    text = decoded(content)
    if text is not None:
        return text
    raise RegisterError(
        Finding(
            code="unknown_encoding",
            what=Bilingual("文字编码无法识别", "the text encoding is not known"),
            file=file,
            found=f"0x{content[:4].hex()}…",
            expected=Bilingual("UTF-8 或 GB18030(GBK)编码的 CSV", "CSV in UTF-8 or GB18030 (GBK)"),
            remedy=Bilingual(
                "在 Excel 中另存为“CSV UTF-8(逗号分隔)”", "save it from Excel as CSV UTF-8"
            ),
        )
    )


def _unclosed(file: str, row: int, cells: list[str]) -> Finding:
    """A quote without its partner: every row after it would be lost in one cell."""
    opened = next((cell for cell in cells if "\n" in cell), "")
    return Finding(
        code="unclosed_quote",
        what=Bilingual("引号没有闭合", "a quote is never closed"),
        file=file,
        row=row,
        found=opened.splitlines()[0] if opened else "",
        expected=Bilingual("成对的英文双引号", "double quotes in pairs"),
        remedy=Bilingual(
            "补上或删去该格的引号:其后各行都被它吞进一格",
            "close or remove the quote of that cell: it swallows every row below",
        ),
    )


def _unreadable(file: str, found: str) -> Finding:
    return Finding(
        code="unreadable_register",
        what=Bilingual("登记表无法读取", "the register cannot be read"),
        file=file,
        found=found,
        expected=Bilingual("可读的 CSV 文件", "a readable CSV file"),
        remedy=Bilingual("检查文件、权限与引号", "check the file, its permissions and its quotes"),
    )


def _empty(file: str, first_row: int | None) -> Finding:
    """The finding for a register without rows, or whose first row is not its headings."""
    if first_row is not None and first_row > 1:
        return Finding(
            code="no_headings",
            what=Bilingual("第 1 行应为表头", "row 1 should hold the headings"),
            file=file,
            row=1,
            found="",
            expected=Bilingual("表头", "headings"),
            remedy=Bilingual("删去表头上方的空行", "delete the empty rows above the headings"),
        )
    return Finding(
        code="empty_register",
        what=Bilingual("登记表没有数据行", "the register has no data rows"),
        file=file,
        expected=Bilingual("表头下至少一行", "at least one row below the headings"),
        remedy=Bilingual("补充数据行,或移走此文件", "add rows, or take the file away"),
    )
