"""Brings the tables of a store to their present form, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError

from gongshu_geo.errors import Bilingual, Finding, StoreError

STEPS = Path(__file__).with_name("migrations")


def migrate(engine: sa.Engine, *, create: bool) -> None:
    """Run every step that the store lacks, in one transaction: all of them or none.

    Raises
    ------
    StoreError
        It is no store, or one of a later version of this program.
    """
    config = _config()
    steps = ScriptDirectory.from_config(config)
    newest = steps.get_current_head()
    try:
        with engine.connect() as connection:
            at = MigrationContext.configure(connection).get_current_revision()
            foreign = at is None and bool(sa.inspect(connection).get_table_names())
    except DatabaseError as cause:
        if engine.dialect.name != "sqlite":
            raise  # a server that cannot be reached tells why itself
        raise StoreError(_no_store(engine, str(cause.orig))) from cause
    if at == newest:
        return
    if engine.dialect.name == "sqlite" and at is None and (foreign or not create):
        raise StoreError(_no_store(engine, "no editions"))
    if at is not None and at not in {step.revision for step in steps.walk_revisions()}:
        raise StoreError(_too_new(engine, at))
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        _run(config, steps, connection)


def _run(config: Config, steps: ScriptDirectory, connection: sa.Connection) -> None:
    """Run the steps that are missing on a connection, within its transaction."""

    def missing(revision: str, _: Any) -> Any:
        return steps._upgrade_revs("head", revision)  # noqa: SLF001 - as alembic's own command

    with EnvironmentContext(config, steps, fn=missing) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.set_main_option("version_locations", str(STEPS / "versions").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _no_store(engine: sa.Engine, found: str) -> Finding:
    return Finding(
        code="no_store",
        what=Bilingual("这个文件不是本项目的库", "this file is no store of a project"),
        file=str(engine.url.database),
        found=found,
        expected=Bilingual("register add 建立的 GeoPackage", "a GeoPackage made by register add"),
    )


def _too_new(engine: sa.Engine, found: str) -> Finding:
    return Finding(
        code="store_too_new",
        what=Bilingual("此库由更新版本的程序写成", "the store was written by a later version"),
        file=str(engine.url.database),
        found=found,
        remedy=Bilingual("升级 gongshu-geo", "upgrade gongshu-geo"),
    )
