"""Progress against plan, by reports and by money."""

import datetime as dt

import pandas as pd

from gongshu_geo.status.progress import (
    PROGRESS_COLUMNS,
    latest_progress,
    no_progress,
    progress_of_investment,
)


def test_money_spent_of_the_year():
    reports = pd.DataFrame(
        {
            "site_id": ["A", "B", "C"],
            # The 146th day of 365 is 40 per cent of the year.
            "day": [dt.date(2025, 5, 26)] * 3,
            "done_wan": [300.0, 100.0, None],
            "planned_year_wan": [1000.0, 0.0, 500.0],
            "source": ["月报"] * 3,
        }
    )
    progress = progress_of_investment(reports)
    assert tuple(progress.columns) == PROGRESS_COLUMNS
    latest = latest_progress(progress, dt.date(2025, 6, 1))
    behind = latest["points_behind"].astype(object)
    assert list(behind.where(behind.notna(), None)) == [10.0, None, None]


def test_the_last_report_until_the_day_counts():
    rows = [("A", dt.date(2025, month, 1), 50, 50 - month, "") for month in (3, 1, 2)]
    progress = pd.DataFrame(rows, columns=list(PROGRESS_COLUMNS))
    assert list(latest_progress(progress, dt.date(2025, 2, 15))["points_behind"]) == [2.0]


def test_no_reports():
    assert latest_progress(no_progress(), dt.date(2025, 2, 15)).empty
