"""Stores of both kinds: a GeoPackage, and a PostGIS that is started for the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from gongshu_geo.database import Database

SERVERS = Path("/usr/lib/postgresql")
ACCOUNT = "postgres"


def binaries():
    """Where the newest PostgreSQL keeps its programs."""
    found = sorted(SERVERS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        pytest.fail(
            "没有 PostgreSQL:先运行 .ci/postgis。 No PostgreSQL: run .ci/postgis first.",
            pytrace=False,
        )
    return found[-1].parent


def as_account(*command):
    """A command as the account that PostgreSQL runs under: it refuses to run as root."""
    return ["runuser", "-u", ACCOUNT, "--", *command] if os.getuid() == 0 else list(command)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def server():
    """URL of a PostgreSQL server without a database's name."""
    programs = binaries()
    folder = Path(tempfile.mkdtemp(prefix="gongshu-geo-postgres-"))
    if os.getuid() == 0:
        shutil.chown(folder, ACCOUNT)
    data, port = folder / "data", free_port()
    run = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL, cwd=folder)
    trust = ("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-U", ACCOUNT)
    run(as_account(str(programs / "initdb"), "-D", str(data), *trust))
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
    control = (str(programs / "pg_ctl"), "-D", str(data), "-w")
    log = ("-l", str(folder / "log"))
    run(as_account(*control, "-o", options, *log, "start"))
    yield f"postgresql+psycopg://{ACCOUNT}@127.0.0.1:{port}"
    run(as_account(*control, "-m", "immediate", "stop"))
    shutil.rmtree(folder)


@pytest.fixture
def new_place(request, tmp_path):
    """Make places for new stores, of a kind: ``geopackage`` or ``postgis``."""
    count = 0

    def make(kind):
        nonlocal count
        count += 1
        if kind == "geopackage":
            return tmp_path / f"store-{count}.gpkg"
        url = request.getfixturevalue("server")
        name = f"store_{os.urandom(6).hex()}"
        engine = sa.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return f"{url}/{name}"

    return make


@pytest.fixture(params=["geopackage", "postgis"])
def place(request, new_place):
    """Where a new store may be made, of each kind."""
    return new_place(request.param)


@pytest.fixture
def store(place):
    """A new store of each kind."""
    with closing(Database.open(place, create=True)) as database:
        yield database
