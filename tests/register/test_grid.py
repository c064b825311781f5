"""Names of columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.register.grid import column_index, column_letters


@pytest.mark.parametrize(
    ("column", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")],
    ids=["first", "last of one", "first of two", "last of two", "first of three", "Excel's last"],
)
def test_columns_are_named_as_excel_names_them(column, letters):
    assert column_letters(column) == letters


@given(st.integers(0, 10**9))
def test_a_name_leads_back_to_its_column(column):
    assert column_index(column_letters(column)) == column
