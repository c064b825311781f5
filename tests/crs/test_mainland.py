"""Where coordinates are shifted, and where they are not."""

import numpy as np
import pytest
import shapely
from mainland_points import CHINA_BOX, INSIDE, OUTSIDE, edge_points

from gongshu_geo.crs import convert, in_mainland
from gongshu_geo.crs._mainland import _grid

SHIFTED = ("gcj02", "bd09")


@pytest.mark.parametrize("place", INSIDE.values(), ids=INSIDE.keys())
def test_mainland_places_are_inside(place):
    assert in_mainland(*place) is True


@pytest.mark.parametrize("place", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_other_places_are_outside(place):
    assert in_mainland(*place) is False


@pytest.mark.parametrize("target", SHIFTED)
@pytest.mark.parametrize("place", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_other_places_stay_as_they_are(place, target):
    assert convert(*place, source="wgs84", target=target) == place


@pytest.mark.parametrize("source", SHIFTED)
def test_places_away_from_the_edge_are_read_as_they_are(source):
    lon, lat = edge_points(20_000, reach_deg=0.2)
    reach_deg = 1.6 / 66.0  # 1.6 km east at 53.5°N, more elsewhere
    away = ~shapely.dwithin(_grid().outline, shapely.points(lon, lat), reach_deg)
    answer = convert(lon[away], lat[away], source=source, target="wgs84")
    assert away.sum() > 5_000
    np.testing.assert_array_equal(answer, (lon[away], lat[away]))


@pytest.mark.parametrize("system", SHIFTED)
def test_images_know_that_their_place_is_inside(system):
    lon, lat = edge_points(50_000, reach_deg=0.01)
    inside = in_mainland(lon, lat)
    image = convert(lon[inside], lat[inside], source="wgs84", target=system)
    assert in_mainland(*image, system=system).all()
    assert not in_mainland(*image).all(), "some images fall outside, or this shows nothing"


def test_grid_answers_as_the_outline_does():
    rng = np.random.default_rng(33)
    far = rng.uniform(CHINA_BOX[:2], CHINA_BOX[2:], (20_000, 2)).T
    lon, lat = np.concatenate([far, edge_points(20_000, reach_deg=0.3)], axis=1)
    expected = shapely.contains_xy(_grid().outline, lon, lat)
    np.testing.assert_array_equal(in_mainland(lon, lat), expected)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param((np.nan, 30.0), id="longitude missing"),
        pytest.param((120.0, None), id="latitude missing"),
        pytest.param((30.0, 120.0), id="latitude beyond the pole"),
    ],
)
def test_nowhere_is_not_inside(values):
    assert in_mainland(*values) is False


def test_outline_is_small_and_valid():
    outline = _grid().outline
    assert outline.is_valid
    assert CHINA_BOX[0] < outline.bounds[0] < outline.bounds[2] < CHINA_BOX[2]
