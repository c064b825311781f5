"""What layers show of their sources."""

import shutil
from pathlib import Path

import pytest
from layer_builders import LAYER, folder, sites

from gongshu_geo._vector import read_geojson, read_points
from gongshu_geo.corridors import corridor_lines, load_corridors, strips
from gongshu_geo.errors import ConfigError
from gongshu_geo.layers import fill_layer, load_layers, load_maps
from gongshu_geo.status import load_categories

PROJECT = Path(__file__).parents[2]
GIS = PROJECT / "gis"

SITE_COLUMNS = [
    "stage",
    "since",
    "schedule",
    "location_text",
    "corridor",
    "length_m",
    "accuracy_m",
    "source",
]


@pytest.fixture(scope="module")
def gazetteer():
    tables = {path.stem: read_geojson(path) for path in GIS.glob("*.geojson")}
    for stem in ("areas", "stations", "plan_units", "house_numbers", "junctions"):
        tables[stem] = read_points(GIS / f"{stem}.csv")
    config = load_corridors(GIS / "corridors.toml")
    tables["corridors"] = corridor_lines(tables["roads"], config)
    tables["strips"] = strips(tables["roads"], config)
    return tables


def fill(tmp_path, table, head="", style=""):
    (layer,) = load_layers(folder(tmp_path / "layers", one=head + "\n" + LAYER + style))
    return fill_layer(layer, {"sites": table}).features


def one_site_of_each_category():
    categories = list(load_categories())
    blank = {column: [""] * len(categories) for column in SITE_COLUMNS}
    return sites(**{**blank, "category": categories})


def test_rows_that_the_filter_matches(tmp_path):
    table = sites(category=["greenway", "road", "greenway"], stage=["building"] * 3)
    features = fill(tmp_path, table, 'where = \'category == "绿道"\'\npopup = ["stage"]')
    assert list(features.columns) == ["id", "name", "stage", "geometry"]
    assert features["id"].tolist() == ["S1", "S3"]
    assert features.index.tolist() == [0, 1]
    assert features.crs == "OGC:CRS84"


@pytest.mark.parametrize(
    ("geometry", "ids"),
    [
        ("any", ["S1", "S2", "S3", "S4", "S5"]),
        ("point", ["S1", "S4"]),
        ("line", ["S2", "S4"]),
        ("area", ["S3", "S4", "S5"]),
    ],
)
def test_geometry_chooses_but_never_drops_the_unlocated(tmp_path, geometry, ids):
    table = sites(
        geometry=[
            "POINT (120 30)",
            "LINESTRING (120 30, 121 30)",
            "POLYGON ((120 30, 121 30, 121 31, 120 30))",
            None,
            "GEOMETRYCOLLECTION (POINT (120 30), POLYGON ((120 30, 121 30, 121 31, 120 30)))",
        ]
    )
    (layer,) = load_layers(folder(tmp_path / "layers", one=LAYER.replace('"any"', f'"{geometry}"')))
    assert fill_layer(layer, {"sites": table}).features["id"].tolist() == ids


def test_the_source_stays_as_it_was(tmp_path):
    table = sites(category=["road"])
    before = list(table.columns)
    fill(tmp_path, table)
    assert list(table.columns) == before


def test_everything_missing_is_named_at_once(tmp_path):
    head = 'where = \'stages == "在建"\'\npopup = ["stage", "unit"]'
    with pytest.raises(ConfigError) as caught:
        fill(tmp_path, sites(stage=["building"]), head, 'label = "nmae"')
    found = [(item.file, item.key, item.found) for item in caught.value.findings]
    assert found == [
        ("layers/one.toml", "popup[1]", "unit"),
        ("layers/one.toml", "style.label", "nmae"),
        ("layers/one.toml", "where", "stages"),
    ]


def test_a_source_that_is_not_there(tmp_path):
    text = LAYER.replace('"sites"', '"gis:watr"') + 'colour = "water"'
    (layer,) = load_layers(folder(tmp_path / "layers", one=text))
    with pytest.raises(ConfigError) as caught:
        fill_layer(layer, {"sites": sites(a=[1]), "water": sites(a=[1])})
    assert str(caught.value) == (
        "layers/one.toml 键 source:没有这个数据来源,读到“gis:watr”,应为下列之一:sites、water。"
        "改法:是否指“water”。\n"
        'layers/one.toml, key source: there is no such source, found "gis:watr", expected one of '
        'sites, water. Fix: did you mean "water".'
    )


def test_rows_without_identifiers_get_them_from_their_names(tmp_path, gazetteer):
    text = LAYER.replace('"sites"', '"gis:house_numbers"') + 'colour = "label"'
    (layer,) = load_layers(folder(tmp_path / "layers", one=text))
    features = fill_layer(layer, gazetteer).features
    assert features["id"].iloc[0] == "house_numbers/万塘路·317"
    assert features["id"].is_unique


@pytest.mark.parametrize("path", sorted((PROJECT / "layers").glob("*.toml")), ids=lambda p: p.stem)
def test_every_layer_of_the_project_shows_something(path, gazetteer):
    layer = {layer.id: layer for layer in load_layers(PROJECT / "layers")}[path.stem]
    features = fill_layer(layer, {**gazetteer, "sites": one_site_of_each_category()}).features
    assert not features.empty
    assert features["id"].is_unique


def test_each_site_stands_in_exactly_one_layer_of_the_project():
    table = one_site_of_each_category()
    layers = [layer for layer in load_layers(PROJECT / "layers") if layer.source == "sites"]
    shown = [
        name for layer in layers for name in fill_layer(layer, {"sites": table}).features["id"]
    ]
    assert sorted(shown) == sorted(table["site_id"])


def test_a_new_layer_and_a_new_map_by_toml_alone(tmp_path):
    for name in ("layers", "maps"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    folder(
        tmp_path / "layers",
        schools='title_zh = "学校"\ntitle_en = "Schools"\ngroup = "sites"\norder = 61\n'
        'source = "sites"\nwhere = \'category == "学校" and stage != "取消"\'\n'
        'geometry = "any"\npopup = ["stage", "location_text"]\n[style]\n',
    )
    folder(
        tmp_path / "maps",
        schools='title_zh = "学校图"\ntitle_en = "School map"\nkind = "planning"\n'
        'layers = ["district", "schools"]\n',
    )
    layers = load_layers(tmp_path / "layers")
    maps = {spec.id: spec for spec in load_maps(tmp_path / "maps", layers)}
    assert maps["schools"].layers == ("district", "schools")
    assert "schools" in maps["planning"].layers

    table = sites(
        category=["school", "school", "road"],
        stage=["building", "cancelled", "building"],
        location_text=["花园岗", "善贤", "康桥路"],
    )
    schools = {layer.id: layer for layer in layers}["schools"]
    assert fill_layer(schools, {"sites": table}).features["name"].tolist() == ["项目1"]
