"""What becomes of entries whose names are there already."""

import numpy as np
import pytest
import shapely
from import_projects import (
    MOGANSHAN,
    SHIXIANG,
    actions,
    contents,
    features,
    imported,
    request,
    roads_layer,
    rows,
)

from gongshu_geo.errors import StoreError
from gongshu_geo.importers import prepare_import
from gongshu_geo.location import Gazetteer


@pytest.fixture
def folder(tmp_path):
    """A gis/ folder with one road."""
    imported(roads_layer(tmp_path, {"莫干山路": MOGANSHAN}), tmp_path / "gis", request())
    return tmp_path / "gis"


def shifted(shape, metres):
    """A shape so many metres farther east."""
    return shapely.transform(shape, lambda xy: np.add(xy, [metres / 96_000, 0.0]))


@pytest.mark.parametrize(
    ("shape", "action", "preferred"),
    [
        pytest.param(MOGANSHAN, "keep", "keep", id="the same"),
        pytest.param(shapely.reverse(MOGANSHAN), "keep", "replace", id="the other way round"),
        pytest.param(shifted(MOGANSHAN, 20), "keep", "replace", id="a carriageway"),
        pytest.param(
            shapely.LineString(MOGANSHAN.coords[:2]), "keep", "keep", id="a part: none is lost"
        ),
        pytest.param(shifted(MOGANSHAN, 800), "conflict", "conflict", id="elsewhere"),
        pytest.param(SHIXIANG, "conflict", "conflict", id="across"),
    ],
)
def test_a_road_of_the_same_name(folder, tmp_path, shape, action, preferred):
    before = contents(folder)
    path = roads_layer(tmp_path, {"莫干山路": shape})
    assert actions(imported(path, folder, request())) == {"莫干山路": action}
    assert contents(folder) == before
    assert actions(imported(path, folder, request(replace=True))) == {"莫干山路": preferred}
    assert (contents(folder) == before) == (preferred != "replace")


def test_a_conflict_tells_its_distance(folder, tmp_path):
    path = roads_layer(tmp_path, {"莫干山路": shifted(MOGANSHAN, 1000)})
    plan = prepare_import(path, folder, request())
    (finding,) = plan.findings
    assert finding.file == "gis/roads.geojson"
    assert finding.row == 1
    assert 850 < plan.changes[0].distance_m < 1010
    assert finding.what.en.startswith("the line of this name is ")
    plan.write_doubtful(tmp_path / "conflicts.csv")
    (row,) = rows(tmp_path / "conflicts.csv")
    assert (row["action"], row["name"], row["allowed_m"]) == ("conflict", "莫干山路", "35")


def test_prefer_import_replaces_the_same_road_and_says_by_whom(folder, tmp_path):
    path = roads_layer(tmp_path, {"莫干山路": shifted(MOGANSHAN, 10)})
    wish = request(replace=True, source="测绘院", licence="", accuracy_m=2.0)
    assert actions(imported(path, folder, wish)) == {"莫干山路": "replace"}
    (road,) = features(folder / "roads.geojson")
    assert road["id"] == "road/莫干山路"
    assert road["properties"]["source"] == "测绘院"
    assert road["properties"]["accuracy_m"] == 2
    assert not imported(path, folder, wish).contents


def test_an_alias_leads_to_the_road_there(folder, tmp_path):
    (folder / "road_aliases.csv").write_text(
        "alias,name,kind,note\n104国道,莫干山路,road_number,\n", encoding="utf-8"
    )
    path = roads_layer(tmp_path, {"104国道": MOGANSHAN})
    plan = prepare_import(path, folder, request())
    assert actions(plan) == {"104国道": "keep"}
    assert not plan.contents


def addresses(folder, *numbers):
    path = folder / "numbers.csv"
    lines = [f"石祥路,{number},{lon},30.33" for number, lon in numbers]
    path.write_text("\n".join(["路,号,x,y", *lines, ""]), encoding="utf-8")
    return path


NUMBERS = request(
    "addresses", fields={"name": "路", "number": "号", "x": "x", "y": "y"}, crs="wgs84"
)


@pytest.mark.parametrize(
    ("lon", "action"),
    [
        pytest.param("120.12", "keep", id="the same place"),
        pytest.param("120.12005", "keep", id="within both accuracies"),
        pytest.param("120.121", "conflict", id="96 m away"),
    ],
)
def test_a_house_number_that_is_there(tmp_path, lon, action):
    imported(addresses(tmp_path, ("12", "120.12")), tmp_path / "gis", NUMBERS)
    plan = imported(addresses(tmp_path, ("12", lon)), tmp_path / "gis", NUMBERS)
    assert actions(plan) == {"石祥路 12": action}
    assert not plan.contents
    assert len(plan.findings) == (action == "conflict")


def test_one_number_at_two_ends_of_a_road_is_left_out(tmp_path):
    path = addresses(tmp_path, ("8", "120.11"), ("8", "120.15"), ("10", "120.12"))
    plan = imported(path, tmp_path / "gis", NUMBERS)
    assert actions(plan) == {"石祥路 8": "leave", "石祥路 10": "add"}


def test_a_road_without_a_line_is_listed_until_it_has_one(tmp_path):
    gis = tmp_path / "gis"
    imported(addresses(tmp_path, ("12", "120.12")), gis, NUMBERS)
    assert [row["name"] for row in rows(gis / "unmapped_roads.csv")] == ["石祥路"]
    imported(roads_layer(tmp_path, {"石祥路": SHIXIANG}), gis, request())
    assert rows(gis / "unmapped_roads.csv") == []


def test_what_was_imported_is_found(tmp_path):
    gis = tmp_path / "gis"
    imported(roads_layer(tmp_path, {"莫干山路": MOGANSHAN, "石祥路": SHIXIANG}), gis, request())
    imported(addresses(tmp_path, ("12", "120.13"), ("20", "120.14")), gis, NUMBERS)
    gazetteer = Gazetteer.open(gis)
    crossing = gazetteer.locate("莫干山路与石祥路交叉口")
    assert crossing.kind == "intersection"
    assert crossing.geometry.distance(shapely.Point(120.12, 30.3303)) < 0.0005
    assert gazetteer.locate("石祥路12号").kind == "house_number"


def test_the_projects_own_corridors_are_never_replaced(gis, tmp_path):
    corridor = next(f for f in features(gis / "roads.geojson") if f["id"] == "road/康桥路")
    shape = shifted(shapely.geometry.shape(corridor["geometry"]), 5)
    path = roads_layer(tmp_path, {"康桥路": shape})
    plan = prepare_import(path, gis, request(replace=True, bbox=None))
    assert actions(plan) == {"康桥路": "keep"}
    assert not plan.contents


def test_nothing_is_written_where_one_file_cannot_be(folder, tmp_path):
    before = contents(folder)
    plan = prepare_import(roads_layer(tmp_path, {"石祥路": SHIXIANG}), folder, request())
    blocked = {**plan.contents, folder / "roads.geojson" / "x.csv": "x"}
    with pytest.raises(StoreError):
        type(plan)(changes=plan.changes, contents=blocked, findings=()).apply()
    assert contents(folder) == before
