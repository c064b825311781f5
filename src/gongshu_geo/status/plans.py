"""The planned dates that registers gave one after another, and what became of them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.status._lateness import may_be_met, news_of_plans
from gongshu_geo.status._notes import span
from gongshu_geo.status._timeline import timeline
from gongshu_geo.status.dates import format_deadline
from gongshu_geo.status.intervals import (
    CERTAINTIES,
    Certainty,
    certainties,
    day_count,
    days_between,
)
from gongshu_geo.status.statuses import StatusTable, load_statuses

PLAN_COLUMNS = (
    "site_id",
    "status",
    "told",
    "start",
    "end",
    "precision",
    "source",
    "slip_least",
    "slip_most",
    "step_least",
    "step_most",
)
"""Columns of :func:`planned_dates`, in order."""

OUTCOME_COLUMNS = (
    "site_id",
    "status",
    "told",
    "plan_start",
    "plan_end",
    "precision",
    "met",
    "met_start",
    "met_end",
    "days_least",
    "days_most",
    "late",
    "early",
)
"""Columns of :func:`outcomes`, in order."""


class Baseline(StrEnum):
    """Which of the dates that registers gave for one thing counts."""

    FIRST = "first"
    """The first that was told: a plan that was moved stays late."""
    LATEST = "latest"
    """The last that was told by the day."""


def planned_dates(events: pd.DataFrame, *, statuses: StatusTable | None = None) -> pd.DataFrame:
    """The planned date of every status in each register since the first, and how it slipped.

    Returns
    -------
    plans
        One row a site, status and day of telling, in this order:

        ``site_id``, ``status``
            what was planned;
        ``told``
            the day of the register that told it, as a datetime; missing, and first, where it is
            not known;
        ``start``, ``end``, ``precision``, ``source``
            the date, the latest where one day's registers give several, and where it stands;
        ``slip_least``, ``slip_most``
            bounds of the days by which it is later than the first that a day is known of;
            missing for a telling without day. The same date in the same words is no slip.
        ``step_least``, ``step_most``
            the same against the telling before it, missing for the first.
    """
    statuses = statuses or load_statuses()
    table = _tellings(events, statuses)
    told = table[table["told"].notna()].groupby(["site_id", "status"])[["start", "end"]]
    for name, before in (("slip", told.transform("first")), ("step", told.shift())):
        least, most = _days_later(before.reindex(table.index), table)
        table[f"{name}_least"], table[f"{name}_most"] = least, most
    return table[list(PLAN_COLUMNS)]


def outcomes(
    events: pd.DataFrame,
    day: dt.date,
    *,
    against: Baseline = Baseline.FIRST,
    whole_months: bool = False,
    statuses: StatusTable | None = None,
) -> pd.DataFrame:
    """What had become of every plan by ``day``, and whether it was early or late.

    Parameters
    ----------
    events
        Columns of :data:`~gongshu_geo.status.EVENT_COLUMNS`.
    day
        Facts that may lie after it are not known yet.
    against
        Which of several planned dates counts; where all were told after the day, the first.
    whole_months
        Whether a plan is kept by what is reached within the month of its last day.
    statuses
        The package's own table by default.

    Returns
    -------
    outcomes
        One row a site and planned status:

        ``site_id``, ``status``, ``told``, ``plan_start``, ``plan_end``, ``precision``
            the plan, as :func:`planned_dates` gives it;
        ``met``
            ``certain`` where a fact until the day meets it, ``possible`` where a coarse date may
            lie after the day, else ``no``;
        ``met_start``, ``met_end``
            the days between which it was met, or, where it is not met, the first day on which it
            can be by the news; missing where not known;
        ``days_least``, ``days_most``
            bounds of the days that it was late, from the last day that the plan allows; negative
            before that, missing where not known;
        ``late``, ``early``
            each one of :class:`Certainty`: reached after the last day that the plan allows, before
            the first. What is due without any news may be either: possible.
    """
    statuses = statuses or load_statuses()
    plans = _counting(_tellings(events, statuses), day, against)
    if whole_months:
        plans["end"] = plans["end"] + pd.offsets.MonthEnd(0)
    table = timeline(events, statuses)
    news = news_of_plans(plans, table, day, statuses)
    met = np.where(may_be_met(plans, table, day, statuses), Certainty.POSSIBLE, Certainty.NO)
    result = plans.rename(columns={"start": "plan_start", "end": "plan_end"})
    result["met"] = np.where(news["met_end"].notna(), Certainty.CERTAIN, met).astype(object)
    result["met_start"], result["met_end"] = news["bound"], news["met_end"]
    reached = (result["met_start"], result["met_end"])
    # A plan for the third quarter is kept by whatever day of it: late counts from its last day.
    late = days_between((result["plan_end"], result["plan_end"]), reached)
    early = days_between(reached, (result["plan_start"], result["plan_start"]))
    result["days_least"], result["days_most"] = late[0].astype("Int64"), late[1].astype("Int64")
    result["late"] = _verdict(result, pd.Timestamp(day), late)
    result["early"] = _verdict(result, pd.Timestamp(day), early)
    return result[list(OUTCOME_COLUMNS)].reset_index(drop=True)


def slip_note(plan: Any, statuses: StatusTable) -> Bilingual:
    """A row of :func:`planned_dates` in words: 计划 2022年6月底投用,比最初晚 242 至 303 天."""
    by = format_deadline(span(plan.end, plan.precision))
    name = statuses[plan.status].name
    zh, en = f"计划 {by.zh}{name.zh}", f"planned: {name.en.lower()} by {by.en}"
    if pd.isna(plan.told):
        return Bilingual(f"{zh}(何时所报不详)", f"{en} (told on an unknown day)")
    if pd.isna(plan.step_least):
        return Bilingual(f"{zh}(首次)", f"{en} (first)")
    if plan.slip_least == plan.slip_most == 0:
        return Bilingual(f"{zh},与最初相同", f"{en}, as at first")
    later = _later(plan.slip_least, plan.slip_most)
    return Bilingual(f"{zh},{later.zh}", f"{en}, {later.en}")


def outcome_note(outcome: Any) -> Bilingual:
    """The verdict of a row of :func:`outcomes` in words: 确定滞后 62 至 121 天."""
    late, early = Certainty(outcome.late), Certainty(outcome.early)
    if late is Certainty.NOT_YET:
        return CERTAINTIES[late]
    if late is Certainty.NO:
        sure = early is Certainty.CERTAIN
        return Bilingual("提前", "early") if sure else Bilingual("按期", "on time")
    words = CERTAINTIES[late]
    days = day_count(outcome.days_least, outcome.days_most).words()
    return Bilingual(f"{words.zh}滞后 {days.zh}".rstrip(), f"{words.en} late {days.en}".rstrip())


def _tellings(events: pd.DataFrame, statuses: StatusTable) -> pd.DataFrame:
    """Plans by site, status and day of telling: of one day the latest date."""
    plans = events[events["planned"].astype(bool)]
    table = plans[["site_id", "status", "told", "start", "end", "precision", "source"]].copy()
    for column in ("told", "start", "end"):
        table[column] = pd.to_datetime(table[column]).astype("datetime64[s]")
    table["order"] = table["status"].map({s.code: s.order for s in statuses.values()}).astype(int)
    table["axis"] = table["status"].map({s.code: s.axis.value for s in statuses.values()})
    table = table.sort_values(
        ["site_id", "order", "status", "told", "end", "start"],
        kind="stable",
        na_position="first",
    )
    return table.drop_duplicates(["site_id", "status", "told"], keep="last", ignore_index=True)


def _counting(tellings: pd.DataFrame, day: dt.date, against: Baseline) -> pd.DataFrame:
    """Of every site and status the telling that counts on ``day``."""
    thing = ["site_id", "status"]
    # Nobody knows whether a date without a day of telling came first or last.
    told = tellings.sort_values([*thing, "told"], kind="stable", na_position="last")
    dated = told["told"].notna() | ~told.duplicated(thing)
    # A register of later years is often the only one that tells what had been planned long before.
    by_then = ~(told["told"] > pd.Timestamp(day)) | ~told.duplicated(thing)
    known = told[dated & by_then]
    keep = "first" if against is Baseline.FIRST else "last"
    return known.drop_duplicates(thing, keep=keep, ignore_index=True)  # type: ignore[call-overload, no-any-return]


def _days_later(before: pd.DataFrame, plans: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Bounds of the days by which plans are later; nought where their words are the same."""
    least, most = days_between((before["start"], before["end"]), (plans["start"], plans["end"]))
    same = (before["start"] == plans["start"]) & (before["end"] == plans["end"])
    return least.where(~same, 0).astype("Int64"), most.where(~same, 0).astype("Int64")


def _verdict(
    plans: pd.DataFrame, today: pd.Timestamp, days: tuple[pd.Series, pd.Series]
) -> pd.Series:
    """Whether plans were met beyond a date, by least and most days."""
    codes = pd.Series(certainties(*days), index=plans.index, dtype=object)
    open_plans = plans["met"] != Certainty.CERTAIN
    coming = open_plans & (plans["plan_end"] >= today)
    return codes.where(~coming, Certainty.NOT_YET)


def _later(least: int, most: int) -> Bilingual:
    """By how much a plan is later or earlier than another."""
    if most < 0:
        days = day_count(-most, -least).words()
        return Bilingual(f"比最初早 {days.zh}", f"{days.en} earlier than at first")
    days = day_count(least, most).words()
    if least > 0:
        return Bilingual(f"比最初晚 {days.zh}", f"{days.en} later than at first")
    return Bilingual(
        f"与最初相差 {days.zh}(日期粗略,不能断定)",
        f"{days.en} from the first (the dates are too coarse to tell)",
    )
