"""Backups of a store, and what is made of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

import sqlalchemy as sa

from gongshu_geo._files import written_whole
from gongshu_geo.database._lock import file_lock
from gongshu_geo.database.check import check_store
from gongshu_geo.database.database import Database
from gongshu_geo.database.schema import TABLES
from gongshu_geo.errors import Bilingual, Finding, StoreError
from gongshu_geo.status import StatusTable

BATCH = 5_000
"""Rows copied at a time."""


def count_rows(connection: sa.Connection) -> Mapping[str, int]:
    """How many rows each table has."""
    return {
        table.name: int(
            connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        )
        for table in TABLES
    }


def back_up(database: Database, path: Path, statuses: StatusTable) -> Mapping[str, int]:
    """Copy one state of a store into a GeoPackage, while others may write.

    Parameters
    ----------
    database
        The store.
    path
        The file to write, whole or not at all.
    statuses
        The life cycle, for the check of the copy.

    Returns
    -------
    counts
        Rows by table in the copy, which was opened and checked.

    Raises
    ------
    StoreError
        The file cannot be written, or the copy is not sound.
    """
    with written_whole(path) as temporary:
        temporary.unlink()
        if database.path is not None:
            _copy_file(database.path, temporary)
        else:
            copy = Database.open(temporary, create=True)
            with closing(copy), database.reading() as reader, copy.writing(what="backup") as writer:
                copy_rows(reader.connection, writer.connection)
            temporary.with_name(f"{temporary.name}.lock").unlink(missing_ok=True)
        return _checked(temporary, statuses)


def _copy_file(store: Path, copy: Path) -> None:
    """SQLite's own online backup: one state, though others write meanwhile."""
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _checked(path: Path, statuses: StatusTable) -> Mapping[str, int]:
    """The rows of a copy that is sound.

    Raises
    ------
    StoreError
        It is not.
    """
    with closing(Database.open(path)) as copy, copy.reading() as reader:
        wrong = check_store(reader.connection, statuses)
        if wrong:
            raise StoreError(wrong)
        return count_rows(reader.connection)


def restore(
    backup: Path,
    where: Path | str,
    statuses: StatusTable,
    *,
    force: bool = False,
    wait_s: float = 0.0,
) -> Mapping[str, int]:
    """Make a store what a backup holds.

    Parameters
    ----------
    backup
        A GeoPackage as :func:`back_up` writes it.
    where
        Path or URL of the store; on a server it has to be empty.
    statuses
        The life cycle, for the check of the backup.
    force
        Whether to replace a store that holds what the backup lacks.
    wait_s
        How long to wait for another writer, seconds.

    Returns
    -------
    counts
        Rows by table in the store.

    Raises
    ------
    StoreError
        The backup is not sound; the store holds what the backup lacks; or it cannot be written.
    """
    counts = _checked(backup, statuses)
    if isinstance(where, str) and "://" in where:
        return _into_server(backup, where, wait_s=wait_s)
    path = Path(where)
    with (
        file_lock(path, what="store restore", wait_s=wait_s),
        written_whole(path) as temporary,
    ):
        temporary.unlink()
        _copy_file(backup, temporary)
        restored = _checked(temporary, statuses)
        if path.exists() and not force:
            _check_older(path, counts)
        _settle(path)
        return restored


JOURNALS = ("-journal", "-wal", "-shm")
"""Endings of the files that SQLite keeps beside one that is being written to."""


def _settle(store: Path) -> None:
    """Leave nothing of a writer that died: SQLite would undo its work in the restored file."""
    if store.exists():
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(store)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    # What is left belongs to a file that cannot be read any more.
    for ending in JOURNALS:
        store.with_name(store.name + ending).unlink(missing_ok=True)


def _check_older(store: Path, backup: Mapping[str, int]) -> None:
    """That a store has nothing that its backup lacks: rows are only ever added."""
    with closing(Database.open(store)) as database, database.reading() as reader:
        present = count_rows(reader.connection)
    more = {name: count for name, count in present.items() if count > backup[name]}
    if more:
        raise StoreError(_newer(store, more, backup))


def _into_server(backup: Path, url: str, *, wait_s: float) -> Mapping[str, int]:
    """Fill an empty store on a server."""
    with (
        closing(Database.open(url, create=True)) as target,
        closing(Database.open(backup)) as source,
        source.reading() as reader,
        target.writing(what="store restore", wait_s=wait_s) as writer,
    ):
        present = count_rows(writer.connection)
        if any(present.values()):
            raise StoreError(_newer(Path(target.name), present, dict.fromkeys(present, 0)))
        copy_rows(reader.connection, writer.connection)
        return count_rows(writer.connection)


def copy_rows(source: sa.Connection, target: sa.Connection) -> None:
    """Copy all rows of all tables with their numbers, in the order that references need."""
    for table in TABLES:
        rows = source.execute(sa.select(table).order_by(table.c.id)).mappings()
        while batch := rows.fetchmany(BATCH):
            target.execute(sa.insert(table), [dict(row) for row in batch])
        if target.dialect.name == "postgresql":
            # Numbers given by hand do not move PostgreSQL's own counter on.
            counter = sa.func.pg_get_serial_sequence(table.name, "id")
            last = target.execute(sa.select(sa.func.max(table.c.id))).scalar_one()
            target.execute(sa.select(sa.func.setval(counter, last or 1, last is not None)))


def _newer(store: Path, present: Mapping[str, int], backup: Mapping[str, int]) -> Finding:
    told = "、".join(f"{name} {count} > {backup[name]}" for name, count in present.items())
    return Finding(
        code="store_is_newer",
        what=Bilingual(
            "库中有备份所没有的内容,未恢复",
            "the store holds what the backup lacks; nothing was restored",
        ),
        file=store.name,
        found=told,
        remedy=Bilingual(
            "先备份现库;确要以备份取代,加 --force",
            "back the store up first; to replace it all the same, add --force",
        ),
    )
