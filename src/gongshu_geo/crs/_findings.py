"""What can be wrong with coordinates as they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongshu_geo.crs.systems import CoordinateSystem
from gongshu_geo.errors import Bilingual, Finding


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a table something stands; nowhere for what was typed on the command line."""

    file: str | None = None
    row: int | None = None
    column: str | None = None


def no_number(cell: str, place: Place) -> Finding:
    """A cell that should be a number, or is empty beside one that is."""
    half = Bilingual("坐标缺一半", "half of the coordinates is missing")
    return Finding(
        code="not_a_number" if cell else "half_a_pair",
        what=Bilingual("坐标不是数字", "the coordinate is not a number") if cell else half,
        file=place.file,
        row=place.row,
        column=place.column,
        found=cell or None,
        expected=Bilingual("十进制数", "a decimal number"),
    )


def out_of_range(pair: tuple[str, str], *, source: CoordinateSystem, place: Place) -> Finding:
    """A pair of numbers that cannot be told in both systems."""
    name = source.label
    return Finding(
        code="out_of_range",
        what=Bilingual("坐标超出坐标系的范围", "the coordinates are out of the system's range"),
        file=place.file,
        row=place.row,
        column=place.column,
        found=", ".join(pair),
        expected=Bilingual(f"{name.zh},东(经度)在前", f"{name.en}, east (longitude) first"),
        remedy=Bilingual("检查坐标系与先后次序", "check the system and the order"),
    )


def too_many_cells(row: Sequence[str], width: int, place: Place) -> Finding:
    """A row in which cells may have moved, so that its coordinates cannot be trusted."""
    return Finding(
        code="too_many_cells",
        what=Bilingual("单元格多于表头,未换算", "has more cells than the heading, not converted"),
        file=place.file,
        row=place.row,
        found=",".join(row[width:]),
        expected=Bilingual(f"{width} 列", f"{width} cells"),
        remedy=Bilingual("含逗号的文字加引号", "quote texts that contain commas"),
    )


def column_not_found(file: str, name: str, titles: Sequence[str]) -> Finding:
    """A column that is missing, or that occurs or is named more than once."""
    twice = name in titles
    missing = Bilingual("没有这一列", "the column is missing")
    return Finding(
        code="duplicate_column" if twice else "missing_column",
        what=Bilingual("这一列出现不止一次", "the column occurs more than once")
        if twice
        else missing,
        file=file,
        column=name,
        expected=Bilingual(f"下列之一:{'、'.join(titles)}", f"one of {', '.join(titles)}"),
    )


def column_taken(file: str, name: str) -> Finding:
    """A column that is to be added and is there already."""
    return Finding(
        code="column_taken",
        what=Bilingual("要添加的列已存在", "the column to be added is there already"),
        file=file,
        column=name,
        remedy=Bilingual("先改名或删除该列", "rename or remove it first"),
    )
