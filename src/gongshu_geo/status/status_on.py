"""What every site's status is on a day, in words and codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.status import _notes
from gongshu_geo.status._lateness import lateness, met_by_words
from gongshu_geo.status._plan_year import plan_labels
from gongshu_geo.status._stages import coming_plans, due_plans, stages_from_facts
from gongshu_geo.status._timeline import timeline
from gongshu_geo.status.schedules import (
    LATE,
    NO_NEWS,
    NO_PLAN,
    ON_TIME,
    UNDATED,
    VERY_LATE,
    ScheduleTable,
    load_schedules,
)
from gongshu_geo.status.statuses import UNKNOWN, Axis, StatusTable, load_statuses

STATUS_COLUMNS = (
    "stage",
    "planned_only",
    "since",
    "stage_note",
    "schedule",
    "schedule_note",
    "plan_label",
)
"""Columns of :func:`status_on`, in order."""

CANCELLED = "cancelled"
"""Code of the status after which no plan counts."""


def status_on(
    events: pd.DataFrame,
    day: dt.date,
    *,
    site_ids: Iterable[str] | None = None,
    undated: Mapping[str, str] = MappingProxyType({}),
    statuses: StatusTable | None = None,
    schedules: ScheduleTable | None = None,
) -> pd.DataFrame:
    """The status of every site on a day.

    Parameters
    ----------
    events
        Columns of :data:`~gongshu_geo.status.EVENT_COLUMNS`.
    day
        Facts that may lie after it are not known yet.
    site_ids
        The sites of the answer, in order; by default those of ``events``, sorted.
    undated
        Status code by site for registers that state a status but no date: used where no dated
        fact is known on the day, or where it is further in the life cycle than that fact.
    statuses, schedules
        The package's own tables by default.

    Returns
    -------
    status
        Indexed by ``site_id``:

        ``stage``
            code: the last fact's status, or the undated one where that is further; else the
            planned one; else ``unknown``. Facts of one day: the later in the life cycle. After
            works have begun land news does not count.
        ``planned_only``
            true where the stage is known from a plan only.
        ``since``
            when the stage was first reported, such as 2021-09; ``""`` where no fact tells it.
        ``stage_note``
            :class:`~gongshu_geo.errors.Bilingual`, with the dates behind the stage.
        ``schedule``
            code: ``on_time``, ``late``, ``very_late``, ``no_news``, ``undated``
            (reached, but no news tells when), ``no_plan``; measured against the furthest plan
            that is due by the day.
        ``schedule_note``
            :class:`~gongshu_geo.errors.Bilingual`, with the dates behind it.
        ``plan_label``
            新开工, 续建 or ``""`` in the plan of the day's year.
    """
    statuses = statuses or load_statuses()
    schedules = schedules or load_schedules()
    table = timeline(events, statuses)
    ids = sorted(set(table["site_id"])) if site_ids is None else list(site_ids)
    result = pd.DataFrame(index=pd.Index(ids, name="site_id", dtype=object))
    stages = _stages(table, day, undated, statuses)
    for column, empty in (
        ("stage", UNKNOWN),
        ("planned_only", False),
        ("since", ""),
        ("stage_note", _notes.NO_RECORD),
    ):
        result[column] = _filled(stages[column], ids, empty)
    schedule = _schedules(table, day, undated, result["stage"], (statuses, schedules))
    result["schedule"] = _filled(schedule["schedule"], ids, NO_PLAN)
    result["schedule_note"] = _filled(schedule["schedule_note"], ids, _notes.NO_PLAN_NOTE)
    result["plan_label"] = _filled(plan_labels(table, day, statuses), ids, "")
    return result.astype({"planned_only": bool})


def _stages(
    table: pd.DataFrame, day: dt.date, undated: Mapping[str, str], statuses: StatusTable
) -> pd.DataFrame:
    """Stage and its words by site: from facts, else undated words, else plans."""
    records: dict[str, tuple[str, bool, str, Bilingual]] = {}
    facts = stages_from_facts(table, day, statuses)
    # Loops over rows only put dates into words.
    for row in facts.itertuples():
        note = _notes.fact_note(row, statuses)
        records[_id(row)] = (_text(row.stage), False, _notes.since_text(row), note)
    unknown = table[~table["site_id"].isin(facts.index)]
    due = due_plans(unknown, day)
    for row in due.itertuples():
        records[_id(row)] = (_text(row.status), True, "", _notes.overdue_note(row, statuses))
    for row in coming_plans(unknown[~unknown["site_id"].isin(due.index)], day).itertuples():
        records[_id(row)] = (_text(row.status), True, "", _notes.coming_note(row, statuses))
    for site_id, code in undated.items():
        if code and _further(code, records.get(site_id), statuses):
            records[site_id] = (code, False, "", _notes.undated_note(code, statuses))
    return _by_site(records, ["stage", "planned_only", "since", "stage_note"])


def _further(
    code: str, known: tuple[str, bool, str, Bilingual] | None, statuses: StatusTable
) -> bool:
    """Whether an undated word counts: there is no dated fact, or the word is further on.

    A row with 实际开工 2023年2月 and 项目状态 已完工 is completed, only when is not said.
    """
    if known is None or known[1]:
        return True
    word, fact = statuses[code], statuses[known[0]]
    return word.axis is fact.axis and word.axis is not Axis.SIDE and word.order > fact.order


def _schedules(
    table: pd.DataFrame,
    day: dt.date,
    undated: Mapping[str, str],
    stages: pd.Series,
    tables: tuple[StatusTable, ScheduleTable],
) -> pd.DataFrame:
    """Schedule state and its words by site, for sites with a plan."""
    statuses, schedules = tables
    records: dict[str, tuple[str, Bilingual]] = {}
    due = lateness(table, day, statuses)
    for row in coming_plans(table[~table["site_id"].isin(due.index)], day).itertuples():
        note = _notes.coming_note(row, statuses)
        not_due = Bilingual(f"{note.zh},尚未到期", f"{note.en}; not yet due")
        records[_id(row)] = (ON_TIME, not_due)
    for code, row in zip(_codes(due, schedules), due.itertuples(), strict=True):
        records[_id(row)] = (code, _notes.lateness_note(row, statuses))
    said = due[met_by_words(due, undated, statuses)]
    for row in said.itertuples():
        if records[_id(row)][0] == NO_NEWS:
            records[_id(row)] = (UNDATED, _notes.said_note(row, undated[_id(row)], statuses))
    for site_id in stages.index[stages == CANCELLED]:
        if site_id in records:
            records[site_id] = (NO_PLAN, _notes.CANCELLED)
    return _by_site(records, ["schedule", "schedule_note"])


def _codes(due: pd.DataFrame, schedules: ScheduleTable) -> pd.Series:
    """Schedule codes of plans that are due: what is not certain is never called late."""
    codes = pd.Series(NO_NEWS, index=due.index, dtype=object)
    codes[due["met_end"].notna()] = UNDATED
    codes[due["dated"].astype(bool)] = ON_TIME
    codes[due["days"] > schedules.late_days] = LATE
    codes[due["days"] > schedules.very_late_days] = VERY_LATE
    codes[due["met_end"] <= due["end"]] = ON_TIME
    return codes


def _by_site(records: Mapping[str, tuple[Any, ...]], columns: list[str]) -> pd.DataFrame:
    """Records by site as a table of objects."""
    table = pd.DataFrame(list(records.values()), columns=columns, dtype=object)
    return table.set_axis(pd.Index(list(records), dtype=object))


def _filled(values: pd.Series, ids: list[str], empty: Any) -> list[Any]:
    """``values`` for ``ids`` in order, ``empty`` where a site has none."""
    known = values.to_dict()
    return [known.get(site_id, empty) for site_id in ids]


def _id(row: Any) -> str:
    return str(row.Index)


def _text(value: Any) -> str:
    return str(value)
