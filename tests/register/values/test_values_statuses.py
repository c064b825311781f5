"""Status cells with their notes and dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.register.values import read_status
from gongshu_geo.status import load_statuses

CELLS = {
    "end planned in brackets": (
        "续建(预计9月竣工)", "在建", False, "预计9月竣工", {"finish_planned": "2021-09"},
    ),
    "late": ("在建(滞后)", "在建", False, "滞后", {}),
    "postponed": (
        "延后至2022年开工", "延后", False, "至2022年开工", {"start_planned": "2022"},
    ),
    "plan": ("计划新开工", "开工", True, "", {}),
    "share done": ("完工率61%", "在建", False, "", {}),
    "begun on a date": ("已于2021年9月开工", "开工", False, "", {"start_actual": "2021-09"}),
    "date before the word": ("2021年9月开工", "开工", False, "", {"start_actual": "2021-09"}),
    "date in brackets": (
        "竣工(2021年9月30日)", "竣工", False, "2021年9月30日", {"finish_actual": "2021-09-30"},
    ),
    "begun, end planned": (
        "2021年3月开工,预计2023年底竣工", "开工", False, "",
        {"start_actual": "2021-03", "finish_planned": "2023"},
    ),
    "end of what is not finished is a plan": (
        "在建,2023年12月竣工", "在建", False, "2023年12月竣工", {"finish_planned": "2023-12"},
    ),
    "by a month's end": (
        "预计2021年12月底前竣工", "竣工", True, "", {"finish_planned": "2021-12"},
    ),
    "both planned": (
        "计划2021年9月开工,2023年12月竣工", "开工", True, "",
        {"start_planned": "2021-09", "finish_planned": "2023-12"},
    ),
    "old plan and fact": (
        "原计划2021年6月开工,实际9月开工", "开工", False, "",
        {"start_planned": "2021-06", "start_actual": "2021-09"},
    ),
    "tender done is no end of works": ("2021年9月完成招标", None, False, "", {}),
    "unknown": ("详见附件", None, False, "", {}),
    "empty": ("—", None, False, "", {}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "status", "planned", "note", "dates"), CELLS.values(), ids=CELLS)
def test_a_status_cell(text, status, planned, note, dates):
    cell = read_status(text, load_statuses(), year=2021)
    assert (cell.status and cell.status.name.zh, cell.planned, cell.note) == (status, planned, note)
    assert {which: reading.iso for which, reading in cell.dates} == dates


def test_dates_without_a_year_are_passed_over_where_none_is_known():
    assert read_status("续建(预计9月竣工)", load_statuses()).dates == ()


@given(
    st.one_of(
        st.text(max_size=30),
        st.text("2021年9月底前开工竣续建计划预已完成至(),、", max_size=20),
        st.integers(),
        st.none(),
    )
)
def test_any_cell_is_read(cell):
    reading = read_status(cell, load_statuses(), year=2021)
    assert len({which for which, _ in reading.dates}) == len(reading.dates)
