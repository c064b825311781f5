"""One writer at a time, and who it is."""

from __future__ import annotations

import fcntl
import getpass
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import sqlalchemy as sa

from gongshu_geo._files import unwritable
from gongshu_geo.errors import Bilingual, Finding, StoreError

STEP_S = 0.1
"""How often a waiting writer looks whether it is its turn."""

ADVISORY_KEY = 0x67656F31
"""Number of the lock in PostgreSQL: ``geo1``."""


@contextmanager
def file_lock(store: Path, *, what: str, wait_s: float) -> Iterator[None]:
    """Hold the right to write to a store in a file, as long as the block runs.

    The system lets go of the lock when its holder dies, however it dies.

    Raises
    ------
    StoreError
        Somebody else writes and is not done after ``wait_s`` seconds; who and since when is told.
    """
    path = store.with_name(f"{store.name}.lock")
    with _opened(path) as handle:
        _take(handle, store, wait_s)
        handle.seek(0)
        handle.truncate()
        json.dump(_holder(what), handle, ensure_ascii=False)
        handle.flush()
        try:
            yield
        finally:
            handle.seek(0)
            handle.truncate()


def _opened(path: Path) -> IO[str]:
    """The lock's file, made where there is none.

    Raises
    ------
    StoreError
        Its folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a+", encoding="utf-8")
    except OSError as cause:
        raise StoreError(unwritable(path, cause)) from cause


def _take(handle: IO[str], store: Path, wait_s: float) -> None:
    """Take the lock, or tell who has it."""
    end = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as cause:
            if time.monotonic() >= end:
                handle.seek(0)
                raise StoreError(_taken(store.name, handle.read())) from cause
            time.sleep(STEP_S)
        else:
            return


def _holder(what: str) -> dict[str, str | int]:
    return {
        "what": what,
        "who": _user(),
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "since": time.strftime("%Y-%m-%d %H:%M:%S"),
    }


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return str(os.getuid())


@contextmanager
def server_lock(connection: sa.Connection, *, what: str, wait_s: float) -> Iterator[None]:
    """Hold the right to write to a store in PostgreSQL, as long as the block runs.

    Raises
    ------
    StoreError
        As for :func:`file_lock`.
    """
    name = f"gongshu-geo {what} {_user()}"[:63]
    connection.execute(
        sa.text("SELECT set_config('application_name', :name, false)"), {"name": name}
    )
    end = time.monotonic() + wait_s
    while not connection.scalar(sa.select(sa.func.pg_try_advisory_xact_lock(ADVISORY_KEY))):
        if time.monotonic() >= end:
            raise StoreError(_taken("PostgreSQL", _server_holder(connection)))
        time.sleep(STEP_S)
    yield


def _server_holder(connection: sa.Connection) -> str:
    """Who holds the lock in the server."""
    query = sa.text(
        "SELECT a.application_name, a.usename, a.pid, a.xact_start FROM pg_locks l "
        "JOIN pg_stat_activity a USING (pid) "
        "WHERE l.locktype = 'advisory' AND l.objid = :key AND l.granted"
    )
    row = connection.execute(query, {"key": ADVISORY_KEY}).first()
    if row is None:
        return ""
    return json.dumps(
        {"what": row[0], "who": row[1], "pid": row[2], "since": f"{row[3]:%Y-%m-%d %H:%M:%S}"}
    )


def _taken(store: str, holder: str) -> Finding:
    """The finding for a store that somebody else writes to."""
    try:
        told = json.loads(holder)
    except ValueError:
        told = {}
    who = " ".join(str(told[key]) for key in ("what", "who", "host", "pid") if key in told)
    since = told.get("since", "")
    return Finding(
        code="store_busy",
        what=Bilingual(
            f"另一进程正在写入此库({who},始于 {since})" if told else "另一进程正在写入此库",
            f"somebody else writes to the store ({who}, since {since})"
            if told
            else "somebody else writes to the store",
        ),
        file=store,
        remedy=Bilingual(
            "等它结束后再试,或用 --wait 秒数 等待;未写入任何内容",
            "try again when it is done, or wait with --wait SECONDS; nothing was written",
        ),
    )
