"""The store of a project, for commands that use it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongshu_geo._toml import read_toml
from gongshu_geo.database import Database
from gongshu_geo.errors import Bilingual, Finding, StoreError

STORE = "store.gpkg"
"""The store of a project that names no other."""

CONFIG = "store.toml"
"""File of a project that names another: ``url = "postgresql+psycopg://…"``."""


def add_store(parser: argparse.ArgumentParser) -> None:
    """``--store`` and ``--wait``: which store, and how long to wait for another writer."""
    parser.add_argument("--store", metavar="URL|FILE", help="库,默认项目里的 store.gpkg "
                        "the store; default: store.gpkg of the project")  # fmt: skip
    parser.add_argument("--wait", type=float, default=10.0, metavar="S",
                        help="等待另一写入者的秒数,默认 10 seconds to wait for "
                        "another writer, default 10")  # fmt: skip


def store_of(folder: Path, given: str | None = None) -> Path | str | None:
    """Where the store of a project is; ``None`` where it has none."""
    if given:
        return given if "://" in given else Path(given)
    if (folder / CONFIG).is_file():
        return read_toml(folder / CONFIG, lambda top: top.text("url"))
    return folder / STORE if (folder / STORE).is_file() else None


@contextmanager
def open_store(folder: Path, given: str | None) -> Iterator[Database]:
    """The store of a project, closed in the end.

    Raises
    ------
    StoreError
        There is none.
    """
    where = store_of(folder, given)
    if where is None:
        raise StoreError(_no_store(folder))
    database = Database.open(where)
    try:
        yield database
    finally:
        database.close()


def _no_store(folder: Path) -> Finding:
    return Finding(
        code="no_store",
        what=Bilingual("这个项目还没有库", "this project has no store yet"),
        file=str(folder / STORE),
        expected=Bilingual(
            "register add 建立的 GeoPackage", "a GeoPackage that register add makes"
        ),
        remedy=Bilingual(
            "先用 gongshu-geo register add 录入登记表,或用 --store 指明",
            "enter a register with gongshu-geo register add first, or name one with --store",
        ),
    )
