"""Registers as offices save and print them: titles, sections, units, coordinates, quotes."""

import pytest

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import read_registers
from gongshu_geo.register._cells import parse_degrees, parse_measure, parse_number
from gongshu_geo.register.understand import load_headings
from gongshu_geo.status import load_categories, load_statuses

HEAD = "项目编号,项目名称,建设地点"


@pytest.fixture
def read(tmp_path):
    """Reads one register, in GBK with CRLF as Chinese Excel writes it."""
    folder = tmp_path / "gis" / "registers"
    folder.mkdir(parents=True)

    def registers(text, *, crs=None):
        (folder / "a.csv").write_bytes(text.replace("\n", "\r\n").encode("gbk"))
        if crs is not None:
            (folder.parent / "registers.toml").write_text(
                f'[[register]]\nfile = "a.csv"\ntitle_zh = "甲"\ntitle_en = "A"\ncrs = "{crs}"\n',
                encoding="utf-8",
            )
        return read_registers(
            folder,
            statuses=load_statuses(),
            categories=load_categories(),
            config=folder.parent / "registers.toml",
        )

    return registers


def told(registers):
    """Findings as (code, row, column, found)."""
    return [
        (finding.code, finding.row, finding.column, finding.found) for finding in registers.findings
    ]


def test_titles_above_the_headings_are_passed_over(read):
    registers = read(f"2021年重点项目计划表,,\n单位:万元,,\n{HEAD}\nA1,甲,某路\nA2,,某路\n")
    assert told(registers) == [
        ("headings_below", 3, None, "2021年重点项目计划表"),
        ("empty_cell", 5, "项目名称", ""),
    ]
    assert registers.sites["site_id"].tolist() == ["A1"]
    assert registers.sites["source_row"].tolist() == [4]


def test_a_column_missing_below_titles_is_told_where_the_headings_are(read):
    with pytest.raises(RegisterError) as caught:
        read("重点项目,,\n项目编号,项目名称,概况\nA1,甲,某路\n")
    assert [(finding.code, finding.row) for finding in caught.value.findings] == [
        ("headings_below", 2),
        ("missing_column", 2),
    ]


SECTIONS = {
    "a section": ",（一）道路工程,,,",
    "a section in two cells": "一、,道路工程,,,",
    "a sum": "合计,2项,,3,",
    "a sum with a blank": ",合 计,,,",
    "the headings of the next page": "项目编号,项目名称,建设地点,总投资(万元),备注",
}


@pytest.mark.parametrize("row", SECTIONS.values(), ids=SECTIONS)
def test_rows_that_part_or_sum_a_table_are_no_sites(read, row):
    registers = read(f"{HEAD},总投资(万元),备注\nA1,甲,某路,1,\n{row}\nA2,乙,某路,2,\n")
    assert [(finding.code, finding.severity) for finding in registers.findings] == [
        ("section_row", "warning")
    ]
    assert registers.sites["site_id"].tolist() == ["A1", "A2"]


@pytest.mark.parametrize(
    ("row", "site_id"),
    [
        pytest.param("一,一号地块,某路", "一", id="numbered in Chinese"),
        pytest.param("A2,合计大厦,某路", "A2", id="a name that begins like a sum"),
    ],
)
def test_rows_that_look_like_sections_but_have_all_they_need_are_sites(read, row, site_id):
    registers = read(f"{HEAD}\nA1,甲,某路\n{row}\n")
    assert registers.findings == ()
    assert registers.sites["site_id"].tolist() == ["A1", site_id]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_columns_parted_by_something_else_are_read_too(read, delimiter):
    registers = read(f"{HEAD}\nA1,甲,某路\n".replace(",", delimiter))
    assert registers.findings == ()
    assert registers.sites["name"].tolist() == ["甲"]


def test_columns_parted_by_what_parts_nothing_are_told(read):
    with pytest.raises(RegisterError) as caught:
        read(f"{HEAD}\nA1,甲,某路\n".replace(",", "；"))
    assert [finding.code for finding in caught.value.findings] == ["no_heading"]


def test_a_quote_never_closed_is_told_and_swallows_no_row(read):
    with pytest.raises(RegisterError) as caught:
        read(f'{HEAD}\nA1,甲,某路\nA2,"乙,某路\nA3,丙,某路\n')
    (finding,) = caught.value.findings
    assert (finding.code, finding.row, finding.found) == ("unclosed_quote", 3, "乙,某路")


def test_a_line_break_inside_closed_quotes_is_none_of_that(read):
    registers = read(f'{HEAD}\nA1,"甲\n一期",某路\nA2,乙,"某路"\n')
    assert registers.findings == ()
    assert registers.sites["name"].tolist() == ["甲一期", "乙"]


@pytest.mark.parametrize(
    ("headings", "near"),
    [
        pytest.param("项目编号,项目名称,项目概况", None, id="nothing in common but 项目"),
        pytest.param("项目编号(统一),项目名称,项目地点情况", "项目地点情况", id="a longer heading"),
    ],
)
def test_the_column_that_may_be_meant(read, headings, near):
    with pytest.raises(RegisterError) as caught:
        read(f"{headings}\nA1,甲,某路\n")
    remedy = caught.value.findings[0].remedy.zh
    assert ("一列是否就是" in remedy) == (near is not None)
    assert near is None or f"“{near}”" in remedy


UNITS = {
    "单位 in the bracket": ("总投资（单位：亿元）", "investment_wan", 20000),
    "单位 without a colon": ("总投资(单位亿元)", "investment_wan", 20000),
    "after a stroke": ("用地面积/亩", "area_m2", 1333.333),
    "on the next line": ('"总投资\n亿元"', "investment_wan", 20000),
    "after the synonym": ("面积/公顷", "area_m2", 20000),
}


@pytest.mark.parametrize(("heading", "column", "value"), UNITS.values(), ids=UNITS)
def test_units_in_headings(read, heading, column, value):
    registers = read(f"{HEAD},{heading}\nA1,甲,某路,2\n")
    assert registers.findings == ()
    assert registers.sites[column].iloc[0] == pytest.approx(value)


def test_money_as_written():
    units = load_headings().fields["investment_total_wan"].units
    assert parse_measure("￥3亿元", units, "") == 30000
    assert parse_measure("人民币约1,200.5万元", units, "") == 1200.5
    assert parse_measure("3亿元左右", units, "万元") == 30000
    assert parse_measure("3-5亿元", units, "万元") is None
    assert parse_number("左右") is None


DEGREES = {
    "decimal": ("120.1405", 120.1405),
    "with its direction": ("东经120.1405°", 120.1405),
    "English direction": ("E120.1405", 120.1405),
    "degrees, minutes, seconds": ("120°8′26″", 120.140556),
    "in words": ("北纬30度19分48秒", 30.33),
    "full-width and straight marks": ("１２０°08'26.0\"E", 120.140556),
    "minutes alone": ("120°8.5′", 120.141667),
    "metres": ("513579.4", 513579.4),
    "a meridian": ("东经120度", None),
    "61 minutes": ("120°61′0″", None),
    "words": ("东边", None),
}


@pytest.mark.parametrize(("text", "value"), DEGREES.values(), ids=DEGREES)
def test_coordinates_as_written(text, value):
    assert parse_degrees(text) == (None if value is None else pytest.approx(value, abs=1e-6))


@pytest.mark.parametrize(
    ("crs", "pair", "remedy"),
    [
        pytest.param("wgs84", "30.3299,120.1405", "对调这两列,经度在前", id="latitude first"),
        pytest.param("epsg4549", "3357000,513500", "对调这两列,东坐标在前", id="northing first"),
    ],
)
def test_swapped_coordinates_are_told_with_their_row(read, crs, pair, remedy):
    registers = read(f"{HEAD},经度,纬度\nA1,甲,某路,{pair}\n", crs=crs)
    (finding,) = registers.findings
    assert (finding.code, finding.row) == ("coordinates_out_of_range", 2)
    assert finding.found == pair.replace(",", ", ")
    assert remedy in finding.remedy.zh


def test_each_coordinate_has_an_example_of_its_own(read):
    registers = read(f"{HEAD},经度,纬度\nA1,甲,某路,东边,北边\n", crs="wgs84")
    assert [finding.expected.en for finding in registers.findings] == [
        "a number such as 120.1405",
        "a number such as 30.3299",
    ]


def test_a_date_in_chinese_figures(read):
    registers = read(
        f"{HEAD},实际竣工时间\nA1,甲,某路,二〇二一年九月三十日\nA2,乙,某路,二○二一年十二月\n"
    )
    assert registers.findings == ()
    assert [str(end) for end in registers.events["end"]] == ["2021-09-30", "2021-12-31"]
