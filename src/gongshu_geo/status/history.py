"""Everything that is known of one site's statuses, in both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.status._notes import span
from gongshu_geo.status.dates import format_short
from gongshu_geo.status.durations import time_spent
from gongshu_geo.status.events import Event
from gongshu_geo.status.intervals import day_count
from gongshu_geo.status.life import linked_life
from gongshu_geo.status.plans import outcome_note, outcomes, planned_dates, slip_note
from gongshu_geo.status.statuses import StatusTable, load_statuses

AXIS_NAMES = {"land": Bilingual("土地", "land"), "works": Bilingual("工程", "works")}
"""Words for the two lives of a site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteHistory:
    """The statuses of one site from first to last.

    Attributes
    ----------
    site_id
        The site.
    day
        The day to which it is told.
    life
        Its events with those of the parcel or the works linked to it: columns of
        :func:`~gongshu_geo.status.linked_life`, by time, none twice.
    stays
        Its time in each status: columns of :func:`~gongshu_geo.status.time_spent`.
    plans
        Its planned dates: columns of :func:`~gongshu_geo.status.planned_dates`.
    outcomes
        What became of them: columns of :func:`~gongshu_geo.status.outcomes`.
    """

    site_id: str
    day: dt.date
    life: pd.DataFrame
    stays: pd.DataFrame
    plans: pd.DataFrame
    outcomes: pd.DataFrame


def site_history(
    events: pd.DataFrame,
    site_id: str,
    day: dt.date,
    links: pd.DataFrame,
    *,
    statuses: StatusTable | None = None,
) -> SiteHistory:
    """The history of one site until ``day``.

    Parameters
    ----------
    events, links
        As :func:`~gongshu_geo.status.linked_life` takes them.
    site_id
        The site.
    day
        Stays that go on are reckoned to it; facts that may lie after it are told, not reckoned.
    statuses
        The package's own table by default.
    """
    statuses = statuses or load_statuses()
    around = links[(links["site_id"] == site_id) | (links["other_id"] == site_id)]
    near = {site_id, *around["site_id"], *around["other_id"]}
    lives = linked_life(events[events["site_id"].isin(near)], around, statuses=statuses)
    of_site = set(lives.loc[lives["site_id"] == site_id, "life_id"])
    life = lives[lives["life_id"].isin(of_site)]
    own = events[events["site_id"] == site_id]
    return SiteHistory(
        site_id=site_id,
        day=day,
        life=life.drop_duplicates(["site_id", "status", "planned", "start", "end"]),
        stays=time_spent(own, day, statuses=statuses),
        plans=planned_dates(own, statuses=statuses),
        outcomes=outcomes(own, day, statuses=statuses),
    )


EventKey = tuple[str, str, bool, dt.date, dt.date]
"""Site, status, whether planned, start and end: what makes two tellings one event."""


def numbers_of(events: Mapping[int, Event]) -> Mapping[EventKey, str]:
    """The numbers under which a store keeps events: #12, or #12 #31 where it was told again."""
    numbers: dict[EventKey, str] = {}
    for number, event in events.items():
        key = _key(event)
        numbers[key] = f"{numbers[key]} #{number}" if key in numbers else f"#{number}"
    return numbers


def history_lines(
    history: SiteHistory,
    statuses: StatusTable,
    *,
    numbers: Mapping[EventKey, str] = MappingProxyType({}),
) -> Iterator[str]:
    """The history line by line, Chinese and English side by side.

    Parameters
    ----------
    history
        Of :func:`site_history`.
    statuses
        The life cycle.
    numbers
        Of :func:`numbers_of` where a store keeps the events; none by default.
    """
    yield f"截至 as of {history.day}"
    yield "大事记 Events"
    for row in history.life.itertuples():
        number = numbers.get(_key(row), "")
        yield _event(row, history.site_id, statuses) + (f"  {number}" if number else "")
    if history.life.empty:
        yield "  没有带日期的记录 no dated records"
    if not history.stays.empty:
        yield "历时 Time in each status"
        yield from (_stay(row, statuses) for row in history.stays.itertuples())
    if not history.plans.empty:
        yield "各次登记的计划时间 Planned dates, register by register"
        yield from (_plan(row, statuses) for row in history.plans.itertuples())
        yield "计划的结果 What became of the plans"
        for row in history.outcomes.itertuples():
            yield f"  {statuses[str(row.status)].name}: {outcome_note(row)}"


def _key(event: Any) -> EventKey:
    return (event.site_id, event.status, bool(event.planned), event.start, event.end)


def _event(row: Any, site_id: str, statuses: StatusTable) -> str:
    """2021-09  计划 planned  投用 In use  plan-2021.csv 第6行."""
    kind = "计划 planned" if row.planned else "实际 actual "
    date = format_short(span(row.end, row.precision))
    parts = [f"  {date:<11}", kind, f"{statuses[row.status].name}"]
    if row.site_id != site_id:
        parts.append(f"[{row.site_id}]")
    source = row.source or f"{row.file} 第{row.row}行"
    parts += [text for text in dict.fromkeys((source, row.who, row.note)) if text]
    return "  ".join(parts)


def _plan(row: Any, statuses: StatusTable) -> str:
    """2021-03-31  计划 2021年9月底开工(首次)."""
    told = "?" if pd.isna(row.told) else row.told.date()
    return f"  {told}  {slip_note(row, statuses)}"


def _stay(row: Any, statuses: StatusTable) -> str:
    """工程 works  在建 Under construction: 1302 至 2047 天,至今."""
    days = day_count(row.days_least, row.days_most).words()
    now = " (至今 to the day)" if row.current else ""
    return f"  {AXIS_NAMES[row.axis]}  {statuses[row.status].name}: {days}{now}"
