"""Vector files as grids: attributes under their names, geometry beside them."""

import datetime as dt
import sqlite3
import zipfile

import geopandas
import pandas as pd
import pyogrio
import pytest
from shapely import Point, Polygon

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import read_book

NAMES = ["名称", "数量", "日期"]
CELLS = [NAMES, ["合成路", 3, dt.date(2021, 9, 30)], ["合成桥", None, None]]
SHAPES = [Point(120.15, 30.33), None]


@pytest.fixture
def table():
    """Two synthetic features, one without geometry, date or number."""
    return geopandas.GeoDataFrame(
        {
            "名称": ["合成路", "合成桥"],
            "数量": [3.0, None],
            "日期": pd.to_datetime(["2021-09-30", None]),
        },
        geometry=SHAPES,
        crs="EPSG:4490",
    )


def read(path):
    return read_book(path, file=path.name).grids


def shapefile(table, folder, encoding):
    # A shapefile knows no moment, and GDAL warns of it.
    table.drop(columns="日期").to_file(folder / "项目.shp", encoding=encoding)
    return folder / "项目.shp"


@pytest.mark.parametrize("name", ["项目.geojson", "项目.gpkg"])
def test_attributes_stand_below_their_names(table, tmp_path, name):
    table.to_file(tmp_path / name)
    (grid,) = read(tmp_path / name)
    assert (grid.sheet, grid.cells.tolist()) == ("项目", CELLS)
    assert grid.row_numbers.tolist() == [1, 2, 3]
    assert grid.geometry.tolist() == [None, *SHAPES]
    assert grid.geometry.crs is not None


def test_layers_of_a_geopackage_are_grids_and_views_are_not(table, tmp_path):
    path = tmp_path / "项目.gpkg"
    for layer in ("道路", "桥梁"):
        table.to_file(path, layer=layer)
    table.to_crs(4326).iloc[:0].to_file(path, layer="空")
    with sqlite3.connect(path) as database:
        database.execute("CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1"
                         " FROM c) SELECT x FROM c")  # fmt: skip
    database.close()
    roads, bridges = read(path)
    assert (roads.sheet, bridges.sheet) == ("道路", "桥梁")
    assert roads.geometry.crs == "EPSG:4490"


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK"])
@pytest.mark.parametrize("told", [None, "936", "UTF-8"], ids=["no .cpg", "GBK said", "UTF-8 said"])
def test_attributes_of_shapefiles_decode_whatever_is_said(table, tmp_path, encoding, told):
    path = shapefile(table, tmp_path, encoding)
    path.with_suffix(".cpg").unlink()
    if told is not None:
        path.with_suffix(".cpg").write_text(told)
    (grid,) = read(path)
    assert grid.cells.tolist() == [row[:2] for row in CELLS]
    assert grid.encoding == ("UTF-8" if encoding == "UTF-8" else "GB18030")
    assert (grid.geometry.tolist(), grid.geometry.crs) == ([None, *SHAPES], "EPSG:4490")


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_zipped_shapefiles_are_read(table, tmp_path, encoding):
    path = shapefile(table, tmp_path, "GBK")
    name = "../图层/合成".encode(encoding)
    stand_in = b"../" + b"x" * (len(name) - 3)
    with zipfile.ZipFile(tmp_path / "项目.zip", "w") as archive:
        for part in (".shp", ".shx", ".dbf", ".prj"):
            content = path.with_suffix(part).read_bytes()
            archive.writestr(stand_in.decode() + part.upper(), content)
    # As Windows writes it: bytes in its own encoding, and no word of which.
    content = (tmp_path / "项目.zip").read_bytes().replace(stand_in, name)
    (tmp_path / "项目.zip").write_bytes(content)
    (grid,) = read(tmp_path / "项目.zip")
    assert (grid.sheet, grid.cells.tolist()) == ("合成", [row[:2] for row in CELLS])


def test_a_table_without_geometry_is_a_grid(table, tmp_path):
    plain = pd.DataFrame(table.drop(columns="geometry"))
    pyogrio.write_dataframe(plain, tmp_path / "项目.gpkg")
    (grid,) = read(tmp_path / "项目.gpkg")
    assert (grid.cells.tolist(), grid.geometry) == (CELLS, None)


def test_invalid_geometry_is_kept_as_it_is(tmp_path):
    bow_tie = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    geopandas.GeoDataFrame({"名称": ["合成"]}, geometry=[bow_tie], crs=4326).to_file(
        tmp_path / "项目.geojson"
    )
    (grid,) = read(tmp_path / "项目.geojson")
    assert grid.geometry[1].equals_exact(bow_tie)


EMPTY = '{"type": "FeatureCollection", "features": [%s]}'


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.geojson", EMPTY % "", "empty_register"),
        ("a.geojson", "{}", "unreadable_register"),
        ("a.json", '{"type": "FeatureCollection", "features": ' + "[" * 100_000, "unreadable_register"),
        ("a.geojson", "名称,状态\n", "wrong_suffix"),
        ("a.geojson", EMPTY % ",".join(
            f'{{"type": "Feature", "properties": {{"p{n}": 1}}, "geometry": null}}'
            for n in range(1100)), "too_many_columns"),
        ("a.gpkg", "SQLite format 3\0" + "\0" * 1000, "unreadable_register"),
        ("a.shp", "\0\0'\n" + "\0" * 100, "missing_part"),
    ],
    ids=["no feature", "no collection", "a deep nest", "a table", "1100 attributes", "no database",
         "a lone .shp"],
)  # fmt: skip
def test_what_is_no_layer_is_refused(tmp_path, name, content, code):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(RegisterError) as refused:
        read(tmp_path / name)
    assert [finding.code for finding in refused.value.findings] == [code]


def test_a_missing_part_is_named(table, tmp_path):
    path = shapefile(table, tmp_path, "UTF-8")
    path.with_suffix(".dbf").unlink()
    with pytest.raises(RegisterError) as refused:
        read(path)
    assert refused.value.findings[0].found == ".dbf"
