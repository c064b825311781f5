"""The stage of every site on a day, from facts or, failing these, from plans."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from gongshu_geo.status._timeline import facts_until
from gongshu_geo.status.statuses import Axis, StatusTable


def stages_from_facts(table: pd.DataFrame, day: dt.date, statuses: StatusTable) -> pd.DataFrame:
    """The stage of every site with a fact until ``day``.

    Land news after the works have begun does not take the site back to land.

    Returns
    -------
    stages
        Indexed by site: ``stage``, and ``since_end``, ``since_precision``, ``last_end``,
        ``last_precision``: the first and the last fact of the unbroken run that tells it.
    """
    facts = facts_until(table, day)
    begun = facts.loc[facts["status"].isin(statuses.begun), "site_id"]
    facts = facts[(facts["axis"] != Axis.LAND) | ~facts["site_id"].isin(begun)]
    site = facts["site_id"]
    changes = (facts["status"] != facts["status"].shift()) | (site != site.shift())
    run = changes.cumsum()
    last = facts.groupby("site_id").tail(1)
    since = facts[changes].set_axis(run[changes]).loc[run.loc[last.index]]
    last = last.set_index("site_id")
    return pd.DataFrame(
        {
            "stage": last["status"],
            "since_end": since["end"].to_numpy(),
            "since_precision": since["precision"].to_numpy(),
            "last_end": last["end"],
            "last_precision": last["precision"],
        },
        index=last.index,
    )


def due_plans(table: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """Of every site the furthest plan that is due by ``day``, with the latest date given for it.

    The furthest in the life cycle, not the last by date: a street that was to be in use in
    August 2023 (祥符桥) is not on time because another plan has it under construction by the
    end of that year.

    Returns
    -------
    plans
        Indexed by site: the columns of the timeline.
    """
    plans = table[table["planned"] & (table["end"] <= pd.Timestamp(day))]
    plans = plans.sort_values(["site_id", "order", "end"], kind="stable")
    return plans.groupby("site_id").tail(1).set_index("site_id")


def coming_plans(table: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """Of every site the plan due next after ``day``, as :func:`due_plans` gives it."""
    plans = table[table["planned"] & (table["end"] > pd.Timestamp(day))]
    plans = plans.sort_values(["site_id", "end", "order"], kind="stable")
    return plans.groupby("site_id").head(1).set_index("site_id")
