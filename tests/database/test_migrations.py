"""Stores that an earlier version made."""

import datetime as dt
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from store_samples import NOW, entry, event, site

from gongshu_geo.database import Database, _migrate, check_store
from gongshu_geo.database._engine import make_engine
from gongshu_geo.errors import StoreError
from gongshu_geo.status import load_statuses


def make_old(place):
    """A store as the first step left it, with one register in it."""
    config = _migrate._config()
    steps = ScriptDirectory.from_config(config)
    engine = make_engine(place)
    with (
        engine.begin() as connection,
        EnvironmentContext(
            config, steps, fn=lambda revision, _: steps._upgrade_revs("0001", revision)
        ) as environment,
    ):
        environment.configure(connection=connection)
        environment.run_migrations()
    path = None if isinstance(place, str) else place
    with closing(Database(engine, path)) as store, store.writing(what="test") as writer:
        writer.enter(entry(site("a"), events=(event("a"),)), who="张三", now=NOW)


def revision(place):
    engine = make_engine(place)
    with engine.connect() as connection:
        found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        tables = set(sa.inspect(connection).get_table_names())
    engine.dispose()
    return found, "site_point" in tables


def test_an_old_store_is_brought_up_to_date_with_all_that_is_in_it(place):
    make_old(place)
    assert revision(place) == ("0001", False)
    with closing(Database.open(place)) as store, store.reading() as reader:
        assert check_store(reader.connection, load_statuses()) == ()
        told = reader.registers()
    assert revision(place) == ("0002", True)
    assert list(told.sites["site_id"]) == ["a"]
    assert list(told.events["start"]) == [dt.date(2021, 3, 31)]


def test_a_step_that_fails_leaves_the_store_as_it_was(place, monkeypatch):
    make_old(place)

    def fail(*_, **__):
        raise sa.exc.OperationalError("", {}, Exception("disk full"))

    monkeypatch.setattr(EnvironmentContext, "run_migrations", run_then(fail))
    with pytest.raises(StoreError, match="disk full"):
        Database.open(place)
    assert revision(place) == ("0001", False)


def run_then(fail):
    """Run the steps, and fail before they are committed."""
    run = EnvironmentContext.run_migrations

    def both(environment, **options):
        run(environment, **options)
        fail()

    return both


def test_a_store_of_a_later_version_is_refused(place):
    make_old(place)
    engine = make_engine(place)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="9999"):
        Database.open(place)
