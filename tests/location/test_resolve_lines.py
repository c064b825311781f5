"""Lines: segments, whole roads and rivers, several sites, blocks; ends told by measured junctions."""

import pytest
import shapely
from ground import away, length, measured, metres, zh


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


@pytest.mark.parametrize(
    ("text", "ends"),
    cases(
        ("康桥路(拱康路-康园路)", (("康桥路", "拱康路"), ("康桥路", "康园路")), "as usual"),
        ("康桥路(康园路-拱康路)", (("康桥路", "拱康路"), ("康桥路", "康园路")), "the other way"),
        ("康桥路（通益路至丽水北路）", (("康桥路", "通益路"), ("康桥路", "丽水北路")), "至"),
        ("康桥路西起拱康路,东至康贤路", (("康桥路", "拱康路"), ("康桥路", "康贤路")), "in prose"),
        ("康中路(康贤路—康惠路)提升", (("康中路", "康贤路"), ("康中路", "康惠路")), "康中路"),
        ("金昌路(北秀街~桃源街)", (("金昌路", "北秀街"), ("金昌路", "桃源街")), "streets"),
        (
            "金昌路中段(巨州路—康园南路段)",
            (("金昌路", "通益路"), ("金昌路", "康园南路")),
            "an alias",
        ),
        ("康桥路(康恒路-康园路)", (("康桥路", "康恒路"), ("康桥路", "康园路")), "a junction alone"),
    ),
)
def test_a_segment_runs_from_junction_to_junction(gazetteer, text, ends):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("segment", "between_ends")
    assert not location.problems
    points = [measured(*pair) for pair in ends]
    first, last = (place[:2] for place in points)
    for lon, lat, accuracy in points:
        tips = shapely.get_coordinates(location.geometry.boundary)
        assert min(metres(tuple(tip), (lon, lat)) for tip in tips) <= location.accuracy_m + accuracy
    assert metres(first, last) - 150 <= length(location.geometry) <= 1.5 * metres(first, last)


def test_both_directions_are_one_segment(gazetteer):
    there = gazetteer.locate("沈半路(石祥路-半山路)").geometry
    assert gazetteer.locate("沈半路(半山路-石祥路)").geometry.equals(there)


@pytest.mark.parametrize(
    "text",
    [
        "沈半路(石祥路——半山路)改建工程",
        "沈半路（石祥路至半山路）",
        "沈半路南起石祥路,北至半山路",
        "沈半路自石祥路起至半山路止",
        "沈半路(石祥路~半山路段)",
        "沈半路石祥路-半山路",
    ],
)
def test_one_segment_in_other_words(gazetteer, text):
    location = gazetteer.locate(text)
    assert location.method == "between_ends"
    assert location.geometry.equals(gazetteer.locate("沈半路(石祥路-半山路)").geometry)


def test_the_project_lends_its_road_to_bare_ends(gazetteer):
    text = "南起石祥路,北至半山路"
    assert zh(gazetteer.locate(text).problems) == ["文中没有说是哪条路"]
    lent = gazetteer.locate(text, project="沈半路(石祥路——半山路)改建工程")
    assert lent.geometry.equals(gazetteer.locate("沈半路(石祥路-半山路)").geometry)
    assert {match.role for match in lent.matched} == {"end"}


@pytest.mark.parametrize("border", ["区界", "余杭界", "余杭区界", "市界"])
def test_a_segment_up_to_the_border_ends_on_it(gazetteer, gis, border):
    location = gazetteer.locate(f"拱康路(石祥路-{border})")
    assert location.method == "between_ends"
    text = (gis / "district.geojson").read_text(encoding="utf-8")
    district = shapely.get_parts(shapely.from_geojson(text))[0]
    tips = shapely.get_coordinates(location.geometry)
    assert min(away(district.boundary, tuple(tip)) for tip in tips) < 1
    assert all(metres(tuple(tip), (120.14, 30.36)) < 6000 for tip in tips)


@pytest.mark.parametrize(
    ("text", "problems"),
    cases(
        (
            "拱康路(石祥路-永宁路)",
            ["端点“永宁路”不在地名库"],
            "one end unknown",
        ),
        (
            "康贤路(平炼路-码头路)",
            ["康贤路与平炼路不相交,最近处相距 1049 米", "端点“码头路”不在地名库"],
            "one never met, one unknown",
        ),
        (
            "莫干山路(石祥路-绕城北线104国道收费站)",
            ["端点“绕城北线104国道收费站”不在地名库"],
            "a toll gate that is not known",
        ),
    ),
)
def test_with_an_unknown_end_the_whole_road_is_taken(gazetteer, text, problems):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("segment", "whole_road")
    assert zh(location.problems) == problems
    assert location.geometry.equals(
        gazetteer.locate(text[:3] + ("路" if text[2] == "山" else "")).geometry
    )
    assert location.confidence == pytest.approx(0.48)


@pytest.mark.parametrize(
    ("text", "problem"),
    cases(
        (
            "丽水路(三里洋路—康桥路)项目",
            "丽水路与康桥路不相交,最近处相距 3137 米",
            "a namesake kilometres away",
        ),
        ("独城路(康园路—320国道)项目", "“独城路”不在地名库", "an unknown road"),
        (
            "留石快速路(储鑫路至丰庆路)",
            "留石快速路与储鑫路不相交,最近处相距 792 米",
            "two ends off it",
        ),
        ("杭行路至临半路", "文中没有说是哪条路", "no road"),
    ),
)
def test_a_segment_that_is_nowhere(gazetteer, text, problem):
    location = gazetteer.locate(text)
    assert (location.kind, location.geometry) == ("unknown", None)
    assert problem in zh(location.problems)


def test_a_gap_in_the_centreline_is_told(gazetteer):
    location = gazetteer.locate("石祥路(莫干山路-拱康路)")
    assert zh(location.problems) == ["石祥路中心线缺 623 米"]


@pytest.mark.parametrize(
    ("text", "name", "accuracy_m"),
    cases(
        ("康桥路综合整治", "康桥路", 35, "works on it"),
        ("莫干山路沿线", "莫干山路", 35, "along it"),
        ("沈半路两侧", "沈半路", 33, "both sides"),
        ("104国道", "莫干山路", 35, "a numbered highway"),
        ("康宁街道路工程", "康宁街", 35, "road works of a street"),
        ("衢州路", "通益路", 35, "a former name"),
        ("运河新城金昌路", "金昌路", 75, "words before"),
        ("原康桥路改建", "康桥路", 35, "words around"),
        ("丰古隧道", "丰古隧道", 35, "a name that does not end like a road's"),
    ),
)
def test_a_whole_road(gazetteer, text, name, accuracy_m):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("road", "centreline")
    assert location.accuracy_m == pytest.approx(accuracy_m)
    assert location.geometry.equals(gazetteer.locate(name).geometry)
    assert any(text.startswith(f"{name}中心线:") for text in zh(location.evidence))


@pytest.mark.parametrize(
    ("text", "name"),
    cases(
        ("京杭大运河两岸", "京杭大运河", "both banks"),
        ("大运河", "京杭大运河", "a short name, that of a station too"),
        ("运河", "京杭大运河", "the shortest name"),
        ("上塘河综合整治", "上塘河", "works on a river"),
        ("杭钢河景观带", "杭钢河", "its green belt"),
        ("热水河", "电厂热水河", "an alias"),
    ),
)
def test_a_whole_river(gazetteer, text, name):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("landmark", "river")
    assert location.geometry.equals(gazetteer.locate(name).geometry)


@pytest.mark.parametrize(
    ("text", "name", "accuracy_m"),
    cases(
        ("公寓(文晖路分店)", "文晖路", 267, "a branch named after the road"),
        ("大关路口", "大关路", 257, "one of its crossings"),
    ),
)
def test_a_road_that_is_only_mentioned_is_known_less_well(gazetteer, text, name, accuracy_m):
    location = gazetteer.locate(text)
    assert (location.kind, location.method) == ("road", "named_line")
    assert location.geometry.equals(gazetteer.locate(name).geometry)
    assert location.accuracy_m == pytest.approx(accuracy_m)
    assert location.confidence == 0.5


@pytest.mark.parametrize(
    ("text", "parts", "kind"),
    cases(
        (
            "莫干山路、沈半路、拱康路整治",
            ("莫干山路", "沈半路", "拱康路"),
            "MultiLineString",
            "roads",
        ),
        (
            "莫干山路与石祥路交叉口、拱康路与康桥路交叉口",
            ("莫干山路与石祥路交叉口", "拱康路与康桥路交叉口"),
            "MultiPoint",
            "two crossings",
        ),
        ("康桥路8号、善贤站", ("康桥路8号", "善贤站"), "MultiPoint", "a number and a station"),
        (
            "大运河东岸(石祥路-电厂河)、杭钢河、电厂河",
            ("大运河(石祥路-电厂河)", "杭钢河", "电厂河"),
            "MultiLineString",
            "a stretch and two rivers",
        ),
        ("沈半路、善贤站", ("沈半路", "善贤站"), "GeometryCollection", "a road and a station"),
        (
            "120.14,30.33;120.15,30.34 WGS-84",
            ("120.14,30.33 WGS-84", "120.15,30.34 WGS-84"),
            "MultiPoint",
            "two pairs",
        ),
    ),
)
def test_several_sites_keep_their_parts(gazetteer, text, parts, kind):
    location, alone = gazetteer.locate(text), [gazetteer.locate(part) for part in parts]
    assert (location.kind, location.method) == ("several", "parts")
    assert location.geometry.geom_type == kind
    assert location.accuracy_m == pytest.approx(max(part.accuracy_m for part in alone))
    together = shapely.union_all([part.geometry for part in alone])
    assert shapely.hausdorff_distance(together, location.geometry) < 1e-6


def test_the_parts_that_are_missing_are_named(gazetteer):
    location = gazetteer.locate("康桥路、拱康路、不知路等五条道路")
    assert location.kind == "several"
    assert zh(location.problems) == ["“不知路等五条道路”不在地名库", "文中共 5 处,只列出 3 处"]


def test_one_known_part_of_three_is_no_position(gazetteer):
    location = gazetteer.locate("某某新苑、某某小区、沈半路")
    assert (location.kind, location.geometry) == ("unknown", None)
    assert zh(location.problems)[:2] == ["“某某新苑”不在地名库", "“某某小区”不在地名库"]


def test_a_block_is_enclosed_by_its_bounds(gazetteer):
    location = gazetteer.locate("东至学院北路、南至申花路、西至丰潭路、北至留祥路")
    assert (location.kind, location.method) == ("block", "bounded")
    lon, lat = location.geometry.centroid.coords[0]
    # The park that these streets enclose, by eye: gis/places.csv.
    assert metres((lon, lat), (120.1010, 30.3165)) < 450
    for road in ("学院北路", "申花路", "丰潭路", "留祥路"):
        edge = gazetteer.locate(road).geometry
        assert location.geometry.exterior.distance(edge) < 1e-9


@pytest.mark.parametrize(
    ("text", "problems"),
    cases(
        (
            "东至拱康路、南至康桥路、西至康贤路、北至康中路",
            ["康中路与拱康路不相交,最近处相距 1086 米"],
            "bounds that never meet",
        ),
        ("东至拱康路", ["缺少南、西、北至"], "one bound"),
        (
            "东至某路、南至石祥路、西至某街、北至河道",
            ["东至“某路”不在地名库", "西至“某街”不在地名库", "北至“河道”不在地名库"],
            "one bound of four known",
        ),
    ),
)
def test_a_block_that_is_not_closed_is_nowhere(gazetteer, text, problems):
    location = gazetteer.locate(text)
    assert (location.kind, location.geometry) == ("unknown", None)
    assert zh(location.problems)[-len(problems) :] == problems
