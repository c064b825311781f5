"""Sites beside lines: corners, strips, blocks with bounds missing, areas that lines enclose."""

import pytest
import shapely
from expression_text import readings
from gazetteer_builders import TO_METRES, at, gazetteer, line
from ground import zh

# A town of streets 1 km apart: 纬一路 in the south to 纬三路, 经一路 in the west to 经三路.
TOWN = gazetteer(
    *(line(f"纬{n}路", (0, y), (4000, y)) for n, y in (("一", 0), ("二", 1000), ("三", 2000))),
    *(
        line(f"经{n}路", (x, -500), (x, 3000))
        for n, x in (("一", 1000), ("二", 2000), ("三", 3000))
    ),
    line("弯河", (0, 500), (1500, 500), (2500, 1500), (4000, 1500), kind="river", accuracy_m=40.0),
    line("远路", (0, 9000), (4000, 9000)),
)
ASSUMED = "离路 350 米以内是按路口间距的假定,未经实测"


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        ("云锦路东桃源街北", "quadrant 云锦路 东, 桃源街 北", "bare directions"),
        ("石祥路北、莫干山路东", "quadrant 石祥路 北, 莫干山路 东", "bare, in a list"),
        ("石祥路南面、西塘河东面", "quadrant 石祥路 南, 西塘河 东", "面"),
        ("沈半路东北侧", "quadrant 沈半路 东北", "a side between two directions"),
        ("位于丽水路以东的地块", "quadrant 位于丽水路 东", "words around"),
        ("莫干山路以东,区界以南", "quadrant 莫干山路 东, 区界 南", "a border"),
        (
            "由莫干山路、石祥路、通益路和登云路围合",
            "enclosed 由莫干山路 石祥路 通益路 和登云路",
            "lines around",
        ),
        ("上塘路、石祥路、通益路所围合区域", "enclosed 上塘路 石祥路 通益路", "three lines around"),
    ),
)
def test_sides_are_read(text, expected):
    assert expected in readings(text)


@pytest.mark.parametrize(
    "text",
    ["石祥路东段", "拱康路北延", "石祥路与莫干山路交叉口东侧", "康桥路8号南侧", "石祥路南口"],
)
def test_other_directions_are_no_sides(text):
    assert not [reading for reading in readings(text) if reading.startswith("quadrant")]


@pytest.mark.parametrize(
    ("text", "point"),
    cases(
        ("纬二路以南、经二路以西", (1825, 825), "south and west"),
        ("经二路以西、纬二路以南地块", (1825, 825), "the other order"),
        ("纬二路南侧,经二路西侧", (1825, 825), "sides"),
        ("纬二路北经二路东", (2175, 1175), "bare directions"),
        ("纬二路以北、经二路以东", (2175, 1175), "north and east"),
        ("东至经二路、北至纬二路", (1825, 825), "以西 makes it the east bound"),
        ("东临经二路,北靠纬二路", (1825, 825), "other verbs"),
        ("纬二路以南、经二路西北侧", (1797, 858), "a slanting side"),
    ),
)
def test_a_corner_is_a_point_within_it(text, point):
    location = TOWN.locate(text)
    assert at(location) == pytest.approx(point, abs=20)
    assert location.accuracy_m == 10 + 25 + 350
    assert ASSUMED in zh(location.evidence)


def test_a_corner_told_by_bounds_is_part_of_a_block():
    corner, bounds = TOWN.locate("纬二路以南、经二路以西"), TOWN.locate("东至经二路、北至纬二路")
    assert (corner.kind, corner.method) == ("quadrant", "corner")
    assert (bounds.kind, bounds.method) == ("block", "partial_block")
    assert zh(bounds.problems) == ["缺少南、西至"]
    assert "四至中只知 2 面" in zh(bounds.evidence)


def test_one_side_is_the_whole_line_with_its_reach():
    location = TOWN.locate("纬二路以南")
    assert (location.kind, location.method) == ("quadrant", "one_side")
    assert location.geometry.equals(TOWN.locate("纬二路").geometry)
    assert location.accuracy_m == 385
    assert zh(location.problems) == ["只知在纬二路南侧,取全线"]


def metres_of(location):
    return shapely.transform(location.geometry, lambda xy: [TO_METRES(*pair) for pair in xy])


@pytest.mark.parametrize(
    ("text", "method", "hectares", "problems"),
    cases(
        ("经一路以东、经二路以西、纬一路以北、纬二路以南", "bounded", 100, [], "four sides"),
        ("东至经二路、南至纬一路、西至经一路、北至纬二路", "bounded", 100, [], "four bounds"),
        (
            "东至经二路、南至纬一路、西至经一路、北至规划支路",
            "partial_block",
            70,
            ["北至“规划支路”(规划道路)不在地名库"],
            "a planned road in the north",
        ),
        (
            "东至经二路、南至沪昆铁路、西至经一路、北至纬二路",
            "partial_block",
            70,
            ["南至“沪昆铁路”(铁路)不在地名库"],
            "a railway in the south",
        ),
        (
            "东至某某公司、南至纬一路、西至经一路、北至纬二路",
            "partial_block",
            70,
            ["东至“某某公司”(单位)不在地名库"],
            "a company in the east",
        ),
        (
            "东至经二路、南至纬一路、西至现状用地、北至纬二路",
            "partial_block",
            70,
            ["西至“现状用地”(现状用地)不在地名库"],
            "land as it is",
        ),
        ("经一路以东、纬一路以北、纬二路以南", "partial_block", 70, [], "three sides"),
        ("东至经二路、西至经一路", "partial_block", 350, ["缺少南、北至"], "two opposite bounds"),
        ("经一路以东、经二路以西", "strip", 350, [], "two opposite sides"),
        ("由经一路、纬一路、经二路和纬二路围合", "enclosed", 100, [], "enclosed"),
    ),
)
def test_areas(text, method, hectares, problems):
    location = TOWN.locate(text)
    assert location.method == method
    assert metres_of(location).area / 1e4 == pytest.approx(hectares, abs=0.1)
    assert zh(location.problems) == problems
    assert (ASSUMED in zh(location.evidence)) == (method in {"partial_block", "strip"})


def test_a_second_line_along_one_bound_belongs_to_it():
    location = TOWN.locate("东至经三路、南至纬一路和弯河、西至经二路、北至纬三路")
    assert location.method == "bounded"
    assert metres_of(location).area / 1e4 == pytest.approx(200, abs=0.1)


@pytest.mark.parametrize(
    ("text", "problem"),
    cases(
        (
            "纬二路以南、远路以北、经一路以东、经二路以西",
            "经二路与远路不相交,最近处相距 6000 米",
            "a bound far off",
        ),
        (
            "纬二路以北、纬一路以南",
            "纬二路与纬一路之间围不成带状范围",
            "sides that exclude each other",
        ),
        ("远路以南、经二路以西", "远路与经二路不相交,最近处相距 6000 米", "lines that never meet"),
        ("由经一路、远路、经二路围合", "所列各线不能围成一块", "lines that enclose nothing"),
        (
            "东至甲厂、南至乙路、西至丙河、北至纬三路",
            "东至“甲厂”(单位)不在地名库",
            "one bound of four",
        ),
    ),
)
def test_sides_that_tell_no_place(text, problem):
    location = TOWN.locate(text)
    assert (location.kind, location.geometry) == ("unknown", None)
    assert problem in zh(location.problems)


@pytest.mark.parametrize(
    ("words", "doubt"),
    cases(
        ("总用地面积约100公顷", None, "as stated"),
        ("占地1400亩", None, "in mu"),
        ("用地面积900000平方米", None, "in square metres"),
        ("总用地面积40公顷", "文中面积 40.0 公顷,所围范围 100.0 公顷", "too small"),
        ("占地约3000亩", "文中面积 200.0 公顷,所围范围 100.0 公顷", "too large"),
        ("用地面积2平方公里", "文中面积 200.0 公顷,所围范围 100.0 公顷", "square kilometres"),
        ("建筑面积3公顷", None, "floors are no site"),
    ),
)
@pytest.mark.parametrize("mark", ["，{}", "（{}）", "。{}"])
def test_a_stated_area_is_compared(words, doubt, mark):
    text = "东至经二路、南至纬一路、西至经一路、北至纬二路" + mark.format(words)
    location = TOWN.locate(text)
    assert location.method == "bounded"
    assert zh(location.problems) == ([doubt] if doubt else [])


@pytest.mark.parametrize(
    ("unit", "bounds", "hectares"),
    cases(
        ("运河新城单元", "东至拱康路,西至通益路和运河,南至石祥路,北至区界", 727, "stated area"),
        ("祥符东单元", "东至区界及通益路,南至石祥路,西至西塘河,北至区界及通运路", None, "borders"),
    ),
)
def test_bounds_of_plan_units_close(request, unit, bounds, hectares):
    location = request.getfixturevalue("gazetteer").locate(f"{unit},{bounds}")
    assert (location.kind, location.method) == ("block", "bounded")
    if hectares:
        area = shapely.area(location.geometry) * 111_300**2 * 0.8629 / 1e4  # cos 30.36°
        assert area == pytest.approx(hectares, rel=0.05)
