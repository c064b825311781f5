"""The store: every version of every register, and every event, kept for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import geopandas
import pandas as pd
import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from gongshu_geo.database import _read, _write
from gongshu_geo.database._engine import make_engine
from gongshu_geo.database._lock import file_lock, server_lock
from gongshu_geo.database._migrate import migrate
from gongshu_geo.database.entry import Edition, Entry, Link
from gongshu_geo.database.layers import write_layers
from gongshu_geo.errors import Bilingual, Finding, StoreError
from gongshu_geo.register import Registers
from gongshu_geo.status import Event, StatusTable


class Database:
    """A store in a GeoPackage, or in PostGIS.

    Parameters
    ----------
    engine
        Where it is.
    path
        The file; ``None`` for a server.
    """

    def __init__(self, engine: sa.Engine, path: Path | None) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, where: Path | str, *, create: bool = False) -> Database:
        """The store at a path or URL, brought to the present form of its tables.

        Parameters
        ----------
        where
            Path of a GeoPackage, or a URL such as ``postgresql+psycopg://user@host/database``.
        create
            Whether to make it where there is none.

        Raises
        ------
        StoreError
            There is none, it cannot be opened, or is no store.
        """
        url = isinstance(where, str) and "://" in where
        path = None if url else Path(where)
        if path is not None and not path.exists() and not create:
            raise StoreError(_no_store(path))
        database = cls(make_engine(where), path)
        try:
            with database._told():
                migrate(database._engine, create=create)
        except StoreError:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @property
    def name(self) -> str:
        """The store as messages name it, without a password."""
        return self.path.name if self.path else str(self._engine.url)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One state of the store, whatever others write meanwhile."""
        with self._told(), self._engine.begin() as connection:
            yield Reader(connection)

    @contextmanager
    def writing(self, *, what: str, wait_s: float = 0.0) -> Iterator[Writer]:
        """The right to write; everything is written when the block ends well, else nothing.

        Parameters
        ----------
        what
            What is being done, for whoever has to wait.
        wait_s
            How long to wait for another writer, seconds.

        Raises
        ------
        StoreError
            Somebody else writes; or it cannot be written to.
        """
        with self._told():
            if self.path is not None:
                with (
                    file_lock(self.path, what=what, wait_s=wait_s),
                    self._engine.connect().execution_options(writing=True) as connection,
                    connection.begin(),
                ):
                    yield Writer(connection)
            else:
                with (
                    self._engine.begin() as connection,
                    server_lock(connection, what=what, wait_s=wait_s),
                ):
                    yield Writer(connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the database refuses, in words."""
        try:
            yield
        except SQLAlchemyError as cause:
            raise StoreError(_refused(self.name, cause)) from cause


@dataclass(frozen=True, slots=True)
class Reader:
    """One state of the store."""

    connection: sa.Connection

    def registers(self, *, told_by: dt.date | None = None) -> Registers:
        """Sites and events as far as they were told by a day; all of them without one."""
        return _read.registers(self.connection, told_by=told_by)

    def editions(self) -> tuple[Edition, ...]:
        """Every version of every register, in the order in which they were entered."""
        return _read.editions(self.connection)

    def events(self) -> Mapping[int, Event]:
        """The events that count, by their numbers."""
        return _read.live_events(self.connection)

    def listed(self, *, told_by: dt.date | None = None) -> frozenset[str]:
        """The sites that the registers list by a day; those of the newest without one."""
        return _read.listed(self.connection, told_by=told_by)

    def links(self) -> tuple[Link, ...]:
        """How sites belong together: what was taken apart or put together."""
        return _read.links(self.connection)

    def known(self) -> pd.DataFrame:
        """The sites, for :func:`gongshu_geo.identity.match`."""
        return _read.known(self.connection)


class Writer(Reader):
    """The right to add to the store; what is added lasts when the whole block ends well."""

    def enter(self, entry: Entry, *, who: str, now: dt.datetime) -> int:
        """Enter one version of a register; its number."""
        return _write.add_edition(self.connection, entry, who=who, now=now)

    def add_event(self, event: Event, *, now: dt.datetime) -> int:
        """Add one event that no register told; its number."""
        return _write.add_event(self.connection, event, now=now)

    def write_layers(
        self, sites: geopandas.GeoDataFrame, statuses: StatusTable, *, as_of: dt.date
    ) -> None:
        """Put the located sites into the layers for QGIS, in place of what was there."""
        write_layers(self.connection, sites, statuses, as_of=as_of)

    def retract(self, event_id: int, *, who: str, why: str, now: dt.datetime) -> int:
        """Take an event back by a new one; the new one's number."""
        return _write.retract(self.connection, event_id, who=who, why=why, now=now)


def _no_store(path: Path) -> Finding:
    return Finding(
        code="no_store",
        what=Bilingual("没有这个库", "there is no such store"),
        file=str(path),
        expected=Bilingual("register add 建立的 GeoPackage", "a GeoPackage made by register add"),
    )


def _refused(store: str, cause: SQLAlchemyError) -> Finding:
    """What the database says; a full disk and a locked file among it."""
    origin = getattr(cause, "orig", None)
    return Finding(
        code="store_refused",
        what=Bilingual("库拒绝了这一操作,未写入任何内容", "the store refused; nothing was written"),
        file=store,
        found=str(origin or cause).splitlines()[0],
        remedy=Bilingual(
            "检查磁盘空间、权限与网络,再运行 store check",
            "check free space, permissions and network, then run store check",
        ),
    )
