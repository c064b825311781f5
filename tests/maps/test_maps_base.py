"""The offline base map, from small tables of the gazetteer."""

from __future__ import annotations

import geopandas
import shapely

from gongshu_geo.maps._base import base_record

ALL = ("district", "water", "green", "roads", "rivers", "labels", "strips")
DISTRICT = shapely.box(120.1, 30.3, 120.2, 30.4)


def table(*rows):
    """A table from mappings with a geometry as WKT or shape."""
    shapes = [row.pop("geometry") for row in rows]
    shapes = [shapely.from_wkt(shape) if isinstance(shape, str) else shape for shape in shapes]
    return geopandas.GeoDataFrame(list(rows), geometry=shapes, crs="OGC:CRS84")


def road(name, wkt, part="", cls="street"):
    return {"name": name, "part": part, "class": cls, "geometry": wkt}


def test_nothing_gives_an_empty_ground():
    assert base_record({}, ALL) == {
        "district": None,
        "water": [],
        "green": [],
        "roads": [],
        "rivers": [],
        "labels": [],
        "strips": [],
    }


def test_extensions_belong_to_their_road():
    roads = table(
        road("甲路", "LINESTRING (120.1 30.31, 120.11 30.31)", cls="corridor"),
        road("甲路", "LINESTRING (120.12 30.31, 120.13 30.31)", "extension", cls="corridor"),
    )
    (record,) = base_record({"roads": roads}, ALL)["roads"]
    assert record == {
        "name": "甲路",
        "cls": "corridor",
        "lines": [[[120.1, 30.31], [120.11, 30.31]], [[120.12, 30.31], [120.13, 30.31]]],
    }


def test_what_lies_far_outside_is_cut_off():
    tables = {
        "district": table({"name": "区", "geometry": DISTRICT}),
        "roads": table(road("乙路", "LINESTRING (120.15 30.35, 120.5 30.35)")),
        "water": table({"geometry": shapely.box(121, 31, 121.1, 31.1)}),
    }
    record = base_record(tables, ALL)
    assert record["roads"][0]["lines"] == [[[120.15, 30.35], [120.204, 30.35]]]
    assert record["water"] == []


def test_parts_that_a_map_leaves_out():
    tables = {"roads": table(road("乙路", "LINESTRING (120.15 30.35, 120.16 30.35)"))}
    assert base_record(tables, ("water",))["roads"] == []


def test_labels_are_sub_districts_landmarks_and_stations():
    at = "POINT (120.15 30.35)"
    tables = {
        "areas": table(
            {"name": "某街道", "level": "sub_district", "geometry": at},
            {"name": "某社区", "level": "community", "geometry": None},
        ),
        "landmarks": table(
            {"name": "某村", "kind": "village", "accuracy_m": "250", "geometry": at},
            {"name": "远村", "kind": "village", "accuracy_m": "800", "geometry": at},
            {"name": "某校", "kind": "school", "accuracy_m": "50", "geometry": at},
        ),
        "stations": table({"name": "某站", "geometry": at}),
    }
    labels = base_record(tables, ALL)["labels"]
    assert [(label["text"], label["kind"]) for label in labels] == [
        ("某街道", "area"),
        ("某村", "place"),
        ("某站", "stop"),
    ]


def test_full_width_figures_are_written_plainly():
    roads = table(road("长乐路２０弄", "LINESTRING (120.1 30.31, 120.11 30.31)", cls="lane"))
    (record,) = base_record({"roads": roads}, ALL)["roads"]
    assert record["name"] == "长乐路20弄"
