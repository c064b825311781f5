"""There and back again returns to the same place."""

import math

import pytest
from hypothesis import given, settings
from mainland_points import (
    HANGZHOU_BOX,
    distance_m,
    edge_points,
    hangzhou_points,
    mainland_points,
    random_points,
)

from gongshu_geo.crs import convert, in_mainland

WAYS = [
    pytest.param("wgs84", "gcj02", id="GCJ-02"),
    pytest.param("wgs84", "bd09", id="BD-09"),
    pytest.param("gcj02", "bd09", id="BD-09 from GCJ-02"),
    pytest.param("gcj02", "wgs84", id="GCJ-02 backwards"),
    pytest.param("bd09", "wgs84", id="BD-09 backwards"),
    pytest.param("bd09", "gcj02", id="GCJ-02 from BD-09"),
]


def missed_m(point, system, other):
    """Metres by which a WGS-84 place, told in ``system``, misses itself by way of ``other``."""
    start = convert(*point, source="wgs84", target=system)
    there = convert(*start, source=system, target=other)
    return distance_m(start, convert(*there, source=other, target=system))


@pytest.mark.parametrize(("system", "other"), WAYS)
@given(point=hangzhou_points)
@settings(deadline=None)
def test_returns_within_a_tenth_of_a_millimetre_in_hangzhou(system, other, point):
    assert missed_m(point, system, other) < 1e-4


@pytest.mark.parametrize(("system", "other"), WAYS)
@given(point=mainland_points)
@settings(deadline=None)
def test_returns_within_a_millimetre_in_the_mainland(system, other, point):
    assert missed_m(point, system, other) < 1e-3


@pytest.mark.parametrize(("system", "other"), WAYS)
@pytest.mark.parametrize(
    "points",
    [
        pytest.param(random_points(100_000), id="mainland"),
        pytest.param(random_points(100_000, HANGZHOU_BOX), id="Hangzhou"),
        pytest.param(random_points(100_000, (104.9999, 25, 105.0001, 38)), id="kink at 105 east"),
        pytest.param(random_points(1_000, (104.9999999, 25, 105.0, 38)), id="kink, closer"),
    ],
)
def test_many_return_within_a_tenth_of_a_millimetre(points, system, other):
    assert missed_m(points, system, other).max() < 1e-4


@pytest.mark.parametrize(("system", "other"), WAYS)
def test_places_along_the_edge_return(system, other):
    lon, lat = edge_points(50_000, reach_deg=0.01)
    inside = in_mainland(lon, lat)
    assert missed_m((lon[inside], lat[inside]), system, other).max() < 1e-4


@given(point=hangzhou_points)
@settings(deadline=None)
@pytest.mark.parametrize("system", ["epsg4549", "epsg4549_zoned"])
def test_metres_return(system, point):
    assert missed_m(point, "gcj02", system) < 1e-3
    assert math.isfinite(convert(*point, source="bd09", target=system)[0])
