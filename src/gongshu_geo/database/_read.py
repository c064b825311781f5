"""What the store holds, as registers and events."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import pandas as pd
import sqlalchemy as sa

from gongshu_geo.database import _records
from gongshu_geo.database.entry import Edition, Entry, Link
from gongshu_geo.database.schema import EDITION, EVENT, LINK, SITE_ROW
from gongshu_geo.errors import Finding
from gongshu_geo.register import Registers, Site, sites_table
from gongshu_geo.status import Event, events_table


def editions(connection: sa.Connection, *, told_by: dt.date | None = None) -> tuple[Edition, ...]:
    """The editions in the order in which they were entered; those told by a day, if one is given.

    An edition that tells of no day counts from the beginning.
    """
    counts = Counter(connection.scalars(sa.select(SITE_ROW.c.edition_id)))
    rows = connection.execute(sa.select(EDITION).order_by(EDITION.c.id)).mappings()
    return tuple(
        _records.edition_of(row, sites=counts[row["id"]])
        for row in rows
        if told_by is None or row["as_of"] is None or row["as_of"] <= told_by
    )


def latest(found: tuple[Edition, ...]) -> dict[str, Edition]:
    """The edition of each register that tells of the latest day, the last entered among equals."""
    best: dict[str, Edition] = {}
    for edition in sorted(found, key=_age):
        best[edition.register] = edition
    return best


def listed(connection: sa.Connection, *, told_by: dt.date | None = None) -> frozenset[str]:
    """The sites in the version of each register that is the latest on a day."""
    current = latest(editions(connection, told_by=told_by)).values()
    rows = sa.select(SITE_ROW.c.site_id).where(
        SITE_ROW.c.edition_id.in_([edition.id for edition in current])
    )
    return frozenset(connection.scalars(rows))


def _age(edition: Edition) -> tuple[dt.date, int]:
    return (edition.source.as_of or dt.date.min, edition.id)


def registers(connection: sa.Connection, *, told_by: dt.date | None = None) -> Registers:
    """The sites as the latest register that names them tells of them, and all events that count."""
    found = editions(connection, told_by=told_by)
    current = latest(found)
    ids = [edition.id for edition in found]
    return Registers(
        sites=sites_table(_sites(connection, found)),
        events=events_table(live_events(connection, ids, told_by=told_by).values()),
        findings=_findings(connection, [edition.id for edition in current.values()]),
        sources=tuple(edition.source for _, edition in sorted(current.items())),
    )


def _sites(connection: sa.Connection, found: tuple[Edition, ...]) -> list[Site]:
    """Every site once, from the latest of the editions that name it, by register and row."""
    by_id = {edition.id: edition for edition in found}
    chosen: dict[str, tuple[tuple[dt.date, int], str, Site]] = {}
    for row in connection.execute(sa.select(SITE_ROW)).mappings():
        edition = by_id.get(row["edition_id"])
        if edition is None:
            continue
        known = chosen.get(row["site_id"])
        if known is None or known[0] < _age(edition):
            site = _records.site_of(row["content"])
            chosen[row["site_id"]] = (_age(edition), edition.register, site)
    ordered = sorted(chosen.values(), key=lambda entry: (entry[1], entry[2].source_row))
    return [site for _, _, site in ordered]


def _recorded_by(day: dt.date) -> sa.ColumnElement[bool]:
    """That an event was recorded by the end of a day in UTC, as records are kept."""
    after = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), dt.UTC)
    return EVENT.c.recorded_at < after


def live_events(
    connection: sa.Connection,
    edition_ids: list[int] | None = None,
    *,
    told_by: dt.date | None = None,
) -> dict[int, Event]:
    """Events by their number that nobody took back; those of some editions and of no register.

    With ``told_by`` neither an event nor an undo counts before it was told; one that no register
    tells was told on the day on which it was recorded.
    """
    retracted = sa.select(EVENT.c.retracts).where(EVENT.c.retracts.is_not(None))
    if told_by is not None:
        retracted = retracted.where(_recorded_by(told_by))
    query = sa.select(EVENT).where(EVENT.c.retracts.is_(None), EVENT.c.id.not_in(retracted))
    if edition_ids is not None:
        query = query.where(EVENT.c.edition_id.is_(None) | EVENT.c.edition_id.in_(edition_ids))
    if told_by is not None:
        typed = EVENT.c.told.is_(None) & EVENT.c.edition_id.is_(None)
        query = query.where(EVENT.c.told.is_(None) | (EVENT.c.told <= told_by))
        query = query.where(~typed | _recorded_by(told_by))
    rows = connection.execute(query.order_by(EVENT.c.id)).mappings()
    return {row["id"]: _records.event_of(row) for row in rows}


def _findings(connection: sa.Connection, edition_ids: list[int]) -> tuple[Finding, ...]:
    query = sa.select(EDITION.c.findings).where(EDITION.c.id.in_(edition_ids))
    return tuple(
        _records.finding_of(content)
        for contents in connection.scalars(query.order_by(EDITION.c.register))
        for content in contents
    )


def links(connection: sa.Connection) -> tuple[Link, ...]:
    """How sites belong together, in the order in which it was decided."""
    rows = connection.execute(sa.select(LINK).order_by(LINK.c.id)).mappings()
    return tuple(_records.link_of(row) for row in rows)


KNOWN_COLUMNS = ("site_id", "code", "name", "aliases", "location_text", "register", "listed")
"""Columns of :func:`known`."""


def known(connection: sa.Connection) -> pd.DataFrame:
    """The sites with what tells them from each other, for :func:`gongshu_geo.identity.match`.

    Returns
    -------
    known
        :data:`KNOWN_COLUMNS`, one row a site: ``register`` is the name shared by the versions of
        the register that told of it last, ``listed`` whether that register's latest version does.
    """
    found = editions(connection)
    by_id = {edition.id: edition for edition in found}
    current = {edition.id for edition in latest(found).values()}
    rows: dict[str, tuple[tuple[dt.date, int], dict[str, object]]] = {}
    for row in connection.execute(sa.select(SITE_ROW)).mappings():
        edition = by_id[row["edition_id"]]
        if row["site_id"] not in rows or rows[row["site_id"]][0] < _age(edition):
            site = _records.site_of(row["content"])
            record = known_record(site, row["code"], edition.register, listed=edition.id in current)
            rows[row["site_id"]] = (_age(edition), record)
    records = [record for _, record in rows.values()]
    return pd.DataFrame(records, columns=list(KNOWN_COLUMNS))


def known_record(site: Site, code: str, register: str, *, listed: bool) -> dict[str, object]:
    """One row of :func:`known`."""
    return {
        "site_id": site.site_id,
        "code": code,
        "name": site.name,
        "aliases": site.aliases,
        "location_text": site.location_text,
        "register": register,
        "listed": listed,
    }


def known_of(entries: Iterable[Entry]) -> pd.DataFrame:
    """The sites of some entries as :func:`known` would give them once they are entered."""
    records = [
        known_record(site, entry.codes.get(site.site_id, site.site_id), entry.register, listed=True)
        for entry in entries
        for site in entry.sites
    ]
    return pd.DataFrame(records, columns=list(KNOWN_COLUMNS))
