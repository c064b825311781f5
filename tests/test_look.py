"""The look's values: complete, readable, and the same in CSS as in the table."""

from __future__ import annotations

import re

import pytest

from gongshu_geo._toml import parse_toml
from gongshu_geo.errors import ConfigError
from gongshu_geo.look import css_variables, dash_array, load_tokens, read_tokens

TOKENS = load_tokens()
THEMES = ("light", "dark", "contrast", "print")
GROUNDS = ("land", "outside", "water", "green", "road", "corridor", "label_halo")


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("upper", "lower", "least"),
    [
        *(("label", ground, 4.5) for ground in GROUNDS),
        ("water_label", "water", 4.5),
        ("water_label", "label_halo", 4.5),
        ("panel_text", "panel", 4.5),
        ("panel_text", "panel_alternate", 4.5),
        ("panel_muted", "panel", 4.5),
        ("panel_muted", "panel_alternate", 4.5),
        ("accent", "panel", 4.5),
        ("accent", "panel_alternate", 4.5),
        ("accent_text", "accent", 4.5),
        ("badge_text", "schedule_very_late", 4.5),
        ("control_line", "panel", 3),
        ("keyline", "land", 3),
        ("keyline", "green", 3),
        ("keyline", "water", 3),
        ("uncertain", "land", 3),
        ("halo", "land", 3),
        ("schedule_very_late", "land", 3),
        ("schedule_no_news", "land", 3),
        ("schedule_undated", "land", 3),
    ],
    ids=str,
)
def test_contrast_is_enough(theme, upper, lower, least):
    above, below = (getattr(TOKENS.colour[name], theme) for name in (upper, lower))
    assert contrast(above, below) >= least


def test_ground_is_the_agreed_one():
    colours = {
        name: (TOKENS.colour[name].light, TOKENS.colour[name].dark)
        for name in ("land", "water", "green", "road", "road_casing", "label")
    }
    assert colours == {
        "land": ("#F6F4EF", "#1E2226"),
        "water": ("#BCD7E6", "#22394A"),
        "green": ("#DDE8D3", "#26332A"),
        "road": ("#FFFFFF", "#3A4046"),
        "road_casing": ("#D9D4C9", "#15181B"),
        "label": ("#3A362F", "#D6D2C8"),
    }


def test_outside_is_land_eight_percent_darker():
    for theme in ("light", "dark"):
        land, outside = (getattr(TOKENS.colour[name], theme) for name in ("land", "outside"))
        darker = [round(int(land[i : i + 2], 16) * 0.92) for i in (1, 3, 5)]
        assert outside == "#{:02X}{:02X}{:02X}".format(*darker)


def test_css_declares_every_value_once_in_the_root_block():
    root = css_variables(TOKENS).splitlines()[0]
    names = re.findall(r"[{;](--[a-z0-9-]+):", root)
    count = sum(len(getattr(TOKENS, kind)) for kind in ("colour", "px", "share", "dash", "text"))
    assert len(names) == len(set(names)) == count


def test_css_of_a_small_table():
    tokens = parse_toml(
        '[colour]\nroad_casing = { light = "#FFFFFF", dark = "#000000", print = "#111111" }\n'
        '[px]\nbar = 1.5\n[share]\nfaded = 0.4\n[dash]\nedge = [6, 3]\n[text]\nfont = "sans-serif"\n',
        read_tokens,
        name="tokens.toml",
    )
    assert css_variables(tokens) == (
        ":root{--road-casing:#FFFFFF;--bar:1.5px;--faded:0.4;--dash-edge:6 3;--font:sans-serif;}\n"
        ':root[data-theme="dark"]{--road-casing:#000000;}\n'
        ':root[data-contrast="high"]{--road-casing:#FFFFFF;}\n'
        "@media print{\n"
        ":root,:root[data-theme],:root[data-contrast]{--road-casing:#111111;}\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("dash", "expected"),
    [((), "none"), ((6.0, 3.0), "6 3"), ((0.5, 2.0), "0.5 2")],
    ids=["solid", "whole numbers", "fractions"],
)
def test_dash_array(dash, expected):
    assert dash_array(dash) == expected


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('[colour]\nland = { light = "white", dark = "#000000" }', "colour.land.light"),
        ('[colour]\nland = { light = "#FFFFFF" }', "colour.land.dark"),
        ("[px]\nbar = -1", "px.bar"),
        ("[share]\nfaded = 40", "share.faded"),
        ("[dash]\nedge = [6]", "dash.edge"),
        ('[text]\nfont = "x;}"', "text.font"),
    ],
    ids=["colour by name", "no dark", "negative", "percent", "odd dash", "end of declaration"],
)
def test_a_value_that_does_not_fit_is_named(line, key):
    rest = "".join(
        f"[{kind}]\n"
        for kind in ("colour", "px", "share", "dash", "text")
        if f"[{kind}]" not in line
    )
    with pytest.raises(ConfigError) as caught:
        parse_toml(f"{line}\n{rest}", read_tokens, name="tokens.toml")
    assert [finding.key for finding in caught.value.findings] == [key]
