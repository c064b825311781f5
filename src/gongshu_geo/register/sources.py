"""Where each register comes from, as registers.toml says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gongshu_geo._nearest import nearest
from gongshu_geo._toml import Table, read_toml
from gongshu_geo.crs import CoordinateSystem, parse_system
from gongshu_geo.errors import Bilingual, CrsError


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSource:
    """One register and where it comes from.

    Attributes
    ----------
    file
        Name of the file.
    title
        For readers, in both languages; the file's name where nothing else is known.
    as_of
        The day of which the register tells; undated statuses are facts of this day.
    year
        The year of its plan; statuses such as 计划新开工 are planned for this year.
    crs
        Coordinate system of its coordinates; ``None`` where it declares none.
    source
        Where it comes from, for readers.
    rows
        Rows below the headings.
    sites
        Rows that became sites.
    encoding
        How the file was read.
    """

    file: str
    title: Bilingual
    as_of: dt.date | None = None
    year: int | None = None
    crs: CoordinateSystem | None = None
    source: str = ""
    rows: int = 0
    sites: int = 0
    encoding: str = ""


def read_sources(path: Path | None, files: Iterable[str]) -> dict[str, RegisterSource]:
    """The source of every file, by its name.

    Parameters
    ----------
    path
        registers.toml: one ``[[register]]`` a file with ``file``, ``title_zh``, ``title_en`` and,
        where known, ``as_of``, ``year``, ``crs`` and ``source``. ``None`` or a missing file
        leaves every register with its name alone.
    files
        Names of the register files.

    Raises
    ------
    ConfigError
        The file has mistakes, or names a register that is not there.
    """
    names = sorted(files)
    sources = {name: RegisterSource(file=name, title=Bilingual(name, name)) for name in names}
    if path is not None and path.exists():
        declared = read_toml(
            path,
            lambda top: _sources(top, names),
            name=f"{path.parent.name}/{path.name}",
        )
        sources |= {source.file: source for source in declared}
    return sources


def _sources(top: Table, names: list[str]) -> list[RegisterSource]:
    """Every register that the file tells of, each once."""
    tables = top.tables("register")
    sources = [_source(table, names) for table in tables]
    told = [source.file for source in sources]
    for index, table in enumerate(tables):
        if told[index] and told[index] in told[:index]:
            table.refuse(
                "file",
                expected=Bilingual("每个登记表只写一次", "each register once"),
                remedy=Bilingual("合并为一个 [[register]]", "make one [[register]] of them"),
            )
    return sources


def _source(table: Table, names: list[str]) -> RegisterSource:
    file = table.text("file")
    if file and file not in names:
        near = nearest(file, names)
        table.refuse(
            "file",
            expected=Bilingual(f"登记表文件:{'、'.join(names)}", f"a register: {', '.join(names)}"),
            remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
        )
    return RegisterSource(
        file=file,
        title=table.bilingual("title"),
        as_of=table.day("as_of") if "as_of" in table else None,
        year=table.integer("year", least=1949) if "year" in table else None,
        crs=_system(table),
        source=table.text("source", default=""),
    )


def _system(table: Table) -> CoordinateSystem | None:
    text = table.text("crs", default="")
    if not text:
        return None
    try:
        return parse_system(text)
    except CrsError as error:
        for finding in error.findings:
            table.refuse(
                "crs",
                expected=finding.expected or Bilingual("坐标系名称", "a coordinate system"),
                remedy=finding.remedy,
            )
        return None
