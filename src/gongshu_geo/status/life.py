"""One life line of a parcel of land with the works that were built on it."""

from __future__ import annotations

import pandas as pd

from gongshu_geo.status._timeline import placed
from gongshu_geo.status.events import EVENT_COLUMNS, once_told
from gongshu_geo.status.statuses import Axis, StatusTable, load_statuses

PARCEL_OF, RELATED = "parcel_of", "related"
LINK_COLUMNS = ("site_id", "other_id", "kind")
"""Columns of a table of links: a parcel of the works ``other_id`` (``parcel_of``), or two sites
that a register relates without saying how (``related``); other kinds tell of no life."""

LIFE_COLUMNS = ("life_id", "axis", *EVENT_COLUMNS)
"""Columns of :func:`linked_life`, in order."""


def links_of(sites: pd.DataFrame) -> pd.DataFrame:
    """The links that registers state: ``site_id`` with each of ``related``.

    Returns
    -------
    links
        :data:`LINK_COLUMNS`, all ``related``.
    """
    rows = [
        (site_id, other, RELATED)
        for site_id, related in zip(sites["site_id"], sites["related"], strict=True)
        for other in related
    ]
    return pd.DataFrame(rows, columns=list(LINK_COLUMNS), dtype=object)


def linked_life(
    events: pd.DataFrame, links: pd.DataFrame, *, statuses: StatusTable | None = None
) -> pd.DataFrame:
    """The land life of every parcel with the works linked to it, in one line.

    Parameters
    ----------
    events
        Columns of :data:`~gongshu_geo.status.EVENT_COLUMNS`.
    links
        :data:`LINK_COLUMNS`. ``related`` joins works to a parcel where only one of the two has a
        land life, so that a street is no part of all the parcels along it that are built on.
    statuses
        The package's own table by default.

    Returns
    -------
    life
        :data:`LIFE_COLUMNS`: every event with the parcel whose life it belongs to and its axis,
        by life and time, land before works on one day. Works on several parcels are in the life
        of each; a site without link has a life of its own.
    """
    statuses = statuses or load_statuses()
    told = once_told(events).reset_index(drop=True)
    axis = told["status"].map({code: str(s.axis) for code, s in statuses.items()}).astype(object)
    parcels = set(told.loc[axis == Axis.LAND, "site_id"])
    pairs = _parts(links, parcels, set(told["site_id"]))
    lives = pd.DataFrame(pairs, columns=["life_id", "site_id"], dtype=object)
    table = lives.merge(told.assign(axis=axis, place=_places(told, statuses)), on="site_id")
    table = table.sort_values(["life_id", "place", "axis"], kind="stable", ignore_index=True)
    return table[list(LIFE_COLUMNS)]


def _parts(links: pd.DataFrame, parcels: set[str], sites: set[str]) -> list[tuple[str, str]]:
    """Pairs of a life and a site whose events belong to it, in order."""
    joined: set[tuple[str, str]] = set()
    # A loop over links: there are fewer of them than sites.
    for one, other, kind in links[list(LINK_COLUMNS)].itertuples(index=False, name=None):
        if kind == PARCEL_OF:
            joined.add((one, other))
        elif kind == RELATED and (one in parcels) != (other in parcels):
            joined.add((one, other) if one in parcels else (other, one))
    joined = {(life, site) for life, site in joined if {life, site} <= sites and life != site}
    built = {site for _, site in joined}
    own = {(site, site) for site in sites - built} | {(life, life) for life, _ in joined}
    return sorted(joined | own)


def _places(told: pd.DataFrame, statuses: StatusTable) -> pd.Series:
    """The place of every event among all by time."""
    order = placed(told, statuses).sort_values(["rank", "order"], kind="stable").index
    return pd.Series(range(len(order)), index=order)
