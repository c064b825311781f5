"""Coordinates from one system into another, in every shape."""

import doctest
import itertools
import math

import numpy as np
import pandas as pd
import pyproj
import pytest
from mainland_points import distance_m

from gongshu_geo.crs import CoordinateSystem, conversion, convert, shift_m
from gongshu_geo.errors import CrsError

PAIRS = list(itertools.product(CoordinateSystem, CoordinateSystem))
GONGSHU = (120.14, 30.33)


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_one_number_gives_one_number(source, target):
    start = convert(*GONGSHU, source="wgs84", target=source)
    answer = convert(*start, source=source, target=target)
    assert all(type(value) is float for value in answer)


@pytest.mark.parametrize(("source", "target"), PAIRS)
@pytest.mark.parametrize("shape", [(0,), (1,), (5,), (2, 3), (20_000,)])
def test_arrays_give_arrays_of_the_same_shape(source, target, shape):
    one = convert(*GONGSHU, source="wgs84", target=source)
    x, y = np.full(shape, one[0]), np.full(shape, one[1])
    expected = convert(*one, source=source, target=target)
    for values, value in zip(convert(x, y, source=source, target=target), expected, strict=True):
        assert values.shape == shape
        np.testing.assert_allclose(values, value, rtol=1e-15)


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_missing_gives_missing_for_both(source, target):
    x, y = convert(*GONGSHU, source="wgs84", target=source)
    answer = convert([x, None, math.nan, x, math.inf], [y, y, y, None, y],
                     source=source, target=target)  # fmt: skip
    assert np.isfinite(answer).tolist() == [[True, False, False, False, False]] * 2


@pytest.mark.parametrize(
    "column",
    [
        pytest.param(pd.Series([120.14, None]), id="float"),
        pytest.param(pd.Series([120.14, None], dtype="Float64"), id="nullable"),
        pytest.param(np.ma.masked_invalid([120.14, math.nan]).filled(math.nan), id="filled"),
        pytest.param((120.14, None), id="tuple"),
    ],
)
def test_columns_of_tables_are_taken(column):
    lon, lat = convert(column, 30.33, source="gcj02", target="wgs84")
    assert np.isfinite([lon, lat]).tolist() == [[True, False], [True, False]]


@pytest.mark.parametrize(
    ("source", "x", "y"),
    [
        pytest.param("wgs84", 30.33, 120.14, id="latitude first"),
        pytest.param("gcj02", 500_000.0, 3_300_000.0, id="metres for degrees"),
        pytest.param("epsg4549", 120.14, -30.33, id="degrees for metres"),
        pytest.param("epsg4549", 40_500_000.0, 3_300_000.0, id="zone where none belongs"),
        pytest.param("epsg4549_zoned", 500_000.0, 3_300_000.0, id="zone missing"),
        pytest.param("epsg4549_zoned", 39_500_000.0, 3_300_000.0, id="another zone"),
    ],
)
def test_what_cannot_be_in_the_system_is_missing(source, x, y):
    assert np.isnan(convert(x, y, source=source, target="cgcs2000")).all()
    assert np.isnan(convert(x, y, source=source, target=source)).all()


def test_far_from_120_east_has_no_metres():
    assert np.isnan(convert(75.99, 39.47, source="wgs84", target="epsg4549")).all()


def test_inputs_are_not_changed():
    lon, lat = np.array([120.14]), np.array([30.33])
    convert(lon, lat, source="bd09", target="epsg4549_zoned")
    assert (lon[0], lat[0]) == GONGSHU


def test_different_shapes_are_refused():
    with pytest.raises(ValueError, match="shape"):
        convert([120.0, 120.1], [30.0, 30.1, 30.2], source="wgs84", target="gcj02")


def test_unknown_system_is_refused():
    with pytest.raises(CrsError):
        convert(*GONGSHU, source="wgs84", target="mercator")


def test_wgs84_and_cgcs2000_are_one():
    assert convert(*GONGSHU, source="wgs84", target="cgcs2000") == GONGSHU


# The values follow from the projection's definition: scale 1 on 120°E, so that the northing
# there is the meridian's length on GRS 80, which the geodesic of another library gives.
@pytest.mark.parametrize("lat", [0.0, 30.33, 45.0])
def test_central_meridian_keeps_its_length(lat):
    easting, northing = convert(120.0, lat, source="wgs84", target="epsg4549")
    meridian_m = pyproj.Geod(ellps="GRS80").inv(120.0, 0.0, 120.0, lat)[2]
    assert easting == pytest.approx(500_000.0, abs=1e-6)
    assert northing == pytest.approx(meridian_m, abs=1e-4)


def test_metres_are_metres_around_hangzhou():
    west, east = (120.1, 30.33), (120.2, 30.33)
    ends = [convert(*point, source="wgs84", target="epsg4549") for point in (west, east)]
    assert math.dist(*ends) == pytest.approx(distance_m(west, east), rel=5e-6)


def test_zone_is_put_in_front_of_the_easting():
    plain = convert(*GONGSHU, source="wgs84", target="epsg4549")
    zoned = convert(*GONGSHU, source="wgs84", target="epsg4549_zoned")
    assert zoned == pytest.approx((plain[0] + 40_000_000, plain[1]), abs=1e-6)


# Metres from coord-convert's forward formulas, turned round by repeated subtraction.
@pytest.mark.parametrize(
    ("source", "target", "metres"),
    [
        pytest.param("gcj02", "wgs84", 523, id="GCJ-02 read as WGS-84"),
        pytest.param("wgs84", "gcj02", 523, id="either way"),
        pytest.param("bd09", "gcj02", 931, id="BD-09 read as GCJ-02"),
        pytest.param("wgs84", "cgcs2000", 0, id="CGCS2000 taken as equal"),
    ],
)
def test_shift_between_readings(source, target, metres):
    assert shift_m(*GONGSHU, source=source, target=target) == pytest.approx(metres, abs=0.5)


def test_shift_of_many_keeps_shape_and_missing():
    shift = shift_m([[120.14, math.nan]], [[30.33, 30.33]], source="gcj02", target="wgs84")
    assert np.isfinite(shift).tolist() == [[True, False]]
    assert shift_m([], [], source="gcj02", target="wgs84").shape == (0,)


def test_examples_in_the_documentation_run():
    assert doctest.testmod(conversion) == (0, 3)
