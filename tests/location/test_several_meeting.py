"""Several sites, roads that meet more than once, and statements that contradict each other."""

from dataclasses import replace

import pytest
import shapely
from expression_text import reading
from gazetteer_builders import EAST, NORTH, at, gazetteer, line, spot
from ground import length, zh

from gongshu_geo.errors import Bilingual
from gongshu_geo.location.gazetteer import Region


def sub_district(name, x, y):
    return Region(
        name=name,
        level="sub_district",
        part_of="拱墅区",
        shape_4549=shapely.Point(EAST + x, NORTH + y),
        radius_m=1000.0,
    )


TOWN = replace(
    gazetteer(
        line("长路", (0, 0), (6000, 0)),
        line("弯路", (500, -800), (500, 800), (5500, 800), (5500, -800)),
        line("近路", (5400, -800), (5450, 800)),
        line("横路", (3000, -1000), (3000, 1000)),
        line("竖路", (1500, -1000), (1500, 1000)),
        line("远路", (0, 9000), (6000, 9000)),
        spot("花园站", 4500, 500),
        regions=(
            sub_district("东城街道", 5500, 0),
            sub_district("西城街道", 500, 0),
            replace(sub_district("东城单元", 5500, 0), level="unit"),
        ),
    ),
    aliases={
        "老横路": ("横路", Bilingual("“老横路”即“横路”(旧名)", "老横路 is 横路 (former name)"))
    },
)


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        (
            "石祥路与莫干山路、上塘路交叉口",
            "several [crossing 石祥路 × 莫干山路] [crossing 石祥路 × 上塘路]",
            "one road crosses two",
        ),
        (
            "沈半路和石祥路、半山路、康桥路路口",
            "several [crossing 沈半路 × 和石祥路] [crossing 沈半路 × 半山路] [crossing 沈半路 × 康桥路]",
            "three",
        ),
        (
            "莫干山路、沈半路、拱康路整治工程",
            "several [place 莫干山路] [place 沈半路] [place 拱康路整治工程]",
            "a shared tail",
        ),
        (
            "康钢路(平安桥路-码头路)、康贤路(平炼路-码头路)等7条道路",
            ("several [segment 康钢路: 平安桥路 → 码头路] [segment 康贤路: 平炼路 → 码头路] of 7"),
            "two of seven segments",
        ),
        ("莫干山路、石祥路、拱康路交叉口", "crossing 莫干山路 × 石祥路 × 拱康路", "three at once"),
        ("广业街/长青路", "crossing? 广业街 × 长青路", "perhaps one road"),
        (
            "康桥路8号、10号、12号",
            "several [number 康桥路 8] [number 康桥路 10] [number 康桥路 12]",
            "three numbers",
        ),
    ),
)
def test_several_are_read(text, expected):
    assert reading(text) == expected


@pytest.mark.parametrize("text", ["横路/老横路", "老横路/横路", "老横路横路"])
def test_one_road_under_two_names(text):
    location = TOWN.locate(text)
    assert (location.kind, location.method) == ("road", "centreline")
    assert "“老横路”即“横路”(旧名)" in zh(location.evidence)
    assert not location.problems


def test_one_road_that_crosses_two():
    location = TOWN.locate("长路与横路、竖路交叉口")
    assert location.kind == "several"
    xs = sorted(part.x for part in location.geometry.geoms)
    assert len(xs) == 2


def test_junctions_far_apart_are_listed_with_their_distance():
    location = TOWN.locate("长路与弯路交叉口")
    assert (location.kind, location.geometry) == ("unknown", None)
    assert zh(location.problems)[0] == "长路×弯路相交 2 处,相距约 5000 米"
    assert [candidate.note.zh for candidate in location.candidates] == [
        "第 1 处,共 2 处",
        "第 2 处,共 2 处;距第 1 处 5000 米",
    ]


@pytest.mark.parametrize(
    ("text", "point", "evidence"),
    cases(
        ("东城街道长路与弯路交叉口", (5500, 0), "2 处中仅此处在东城街道", "by the sub-district"),
        ("西城街道长路与弯路交叉口", (500, 0), "2 处中仅此处在西城街道", "by the other"),
        ("拱墅区西城街道长路与弯路路口", (500, 0), "2 处中仅此处在西城街道", "behind the district"),
        ("东城街道弯路与长路交叉口东侧", (5530, 0), "2 处中仅此处在东城街道", "then its side"),
        ("长路、弯路、近路交叉口", (5500, 0), None, "by a third road"),
        ("长路与弯路交叉口,横路以东", (5500, 0), "2 处中仅此处在横路以东", "by a side"),
        (
            "长路与弯路交叉口（竖路以西）",
            (500, 0),
            "2 处中仅此处在竖路以西",
            "by a side in brackets",
        ),
        ("长路与弯路东侧路口", (5500, 0), "2 处中此处最靠东", "the eastern one"),
        ("长路与弯路交叉口(西)", (500, 0), "2 处中此处最靠西", "the western one"),
        (
            "长路与弯路交叉口,近花园站",
            (5500, 0),
            "2 处中此处离文中的“花园站”最近(1118 米,次近 4031 米)",
            "by a place nearby",
        ),
        (
            "长路与弯路交叉口(花园站附近)",
            (5500, 0),
            "2 处中此处离文中的“花园站”最近(1118 米,次近 4031 米)",
            "by a place in brackets",
        ),
        (
            "长路与弯路交叉口,近路附近",
            (5500, 0),
            "2 处中此处离文中的“近路”最近(75 米,次近 4923 米)",
            "by a road nearby",
        ),
        ("东城单元长路与弯路交叉口", (5500, 0), "2 处中仅此处在东城单元", "by a plan unit"),
    ),
)
def test_the_rest_of_the_text_chooses(text, point, evidence):
    location = TOWN.locate(text)
    assert location.kind == "intersection"
    assert at(location) == pytest.approx(point, abs=0.1)
    assert evidence is None or evidence in zh(location.evidence)


def test_roads_that_never_meet_are_told_their_nearest_approach():
    location = TOWN.locate("长路与远路交叉口")
    assert zh(location.problems)[0] == "长路与远路不相交,最近处相距 9000 米"


@pytest.mark.parametrize(
    ("text", "doubts"),
    cases(
        ("西城街道花园站", ["文中写的是西城街道,此处距其中心 4031 米"], "another sub-district"),
        ("东城街道花园站", [], "its own sub-district"),
        ("花园站,横路以西", ["文中说在横路西侧,此处却在另一侧 1500 米"], "the other side"),
        ("花园站,横路以东", [], "its own side"),
        ("花园站(长路以南)", ["文中说在长路南侧,此处却在另一侧 500 米"], "in brackets"),
        ("花园站东侧约100米、长路北侧", [], "beside a line farther off"),
        ("长路(竖路-横路),全长1500米", [], "its own length"),
        ("长路(竖路-横路),全长3300米", ["文中长 3300 米,所得路段 1500 米"], "another length"),
        ("长路(竖路-横路)改造，总长约1.6公里", [], "kilometres, rounded"),
        ("长路(竖路-横路)，路长500m", ["文中长 500 米,所得路段 1500 米"], "far shorter"),
    ),
)
def test_contradictions_are_told(text, doubts):
    location = TOWN.locate(text)
    assert location.geometry is not None
    assert [p for p in zh(location.problems) if p.startswith("文中")] == doubts


@pytest.mark.parametrize(
    ("text", "metres"),
    cases(
        ("长路、弯路(竖路-横路)", [1500, 1500], "both meet the ends"),
        ("近路、长路(竖路-横路)", [1500, 1601], "one does not and is taken whole"),
    ),
)
def test_a_bracket_shared_by_roads_counts_for_each_that_meets_its_ends(text, metres):
    location = TOWN.locate(text)
    assert location.kind == "several"
    assert sorted(length(part) for part in location.geometry.geoms) == pytest.approx(
        metres, rel=0.01
    )


def test_of_a_shared_bracket_a_road_elsewhere_is_told():
    assert "近路与竖路不相交,最近处相距 3900 米" in zh(
        TOWN.locate("长路、近路(竖路-横路)").problems
    )


def test_ranges_in_one_bracket_are_segments_of_one_road():
    location = TOWN.locate("长路(竖路-横路、近路-弯路)")
    assert location.kind == "several"
    assert len(location.geometry.geoms) >= 2


@pytest.mark.parametrize(
    ("text", "problem"),
    cases(
        ("横路等7条道路", "文中共 7 处,只列出 1 处", "one road of seven"),
        ("长路(竖路-横路)等八条道路", "文中共 8 处,只列出 1 处", "one segment of eight"),
        ("横路、竖路等5条道路", "文中共 5 处,只列出 2 处", "two of five"),
        ("东城街道等3个街道", "文中共 3 处,只列出 1 处", "one sub-district of three"),
    ),
)
def test_a_list_that_is_not_complete_keeps_its_count(text, problem):
    assert problem in zh(TOWN.locate(text).problems)


def test_a_third_road_that_does_not_come_to_the_crossing_is_told():
    location = TOWN.locate("长路、横路、竖路交叉口")
    assert "竖路不经过此处,最近处相距 1500 米" in zh(location.problems)


@pytest.mark.parametrize(
    "text", ["长路与弯路交叉口,横路附近", "长路与弯路交叉口(远站)", "长路与弯路交叉口,长路以北"]
)
def test_what_the_rest_of_the_text_leaves_open_is_listed(text):
    location = TOWN.locate(text)
    assert "长路×弯路相交 2 处,相距约 5000 米" in zh(location.problems)
    assert [candidate.name for candidate in location.candidates] == ["长路×弯路"] * 2
    assert location.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "length_m", "doubts"),
    cases(
        ("长路(竖路-横路)", 1500, [], "the same"),
        ("长路(竖路-横路)", 2100, [], "within half as much again"),
        ("长路(竖路-横路)", 3300, ["登记表所列长度 3300 米,所得路段 1500 米"], "too long"),
        ("长路(竖路-横路)", 600, ["登记表所列长度 600 米,所得路段 1500 米"], "too short"),
        ("长路横路以东段", 9000, ["登记表所列长度 9000 米,所得路段 3000 米"], "beyond a junction"),
        ("长路(竖路-横路)", float("nan"), [], "none stated"),
        ("长路(竖路-横路)", None, [], "no column"),
        ("长路与横路交叉口", 600, [], "a crossing has no length"),
        ("长路(竖路-横路)", 0, ["登记表所列长度 0 米,所得路段 1500 米"], "nothing at all"),
    ),
)
def test_a_length_of_the_register_is_held_against_the_segment(text, length_m, doubts):
    plain, held = TOWN.locate(text), TOWN.locate(text, length_m=length_m)
    assert [p for p in zh(held.problems) if p not in zh(plain.problems)] == doubts
    assert (held.confidence < plain.confidence) == bool(doubts)
    assert held.geometry == plain.geometry
