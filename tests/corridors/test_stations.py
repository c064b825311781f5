"""Chainage, side and offset of points."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.corridors import stations

NORTHWARDS = shapely.LineString([(0, 0), (0, 1000)])
BEND = shapely.LineString([(0, 0), (0, 1000), (1000, 1000)])


@pytest.mark.parametrize(
    ("axis", "point", "expected"),
    [
        (NORTHWARDS, (-30, 200), (200, 30, 1, False)),
        (NORTHWARDS, (30, 200), (200, 30, -1, False)),
        (NORTHWARDS, (0.4, 200), (200, 0.4, 0, False)),
        (NORTHWARDS, (0, 0), (0, 0, 0, False)),
        (NORTHWARDS, (-30, 0), (0, 30, 1, False)),
        (NORTHWARDS, (0, 1300), (1000, 300, 0, True)),
        (NORTHWARDS, (30, -40), (0, 50, 0, True)),
        (BEND, (-30, 1040), (1000, 50, 1, False)),
        (BEND, (400, 900), (1400, 100, -1, False)),
        (BEND, (1100, 1000), (2000, 100, 0, True)),
    ],
    ids=[
        "left",
        "right",
        "on the axis",
        "at zero",
        "left of zero",
        "ahead of the end",
        "before zero, to the right",
        "outside a bend",
        "after a bend, on its inside",
        "ahead of the end after a bend",
    ],
)
def test_where_a_point_lies(axis, point, expected):
    seen = stations(axis, shapely.points([point]))
    got = (seen.chainage_m[0], seen.offset_m[0], seen.side[0], bool(seen.beyond_end[0]))
    assert got == pytest.approx(expected)


@pytest.mark.parametrize("count", [0, 1, 3], ids=["empty", "one", "many"])
def test_as_many_stations_as_points(count):
    seen = stations(NORTHWARDS, shapely.points(np.full((count, 2), 5.0)))
    assert seen.chainage_m.shape == seen.offset_m.shape == seen.side.shape == (count,)


@pytest.mark.parametrize("nothing", [None, shapely.Point()], ids=["missing", "empty"])
def test_missing_in_missing_out(nothing):
    points = np.array([nothing, shapely.Point(3, 4)], dtype=object)
    seen = stations(NORTHWARDS, points)
    assert np.isnan(seen.chainage_m).tolist() == [True, False]
    assert np.isnan(seen.offset_m).tolist() == [True, False]
    assert (seen.side[0], seen.beyond_end[0]) == (0, False)
    assert points[0] is nothing


@given(chainage=st.floats(10, 990), offset=st.floats(2, 400), left=st.booleans())
def test_setting_out_and_measuring_are_inverse(chainage, offset, left):
    x = -offset if left else offset
    seen = stations(NORTHWARDS, shapely.points([(x, chainage)]))
    assert seen.chainage_m[0] == pytest.approx(chainage)
    assert seen.offset_m[0] == pytest.approx(offset)
    assert seen.side[0] == (1 if left else -1)
