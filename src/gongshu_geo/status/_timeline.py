"""Events in the order in which they tell a site's stages."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from gongshu_geo.status.dates import Precision
from gongshu_geo.status.statuses import Axis, StatusTable


def timeline(events: pd.DataFrame, statuses: StatusTable) -> pd.DataFrame:
    """Events with days as datetimes and their place in the life cycle.

    Returns
    -------
    timeline
        ``site_id``, ``status``, ``planned``, ``start``, ``end``, ``precision``, ``status_text``,
        with ``order`` and ``axis`` of the status and ``rank``, the day by which facts are put in
        order: the end, or earlier where a later stage is reported within the event's own period.
        Sorted by site, rank and order.
    """
    table = events[
        ["site_id", "status", "planned", "start", "end", "precision", "status_text"]
    ].copy()
    table["planned"] = table["planned"].astype(bool)
    for column in ("start", "end"):
        table[column] = pd.to_datetime(table[column]).astype("datetime64[s]")
    table["order"] = table["status"].map({s.code: s.order for s in statuses.values()}).astype(int)
    table["axis"] = table["status"].map({s.code: s.axis.value for s in statuses.values()})
    table["rank"] = _ranks(table)
    return table.sort_values(["site_id", "rank", "order", "end"], kind="stable", ignore_index=True)


def facts_until(table: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """The facts of a timeline that had certainly happened on ``day``."""
    return table[~table["planned"] & (table["end"] <= pd.Timestamp(day))]


def _ranks(table: pd.DataFrame) -> pd.Series:
    """Days by which facts are put in order.

    开工 dated 2022 ends on 31 December, but when 在建 is reported on 27 September 2022, works
    had begun by then: the coarse event goes no later than the later stage within its period.
    Side states come in any order and stay where they are.
    """
    facts = table.loc[
        ~table["planned"] & (table["axis"] != Axis.SIDE),
        ["site_id", "axis", "start", "end", "order", "precision"],
    ]
    coarse = facts[(facts["start"] < facts["end"]) & (facts["precision"] != Precision.SEEN)]
    coarse = coarse.reset_index(names="event")
    pairs = coarse.merge(facts, on=["site_id", "axis"], suffixes=("", "_later"))
    within = pairs[
        (pairs["order_later"] > pairs["order"])
        & (pairs["end_later"] >= pairs["start"])
        & (pairs["end_later"] < pairs["end"])
    ]
    ranks = table["end"].copy()
    ranks.update(within.groupby("event")["end_later"].min())
    return ranks
