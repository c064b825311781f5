"""Which rows filters match; missing values match nothing."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.errors import Bilingual, ConfigError
from gongshu_geo.layers import matching, parse_filter

TABLE = pd.DataFrame(
    {
        "category": ["road", "night", None, "mall"],
        "area_m2": [100.0, np.nan, 300.0, 50.0],
        "planned": [True, False, True, False],
        "corridors": [("康桥路",), (), ("拱康路", "康桥路"), ()],
        "accuracy_m": ["60", "", "150", "8.5"],  # as the gazetteer's tables are read
        "nothing": [None, None, None, None],
        "note": [Bilingual("甲", "a")] * 4,
    }
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('category == "road"', [0]),
        ('category != "road"', [1, 3]),
        ('not category == "road"', [1, 3]),
        ('category in ["night", "mall"]', [1, 3]),
        ('category not in ["night", "mall"]', [0]),
        ('category >= "n"', [0, 1]),
        ("area_m2 > 60", [0, 2]),
        ("not area_m2 > 60", [3]),
        ("area_m2 in [50, 100]", [0, 3]),
        ("planned == true", [0, 2]),
        ("planned != true", [1, 3]),
        ('"康桥路" in corridors', [0, 2]),
        ('"康桥路" not in corridors', [1, 3]),
        ('"a" in category', [0, 3]),
        ("accuracy_m < 100", [0, 3]),
        ('accuracy_m == ""', [1]),
        ("nothing == 1", []),
        ("not nothing == 1", []),
        ('category == "road" or area_m2 > 200', [0, 2]),
        ('not (category == "road" and area_m2 > 200)', [0, 1, 3]),
        ('not (category == "night" or area_m2 > 200)', [0, 3]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_rows(text, rows):
    assert np.flatnonzero(matching(parse_filter(text), TABLE)).tolist() == rows


@pytest.mark.parametrize("text", ['category == "road"', "area_m2 > 1", '"x" in corridors'])
def test_empty_table(text):
    assert matching(parse_filter(text), TABLE.iloc[:0]).tolist() == []


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ('categroy == "road"', "unknown_field", "categroy"),
        ("category == 1", "unfit_value", "1.0"),
        ('area_m2 == "big"', "unfit_value", "big"),
        ("planned == 1", "unfit_value", "1.0"),
        ('corridors == "康桥路"', "unfit_value", "康桥路"),
        ('note == "甲"', "unfit_value", "甲"),
        ('"1" in area_m2', "unfit_value", "1"),
    ],
    ids=[
        "no such field",
        "text with a number",
        "number with a text",
        "truth value with a number",
        "list with a text",
        "text in two languages",
        "text in a number",
    ],
)
def test_what_does_not_fit_is_named(text, code, found):
    with pytest.raises(ConfigError) as caught:
        matching(parse_filter(text), TABLE)
    assert [(item.code, item.found) for item in caught.value.findings] == [(code, found)]


def test_a_missing_field_is_answered_with_those_there_are():
    with pytest.raises(ConfigError) as caught:
        matching(parse_filter('categroy == "a" and areas > 1'), TABLE[["category", "area_m2"]])
    assert str(caught.value.findings[0]) == (
        "筛选所用的字段不存在,读到“categroy”,应为下列之一:category、area_m2。"
        "改法:是否指“category”。\n"
        'the filter uses a field that is not there, found "categroy", expected one of category, '
        'area_m2. Fix: did you mean "category".'
    )
    assert [item.found for item in caught.value.findings] == ["categroy", "areas"]


VALUES = st.lists(st.one_of(st.none(), st.floats(-9, 9)), min_size=1, max_size=8)


@given(values=VALUES, bound=st.floats(-9, 9).map(lambda number: round(number, 2)))
def test_a_condition_and_its_opposite_share_no_row_and_leave_out_the_missing(values, bound):
    table = pd.DataFrame({"x": pd.Series(values, dtype=float)})
    yes = matching(parse_filter(f"x > {bound:f}"), table)
    no = matching(parse_filter(f"not x > {bound:f}"), table)
    assert not (yes & no).any()
    assert ((yes | no) == table["x"].notna()).all()
