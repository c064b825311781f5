"""Single cells: numbers, measures, lists, empty ones."""

import pytest

from gongshu_geo.register._cells import is_empty, parse_list, parse_measure, parse_number
from gongshu_geo.register.understand import load_headings

NUMBERS = {
    "plain": ("120.1405", 120.1405),
    "full width": ("１２０．１４", 120.14),
    "thousands": ("1,085,000", 1085000),
    "about": ("约300", 300),
    "negative": ("-1.5", -1.5),
    "with words": ("三百", None),
    "with a unit": ("300米", None),
    "comma in the wrong place": ("1,08", None),
    "empty": ("", None),
    "not finite": ("1e999", None),
    "dot alone": (".", None),
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(text, value):
    assert parse_number(text) == value


MEASURES = {
    "unit of the heading": ("7.47", "公顷", "area_m2", 74700),
    "unit in the cell wins": ("54亩", "公顷", "area_m2", 36000),
    "万方": ("1.5万方", "", "area_m2", 15000),
    "square metres as one sign": ("20㎡", "", "area_m2", 20),
    "kilometres": ("23.9", "公里", "length_m", 23900),
    "亿元": ("10", "亿元", "investment_total_wan", 100000),
    "no unit anywhere": ("10", "", "investment_total_wan", None),
    "unit of another measure": ("10公里", "公顷", "area_m2", None),
}


@pytest.mark.parametrize(("text", "unit", "code", "value"), MEASURES.values(), ids=MEASURES)
def test_measures(text, unit, code, value):
    measured = parse_measure(text, load_headings().fields[code].units, unit)
    assert measured == (None if value is None else pytest.approx(value))


def test_lists_are_parted_by_semicolons_of_either_width():
    assert parse_list("华丰造纸厂;民生药厂; 蒋家浜、独城;") == (
        "华丰造纸厂",
        "民生药厂",
        "蒋家浜、独城",
    )


@pytest.mark.parametrize("text", ["", " ", "-", "—", "/", "／", "－", "无", "待定"])
def test_cells_that_say_nothing(text):
    assert is_empty(text)
