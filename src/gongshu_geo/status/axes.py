"""The status of every site on a day in both of its lives, land and works."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from gongshu_geo.status._runs import AXES, Facts, facts_on, runs_of
from gongshu_geo.status._stages import coming_plans, due_plans
from gongshu_geo.status._timeline import timeline
from gongshu_geo.status.statuses import Axis, StatusTable, load_statuses

AXES_COLUMNS = tuple(
    f"{axis}{suffix}"
    for axis in AXES
    for suffix in ("", "_planned_only", "_since_start", "_since_end", "_news")
)
"""Columns of :func:`axes_on`, in order."""


def axes_on(
    events: pd.DataFrame,
    day: dt.date,
    *,
    site_ids: Iterable[str] | None = None,
    undated: Mapping[str, str] = MappingProxyType({}),
    statuses: StatusTable | None = None,
) -> pd.DataFrame:
    """The status of every site on a day in both of its lives.

    Parameters
    ----------
    events
        Columns of :data:`~gongshu_geo.status.EVENT_COLUMNS`.
    day
        Facts that may lie after it are not known yet.
    site_ids
        The sites of the answer, in order; by default those of ``events``, sorted.
    undated
        Status code by site for registers that state a status but no date: used in its life where
        no fact is known on the day, or where it is further than that fact.
    statuses
        The package's own table by default.

    Returns
    -------
    axes
        Indexed by ``site_id``; for ``land`` and for ``works``:

        ``land``
            code of the status, or of the side state that interrupts this life; ``""`` where
            nothing tells of it;
        ``land_planned_only``
            whether a plan alone tells it;
        ``land_since_start``, ``land_since_end``
            the days between which it began, as datetimes; missing where not known;
        ``land_news``
            the last day that news of it may mean; missing where there is no dated fact.
    """
    statuses = statuses or load_statuses()
    facts = facts_on(events, day, statuses)
    lives = [_life(facts, axis, statuses) for axis in AXES]
    result = pd.concat(lives, axis="columns")
    _add_plans(result, events, day, facts, statuses)
    if site_ids is not None:
        result = _for_sites(result, list(site_ids))
    _add_undated(result, undated, statuses)
    return result[list(AXES_COLUMNS)]


def _life(facts: Facts, axis: Axis, statuses: StatusTable) -> pd.DataFrame:
    """One life of every site from facts alone."""
    runs = runs_of(facts, axis, statuses)
    now = runs[runs["last"]].set_index("site")[["status", "start", "end", "news"]]
    now = now.reindex(range(len(facts.sites)))
    return pd.DataFrame(
        {
            f"{axis}": now["status"].astype(object).fillna(""),
            f"{axis}_planned_only": False,
            f"{axis}_since_start": now["start"],
            f"{axis}_since_end": now["end"],
            f"{axis}_news": now["news"],
        }
    ).set_index(pd.Index(facts.sites, name="site_id", dtype=object))


def _add_plans(
    axes: pd.DataFrame, events: pd.DataFrame, day: dt.date, facts: Facts, statuses: StatusTable
) -> None:
    """Put plans where no fact tells of a life: the furthest that is due, else the one due next."""
    untold = np.stack([(axes[f"{axis}"] == "").to_numpy() for axis in AXES], axis=1)
    plans = timeline(events.take(facts.plans_of(untold)), statuses)
    for axis in AXES:
        own = plans[plans["axis"] == axis]
        for found in (coming_plans(own, day), due_plans(own, day)):
            axes.loc[found.index, f"{axis}"] = found["status"].astype(object)
            axes.loc[found.index, f"{axis}_planned_only"] = True


def _for_sites(axes: pd.DataFrame, site_ids: list[str]) -> pd.DataFrame:
    """The rows of ``site_ids``, with empty ones where nothing is known."""
    result = axes.reindex(pd.Index(site_ids, name="site_id", dtype=object))
    for axis in AXES:
        result[f"{axis}"] = result[f"{axis}"].fillna("")
        result[f"{axis}_planned_only"] = result[f"{axis}_planned_only"].eq(other=True)
    return result


def _add_undated(axes: pd.DataFrame, undated: Mapping[str, str], statuses: StatusTable) -> None:
    """Put undated statuses where they are further than what is known."""
    known = {site_id: code for site_id, code in undated.items() if code and site_id in axes.index}
    # A loop over the few sites whose register gives no date.
    for site_id, code in known.items():
        status = statuses[code]
        if status.axis not in AXES:
            continue
        now = str(axes.at[site_id, f"{status.axis}"])  # noqa: PD008 - one cell at a time
        only = axes.at[site_id, f"{status.axis}_planned_only"]  # noqa: PD008
        if only or not now or _is_further(code, now, statuses):
            axes.loc[site_id, f"{status.axis}"] = code
            axes.loc[site_id, f"{status.axis}_planned_only"] = False
            for suffix in ("since_start", "since_end", "news"):
                axes.loc[site_id, f"{status.axis}_{suffix}"] = pd.NaT


def _is_further(code: str, now: str, statuses: StatusTable) -> bool:
    return statuses[now].axis is statuses[code].axis and statuses[code].order > statuses[now].order
