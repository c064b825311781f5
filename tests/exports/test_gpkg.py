"""GeoPackage: every layer in one file."""

import sqlite3
from contextlib import closing

import geopandas
import pyogrio
import pytest
from export_builders import content

from gongshu_geo.errors import StoreError
from gongshu_geo.exports import export_gpkg


@pytest.fixture
def package(tmp_path):
    return export_gpkg(content(tmp_path / "layers"), tmp_path / "out")


def test_tables(package):
    assert [name for name, _ in pyogrio.list_layers(package)] == [
        "sites",
        "water",
        "roads_built",
        "nothing",
    ]


def test_sites_of_any_geometry_and_of_none(package):
    table = geopandas.read_file(package, layer="sites")
    kinds = [None if shape is None else shape.geom_type for shape in table.geometry]
    assert kinds == ["Point", "LineString", "Polygon", None]
    assert table.crs == "EPSG:4326"
    assert table.geometry[0].x == pytest.approx(120.140123)


def test_what_is_told_of_a_site(package):
    told = geopandas.read_file(package, layer="roads_built").iloc[0]
    assert told["site_id"] == "S-2"
    assert told["corridors"] == "康桥路; 拱康路"
    assert told["chainage_from_m"] == 1200.2
    assert bool(told["planned_only"]) is True
    assert (told["row"], told["stage_zh"], told["as_of"]) == (3, "在建", "2021-12-31")


def test_titles_and_sources_stand_in_the_file(package):
    with closing(sqlite3.connect(package)) as database:
        rows = database.execute(
            "SELECT table_name, identifier, description, last_change FROM gpkg_contents"
        ).fetchall()
    assert rows[1] == (
        "water",
        "水面 Water",
        "© OpenStreetMap contributors (ODbL); other sources are named per feature",
        "2021-12-31T00:00:00.000Z",
    )


def test_a_second_run_writes_the_same_bytes(tmp_path):
    made = content(tmp_path / "layers")
    first = export_gpkg(made, tmp_path / "one").read_bytes()
    assert export_gpkg(made, tmp_path / "two").read_bytes() == first


def test_an_earlier_file_is_replaced(tmp_path, package):
    size = package.stat().st_size
    assert export_gpkg(content(tmp_path / "layers"), package.parent).stat().st_size == size
    assert [path.name for path in package.parent.iterdir()] == ["gongshu.gpkg"]


def test_gdal_s_clock_runs_on_afterwards(package):
    assert package.exists()
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "out").touch()
    with pytest.raises(StoreError, match="cannot be written"):
        export_gpkg(content(tmp_path / "layers"), tmp_path / "out")
