"""How long sites have been, and were, in each status."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from gongshu_geo.status._runs import AXES, datetime_of, facts_on, runs_of
from gongshu_geo.status.statuses import Axis, StatusTable, load_statuses

SPENT_COLUMNS = (
    "site_id",
    "axis",
    "status",
    "since_start",
    "since_end",
    "until_start",
    "until_end",
    "days_least",
    "days_most",
    "current",
)
"""Columns of :func:`time_spent`, in order."""


def time_spent(
    events: pd.DataFrame, day: dt.date, *, statuses: StatusTable | None = None
) -> pd.DataFrame:
    """The time that every site spent in each status until ``day``, stay by stay.

    Parameters
    ----------
    events
        Columns of :data:`~gongshu_geo.status.EVENT_COLUMNS`.
    day
        Facts that may lie after it are not known yet; a stay that goes on is reckoned to it.
    statuses
        The package's own table by default.

    Returns
    -------
    stays
        One row a stay, by site, axis and time:

        ``site_id``, ``axis``, ``status``
            who was in what, in which of its lives;
        ``since_start``, ``since_end``
            the days between which it began; the first is missing where news only finds it so;
        ``until_start``, ``until_end``
            the days between which it ended, for the stay that goes on the day itself;
        ``days_least``, ``days_most``
            bounds of its length; the second is missing where its beginning is not known;
        ``current``
            whether it goes on.
    """
    statuses = statuses or load_statuses()
    facts = facts_on(events, day, statuses)
    lives = [_stays(runs_of(facts, axis, statuses), day, axis) for axis in AXES]
    stays = pd.concat(lives, ignore_index=True)
    return stays.sort_values(["site_id", "axis"], kind="stable", ignore_index=True)


def days_in_status(
    events: pd.DataFrame, day: dt.date, *, statuses: StatusTable | None = None
) -> pd.DataFrame:
    """How long every site has been in its status on ``day``: the stays that go on.

    Returns
    -------
    stays
        As :func:`time_spent` gives them, one row a site and axis.
    """
    stays = time_spent(events, day, statuses=statuses)
    return stays[stays["current"]].reset_index(drop=True)


def _stays(runs: pd.DataFrame, day: dt.date, axis: Axis) -> pd.DataFrame:
    """The runs of one life as stays: each ends where the next begins."""
    today = datetime_of(day)
    going = runs["last"].astype(bool)
    until = {bound: runs[bound].shift(-1).where(~going, today) for bound in ("start", "end")}
    least = (until["start"] - runs["end"]).dt.days.clip(lower=0)
    most = (until["end"] - runs["start"]).dt.days
    stays = pd.DataFrame(
        {
            "site_id": runs["site_id"],
            "axis": str(axis),
            "status": runs["status"],
            "since_start": runs["start"],
            "since_end": runs["end"],
            "until_start": until["start"],
            "until_end": until["end"],
            "days_least": least.astype("Int64"),
            "days_most": most.astype("Int64"),
            "current": going,
        }
    )
    return stays[list(SPENT_COLUMNS)]
