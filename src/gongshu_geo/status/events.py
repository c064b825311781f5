"""The table of dated events that a site's stages are derived from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
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
    "who",
    "note",
    "told",
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
    who
        Who reported it, where a person did; ``""`` for registers.
    note
        What was said beside it, such as the rest of a status cell.
    told
        The day of the register or report that told it, ``None`` where that is not known: a plan
        told again on a later day with another date has slipped.
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
    who: str = ""
    note: str = ""
    told: dt.date | None = None


def events_table(events: Iterable[Event]) -> pd.DataFrame:
    """Events as a table, the same fact told twice as one row.

    Returns
    -------
    table
        :data:`EVENT_COLUMNS`; ``start``, ``end`` and ``told`` are :class:`datetime.date`, the
        last ``None`` where it is not known. Facts that agree in site, status and days are one
        row, with the sources, persons and notes joined and the first day on which it was told;
        plans that were told on different days stay apart, since their repetition is what tells
        whether a date was kept. Sorted by site, end, start, plan before fact, status, day of
        telling: input order does not matter.
    """
    together: dict[tuple[Any, ...], dict[str, Any]] = {}
    for event in sorted(events, key=lambda event: (event.file, event.row)):
        record = together.get(_key(event))
        if record is None:
            together[_key(event)] = {name: getattr(event, name) for name in EVENT_COLUMNS}
        else:
            for name in ("source", "who", "note"):
                record[name] = _joined(record[name], getattr(event, name))
            days = [day for day in (record["told"], event.told) if day is not None]
            record["told"] = min(days, default=None)
    table = pd.DataFrame(
        [together[key] for key in sorted(together)], columns=list(EVENT_COLUMNS), dtype=object
    )
    return table.astype({"planned": bool, "row": int})


def _key(event: Event) -> tuple[Any, ...]:
    """What makes two events one; keys of all events can be put in order."""
    told = (event.told or dt.date.min) if event.planned else dt.date.min
    return (event.site_id, event.end, event.start, not event.planned, event.status, told)


def events_of(table: pd.DataFrame) -> tuple[Event, ...]:
    """The rows of a table with :data:`EVENT_COLUMNS`, as :func:`events_table` makes it."""
    return tuple(
        Event(**dict(zip(EVENT_COLUMNS, row, strict=True)))
        for row in table[list(EVENT_COLUMNS)].itertuples(index=False, name=None)
    )


def _joined(texts: str, text: str) -> str:
    """``texts`` with one more, unless it is among them."""
    if not texts or not text:
        return texts or text
    return texts if text in texts.split("; ") else f"{texts}; {text}"


def last_fact_day(events: pd.DataFrame) -> dt.date | None:
    """The last day that any fact of ``events`` may mean; ``None`` where there is no fact.

    The default day of a build: what is drawn then depends on the input alone, not on the clock.
    """
    ends = events.loc[~events["planned"].astype(bool), "end"]
    return None if ends.empty else max(ends)


def once_told(events: pd.DataFrame) -> pd.DataFrame:
    """Every event once: a plan that several registers repeat, as the first of them told it.

    Returns
    -------
    events
        The same columns, in the same order; the sources of repetitions are joined.
    """
    key = ["site_id", "end", "start", "planned", "status"]
    again = events.duplicated(key)
    if not again.any():
        return events
    sources = events.groupby(key, sort=False)["source"].agg(lambda told: reduce(_joined, told))
    first = events[~again]
    return first.assign(source=sources.to_numpy())


def site_events(events: pd.DataFrame, site_id: str) -> pd.DataFrame:
    """The life line of one site: its events by date, plans before facts of the same day."""
    own = once_told(events[events["site_id"] == site_id])
    own = own.assign(fact=lambda table: ~table["planned"])
    return (
        own.sort_values(["end", "start", "fact"], kind="stable")
        .drop(columns="fact")
        .reset_index(drop=True)
    )
