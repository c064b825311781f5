"""What changed in the statuses of sites between two days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.status._runs import AXES, datetime_of
from gongshu_geo.status.axes import axes_on
from gongshu_geo.status.statuses import Axis, StatusTable, load_statuses


class Change(StrEnum):
    """What became of a site, or of one of its lives."""

    NEW_SITE = "new_site"
    VANISHED_SITE = "vanished_site"
    ENTERED = "entered"
    LEFT = "left"
    MOVED_ON = "moved_on"
    MOVED_BACK = "moved_back"
    INTERRUPTED = "interrupted"
    RESUMED = "resumed"


CHANGES = {
    Change.NEW_SITE: Bilingual("新增项目", "new site"),
    Change.VANISHED_SITE: Bilingual("不再列入", "no longer listed"),
    Change.ENTERED: Bilingual("首次有状态", "first status known"),
    Change.LEFT: Bilingual("不再有状态", "no status known any more"),
    Change.MOVED_ON: Bilingual("前进", "moved on"),
    Change.MOVED_BACK: Bilingual("后退", "moved back"),
    Change.INTERRUPTED: Bilingual("中断", "interrupted"),
    Change.RESUMED: Bilingual("恢复", "resumed"),
}
"""Words for every change."""

OPPOSITE = {
    Change.NEW_SITE: Change.VANISHED_SITE,
    Change.VANISHED_SITE: Change.NEW_SITE,
    Change.ENTERED: Change.LEFT,
    Change.LEFT: Change.ENTERED,
    Change.MOVED_ON: Change.MOVED_BACK,
    Change.MOVED_BACK: Change.MOVED_ON,
    Change.INTERRUPTED: Change.RESUMED,
    Change.RESUMED: Change.INTERRUPTED,
}
"""What each change is when it is seen from the second day."""

CHANGE_COLUMNS = ("site_id", "axis", "change", "before", "after")
"""Columns of :func:`changes_between`, in order."""


def changes_between(
    events: pd.DataFrame,
    day_a: dt.date,
    day_b: dt.date,
    *,
    listed: tuple[Collection[str], Collection[str]] | None = None,
    statuses: StatusTable | None = None,
) -> pd.DataFrame:
    """What changed from one day to another, by the facts alone.

    Parameters
    ----------
    events
        Columns of :data:`~gongshu_geo.status.EVENT_COLUMNS`.
    day_a, day_b
        The two days, in either order: the changes back are the opposite ones.
    listed
        The sites that the registers list on each of the days. By default a site is listed from
        the first day on which anything of it was told or had happened, and never vanishes.
    statuses
        The package's own table by default.

    Returns
    -------
    changes
        One row a change, by site and axis:

        ``site_id``
            the site;
        ``axis``
            ``land`` or ``works``; ``""`` for a site that is new or gone;
        ``change``
            one of :class:`Change`;
        ``before``, ``after``
            codes of the statuses on the two days, ``""`` for none.
    """
    statuses = statuses or load_statuses()
    on_a, on_b = listed or (_listed(events, day_a), _listed(events, day_b))
    before, after = (_states(events, day, statuses) for day in (day_a, day_b))
    changes = [_sites(set(on_b) - set(on_a), Change.NEW_SITE)]
    changes += [_sites(set(on_a) - set(on_b), Change.VANISHED_SITE)]
    changes += [_moves(before[f"{axis}"], after[f"{axis}"], axis, statuses) for axis in AXES]
    table = pd.concat(changes, ignore_index=True)
    return table.sort_values(["site_id", "axis"], kind="stable", ignore_index=True)


def flows(changes: pd.DataFrame) -> pd.DataFrame:
    """How many sites entered and left each status.

    Returns
    -------
    flows
        ``axis``, ``status``, ``entered``, ``left``, of the statuses of which any did.
    """
    moved = changes[changes["axis"] != ""]
    counts = [
        moved[moved[column] != ""].groupby(["axis", column]).size().rename(name)
        for column, name in (("after", "entered"), ("before", "left"))
    ]
    table = pd.concat(counts, axis="columns").fillna(0).astype(int)
    return table.rename_axis(["axis", "status"]).sort_index().reset_index()


def change_lines(
    changes: pd.DataFrame, names: Mapping[str, str], statuses: StatusTable
) -> Iterator[str]:
    """The changes line by line under each kind, Chinese and English side by side.

    Parameters
    ----------
    changes
        Of :func:`changes_between`.
    names
        Names of sites by identifier.
    statuses
        The life cycle.
    """
    if changes.empty:
        yield "没有变化 nothing changed"
    for change, words in CHANGES.items():
        rows = changes[changes["change"] == change]
        if not rows.empty:
            yield f"{words}: {len(rows)}"
        for row in rows.itertuples():
            site_id, before, after = str(row.site_id), str(row.before), str(row.after)
            steps = [str(statuses[code].name) if code else "—" for code in (before, after)]
            moved = f"  {steps[0]} → {steps[1]}" if row.axis else ""
            yield f"  {site_id}  {names.get(site_id, '')}{moved}"
    for row in flows(changes).itertuples():
        name = statuses[str(row.status)].name
        yield f"{name}: 进入 entered {row.entered}, 离开 left {row.left}"


def change_records(changes: pd.DataFrame, names: Mapping[str, str]) -> list[dict[str, str | None]]:
    """The changes as plain values, for JSON; what there is not is ``None``."""
    return [
        {"name": names.get(record["site_id"], "")}
        | {str(key): value or None for key, value in record.items()}
        for record in changes.to_dict("records")
    ]


def _listed(events: pd.DataFrame, day: dt.date) -> set[str]:
    """The sites of which anything was told, or had happened, by ``day``."""
    told = pd.to_datetime(events["told"]).astype("datetime64[s]")
    facts = pd.to_datetime(events["end"]).astype("datetime64[s]")
    # What no register dates was known when it happened; an undated plan, before all.
    since = told.fillna(facts.where(~events["planned"].astype(bool)))
    by_then = (since <= datetime_of(day)) | since.isna()
    happened = ~events["planned"].astype(bool) & (facts <= datetime_of(day))
    return set(events.loc[by_then | happened, "site_id"])


def _states(events: pd.DataFrame, day: dt.date, statuses: StatusTable) -> pd.DataFrame:
    """The statuses of all sites by facts, one column an axis."""
    axes = axes_on(events, day, statuses=statuses)
    return pd.DataFrame(
        {f"{axis}": axes[f"{axis}"].where(~axes[f"{axis}_planned_only"], "") for axis in AXES}
    )


def _sites(site_ids: Collection[str], change: Change) -> pd.DataFrame:
    rows = [(site_id, "", str(change), "", "") for site_id in sorted(site_ids)]
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS), dtype=object)


def _moves(before: pd.Series, after: pd.Series, axis: Axis, statuses: StatusTable) -> pd.DataFrame:
    """The changes in one life of the sites."""
    differs = before != after
    before, after = before[differs], after[differs]
    pairs = pd.DataFrame({"before": before, "after": after}, dtype=object)
    # There are few pairs of statuses, however many sites.
    kinds = {
        pair: str(_kind(*pair, statuses))
        for pair in set(zip(pairs["before"], pairs["after"], strict=True))
    }
    change = [kinds[pair] for pair in zip(pairs["before"], pairs["after"], strict=True)]
    table = pairs.assign(site_id=pairs.index, axis=str(axis), change=change)
    return table[list(CHANGE_COLUMNS)].reset_index(drop=True)


def _kind(before: str, after: str, statuses: StatusTable) -> Change:
    if not before:
        return Change.ENTERED
    if not after:
        return Change.LEFT
    one, other = statuses[before], statuses[after]
    if (one.axis is Axis.SIDE) != (other.axis is Axis.SIDE):
        return Change.RESUMED if one.axis is Axis.SIDE else Change.INTERRUPTED
    # 出让 and 划拨 stand at one place: the order of the table decides, so that back is opposite.
    places = {code: place for place, code in enumerate(statuses)}
    return Change.MOVED_ON if places[after] > places[before] else Change.MOVED_BACK
