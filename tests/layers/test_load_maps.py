"""Maps from TOML."""

from pathlib import Path

import pytest
from layer_builders import LAYER, MAP, folder

from gongshu_geo.errors import ConfigError
from gongshu_geo.layers import MapKind, load_layers, load_maps

PROJECT = Path(__file__).parents[2]

ONLINE = """
[[online_base]]
id = "osm"
title_zh = "网图"
title_en = "Tiles"
url = "https://tiles.example/{z}/{x}/{y}.png"
attribution = "©"
system = "wgs84"
"""


def load(tmp_path, text, **layers):
    layer_files = layers or {"one": LAYER, "two": LAYER}
    known = load_layers(folder(tmp_path / "layers", **layer_files))
    (spec,) = load_maps(folder(tmp_path / "maps", planning=text), known)
    return spec


def test_a_small_map(tmp_path):
    spec = load(tmp_path, MAP)
    assert (spec.id, spec.kind, spec.layers) == ("planning", MapKind.PLANNING, ("one", "two"))
    assert (spec.extent, spec.review_number, spec.online_base) == (None, "", ())


def test_layers_stand_in_the_project_s_order(tmp_path):
    assert load(tmp_path, MAP.replace('"*"', '"two", "one"')).layers == ("one", "two")


def test_extent_and_tiles(tmp_path):
    spec = load(tmp_path, MAP + "extent = [120.08, 30.26, 120.22, 30.41]\n" + ONLINE)
    assert spec.extent == (120.08, 30.26, 120.22, 30.41)
    assert [(base.id, base.system) for base in spec.online_base] == [("osm", "wgs84")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MAP.replace('"*"', '"one", "tow"'), ("layers[1]", "tow")),
        (MAP.replace('"planning"', '"poster"'), ("kind", "poster")),
        (MAP + 'base = ["water", "sea"]', ("base[1]", "sea")),
        (MAP + 'panels = ["serach"]', ("panels[0]", "serach")),
        (MAP + "extent = [30.26, 120.08, 30.41, 120.22]", ("extent", None)),
        (MAP + "extent = [1, 2, 3]", ("extent", "[1, 2, 3]")),
        (MAP + ONLINE.replace("{z}", "z"), ("online_base[0].url", None)),
        (MAP + ONLINE.replace("wgs84", "gcj-02"), ("online_base[0].system", "gcj-02")),
        (MAP + "layer = 1", ("layer", "layer")),
    ],
    ids=[
        "no such layer",
        "no such kind",
        "no such part of the base",
        "no such panel",
        "latitude first",
        "three numbers",
        "address without a place for the zoom",
        "no such system",
        "unknown key",
    ],
)
def test_a_mistake_is_named(tmp_path, text, expected):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    (finding, *rest) = caught.value.findings
    key, found = expected
    assert (finding.file, finding.key) == ("maps/planning.toml", key)
    assert found in (None, finding.found)
    assert rest == []


def test_twice_the_same_tiles(tmp_path):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, MAP + ONLINE + ONLINE)
    keys = [finding.key for finding in caught.value.findings]
    assert keys == ["online_base[0].id", "online_base[1].id"]


@pytest.mark.parametrize("path", sorted((PROJECT / "maps").glob("*.toml")), ids=lambda p: p.stem)
def test_every_map_of_the_project(path):
    layers = load_layers(PROJECT / "layers")
    spec = {spec.id: spec for spec in load_maps(PROJECT / "maps", layers)}[path.stem]
    assert spec.title.zh != spec.title.en
    assert spec.layers


def test_the_planning_map_has_every_layer():
    layers = load_layers(PROJECT / "layers")
    spec = {spec.id: spec for spec in load_maps(PROJECT / "maps", layers)}["planning"]
    assert spec.layers == tuple(layer.id for layer in layers)
