"""Reading registers: what becomes of good rows, and what is said of the others."""

import datetime as dt
import math

import pytest

from gongshu_geo.errors import ConfigError, RegisterError
from gongshu_geo.register import SITE_COLUMNS, read_registers
from gongshu_geo.status import EVENT_COLUMNS, load_categories, load_statuses

HEAD = "项目编号,项目名称,建设地点"


@pytest.fixture
def project(tmp_path):
    """Writes registers, registers.toml and events.csv into a project's gis/ and reads them."""
    folder = tmp_path / "gis" / "registers"
    folder.mkdir(parents=True)

    def read(*, config=None, events=None, encoding="utf-8", **registers):
        for name, text in registers.items():
            (folder / f"{name}.csv").write_bytes(text.encode(encoding))
        if config is not None:
            (folder.parent / "registers.toml").write_text(config, encoding="utf-8")
        if events is not None:
            (folder.parent / "events.csv").write_text(events, encoding="utf-8")
        return read_registers(
            folder,
            statuses=load_statuses(),
            categories=load_categories(),
            config=folder.parent / "registers.toml",
            events=folder.parent / "events.csv",
        )

    read.folder = folder
    return read


def told(registers):
    """Findings as (code, file, row, column, found)."""
    return [
        (finding.code, finding.file.rpartition("/")[2], finding.row, finding.column, finding.found)
        for finding in registers.findings
    ]


def dates(registers):
    return [
        (row.site_id, row.status, row.planned, f"{row.start}..{row.end}", row.precision)
        for row in registers.events.itertuples()
    ]


def test_a_whole_row_becomes_a_site(project):
    registers = project(
        a="项目编号,项目名称,别名,项目类别,建设地点,所属成果,项目状态,位置精度(米),位置来源,用地面积(公顷),"
        "长度(公里),总投资(亿元),建设单位,来源,备注,关联项目,街道\n"
        "A1,丽水路项目,丽水北路;丽水路北段,道路工程,丽水路(三里洋路—康桥路),大城北,在建(滞后),350,目测,2.3,"
        '1.5,"1,200.5",市运河集团,2021年计划,注,A2,康桥街道\n'
        "A2,康桥路,,,康桥路,,,,,,,,,,,,\n"
    )
    assert registers.findings == ()
    site = registers.sites.iloc[0].to_dict()
    assert {key: value for key, value in site.items() if key not in {"lon", "lat"}} == {
        "site_id": "A1",
        "name": "丽水路项目",
        "aliases": ("丽水北路", "丽水路北段"),
        "category": "road",
        "category_text": "道路工程",
        "location_text": "丽水路(三里洋路—康桥路)",
        "programme": "大城北",
        "status_text": "在建(滞后)",
        "status_undated": "building",
        "position_accuracy_m": 350,
        "position_source": "目测",
        "area_m2": pytest.approx(23000),
        "length_m": 1500,
        "investment_wan": 12_005_000,
        "unit": "市运河集团",
        "source": "2021年计划",
        "note": "注",
        "register": "a.csv",
        "source_row": 2,
        "related": ("A2",),
        "extra": (("街道", "康桥街道"),),
    }
    assert math.isnan(site["lon"])
    empty = registers.sites.iloc[1]
    assert (empty["category"], empty["aliases"], empty["extra"]) == ("other", (), ())
    assert math.isnan(empty["area_m2"])
    assert registers.undated == {"A1": "building"}


def test_the_tables_have_their_columns_even_without_events(project):
    registers = project(a=f"{HEAD}\nA1,甲,某路\n")
    assert tuple(registers.sites.columns) == SITE_COLUMNS
    assert tuple(registers.events.columns) == EVENT_COLUMNS


HEADINGS = {
    "as asked for": "项目编号,项目名称,建设地点",
    "synonyms": "编号,工程名称,坐落",
    "spaces and line breaks": '项目 编号,"项目\n名称",建设地点',
    "full width and brackets": "项目编号（唯一）,项目名称,建设地点【路名】",
    "export of the map app": "唯一码,名称,建设地点1",
    "permit data": "projectCode,projectName,address",
}


@pytest.mark.parametrize("headings", HEADINGS.values(), ids=HEADINGS)
def test_columns_are_known_by_their_headings(project, headings):
    registers = project(a=f"{headings}\nA1,甲,某路\n")
    assert registers.findings == ()
    assert registers.sites[["site_id", "name", "location_text"]].to_numpy().tolist() == [
        ["A1", "甲", "某路"]
    ]


def test_the_more_telling_of_two_headings_is_taken_and_the_other_kept(project):
    registers = project(a="项目代码,项目编号,项目名称,建设地点\nX,A1,甲,某路\n")
    assert registers.sites.loc[0, "site_id"] == "A1"
    assert registers.sites.loc[0, "extra"] == (("项目代码", "X"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_encodings_of_chinese_offices_are_read(project, encoding):
    registers = project(a=f"{HEAD}\nA1,祥符桥,莫干山路\n", encoding=encoding)
    assert registers.sites.loc[0, "name"] == "祥符桥"
    assert registers.sources[0].encoding == ("UTF-8" if "utf" in encoding else "GB18030")


MILESTONES = {
    "planned by its own column": (
        "计划开工时间",
        "2021年",
        "started",
        True,
        "2021-01-01..2021-12-31",
        "year",
    ),
    "actual by its own column": (
        "实际投用时间",
        "2021-07-08",
        "in_use",
        False,
        "2021-07-08..2021-07-08",
        "day",
    ),
    "another status": ("实际出让日期", "2018.5.28", "sold", False, "2018-05-28..2018-05-28", "day"),
    "synonym of a status": (
        "预计完工时间",
        "2022Q2",
        "completed",
        True,
        "2022-04-01..2022-06-30",
        "quarter",
    ),
    "without an ending": (
        "计划竣工",
        "2021年9月底",
        "completed",
        True,
        "2021-09-01..2021-09-30",
        "month",
    ),
    "with a remark": (
        "计划开业时间(预估)",
        "2021-12",
        "in_use",
        True,
        "2021-12-01..2021-12-31",
        "month",
    ),
    "year of which less is meant": (
        "实际开工时间",
        "2025年(7月31日前)",
        "started",
        False,
        "2025-01-01..2025-07-31",
        "year",
    ),
}


@pytest.mark.parametrize(
    ("heading", "cell", "status", "planned", "days", "precision"),
    MILESTONES.values(),
    ids=MILESTONES,
)
def test_dated_columns_become_events(project, heading, cell, status, planned, days, precision):
    registers = project(a=f"{HEAD},{heading}\nA1,甲,某路,{cell}\n")
    assert registers.findings == ()
    assert dates(registers) == [("A1", status, planned, days, precision)]
    event = registers.events.iloc[0]
    assert (event["source"], event["file"], event["row"]) == (f"a.csv 第2行 {heading}", "a.csv", 2)


def test_milestone_and_its_date_become_a_planned_event(project):
    registers = project(a=f"{HEAD},计划节点,计划节点时间\nA1,甲,某路,投用,2021年底\nA2,乙,某路,,\n")
    assert registers.findings == ()
    assert dates(registers) == [("A1", "in_use", True, "2021-01-01..2021-12-31", "year")]


CONFIG = '[[register]]\nfile = "a.csv"\ntitle_zh = "甲表"\ntitle_en = "Register A"\n'


def test_a_status_is_a_fact_of_the_registers_day(project):
    registers = project(
        a=f"{HEAD},项目状态\nA1,甲,某路,续建\n", config=CONFIG + "as_of = 2021-03-31\n"
    )
    assert dates(registers) == [("A1", "building", False, "1949-01-01..2021-03-31", "seen")]
    event = registers.events.iloc[0]
    assert event["source"] == "a.csv 第2行 项目状态(登记表截至日 2021-03-31)"
    assert event["status_text"] == "续建"
    assert registers.undated == {}


def test_a_status_with_its_own_date_is_a_fact_of_that_date(project):
    registers = project(
        a=f"{HEAD},项目状态,状态日期\nA1,甲,某路,竣工,2020年6月\n",
        config=CONFIG + "as_of = 2021-03-31\n",
    )
    assert dates(registers) == [("A1", "completed", False, "2020-06-01..2020-06-30", "month")]


def test_a_planned_status_is_planned_for_the_registers_year(project):
    registers = project(
        a=f"{HEAD},项目状态\nA1,甲,某路,计划新开工\n",
        config=CONFIG + "as_of = 2021-03-31\nyear = 2021\n",
    )
    assert dates(registers) == [("A1", "started", True, "2021-01-01..2021-12-31", "year")]


ROWS = {
    "unknown status": (
        f"{HEAD},项目状态\nA1,甲,某路,在健\n",
        ("unknown_status", "a.csv", 2, "项目状态", "在健"),
        ["A1"],
    ),
    "unknown category": (
        f"{HEAD},项目类别\nA1,甲,某路,道路工成\n",
        ("unknown_category", "a.csv", 2, "项目类别", "道路工成"),
        ["A1"],
    ),
    "duplicate identifier": (
        f"{HEAD}\nA1,甲,某路\nA1,乙,某路\nA2,丙,某路\n",
        ("duplicate_id", "a.csv", 3, "项目编号", "A1"),
        ["A1", "A2"],
    ),
    "empty identifier": (
        f"{HEAD}\n,甲,某路\nA2,乙,某路\n",
        ("made_id", "a.csv", 1, None, None),
        ["M-8dfaaf4da4", "A2"],
    ),
    "empty name": (
        f"{HEAD}\nA1,-,某路\nA2,乙,某路\n",
        ("empty_cell", "a.csv", 2, "项目名称", "-"),
        ["A2"],
    ),
    "bad date": (
        f"{HEAD},实际开工时间\nA1,甲,某路,2021年13月\n",
        ("bad_date", "a.csv", 2, "实际开工时间", "2021年13月"),
        ["A1"],
    ),
    "bad number": (
        f"{HEAD},长度(米)\nA1,甲,某路,很长\n",
        ("bad_number", "a.csv", 2, "长度(米)", "很长"),
        ["A1"],
    ),
    "measure without a unit": (
        f"{HEAD},用地面积\nA1,甲,某路,20\n",
        ("bad_number", "a.csv", 2, "用地面积", "20"),
        ["A1"],
    ),
    "milestone without a date": (
        f"{HEAD},计划节点,计划节点时间\nA1,甲,某路,投用,\n",
        ("incomplete_milestone", "a.csv", 2, "计划节点", "投用"),
        ["A1"],
    ),
    "date without a milestone": (
        f"{HEAD},计划节点,计划节点时间\nA1,甲,某路,,2021年\n",
        ("incomplete_milestone", "a.csv", 2, "计划节点时间", "2021年"),
        ["A1"],
    ),
    "cells beyond the headings": (
        f"{HEAD}\nA1,甲,某路,多\nA2,乙,某路,,\n",
        ("too_many_cells", "a.csv", 2, None, "多"),
        ["A2"],
    ),
    "heading that may be planned or actual": (
        f"{HEAD},开工时间\nA1,甲,某路,2021年\n",
        ("ambiguous_heading", "a.csv", 1, "开工时间", "开工时间"),
        ["A1"],
    ),
    "related site that is not there": (
        f"{HEAD},关联项目\nA1,甲,某路,A9\n",
        ("unknown_reference", "a.csv", 2, "关联项目", "A9"),
        ["A1"],
    ),
    "planned status without a year": (
        f"{HEAD},项目状态\nA1,甲,某路,计划新开工\n",
        ("incomplete_milestone", "a.csv", 2, "项目状态", "计划新开工"),
        ["A1"],
    ),
}


@pytest.mark.parametrize(("text", "finding", "kept"), ROWS.values(), ids=ROWS)
def test_what_is_wrong_is_told_and_the_good_rows_go_on(project, text, finding, kept):
    registers = project(a=text)
    assert told(registers) == [finding]
    assert list(registers.sites["site_id"]) == kept


def test_rows_count_as_a_spreadsheet_shows_them(project):
    registers = project(a=f'{HEAD},项目状态\nA1,"甲\n乙",某路,\n,,,\n\nA2,丙,某路,在健\n')
    assert told(registers) == [("unknown_status", "a.csv", 5, "项目状态", "在健")]
    assert list(registers.sites["source_row"]) == [2, 5]


def test_an_identifier_used_in_two_files_names_both_places(project):
    registers = project(a=f"{HEAD}\nA1,甲,某路\n", b=f"{HEAD}\nB1,乙,某路\nA1,丙,某路\n")
    (finding,) = registers.findings
    assert str(finding) == (
        "gis/registers/b.csv 第 3 行 “项目编号”列:编号重复:已见于 gis/registers/a.csv 第 2 行,"
        "读到“A1”,应为各表之间不重复的编号。"
        "改法:改用新编号,或删去重复的一行;本行未读入,先见的一行保留。\n"
        "gis/registers/b.csv, row 3, column 项目编号: the identifier is already that of "
        'gis/registers/a.csv, row 2, found "A1", expected an identifier that no other row has. '
        "Fix: give it a new identifier or delete one row; this row was left out, the first was kept."
    )
    assert list(registers.sites["name"]) == ["甲", "乙"]


def test_an_unknown_status_offers_the_nearest(project):
    (finding,) = project(a=f"{HEAD},项目状态\nA1,甲,某路,在健\n").findings
    assert finding.message().zh == (
        "gis/registers/a.csv 第 2 行 “项目状态”列:不认识的状态,读到“在健”,应为做地、收储、出让、划拨、交地、"
        "前期、开工、在建、竣工、投用、停工、缓建、延后、取消、搬迁、停用、转型。"
        "改法:是否指“在建”?本行保留,状态记为未知。"
    )


def test_a_register_without_a_required_column_is_left_out(project):
    registers = project(a=f"{HEAD}\nA1,甲,某路\n", b="项目编号,项目名称,建设位子\nB1,乙,某路\n")
    assert told(registers) == [("missing_column", "b.csv", 1, "建设地点", None)]
    assert "“建设位子”一列是否就是建设地点" in registers.findings[0].message().zh
    assert list(registers.sites["site_id"]) == ["A1"]
    assert [source.file for source in registers.sources] == ["a.csv"]


def test_files_of_other_formats_are_not_passed_over_in_silence(project):
    (project.folder / "b.ods").write_bytes(b"PK")
    registers = project(a=f"{HEAD}\nA1,甲,某路\n")
    assert told(registers) == [("unread_file", "b.ods", None, None, ".ods")]


STOPS = {
    "no data rows": ({"a": f"{HEAD}\n"}, ["empty_register"]),
    "nothing at all": ({"a": ""}, ["empty_register"]),
    "empty rows only": ({"a": f"{HEAD}\n,,\n\n"}, ["empty_register"]),
    "no headings at all": ({"a": "甲,乙\n丙,丁\n"}, ["no_heading"]),
    "no register": ({}, ["no_register"]),
    "an empty one beside a good one": (
        {"a": f"{HEAD}\nA1,甲,某路\n", "b": f"{HEAD}\n"},
        ["empty_register"],
    ),
    "no good row": ({"a": f"{HEAD}\nA1,,某路\n"}, ["empty_cell"]),
    "no good register": ({"a": "编号,名称\nA1,甲\n"}, ["missing_column"]),
}


@pytest.mark.parametrize(("registers", "codes"), STOPS.values(), ids=STOPS)
def test_what_stops_the_run_is_one_error(project, registers, codes):
    with pytest.raises(RegisterError) as caught:
        project(**registers)
    assert [finding.code for finding in caught.value.findings] == codes


def test_a_file_that_is_no_text_is_refused(project):
    (project.folder / "a.csv").write_bytes(b"\x00\xff\xfe\x01" * 10)
    with pytest.raises(RegisterError) as caught:
        project()
    assert [finding.code for finding in caught.value.findings] == ["unknown_encoding"]


def test_a_folder_named_like_a_register_is_refused(project):
    (project.folder / "a.csv").mkdir()
    with pytest.raises(RegisterError) as caught:
        project()
    assert [finding.code for finding in caught.value.findings] == ["unreadable_register"]


def test_sources_tell_where_registers_come_from(project):
    registers = project(
        a=f"{HEAD}\nA1,甲,某路\nA2,,某路\n",
        config=CONFIG + 'as_of = 2021-03-31\nyear = 2021\ncrs = "高德"\nsource = "区发改局"\n',
    )
    (source,) = registers.sources
    assert (source.title.en, source.as_of, source.year, source.crs, source.source) == (
        "Register A",
        dt.date(2021, 3, 31),
        2021,
        "gcj02",
        "区发改局",
    )
    assert (source.rows, source.sites) == (2, 1)


SOURCES = {
    "register that is not there": (
        CONFIG.replace("a.csv", "aa.csv"),
        ("register[0].file", "aa.csv"),
    ),
    "unknown system": (CONFIG + 'crs = "wgs85"\n', ("register[0].crs", "wgs85")),
    "unknown key": (CONFIG + "asof = 2021-03-31\n", ("register[0].asof", "asof")),
}


@pytest.mark.parametrize(("config", "finding"), SOURCES.values(), ids=SOURCES)
def test_mistakes_in_registers_toml_are_told_by_key(project, config, finding):
    with pytest.raises(ConfigError) as caught:
        project(a=f"{HEAD}\nA1,甲,某路\n", config=config)
    assert [(f.key, f.found) for f in caught.value.findings] == [finding]
    assert caught.value.findings[0].file == "gis/registers.toml"
