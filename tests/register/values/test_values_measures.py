"""Money, areas and lengths in cells."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.register.values import read_area_m2, read_length_m, read_money_wan

MONEY = {
    "number": (1200, "万元", 1200),
    "亿元 of the heading": (1.5, "亿元", 15000),
    "元 of the heading": (35000000, "元", 3500),
    "unit in brackets": ("1200", "(万元)", 1200),
    "thousands": ("1,200.50", "万元", 1200.5),
    "thousands, full width": ("１，２００", "万元", 1200),
    "thousands, spaced": ("1 200", "万元", 1200),
    "unit of the cell wins": ("1.2亿元", "万元", 12000),
    "约 and 亿": ("约1.2亿", "万元", 12000),
    "元 of the cell": ("50000元", "万元", 5),
    "left over": ("3000余万元", "", 3000),
    "unit behind in brackets": ("3000(万元)", "亿元", 3000),
    "two units": ("1亿2000万元", "", 12000),
    "Chinese numerals": ("三千万元", "", 3000),
    "Chinese numerals, 亿": ("十二亿", "", 120000),
    "of it in brackets": ("1.2亿元(其中2021年3000万元)", "万元", 12000),
    "of it behind a comma": ("3000万元,其中2021年1000万元", "亿元", 3000),
    "with its name": ("总投资3000万", "亿元", 3000),
    "with its year": ("2021年3000", "万元", 3000),
    "nought": (0, "万元", 0),
}


@pytest.mark.parametrize(("cell", "unit", "wan"), MONEY.values(), ids=MONEY)
def test_money(cell, unit, wan):
    reading = read_money_wan(cell, unit)
    assert (reading.value, reading.problem) == (pytest.approx(wan), None)


AREAS = {
    "亩": ("54亩", "", 36000),
    "亩, three parts of 15": ("1", "亩", 666.6667),
    "公顷 of the heading": (7.47, "公顷", 74700),
    "sign": ("20㎡", "", 20),
    "万方": ("1.5万方", "公顷", 15000),
    "万㎡ of the heading": ("3.2", "万㎡", 32000),
    "km²": ("1.2平方公里", "", 1200000),
    "the same in two units": ("54亩(约3.6公顷)", "", 36000),
    "the same behind a comma": ("54亩,3.6公顷", "", 36000),
}


@pytest.mark.parametrize(("cell", "unit", "m2"), AREAS.values(), ids=AREAS)
def test_areas(cell, unit, m2):
    reading = read_area_m2(cell, unit)
    assert (reading.value, reading.problem) == (pytest.approx(m2), None)


LENGTHS = {
    "公里": ("2.3公里", "米", 2300),
    "米 of the heading": (850, "米", 850),
    "km": ("1.2km", "", 1200),
    "延米": ("850延米", "", 850),
    "about": ("约850m", "", 850),
    "beside a width": ("长2.3公里,宽30米", "", 2300),
    "whole length beside a width": ("全长约2.3公里,红线宽度30m", "", 2300),
}


@pytest.mark.parametrize(("cell", "unit", "m"), LENGTHS.values(), ids=LENGTHS)
def test_lengths(cell, unit, m):
    reading = read_length_m(cell, unit)
    assert (reading.value, reading.problem) == (pytest.approx(m), None)


PROBLEMS = {
    "two sums": (read_money_wan, "3000/12000", "万元", "几个数值"),
    "range": (read_money_wan, "3000-5000万元", "", "范围"),
    "range, 至": (read_length_m, "2.3至2.5公里", "", "范围"),
    "bound": (read_money_wan, "≥3000", "万元", "上限或下限"),
    "bound in words": (read_money_wan, "3000万元以上", "", "上限或下限"),
    "negative": (read_money_wan, "-5", "万元", "负"),
    "no unit": (read_money_wan, "3000", "", "没有单位"),
    "foreign money": (read_money_wan, "12亿美元", "", "单位不合"),
    "comma in the wrong place": (read_money_wan, "12,34", "万元", "不是数值"),
    "words": (read_money_wan, "详见附件", "万元", "不是数值"),
    "failed formula": (read_money_wan, "#REF!", "万元", "公式出错"),
    "truth value": (read_money_wan, True, "万元", "不是数值"),
    "date": (read_money_wan, dt.date(2021, 9, 30), "万元", "不是数值"),
    "earthwork": (read_area_m2, "土方3万方", "", "体积"),
    "cubic metres": (read_area_m2, "2万立方米", "㎡", "体积"),
    "volume in the heading": (read_area_m2, 3, "万立方米", "体积"),
    "two areas": (read_area_m2, "用地3.2公顷,建筑10万平方米", "", "几个数值"),
    "length for an area": (read_area_m2, "10公里", "公顷", "单位不合"),
}


@pytest.mark.parametrize(("read", "cell", "unit", "problem"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_is_no_measure_is_a_problem(read, cell, unit, problem):
    reading = read(cell, unit)
    assert reading.value is None
    assert problem in reading.problem.zh


@pytest.mark.parametrize("read", [read_money_wan, read_area_m2, read_length_m])
def test_an_empty_cell_has_neither_value_nor_problem(read):
    for cell in (None, "", "—", "/"):
        assert (read(cell, "").value, read(cell, "").problem) == (None, None)


NUMBERS = st.floats(0, 1e9).map(lambda number: round(number, 4))


@given(NUMBERS)
def test_a_written_number_comes_back(number):
    assert read_money_wan(number, "万元").value == number
    assert read_money_wan(f"{number:,.4f}万元").value == number
    assert read_length_m(f"约{number:.4f} 米").value == number


@given(
    st.one_of(
        st.text(max_size=30),
        st.text("0123456789.,-~至万亿元亩公里米顷方约(其中)", max_size=16),
        st.integers(),
        st.floats(),
        st.datetimes(),
    ),
    st.sampled_from(["", "万元", "亩", "公里", "万方", "?"]),
)
def test_any_cell_is_read_or_a_problem(cell, unit):
    for read in (read_money_wan, read_area_m2, read_length_m):
        reading = read(cell, unit)
        assert reading.value is None or reading.problem is None
        assert reading.value is None or reading.value >= 0
