"""How far a site certainly is behind its plan, from the dates of plan and news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from gongshu_geo.status._stages import due_plans
from gongshu_geo.status._timeline import facts_until
from gongshu_geo.status.dates import Precision
from gongshu_geo.status.statuses import Axis, StatusTable


def lateness(table: pd.DataFrame, day: dt.date, statuses: StatusTable) -> pd.DataFrame:
    """What the news until ``day`` says of the furthest plan that is due by then.

    Returns
    -------
    lateness
        As :func:`news_of_plans` gives it, indexed by site, for sites with a plan that is due.
    """
    plans = due_plans(table, day)
    return news_of_plans(plans.assign(site_id=plans.index), table, day, statuses)


def news_of_plans(
    plans: pd.DataFrame, table: pd.DataFrame, day: dt.date, statuses: StatusTable
) -> pd.DataFrame:
    """What the news until ``day`` says of plans.

    Parameters
    ----------
    plans
        With ``site_id``, ``status``, ``start``, ``end``, ``precision``, ``order`` and ``axis``, as
        a timeline has them; each with its own label in the index.
    table
        The timeline of the sites.
    day, statuses
        Facts that may lie after the day are not known yet; the life cycle.

    Returns
    -------
    news
        Indexed as ``plans``:

        ``status``, ``end``, ``precision``
            the plan;
        ``met_end``, ``met_precision``, ``met_status``
            the first fact that meets it, missing where none does;
        ``dated``
            whether a fact says when it was met, rather than that it had been met by then;
        ``lower_start``, ``lower_end``, ``lower_precision``, ``lower_status``
            the last news after the due date that shows the plan not met, missing where none does;
        ``bound``
            the first day on which it can have been met, missing where the news does not date it;
        ``days``
            days that it certainly is late: from the last day that the plan allows to that day.
    """
    pairs = (
        plans.rename_axis("plan")
        .reset_index()
        .merge(facts_until(table, day), on="site_id", suffixes=("_plan", ""))
    )
    pairs = pairs.assign(met=_meets(pairs, statuses), dates_it=_dates(pairs, statuses))
    met = _first(pairs[pairs["met"]], "met_", ["end", "precision", "status"])
    result = plans[["status", "end", "precision"]].join(met)
    dates = pairs[pairs["met"] & pairs["dates_it"]].groupby("plan")["start"].min()
    lower = _lower_news(pairs, met)
    result = result.join(dates.rename("dated_start")).join(lower)
    result["dated"] = result["dated_start"].notna()
    # A later stage reported earlier than the date itself bounds it: what is in use is finished.
    earliest = result["dated_start"].where(
        ~(result["met_end"] < result["dated_start"]), result["met_end"]
    )
    result["bound"] = pd.concat([earliest, result["lower_start"]], axis=1).max(axis=1)
    result["days"] = (result["bound"] - result["end"]).dt.days
    return result.drop(columns="dated_start").set_axis(plans.index)


def may_be_met(
    plans: pd.DataFrame, table: pd.DataFrame, day: dt.date, statuses: StatusTable
) -> pd.Series:
    """Of plans as :func:`news_of_plans` takes them whether they may have been met by ``day``.

    That is where a fact that meets the plan is dated so coarsely that it may lie on either side
    of the day.
    """
    today = pd.Timestamp(day)
    coarse = table[
        ~table["planned"]
        & (table["start"] <= today)
        & (table["end"] > today)
        & (table["precision"] != Precision.SEEN)
    ]
    pairs = (
        plans.rename_axis("plan").reset_index().merge(coarse, on="site_id", suffixes=("_plan", ""))
    )
    return pd.Series(plans.index.isin(pairs.loc[_meets(pairs, statuses), "plan"]), plans.index)


def met_by_words(plans: pd.DataFrame, words: Mapping[str, str], statuses: StatusTable) -> pd.Series:
    """Of plans by site, with ``status``, whether a register's word without a date meets them.

    ``words`` gives status codes by site; a site without one has met nothing by it.
    """
    known = [(site_id, words[site_id]) for site_id in plans.index if words.get(site_id)]
    pairs = pd.DataFrame(known, columns=["site_id", "status"], dtype=object).set_index("site_id")
    pairs["status_plan"] = plans["status"].reindex(pairs.index)
    for column, suffix in (("status", ""), ("status_plan", "_plan")):
        pairs[f"axis{suffix}"] = pairs[column].map({s.code: s.axis for s in statuses.values()})
        pairs[f"order{suffix}"] = pairs[column].map({s.code: s.order for s in statuses.values()})
    return _meets(pairs, statuses).reindex(plans.index, fill_value=False).astype(bool)


def _meets(pairs: pd.DataFrame, statuses: StatusTable) -> pd.Series:
    """Whether each fact shows the plan beside it as met.

    A works plan is met by its status or a later one; a land plan also by works that have begun;
    a side state (搬迁, 停用, 转型) by itself alone. 开工 meets 在建, as its table says.
    """
    same = pairs["status"] == pairs["status_plan"]
    further = (
        (pairs["axis"] == pairs["axis_plan"])
        & (pairs["axis"] != Axis.SIDE)
        & (pairs["order"] >= pairs["order_plan"])
    )
    built = (pairs["axis_plan"] == Axis.LAND) & pairs["status"].isin(statuses.begun)
    return same | further | built | _stands_for(pairs, statuses)


def _dates(pairs: pd.DataFrame, statuses: StatusTable) -> pd.Series:
    """Whether each fact dates the very status of the plan, rather than a lasting or later one."""
    lasting = {status.code for status in statuses.values() if status.lasting}
    same = (pairs["status"] == pairs["status_plan"]) & ~pairs["status"].isin(lasting)
    return (same | _stands_for(pairs, statuses)) & (pairs["precision"] != Precision.SEEN)


def _stands_for(pairs: pd.DataFrame, statuses: StatusTable) -> pd.Series:
    """Whether each fact's status meets the plan's by its table's word."""
    known = {f"{s.code}>{other}" for s in statuses.values() for other in s.meets}
    return (pairs["status"] + ">" + pairs["status_plan"]).isin(known)


def _lower_news(pairs: pd.DataFrame, met: pd.DataFrame) -> pd.DataFrame:
    """The last news after the due date, and before the plan was met, that shows it not met."""
    # What a register shows on its day was so on that day, whenever it began.
    seen = pairs["precision"] == Precision.SEEN
    pairs = pairs.assign(start=pairs["start"].where(~seen, pairs["end"]))
    met_end = met["met_end"].reindex(pairs["plan"]).set_axis(pairs.index)
    lower = pairs[
        ~pairs["met"]
        & (pairs["start"] > pairs["end_plan"])
        & (met_end.isna() | (pairs["start"] <= met_end))
    ]
    last = lower.sort_values(["plan", "start", "order"], kind="stable").groupby("plan")
    columns = ["start", "end", "precision", "status"]
    return last.tail(1).set_index("plan")[columns].add_prefix("lower_")


def _first(facts: pd.DataFrame, prefix: str, columns: list[str]) -> pd.DataFrame:
    """Of every plan the fact that ends first."""
    ordered = facts.sort_values(["plan", "end", "order"], kind="stable")
    return ordered.groupby("plan").head(1).set_index("plan")[columns].add_prefix(prefix)
