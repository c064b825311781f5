"""Tables of text in CSV files: read in the encodings of the field, written without formulas."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gongshu_geo._files import unreadable, write_text
from gongshu_geo.errors import Bilingual, Finding, RegisterError, StoreError

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
# Full-width signs too: with a Chinese input method Excel takes ＝ for =.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")

_BLOCK = 1 << 20
"""Bytes read at a time where a file is only looked through."""

_END = "\x1e"
"""A cell that no file has: the control character that parts records."""


def read_csv(path: Path) -> tuple[list[str], list[list[str]]]:
    """Heading and rows of a CSV file with commas, in UTF-8 or GB18030, cells as text.

    Raises
    ------
    StoreError
        The file is missing or unreadable.
    RegisterError
        It is no CSV text, or has no heading.
    """
    heading, *rows = csv_rows(path)
    return heading, rows


def csv_rows(path: Path) -> Iterator[list[str]]:
    """Heading and rows of a CSV file one by one, however many there are; see :func:`read_csv`."""
    try:
        with path.open(encoding=_encoding(path), newline="") as source:
            rows = csv.reader(source, strict=True)
            heading = next(rows, [])
            if not any(cell.strip() for cell in heading):
                raise RegisterError(_no_table(path, heading[0] if heading else ""))
            yield heading
            yield from rows
    except csv.Error as cause:
        raise RegisterError(_no_table(path, str(cause))) from cause
    except OSError as cause:
        raise StoreError(unreadable(path, cause)) from cause


def write_csv(path: Path, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table as UTF-8 CSV, whole or not at all; formulas are made harmless."""
    write_text(path, csv_text(heading, rows))


def csv_text(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV text; formulas are made harmless."""
    return csv_lines([heading]) + csv_lines(rows)


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """Rows as lines of CSV text; formulas are made harmless."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before what may start a formula.

    Numbers stay as they were, so that ``-1.5`` and ``+86`` can be reckoned with.
    """
    if text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text.strip()):
        return f"'{text}"
    return text


def csv_records(text: str, *, separator: str = ",") -> tuple[list[list[str]], int | None]:
    """Rows of CSV text, and the row in which a quote opens that is never closed.

    Parameters
    ----------
    text
        The whole text of a file.
    separator
        The character that parts cells.

    Returns
    -------
    records
        The cells of every row, as far as they can be told.
    unclosed
        Row, counted from 1 as a spreadsheet shows it, after which everything stands inside one
        cell; ``None`` where every quote is closed.

    Raises
    ------
    csv.Error
        A cell is longer than Python's limit.
    """
    # A row of our own at the end: an open quote swallows it, and nothing else can.
    records = list(
        csv.reader(io.StringIO(f"{text}\r\n{_END}\r\n", newline=""), delimiter=separator)
    )
    if records[-1] == [_END]:
        return records[:-1], None
    return records, len(records)


ENCODINGS = {"utf-8-sig": "UTF-8", "gb18030": "GB18030"}
"""Tried in turn, with their names. GB18030 takes in GBK and GB2312, which Chinese Excel writes."""


def decoded(content: bytes) -> tuple[str, str] | None:
    """Text and the name of its encoding, or ``None`` where it is no text of the field.

    A NUL byte tells a workbook, or UTF-16 as Excel's "Unicode text" has it.
    """
    if b"\0" in content:
        return None
    for encoding, name in ENCODINGS.items():
        try:
            return content.decode(encoding), name
        except UnicodeDecodeError:
            continue
    return None


def encoding_name(path: Path) -> str:
    """The name of the encoding in which a CSV file is read: UTF-8 or GB18030.

    Raises
    ------
    StoreError
        The file is missing or unreadable.
    RegisterError
        It is no text.
    """
    try:
        return ENCODINGS[_encoding(path)]
    except OSError as cause:
        raise StoreError(unreadable(path, cause)) from cause


def _encoding(path: Path) -> str:
    """The encoding of a file: the first of :data:`ENCODINGS` that takes in all of it."""
    for encoding in ENCODINGS:
        try:
            with path.open("rb") as source:
                decoder = codecs.getincrementaldecoder(encoding)()
                while block := source.read(_BLOCK):
                    if b"\0" in block:
                        break
                    decoder.decode(block)
                else:
                    decoder.decode(b"", final=True)
                    return encoding
        except UnicodeDecodeError:
            continue
    with path.open("rb") as source:
        raise RegisterError(_no_table(path, f"0x{source.read(4).hex()}…"))


def _no_table(path: Path, found: str) -> Finding:
    return Finding(
        code="not_csv",
        what=Bilingual("不是 CSV 表格", "is no CSV table"),
        file=str(path),
        found=found,
        expected=Bilingual("逗号分隔、首行为表头的 UTF-8 或 GB18030 文本",
                           "text in UTF-8 or GB18030 with commas and a heading"),
        remedy=Bilingual("另存为“CSV UTF-8(逗号分隔)”", "save it as CSV UTF-8 (comma delimited)"),
    )  # fmt: skip
