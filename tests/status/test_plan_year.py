"""新开工 and 续建 in the plan of any year."""

import datetime as dt

import pytest
from event_lines import FEW, STATUSES, life, made_tables
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.status import plan_year_labels

LINES = ("A 2021-05-01 开工", "A 2023-06-01 竣工", "B 2021-12-01 在建", "C 2022-03-01 收储")
YEARS = {
    2020: {},
    # Nobody knows when works found going on in 2021 had begun.
    2021: {"A": "新开工"},
    2022: {"A": "续建", "B": "续建"},
    2023: {"A": "续建", "B": "续建"},
    2024: {"B": "续建"},
}


@pytest.mark.parametrize(("year", "labels"), YEARS.items())
def test_labels(year, labels):
    assert plan_year_labels(life(*LINES), year).to_dict() == labels


def test_on_a_day_of_the_year():
    labels = plan_year_labels(life(*LINES), 2021, day=dt.date(2021, 4, 30))
    assert labels.to_dict() == {}
    late = plan_year_labels(life(*LINES), 2021, day=dt.date(2030, 1, 1))
    assert late.to_dict() == YEARS[2021]


@FEW
@given(made_tables(precisions=("day",)), st.integers(2018, 2024))
def test_what_is_begun_and_not_finished_goes_on_next_year(table, year):
    now, then = plan_year_labels(table, year), plan_year_labels(table, year + 1)
    over = STATUSES.finished | {"cancelled"}
    ended = {e.site_id for e in table.itertuples() if not e.planned and e.status in over}
    assert set(now.index) - ended <= set(then.index[then == "续建"])
