"""Values as plain ones."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from gongshu_geo.errors import Bilingual
from gongshu_geo.exports._values import columns_of, plain


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("大兜路", "大兜路"),
        ("", None),
        (None, None),
        (float("nan"), None),
        (float("inf"), None),
        (pd.NaT, None),
        (pd.NA, None),
        (np.bool_(True), True),
        (np.int64(3), 3),
        (10.125, 10.125),
        (0.1 + 0.2, 0.3),
        (350.0, 350),
        (np.float64(7), 7),
        (dt.date(2021, 12, 31), "2021-12-31"),
        (("甲", 1.0), ["甲", 1]),
        ((), []),
    ],
    ids=repr,
)
def test_plain(value, expected):
    result = plain(value)
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["甲", ""], {"x": ["甲", None]}),
        ([Bilingual("甲", "a"), None], {"x_zh": ["甲", None], "x_en": ["a", None]}),
        ([(), (Bilingual("甲", "a"),)], {"x_zh": [[], ["甲"]], "x_en": [[], ["a"]]}),
        ([], {"x": []}),
    ],
    ids=["text", "both languages", "lists in both languages", "empty"],
)
def test_columns(values, expected):
    assert columns_of("x", values) == expected
