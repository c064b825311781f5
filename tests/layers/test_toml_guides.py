"""The guides beside the TOML files name every key there is."""

import re
from pathlib import Path

import pytest
from layer_builders import LAYER, MAP, folder

from gongshu_geo.errors import ConfigError
from gongshu_geo.layers import load_layers, load_maps
from gongshu_geo.layers._maps import BASE_PARTS, PANELS, SYSTEMS
from gongshu_geo.status.categories import SHAPES

PROJECT = Path(__file__).parents[2]

ONLINE = '[[online_base]]\nid = "a"\nno_such_key = 1\n'


def known_keys(load):
    """Keys that the reader itself lists when it meets one that it does not know."""
    with pytest.raises(ConfigError) as caught:
        load()
    unknown = [item for item in caught.value.findings if item.code == "unknown_key"]
    return {key for item in unknown for key in item.expected.en.split(", ")}


def guide(name):
    return set(re.findall(r"`([^`\n]+)`", (PROJECT / name / "README.md").read_text("utf-8")))


def test_every_key_of_a_layer(tmp_path):
    text = "no_such_key = 1\n" + LAYER + "no_such_key = 1\n"
    keys = known_keys(lambda: load_layers(folder(tmp_path / "layers", one=text)))
    assert keys - guide("layers") == set()
    assert "fill_opacity" in keys


def test_every_key_of_a_map(tmp_path):
    layers = load_layers(folder(tmp_path / "layers", one=LAYER))
    text = "no_such_key = 1\n" + MAP + ONLINE
    keys = known_keys(lambda: load_maps(folder(tmp_path / "maps", one=text), layers))
    assert keys - guide("maps") == set()
    assert "attribution" in keys


@pytest.mark.parametrize(
    ("name", "words"),
    [("maps", PANELS), ("maps", BASE_PARTS), ("maps", SYSTEMS), ("layers", SHAPES)],
    ids=["panels", "parts of the base map", "coordinate systems", "shapes"],
)
def test_every_choice(name, words):
    assert set(words) - guide(name) == set()


def test_the_example_of_a_layer_works(tmp_path):
    text = (PROJECT / "layers" / "README.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (layer,) = load_layers(folder(tmp_path / "layers", schools=example))
    assert layer.where.text == 'category == "学校" and stage in ["开工", "在建"]'
    (example,) = re.findall(
        r"```toml\n(.*?)```", (PROJECT / "maps" / "README.md").read_text("utf-8"), re.DOTALL
    )
    layers = [*load_layers(PROJECT / "layers"), layer]
    (spec,) = load_maps(folder(tmp_path / "maps", schools=example), layers)
    assert spec.layers == ("district", "corridors", "schools")
