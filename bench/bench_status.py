"""The statuses of many sites on a day, and what else is derived from their events.

Run ``python bench/bench_status.py [SITES]``. The events are synthetic: ten a site, from land to
use, a third of them planned, dated by day, by month or by the day of a register. Processor time
of one run; the tables are as a project holds them.
"""

import datetime as dt
import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from gongshu_geo.status import (
    axes_on,
    changes_between,
    lights,
    load_light_rules,
    outcomes,
    planned_dates,
    status_on,
    time_spent,
)

SITES = 100_000
CODES = (
    *("cleared", "reserved", "sold", "preparation", "started"),
    *("building", "suspended", "building", "completed", "in_use"),
)
DAY, EARLIER = dt.date(2021, 6, 30), dt.date(2020, 6, 30)
PART = 10_000
"""Sites for what puts words to every site."""


def synthetic_events(sites: int) -> pd.DataFrame:
    """Ten events a site, as :data:`~gongshu_geo.status.EVENT_COLUMNS`."""
    random = np.random.default_rng(4549)
    shape = (sites, len(CODES))
    days = np.datetime64("2018-01-01") + random.integers(0, 300, shape).cumsum(axis=1)
    precision = random.choice(np.array(["day", "month", "seen"], dtype=object), shape)
    month = days.astype("datetime64[M]")
    by_month = precision == "month"
    start = np.where(by_month, month.astype("datetime64[D]"), days)
    start[precision == "seen"] = np.datetime64("1949-01-01")
    end = np.where(by_month, (month + 1).astype("datetime64[D]") - np.timedelta64(1, "D"), days)
    events = pd.DataFrame(
        {
            "site_id": np.repeat([f"S{number:06d}" for number in range(sites)], len(CODES)),
            "status": np.tile(np.array(CODES, dtype=object), sites),
            "planned": random.random(shape).ravel() < 1 / 3,
            "start": start.ravel().astype(object),
            "end": end.ravel().astype(object),
            "precision": precision.ravel(),
            "source": "",
            "file": "synthetic.csv",
            "row": 2,
            "status_text": "",
            "who": "",
            "note": "",
            "told": dt.date(2018, 3, 31),
        }
    )
    return events.sort_values(["site_id", "end", "start"], kind="stable", ignore_index=True)


def tell(name: str, work: Callable[[], object], sites: int) -> None:
    """Print how much processor time some work takes."""
    start = time.process_time()
    work()
    print(f"{name:<44}{sites:>9,} sites{time.process_time() - start:>9.2f} s")


def main() -> None:
    sites = int(sys.argv[1]) if len(sys.argv) > 1 else SITES
    events = synthetic_events(sites)
    print(f"{len(events):,} synthetic events")
    tell("axes_on: status on both axes", lambda: axes_on(events, DAY), sites)
    tell("changes_between two days", lambda: changes_between(events, EARLIER, DAY), sites)
    tell("time_spent in every status", lambda: time_spent(events, DAY), sites)
    part = events.head(PART * len(CODES))
    few = min(sites, PART)
    rules = load_light_rules("ouhai-2020")
    tell("planned_dates and slips", lambda: planned_dates(part), few)
    tell("outcomes of all plans", lambda: outcomes(part, DAY), few)
    tell("lights, with words", lambda: lights(part, DAY, rules), few)
    tell("status_on, with words", lambda: status_on(part, DAY), few)


if __name__ == "__main__":
    main()
