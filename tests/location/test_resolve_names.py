"""Names: parcels, landmarks, stations and areas, and what each falls back on."""

import pytest
from ground import known, metres, rows, zh


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


@pytest.mark.parametrize("row", rows("parcels.csv"), ids=lambda row: row["code"])
def test_a_known_parcel_is_where_it_is(gazetteer, row):
    for text in (f"{row['unit']}{row['code']}地块", f"拱墅区{row['unit']}{row['code']}"):
        location = gazetteer.locate(text)
        assert (location.kind, location.method) == ("parcel", "parcel_point")
        place = (float(row["lon"]), float(row["lat"]))
        assert metres(location.geometry.coords[0], place) < 0.1
        assert location.accuracy_m == float(row["accuracy_m"])


@pytest.mark.parametrize(
    ("text", "code"),
    cases(
        ("运河新城单元ＧＳ１００３－１８", "GS1003-18", "full width"),
        ("GS1003—18地块", "GS1003-18", "a long dash"),
        ("康桥单元GS1204-B1/B2-1", "G1204-B1/B2-1", "its other code"),
        ("拱墅区铁路北站单元GS1104-B1/B2-30地块(皋亭)", "GS1104-B1/B2-30", "a village behind"),
    ),
)
def test_a_parcel_in_other_words(gazetteer, text, code):
    location = gazetteer.locate(text)
    assert location.method == "parcel_point"
    assert metres(location.geometry.coords[0], known("parcels.csv", code)) < 0.1


@pytest.mark.parametrize(
    ("text", "unit", "radius_m"),
    cases(
        ("杭钢工业遗址GS1303-14号地块中央广场", "杭钢单元", 1500, "a name before that is no unit"),
        ("申花单元GS0403-A33-31地块", "申花单元", 1600, "unit named, code of another"),
        ("和康桥单元FG08-R21-16地块", "康桥单元", 2200, "a word before the unit"),
    ),
)
def test_an_unknown_parcel_is_somewhere_in_its_unit(gazetteer, text, unit, radius_m):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("parcel", "plan_unit")
    assert metres(location.geometry.coords[0], known("plan_units.csv", unit)) < 0.1
    assert location.accuracy_m == radius_m
    assert zh(location.evidence)[0] == f"所属规划单元:{unit}"
    assert [text.endswith(f"没有位置,取规划单元“{unit}”") for text in zh(location.problems)] == [
        True
    ]


def test_a_parcel_of_an_unknown_unit_is_nowhere(gazetteer):
    location = gazetteer.locate("望江单元SC0402-A22/R22-37地块")
    assert (location.kind, location.geometry) == ("unknown", None)
    assert location.problems[0].zh == "地块“SC0402-A22/R22-37”及其规划单元不在地名库"


def test_two_parcels_of_two_units_keep_their_units(gazetteer):
    location = gazetteer.locate("申花单元GS0403-A33-31和康桥单元FG08-R21-16地块")
    points = {tuple(round(x, 4) for x in part.coords[0]) for part in location.geometry.geoms}
    assert points == {known("plan_units.csv", "申花单元"), known("plan_units.csv", "康桥单元")}


@pytest.mark.parametrize("row", rows("stations.csv"), ids=lambda row: row["name"])
def test_a_station_by_its_names(gazetteer, row):
    bare = row["name"].removesuffix("站")
    for text in (row["name"], f"地铁{bare}站", f"{bare}地铁站"):
        location = gazetteer.locate(text)
        place = known("stations.csv", row["name"])
        assert location.kind == "landmark"
        assert metres(location.geometry.coords[0], place) <= location.accuracy_m


NAMED = [
    pytest.param(file, row, id=row["name"])
    for file in ("places.csv", "landmarks.csv")
    for row in rows(file)
    if row["lon"]
]


@pytest.mark.parametrize(("file", "row"), NAMED)
def test_a_place_by_its_name(gazetteer, file, row):
    location = gazetteer.locate(row["name"])
    place = (float(row["lon"]), float(row["lat"]))
    assert location.kind in {"landmark", "parcel"}
    assert metres(location.geometry.coords[0], place) <= location.accuracy_m, file


@pytest.mark.parametrize(
    ("text", "name"),
    cases(
        ("大兜路历史街区", "大兜路历史文化街区", "an alias"),
        ("小河直街", "小河历史文化街区", "another alias"),
        ("杭钢公园", "杭钢遗址公园", "a short name"),
        ("原半山国家森林公园", "半山国家森林公园", "a word before"),
        ("半山国家森林公园内", "半山国家森林公园", "a word behind"),
        ("位于运河亚运公园附近", "运河亚运公园", "words around"),
        ("运河亚运公园（一期）", "运河亚运公园", "a bracket behind"),
        ("拱墅区运河亚运公园", "运河亚运公园", "the district before"),
        ("信义坊商业街", "信义坊商业街", "a name that ends like a street"),
        ("胜利河美食街", "胜利河美食街", "a name with a river in it"),
        ("桥西历史文化街区", "桥西历史文化街区", "no road in it"),
        ("蒋家浜、独城、康桥村地块", "运河新城单元GS1001-40地块", "a name like a list"),
    ),
)
def test_a_place_in_other_words(gazetteer, text, name):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("landmark", "place")
    assert metres(location.geometry.coords[0], known("places.csv", name)) < 0.1


@pytest.mark.parametrize(
    ("text", "name"),
    cases(
        ("浙江省肿瘤医院", "浙江省肿瘤医院", "a name that begins like a province"),
        ("杭州市第一人民医院城北院区", "杭州市第一人民医院城北院区", "like a city"),
        ("康桥街道办事处", "康桥街道办事处", "like a sub-district"),
    ),
)
def test_a_name_that_begins_like_an_area(gazetteer, text, name):
    location = gazetteer.locate(text)
    assert location.method == "place"
    assert metres(location.geometry.coords[0], known("landmarks.csv", name)) < 0.1


def test_a_known_name_inside_an_unknown_one_counts_for_less(gazetteer):
    location = gazetteer.locate("大运河杭钢公园1号高炉")
    assert (location.kind, location.method) == ("landmark", "place_part")
    assert location.confidence == 0.6


def test_a_station_stands_for_the_village_that_it_is_named_after(gazetteer):
    location = gazetteer.locate("花园岗")
    assert location.accuracy_m == 600
    assert zh(location.evidence)[0] == "取同名车站“花园岗站”"


@pytest.mark.parametrize(
    ("text", "name", "radius_m"),
    cases(
        ("祥符街道", "祥符街道", 1500, "a sub-district"),
        ("祥符", "祥符街道", 1500, "without 街道"),
        ("拱墅区祥符街道范围内", "祥符街道", 1500, "within it"),
    ),
)
def test_a_sub_district_is_its_point_and_radius(gazetteer, text, name, radius_m):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("area", "area")
    assert metres(location.geometry.coords[0], known("areas.csv", name)) < 0.1
    assert location.accuracy_m == radius_m


def test_a_community_falls_back_on_its_sub_district(gazetteer):
    location = gazetteer.locate("花园岗社区")
    assert location.kind == "area"
    assert metres(location.geometry.coords[0], known("areas.csv", "祥符街道")) < 0.1
    assert zh(location.problems) == ["“花园岗社区”没有位置,取所属的“祥符街道”"]


@pytest.mark.parametrize("text", ["拱墅区", "杭州市拱墅区", "浙江省杭州市拱墅区", "拱墅"])
def test_the_district_is_its_polygon(gazetteer, text):
    location = gazetteer.locate(text)
    assert (location.kind, location.geometry.geom_type) == ("area", "Polygon")
    assert location.geometry.equals(gazetteer.locate("拱墅区").geometry)


@pytest.mark.parametrize(
    ("text", "unit"),
    cases(
        ("申花单元", "申花单元", "a unit"),
        ("申花", "申花单元", "without 单元"),
        ("康桥单元运河中央公园二期", "康桥单元", "an unknown place in a unit"),
        ("杭钢单元(皋亭、沈家桥)", "杭钢单元", "a bracket behind"),
    ),
)
def test_a_plan_unit_without_bounds_is_its_point_and_radius(gazetteer, text, unit):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("area", "area")
    assert metres(location.geometry.coords[0], known("plan_units.csv", unit)) < 0.1


@pytest.mark.parametrize(
    ("text", "roads"),
    cases(
        ("余杭塘路(通益路-石祥路)", "余杭塘路与通益路", "余杭塘路社区"),
        ("绍兴路(通益路-石祥路)", "绍兴路与通益路", "绍兴路社区"),
        ("夹城巷(通益路-石祥路)", "夹城巷与通益路", "夹城巷社区"),
    ),
)
def test_a_road_is_not_the_community_named_after_it(gazetteer, text, roads):
    location = gazetteer.locate(text)
    assert location.kind == "unknown"
    assert location.problems[0].zh.startswith(f"{roads}不相交")


UNKNOWN = [
    *("火星", "某某科技园二期", "智慧网谷数字经济小镇内", "宝龙城市广场", "石祥", "莫干山"),
    *("霞湾巷71号", "不知路与无名街交叉口东南角", "不知路(无名街-没有路)", "不知路1号"),
    *("余政工出【2020】28号地块", "杭政储出[2015]10号", "天城单元A33-08地块30班小学"),
    *("丁兰街道皋城村皋亭山景区", "余杭区良渚街道", "三墩镇", "下城区不知社区"),
    *("K0+605~K0+690", "中心桩号:k2+017", "G25", "320国道", "临半路", "下塘河"),
    *("新开工195个、续建430个、建成108个", "在建", "取消实施", "2022年结转续建项目8个"),
    *("https://example.com/a-b", "<img src=x onerror=alert(1)>", "=1+1", "';DROP TABLE sites;--"),
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_known_is_never_guessed(gazetteer, text):
    location = gazetteer.locate(text)
    assert (location.kind, location.method, location.geometry) == ("unknown", "", None)
    assert (location.accuracy_m, location.confidence) == (None, 0.0)
    assert location.problems


@pytest.mark.parametrize(
    ("text", "problem"),
    cases(
        ("", "没有位置文字", "nothing"),
        ("  \u3000\t", "没有位置文字", "blanks"),
        ("\u200b\x00", "没有位置文字", "what cannot be seen"),
        ("，。；、", "没有读出任何位置", "marks alone"),
        ("路", "没有读出任何位置", "one character"),
    ),
)
def test_a_text_without_words(gazetteer, text, problem):
    location = gazetteer.locate(text)
    assert location.kind == "unknown"
    assert zh(location.problems) == [problem]


def test_another_statement_in_the_text_is_told(gazetteer):
    location = gazetteer.locate("康桥路8号,石祥路319号")
    assert location.method == "anchor"
    assert [
        text.startswith("文中另一处说法(已知门牌)与此相距 ") for text in zh(location.problems)
    ] == [True]
    assert location.confidence == pytest.approx(0.76)


@pytest.mark.parametrize(
    ("text", "pieces"),
    cases(
        (
            "拱墅区 莫干山路 与 石祥路 交叉口东南角",
            [("拱墅区", "area"), ("莫干山路", "road"), ("石祥路", "road"), ("东南角", "side")],
            "blanks between",
        ),
        (
            "运河新城单元（ＧＳ１００３－１８）",
            [("运河新城单元", "unit"), ("ＧＳ１００３－１８", "code")],
            "full width",
        ),
        (
            "位于沈半路（石祥路——半山路）",
            [("沈半路", "road"), ("石祥路", "end"), ("半山路", "end")],
            "brackets and a double dash",
        ),
        (
            "康桥工业园康桥路八号对面",
            [("康桥路", "road"), ("八号", "number"), ("对面", "side")],
            "words before the road",
        ),
        (
            "１２０．１４０５，３０．３６４０（ＧＣＪ－０２）",
            [("１２０．１４０５，３０．３６４０", "coordinates"), ("ＧＣＪ－０２", "system")],
            "full-width coordinates",
        ),
    ),
)
def test_what_was_understood_points_into_the_text(gazetteer, text, pieces):
    location = gazetteer.locate(text)
    assert [(text[m.start : m.end], m.role) for m in location.matched] == pieces


@pytest.mark.parametrize(
    ("text", "rest"),
    cases(
        ("康桥路综合整治工程", None, "nothing but works"),
        ("京杭大运河两岸(凤起路—石祥路)", "未用到的文字:凤起路-石祥路", "two ends"),
        ("运河新城单元GS1003-18(5G创新产业园)", "未用到的文字:5G创新产业园", "a bracket"),
        ("康桥路8号鹏锦商务大厦", "未用到的文字:鹏锦商务大厦", "a building"),
    ),
)
def test_words_not_used_are_told(gazetteer, text, rest):
    unused = [text for text in zh(gazetteer.locate(text).evidence) if text.startswith("未用到")]
    assert unused == ([rest] if rest else [])


@pytest.mark.parametrize(
    ("text", "project", "kind", "evidence"),
    cases(
        ("霞湾巷71号", "胜利河美食街", "landmark", "按项目名称定位", "an unknown text"),
        ("拱墅区", "运河亚运公园", "landmark", "按项目名称定位", "an area"),
        ("康桥路8号", "运河亚运公园", "house_number", None, "a text that is placed"),
        ("拱墅区", "不知项目", "area", None, "a name that leads nowhere"),
        ("霞湾巷71号", "运河亚运公园", "landmark", "按项目名称定位", "a park"),
        ("拱墅区", "公寓(文晖路分店)", "area", None, "a name too loose"),
    ),
)
def test_the_projects_name_helps_where_the_text_does_not(gazetteer, text, project, kind, evidence):
    location = gazetteer.locate(text, project=project)
    assert (location.text, location.kind) == (text, kind)
    assert ("按项目名称定位" in zh(location.evidence)) == (evidence is not None)
