"""How long sites have been, and were, in each status."""

import datetime as dt

import pandas as pd
import pytest
from event_lines import DAYS, FEW, day, life, made_tables
from hypothesis import given

from gongshu_geo.status import events_table
from gongshu_geo.status.durations import SPENT_COLUMNS, days_in_status, time_spent

STAYS = {
    "to the day": (["A 2021-01-01 开工"], [("started", 365, 365, True)]),
    "one after another": (
        ["A 2021-01-01 开工", "A 2021-03-02 竣工"],
        [("started", 60, 60, False), ("completed", 305, 305, True)],
    ),
    # Begun in January (1 to 31), finished in March (1 to 31): 29 to 89 days.
    "from month to month": (
        ["A 2021-01 开工", "A 2021-03 竣工"],
        [("started", 29, 89, False), ("completed", 276, 306, True)],
    ),
    "begun nobody knows when": (["A 2021-12-02 在建"], [("building", 30, None, True)]),
    "a halt and back": (
        ["A 2021-01-01 开工", "A 2021-02-01 停工", "A 2021-03-01 复工"],
        # News of 停工 and of 复工 finds them so: the halt may have come and gone any time between.
        [
            ("started", 0, 31, False),
            ("suspended", 0, 59, False),
            ("building", 306, 334, True),
        ],
    ),
}


@pytest.mark.parametrize(("lines", "expected"), STAYS.values(), ids=STAYS)
def test_stays(lines, expected):
    stays = time_spent(life(*lines), day("2022-01-01"))
    told = stays[["status", "days_least", "days_most", "current"]].astype(object)
    told = told.where(told.notna(), None)
    assert list(told.itertuples(index=False, name=None)) == expected


def test_both_lives_have_stays():
    table = life("A 2021-01-01 出让", "A 2021-06-01 开工", "B 2021-07-01 开工")
    stays = days_in_status(table, day("2022-01-01"))
    assert stays[["site_id", "axis", "status"]].to_numpy().tolist() == [
        ["A", "land", "sold"],
        ["A", "works", "started"],
        ["B", "works", "started"],
    ]


def test_nothing():
    stays = time_spent(events_table([]), day("2022-01-01"))
    assert tuple(stays.columns) == SPENT_COLUMNS
    assert stays.empty


@FEW
@given(
    made_tables(precisions=("day",), statuses=("preparation", "started", "completed", "sold")), DAYS
)
def test_the_days_sum_up_to_the_span(table, on):
    stays = time_spent(table, on)
    for _, own in stays.groupby(["site_id", "axis"]):
        assert list(own["current"]) == [False] * (len(own) - 1) + [True]
        first = own["since_end"].iloc[0]
        span = (pd.Timestamp(on) - first).days
        assert own["days_least"].sum() <= span
        if own["days_most"].notna().all():
            assert own["days_most"].sum() >= (pd.Timestamp(on) - own["since_start"].iloc[0]).days
        if own["status"].isin(["preparation"]).sum() == 0:
            assert own["days_least"].sum() == own["days_most"].sum() == span


@FEW
@given(made_tables(), DAYS)
def test_bounds_are_in_order(table, on):
    stays = time_spent(table, on)
    assert (stays["days_least"] >= 0).all()
    assert (stays["days_least"] <= stays["days_most"]).fillna(value=True).all()
    assert (stays["since_start"].isna() | (stays["since_start"] <= stays["since_end"])).all()
    assert (stays["until_start"] <= stays["until_end"]).all()
    assert (stays["until_end"] <= pd.Timestamp(on) + dt.timedelta(0)).all()
