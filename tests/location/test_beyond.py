"""The part of a road on one side of another, and ends told by their direction or distance."""

import pytest
import shapely
from gazetteer_builders import EAST, NORTH, TO_METRES, gazetteer, line
from ground import zh

TOWN = gazetteer(
    line("长路", (0, 0), (6000, 0)),
    line("横路", (2000, -1000), (2000, 1000)),
    line("竖路", (4000, -1000), (4000, 1000)),
    line("北路", (0, 900), (1000, 900)),
    line("弯路", (500, -800), (500, 800), (5500, 800), (5500, -800)),
    line("界河", (-11_000, 500), (11_000, 500), kind="river"),
    line("过界路", (3000, -11_000), (3000, 11_000)),
)


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


def span(location):
    """West, south, east and north end of a location, in metres from the corner."""
    x0, y0, x1, y1 = location.geometry.bounds
    (west, south), (east, north) = TO_METRES(x0, y0), TO_METRES(x1, y1)
    return west - EAST, south - NORTH, east - EAST, north - NORTH


@pytest.mark.parametrize(
    ("text", "west", "east"),
    cases(
        ("长路横路以西段", 0, 2000, "west of a road"),
        ("长路横路以东段", 2000, 6000, "east of it"),
        ("长路(竖路以东)整治", 4000, 6000, "in brackets"),
        ("长路（竖路以西路段）", 0, 4000, "以西路段"),
        ("长路在竖路以西部分", 0, 4000, "部分"),
    ),
)
def test_the_part_on_one_side_of_another_road(text, west, east):
    location = TOWN.locate(text)
    assert (location.kind, location.method) == ("segment", "beyond_junction")
    assert span(location)[::2] == pytest.approx((west, east), abs=1)
    assert "另一端取至长路中心线所绘的端点" in zh(location.evidence)


@pytest.mark.parametrize(
    ("text", "problem"),
    cases(
        ("长路(北路以东)", "长路与北路不相交,最近处相距 900 米", "roads that never meet"),
        ("长路横路以北段", "长路中心线在横路以北没有一段", "nothing lies there"),
        ("长路(火星路以东)", "“火星路”不在地名库", "an unknown road"),
        ("长路(弯路以东)", "长路×弯路相交 2 处,相距约 5000 米", "two junctions far apart"),
    ),
)
def test_what_stays_open_is_told(text, problem):
    location = TOWN.locate(text)
    assert location.kind == "segment"
    assert problem in zh(location.problems)
    assert location.confidence < 0.7


def test_an_end_beside_a_road_is_moved():
    location = TOWN.locate("长路(横路东侧约300米处-竖路)")
    assert span(location)[::2] == pytest.approx((2300, 4000), abs=1)
    assert "端点“横路”:与横路的路口,再向东 300 米" in zh(location.evidence)
    assert location.accuracy_m == pytest.approx(35 + 0.3 * 300)


@pytest.mark.parametrize(
    ("text", "south", "north"),
    cases(
        ("过界路南起长路,北至区界", 0, 10_000, "to the north"),
        ("过界路北起长路,南至区界", -10_000, 0, "to the south"),
    ),
)
def test_the_heading_told_chooses_the_border(text, south, north):
    location = TOWN.locate(text)
    assert span(location)[1::2] == pytest.approx((south, north), abs=40)
    assert not location.problems


def test_without_a_heading_both_ways_to_the_border_are_told():
    location = TOWN.locate("过界路(长路-区界)")
    assert "过界路在两个方向都符合所述起讫点,取较长的一段" in zh(location.problems)


def test_a_heading_the_other_way_round_is_told():
    location = TOWN.locate("长路西起竖路,东至横路")
    assert "文中说终点在东,此处却不在" in zh(location.problems)


def test_a_river_keeps_its_role_among_the_ends():
    location = TOWN.locate("界河(横路-竖路)")
    roles = {location.text[m.start : m.end]: m.role for m in location.matched}
    assert roles == {"界河": "river", "横路": "end", "竖路": "end"}
    assert isinstance(location.geometry, shapely.LineString)
