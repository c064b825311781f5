"""The table of dated events that a site's stages are derived from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gongshu_geo.status.dates import Precision

EVENT_COLUMNS = (
    "site_id",
    "status",
    "planned",
    "start",
    "end",
    "precision",
    "source",
    "file",
    "row",
    "status_text",
)
"""Columns of every table of events, in order; :class:`Event` says what they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dated event of a site.

    Attributes
    ----------
    site_id
        The site's identifier.
    status
        Code of the status that was reached or planned.
    planned
        Whether it is a plan; else it is reported as a fact.
    start, end
        The days that the date may mean, both included. A fact counts from its end.
    precision
        The calendar period that the date names: day, month, quarter, half or year.
    source
        Where it comes from, for readers; several sources are joined by ``"; "``.
    file, row
        File and row of the first source, the row as a spreadsheet shows it.
    status_text
        The word that stood for the status.
    """

    site_id: str
    status: str
    planned: bool
    start: dt.date
    end: dt.date
    precision: Precision
    source: str
    file: str
    row: int
    status_text: str


def events_table(events: Iterable[Event]) -> pd.DataFrame:
    """Events as a table, the same fact told twice as one row.

    Returns
    -------
    table
        :data:`EVENT_COLUMNS`; ``start`` and ``end`` are :class:`datetime.date`. Events that agree
        in site, status, plan or fact, and days are one row with the sources joined. Sorted by
        site, end, start, plan before fact, status: input order does not matter.
    """
    together: dict[tuple[Any, ...], dict[str, Any]] = {}
    for event in sorted(events, key=lambda event: (event.file, event.row)):
        key = (event.site_id, event.end, event.start, not event.planned, event.status)
        record = together.get(key)
        if record is None:
            together[key] = {name: getattr(event, name) for name in EVENT_COLUMNS}
        else:
            record["source"] = _joined(record["source"], event.source)
    return pd.DataFrame(
        [together[key] for key in sorted(together)], columns=list(EVENT_COLUMNS)
    ).astype({"planned": bool, "row": int})


def _joined(sources: str, source: str) -> str:
    """``sources`` with one more, unless it is among them."""
    return sources if source in sources.split("; ") else f"{sources}; {source}"


def last_fact_day(events: pd.DataFrame) -> dt.date | None:
    """The last day that any fact of ``events`` may mean; ``None`` where there is no fact.

    The default day of a build: what is drawn then depends on the input alone, not on the clock.
    """
    ends = events.loc[~events["planned"].astype(bool), "end"]
    return None if ends.empty else max(ends)


def site_events(events: pd.DataFrame, site_id: str) -> pd.DataFrame:
    """The life line of one site: its events by date, plans before facts of the same day."""
    own = events[events["site_id"] == site_id].assign(fact=lambda table: ~table["planned"])
    return (
        own.sort_values(["end", "start", "fact"], kind="stable")
        .drop(columns="fact")
        .reset_index(drop=True)
    )
