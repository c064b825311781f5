"""``gongshu-geo status set`` and ``undo``: events go into the store and are taken back there."""

import datetime as dt
import re

import pytest
from cli_projects import PROJECT, run

from gongshu_geo.database import Database, Entry
from gongshu_geo.errors import Bilingual
from gongshu_geo.register import RegisterSource, Site

NOW = dt.datetime(2025, 8, 5, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path):
    """A project with a store of two sites, and an older version with a third."""
    (tmp_path / "gis").mkdir()
    store = Database.open(tmp_path / "store.gpkg", create=True)
    with store.writing(what="test") as writer:
        for as_of, names in (("2025-03-31", "甲乙丙"), ("2025-06-30", "甲乙")):
            sites = [
                Site(site_id=f"G-{name}", name=f"{name}路整治", register="a.csv", source_row=row)
                for row, name in enumerate(names, start=2)
            ]
            title = Bilingual("计划", "plan")
            source = RegisterSource(file="a.csv", title=title, as_of=dt.date.fromisoformat(as_of))
            entry = Entry(register="a", source=source, sha256=as_of, sites=tuple(sites))
            writer.enter(entry, who="王", now=NOW)
    store.close()
    return tmp_path


def status(folder, *arguments):
    return run("status", *arguments, "--project", folder)


def events(folder):
    store = Database.open(folder / "store.gpkg")
    with store.reading() as reader:
        found = dict(reader.events())
    store.close()
    return found


def test_an_event_is_recorded(folder):
    ran = status(
        *(folder, "set", "甲路", "竣工", "--date", "2025年6月底", "--who", "王工"),
        *("--note", "现场看到", "--source", "例会", "--told", "2025-07-05"),
    )
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "已记入 recorded: #1  G-甲  竣工 Completed  2025-06-01—2025-06-30\n"
    (event,) = events(folder).values()
    assert (event.status, event.planned, event.end) == ("completed", False, dt.date(2025, 6, 30))
    assert (event.who, event.note, event.source) == ("王工", "现场看到", "例会")
    assert event.told == dt.date(2025, 7, 5)


def test_an_event_is_taken_back_by_another(folder):
    status(folder, "set", "G-乙", "开工", "--date", "2025-06-30", "--who", "王")
    ran = status(folder, "undo", "#1", "--who", "李", "--why", "看错了")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "已由 #2 撤销 taken back by #2: #1  G-乙  开工 Started  2025-06-30\n"
    assert events(folder) == {}
    again = status(folder, "undo", "1", "--who", "李", "--why", "看错了")
    assert again.status == 2
    assert "此事件已被撤销" in again.err


MISTAKES = {
    "no such site": (["set", "丁路", "竣工", "--date", "2025", "--who", "王"], "没有这个项目"),
    "several sites": (["set", "路整治", "竣工", "--date", "2025", "--who", "王"], "多个项目"),
    "no such status": (["set", "甲路", "竣功", "--date", "2024", "--who", "王"], "没有这个状态"),
    "ahead of today": (["set", "甲路", "竣工", "--date", "2099", "--who", "王"], "加 --planned"),
    "no such event": (["undo", "9", "--who", "李", "--why", "错"], "没有可以撤销的这一事件"),
    "no reason": (["undo", "1", "--who", "李", "--why", " "], "--why"),
}


@pytest.mark.parametrize(("arguments", "told"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_write_nothing(folder, arguments, told):
    ran = status(folder, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert events(folder) == {}


def test_a_project_without_a_store():
    ran = status(PROJECT, "set", "GP21-008", "投用", "--date", "2025", "--who", "王")
    assert ran.status == 2
    assert re.search("这个项目还没有库.*register add", ran.err)
    assert status(PROJECT, "undo", "1", "--who", "王", "--why", "错").status == 2


def test_history_shows_what_was_recorded_and_its_number(folder):
    status(folder, "set", "甲路", "开工", "--date", "2025-06-30", "--who", "王", "--note", "现场")
    ran = status(folder, "history", "甲路")
    assert (ran.status, ran.err) == (0, "")
    assert "  2025-06-30   实际 actual   开工 Started  王  现场  #1" in ran.out.splitlines()
    status(folder, "undo", "1", "--who", "李", "--why", "看错了")
    ran = status(folder, "history", "甲路", "--as-of", "2025-07-01")
    assert "没有带日期的记录 no dated records" in ran.out


def test_a_site_that_the_later_register_leaves_out_has_vanished(folder):
    ran = status(folder, "diff", "2025-04-01", "2025-07-01")
    assert ran.out.splitlines()[1:] == ["不再列入 no longer listed: 1", "  G-丙  丙路整治"]


def test_a_store_that_is_named_wins_over_that_of_the_project(folder):
    (folder / "store.gpkg").rename(folder / "other.gpkg")
    (folder / "store.toml").write_text(f'url = "sqlite:///{folder}/x"\n', encoding="utf-8")
    given = ("--store", folder / "other.gpkg")
    ran = status(folder, "set", "甲路", "竣工", "--date", "2025-01-01", "--who", "王", *given)
    assert ran.status == 0


def test_sites_that_a_later_version_leaves_out(folder):
    store = Database.open(folder / "store.gpkg")
    with store.reading() as reader:
        days = [dt.date(2025, 1, 1), dt.date(2025, 4, 1), dt.date(2025, 7, 1)]
        listed = [sorted(reader.listed(told_by=day)) for day in days]
        assert sorted(reader.listed()) == listed[-1]
    store.close()
    assert listed == [[], ["G-丙", "G-乙", "G-甲"], ["G-乙", "G-甲"]]
