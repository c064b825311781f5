"""Points: coordinates, house numbers, intersections, offsets, against positions told elsewhere."""

from dataclasses import replace

import pytest
from ground import away, known, measured, metres, rows, zh

from gongshu_geo.crs import convert


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


@pytest.mark.parametrize(
    ("text", "place", "accuracy_m"),
    cases(
        ("120.14052,30.36403 WGS-84", (120.14052, 30.36403), 5, "as they stand"),
        ("30.36403,120.14052 WGS-84", (120.14052, 30.36403), 5, "latitude first"),
        ("120.14052,30.36403 CGCS2000", (120.14052, 30.36403), 5, "CGCS2000 is taken as WGS-84"),
        ("120.1405,30.3640 WGS-84", (120.1405, 30.3640), 8, "four decimals"),
        ("120.14,30.36 WGS-84", (120.14, 30.36), 735, "two decimals"),
        ("120°08′26″,30°21′50″ WGS84", (120 + 506 / 3600, 30 + 1310 / 3600), 21, "whole seconds"),
        ("120°8′,30°21′ WGS84", (120 + 8 / 60, 30.35), 1225, "whole minutes"),
    ),
)
def test_coordinates_are_as_accurate_as_the_digits_written(gazetteer, text, place, accuracy_m):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("coordinates", "stated")
    assert metres(location.geometry.coords[0], place) < 0.1
    assert location.accuracy_m <= accuracy_m


@pytest.mark.parametrize(
    ("words", "system"),
    cases(
        ("GCJ-02", "gcj02", "GCJ-02"),
        ("火星坐标系", "gcj02", "its nickname"),
        ("高德坐标", "gcj02", "Amap"),
        ("腾讯地图", "gcj02", "Tencent"),
        ("BD-09", "bd09", "BD-09"),
        ("百度地图", "bd09", "Baidu"),
        ("国家2000", "cgcs2000", "CGCS2000 in Chinese"),
        ("EPSG:4490", "cgcs2000", "CGCS2000 by number"),
    ),
)
def test_the_stated_system_is_obeyed(gazetteer, words, system):
    x, y = convert(120.14052, 30.36403, source="wgs84", target=system)
    location = gazetteer.locate(f"{x:.6f},{y:.6f}({words})")
    assert metres(location.geometry.coords[0], (120.14052, 30.36403)) < 0.2


@pytest.mark.parametrize(
    ("text", "zone"),
    cases(
        ("X={northing:.2f},Y={easting:.2f} CGCS2000", 0, "X is the northing"),
        ("Y={easting:.2f} X={northing:.2f} 国家2000", 0, "Y first"),
        ("X={northing:.1f},Y={easting:.1f} CGCS2000", 40, "the zone in front"),
        ("X={northing:.1f},Y={easting:.1f} EPSG:4549", 40, "the zone in front of EPSG:4549"),
    ),
)
def test_plane_coordinates(gazetteer, text, zone):
    easting, northing = convert(120.14052, 30.36403, source="wgs84", target="epsg4549")
    location = gazetteer.locate(text.format(easting=zone * 1e6 + easting, northing=northing))
    assert metres(location.geometry.coords[0], (120.14052, 30.36403)) < 0.2
    assert location.accuracy_m == 5


@pytest.mark.parametrize(
    ("text", "problem"),
    cases(
        (
            "120.1405,30.3640",
            "坐标未注明坐标系,不予猜测;请注明如 GCJ-02、BD-09、CGCS2000",
            "no system",
        ),
        (
            "120.14,30.33;120.15,30.34",
            "坐标未注明坐标系,不予猜测;请注明如 GCJ-02、BD-09、CGCS2000",
            "two pairs without a system",
        ),
        ("120.14,120.14 WGS84", "“120.14,120.14”不可能是这一带的 wgs84 坐标", "no latitude"),
        ("999.99,999.99 GCJ-02", "“999.99,999.99”不可能是这一带的 gcj02 坐标", "off the earth"),
        (
            "X=9999999.9,Y=9999999.9 CGCS2000",
            "“X=9999999.9,Y=9999999.9”不可能是这一带的 epsg4549 坐标",
            "off the plane",
        ),
    ),
)
def test_coordinates_are_never_guessed(gazetteer, text, problem):
    location = gazetteer.locate(text)
    assert (location.kind, location.geometry) == ("unknown", None)
    assert zh(location.problems) == [problem]


def test_coordinates_without_a_system_come_with_suggestions(gazetteer):
    suggested = {c.name: (c.lon, c.lat) for c in gazetteer.locate("120.1405,30.3640").candidates}
    assert set(suggested) == {"wgs84", "gcj02", "bd09"}
    for system, place in suggested.items():
        there = convert(120.1405, 30.3640, source=system, target="wgs84")
        assert metres(place, there) < 0.1


def test_coordinates_far_away_are_used_and_doubted(gazetteer):
    location = gazetteer.locate("116.39747,39.90882 WGS-84")
    assert zh(location.problems) == ["距拱墅区 1110 公里"]
    assert location.confidence == pytest.approx(0.76)


@pytest.mark.parametrize(
    "row",
    [row for row in rows("house_numbers.csv") if row["number"].isdigit()][::7],
    ids=lambda row: f"{row['road']}{row['number']}号",
)
def test_a_known_house_number_is_where_it_is(gazetteer, row):
    text = f"{row['road']}{row['number']}号"
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("house_number", "anchor")
    assert away(location.geometry, (float(row["lon"]), float(row["lat"]))) <= location.accuracy_m


@pytest.mark.parametrize(
    ("text", "like"),
    cases(
        ("浙江省杭州市拱墅区康桥路8号", "康桥路8号", "province, city, district before"),
        ("拱墅区康桥街道康桥路8号", "康桥路8号", "a sub-district before"),
        ("康桥路八号", "康桥路8号", "a Chinese numeral"),
        ("康桥路８号", "康桥路8号", "full width"),
        ("康桥路8号（近康园路）", "康桥路8号", "near another road"),
        ("康桥路8号1幢二层2018室", "康桥路8号", "a room behind"),
        ("康桥工业园康桥路8号", "康桥路8号", "an estate before"),
        ("康桥路8-1号", "康桥路8号", "a sub-number"),
        ("莫干山路一一二九号", "莫干山路1129号", "digits one by one"),
    ),
)
def test_the_same_house_number_in_other_words(gazetteer, text, like):
    location = gazetteer.locate(text)
    assert location.method == "anchor"
    assert metres(location.geometry.coords[0], gazetteer.locate(like).geometry.coords[0]) < 0.01


@pytest.mark.parametrize("word", ["对面", "附近", "旁边"])
def test_beside_a_house_number_is_known_less_well(gazetteer, word):
    beside, there = gazetteer.locate(f"康桥路8号{word}"), gazetteer.locate("康桥路8号")
    assert beside.accuracy_m == there.accuracy_m + 60
    assert beside.geometry == there.geometry


@pytest.mark.parametrize(
    ("text", "method", "problem"),
    cases(
        (
            "沈半路91号",
            "number_unknown",
            "沈半路已知门牌为 167–469,推不出 91 号,取全路",
            "out of reach of the numbers known",
        ),
        (
            "隐秀路1号",
            "number_unknown",
            "隐秀路没有已知门牌,1 号取全路",
            "a road without known numbers",
        ),
    ),
)
def test_a_number_that_cannot_be_placed_is_somewhere_on_its_road(gazetteer, text, method, problem):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("house_number", method)
    assert zh(location.problems) == [problem]
    assert location.geometry.length == gazetteer.locate(text[:3]).geometry.length


def test_a_road_known_by_its_numbers_alone(gazetteer):
    assert gazetteer.line("东坡路") is None
    assert gazetteer.locate("东坡路62号").method == "anchor"
    assert gazetteer.locate("武林商圈东坡路62号").method == "anchor"
    location = gazetteer.locate("东坡路12号")
    assert location.kind == "unknown"
    assert zh(location.problems)[0] == "东坡路已知门牌为 62–62,推不出 12 号"


JUNCTIONS = [
    pytest.param(row["road_a"], row["road_b"], id=f"{row['road_a']}×{row['road_b']}")
    for row in rows("junctions.csv")
]


@pytest.mark.parametrize(("first", "second"), JUNCTIONS)
def test_a_measured_junction_is_used(gazetteer, first, second):
    lon, lat, accuracy = measured(first, second)
    location = gazetteer.locate(f"{second}与{first}交叉口")
    assert (location.kind, location.method) == ("intersection", "measured_junction")
    assert metres(location.geometry.coords[0], (lon, lat)) < 0.1
    assert location.accuracy_m == accuracy


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("康桥路", "康园路", id="two main roads"),
        pytest.param("康桥路", "康贤路", id="康贤路"),
        pytest.param("康桥路", "拱康路", id="two corridors"),
        pytest.param("康桥路", "丽水北路", id="an extension"),
        pytest.param("康中路", "康贤路", id="康中路 and 康贤路"),
        pytest.param("康中路", "康园路", id="康中路 and 康园路"),
        pytest.param("半山路", "轧钢路", id="a road by the works"),
        pytest.param("金昌路", "北秀街", id="a near miss"),
        pytest.param("金昌路", "桃源街", id="another near miss"),
        pytest.param("通益路", "通运街", id="a road and a street"),
        pytest.param("康惠路", "康景路", id="bus stops only"),
    ],
)
def test_a_computed_junction_lies_where_the_measured_one_is(gazetteer, first, second):
    lon, lat, accuracy = measured(first, second)
    location = replace(gazetteer, measured={}).locate(f"{first}与{second}交叉口")
    assert location.method in {"computed_junction", "near_junction"}
    assert away(location.geometry, (lon, lat)) <= location.accuracy_m + accuracy
    assert location.accuracy_m <= 225


@pytest.mark.parametrize(
    ("text", "station", "within_m"),
    cases(
        ("杭行路与祥园路交叉口", "祥园路站", 250, "line 10, 祥园路站"),
        ("莫干山路与隐秀路交叉口", "北大桥站", 250, "line 10, 北大桥站, at first 隐秀路站"),
    ),
)
def test_stations_stand_at_the_crossings_that_they_are_announced_at(
    gazetteer, text, station, within_m
):
    location = gazetteer.locate(text)
    assert location.kind == "intersection"
    assert away(location.geometry, known("stations.csv", station)) <= within_m


@pytest.mark.parametrize(
    "text",
    [
        "莫干山路与石祥路交叉口",
        "莫干山路、石祥路交叉口",
        "石祥路/莫干山路路口",
        "石祥路莫干山路口",
        "莫干山路石祥路",
        "拱墅区莫干山路和石祥路交汇处",
        "位于莫干山路与石祥路交叉口的大厦",
        "104国道与石祥路交叉口",
    ],
)
def test_one_crossing_in_other_words(gazetteer, text):
    location = gazetteer.locate(text)
    there = gazetteer.locate("石祥路与莫干山路交叉口").geometry.coords[0]
    assert location.kind == "intersection"
    assert metres(location.geometry.coords[0], there) < 0.01


@pytest.mark.parametrize(
    ("side", "east", "north"),
    [
        ("东", 1, 0),
        ("南", 0, -1),
        ("西", -1, 0),
        ("北", 0, 1),
        ("东南", 1, -1),
        ("西北", -1, 1),
        ("东北", 1, 1),
        ("西南", -1, -1),
    ],
)
def test_a_corner_lies_30_m_on_its_side(gazetteer, side, east, north):
    middle = gazetteer.locate("莫干山路与石祥路交叉口")
    corner = gazetteer.locate(f"莫干山路与石祥路交叉口{side}侧")
    (lon, lat), (x, y) = middle.geometry.coords[0], corner.geometry.coords[0]
    assert metres((lon, lat), (x, y)) == pytest.approx(30, abs=0.1)
    tiny = 1e-5  # the grid's north and true north differ by minutes of arc
    assert [(x > lon + tiny) - (x < lon - tiny), (y > lat + tiny) - (y < lat - tiny)] == [
        east,
        north,
    ]
    assert corner.accuracy_m == middle.accuracy_m + 30


@pytest.mark.parametrize(
    ("text", "problem"),
    cases(
        (
            "康桥路与石祥路交叉口",
            "康桥路与石祥路不相交,最近处相距 3435 米",
            "parallel, kilometres apart",
        ),
        (
            "石祥东路与拱康路交叉口",
            "石祥东路与拱康路不相交,最近处相距 3803 米",
            "its eastern continuation",
        ),
        (
            "莫干山路与石祥西路交叉口",
            "莫干山路与石祥西路不相交,最近处相距 744 米",
            "its western continuation",
        ),
        ("通益路与衢州路交叉口", "“通益路”与“衢州路”是同一条路", "two names of one road"),
        ("石祥路与石祥路交叉口", "“石祥路”与“石祥路”是同一条路", "one name twice"),
        (
            "上塘路与上塘高架路交叉口",
            "上塘路×上塘高架路相交 14 处,相距约 7648 米",
            "an elevated road along its street",
        ),
    ),
)
def test_roads_that_do_not_cross_are_told_so(gazetteer, text, problem):
    location = gazetteer.locate(text)
    assert (location.kind, location.geometry) == ("unknown", None)
    assert location.problems[0].zh == problem


def test_of_a_crossing_with_one_unknown_road_only_the_known_one_is_left(gazetteer):
    location = gazetteer.locate("石祥路与新开河交叉口")
    assert (location.kind, location.method) == ("intersection", "one_road")
    assert zh(location.problems) == ["“新开河”不在地名库"]
    assert location.geometry == gazetteer.locate("石祥路").geometry


@pytest.mark.parametrize(
    ("text", "origin", "distance_m", "accuracy_m"),
    cases(
        ("石祥路319号向南300米", "石祥路319号", 300, 390, "from a house number"),
        ("莫干山路与石祥路交叉口东50米", "莫干山路与石祥路交叉口", 50, 78, "from a crossing"),
        ("善贤站以西300米", "善贤站", 300, 150, "from a station"),
        ("善贤站往西南约1.2公里", "善贤站", 1200, 420, "kilometres"),
        ("运河亚运公园北侧约200米", "运河亚运公园", 200, 510, "from a park"),
    ),
)
def test_a_distance_and_direction(gazetteer, text, origin, distance_m, accuracy_m):
    location = gazetteer.locate(text)
    start = gazetteer.locate(origin).geometry.coords[0]
    assert (location.kind, location.method) == ("near", "offset")
    assert metres(start, location.geometry.coords[0]) == pytest.approx(distance_m, rel=1e-3)
    assert location.accuracy_m == pytest.approx(accuracy_m, abs=1)


def test_the_bus_stop_at_a_crossing_lies_where_its_own_address_says(gazetteer):
    # The stop 瓜山 has the address 拱康路与科祥街交叉路口往西南约50米.
    location = gazetteer.locate("拱康路与科祥街交叉路口往西南约50米")
    lon, lat, accuracy = measured("拱康路", "科祥街")
    assert metres((lon, lat), location.geometry.coords[0]) == pytest.approx(50, abs=0.1)
    assert location.accuracy_m == accuracy + 15


def test_on_a_side_of_a_place_without_a_distance(gazetteer):
    location, park = gazetteer.locate("运河亚运公园北侧"), gazetteer.locate("运河亚运公园")
    assert (location.kind, location.method) == ("near", "beside")
    assert location.geometry == park.geometry
    assert location.accuracy_m == park.accuracy_m + 250


@pytest.mark.parametrize(
    ("text", "problem"),
    cases(
        (
            "石祥路319号向南99999999米",
            "“向南99999999米”超出 5 公里,不能据以定位",
            "further than the district is long",
        ),
        ("城北体育公园南侧", "“城北体育公园”不在地名库", "from an unknown place"),
    ),
)
def test_an_offset_that_tells_no_place(gazetteer, text, problem):
    location = gazetteer.locate(text)
    assert location.kind == "unknown"
    assert location.problems[0].zh == problem


def test_another_district_in_the_text_is_a_doubt(gazetteer):
    location = gazetteer.locate("萧山区康桥路8号")
    assert zh(location.problems) == ["文中写的是萧山区,此处却在拱墅区"]
    assert not gazetteer.locate("下城区石桥路").problems
    assert not gazetteer.locate("西湖区文三路").problems
