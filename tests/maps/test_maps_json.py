"""Values in the page's JSON."""

from __future__ import annotations

import json
import math

import pytest
import shapely

from gongshu_geo.maps._json import geometry, lines, number, typeset, word
from gongshu_geo.maps._shell import script_json

HOSTILE = {
    "end of the script": "</script><script>alert(1)</script>",
    "comment that hides it": "<!--<script>",
    "entity": "&lt;b&gt;",
    "line ends of old scripts": "a\u2028b\u2029c",
    "template": "{{ 7*7 }}{% raw %}",
    "quotes and backslashes": "\"'\\",
    "rare character": "𠮷",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_script_json_says_the_same_without_markup(text):
    written = script_json({"name": text})
    assert json.loads(written) == {"name": text}
    assert not set(written) & set("<>&\u2028\u2029")


def test_script_json_refuses_what_json_cannot_hold():
    with pytest.raises(ValueError, match="Out of range"):
        script_json([math.nan])


GEOMETRIES = {
    "point": ("POINT (120.1234567 30.7654321)", [120.12346, 30.76543]),
    "line, points that say nothing left out": (
        "LINESTRING (120 30, 120.000001 30, 120.01 30)",
        [[120.0, 30.0], [120.01, 30.0]],
    ),
    "area": (
        "POLYGON ((120 30, 120.01 30, 120.01 30.01, 120 30))",
        [[[120.0, 30.0], [120.01, 30.0], [120.01, 30.01], [120.0, 30.0]]],
    ),
}


@pytest.mark.parametrize(("wkt", "coordinates"), GEOMETRIES.values(), ids=GEOMETRIES)
def test_geometry_has_five_decimals(wkt, coordinates):
    assert geometry(shapely.from_wkt(wkt))["coordinates"] == coordinates


@pytest.mark.parametrize("shape", [None, shapely.Point()], ids=["missing", "empty"])
def test_no_geometry(shape):
    assert geometry(shape) is None


def test_lines_that_meet_are_one():
    shape = shapely.from_wkt("MULTILINESTRING ((120 30, 120.01 30), (120.01 30, 120.01 30.01))")
    assert lines(shape) == [[[120.0, 30.0], [120.01, 30.0], [120.01, 30.01]]]


@pytest.mark.parametrize(
    ("cell", "text", "figure"),
    [(math.nan, "", None), (None, "", None), (2021, "2021", 2021), (0.85, "0.85", 0.85)],
)
def test_cells(cell, text, figure):
    assert (word(cell), number(cell)) == (text, figure)


SET = {
    "between Chinese": ("已取消,不再计进度", "已取消，不再计进度"),
    "after and before a figure": (
        "计划 2021 年底投用;2021年:在建",
        "计划 2021 年底投用；2021年：在建",
    ),
    "after a bracket": ("取自 OpenStreetMap(ODbL);目估", "取自 OpenStreetMap(ODbL)；目估"),
    "beside a quotation": ("改正:“甲,乙”,见下", "改正：“甲,乙”，见下"),
    "figures and English": ("K1+200, 1:500", "K1+200, 1:500"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("written", "printed"), SET.values(), ids=SET)
def test_chinese_is_set_as_it_is_printed(written, printed):
    assert typeset(written) == printed
