"""Coordinates in the wrong order or system, told from where they fall."""

import math

import numpy as np
import pytest
import shapely

from gongshu_geo.crs import Reading, convert, suspect_readings

AREA = shapely.box(120.08, 30.23, 120.24, 30.43)
METRES = (513_463.0, 3_356_704.0)
"""Near 120.14, 30.33."""


@pytest.mark.parametrize(
    ("x", "y", "reading"),
    [
        pytest.param(120.14, 30.33, "plausible", id="in the district"),
        pytest.param(30.33, 120.14, "swapped", id="latitude first"),
        pytest.param(*METRES, "epsg4549", id="metres"),
        pytest.param(*METRES[::-1], "epsg4549_swapped", id="metres as surveyors write them"),
        pytest.param(METRES[0] + 4e7, METRES[1], "epsg4549_zoned", id="metres with the zone"),
        pytest.param(METRES[1], METRES[0] + 4e7, "epsg4549_zoned_swapped", id="the same, swapped"),
        pytest.param(116.39, 39.91, "elsewhere", id="Beijing"),
        pytest.param(0.0, 0.0, "elsewhere", id="nought"),
        pytest.param(math.nan, 30.33, "missing", id="half missing"),
        pytest.param(None, None, "missing", id="missing"),
    ],
)
def test_reading(x, y, reading):
    assert suspect_readings(x, y, area=AREA) is Reading(reading)
    many = suspect_readings([x, x], [y, y], area=AREA)
    assert [each is Reading(reading) for each in many] == [True, True]


def test_gcj02_looks_plausible():
    image = convert(120.14, 30.33, source="wgs84", target="gcj02")
    assert suspect_readings(*image, area=AREA) is Reading.PLAUSIBLE


def test_nothing_gives_nothing():
    assert suspect_readings([], [], area=AREA).shape == (0,)


@pytest.mark.parametrize("reading", Reading)
def test_every_reading_is_told_in_both_languages(reading):
    assert reading.label.zh
    assert reading.label.en


def test_these_metres_are_where_they_are_said_to_be():
    there = convert(120.14, 30.33, source="wgs84", target="epsg4549")
    np.testing.assert_allclose(there, METRES, atol=1.0)
