"""Status cells with their notes and the dates in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gongshu_geo.register.grid import Cell
from gongshu_geo.register.values.cells import is_empty, text_of
from gongshu_geo.register.values.dates import DateReading
from gongshu_geo.register.values.scan import FoundDate, find_dates, in_figures
from gongshu_geo.status import Status, StatusReading, StatusTable

Which = Literal["start_planned", "finish_planned", "start_actual", "finish_actual"]

START = re.compile(
    r"(?:正式|全面|实质性?|主体|进场)*(?:新?开工|动工|开建|启动建设|开始(?:建设|施工)|进场(?:施工)?|破土|奠基)"
)
"""Words of a beginning of works near a date."""

FINISH = re.compile(
    r"(?:全面|基本|整体|主体)*(?:竣工|完工|建成|交工|完成竣工|通过竣工|完成建设|全部完成|完成(?=[,;。)]|$))"
)
"""Words of an end of works near a date; 完成招标 is none."""

PLAN = re.compile(
    r"预计|计划|拟|力争|争取|将|确保|目标|延[后期迟]|推迟|顺延|调整[至到为]|待|节点|年底前|必须|要求|有望"
)
"""Words that make a date a plan."""

DONE = re.compile(r"实际|已于|已经|已|顺利|如期|提前|通过")
"""Words that make a date a fact."""

OLD_PLAN = re.compile(r"原计划|原定|原")
"""Words of a plan that no longer holds where another stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCell:
    """What a status cell says.

    Attributes
    ----------
    status
        The status meant; ``None`` where the cell names none that is known.
    text
        The cell as a person sees it.
    note
        What it says besides.
    planned
        Whether the status is planned only (计划新开工).
    dates
        Dates of beginning and end of the works in it, each once, in its order.
    plan_label
        新开工 or 续建 where the word says it, else ``""``.
    """

    status: Status | None = None
    text: str = ""
    note: str = ""
    planned: bool = False
    dates: tuple[tuple[Which, DateReading], ...] = ()
    plan_label: str = ""


def read_status(cell: Cell, statuses: StatusTable, *, year: int | None = None) -> StatusCell:
    """The status in a cell, with its note and dates.

    Parameters
    ----------
    cell
        Of any type; text as a rule.
    statuses
        The life cycle.
    year
        The year of dates without one (预计9月竣工); where it is not known they are passed over.

    Notes
    -----
    A date that no word makes a plan or a fact is a fact where the status has come so far, and a
    plan where it has not: 在建,2023年12月竣工 plans.
    """
    if is_empty(cell):
        return StatusCell()
    return _of_text(text_of(cell), statuses, year)


def _of_text(text: str, statuses: StatusTable, year: int | None) -> StatusCell:
    folded = in_figures(text)
    found = find_dates(folded, year=year)
    reading = statuses.read(text) or _of_clauses(folded, found, statuses)
    if reading is None:
        return StatusCell(text=text, note="", dates=tuple(_dates(folded, found, "", statuses)))
    code = "" if reading.planned else reading.status.code
    return StatusCell(
        status=reading.status,
        text=text,
        note=reading.note,
        planned=reading.planned,
        dates=tuple(_dates(folded, found, code, statuses)),
        plan_label=reading.plan_label,
    )


def _of_clauses(folded: str, found: list[FoundDate], statuses: StatusTable) -> StatusReading | None:
    """The status of the first clause that names one, dates and the words before them left out."""
    for clause in re.split(r"[,;。、()/]", _undated(folded, found)):
        bare = re.sub(r"^(?:于|在|项目|工程|已于|目前|截[至止]|实际|底|前)+", "", clause)
        reading = statuses.read(clause) or statuses.read(bare)
        if reading is not None and not OLD_PLAN.match(clause):
            return reading
    return None


def _undated(folded: str, found: list[FoundDate]) -> str:
    parts, at = [], 0
    for date in found:
        parts.append(folded[at : date.start])
        at = date.end
    return "".join([*parts, folded[at:]])


def _dates(
    folded: str, found: list[FoundDate], code: str, statuses: StatusTable
) -> Iterator[tuple[Which, DateReading]]:
    """The dates of beginning and end, each kind once; an old plan yields to a new one."""
    told: dict[Which, DateReading] = {}
    old: dict[Which, DateReading] = {}
    for index, date in enumerate(found):
        before = folded[found[index - 1].end if index else 0 : date.start]
        after = folded[date.end : found[index + 1].start if index + 1 < len(found) else None]
        which = _which(before, after, code, statuses)
        if which is None or date.span is None:
            continue
        kind = old if OLD_PLAN.search(_last_clause(before)) else told
        kind.setdefault(which, DateReading(span=date.span, iso=date.iso))
    yield from {**old, **told}.items()


def _which(before: str, after: str, code: str, statuses: StatusTable) -> Which | None:
    """Which date the words on both sides make it."""
    lead, follow = _last_clause(before), re.split(r"[,;。、(]", after)[0]
    start, finish = _event(lead, follow)
    if not start and not finish:
        return None
    reached = code in (statuses.finished if finish else statuses.begun)
    planned = bool(PLAN.search(lead)) or (not DONE.search(lead + follow[:4]) and not reached)
    if start:
        return "start_planned" if planned else "start_actual"
    return "finish_planned" if planned else "finish_actual"


def _event(lead: str, follow: str) -> tuple[bool, bool]:
    """Whether the words name a beginning, an end; those after the date come first."""
    for words, where in ((follow, 6), (lead, None)):
        near = words[:where] if where else words
        start, finish = START.search(near), FINISH.search(near)
        if start and (not finish or start.start() < finish.start()):
            return True, False
        if finish:
            return False, True
    return False, False


def _last_clause(before: str) -> str:
    return re.split(r"[,;。、]", before)[-1]
