"""Which tags of OpenStreetMap become what, on a small extract of Chinese names."""

import pytest
from import_projects import features, imported, rows, write_osm

from gongshu_geo.importers import ImportRequest
from gongshu_geo.location import Gazetteer


def ring(west, south, east, north):
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """A gis/ folder begun from the boundary of 甲区 in an extract."""
    folder = tmp_path_factory.mktemp("city")
    path = write_osm(
        folder / "city.osm",
        ways=[
            (ring(120.10, 30.30, 120.16, 30.36), {}),
            (ring(120.10, 30.30, 120.13, 30.36), {}),
            (
                [(120.11, 30.31), (120.11, 30.35)],
                {"highway": "primary", "name": "甲路 Jia Road", "ref": "G320"},
            ),
            ([(120.1102, 30.31), (120.1102, 30.35)], {"highway": "cycleway", "name": "甲路"}),
            (
                [(120.105, 30.33), (120.15, 30.33)],
                {"highway": "trunk", "name": "乙大道", "old_name": "丙街"},
            ),
            (
                [(120.118, 30.33), (120.119, 30.33)],
                {"highway": "trunk", "name": "丁河桥", "bridge": "yes"},
            ),
            ([(120.1185, 30.30), (120.1185, 30.36)], {"waterway": "canal", "name": "丁河"}),
            (ring(120.14, 30.34, 120.142, 30.342), {"natural": "water"}),
            (
                ring(120.12, 30.34, 120.1204, 30.3404),
                {"building": "yes", "addr:street": "甲路", "addr:housenumber": "8号"},
            ),
            ([(120.5, 30.33), (120.6, 30.33)], {"highway": "primary", "name": "远路"}),
        ],
        points=[
            (120.125, 30.335, {"railway": "station", "name": "戊山"}),
            (120.126, 30.336, {"amenity": "school", "name": "己小学"}),
            (120.127, 30.337, {"amenity": "toilets", "name": "庚公厕"}),
            (120.128, 30.338, {"shop": "supermarket", "name": "超市"}),
        ],
        relations=[
            (1, {"name": "甲区", "admin_level": "6"}),
            (2, {"name": "辛街道", "admin_level": "8"}),
        ],
    )
    imported(path, folder / "gis", ImportRequest(district="甲区"))
    return folder / "gis"


def column(path, name="name"):
    return [row[name] for row in rows(path)]


def names(path):
    return [feature["properties"]["name"] for feature in features(path)]


def test_the_district_is_the_boundary_of_that_name(city):
    (district,) = features(city / "district.geojson")
    assert district["id"] == "district/甲区"
    assert len(district["geometry"]["coordinates"][0]) == 5


def test_roads_without_the_english_bridges_and_cycleways(city):
    roads = {f["properties"]["name"]: f for f in features(city / "roads.geojson")}
    assert sorted(roads) == ["乙大道", "甲路"]
    assert roads["甲路"]["geometry"]["type"] == "LineString"
    assert roads["乙大道"]["properties"]["class"] == "expressway"
    assert roads["甲路"]["properties"]["class"] == "main"


def test_other_names_of_roads(city):
    aliases = {row["alias"]: (row["name"], row["kind"]) for row in rows(city / "road_aliases.csv")}
    assert aliases == {
        "320国道": ("甲路", "road_number"),
        "丙街": ("乙大道", "former_name"),
    }


def test_water_and_rivers(city):
    assert names(city / "rivers.geojson") == ["丁河"]
    (water,) = features(city / "water.geojson")
    assert water["id"] == "water/way-8"


def test_places_stations_areas_and_numbers(city):
    assert sorted(column(city / "landmarks.csv")) == ["丁河桥", "己小学"]
    assert column(city / "stations.csv") == ["戊山站"]
    (area,) = rows(city / "areas.csv")
    assert (area["name"], area["level"], area["part_of"]) == ("辛街道", "sub_district", "甲区")
    (number,) = rows(city / "house_numbers.csv")
    assert (number["road"], number["number"]) == ("甲路", "8")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("甲路与乙大道交叉口", "intersection"),
        ("丙街(甲路—丁河)", "segment"),
        ("甲路8号", "house_number"),
        ("戊山站", "landmark"),
        ("己小学", "landmark"),
        ("辛街道", "area"),
    ],
)
def test_texts_are_located(city, text, kind):
    assert Gazetteer.open(city).locate(text).kind == kind
