"""Numbers of days between dates of which only intervals are known."""

import datetime as dt

import pandas as pd
import pytest
from event_lines import DAYS
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.status.intervals import (
    Certainty,
    DayCount,
    certainties,
    day_count,
    days_between,
)

WORDS = {
    "both bounds": ((62, 121), "62 至 121 天", "62 to 121 days"),
    "one number": ((9, 9), "9 天", "9 days"),
    "one day": ((1, 1), "1 天", "1 day"),
    "from below": ((3, None), "至少 3 天", "at least 3 days"),
    "from above": ((None, 4), "至多 4 天", "at most 4 days"),
    "nothing": ((None, None), "", ""),
    "before": ((-5, 2), "-5 至 2 天", "-5 to 2 days"),
}


@pytest.mark.parametrize(("bounds", "zh", "en"), WORDS.values(), ids=WORDS)
def test_words(bounds, zh, en):
    words = DayCount(least=bounds[0], most=bounds[1]).words()
    assert (words.zh, words.en) == (zh, en)


def test_cells_of_a_table():
    assert day_count(3.0, pd.NA) == DayCount(least=3, most=None)


def series(*days):
    return pd.Series(pd.to_datetime([*days]))


def test_days_from_one_date_to_another():
    # 2021年9月 to 2021年12月: from 30 September to 1 December, from 1 September to 31 December.
    september = series("2021-09-01"), series("2021-09-30")
    december = series("2021-12-01"), series("2021-12-31")
    least, most = days_between(september, december)
    assert (least[0], most[0]) == (62, 121)


CERTAIN = {
    "above nought": (1.0, 9.0, "certain"),
    "at nought is not above it": (0.0, 9.0, "possible"),
    "across it": (-3.0, 1.0, "possible"),
    "up to it": (-3.0, 0.0, "no"),
    "nothing known": (None, None, "possible"),
    "open above": (5.0, None, "certain"),
    "open below": (None, 0.0, "no"),
}


@pytest.mark.parametrize(("least", "most", "expected"), CERTAIN.values(), ids=CERTAIN)
def test_certainty(least, most, expected):
    bounds = [pd.Series([value], dtype="float64") for value in (least, most)]
    assert list(certainties(*bounds)) == [expected]


@st.composite
def spans(draw):
    start = draw(DAYS)
    return start, start + dt.timedelta(days=draw(st.integers(0, 400)))


@given(spans(), spans(), st.data())
def test_whatever_days_are_meant_lie_within_the_bounds(one, other, data):
    least, most = days_between(*[tuple(series(day) for day in span) for span in (one, other)])
    first, second = (data.draw(st.dates(*span)) for span in (one, other))
    days = (second - first).days
    assert least[0] <= days <= most[0]
    certainty = certainties(least, most)[0]
    # What is certain is so for all days, what is not possible for none.
    assert certainty is not Certainty.CERTAIN or days > 0
    assert certainty is not Certainty.NO or days <= 0
