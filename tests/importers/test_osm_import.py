"""A real OpenStreetMap extract into an empty gazetteer, through to junctions and numbers."""

import math

import pyogrio
import pyproj
import pytest
import shapely
from import_projects import HELSINKI, contents, features, imported, rows

from gongshu_geo.errors import GongshuError
from gongshu_geo.importers import ImportRequest, prepare_import
from gongshu_geo.location import Gazetteer
from gongshu_geo.location._junctions import junctions

TO_METRES = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:4549", always_xy=True).transform
EVERYTHING = ImportRequest(everything=True, district="Helsinki")


@pytest.fixture(scope="module")
def helsinki(tmp_path_factory):
    """The gis/ folder that an import of the extract begins."""
    folder = tmp_path_factory.mktemp("helsinki") / "gis"
    imported(HELSINKI, folder, EVERYTHING)
    return folder


@pytest.fixture(scope="module")
def helsinki_gazetteer(helsinki):
    return Gazetteer.open(helsinki)


def shared_nodes(first, second):
    """Nodes that ways of both names share in the extract: where the roads meet on the ground."""
    names = f"name IN ('{first}', '{second}') AND highway IS NOT NULL"
    ways = pyogrio.read_dataframe(HELSINKI, layer="lines", where=names)
    ends = [
        {tuple(xy) for xy in shapely.get_coordinates(ways.geometry[ways["name"] == name])}
        for name in (first, second)
    ]
    return sorted(ends[0] & ends[1])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Mannerheimintie", "Aleksanterinkatu", id="a side road"),
        pytest.param("Aleksanterinkatu", "Unioninkatu", id="at a square"),
        pytest.param("Mannerheimintie", "Kaivokatu", id="carriageways"),
        pytest.param("Fabianinkatu", "Yliopistonkatu", id="a crossing"),
    ],
)
def test_roads_cross_where_their_ways_share_a_node(helsinki_gazetteer, first, second):
    lines = [helsinki_gazetteer.line(name).line for name in (first, second)]
    found = junctions(helsinki_gazetteer, *lines)
    nodes = shared_nodes(first, second)
    assert found
    assert nodes
    for junction in found:
        off_m = [math.dist((junction.x, junction.y), TO_METRES(*node)) for node in nodes]
        assert min(off_m) <= junction.accuracy_m


def test_roads_that_share_no_node_never_meet(helsinki_gazetteer):
    lines = [helsinki_gazetteer.line(name).line for name in ("Kasarmikatu", "Liisankatu")]
    assert shared_nodes("Kasarmikatu", "Liisankatu") == []
    assert junctions(helsinki_gazetteer, *lines) == ()


def test_a_former_name_leads_to_the_road(helsinki_gazetteer):
    found = helsinki_gazetteer.line("Suurkatu")
    assert found.line.name == "Aleksanterinkatu"
    assert found.remark is not None


def test_house_numbers_stand_along_their_road(helsinki_gazetteer):
    anchors, _ = helsinki_gazetteer.numbered("Mannerheimintie")
    axis = helsinki_gazetteer.line("Mannerheimintie").line.axis_4549
    assert len(anchors.numbers) > 10
    assert max(axis.distance(shapely.Point(xy)) for xy in anchors.points_4549) < 150


def test_carriageways_are_parts_of_one_road(helsinki):
    road = next(
        f for f in features(helsinki / "roads.geojson") if f["id"] == "road/Mannerheimintie"
    )
    assert road["geometry"]["type"] == "MultiLineString"
    assert len({f["id"] for f in features(helsinki / "roads.geojson")}) == 92


def test_shops_of_a_chain_are_no_landmark(helsinki):
    plan = prepare_import(HELSINKI, helsinki, EVERYTHING)
    left = {change.name: change.reason.en for change in plan.doubtful()}
    assert left["Hesburger"] == "several places bear this name, 472 m apart"
    assert "Hesburger" not in {row["name"] for row in rows(helsinki / "landmarks.csv")}


def test_no_place_bears_the_name_of_a_road(helsinki):
    roads = {f["properties"]["name"] for f in features(helsinki / "roads.geojson")}
    assert not roads & {row["name"] for row in rows(helsinki / "landmarks.csv")}


def test_roads_known_by_numbers_only_are_listed(helsinki):
    mapped = {f["properties"]["name"] for f in features(helsinki / "roads.geojson")}
    unmapped = {row["name"] for row in rows(helsinki / "unmapped_roads.csv")}
    assert {row["road"] for row in rows(helsinki / "house_numbers.csv")} <= mapped | unmapped
    assert not mapped & unmapped


def test_the_district_is_the_box_of_the_import(helsinki):
    (district,) = features(helsinki / "district.geojson")
    assert district["properties"]["name"] == "Helsinki"
    shape = shapely.geometry.shape(district["geometry"])
    assert shape.exterior.is_ccw
    assert all(
        shape.intersects(shapely.geometry.shape(f["geometry"]))
        for f in features(helsinki / "roads.geojson")
    )


def test_a_second_import_changes_nothing(helsinki):
    before = contents(helsinki)
    plan = imported(HELSINKI, helsinki, EVERYTHING)
    assert not plan.contents
    assert contents(helsinki) == before


def test_a_box_takes_what_touches_it(tmp_path):
    box = (24.940, 60.168, 24.943, 60.170)
    imported(HELSINKI, tmp_path / "gis", ImportRequest(bbox=box))
    roads = features(tmp_path / "gis" / "roads.geojson")
    assert 3 < len(roads) < 40
    assert all(shapely.box(*box).intersects(shapely.geometry.shape(f["geometry"])) for f in roads)


def test_an_extract_of_another_country_gives_nothing(gis):
    plan = prepare_import(HELSINKI, gis, ImportRequest())
    assert plan.changes == ()
    assert not plan.contents


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("no.osm.pbf", None, "unreadable", id="no such file"),
        pytest.param("text.osm.pbf", b"not a map", "not_osm", id="text"),
        pytest.param("cut.osm.pbf", HELSINKI.read_bytes()[:90_000], "not_osm", id="cut off"),
    ],
)
def test_a_file_that_is_no_extract(tmp_path, name, content, code):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GongshuError) as caught:
        prepare_import(path, tmp_path / "gis", EVERYTHING)
    assert {finding.code for finding in caught.value.findings} == {code}


def test_an_unknown_district_without_a_box(tmp_path):
    with pytest.raises(GongshuError) as caught:
        prepare_import(HELSINKI, tmp_path / "gis", ImportRequest(district="Espoo"))
    assert str(caught.value) == (
        f"{tmp_path / 'gis' / 'district.geojson'}:不知道要导入哪里,读到“Espoo”,"
        "应为项目已有区界,或文件中有该名称的完整行政边界。"
        "改法:用 --bbox 西,南,东,北 指明范围,或用 --all 取全部。\n"
        f'{tmp_path / "gis" / "district.geojson"}: where to import is not told, found "Espoo", '
        "expected a district in the project, or a whole boundary of that name in the file. "
        "Fix: give the area with --bbox W,S,E,N, or take all with --all."
    )
