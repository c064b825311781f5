"""Vector files in every form and coordinate system that offices hand over."""

from dataclasses import replace

import pytest
import shapely
from import_projects import (
    BOX,
    MOGANSHAN,
    SHIXIANG,
    actions,
    features,
    imported,
    request,
    roads_layer,
    rows,
    write_layer,
)

from gongshu_geo.crs import convert
from gongshu_geo.errors import GongshuError
from gongshu_geo.importers import prepare_import
from gongshu_geo.location import Gazetteer

ROADS = {"莫干山路": MOGANSHAN, "石祥路": SHIXIANG}


def moved(shape, system):
    def change(xy):
        pairs = convert(xy[:, 0], xy[:, 1], source="wgs84", target=system)
        return shapely.get_coordinates(shapely.points(*pairs))

    return shapely.transform(shape, change)


def road_shapes(folder):
    return {f["properties"]["name"]: shapely.geometry.shape(f["geometry"])
            for f in features(folder / "roads.geojson")}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "options"),
    [
        pytest.param("roads.gpkg", {}, id="GeoPackage"),
        pytest.param("roads.geojson", {}, id="GeoJSON"),
        pytest.param("roads.shp", {"encoding": "GBK"}, id="shapefile in GBK"),
        pytest.param("roads.shp", {"encoding": "UTF-8"}, id="shapefile in UTF-8"),
        pytest.param("roads.fgb", {}, id="FlatGeobuf"),
    ],
)
@pytest.mark.parametrize("codepage", [True, False], ids=["as written", "without .cpg"])
def test_formats(tmp_path, name, options, codepage):
    path = write_layer(tmp_path / name, {"路名": list(ROADS)}, list(ROADS.values()), **options)
    if not codepage:
        path.with_suffix(".cpg").unlink(missing_ok=True)
    imported(path, tmp_path / "gis", request())
    assert set(road_shapes(tmp_path / "gis")) == set(ROADS)


@pytest.mark.parametrize(
    ("system", "stated", "declared"),
    [
        pytest.param("epsg4549", "EPSG:4549", "", id="EPSG:4549, stated"),
        pytest.param("epsg4549", None, "epsg4549", id="EPSG:4549, declared"),
        pytest.param("epsg4549_zoned", "EPSG:4528", "", id="with zone number, stated"),
        pytest.param("epsg4549_zoned", None, "epsg4549_zoned", id="with zone number, declared"),
        pytest.param("gcj02", None, "高德", id="GCJ-02"),
        pytest.param("gcj02", "EPSG:4326", "gcj02", id="GCJ-02 that claims to be WGS-84"),
        pytest.param("bd09", None, "bd09", id="BD-09"),
        pytest.param("cgcs2000", "EPSG:4490", "", id="CGCS2000"),
    ],
)
def test_coordinate_systems(tmp_path, system, stated, declared):
    shapes = {name: moved(shape, system) for name, shape in ROADS.items()}
    path = roads_layer(tmp_path, shapes, crs=stated)
    imported(path, tmp_path / "gis", request(crs=declared))
    found = road_shapes(tmp_path / "gis")
    for name, shape in ROADS.items():
        assert found[name].hausdorff_distance(shape) < 2e-6


@pytest.mark.parametrize(
    ("system", "stated", "code", "remedy"),
    [
        pytest.param("wgs84", None, "undeclared_crs", "gcj02 or bd09", id="degrees"),
        pytest.param("epsg4549", None, "undeclared_crs", "--crs epsg4549 ", id="metres"),
        pytest.param("epsg4549_zoned", None, "undeclared_crs", "--crs epsg4549_zoned", id="zoned"),
    ],
)
def test_a_missing_coordinate_system_is_suggested(tmp_path, system, stated, code, remedy):
    path = roads_layer(tmp_path, {n: moved(s, system) for n, s in ROADS.items()}, crs=stated)
    with pytest.raises(GongshuError) as caught:
        prepare_import(path, tmp_path / "gis", request())
    (finding,) = caught.value.findings
    assert finding.code == code
    assert remedy in finding.remedy.en


def test_a_wrong_coordinate_system_is_told(tmp_path):
    path = roads_layer(tmp_path, {n: moved(s, "epsg4549") for n, s in ROADS.items()}, crs=None)
    with pytest.raises(GongshuError) as caught:
        prepare_import(path, tmp_path / "gis", request(crs="epsg4549_zoned"))
    (finding,) = caught.value.findings
    assert finding.remedy.en == "--crs epsg4549"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_addresses_in_a_csv_file(tmp_path, encoding):
    path = tmp_path / "门牌.csv"
    text = "道路,号,经度,纬度\n石祥路,１２号,120.12,30.33\n石祥路,,120.13,30.33\n石祥路,14,,\n"
    path.write_bytes(text.encode(encoding))
    fields = {"name": "道路", "number": "号", "x": "经度", "y": "纬度"}
    plan = imported(path, tmp_path / "gis", request("addresses", fields=fields, crs="wgs84"))
    (row,) = rows(tmp_path / "gis" / "house_numbers.csv")
    assert row == {
        "road": "石祥路", "number": "12", "lon": "120.120000", "lat": "30.330000",
        "accuracy_m": "5", "source": "规划局路网 (内部使用)", "road_as_found": "",
    }  # fmt: skip
    assert [(f.code, f.row) for f in plan.findings] == [("no_geometry", 4), ("no_name", 3)]


def test_parcels_are_as_inexact_as_they_are_wide(tmp_path):
    square = shapely.box(500_000, 3_356_000, 500_100, 3_356_100)
    path = write_layer(tmp_path / "p.gpkg", {"地块": ["GS1003-18"], "单元": ["运河新城单元"]},
                       [square], crs="EPSG:4549")  # fmt: skip
    fields = {"code": "地块", "unit": "单元"}
    imported(
        path, tmp_path / "gis", request("parcels", fields=fields, bbox=(119.9, 30.2, 120.2, 30.5))
    )
    (row,) = rows(tmp_path / "gis" / "parcels.csv")
    assert (row["code"], row["unit"]) == ("GS1003-18", "运河新城单元")
    assert int(row["accuracy_m"]) == 62  # 5 m, and the radius of a circle of one hectare


def test_an_area_holds_all_of_its_polygon(tmp_path):
    path = write_layer(
        tmp_path / "a.gpkg", {"名": ["祥符街道"]}, [shapely.box(120.11, 30.31, 120.12, 30.32)]
    )
    imported(path, tmp_path / "gis", request("areas", fields={"name": "名"}))
    (row,) = rows(tmp_path / "gis" / "areas.csv")
    assert row["level"] == "sub_district"
    assert 730 < float(row["radius_m"]) < 750  # half the diagonal of 961 m by 1109 m, and 5 m


def test_roads_of_a_bridge_and_with_two_names(tmp_path):
    path = roads_layer(tmp_path, {"拱宸桥": MOGANSHAN, "丰登街(沁园路)": SHIXIANG})
    plan = imported(path, tmp_path / "gis", request())
    assert actions(plan) == {"丰登街": "add"}
    assert [finding.code for finding in plan.findings] == ["bridge"]
    (alias,) = rows(tmp_path / "gis" / "road_aliases.csv")
    assert (alias["alias"], alias["name"]) == ("沁园路", "丰登街")


def test_what_lies_outside_is_left_there(tmp_path):
    far = shapely.LineString([(121.0, 30.3), (121.1, 30.3)])
    path = roads_layer(tmp_path, {"莫干山路": MOGANSHAN, "远路": far})
    assert actions(prepare_import(path, tmp_path / "gis", request(bbox=BOX))) == {"莫干山路": "add"}


@pytest.mark.parametrize(
    ("wish", "codes"),
    [
        pytest.param(request("streets"), ["unknown_kind"], id="no such kind"),
        pytest.param(request(fields={"name": "路"}), ["unknown_column"], id="no such column"),
        pytest.param(
            request(fields={"title": "路名", "nam": "路名"}),
            ["unknown_field", "unknown_field", "incomplete_mapping"],
            id="no such fields",
        ),
        pytest.param(
            request(source="", accuracy_m=None),
            ["incomplete_mapping", "incomplete_mapping"],
            id="no source, no accuracy",
        ),
        pytest.param(request(layer="x"), ["which_layer"], id="no such layer"),
        pytest.param(request(crs="mars"), ["unknown_crs"], id="no such coordinate system"),
    ],
)
def test_mistakes_are_all_told(tmp_path, wish, codes):
    path = roads_layer(tmp_path, ROADS)
    with pytest.raises(GongshuError) as caught:
        prepare_import(path, tmp_path / "gis", wish)
    assert [finding.code for finding in caught.value.findings] == codes


def test_a_table_without_rows_gives_nothing(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text("名,x,y\n", encoding="utf-8")
    fields = {"name": "名", "x": "x", "y": "y"}
    wish = replace(request("places", fields=fields, crs="wgs84", bbox=None), everything=True)
    plan = prepare_import(path, tmp_path / "gis", wish)
    assert plan.changes == ()


def test_a_single_place_makes_a_gazetteer(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text("名,x,y\n半山森林公园,120.19,30.36\n", encoding="utf-8")
    fields = {"name": "名", "x": "x", "y": "y"}
    wish = replace(request("places", fields=fields, crs="wgs84", bbox=None), everything=True)
    imported(path, tmp_path / "gis", wish)
    assert Gazetteer.open(tmp_path / "gis").locate("半山森林公园").kind == "landmark"
