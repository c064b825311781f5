"""Where the mark of a geometry stands."""

from __future__ import annotations

import pytest
import shapely

from gongshu_geo.maps._anchor import anchor

CASES = {
    "a point is its own": ("POINT (120 30)", (120, 30)),
    "middle of a line": ("LINESTRING (0 0, 4 0)", (2, 0)),
    "middle of lines that meet": ("MULTILINESTRING ((0 0, 1 0), (1 0, 4 0))", (2, 0)),
    "longest of lines that do not": ("MULTILINESTRING ((0 0, 1 0), (5 0, 9 0))", (7, 0)),
    "first of several points": ("MULTIPOINT ((1 1), (2 2))", (1, 1)),
    "largest of several areas": (
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((4 0, 8 0, 8 4, 4 4, 4 0)))",
        (6, 2),
    ),
    "area rather than line": (
        "GEOMETRYCOLLECTION (LINESTRING (0 0, 99 0), POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0)))",
        (6, 2),
    ),
    "an empty one has none": ("POINT EMPTY", None),
}


@pytest.mark.parametrize(("wkt", "expected"), CASES.values(), ids=CASES)
def test_anchor(wkt, expected):
    assert anchor(shapely.from_wkt(wkt)) == expected


def test_missing_has_none():
    assert anchor(None) is None


def test_point_lies_inside_an_area_that_bends_around_its_centre():
    shape = shapely.from_wkt("POLYGON ((0 0, 9 0, 9 9, 8 9, 8 1, 1 1, 1 9, 0 9, 0 0))")
    assert shape.covers(shapely.Point(anchor(shape)))
