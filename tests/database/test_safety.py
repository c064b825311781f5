"""What becomes of a store when its writer is killed, the disk is full, or two write at once."""

import os
import random
import resource
import signal
import time
from contextlib import closing

import pytest
from store_samples import NOW, entry, event, site

from gongshu_geo.database import Database, back_up, check_store, count_rows, restore
from gongshu_geo.errors import StoreError
from gongshu_geo.status import load_statuses

KILLS = 201
"""Imports, of which all but the last are killed."""
STATUSES = load_statuses()
ADDED = {"edition": 1, "site": 400, "site_row": 400, "event": 800}
"""What one import adds."""


def state(path):
    with closing(Database.open(path)) as store, store.reading() as reader:
        assert check_store(reader.connection, STATUSES) == ()
        return dict(count_rows(reader.connection))


def one_more(counts):
    """The rows once one register more is entered."""
    return {name: count + ADDED.get(name, 0) for name, count in counts.items()}


class Import:
    """A process that enters one synthetic register of 400 sites and 800 events."""

    def __init__(self, path, number):
        ready, begun = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            self._run(path, number, begun)
        os.close(begun)
        os.read(ready, 1)  # the store is open
        os.close(ready)

    @staticmethod
    def _run(path, number, begun):
        status = 1
        try:
            ids = [f"{number}-{at}" for at in range(400)]
            told = entry(
                *(site(one, row=at) for at, one in enumerate(ids, start=2)),
                events=tuple(
                    event(one, day) for one in ids for day in ("2021-03-31", "2021-06-30")
                ),
                register=f"synthetic-{number}",
            )
            database = Database.open(path)
            os.write(begun, b"!")
            with database.writing(what="test", wait_s=60) as writer:
                writer.enter(told, who="synthetic", now=NOW)
            database.close()
            status = 0
        finally:
            os._exit(status)

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def wait(self):
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "store.gpkg"
    with closing(Database.open(path, create=True)) as store, store.writing(what="test") as writer:
        writer.enter(entry(site("a"), events=(event("a"),)), who="", now=NOW)
    return path


def test_killed_at_any_moment_the_store_is_as_before_or_as_after(path):
    chance = random.Random(2021)  # noqa: S311 - moments, no secrets
    longest = 1.2 * whole_run(path)
    before, entered = state(path), set()
    for number in range(1, KILLS + 1):
        process = Import(path, number)
        if number == KILLS:
            process.wait()  # the last is let be: the moments before and after both occur
        else:
            time.sleep(0 if number == 1 else chance.uniform(0, longest))
            process.kill()
        after = state(path)
        assert after in (before, one_more(before))
        entered.add(after != before)
        before = after
    assert entered == {True, False}


def whole_run(path):
    """How long an import takes once the store is open, seconds."""
    process = Import(path, 0)
    began = time.monotonic()
    assert process.wait() == 0
    return time.monotonic() - began


def test_two_imports_at_once_follow_one_another(path):
    before = state(path)
    processes = [Import(path, number) for number in (1, 2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert state(path) == one_more(one_more(before))


def test_a_full_disk_leaves_the_store_as_it_was(path):
    before = path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    rows = [site(f"s{at}", "很长的名称" * 200, row=at) for at in range(2, 500)]
    with closing(Database.open(path)) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 40_000, limits[1]))
        try:
            with (
                pytest.raises(StoreError, match="未写入任何内容"),
                store.writing(what="test") as writer,
            ):
                writer.enter(entry(*rows, as_of="2021-06-30"), who="", now=NOW)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert state(path)["site"] == 1
    assert sorted(file.name for file in path.parent.iterdir()) == ["store.gpkg", "store.gpkg.lock"]


def test_a_writer_that_died_leaves_nothing_in_what_is_restored(path, tmp_path):
    before = state(path)
    with closing(Database.open(path)) as store:
        back_up(store, tmp_path / "backup.gpkg", STATUSES)
    die_while_writing(path)
    assert path.with_name("store.gpkg-journal").exists()
    restore(tmp_path / "backup.gpkg", path, STATUSES, force=True)
    assert state(path) == before


def die_while_writing(path):
    """Let a process die once it has written pages into the file, and before it is done."""
    pid = os.fork()
    if pid == 0:
        store = Database.open(path)
        with store.writing(what="test") as writer:
            writer.connection.exec_driver_sql("PRAGMA cache_size = 1")
            rows = [site(f"s{at}", "很长的名称" * 200, row=at) for at in range(2, 500)]
            writer.enter(entry(*rows, as_of="2021-06-30"), who="", now=NOW)
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)


def test_nothing_is_restored_under_a_writer(path, tmp_path):
    with closing(Database.open(path)) as store:
        back_up(store, tmp_path / "backup.gpkg", STATUSES)
        with store.writing(what="register add") as writer:
            writer.enter(entry(site("b"), as_of="2021-06-30"), who="", now=NOW)
            with pytest.raises(StoreError, match=r"写入此库.*register add"):
                restore(tmp_path / "backup.gpkg", path, STATUSES, force=True)
    assert state(path)["site"] == 2


def test_a_writer_goes_on_in_what_was_restored(path, tmp_path):
    with closing(Database.open(path)) as store:
        back_up(store, tmp_path / "backup.gpkg", STATUSES)
        restore(tmp_path / "backup.gpkg", path, STATUSES)
        with store.writing(what="test") as writer:
            writer.enter(entry(site("b"), as_of="2021-06-30"), who="", now=NOW)
    assert state(path)["site"] == 2
