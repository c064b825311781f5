"""The way along a line between two points, over gaps and branches."""

import pytest
import shapely

from gongshu_geo.location._path import path_along


def points(*xy):
    return [shapely.Point(pair) for pair in xy]


STRAIGHT = shapely.LineString([(0, 0), (1000, 0)])
GAP = shapely.MultiLineString([[(0, 0), (400, 0)], [(500, 0), (1000, 0)]])
WIDE_GAP = shapely.MultiLineString([[(0, 0), (100, 0)], [(900, 0), (1000, 0)]])
BRANCH = shapely.MultiLineString(
    [[(0, 0), (500, 0)], [(500, 0), (1000, 0)], [(500, 0), (500, 300)]]
)
RING = shapely.MultiLineString([
    [(0, 0), (500, 0)],
    [(500, 0), (600, 100), (700, 0)],
    [(500, 0), (600, -400), (700, 0)],
    [(700, 0), (1000, 0)],
])  # fmt: skip


@pytest.mark.parametrize(
    ("axis", "begin", "end", "length", "gap"),
    [
        pytest.param(STRAIGHT, (100, 0), (400, 0), 300, 0, id="on a line"),
        pytest.param(STRAIGHT, (400, 0), (100, 0), 300, 0, id="backwards"),
        pytest.param(STRAIGHT, (100, 50), (400, -80), 300, 0, id="points beside the line"),
        pytest.param(STRAIGHT, (-500, 0), (2000, 0), 1000, 0, id="points beyond its ends"),
        pytest.param(GAP, (100, 0), (900, 0), 700, 100, id="over a gap"),
        pytest.param(GAP, (100, 0), (300, 0), 200, 0, id="beside a gap"),
        pytest.param(BRANCH, (100, 0), (500, 200), 600, 0, id="into a branch"),
        pytest.param(BRANCH, (100, 0), (900, 0), 800, 0, id="past a branch"),
        pytest.param(RING, (100, 0), (900, 0), 882.843, 0, id="the shorter way round"),
    ],
)
def test_the_way(axis, begin, end, length, gap):
    path = path_along(axis, *points(begin, end))
    assert path.geometry_4549.length == pytest.approx(length, abs=0.2)
    assert path.gap_m == pytest.approx(gap, abs=0.2)


@pytest.mark.parametrize(
    ("axis", "begin", "end"),
    [
        pytest.param(STRAIGHT, (100, 0), (100, 40), id="both on one spot"),
        pytest.param(STRAIGHT, (-5, 0), (-90, 0), id="both beyond one end"),
        pytest.param(WIDE_GAP, (50, 0), (950, 0), id="a gap too wide"),
        pytest.param(GAP, (400, 0), (500, 0), id="nothing but a gap"),
    ],
)
def test_no_way(axis, begin, end):
    assert path_along(axis, *points(begin, end)) is None
