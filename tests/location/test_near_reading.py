"""Near something: distances, directions and sides in every way of writing, read and placed."""

from dataclasses import replace

import numpy as np
import pytest
from expression_text import reading
from gazetteer_builders import EAST, NORTH, at, gazetteer, line, spot
from ground import zh

from gongshu_geo.location.gazetteer import Anchors

ROAD = line("长路", (0, 0), (2000, 0))
TOWN = replace(
    gazetteer(ROAD, line("横路", (1000, -1000), (1000, 1000)), spot("花园站", 500, 500)),
    anchors={
        "长路": Anchors(
            numbers=np.array([2.0, 10.0, 18.0, 40.0]),
            points_4549=np.array([(EAST + x, NORTH + 15) for x in (100, 300, 500, 1050)]),
            accuracy_m=np.full(4, 20.0),
        )
    },
)


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        ("善贤站A口东100米", "near (place 善贤站A口) 东 100 m", "an entrance"),
        ("善贤站以东约100米", "near (place 善贤站) 东 100 m", "以 and 约"),
        ("善贤站往西南大约50米处", "near (place 善贤站) 西南 50 m", "往, 大约, 处"),
        ("善贤站西北角", "near (place 善贤站) 西北", "a corner of it"),
        ("运河亚运公园以北", "near (place 运河亚运公园) 北", "以 without a distance"),
        ("善贤站约200米处", "near (place 善贤站) 200 m", "a distance alone"),
        ("距善贤站300米", "near (place 善贤站) 300 m", "距"),
        ("距离善贤站约1.2公里", "near (place 善贤站) 1200 m", "距离, kilometres"),
        ("善贤站附近200米范围内", "near (place 善贤站) 200 m", "within"),
        ("康桥路8号西侧", "near (number 康桥路 8) 西", "a side of a house"),
        ("康桥路8号东侧50米路北", "near (number 康桥路 8) 东 50 m 路北", "then a side of the road"),
        (
            "闲富北路与上和路交叉口南250米路东侧",
            "near (crossing 闲富北路 × 上和路) 南 250 m 路东",
            "from a crossing",
        ),
    ),
)
def test_near_is_read(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "method", "point", "accuracy_m"),
    cases(
        ("花园站东100米", "offset", (600, 500), 130, "east"),
        ("花园站A口东100米", "offset", (600, 500), 130, "from an entrance"),
        ("花园站D出入口往南200米", "offset", (500, 300), 160, "another entrance"),
        ("地铁花园站往西南约50米", "offset", (464.6, 464.6), 115, "south-west"),
        ("花园站约200米处", "within_distance", (500, 500), 360, "no direction"),
        ("距花园站100米", "within_distance", (500, 500), 230, "距"),
        ("花园站北侧", "beside", (500, 500), 350, "a side alone"),
        ("长路与横路交叉口南250米路东", "offset", (1020, -250), 110, "across the road"),
        ("长路与横路交叉口西100米", "offset", (900, 0), 65, "along the road"),
        ("长路2号向南300米", "offset", (100, -285), 110, "from a house"),
        ("长路2号西侧", "beside", (100, 15), 80, "beside a house"),
    ),
)
def test_near_is_placed(text, method, point, accuracy_m):
    location = TOWN.locate(text)
    assert (location.kind, location.method) == ("near", method)
    assert at(location) == pytest.approx(point, abs=0.2)
    assert location.accuracy_m == pytest.approx(accuracy_m)


@pytest.mark.parametrize(
    "text", ["不知站东100米", "距不知站300米", "不知公园约200米处", "花园站约99999米处"]
)
def test_near_nothing_known_is_nowhere(text):
    assert TOWN.locate(text).kind == "unknown"


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        ("长路1418-1号", "number 长路 1418", "a sub-number"),
        ("长路98-108号", "number 长路 98-108", "a range"),
        ("长路98号至108号", "number 长路 98-108", "至 between two 号"),
        ("长路98号-108号", "number 长路 98-108", "a dash between two 号"),
        ("长路8号与18号之间", "number 长路 8-18", "between two"),
        ("长路(横路以东)88号对面", "number 长路 88 对面", "behind a bracket"),
        ("长路9弄12号", "number 长路9弄 12", "a lane"),
        ("长路一一二九号附近", "number 长路 1129 附近", "digits one by one"),
        ("长路91号鹏锦商务大厦1号楼1605室", "number 长路 91", "building and room"),
        ("长路91号3幢2单元501室", "number 长路 91", "block, staircase, flat"),
    ),
)
def test_numbers_are_read(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "method", "point", "accuracy_m"),
    cases(
        ("长路10号", "anchor", (300, 15), 20, "known"),
        ("长路10-1号", "anchor", (300, 15), 20, "a sub-number of it"),
        ("长路10号对面", "anchor", (300, 15), 80, "opposite"),
        ("长路10号1号楼2室", "anchor", (300, 15), 20, "building and room"),
        ("长路6号", "interpolated", (200, 15), 130, "between two"),
        ("长路2号至18号", "anchor", (300, 15), 20, "the middle of a range"),
        ("长路10号-12号", "anchor", (300, 15), 20, "a range of which one end is known"),
        ("长路12号与14号之间", "interpolated", (375, 15), 130, "between two unknown ones"),
        ("长路10弄3号", "lane_mouth", (300, 15), 170, "a lane by its own number"),
        ("长路6弄88号", "lane_mouth", (200, 15), 280, "a lane between two numbers"),
        ("长路六弄8号", "lane_mouth", (200, 15), 280, "a lane in Chinese numerals"),
    ),
)
def test_numbers_are_placed(text, method, point, accuracy_m):
    location = TOWN.locate(text)
    assert (location.kind, location.method) == ("house_number", method)
    assert at(location) == pytest.approx(point, abs=0.2)
    assert location.accuracy_m == pytest.approx(accuracy_m)


def test_a_lane_beyond_the_numbers_known_is_somewhere_on_its_road():
    location = TOWN.locate("长路900弄2号")
    assert location.method == "number_unknown"
    assert zh(location.problems) == ["长路已知门牌为 2–40,推不出 900 号,取全路"]


def test_two_numbers_in_one_text_are_two_sites():
    location = TOWN.locate("长路2号、18号")
    assert (location.kind, len(location.geometry.geoms)) == ("several", 2)
