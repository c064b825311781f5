"""Events in the order in which they tell a site's stages."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from gongshu_geo.status._order import day_numbers, in_order, moments, ranks
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
    return placed(events, statuses).reset_index(drop=True)


def placed(events: pd.DataFrame, statuses: StatusTable) -> pd.DataFrame:
    """The timeline of events under their own labels."""
    table = events[
        ["site_id", "status", "planned", "start", "end", "precision", "status_text"]
    ].copy()
    table["planned"] = table["planned"].astype(bool)
    for column in ("start", "end"):
        table[column] = pd.to_datetime(table[column]).astype("datetime64[s]")
    table["order"] = table["status"].map({s.code: s.order for s in statuses.values()}).astype(int)
    table["axis"] = table["status"].map({s.code: s.axis.value for s in statuses.values()})
    site = pd.factorize(table["site_id"], sort=True)[0]
    start, end = day_numbers(table["start"]), day_numbers(table["end"])
    order = table["order"].to_numpy()
    ordered = ~table["planned"] & (table["axis"] != Axis.SIDE)
    # Works lie after land in the same number: no day of one life comes near those of the other.
    line = np.where(ordered, (site << 1) + (table["axis"] == Axis.WORKS), -1)
    rank = ranks(line, (start, end), order, (table["precision"] != Precision.SEEN).to_numpy())
    table["rank"] = moments(rank)
    return table.take(in_order(site, rank, order, end))


def facts_until(table: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """The facts of a timeline that had certainly happened on ``day``."""
    return table[~table["planned"] & (table["end"] <= pd.Timestamp(day))]
