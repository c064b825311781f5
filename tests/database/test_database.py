"""What is entered into a store comes out again, and stays."""

import datetime as dt

import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import FINDING, NOW, entry, event, site

import gongshu_geo as gg
from gongshu_geo.database import Database, Entry, Link
from gongshu_geo.errors import StoreError
from gongshu_geo.register import Site
from gongshu_geo.status import Event


def enter(store, *entries):
    with store.writing(what="test") as writer:
        return [writer.enter(one, who="张三", now=NOW) for one in entries]


def test_the_registers_of_the_project_come_back_as_they_were(store):
    registers = gg.open().registers
    for source in registers.sources:
        own = registers.sites[registers.sites["register"] == source.file]
        events = registers.events[registers.events["site_id"].isin(own["site_id"])]
        enter(
            store,
            Entry(
                register=source.file.removesuffix(".csv"),
                source=source,
                sha256="",
                sites=tuple(Site(**row) for row in own.to_dict("records")),
                events=tuple(Event(**row) for row in events.to_dict("records")),
            ),
        )
    with store.reading() as reader:
        back = reader.registers()
    pd.testing.assert_frame_equal(back.sites, registers.sites)
    pd.testing.assert_frame_equal(back.events, registers.events)
    assert back.sources == registers.sources


def test_a_site_is_told_by_the_latest_register_that_names_it(store):
    enter(
        store,
        entry(site("a", "旧名"), site("b", "乙", row=3), as_of="2021-03-31"),
        entry(site("a", "新名"), as_of="2021-06-30"),
    )
    with store.reading() as reader:
        assert list(reader.registers().sites["name"]) == ["新名", "乙"]
        earlier = reader.registers(told_by=dt.date(2021, 4, 1))
        assert list(earlier.sites["name"]) == ["旧名", "乙"]
        known = reader.known()
    assert dict(zip(known["site_id"], known["listed"], strict=True)) == {"a": True, "b": False}


def test_an_older_version_entered_later_changes_nothing_of_today(store):
    enter(
        store,
        entry(site("a", "新名"), as_of="2021-06-30"),
        entry(site("a", "旧名"), as_of="2021-03-31"),
    )
    with store.reading() as reader:
        assert list(reader.registers().sites["name"]) == ["新名"]


def test_findings_of_the_current_version_are_kept(store):
    enter(store, entry(site("a"), findings=(FINDING,)))
    with store.reading() as reader:
        assert reader.registers().findings == (FINDING,)


def test_an_event_is_taken_back_by_another(store):
    enter(store, entry(site("a"), events=(event("a"),)))
    with store.writing(what="test") as writer:
        (number,) = writer.events()
        writer.retract(number, who="李四", why="看错了", now=NOW)
    with store.reading() as reader:
        assert reader.events() == {}
        assert reader.registers().events.empty
        count = reader.connection.scalar(sa.text("SELECT count(*) FROM event"))
    assert count == 2


def test_what_was_known_by_a_day_holds_what_was_taken_back_later(store):
    enter(store, entry(site("a"), events=(event("a", told=dt.date(2021, 3, 31)),)))
    with store.writing(what="test") as writer:
        typed = event("a", "2021-04-30", "completed", told=dt.date(2021, 5, 1))
        writer.add_event(typed, now=NOW)
        writer.retract(1, who="李四", why="看错了", now=NOW)
    days = (dt.date(2021, 4, 30), dt.date(2021, 5, 5), dt.date(2021, 5, 6))
    with store.reading() as reader:
        known = [list(reader.registers(told_by=day).events["status"]) for day in days]
    assert known == [["started"], ["started", "completed"], ["completed"]]


def test_moments_are_kept_in_utc(store):
    china = dt.timezone(dt.timedelta(hours=8))
    enter(store, entry(site("a"), events=(event("a"),)))
    with store.writing(what="test") as writer:
        writer.connection.execute(
            sa.text("SET LOCAL timezone TO 'Asia/Shanghai'" if store.path is None else "SELECT 1")
        )
        number = writer.add_event(event("a"), now=NOW.astimezone(china))
        kept = sa.text("SELECT CAST(recorded_at AS TEXT) FROM event WHERE id = :id")
        assert writer.connection.scalar(kept, {"id": number})[:19] == "2021-05-06 07:08:09"


@pytest.mark.parametrize("number", [7, 2, 1], ids=["none such", "itself an undo", "undone before"])
def test_an_event_that_cannot_be_taken_back(store, number):
    enter(store, entry(site("a"), events=(event("a"),)))
    with store.writing(what="test") as writer:
        writer.retract(1, who="李四", why="", now=NOW)
    with (
        pytest.raises(StoreError, match=f"读到“{number}”"),
        store.writing(what="test") as writer,
    ):
        writer.retract(number, who="李四", why="", now=NOW)


def test_an_event_of_nobody_is_refused_and_nothing_is_written(store):
    with pytest.raises(StoreError, match="读到“ghost”"):
        enter(store, entry(site("a")), entry(site("b"), events=(event("ghost"),)))
    with store.reading() as reader:
        assert reader.registers().sites.empty


def enter_then_fail(writer):
    writer.enter(entry(site("b")), who="", now=NOW)
    writer.retract(99, who="", why="", now=NOW)


def test_a_failure_in_the_middle_leaves_the_store_as_it_was(store):
    enter(store, entry(site("a")))
    with pytest.raises(StoreError), store.writing(what="test") as writer:
        enter_then_fail(writer)
    with store.reading() as reader:
        assert list(reader.known()["site_id"]) == ["a"]


@pytest.mark.parametrize("table", ["edition", "site", "site_row", "event", "link"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id + 1"])
def test_no_row_is_ever_changed_or_removed(store, table, statement):
    link = Link(site_id="a", other_id="b", kind="split_into")
    enter(store, entry(site("a"), site("b"), events=(event("a"),), links=(link,)))
    with (
        pytest.raises(StoreError, match="append-only"),
        store.writing(what="test") as writer,
    ):
        writer.connection.execute(sa.text(statement.format(table)))


def test_a_second_writer_is_told_who_writes(store):
    with (
        store.writing(what="register add plan.xlsx"),
        pytest.raises(StoreError, match=r"register add plan\.xlsx .*始于 20"),
        store.writing(what="other"),
    ):
        pass


def test_readers_see_the_state_before_a_write(store):
    enter(store, entry(site("a")))
    with store.writing(what="test") as writer:
        writer.enter(entry(site("b"), as_of="2021-06-30"), who="", now=NOW)
        with store.reading() as reader:
            assert list(reader.known()["site_id"]) == ["a"]


def test_there_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="没有这个库"):
        Database.open(tmp_path / "none.gpkg")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 no store", b"SQLite format 3\0" + b"\0" * 84]
)
def test_another_file_is_no_store(tmp_path, content):
    path = tmp_path / "other.gpkg"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="不是本项目的库"):
        Database.open(path)
    assert path.read_bytes() == content


def test_a_foreign_geopackage_is_left_alone(tmp_path):
    path = tmp_path / "layers.gpkg"
    gg.open().gis["district"].to_file(path, driver="GPKG")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="不是本项目的库"):
        Database.open(path, create=True)
    assert path.read_bytes() == before


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
SITES = st.builds(
    site,
    st.just("a"),
    TEXT,
    lon=st.floats(-180, 180),
    area_m2=st.one_of(st.just(float("nan")), st.floats(0, 1e9)),
    aliases=st.lists(TEXT, max_size=3).map(tuple),
    extra=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
)


@given(SITES)
@settings(deadline=None, max_examples=25)
def test_every_site_comes_back_as_it_was(tmp_path_factory, told):
    database = Database.open(tmp_path_factory.mktemp("store") / "store.gpkg", create=True)
    enter(database, entry(told))
    with database.reading() as reader:
        back = reader.registers().sites
    database.close()
    expected = {name: getattr(told, name) for name in back.columns}
    assert all(
        value == expected[name] or (value != value and expected[name] != expected[name])  # noqa: PLR0124
        for name, value in back.iloc[0].items()
    )
