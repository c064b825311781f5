"""The numbers of a site that rules of lights may ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.status._order import moments
from gongshu_geo.status._runs import Facts, facts_on
from gongshu_geo.status.axes import axes_on
from gongshu_geo.status.intervals import Certainty
from gongshu_geo.status.plans import Baseline, outcomes
from gongshu_geo.status.progress import latest_progress
from gongshu_geo.status.statuses import Axis, StatusTable

NUMBERS = MappingProxyType(
    {
        "plans": Bilingual("计入的计划节点数", "planned milestones that count"),
        "months_due": Bilingual(
            "到期未实现的月数(含计划当月)", "months due and not reached, the planned one included"
        ),
        "missed": Bilingual("已过期未实现的节点数", "milestones past their last day, not reached"),
        "days_overdue": Bilingual("最早的过期天数", "days since the first of these was due"),
        "made_good": Bilingual("确定晚于计划实现的节点数", "milestones certainly reached late"),
        "days_late": Bilingual("确定滞后的天数", "days certainly late"),
        "months_late": Bilingual("确定滞后的月数", "calendar months certainly late"),
        "kept": Bilingual("按时实现的节点数", "milestones reached on time"),
        "unclear": Bilingual(
            "不能断定是否按时的节点数", "milestones of which the dates do not tell it"
        ),
        "days_to_due": Bilingual("距下一个节点的天数", "days until the next milestone"),
        "points_behind": Bilingual("落后百分点", "points behind plan"),
        "days_without_news": Bilingual("无消息的天数", "days without news"),
        "started": Bilingual("已开工", "works have begun"),
        "finished": Bilingual("已竣工", "works are finished"),
        "suspended": Bilingual("停工、缓建或延后", "suspended, deferred or postponed"),
        "cancelled": Bilingual("已取消", "cancelled"),
    }
)
"""Every number by name, with its words; a rule may ask for these and no others."""

FLAGS = frozenset({"started", "finished", "suspended", "cancelled"})
"""Those that are yes or no: 1 or 0."""

HALTS = frozenset({"suspended", "deferred", "postponed"})
ENDINGS = frozenset({"relocated", "closed", "converted"})
"""Side states after which no news of works is to be expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBasis:
    """Which plans count, and by which of their dates.

    Attributes
    ----------
    statuses
        Codes of the planned statuses that count; empty for all.
    against
        The first date that was told, or the latest.
    whole_months
        Whether a plan is kept by what is reached within the month of its last day.
    """

    statuses: tuple[str, ...] = ()
    against: Baseline = Baseline.FIRST
    whole_months: bool = False


def light_numbers(
    events: pd.DataFrame,
    day: dt.date,
    basis: PlanBasis,
    *,
    progress: pd.DataFrame,
    statuses: StatusTable,
    undated: Mapping[str, str] = MappingProxyType({}),
    stale_days: int | None = None,
) -> pd.DataFrame:
    """The numbers of every site of ``events`` on ``day``.

    Parameters
    ----------
    events
        Columns of :data:`~gongshu_geo.status.EVENT_COLUMNS`.
    day
        Facts that may lie after it are not known yet.
    basis
        Which plans count.
    progress
        Columns of :data:`~gongshu_geo.status.progress.PROGRESS_COLUMNS`.
    statuses
        The life cycle.
    undated
        Status code by site for registers that state a status but no date: a plan that it meets
        counts as unclear.
    stale_days
        Age in days beyond which a report of progress is news of then but no number of today;
        by default none is too old.

    Returns
    -------
    numbers
        Indexed by ``site_id``: :data:`NUMBERS` as floats, missing where not known, and ``done``,
        whether the works are finished and no plan that counts is open, so that no news is missed.
    """
    axes = axes_on(events, day, undated=undated, statuses=statuses)
    plans = outcomes(
        events, day, against=basis.against, whole_months=basis.whole_months, statuses=statuses
    )
    if basis.statuses:
        plans = plans[plans["status"].isin(basis.statuses)]
    table = _of_plans(plans, day, undated, statuses).reindex(axes.index)
    coming = table["days_to_due"]
    table = table.fillna(0.0).assign(days_to_due=coming)
    latest = latest_progress(progress, day)
    age = (pd.Timestamp(day) - latest["day"]).dt.days
    fresh = latest["points_behind"].where((age <= stale_days) if stale_days else age.notna())
    table["points_behind"] = fresh.reindex(axes.index)
    facts = facts_on(events, day, statuses)
    news = _last_news(facts).reindex(axes.index)
    news = pd.concat([news, latest["day"].reindex(axes.index)], axis=1).max(axis=1)
    table["days_without_news"] = (pd.Timestamp(day) - news).dt.days.astype(float)
    for name, flag in _flags(axes, facts, statuses).items():
        table[name] = flag.astype(float)
    ended = axes[["land", "works"]].isin(ENDINGS).any(axis=1)
    table["done"] = (table["open"] == 0) & ((table["finished"] == 1) | ended)
    return table[[*NUMBERS, "done"]]


def _of_plans(
    plans: pd.DataFrame, day: dt.date, undated: Mapping[str, str], statuses: StatusTable
) -> pd.DataFrame:
    """The numbers that come from plans, by site, with ``open``, the plans not known to be met."""
    today = pd.Timestamp(day)
    due, late = plans["plan_end"], plans["late"]
    met = plans["met"] == Certainty.CERTAIN
    perhaps = ~met & ((plans["met"] == Certainty.POSSIBLE) | _said(plans, undated, statuses))
    unmet = ~met & ~perhaps
    over = unmet & (due < today)
    month = _months(pd.Series(today, index=plans.index)) - _months(due)
    months_due = (month + 1).where(unmet & (month >= 0), 0)
    made_good = met & (late == Certainty.CERTAIN)
    months_late = (_months(plans["met_start"]) - _months(due)).where(made_good, 0)
    numbers = pd.DataFrame(
        {
            "plans": 1.0,
            "open": ~met,
            "months_due": months_due,
            "missed": over,
            "days_overdue": (today - due).dt.days.where(over, 0),
            "made_good": made_good,
            "days_late": plans["days_least"].where(late == Certainty.CERTAIN, 0),
            "months_late": months_late,
            "kept": met & (late == Certainty.NO),
            "unclear": perhaps | (met & (late == Certainty.POSSIBLE)),
            "days_to_due": (due - today).dt.days.where(unmet & (due >= today)),
        }
    ).astype(float)
    by_site = numbers.groupby(plans["site_id"])
    sums = by_site[["plans", "open", "missed", "made_good", "kept", "unclear"]].sum()
    most = by_site[["months_due", "days_overdue", "days_late", "months_late"]].max()
    return sums.join(most).join(by_site["days_to_due"].min())


def _said(plans: pd.DataFrame, undated: Mapping[str, str], statuses: StatusTable) -> pd.Series:
    """Whether an undated word of the register meets each plan, nobody knows when."""
    words = [undated.get(site_id, "") for site_id in plans["site_id"]]
    pairs = set(zip(words, plans["status"], strict=True))
    meets = {pair for pair in pairs if pair[0] and _meets(*pair, statuses)}
    said = [pair in meets for pair in zip(words, plans["status"], strict=True)]
    return pd.Series(said, index=plans.index, dtype=bool)


def _meets(word: str, planned: str, statuses: StatusTable) -> bool:
    one, other = statuses[word], statuses[planned]
    further = one.axis is other.axis and one.axis is not Axis.SIDE and one.order >= other.order
    built = other.axis is Axis.LAND and word in statuses.begun
    return word == planned or further or built or planned in one.meets


def _last_news(facts: Facts) -> pd.Series:
    """The first day that the latest news of every site may mean, as a datetime."""
    last = np.full(len(facts.sites), -1, dtype=np.int64)
    np.maximum.at(last, facts.site, facts.held)
    return pd.Series(moments(np.maximum(last, 0), last >= 0), index=facts.sites)


def _flags(axes: pd.DataFrame, facts: Facts, statuses: StatusTable) -> dict[str, pd.Series]:
    """What is yes or no, from the facts of both lives."""
    begun = np.array([code in statuses.begun for code in facts.codes], dtype=bool)
    begun_sites = facts.sites[np.unique(facts.site[begun[facts.status]])]
    works = axes["works"].where(~axes["works_planned_only"], "")
    land = axes["land"].where(~axes["land_planned_only"], "")
    return {
        "started": works.isin(statuses.begun) | axes.index.isin(begun_sites),
        "finished": works.isin(statuses.finished),
        "suspended": works.isin(HALTS) | land.isin(HALTS),
        "cancelled": (works == "cancelled") | (land == "cancelled"),
    }


def _months(days: pd.Series) -> pd.Series:
    """Months since the year 0, missing where the day is."""
    months: pd.Series = days.dt.year * 12 + days.dt.month
    return months
