"""Bounds that stop short of each other are prolonged the way they run, so far and no further."""

import pyproj
import pytest
import shapely
from gazetteer_builders import EAST, NORTH, gazetteer, line
from ground import zh

from gongshu_geo.location._prolong import LONGEST_M

BLOCK = "东至东路,南至南路,西至西路,北至北路"


def town(*, north_to, east_to=3000):
    """Four roads around 3 km by 3 km; the north one ends at ``north_to``, the east one above."""
    return gazetteer(
        line("南路", (-100, 0), (3100, 0)),
        line("西路", (0, -100), (0, 3100)),
        line("北路", (-100, 3000), (north_to, 3000)),
        line("东路", (3000, -100), (3000, east_to)),
    )


def located(**ends):
    location = town(**ends).locate(BLOCK)
    if location.geometry is None:
        return location, None
    metric = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:4549", always_xy=True)
    return location, shapely.transform(location.geometry, metric.transform, interleaved=False)


def test_bounds_that_meet_are_not_prolonged():
    location, shape = located(north_to=3100)
    assert shape.area == pytest.approx(9e6, rel=1e-3)
    assert not location.problems


@pytest.mark.parametrize(
    ("ends", "told", "added"),
    [
        pytest.param(
            {"north_to": 2000, "east_to": 3100},
            ["北路按其末端走向延长 1000 米以接东路,精度相应放宽"],
            1000,
            id="one stops short",
        ),
        pytest.param(
            {"north_to": 2000, "east_to": 2200},
            [
                "北路按其末端走向延长 1000 米以接东路,精度相应放宽",
                "东路按其末端走向延长 800 米以接北路,精度相应放宽",
            ],
            1800,
            id="both stop short",
        ),
    ],
)
def test_bounds_that_stop_short_are_prolonged_and_say_so(ends, told, added):
    location, shape = located(**ends)
    assert (location.kind, location.method) == ("block", "bounded")
    assert shape.bounds == pytest.approx((EAST, NORTH, EAST + 3000, NORTH + 3000), abs=1)
    assert zh(location.problems) == told
    assert location.accuracy_m == pytest.approx(35 + 0.3 * added, abs=1)


@pytest.mark.parametrize(
    "text",
    [
        "东至东路绿化带,南至南路道路红线,西至西路,北至北路",
        "东至东路东侧绿化带,南至南路,西至西路边线,北至北路绿地",
    ],
)
def test_the_edge_of_a_road_stands_for_the_road(text):
    location = town(north_to=3100).locate(text)
    assert location.method == "bounded"
    assert any("按东路计" in told for told in zh(location.evidence))


def test_between_roads_that_lie_on_each_other_is_nothing():
    twins = gazetteer(
        line("东路", (0, 0), (0, 3000)),
        line("东高架", (0, 0), (0, 3000)),
        line("南路", (-500, 500), (500, 500)),
    )
    location = twins.locate("东路以东、南路以北、东高架以西")
    assert location.method != "partial_block"


@pytest.mark.parametrize(
    "ends",
    [
        pytest.param({"north_to": 3000 - LONGEST_M - 100, "east_to": 3100}, id="too far"),
        pytest.param({"north_to": 600, "east_to": 600}, id="too much of the way around"),
    ],
)
def test_what_would_be_guessed_is_not_prolonged(ends):
    location, shape = located(**ends)
    assert shape is None
    assert "不相交" in zh(location.problems)[0]
