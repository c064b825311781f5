"""Mapping files: sheet, heading rows and columns of a form, pinned for next time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from gongshu_geo._files import write_text
from gongshu_geo._nearest import nearest
from gongshu_geo._toml import Table, read_toml
from gongshu_geo.errors import Bilingual, Finding, RegisterError
from gongshu_geo.register.understand.blocks import Block
from gongshu_geo.register.understand.schema import Understood
from gongshu_geo.register.understand.vocabulary import HeadingTable
from gongshu_geo.register.understand.wording import fold
from gongshu_geo.status import load_statuses

_TENSES = ("_planned", "_actual", "_any")
_SHORT = ("start", "finish")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """What is pinned of a form.

    Attributes
    ----------
    columns
        Heading by field; the headings of one field in several columns are joined by `` + ``, and
        a heading below others stands behind them: ``投资情况 > 总投资``.
    sheet
        Name of the sheet; ``None`` leaves it open.
    heading_rows
        Rows of the headings as a spreadsheet shows them; empty leaves them open.
    units
        Unit of numbers without one, by field.
    file
        Where the mapping stands, for messages.
    """

    columns: Mapping[str, str]
    sheet: str | None = None
    heading_rows: tuple[int, ...] = ()
    units: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    file: str = ""


def read_mapping(path: Path, headings: HeadingTable) -> ColumnMapping:
    """A mapping file: ``sheet``, ``heading_rows``, ``[columns]`` and ``[units]`` by field.

    Raises
    ------
    StoreError
        The file cannot be read.
    ConfigError
        It has mistakes: all of them, each with its key.
    """
    return read_toml(path, lambda top: _mapping(top, headings, str(path)), name=str(path))


def write_mapping(path: Path, understood: Understood) -> None:
    """Write what was understood of a form as a mapping file, whole or not at all.

    Raises
    ------
    StoreError
        The file cannot be written.
    """
    write_text(path, mapping_text(understood))


def mapping_text(understood: Understood) -> str:
    """The mapping file of what was understood."""
    lines = ["# 登记表的列 Columns of a register: field = heading"]
    if understood.sheet:
        lines.append(f"sheet = {_quoted(understood.sheet)}")
    lines.append(f"heading_rows = [{', '.join(map(str, understood.heading_rows))}]")
    columns: dict[str, str] = {}
    for column in understood.columns:
        columns.setdefault(column.pinned or column.field, column.heading)
    lines += ["", "[columns]"]
    lines += [f"{code} = {_quoted(heading)}" for code, heading in columns.items()]
    units = {column.field: column.unit for column in understood.columns if column.unit}
    if units:
        lines += ["", "[units]", *(f"{code} = {_quoted(unit)}" for code, unit in units.items())]
    return "\n".join(lines) + "\n"


def pinned_rows(mapping: ColumnMapping, numbers: Sequence[int], file: str) -> tuple[int, ...]:
    """The heading rows of a mapping as rows of a grid.

    Raises
    ------
    RegisterError
        The sheet has no such row.
    """
    by_number = {int(number): index for index, number in enumerate(numbers)}
    missing = [row for row in mapping.heading_rows if row not in by_number]
    if missing:
        raise RegisterError(
            Finding(
                code="mapping_row",
                what=Bilingual("没有映射文件所指的表头行", "the mapping's row is missing"),
                file=file,
                key="heading_rows",
                found=str(missing[0]),
                expected=Bilingual(
                    f"{numbers[0]} 至 {numbers[-1]} 行", f"rows {numbers[0]} to {numbers[-1]}"
                ),
                remedy=Bilingual(f"改正 {mapping.file}", f"mend {mapping.file}"),
            )
        )
    return tuple(by_number[row] for row in sorted(mapping.heading_rows))


def pinned_columns(mapping: ColumnMapping, block: Block, file: str) -> dict[str, tuple[int, ...]]:
    """The columns of the grid by field, as a mapping names them.

    Raises
    ------
    RegisterError
        The sheet lacks a heading; every one is named.
    """
    by_heading: dict[str, int] = {}
    for column, path in enumerate(block.paths):
        if path:
            by_heading.setdefault(fold(block.heading(column)), column)
    found: dict[str, tuple[int, ...]] = {}
    findings = []
    for code, heading in mapping.columns.items():
        parts = re.split(r"\s\+\s", heading)
        missing = [part for part in parts if fold(part) not in by_heading]
        if missing:
            findings.append(_no_heading(code, missing[0], by_heading, block, file, mapping.file))
        else:
            found[code] = tuple(by_heading[fold(part)] for part in parts)
    if findings:
        raise RegisterError(findings)
    return found


def _no_heading(
    code: str, heading: str, known: Mapping[str, int], block: Block, file: str, mapping: str
) -> Finding:
    near = nearest(fold(heading), known)
    shown = [block.heading(column) for column in known.values()]
    return Finding(
        code="mapping_heading",
        what=Bilingual("登记表没有映射文件所指的列", "the register lacks a column of the mapping"),
        file=file,
        key=f"columns.{code}",
        found=heading,
        expected=Bilingual("、".join(shown), ", ".join(shown)),
        remedy=Bilingual(
            f"是否指“{block.heading(known[near])}”?改正 {mapping}",
            f'did you mean "{block.heading(known[near])}"? mend {mapping}',
        )
        if near
        else Bilingual(f"改正 {mapping}", f"mend {mapping}"),
    )


def _mapping(top: Table, headings: HeadingTable, file: str) -> ColumnMapping:
    columns, units = top.table("columns"), top.table("units", required=False)
    known = known_fields(headings)
    pinned = {}
    for code in columns.keys():  # noqa: SIM118 - not a mapping
        heading = columns.text(code)
        if code not in known:
            near = nearest(code, known)
            columns.refuse(
                code,
                expected=Bilingual("、".join(known), ", ".join(known)),
                remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
            )
        pinned["status_text" if code == "status" else code] = heading
    return ColumnMapping(
        columns=pinned,
        sheet=top.text("sheet", default="") or None,
        heading_rows=_rows(top),
        units={code: _unit(units, code, headings) for code in units.keys()},  # noqa: SIM118 - not a mapping
        file=file,
    )


def _rows(top: Table) -> tuple[int, ...]:
    rows = top.numbers("heading_rows", default=())
    wrong = [index for index, row in enumerate(rows) if row < 1 or row != int(row)]
    for index in wrong:
        top.refuse(
            f"heading_rows[{index}]", expected=Bilingual("行号,从 1 起", "a row, counted from 1")
        )
    return () if wrong else tuple(int(row) for row in rows)


def _unit(units: Table, code: str, headings: HeadingTable) -> str:
    unit = fold(units.text(code))
    entry = headings.fields.get(code)
    known = entry.units if entry is not None else {}
    if unit not in known:
        units.refuse(code, expected=Bilingual("、".join(known) or "无", ", ".join(known) or "none"))
    return unit


def known_fields(headings: HeadingTable) -> tuple[str, ...]:
    """Codes of all fields that a mapping may name."""
    stems = (*_SHORT, *(code for code in load_statuses() if code not in {"started", "completed"}))
    dates = (f"{stem}{tense}" for tense in _TENSES for stem in stems)
    return (*(code for code in headings.fields if code != "nature"), "status", *dates)


def _quoted(text: str) -> str:
    """A text as TOML writes it."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    inner = re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\u{ord(m[0]):04X}", inner)
    return f'"{inner}"'
