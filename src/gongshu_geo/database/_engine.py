"""Engines for the store: a GeoPackage by its path, PostGIS by its URL."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError

from gongshu_geo.errors import Bilingual, Finding, StoreError

WAIT_MS = 30_000
"""How long a reader waits for a writer to be done with a file."""


def make_engine(where: Path | str) -> sa.Engine:
    """The engine for a path of a GeoPackage, or a URL that begins with ``postgresql``.

    Raises
    ------
    StoreError
        The URL cannot be read, or what it needs is not installed.
    """
    if isinstance(where, str) and "://" in where:
        return _server(where)
    # No connection is kept: one that is would go on writing to a file that was replaced.
    engine = sa.create_engine(f"sqlite:///{Path(where)}", poolclass=sa.NullPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    """Settings of every connection: references are checked, one file is left when it closes."""
    connection.isolation_level = None  # sqlite3 would begin too late and not around new tables
    for setting in ("foreign_keys = ON", f"busy_timeout = {WAIT_MS}", "journal_mode = DELETE"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: sa.Connection) -> None:
    """Begin so that what is read stays true until what follows from it is written."""
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")


def _server(url: str) -> sa.Engine:
    try:
        return sa.create_engine(sa.make_url(url))
    except (NoSuchModuleError, ModuleNotFoundError) as cause:
        raise StoreError(_not_installed(url)) from cause
    except SQLAlchemyError as cause:
        raise StoreError(_bad_url(url)) from cause


def without_password(place: Path | str) -> str:
    """A path or URL as it may be shown."""
    return re.sub(r"(://[^:/@]*):.*@", r"\1:***@", str(place))


def _not_installed(url: str) -> Finding:
    return Finding(
        code="no_driver",
        what=Bilingual("访问此数据库所需的程序包没有安装", "what this database needs is missing"),
        found=url.partition("://")[0],
        expected=Bilingual("postgresql+psycopg://…", "postgresql+psycopg://…"),
        remedy=Bilingual(
            "pip install 'gongshu-geo[postgis]'", "pip install 'gongshu-geo[postgis]'"
        ),
    )


def _bad_url(url: str) -> Finding:
    return Finding(
        code="bad_store_url",
        what=Bilingual("数据库地址无法识别", "the address of the store cannot be read"),
        found=without_password(url),
        expected=Bilingual(
            "GeoPackage 的路径,或 postgresql+psycopg://用户@主机/库",
            "the path of a GeoPackage, or postgresql+psycopg://user@host/database",
        ),
    )
