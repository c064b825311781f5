"""One register by itself, wherever its file lies."""

from __future__ import annotations

from pathlib import Path

from gongshu_geo.errors import RegisterError
from gongshu_geo.register._book import read_book
from gongshu_geo.register._schema import sites_table
from gongshu_geo.register._sites import RowsRead
from gongshu_geo.register.read import Registers, read_into
from gongshu_geo.register.sources import RegisterSource
from gongshu_geo.register.understand import ColumnMapping, Tables, load_headings
from gongshu_geo.status import CategoryTable, StatusTable, events_table


def read_register(
    path: Path,
    source: RegisterSource,
    *,
    statuses: StatusTable,
    categories: CategoryTable,
    mapping: ColumnMapping | None = None,
) -> Registers:
    """Read one register.

    Parameters
    ----------
    path
        The file.
    source
        What is known of it: title, day, year, coordinate system.
    statuses, categories
        What its words mean.
    mapping
        Pins sheet, heading rows and columns.

    Raises
    ------
    RegisterError
        It cannot be read, or no row of it is good.
    StoreError
        There is no such file.
    """
    tables = Tables(statuses=statuses, categories=categories, headings=load_headings())
    out = RowsRead()
    used = read_into(read_book(path, file=source.file), source, tables, out, mapping=mapping)
    if used is None or not out.sites:
        raise RegisterError(out.findings)
    return Registers(
        sites=sites_table(out.sites),
        events=events_table(out.events),
        findings=tuple(out.findings),
        sources=(used,),
    )
