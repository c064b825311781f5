"""Dates under 开工时间 or 竣工时间 alone: planned or actual, row by row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongshu_geo.status import DateSpan, Status, StatusTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known beside such a date.

    Attributes
    ----------
    statuses
        The life cycle.
    row_statuses
        (n,) status of each row, or ``None``.
    row_plans
        (n,) whether the row's own words make it a plan: 计划新开工.
    day
        The day of which the register tells.
    plan
        Whether its title speaks of a plan.
    """

    statuses: StatusTable
    row_statuses: Sequence[Status | None]
    row_plans: Sequence[bool]
    day: dt.date | None
    plan: bool | None


def planned_rows(code: str, spans: NDArray[np.object_], context: Context) -> NDArray[np.object_]:
    """Of every row whether its date is planned: true, false, or ``None`` where nothing tells.

    Parameters
    ----------
    code
        The status that the dates are of.
    spans
        (n,) days that each date may mean, or ``None``.
    context
        What else the register tells.
    """
    decided = np.full(len(spans), None, dtype=object)
    for index, span in enumerate(spans):
        if span is not None:
            decided[index] = _is_planned(code, span, index, context)
    return decided


def _is_planned(code: str, span: DateSpan, index: int, context: Context) -> bool | None:
    """One date: what lies ahead is planned, what the row's status is beyond has happened."""
    if context.row_plans[index] or (context.day is not None and span.start > context.day):
        return True
    status = context.row_statuses[index]
    reached = _has_reached(status, code, context.statuses)
    if reached is None:
        return context.plan
    if reached and status is not None and status.code == code and context.plan:
        # 新开工 in a plan for the year: it is to begin.
        return True
    return not reached


def _has_reached(status: Status | None, code: str, statuses: StatusTable) -> bool | None:
    """Whether a site of a status has another status of the same life behind it or is in it."""
    other = statuses.get(code)
    if status is None or other is None or status.axis is not other.axis:
        return None
    return status.order >= other.order
