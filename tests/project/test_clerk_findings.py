"""What a project tells of coordinates that a register states: end to end, from its CSV file."""

import shutil

import pytest

from gongshu_geo.crs import convert
from gongshu_geo.project import Project

REGISTERS = """
[[register]]
file = "a.csv"
title_zh = "登记表"
title_en = "A register"
crs = "wgs84"
"""
HOUSE = (120.16349, 30.286983)
"""上塘路158号 in gis/house_numbers.csv, known to 100 m."""


@pytest.fixture
def stated(tmp_path, gis):
    """Findings of a project whose one register states a position for 上塘路158号."""

    def findings(x, y, *, place="上塘路158号"):
        shutil.copytree(gis, tmp_path / "gis")
        shutil.rmtree(tmp_path / "gis" / "registers")
        (tmp_path / "gis" / "registers").mkdir()
        (tmp_path / "gis" / "registers.toml").write_text(REGISTERS, encoding="utf-8")
        (tmp_path / "gis" / "registers" / "a.csv").write_text(
            "项目编号,项目名称,建设地点,经度,纬度,位置精度(米),实际开工时间\n"
            f"A1,甲,{place},{x},{y},20,2020年\n",
            encoding="utf-8",
        )
        return [
            (finding.code, finding.file, finding.row, finding.column)
            for finding in Project.open(tmp_path).findings
            if finding.file == "gis/registers/a.csv"
        ]

    return findings


def test_a_gcj02_point_declared_as_wgs84_is_told_with_its_row(stated):
    x, y = convert(*HOUSE, source="wgs84", target="gcj02")
    assert stated(x, y) == [("wrong_system", "gis/registers/a.csv", 2, "经度")]


def test_a_bd09_point_declared_as_wgs84_is_told_with_its_row(stated):
    x, y = convert(*HOUSE, source="wgs84", target="bd09")
    assert stated(x, y) == [("wrong_system", "gis/registers/a.csv", 2, "经度")]


def test_a_point_where_the_text_says_is_not_told_of(stated):
    assert stated(*HOUSE) == []


def test_a_point_in_another_city_is_told_without_impossible_numbers(stated, tmp_path):
    codes = {code for code, *_ in stated(113.3, 23.1)}
    assert codes == {"outside_district", "coordinates_disagree"}
    told = "".join(map(str, Project.open(tmp_path).findings))
    assert "inf" not in told
    assert "nan" not in told


def test_a_point_beside_its_road_is_not_laid_to_a_shift_that_would_end_on_the_road(stated):
    assert stated(120.1263, 30.3038, place="隐秀路") == [
        ("coordinates_disagree", "gis/registers/a.csv", 2, "经度")
    ]
