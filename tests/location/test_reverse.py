"""What lies around positions, on a small map of metres."""

from dataclasses import replace

import numpy as np
import pyproj
import pytest
import shapely
from gazetteer_builders import EAST, NORTH, gazetteer, line

from gongshu_geo.corridors import Axis, Corridor
from gongshu_geo.errors import Bilingual
from gongshu_geo.location.gazetteer import Anchors, Region
from gongshu_geo.location.reverse import REVERSE_COLUMNS, Reverse

TO_DEGREES = pyproj.Transformer.from_crs("EPSG:4549", "OGC:CRS84", always_xy=True).transform


def corridor(name, *xy):
    """A corridor of 500 m on each side, chainage rising along the points."""
    described = Corridor(
        name=name, name_en="", pinyin="", zero=Bilingual("", ""), from_end="south", strip_m=500.0
    )
    axis = shapely.LineString([(EAST + x, NORTH + y) for x, y in xy])
    return Axis(corridor=described, line_4549=axis, gaps=())


def sub_district(name, x, y):
    return Region(
        name=name,
        level="sub_district",
        part_of="拱墅区",
        shape_4549=shapely.Point(EAST + x, NORTH + y),
        radius_m=1500.0,
    )


def numbers(*places):
    """House numbers with points in metres from the corner."""
    return Anchors(
        numbers=np.array([number for number, _, _ in places], dtype=float),
        points_4549=np.array([(EAST + x, NORTH + y) for _, x, y in places], dtype=float),
        accuracy_m=np.full(len(places), 30.0),
    )


SMALL = replace(
    gazetteer(
        line("纵路", (0, -3000), (0, 3000)),
        line("横路", (-3000, 1000), (3000, 1000)),
        line("纵路高架", (20, -3000), (20, 3000)),
        line("小河", (100, -3000), (100, 3000), kind="river"),
        measured={frozenset(("横路", "远路")): (EAST + 2000, NORTH + 1000, 30.0)},
        regions=(sub_district("南街道", 0, -2000), sub_district("北街道", 0, 2000)),
    ),
    axes={
        "纵路": corridor("纵路", (0, -3000), (0, 3000)),
        "横路": corridor("横路", (-3000, 1000), (3000, 1000)),
    },
)
SMALL.anchors = {"纵路": numbers((8, 10, 0), (20, 10, 200), (99, 10, 900))}
AROUND = Reverse(SMALL)


def around(*xy):
    """Rows for points in metres from the corner."""
    x, y = np.transpose(xy).astype(float)
    return AROUND.at(*TO_DEGREES(EAST + x, NORTH + y))


@pytest.mark.parametrize(
    ("xy", "expected"),
    [
        pytest.param((200, 0), ("纵路", 3000, "右", 200, False), id="right of it, going north"),
        pytest.param((-200, 0), ("纵路", 3000, "左", 200, False), id="left of it"),
        pytest.param((0, 0), ("纵路", 3000, "", 0, False), id="on it"),
        pytest.param((300, 1100), ("横路", 3300, "左", 100, False), id="the nearer of two"),
        pytest.param((0, 3300), ("纵路", 6000, "", 300, True), id="beyond its end"),
        pytest.param((600, 0), ("", None, "", None, False), id="outside every strip"),
    ],
)
def test_corridor_chainage_side_and_offset(xy, expected):
    row = around(xy).iloc[0]
    told = [
        None if np.isnan(row[name]) else round(row[name]) for name in ("chainage_m", "offset_m")
    ]
    assert (row["corridor"], told[0], row["side"], told[1], row["beyond_end"]) == expected


@pytest.mark.parametrize(
    ("xy", "name", "metres"),
    [
        pytest.param((0, 400), "横路×纵路", 600, id="drawn"),
        pytest.param((2000, 900), "横路×远路", 100, id="measured, of a road without a centreline"),
        pytest.param((20, 990), "横路×纵路", 22, id="an elevated road crosses nothing"),
    ],
)
def test_the_nearest_junction(xy, name, metres):
    row = around(xy).iloc[0]
    assert (row["junction"], round(row["junction_m"])) == (name, metres)


def test_the_nearest_road_is_no_river_and_none_above_the_ground():
    row = around((95, 0)).iloc[0]
    assert (row["road"], round(row["road_m"])) == ("纵路", 95)


@pytest.mark.parametrize(
    ("xy", "low", "high"),
    [
        pytest.param((30, 100), 8, 20, id="two near"),
        pytest.param((30, -450), 8, 8, id="one near"),
        pytest.param((30, -900), None, None, id="none near"),
        pytest.param((-900, 990), None, None, id="a road without numbers"),
    ],
)
def test_numbers_of_the_nearest_road_known_there(xy, low, high):
    row = around(xy).iloc[0]
    told = [None if np.isnan(value) else value for value in (row["number_from"], row["number_to"])]
    assert told == [low, high]


@pytest.mark.parametrize(
    ("xy", "name", "inside", "metres"),
    [
        pytest.param((50, 100), "北街道", True, 9900, id="in the north"),
        pytest.param((50, -100), "南街道", True, 9900, id="in the south"),
        pytest.param((0, 10_500), "", False, 500, id="outside: of no sub-district"),
    ],
)
def test_sub_district_and_district(xy, name, inside, metres):
    row = around(xy).iloc[0]
    assert (row["sub_district"], row["inside"], round(row["border_m"])) == (name, inside, metres)


@pytest.mark.parametrize(
    ("lon", "lat"), [(np.nan, 30.3), (120.1, np.nan), (0.0, 0.0), (np.inf, 30.3)]
)
def test_a_position_that_is_none_has_an_empty_row(lon, lat):
    row = AROUND.at([lon, 120.0], [lat, 30.27]).iloc[0]
    assert row[["corridor", "side", "junction", "road", "sub_district"]].to_list() == [""] * 5
    assert row[["chainage_m", "offset_m", "junction_m", "road_m", "border_m"]].isna().all()
    assert not row["inside"]


def test_no_position_at_all():
    assert list(AROUND.at([], []).columns) == list(REVERSE_COLUMNS)
    assert len(AROUND.at([], [])) == 0


def test_many_are_told_as_each_alone():
    points = [(x, y) for x in range(-900, 1000, 300) for y in range(-900, 1000, 300)]
    together = around(*points)
    for index, xy in enumerate(points):
        assert together.iloc[[index]].reset_index(drop=True).equals(around(xy))


def test_a_gazetteer_without_roads():
    row = Reverse(gazetteer()).at(120.0, 30.3).iloc[0]
    assert (row["road"], row["junction"], row["corridor"]) == ("", "", "")
    assert row["inside"]
