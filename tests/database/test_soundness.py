"""Whether a store is sound, its backups, and its layers in other programs."""

import datetime as dt
import sqlite3
from contextlib import closing

import pyogrio
import pytest
import shapely
import sqlalchemy as sa
from store_samples import NOW, entry, event, site

import gongshu_geo as gg
from gongshu_geo.database import Database, Link, back_up, check_store, count_rows, restore
from gongshu_geo.database.layers import LAYERS
from gongshu_geo.errors import StoreError
from gongshu_geo.status import load_statuses

STATUSES = load_statuses()


def fill(store):
    with store.writing(what="test") as writer:
        first = entry(
            site("a", lon=120.14, lat=30.33),
            site("b", row=3),
            events=(event("a"), event("a", "2021-12-31", "completed", planned=True)),
            links=(Link(site_id="a", other_id="b", kind="split_into"),),
        )
        writer.enter(first, who="张三", now=NOW)
        writer.retract(1, who="李四", why="看错了", now=NOW)


def told(store):
    with store.reading() as reader:
        return [finding.code for finding in check_store(reader.connection, STATUSES)]


def test_a_filled_store_is_sound(store):
    fill(store)
    assert told(store) == []


DAMAGES = {
    "no_guard": "DROP TRIGGER keep_event_delete",
    "bad_event": "UPDATE event SET status = 'finished'",
    "bad_position": """UPDATE site_row SET content = '{"lon": 120.1, "lat": null}'""",
    "bare_site": "DELETE FROM site_row WHERE site_id = 'b'",
    "broken_reference": "DELETE FROM site WHERE site_id = 'b'",
    "duplicate_row": "UPDATE site_row SET site_id = 'a'",
    "unlisted_table": "DELETE FROM gpkg_contents WHERE table_name = 'event'",
    "no_geopackage": "PRAGMA application_id = 0",
}


@pytest.mark.parametrize(("code", "damage"), DAMAGES.items(), ids=DAMAGES)
def test_damage_is_found(tmp_path, code, damage):
    path = tmp_path / "store.gpkg"
    with closing(Database.open(path, create=True)) as store:
        fill(store)
    with closing(sqlite3.connect(path)) as connection, connection:
        kept = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE 'keep_event_delete'"
        if code != "no_guard":
            kept = kept.partition(" AND")[0]
            for (name,) in connection.execute(kept).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
        connection.execute(damage)
    with closing(Database.open(path)) as store:
        assert code in told(store)


@pytest.mark.parametrize("kind", ["geopackage", "postgis"])
@pytest.mark.parametrize("target", ["geopackage", "postgis"])
def test_a_backup_restores_everything(new_place, tmp_path, kind, target):
    with closing(Database.open(new_place(kind), create=True)) as store:
        fill(store)
        counts = back_up(store, tmp_path / "backup.gpkg", STATUSES)
        with store.reading() as reader:
            assert counts == count_rows(reader.connection)
            before = reader.registers()
    place = new_place(target)
    assert restore(tmp_path / "backup.gpkg", place, STATUSES) == counts
    with closing(Database.open(place)) as store:
        with store.reading() as reader:
            back = reader.registers()
        assert back.sites.equals(before.sites)
        assert back.events.equals(before.events)
        with store.writing(what="test") as writer:
            assert writer.add_event(event("a", "2021-06-30"), now=NOW) == counts["event"] + 1
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_backup_is_one_state_while_others_write(tmp_path):
    with closing(Database.open(tmp_path / "store.gpkg", create=True)) as store:
        fill(store)
        with store.writing(what="test") as writer:
            writer.enter(entry(site("c"), as_of="2021-06-30"), who="", now=NOW)
            counts = back_up(store, tmp_path / "backup.gpkg", STATUSES)
    assert counts["site"] == 2


def test_a_newer_store_is_not_replaced_unless_one_insists(tmp_path):
    path, backup = tmp_path / "store.gpkg", tmp_path / "backup.gpkg"
    with closing(Database.open(path, create=True)) as store:
        fill(store)
        back_up(store, backup, STATUSES)
        with store.writing(what="test") as writer:
            writer.enter(entry(site("c"), as_of="2021-06-30"), who="", now=NOW)
    with pytest.raises(StoreError, match="读到“edition 2 > 1、site 3 > 2、site_row 3 > 2”"):
        restore(backup, path, STATUSES)
    assert restore(backup, path, STATUSES, force=True)["site"] == 2


def test_a_damaged_backup_is_refused(tmp_path):
    path, backup = tmp_path / "store.gpkg", tmp_path / "backup.gpkg"
    with closing(Database.open(path, create=True)) as store:
        fill(store)
        back_up(store, backup, STATUSES)
    before = path.read_bytes()
    content = bytearray(backup.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = b"\x55" * 4096
    backup.write_bytes(content)
    with pytest.raises(StoreError):
        restore(backup, path, STATUSES, force=True)
    assert path.read_bytes() == before


def test_a_shape_that_crosses_itself_is_found(store):
    bow = shapely.Polygon([(120, 30), (120.1, 30.1), (120.1, 30), (120, 30.1)])
    table, _ = LAYERS["Polygon"]
    row = dict.fromkeys([column.name for column in table.columns if column.name != "id"], "")
    row |= {"geom": shapely.MultiPolygon([bow]), "planned_only": False, "accuracy_m": None,
            "as_of": dt.date(2021, 1, 1), "site_id": "bow"}  # fmt: skip
    with store.writing(what="test") as writer:
        writer.connection.execute(sa.insert(table).values(row))
    assert told(store) == ["bad_geometry"]


@pytest.fixture(scope="module")
def sites():
    return gg.open().sites


def test_other_programs_see_the_layers(tmp_path, sites):
    path = tmp_path / "store.gpkg"
    with closing(Database.open(path, create=True)) as store, store.writing(what="test") as writer:
        writer.write_layers(sites, STATUSES, as_of=dt.date(2025, 8, 5))
    located = sites[sites.geometry.notna()]
    seen = set()
    for layer, kind in (
        ("site_point", "Point"),
        ("site_line", "MultiLineString"),
        ("site_area", "MultiPolygon"),
    ):
        frame = pyogrio.read_dataframe(path, layer=layer)
        assert str(frame.crs) == "EPSG:4326"
        assert set(frame.geom_type) == {kind}
        assert frame.geometry.is_valid.all()
        info = pyogrio.read_info(path, layer=layer)
        assert info["total_bounds"] == pytest.approx(frame.total_bounds)
        seen |= set(frame["site_id"])
    assert seen == set(located["site_id"])


def test_the_styles_for_qgis_stand_in_the_store(tmp_path, sites):
    path = tmp_path / "store.gpkg"
    with closing(Database.open(path, create=True)) as store:
        for _ in range(2):
            with store.writing(what="test") as writer:
                writer.write_layers(sites, STATUSES, as_of=dt.date(2025, 8, 5))
    with closing(sqlite3.connect(path)) as connection:
        styles = connection.execute(
            "SELECT f_table_name, useAsDefault, styleQML FROM layer_styles ORDER BY 1"
        ).fetchall()
    assert [(name, default) for name, default, _ in styles] == [
        ("site_area", 1),
        ("site_line", 1),
        ("site_point", 1),
    ]
    for status in STATUSES.values():
        assert all(f'value="{status.code}"' in qml for _, _, qml in styles)


def test_postgis_measures_the_layers(new_place, sites):
    with closing(Database.open(new_place("postgis"), create=True)) as store:
        with store.writing(what="test") as writer:
            writer.write_layers(sites, STATUSES, as_of=dt.date(2025, 8, 5))
        with store.reading() as reader:
            rows = reader.connection.execute(
                sa.text("SELECT site_id, ST_X(geom), ST_Y(geom), ST_SRID(geom) FROM site_point")
            ).fetchall()
    points = sites.set_index("site_id").geometry
    assert rows
    for site_id, lon, lat, srid in rows:
        assert srid == 4326
        assert shapely.distance(points[site_id], shapely.Point(lon, lat)) < 0.05
