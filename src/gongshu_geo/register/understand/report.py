"""What was understood of a register, for people and for programs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from gongshu_geo.errors import Finding
from gongshu_geo.register.understand.schema import ROW_FIELDS, ColumnReading, Understood

MOST_ROWS = 12
"""Rows of each kind named to people."""

_NAMES = {"status_text": "status"}


def as_json(understood: Understood) -> str:
    """One JSON object with ``sheet``, ``heading_rows``, ``columns``, ``rows`` and ``problems``.

    ``columns`` has the heading by field. Every row has every field of
    :data:`~gongshu_geo.register.understand.schema.ROW_FIELDS`, ``null`` where it is empty, with
    ``source_row`` and ``hidden``; every problem has ``row``, ``column``, ``found``, ``expected``
    and ``message``.
    """
    return json.dumps(
        {
            "sheet": understood.sheet,
            "heading_rows": list(understood.heading_rows),
            "columns": _columns(understood),
            "rows": list(_rows(understood)),
            "problems": [_problem(finding) for finding in understood.findings],
        },
        ensure_ascii=False,
        allow_nan=False,
    )


def as_text(understood: Understood) -> str:
    """The same for people, Chinese and English side by side."""
    return "\n".join(_lines(understood))


def _columns(understood: Understood) -> dict[str, str]:
    columns: dict[str, str] = {}
    for column in understood.columns:
        for code in (column.field, _NAMES.get(column.field, column.field)):
            if code in ROW_FIELDS:
                columns.setdefault(code, column.heading)
    return {code: columns[code] for code in ROW_FIELDS if code in columns}


def _rows(understood: Understood) -> Iterator[dict[str, Any]]:
    names = (*ROW_FIELDS, "source_row", "hidden")
    columns = [understood.table[name].tolist() for name in names]
    for values in zip(*columns, strict=True):
        yield {name: _plain(value) for name, value in zip(names, values, strict=True)}


def _plain(value: object) -> object:
    """A value as JSON has it: whole numbers without a point, nothing for NaN."""
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return int(value) if value.is_integer() else round(value, 6)
    return value


def _problem(finding: Finding) -> dict[str, Any]:
    message, expected = finding.message(), finding.expected
    return {
        "row": finding.row,
        "column": finding.column,
        "found": finding.found,
        "expected": None if expected is None else str(expected),
        "message": f"{message.zh} {message.en}",
    }


def _lines(understood: Understood) -> Iterator[str]:
    sheet = f" “{understood.sheet}”" if understood.sheet else ""
    yield f"{understood.file}{sheet}"
    rows = "、".join(map(str, understood.heading_rows))
    year = f",年度 year: {understood.year}" if understood.year else ""
    yield f"表头 headings: 第 {rows} 行 row{year}"
    for title in understood.titles:
        yield f"  标题 title: {' '.join(title.split())}"
    yield ""
    yield "列 columns:"
    for column in understood.columns:
        yield _column_line(column)
    for column in understood.unread:
        yield f"  (未读 unread) {column.heading}{_samples(column)}"
    yield ""
    yield from _counts(understood)
    if understood.findings:
        yield ""
        yield f"问题 problems: {len(understood.findings)}"
        for finding in understood.findings:
            message = finding.message()
            yield f"  {message.zh}\n  {message.en}"


def _column_line(column: ColumnReading) -> str:
    unit = f" [{column.unit}]" if column.unit else ""
    year = f" ({column.year})" if column.year else ""
    sure = f"{column.confidence:.0%}"
    return f"  {column.field:<20} {sure:>4}  {column.heading}{unit}{year}{_samples(column)}"


def _samples(column: ColumnReading) -> str:
    shown = [text if len(text) <= 24 else f"{text[:24]}…" for text in column.samples]
    return f"  如 e.g. {' | '.join(shown)}" if shown else ""


def _counts(understood: Understood) -> Iterator[str]:
    table = understood.table
    hidden = int(table["hidden"].sum())
    told = f",其中隐藏 hidden {hidden}" if hidden else ""
    yield f"项目 rows: {len(table)}{told}"
    kinds = {"section": "分节 sections", "total": "合计 sums", "note": "附注 notes",
             "heading": "重复表头 repeated headings", "numbers": "列号 column numbers",
             "empty": "空行 empty rows"}  # fmt: skip
    for kind, words in kinds.items():
        passed = [row for row in understood.passed if row.kind == kind]
        if passed:
            numbers = "、".join(str(row.row) for row in passed[:MOST_ROWS])
            more = "…" if len(passed) > MOST_ROWS else ""
            yield f"{words}: {len(passed)}({numbers}{more} 行 rows)"
    if len(table) and table["status"].notna().any():
        counts = table["status"].value_counts()
        yield "状态 status: " + "、".join(f"{name} {count}" for name, count in counts.items())
