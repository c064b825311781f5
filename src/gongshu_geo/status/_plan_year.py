"""The label that a site has in the plan of a year: 新开工 or 续建."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from gongshu_geo.status._timeline import facts_until, timeline
from gongshu_geo.status.statuses import BEGUN, StatusTable, load_statuses

NEW, CONTINUED = "新开工", "续建"


def plan_labels(table: pd.DataFrame, day: dt.date, statuses: StatusTable) -> pd.Series:
    """新开工 or 续建 for the year of ``day``, by site; sites with neither are left out.

    新开工 is begun in that year. 续建 is begun earlier and was not finished on 1 January. Where
    the year's first news of works is 在建, nobody knows when they began: no label, unless the
    register's own word says 续建.
    """
    facts = facts_until(table, day)
    january = pd.Timestamp(day.year, 1, 1)
    begun = facts[facts["status"].isin(statuses.begun)]
    earlier = set(begun.loc[begun["end"] < january, "site_id"])
    over = statuses.finished | {"cancelled"}
    finished = set(facts.loc[facts["status"].isin(over) & (facts["end"] < january), "site_id"])
    this_year = begun[(begun["start"] >= january) & ~begun["site_id"].isin(earlier)]
    said = this_year.loc[this_year["status_text"].str.contains(CONTINUED), "site_id"]
    started = this_year.loc[this_year["status"] == BEGUN, "site_id"]
    labels = dict.fromkeys(started, NEW)
    labels |= dict.fromkeys(said, CONTINUED)
    labels |= dict.fromkeys(earlier - finished, CONTINUED)
    return pd.Series(labels, dtype=object)


def plan_year_labels(
    events: pd.DataFrame,
    year: int,
    *,
    day: dt.date | None = None,
    statuses: StatusTable | None = None,
) -> pd.Series:
    """新开工 or 续建 in the plan of any year, by site; sites with neither are left out.

    Parameters
    ----------
    events
        Columns of :data:`~gongshu_geo.status.EVENT_COLUMNS`.
    year
        The plan's year.
    day
        A day of that year to which it is told; by default, and at the latest, its last.
    statuses
        The package's own table by default.
    """
    statuses = statuses or load_statuses()
    last = dt.date(year, 12, 31)
    until = max(min(day or last, last), dt.date(year, 1, 1))
    return plan_labels(timeline(events, statuses), until, statuses)
