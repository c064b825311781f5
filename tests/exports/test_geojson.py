"""GeoJSON: what RFC 7946 asks for, and what it tells of each site."""

import json
from itertools import pairwise

import pytest
from export_builders import content, sites

from gongshu_geo.errors import StoreError
from gongshu_geo.exports import export_geojson


@pytest.fixture
def exported(tmp_path):
    paths = export_geojson(content(tmp_path / "layers"), tmp_path / "out")
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def rings(geometry):
    match geometry:
        case {"type": "Polygon", "coordinates": coordinates}:
            yield from enumerate(coordinates)
        case {"type": "MultiPolygon", "coordinates": polygons}:
            for polygon in polygons:
                yield from enumerate(polygon)


def area(ring):
    """Twice the signed area: positive where the ring runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def test_one_file_for_all_sites_and_one_a_layer(exported):
    counts = {name: len(collection["features"]) for name, collection in exported.items()}
    assert counts == {"sites": 4, "water": 1, "roads-built": 2, "nothing": 0}


def test_collection_members(exported):
    head = {key: value for key, value in exported["roads-built"].items() if key != "features"}
    assert head == {
        "type": "FeatureCollection",
        "name": "roads-built",
        "title": {"zh": "道路项目", "en": "Road works"},
        "as_of": "2021-12-31",
        "attribution": "© OpenStreetMap contributors (ODbL); other sources are named per feature",
        "bbox": [120.0, 30.0, 120.15, 30.34],
    }


def test_a_layer_without_features_takes_the_box_of_the_others(exported):
    assert exported["nothing"]["bbox"] == [120.0, 30.0, 120.15, 30.34]


def test_right_hand_rule(exported):
    found = [
        (index > 0, area(ring) > 0)
        for collection in exported.values()
        for feature in collection["features"]
        for index, ring in rings(feature["geometry"])
    ]
    assert found
    assert all(counter_clockwise is not hole for hole, counter_clockwise in found)


def test_identifiers_are_the_sites_own(exported):
    assert [feature["id"] for feature in exported["sites"]["features"]] == [
        "S-1",
        "S-2",
        "S-3",
        "S-4",
    ]
    assert [feature["id"] for feature in exported["water"]["features"]] == ["water/1"]


def test_what_is_told_of_a_site(exported):
    told = exported["sites"]["features"][1]["properties"]
    expected = {
        "name": "康桥路提升",
        "category": "road",
        "category_zh": "道路工程",
        "category_en": "Road",
        "stage": "building",
        "stage_zh": "在建",
        "stage_en": "Under construction",
        "planned_only": True,
        "plan_label": "续建",
        "plan_label_en": "continued",
        "schedule_zh": "滞后",
        "schedule_en": "Late",
        "schedule_note_en": "20 days late",
        "corridor": "康桥路",
        "corridors": ["康桥路", "拱康路"],
        "chainage_from_m": 1200.2,
        "chainage_to_m": 2400,
        "chainage": "K1+200~K2+400",
        "side": "两侧",
        "side_en": "both sides",
        "accuracy_m": 10.125,
        "method": "centreline",
        "method_zh": "道路中心线",
        "method_en": "road centreline",
        "length_m": 1534.568,
        "register": "plan-2021.csv",
        "row": 3,
        "as_of": "2021-12-31",
    }
    assert {key: told[key] for key in expected} == expected


def test_what_is_not_known_is_null(exported):
    told = exported["sites"]["features"][2]["properties"]
    assert [told[key] for key in ("accuracy_m", "corridor", "chainage", "note", "since")] == [
        None
    ] * 5


def test_unlocated_sites_stay_with_their_problems(exported):
    feature = exported["sites"]["features"][3]
    assert feature["geometry"] is None
    assert feature["properties"]["problems_zh"] == ["没有认出任何地名"]
    assert feature["properties"]["problems_en"] == ["no name was recognised"]


def test_layers_tell_as_much_of_a_site_as_all_sites(exported):
    assert exported["roads-built"]["features"] == exported["sites"]["features"][1:3]


def test_features_of_the_gazetteer(exported):
    (feature,) = exported["water"]["features"]
    assert feature["properties"] == {
        "name": None,
        "area_m2": 5053,
        "zero_zh": "南端",
        "zero_en": "south end",
    }


def test_texts_stay_as_they_are(exported):
    names = [feature["properties"]["name"] for feature in exported["sites"]["features"]]
    assert names == ["大兜路<b>", "康桥路提升", "甲\n乙", "=SUM(A1)"]


def test_a_second_run_writes_the_same_bytes(tmp_path):
    runs = [
        export_geojson(content(tmp_path / "layers"), tmp_path / name) for name in ("one", "two")
    ]
    first, second = ([path.read_bytes() for path in paths] for paths in runs)
    assert first == second


def test_without_any_position_there_is_no_box(tmp_path):
    empty = sites().iloc[3:]
    made = content(tmp_path / "layers", empty)
    made = type(made)(sites=empty, layers=[], as_of=made.as_of)
    (path,) = export_geojson(made, tmp_path / "out")
    assert "bbox" not in json.loads(path.read_text(encoding="utf-8"))


def test_no_site_at_all(tmp_path):
    none = sites().iloc[:0]
    paths = export_geojson(content(tmp_path / "layers", none), tmp_path / "out")
    assert json.loads(paths[0].read_text(encoding="utf-8"))["features"] == []


def test_a_refused_folder_leaves_everything_as_it_was(tmp_path):
    made = content(tmp_path / "layers")
    out = tmp_path / "out"
    export_geojson(made, out)
    (out / "water.geojson").unlink()
    (out / "water.geojson").mkdir()
    (out / "water.geojson" / "keep").touch()
    before = (out / "sites.geojson").stat().st_mtime_ns
    with pytest.raises(StoreError, match="无法写入"):
        export_geojson(made, out)
    assert (out / "sites.geojson").stat().st_mtime_ns == before
    assert not list(out.glob(".*"))


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "out").touch()
    with pytest.raises(StoreError, match="cannot be written"):
        export_geojson(content(tmp_path / "layers"), tmp_path / "out")
