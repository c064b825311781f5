"""Layers from TOML: what comes out, what is refused and how."""

from pathlib import Path

import pytest
from layer_builders import LAYER, folder

from gongshu_geo.errors import Bilingual, ConfigError
from gongshu_geo.layers import Geometry, Group, PopupField, load_layers
from gongshu_geo.layers._filter import OneOf

PROJECT = Path(__file__).parents[2]


def load(tmp_path, text, name="greenways"):
    (layer,) = load_layers(folder(tmp_path / "layers", **{name: text}))
    return layer


def mistakes(tmp_path, text, name="greenways"):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text, name)
    return [(item.file, item.key, item.found) for item in caught.value.findings]


def with_style(line):
    return LAYER + line


def with_head(line):
    return line + "\n" + LAYER


def test_a_small_layer_has_sensible_defaults(tmp_path):
    layer = load(tmp_path, LAYER)
    assert (layer.id, layer.title) == ("greenways", Bilingual("绿道", "Greenways"))
    assert (layer.group, layer.geometry) == (Group.PLACE, Geometry.ANY)
    assert (layer.visible, layer.where, layer.popup) == (True, None, ())
    style = layer.style
    assert (style.by_status, style.width_px, style.fill_opacity) == (True, 4, 0.3)
    assert (style.dash, style.label, style.shape) == ((), "", "")


def test_a_named_colour_brings_its_line(tmp_path):
    text = with_style('colour = "boundary"').replace('"sites"', '"gis:district"')
    style = load(tmp_path, text).style
    assert (style.colour.css, style.width_px, style.dash) == ("var(--boundary)", 1.5, (6, 3))


def test_a_colour_of_its_own(tmp_path):
    colour = load(tmp_path, with_style('colour = "#0072B2"')).style.colour
    assert (colour.css, colour.dark) == ("#0072B2", "#0072B2")


def test_labels_of_its_own_come_before_the_common_ones(tmp_path):
    text = with_head('popup = ["length_m", "route"]') + (
        '[labels.length_m]\nzh = "全长"\nen = "Whole length"\nunit = "km"\n'
        '[labels.route]\nzh = "路线"\nen = "Route"\n'
    )
    assert load(tmp_path, text).popup == (
        PopupField(column="length_m", label=Bilingual("全长", "Whole length"), unit="km"),
        PopupField(column="route", label=Bilingual("路线", "Route")),
    )


@pytest.mark.parametrize(
    ("where", "codes"),
    [
        ('category in ["reserved_land"]', ("reserved_land",)),
        ('category in ["留用地", "绿道"]', ("reserved_land", "greenway")),
        ('category in ["Greenway"]', ("greenway",)),
        ('stage in ["在建", "Suspended"]', ("building", "suspended")),
        ('schedule in ["严重滞后"]', ("very_late",)),
        ('unit in ["绿道"]', ("绿道",)),
    ],
    ids=["code", "Chinese", "English", "stages", "schedule", "a column without codes"],
)
def test_filters_take_codes_and_names(tmp_path, where, codes):
    layer = load(tmp_path, with_head(f"where = '{where}'"))
    assert isinstance(layer.where.expression, OneOf)
    assert layer.where.expression.options == codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (with_head('colour = "red"'), ("colour", "colour")),
        (with_head("where = 'a = 1'"), ("where", "= 1")),
        (with_head("where = 'category == \"绿到\"'"), ("where", "绿到")),
        (with_head("where = 'stage > \"building\"'"), ("where", ">")),
        (with_head('popup = ["name", "route"]'), ("popup[1]", "route")),
        (with_style('colour = "watr"'), ("style.colour", "watr")),
        (with_style('colour = "#12345"'), ("style.colour", "#12345")),
        (with_style("fill_opacity = 30"), ("style.fill_opacity", "30")),
        (with_style("dash = [6]"), ("style.dash", "[6]")),
        (with_style('shape = "round"'), ("style.shape", "round")),
        (LAYER.replace("place", "places"), ("group", "places")),
        (LAYER.replace("any", "polygon"), ("geometry", "polygon")),
        (
            with_style('colour = "water"').replace('"sites"', '"gis/water"'),
            ("source", "gis/water"),
        ),
        (
            with_style("by_status = true").replace('"sites"', '"strips"') + '\ncolour = "strip"',
            ("style.by_status", "true"),
        ),
    ],
    ids=[
        "unknown key",
        "filter that cannot be read",
        "no such category",
        "codes have no size",
        "column without a label",
        "no such colour",
        "half a colour",
        "percent",
        "odd dash",
        "no such shape",
        "no such group",
        "no such geometry",
        "no such source",
        "status of what has none",
    ],
)
def test_a_mistake_is_named(tmp_path, text, expected):
    assert mistakes(tmp_path, text) == [("layers/greenways.toml", *expected)]


def test_all_mistakes_of_all_files_at_once(tmp_path):
    files = {"one": LAYER.replace("place", "x"), "two": with_head('visible = "yes"'), "ok": LAYER}
    with pytest.raises(ConfigError) as caught:
        load_layers(folder(tmp_path / "layers", **files))
    assert [(item.file, item.key) for item in caught.value.findings] == [
        ("layers/one.toml", "group"),
        ("layers/two.toml", "visible"),
    ]


def test_a_whole_message(tmp_path):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, with_head("wehre = 'a == 1'"))
    message = str(caught.value)
    assert message.startswith("layers/greenways.toml 键 wehre:没有这个键")
    assert message.endswith('Fix: did you mean "where".')


@pytest.mark.parametrize(
    ("name", "code"),
    [("sites", "reserved_name"), ("Greenways", "bad_file_name"), ("绿道", "bad_file_name")],
    ids=["taken by the exports", "capitals", "Chinese"],
)
def test_file_names_that_cannot_serve(tmp_path, name, code):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, LAYER, name)
    assert [item.code for item in caught.value.findings] == [code]


@pytest.mark.parametrize("exists", [True, False], ids=["empty folder", "no folder"])
def test_no_layer_at_all(tmp_path, exists):
    if exists:
        (tmp_path / "layers").mkdir()
    with pytest.raises(ConfigError, match="没有可用的 TOML 文件"):
        load_layers(tmp_path / "layers")


def test_lower_orders_come_first(tmp_path):
    files = {"b": LAYER, "a": LAYER, "c": LAYER.replace("order = 5", "order = 1")}
    layers = load_layers(folder(tmp_path / "layers", **files))
    assert [layer.id for layer in layers] == ["c", "a", "b"]


@pytest.mark.parametrize("path", sorted((PROJECT / "layers").glob("*.toml")), ids=lambda p: p.stem)
def test_every_layer_of_the_project_is_told_in_both_languages(path):
    layer = {layer.id: layer for layer in load_layers(PROJECT / "layers")}[path.stem]
    assert layer.title.zh != layer.title.en
    assert bool(layer.note.zh) == bool(layer.note.en)
