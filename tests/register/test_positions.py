"""Coordinates of registers: converted where the system is declared, refused where it is not."""

import math

import pytest

from gongshu_geo.crs import convert
from gongshu_geo.register import read_registers
from gongshu_geo.status import load_categories, load_statuses


@pytest.fixture
def read(tmp_path):
    folder = tmp_path / "registers"
    folder.mkdir()

    def read(rows, crs=None, headings="经度,纬度"):
        text = f"项目编号,项目名称,建设地点,{headings}\n"
        text += "".join(f"A{i},甲,某路,{row}\n" for i, row in enumerate(rows))
        (folder / "a.csv").write_text(text, encoding="utf-8")
        config = tmp_path / "registers.toml"
        declared = f'crs = "{crs}"\n' if crs else ""
        config.write_text(
            f'[[register]]\nfile = "a.csv"\ntitle_zh = "甲"\ntitle_en = "A"\n{declared}',
            encoding="utf-8",
        )
        return read_registers(
            folder, statuses=load_statuses(), categories=load_categories(), config=config
        )

    return read


@pytest.mark.parametrize(
    "crs", ["wgs84", "cgcs2000", "gcj02", "bd09", "epsg4549", "epsg4549_zoned"]
)
def test_declared_coordinates_become_wgs84(read, crs):
    x, y = convert(120.1405, 30.3640, source="wgs84", target=crs)
    registers = read([f"{x:.9f},{y:.9f}", ","], crs=crs)
    assert registers.findings == ()
    first, second = registers.sites[["lon", "lat"]].to_numpy()
    assert first == pytest.approx([120.1405, 30.3640], abs=2e-8)
    assert all(map(math.isnan, second))


SUGGESTIONS = {
    "degrees": ("120.14,30.33", "三种坐标系从数字上分不开"),
    "swapped": ("30.33,120.14", "似乎写反了"),
    "metres": ("513500.1,3361000.2", "epsg4549"),
    "metres with the zone in front": ("40513500.1,3361000.2", "epsg4549_zoned"),
    "something else": ("12.5,99999", "向数据提供者问清"),
}


@pytest.mark.parametrize(("row", "remedy"), SUGGESTIONS.values(), ids=SUGGESTIONS)
def test_undeclared_coordinates_are_refused_with_a_suggestion(read, row, remedy):
    registers = read([row, ","])
    (finding,) = registers.findings
    assert finding.code == "undeclared_crs"
    assert remedy in finding.remedy.zh
    assert registers.sites["lon"].isna().all()
    assert len(registers.sites) == 2


WRONG = {
    "only one of two": ("120.14,", "half_a_position"),
    "swapped": ("30.33,120.14", "coordinates_out_of_range"),
    "no number": ("东经120度,30.33", "bad_number"),
}


@pytest.mark.parametrize(("row", "code"), WRONG.values(), ids=WRONG)
def test_coordinates_that_cannot_be_used_are_told(read, row, code):
    registers = read([row, "120.14,30.33"], crs="wgs84")
    assert registers.findings[0].code == code
    assert registers.sites["lon"].isna().tolist() == [True, False]


def test_a_register_without_coordinates_needs_no_system(read):
    assert read([",", ","]).findings == ()
