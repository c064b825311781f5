"""Reports of how far works have come, against how far they were to be."""

from __future__ import annotations

import datetime as dt

import pandas as pd

PROGRESS_COLUMNS = ("site_id", "day", "planned_pct", "actual_pct", "source")
"""Columns of every table of progress: one row a report, its day, 形象进度 or 投资完成率 planned and
reached in per cent of the whole, each missing where not told, and where it comes from."""


def no_progress() -> pd.DataFrame:
    """A table of progress without reports."""
    return pd.DataFrame(columns=list(PROGRESS_COLUMNS), dtype=object)


def progress_of_investment(reports: pd.DataFrame) -> pd.DataFrame:
    """Progress by the money spent of the year's plan: 完成投资 against 年度计划投资.

    Parameters
    ----------
    reports
        ``site_id``, ``day`` (:class:`datetime.date`), ``done_wan``, ``planned_year_wan`` (both in
        10,000 yuan) and ``source``.

    Returns
    -------
    progress
        :data:`PROGRESS_COLUMNS`. Planned is the share of the year that has passed (序时进度), since
        registers plan money by the year; missing where the year's plan is nought or missing.
    """
    day = pd.to_datetime(reports["day"])
    year = day.dt.to_period("Y")
    passed = (day - year.dt.start_time).dt.days + 1
    whole = (year.dt.end_time - year.dt.start_time).dt.days + 1
    plan = reports["planned_year_wan"].astype(float)
    known = plan > 0
    return pd.DataFrame(
        {
            "site_id": reports["site_id"],
            "day": reports["day"],
            "planned_pct": (passed / whole * 100).where(known),
            "actual_pct": reports["done_wan"].astype(float) / plan.where(known) * 100,
            "source": reports["source"],
        }
    )


def latest_progress(progress: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """Of every site the last report until ``day``.

    Returns
    -------
    latest
        Indexed by site: ``day`` as a datetime and ``points_behind``, how many per cent of the
        whole less than planned was reached, negative for more; missing where a number is.
    """
    table = progress[["site_id", "day", "planned_pct", "actual_pct"]].copy()
    table["day"] = pd.to_datetime(table["day"]).astype("datetime64[s]")
    table = table[table["day"] <= pd.Timestamp(day)]
    table = table.sort_values(["site_id", "day"], kind="stable")
    latest = table.drop_duplicates("site_id", keep="last").set_index("site_id")
    planned, actual = (latest[name].astype(float) for name in ("planned_pct", "actual_pct"))
    # A tenth of a point: more digits than any report has, and none of binary fractions.
    behind = (planned - actual).round(1)
    return pd.DataFrame({"day": latest["day"], "points_behind": behind})
