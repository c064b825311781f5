"""Cells of tables in words."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gongshu_geo.errors import Bilingual
from gongshu_geo.layers import PopupField
from gongshu_geo.maps._values import value_text

THIN = "\u202f"
NOTHING = ("", "")

CASES = {
    "metres": (1200.0, "m", (f"1{THIN}200{THIN}米", f"1{THIN}200{THIN}m")),
    "small area in square metres": (
        9_500,
        "m²",
        (f"9{THIN}500{THIN}平方米", f"9{THIN}500{THIN}m²"),
    ),
    "large area in hectares": (32_000, "m²", (f"3.2{THIN}公顷", f"3.2{THIN}ha")),
    "money in 万元": (1_200, "万元", (f"1{THIN}200{THIN}万元", f"12{THIN}million yuan")),
    "money in 亿元": (125_000, "万元", (f"12.5{THIN}亿元", f"1{THIN}250{THIN}million yuan")),
    "number as text, from a CSV file": ("727", "ha", (f"727{THIN}公顷", f"727{THIN}ha")),
    "number without a unit": (3.5, "", ("3.5", "3.5")),
    "NumPy's numbers": (np.int64(7), "m", (f"7{THIN}米", f"7{THIN}m")),
    "identifier that looks like a number": ("330105001", "", ("330105001", "330105001")),
    "text": ("钢混结构", "", ("钢混结构", "钢混结构")),
    "both languages": (Bilingual("甲", "A"), "", ("甲", "A")),
    "several": (("甲", "乙"), "", ("甲、乙", "甲, 乙")),
    "none of several": ((), "", NOTHING),
    "truth": (True, "", ("是", "yes")),
    "missing number": (math.nan, "m", NOTHING),
    "missing": (None, "", NOTHING),
    "empty": ("", "", NOTHING),
    "infinite": (math.inf, "m", NOTHING),
}


@pytest.mark.parametrize(("value", "unit", "expected"), CASES.values(), ids=CASES)
def test_value_text(value, unit, expected):
    field = PopupField(column="x", label=Bilingual("列", "column"), unit=unit)
    text = value_text(value, field)
    assert (text.zh, text.en) == expected


def test_codes_are_named():
    field = PopupField(column="category", label=Bilingual("类别", "Category"))
    names = {"park": Bilingual("公园", "Park")}
    assert value_text("park", field, names) == names["park"]
    assert value_text("zoo", field, names) == Bilingual("zoo", "zoo")
