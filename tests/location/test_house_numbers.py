"""House numbers between known ones, measured by leaving each known one out."""

import numpy as np
import pytest
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._house_numbers import house_position
from gongshu_geo.location.gazetteer import Anchors, Line


def anchors(*rows, accuracy_m=20.0):
    """Known numbers: (number, x, y) each."""
    table = np.array(rows, dtype=float)
    return Anchors(
        numbers=table[:, 0], points_4549=table[:, 1:], accuracy_m=np.full(len(rows), accuracy_m)
    )


def road(*xy):
    return Line(
        name="直路",
        kind="road",
        source=Bilingual("图", "map"),
        axis_4549=shapely.LineString(xy),
        accuracy_m=10.0,
    )


STRAIGHT = road((0, 0), (1000, 0))
BENT = road((0, 0), (500, 0), (500, 500))


def without(known, index):
    keep = np.arange(len(known.numbers)) != index
    return Anchors(
        numbers=known.numbers[keep],
        points_4549=known.points_4549[keep],
        accuracy_m=known.accuracy_m[keep],
    )


def left_out(gazetteer):
    """(method, error, accuracy) of each known number of gis/, asked for without itself."""
    for name, known in gazetteer.anchors.items():
        for index, number in enumerate(known.numbers):
            position = house_position(without(known, index), gazetteer.lines.get(name), number)
            if position is not None:
                x, y = known.points_4549[index]
                yield position.method, np.hypot(position.x - x, position.y - y), position.accuracy_m


@pytest.fixture(scope="module")
def measured(gazetteer):
    return list(left_out(gazetteer))


@pytest.mark.parametrize(
    ("method", "fewest", "share"),
    [
        pytest.param("interpolated", 180, 0.88, id="between two"),
        pytest.param("anchor", 140, 0.85, id="the same number told twice"),
        pytest.param("extrapolated", 10, 0.88, id="beyond the last"),
    ],
)
def test_the_truth_lies_within_the_accuracy(measured, method, fewest, share):
    inside = [error <= accuracy for how, error, accuracy in measured if how == method]
    assert len(inside) >= fewest
    assert np.mean(inside) >= share


def test_numbers_between_others_are_a_few_doors_off(measured):
    errors = [error for method, error, _ in measured if method == "interpolated"]
    assert np.median(errors) < 25


@pytest.mark.parametrize(
    ("number", "x", "y", "method"),
    [
        pytest.param(10, 100, 5, "anchor", id="a known number"),
        pytest.param(15, 150, 5, "interpolated", id="halfway, of the other parity"),
        pytest.param(12, 120, 5, "interpolated", id="a fifth of the way"),
        pytest.param(17.5, 175, 5, "interpolated", id="the middle of a range"),
        pytest.param(32, 320, 0, "extrapolated", id="a little beyond"),
    ],
)
def test_along_a_straight_road(number, x, y, method):
    known = anchors((10, 100, 5), (20, 200, 5), (30, 300, 5))
    position = house_position(known, STRAIGHT, number)
    assert (position.x, position.y) == pytest.approx((x, y))
    assert position.method == method


def test_between_numbers_the_road_is_followed_round_its_bend():
    known = anchors((1, 400, 0), (3, 500, 100))
    position = house_position(known, BENT, 2)
    assert (position.x, position.y) == pytest.approx((500, 0))


def test_without_a_centreline_the_way_is_straight():
    known = anchors((1, 400, 0), (3, 500, 100))
    position = house_position(known, None, 2)
    assert (position.x, position.y) == pytest.approx((450, 50))


def test_the_own_side_of_the_road_is_preferred():
    known = anchors((1, 0, 10), (2, 300, -10), (5, 400, 10), (6, 700, -10))
    position = house_position(known, STRAIGHT, 3)
    assert (position.x, position.y) == pytest.approx((200, 10))
    assert position.neighbours == (1, 5)


def test_the_same_number_at_two_places_is_as_wrong_as_they_are_apart():
    known = anchors((8, 100, 0), (8, 400, 0))
    assert house_position(known, STRAIGHT, 8).accuracy_m == 300


@pytest.mark.parametrize(
    ("known", "number"),
    [
        pytest.param(anchors((10, 100, 0)), 12, id="one number only"),
        pytest.param(anchors((10, 100, 0), (20, 200, 0)), 24, id="two numbers bear out no spacing"),
        pytest.param(
            anchors((10, 100, 0), (20, 200, 0), (30, 300, 0)), 90, id="further beyond than 400 m"
        ),
        pytest.param(
            anchors((10, 100, 0), (20, 200, 0), (30, 300, 0)), -2, id="before the road begins"
        ),
        pytest.param(
            anchors((10, 500, 0), (20, 100, 0), (30, 900, 0), (40, 300, 0)), 42, id="no order"
        ),
        pytest.param(anchors((10, 100, 0), (20, 100, 0), (30, 100, 0)), 32, id="all at one place"),
        pytest.param(anchors((10, 0, 0), (90, 4000, 0)), 50, id="known ones too far apart"),
    ],
)
def test_where_the_known_numbers_cannot_tell(known, number):
    assert house_position(known, STRAIGHT, number) is None


def test_an_accuracy_never_measured_stays_unmeasured():
    known = anchors((10, 100, 0), (20, 200, 0), accuracy_m=np.nan)
    assert np.isnan(house_position(known, STRAIGHT, 10).accuracy_m)
    assert np.isnan(house_position(known, STRAIGHT, 15).accuracy_m)
