"""What is added to the store, inside the caller's transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa

from gongshu_geo.database import _records
from gongshu_geo.database.entry import Entry
from gongshu_geo.database.schema import EDITION, EVENT, LINK, SITE, SITE_ROW
from gongshu_geo.errors import Bilingual, Finding, StoreError
from gongshu_geo.status import Event


def add_edition(connection: sa.Connection, entry: Entry, *, who: str, now: dt.datetime) -> int:
    """Enter one version of a register; its number.

    Raises
    ------
    StoreError
        An event or link is of a site that is neither known nor in the register.
    """
    known = set(connection.scalars(sa.select(SITE.c.site_id)))
    new = [site.site_id for site in entry.sites if site.site_id not in known]
    _check_references(entry, known | set(new))
    record = _records.edition_record(entry, who=who, now=now)
    edition_id = _added(connection, EDITION, record)
    _insert(connection, SITE, ({"site_id": site, "edition_id": edition_id} for site in new))
    _insert(
        connection,
        SITE_ROW,
        (
            {
                "edition_id": edition_id,
                "site_id": site.site_id,
                "source_row": site.source_row,
                "code": entry.codes.get(site.site_id, site.site_id),
                "content": _records.site_content(site),
            }
            for site in entry.sites
        ),
    )
    _insert(
        connection,
        EVENT,
        (_records.event_record(event, edition_id=edition_id, now=now) for event in entry.events),
    )
    _insert(
        connection,
        LINK,
        (_records.link_record(link, edition_id=edition_id) for link in entry.links),
    )
    return edition_id


def add_event(connection: sa.Connection, event: Event, *, now: dt.datetime) -> int:
    """Add one event that no register told; its number.

    Raises
    ------
    StoreError
        There is no such site.
    """
    known = connection.scalar(sa.select(SITE.c.id).where(SITE.c.site_id == event.site_id))
    if known is None:
        raise StoreError(_unknown_site([event.site_id]))
    record = _records.event_record(event, edition_id=None, now=now)
    return _added(connection, EVENT, record)


def retract(
    connection: sa.Connection, event_id: int, *, who: str, why: str, now: dt.datetime
) -> int:
    """Take an event back by another one; its number.

    Raises
    ------
    StoreError
        There is no such event, it is itself an undo, or it was taken back before.
    """
    row = connection.execute(sa.select(EVENT).where(EVENT.c.id == event_id)).mappings().first()
    before = connection.scalar(sa.select(EVENT.c.id).where(EVENT.c.retracts == event_id))
    if row is None or row["retracts"] is not None or before is not None:
        raise StoreError(_no_such_event(event_id, taken_back=before is not None))
    record = {name: row[name] for name in row if name != "id"}
    record |= {
        "retracts": event_id,
        "who": who,
        "note": why,
        "told": None,
        "recorded_at": now,
        "edition_id": None,
    }
    return _added(connection, EVENT, record)


def _added(connection: sa.Connection, table: sa.Table, record: dict[str, object]) -> int:
    """The number of a row that is added."""
    statement = sa.insert(table).values(record).returning(table.c.id)
    return int(connection.execute(statement).scalar_one())


def _insert(
    connection: sa.Connection, table: sa.Table, records: Iterable[dict[str, object]]
) -> None:
    rows = list(records)
    if rows:
        connection.execute(sa.insert(table), rows)


def _check_references(entry: Entry, known: set[str]) -> None:
    """That every event and link is of a site that is or becomes known."""
    named = [event.site_id for event in entry.events]
    named += [site for link in entry.links for site in (link.site_id, link.other_id)]
    strange = sorted({site for site in named if site not in known})
    if strange:
        raise StoreError(_unknown_site(strange))


def _unknown_site(site_ids: list[str]) -> Finding:
    return Finding(
        code="unknown_site",
        what=Bilingual("库中没有此项目", "there is no such site in the store"),
        found="、".join(site_ids[:10]),
        expected=Bilingual("已入库的项目编号", "the identifier of a site in the store"),
    )


def _no_such_event(event_id: int, *, taken_back: bool) -> Finding:
    what = (
        Bilingual("此事件已被撤销", "this event was taken back already")
        if taken_back
        else Bilingual("没有可以撤销的这一事件", "there is no such event to take back")
    )
    return Finding(
        code="no_such_event",
        what=what,
        found=str(event_id),
        expected=Bilingual(
            "status history 列出的事件号", "a number of an event as status history lists it"
        ),
    )
