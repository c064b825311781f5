"""Planned dates one register after another, how they slipped, and what became of them."""

import pytest
from event_lines import DAYS, FEW, STATUSES, day, life, made_tables
from hypothesis import given

from gongshu_geo.status import events_table
from gongshu_geo.status.intervals import Certainty
from gongshu_geo.status.plans import (
    OUTCOME_COLUMNS,
    PLAN_COLUMNS,
    Baseline,
    outcome_note,
    outcomes,
    planned_dates,
    slip_note,
)

MARCH, APRIL, MAY = "2021-03-31", "2021-04-30", "2021-05-31"


def told(*lines):
    plans = planned_dates(life(*lines))
    bounds = plans[["slip_least", "slip_most", "step_least", "step_most"]].astype(object)
    return bounds.where(bounds.notna(), None).to_numpy().tolist()


SLIPS = {
    "kept in the same words": (
        [f"A 2021年9月 计划投用 @{MARCH}", f"A 2021年9月 计划投用 @{APRIL}"],
        [[0, 0, None, None], [0, 0, 0, 0]],
    ),
    # From 30 September to 1 December at least, from 1 September to 31 December at most.
    "a month": (
        [f"A 2021年9月 计划投用 @{MARCH}", f"A 2021年12月 计划投用 @{APRIL}"],
        [[0, 0, None, None], [62, 121, 62, 121]],
    ),
    "moved and moved back": (
        [
            f"A 2021-09-30 计划投用 @{MARCH}",
            f"A 2021-12-31 计划投用 @{APRIL}",
            f"A 2021-09-30 计划投用 @{MAY}",
        ],
        [[0, 0, None, None], [92, 92, 92, 92], [0, 0, -92, -92]],
    ),
    "told on an unknown day": (
        ["A 2021-08-31 计划投用", f"A 2021-09-30 计划投用 @{MARCH}"],
        [[None, None, None, None], [0, 0, None, None]],
    ),
    "of one day the latest": (
        [f"A 2021-09-30 计划投用 @{MARCH}", f"A 2021-10-31 计划投用 @{MARCH}"],
        [[0, 0, None, None]],
    ),
    # 三季度 to 年底 of the year 2021: from 30 September back to 1 January, from 1 July to the end.
    "from a quarter to a year": (
        [f"A 2021年三季度 计划投用 @{MARCH}", f"A 2021年底 计划投用 @{APRIL}"],
        [[0, 0, None, None], [-272, 183, -272, 183]],
    ),
}


@pytest.mark.parametrize(("lines", "expected"), SLIPS.values(), ids=SLIPS)
def test_slips(lines, expected):
    assert told(*lines) == expected


def test_every_status_has_its_own_dates():
    plans = planned_dates(
        life(
            f"A 2021年 计划开工 @{MARCH}",
            f"A 2022年 计划竣工 @{MARCH}",
            f"B 2022年 计划竣工 @{MARCH}",
            "A 2021-01-01 前期",
        )
    )
    assert plans[["site_id", "status"]].to_numpy().tolist() == [
        ["A", "started"],
        ["A", "completed"],
        ["B", "completed"],
    ]


WORDS = {
    "first": (
        [f"A 2021年9月 计划投用 @{MARCH}"],
        "计划 2021年9月底投用(首次)",
        "planned: in use by end of September 2021 (first)",
    ),
    "the same": (
        [f"A 2021年9月 计划投用 @{MARCH}", f"A 2021年9月 计划投用 @{APRIL}"],
        "计划 2021年9月底投用,与最初相同",
        "planned: in use by end of September 2021, as at first",
    ),
    "later": (
        [f"A 2021年9月 计划投用 @{MARCH}", f"A 2021年12月 计划投用 @{APRIL}"],
        "计划 2021年12月底投用,比最初晚 62 至 121 天",
        "planned: in use by end of December 2021, 62 to 121 days later than at first",
    ),
    "earlier": (
        [f"A 2021-09-30 计划投用 @{MARCH}", f"A 2021-09-29 计划投用 @{APRIL}"],
        "计划 2021年9月29日投用,比最初早 1 天",
        "planned: in use by 29 September 2021, 1 day earlier than at first",
    ),
    "too coarse": (
        [f"A 2021年三季度 计划投用 @{MARCH}", f"A 2021年底 计划投用 @{APRIL}"],
        "计划 2021 年底投用,与最初相差 -272 至 183 天(日期粗略,不能断定)",
        (
            "planned: in use by end of 2021, -272 to 183 days from the first "
            "(the dates are too coarse to tell)"
        ),
    ),
    "undated": (
        ["A 2021年9月 计划投用"],
        "计划 2021年9月底投用(何时所报不详)",
        "planned: in use by end of September 2021 (told on an unknown day)",
    ),
}


@pytest.mark.parametrize(("lines", "zh", "en"), WORDS.values(), ids=WORDS)
def test_slips_in_words(lines, zh, en):
    *_, last = planned_dates(life(*lines)).itertuples()
    note = slip_note(last, STATUSES)
    assert (note.zh, note.en) == (zh, en)


NO, POSSIBLE, CERTAIN, NOT_YET = "no", "possible", "certain", "not_yet"
OUTCOMES = {
    "not due": (["A 2022年底 计划投用"], (NO, NOT_YET, NOT_YET, None, None), "尚未到期"),
    "due on the day": (["A 2022-06-30 计划投用"], (NO, NOT_YET, NOT_YET, None, None), "尚未到期"),
    "due, no news": (["A 2021年底 计划投用"], (NO, POSSIBLE, POSSIBLE, None, None), "可能滞后"),
    "met in time": (
        ["A 2021年三季度 计划投用", "A 2021-08-15 投用"],
        (CERTAIN, NO, NO, -46, -46),
        "按期",
    ),
    "met before": (
        ["A 2021年三季度 计划投用", "A 2021-06-30 投用"],
        (CERTAIN, NO, CERTAIN, -92, -92),
        "提前",
    ),
    "met after": (
        ["A 2021年三季度 计划投用", "A 2021年12月 投用"],
        (CERTAIN, CERTAIN, NO, 62, 92),
        "确定滞后 62 至 92 天",
    ),
    # 上半年 or 下半年 of a year whose third quarter was planned.
    "met in a year": (
        ["A 2021年三季度 计划投用", "A 2021年 投用"],
        (CERTAIN, POSSIBLE, POSSIBLE, -272, 92),
        "可能滞后 -272 至 92 天",
    ),
    "shown not met after its day": (
        ["A 2021年底 计划投用", "A 2022-03-01 在建"],
        (NO, CERTAIN, NO, 60, None),
        "确定滞后 至少 60 天",
    ),
    "found met by a later stage": (
        ["A 2021年底 计划竣工", "A 2021-12-01 投用"],
        (CERTAIN, NO, POSSIBLE, None, -30),
        "按期",
    ),
    "may lie after the day": (
        ["A 2022-05-31 计划开工", "A 2022年 开工"],
        (POSSIBLE, POSSIBLE, POSSIBLE, None, None),
        "可能滞后",
    ),
}


@pytest.mark.parametrize(("lines", "expected", "words"), OUTCOMES.values(), ids=OUTCOMES)
def test_outcomes(lines, expected, words):
    (row,) = outcomes(life(*lines), day("2022-06-30")).itertuples()
    days = [None if str(value) == "<NA>" else value for value in (row.days_least, row.days_most)]
    assert (row.met, row.late, row.early, *days) == expected
    assert outcome_note(row).zh == words


def test_the_first_date_counts_or_the_latest_by_the_day():
    table = life(
        f"A 2021-09-30 计划投用 @{MARCH}",
        f"A 2021-12-31 计划投用 @{APRIL}",
        f"A 2022-12-31 计划投用 @{MAY}",
        "A 2022-12-31 计划投用",
        "A 2021-11-30 投用",
    )
    for against, on, late in (
        (Baseline.FIRST, MAY, NOT_YET),
        (Baseline.FIRST, "2022-01-01", CERTAIN),
        (Baseline.LATEST, "2022-01-01", NO),
    ):
        assert list(outcomes(table, day(on), against=against)["late"]) == [late]
    known = outcomes(table, day(APRIL), against=Baseline.LATEST)
    assert str(known["plan_end"][0].date()) == "2021-12-31"


def test_a_plan_that_only_a_later_register_tells():
    table = life("A 2021-09-30 计划投用 @2025-08-05", "A 2021-11-30 投用")
    for against in Baseline:
        assert list(outcomes(table, day("2022-01-01"), against=against)["late"]) == [CERTAIN]


def test_a_plan_kept_within_its_month():
    table = life("A 2021-09-15 计划开工", "A 2021-09-28 开工")
    on = day("2022-01-01")
    assert list(outcomes(table, on)["late"]) == [CERTAIN]
    assert list(outcomes(table, on, whole_months=True)["late"]) == [NO]


def test_no_plans():
    for table in (events_table([]), life("A 2021-01-01 开工")):
        assert tuple(planned_dates(table).columns) == PLAN_COLUMNS
        assert planned_dates(table).empty
        found = outcomes(table, day("2022-01-01"))
        assert tuple(found.columns) == OUTCOME_COLUMNS
        assert found.empty


@FEW
@given(made_tables(), DAYS)
def test_what_is_certain_lies_within_what_is_possible(table, on):
    found = outcomes(table, on)
    assert not ((found["late"] == Certainty.CERTAIN) & (found["early"] != NO)).any()
    assert (found["days_least"] <= found["days_most"]).fillna(value=True).all()
    late = found["late"] == Certainty.CERTAIN
    assert (found.loc[late, "days_least"] > 0).all()
    assert (found.loc[found["late"] == NO, "days_most"] <= 0).all()


@FEW
@given(made_tables())
def test_slips_hold_the_difference_of_the_last_days(table):
    plans = planned_dates(table).dropna(subset=["told"])
    for _, own in plans.groupby(["site_id", "status"]):
        ends = (own["end"] - own["end"].iloc[0]).dt.days
        assert (own["slip_least"] <= ends).all()
        assert (ends <= own["slip_most"]).all()
