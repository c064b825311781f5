"""Unbroken runs of one status in the land life or the works of every site."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gongshu_geo.status._order import Days, day_numbers, in_order, moments, ranks
from gongshu_geo.status.dates import Precision
from gongshu_geo.status.statuses import Axis, StatusTable

AXES = (Axis.LAND, Axis.WORKS)
"""The two lives of a site."""

LAND, WORKS, SIDE = 0, 1, 2
"""Numbers of the axes in arrays."""

NEVER = -1
"""Stands for a day before all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts known on a day in their order, as arrays of one length.

    Attributes
    ----------
    sites, codes
        What the numbers of sites and statuses stand for; sites are sorted.
    lives
        (sites, 2) whether anything, a plan too, tells of land and of works of each site.
    plans
        (n, 3) number of the site, of the axis and position of every plan.
    site, status, axis
        Numbers.
    end, rank
        Last day that it may mean; day by which it is put in order.
    lower
        First day on which the status can have begun, :data:`NEVER` where news finds it going on.
    held
        A day by which it had begun in any case: what comes later came after that.
    """

    sites: NDArray[np.object_]
    codes: tuple[str, ...]
    lives: NDArray[np.bool_]
    plans: NDArray[np.int64]
    site: NDArray[np.int64]
    status: NDArray[np.int64]
    axis: NDArray[np.int64]
    end: Days
    rank: Days
    lower: Days
    held: Days

    def __getitem__(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Facts:
        """Some of the facts."""
        columns = ("site", "status", "axis", "end", "rank", "lower", "held")
        return replace(self, **{name: getattr(self, name)[rows] for name in columns})

    def plans_of(self, wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Positions of the plans of lives that are wanted: (sites, 2) land and works."""
        site, axis, position = self.plans.T
        lives = np.column_stack([wanted, np.zeros(len(wanted), dtype=bool)])
        chosen: NDArray[np.int64] = position[lives[site, axis]]
        return chosen


def facts_on(events: pd.DataFrame, day: dt.date, statuses: StatusTable) -> Facts:
    """The facts of a table of events that had certainly happened on ``day``."""
    site, sites = pd.factorize(events["site_id"], sort=True)
    status, codes = pd.factorize(events["status"])
    known = [statuses[code] for code in codes]
    axes = np.array([_number(s.axis) for s in known], dtype=np.int64)
    axis = axes[status]
    lives = np.zeros((len(sites), 3), dtype=bool)
    lives[site, axis] = True
    until = (day - dt.date.min).days
    ends = day_numbers(events["end"])
    planned = events["planned"].to_numpy(dtype=bool)
    plans = np.flatnonzero(planned)
    kept = np.flatnonzero(~planned & (ends <= until))
    plans = np.column_stack([site[plans], axis[plans], plans])
    site, status, axis, end = site[kept], status[kept], axis[kept], ends[kept]
    start = day_numbers(events["start"].take(kept))
    seen = (events["precision"].take(kept) == Precision.SEEN).to_numpy(dtype=bool)
    order = np.array([s.order for s in known], dtype=np.int64)[status]
    rank = ranks(np.where(axis == SIDE, -1, (site << 1) + axis), (start, end), order, ~seen)
    lasting = np.array([s.lasting for s in known], dtype=bool)[status]
    facts = Facts(
        sites=np.asarray(sites, dtype=object),
        codes=tuple(map(str, codes)),
        lives=lives[:, :2],
        plans=plans,
        site=site,
        status=status,
        axis=axis,
        end=end,
        rank=rank,
        lower=np.where(seen | lasting, NEVER, start),
        held=np.where(seen, end, start),
    )
    return facts[in_order(site, rank, order, end)]


def runs_of(facts: Facts, axis: Axis, statuses: StatusTable) -> pd.DataFrame:
    """Runs of one status in one life of every site.

    Side states show in the lives that they interrupt, where the site has such a life; a site
    with none at all shows them in both. News of works ends a side state in both lives.

    Returns
    -------
    runs
        One row a run, by site and time:

        ``site``, ``site_id``, ``status``
            number of the site, and what went on;
        ``start``, ``end``
            the days between which it began, as datetimes; the first is missing where news only
            finds it going on;
        ``news``
            the last day that news of it may mean;
        ``last``
            whether no other run follows.
    """
    own = _of_axis(facts, axis, statuses)
    change = np.ones(len(own.site), dtype=bool)
    other = own.site[1:] != own.site[:-1]
    change[1:] = other | (own.status[1:] != own.status[:-1])
    last = np.append(other, True)[: len(own.site)]
    opens, closes = np.flatnonzero(change), np.flatnonzero(np.append(change[1:], True) & last.any())
    begins = np.maximum(own.lower, _known_before(own))[opens]
    codes = np.array(own.codes, dtype=object)
    return pd.DataFrame(
        {
            "site": own.site[opens],
            "site_id": own.sites[own.site[opens]],
            "status": codes[own.status[opens]],
            "start": moments(np.maximum(begins, 0), begins > NEVER),
            "end": moments(own.rank[opens]),
            "news": moments(own.end[closes]),
            "last": last[closes],
        }
    )


def _of_axis(facts: Facts, axis: Axis, statuses: StatusTable) -> Facts:
    """The facts that tell of one life of the sites."""
    number = _number(axis)
    own, side = facts.axis == number, facts.axis == SIDE
    applies = np.array([axis in statuses[code].applies for code in facts.codes], dtype=bool)
    shown = facts.lives[:, number] | ~facts.lives.any(axis=1)
    side = side & applies[facts.status] & shown[facts.site]
    if axis is Axis.LAND and side.any():
        return _resumed(facts, own, side)
    return facts[own | side]


def _resumed(facts: Facts, own: NDArray[np.bool_], side: NDArray[np.bool_]) -> Facts:
    """Land facts with side states, which news of works ends: the land is as it was before."""
    row = np.arange(len(facts.site))
    first = np.searchsorted(facts.site, facts.site, side="left")
    land = np.maximum.accumulate(np.where(own, row, NEVER))
    state = np.maximum.accumulate(np.where(own | side, row, NEVER))
    # Works go on after a side state, and the site had a land status before that.
    resumes = (facts.axis == WORKS) & (state >= first) & side[state] & (land >= first)
    status = np.where(resumes, facts.status[land], facts.status)
    return replace(facts, status=status)[own | side | resumes]


def _known_before(facts: Facts) -> Days:
    """Of every fact the last of the days by which the facts before it of its site had begun."""
    # Sites lie so far apart that the highest number so far never comes from another site.
    apart = facts.site << 24
    before = np.full(len(facts.site), NEVER, dtype=np.int64)
    highest = np.maximum.accumulate(facts.held + apart) - apart
    same = np.flatnonzero(facts.site[1:] == facts.site[:-1])
    before[same + 1] = highest[same]
    return before


def _number(axis: Axis) -> int:
    return {Axis.LAND: LAND, Axis.WORKS: WORKS, Axis.SIDE: SIDE}[axis]


def datetime_of(day: dt.date) -> pd.Timestamp:
    """A day as the tables of runs hold it."""
    return pd.Timestamp(day).as_unit("s")
