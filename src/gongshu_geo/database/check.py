"""Whether a store is sound."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
import sqlalchemy as sa

from gongshu_geo.database._geopackage import APPLICATION_ID
from gongshu_geo.database._guards import ACTIONS, trigger_name
from gongshu_geo.database.layers import LAYERS
from gongshu_geo.database.schema import APPEND_ONLY, EDITION, EVENT, LINK, SITE, SITE_ROW, TABLES
from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.status import Precision, StatusTable


def check_store(connection: sa.Connection, statuses: StatusTable) -> tuple[Finding, ...]:
    """What is not as it should be in a store; nothing for a sound one.

    Parameters
    ----------
    connection
        One state of the store.
    statuses
        The life cycle, whose codes the events use.
    """
    sqlite = connection.dialect.name == "sqlite"
    return (
        *(_file(connection) if sqlite else ()),
        *_guards(connection, sqlite=sqlite),
        *_references(connection),
        *_identifiers(connection),
        *_events(connection, statuses),
        *_positions(connection),
        *_shapes(connection),
    )


def _file(connection: sa.Connection) -> Iterator[Finding]:
    """The file itself: pages, references, and what makes it a GeoPackage."""
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if told != "ok":
            yield _finding("damaged_file", Bilingual("文件损坏", "the file is damaged"), told)
    for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _finding("broken_reference", _BROKEN, f"{table} {row} → {other}")
    number = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if number != APPLICATION_ID:
        what = Bilingual("不是 GeoPackage", "is no GeoPackage")
        yield _finding("no_geopackage", what, f"application_id {number}")
    listed = set(connection.scalars(sa.text("SELECT table_name FROM gpkg_contents")))
    for table in TABLES:
        if table.name not in listed:
            what = Bilingual("表未列入 GeoPackage 目录", "a table is not listed in the contents")
            yield _finding("unlisted_table", what, table.name)


_BROKEN = Bilingual("所指的行不存在", "a row refers to one that is not there")


def _guards(connection: sa.Connection, *, sqlite: bool) -> Iterator[Finding]:
    """Triggers that are missing: without them rows could be changed."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if sqlite
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    present = set(connection.scalars(sa.text(query)))
    for table in APPEND_ONLY:
        for action in ACTIONS:
            if trigger_name(table.name, action) not in present:
                what = Bilingual("缺少防改触发器", "a trigger that forbids changes is missing")
                yield _finding("no_guard", what, trigger_name(table.name, action))


def _references(connection: sa.Connection) -> Iterator[Finding]:
    """Rows that refer to a site, edition or event that is not there, and sites without a row."""
    for table, column, target in (
        (SITE, "edition_id", EDITION.c.id),
        (SITE_ROW, "edition_id", EDITION.c.id),
        (SITE_ROW, "site_id", SITE.c.site_id),
        (EVENT, "edition_id", EDITION.c.id),
        (EVENT, "site_id", SITE.c.site_id),
        (EVENT, "retracts", EVENT.c.id),
        (LINK, "site_id", SITE.c.site_id),
        (LINK, "other_id", SITE.c.site_id),
        (LINK, "edition_id", EDITION.c.id),
    ):
        value = table.c[column]
        query = sa.select(table.c.id).where(value.is_not(None), value.not_in(sa.select(target)))
        for row in connection.scalars(query):
            yield _finding("broken_reference", _BROKEN, f"{table.name} {row} {column}")
    bare = sa.select(SITE.c.site_id).where(SITE.c.site_id.not_in(sa.select(SITE_ROW.c.site_id)))
    for site in connection.scalars(bare):
        what = Bilingual("没有任何登记表记载此项目", "no register tells of the site")
        yield _finding("bare_site", what, site)


def _identifiers(connection: sa.Connection) -> Iterator[Finding]:
    """Identifiers that are used twice, and sites twice in one edition."""
    twice = sa.select(SITE.c.site_id).group_by(SITE.c.site_id).having(sa.func.count() > 1)
    for site in connection.scalars(twice):
        yield _finding("duplicate_id", Bilingual("编号重复", "an identifier is used twice"), site)
    keys = (SITE_ROW.c.edition_id, SITE_ROW.c.site_id)
    for edition, site in connection.execute(
        sa.select(*keys).group_by(*keys).having(sa.func.count() > 1)
    ):
        what = Bilingual("同一期中项目重复", "a site stands twice in one edition")
        yield _finding("duplicate_row", what, f"{edition} {site}")


def _events(connection: sa.Connection, statuses: StatusTable) -> Iterator[Finding]:
    """Events that end before they begin, were recorded out of order, or use unknown codes."""
    known = {status.code for status in statuses.values()}
    precisions = {str(precision) for precision in Precision}
    before = None
    for row in connection.execute(sa.select(EVENT).order_by(EVENT.c.id)).mappings():
        wrong = []
        if row["start_date"] > row["end_date"]:
            wrong.append(Bilingual("起止日期颠倒", "begins after its end"))
        if before is not None and row["recorded_at"] < before:
            wrong.append(Bilingual("记录时间早于前一事件", "recorded before the one before it"))
        if row["status"] not in known:
            wrong.append(Bilingual("状态代码未知", "has an unknown status"))
        if row["precision"] not in precisions:
            wrong.append(Bilingual("日期精度未知", "has an unknown precision"))
        if row["retracts"] is not None and row["retracts"] >= row["id"]:
            wrong.append(Bilingual("撤销的是其后的事件", "takes back a later event"))
        before = row["recorded_at"]
        yield from (
            _finding(
                "bad_event", Bilingual(f"事件{what.zh}", f"an event {what.en}"), str(row["id"])
            )
            for what in wrong
        )


LONGITUDES, LATITUDES = (-180.0, 180.0), (-90.0, 90.0)


def _positions(connection: sa.Connection) -> Iterator[Finding]:
    """Positions of registers that are no place on earth, or half of one."""
    for row, content in connection.execute(sa.select(SITE_ROW.c.id, SITE_ROW.c.content)):
        lon, lat = content.get("lon"), content.get("lat")
        if lon is None and lat is None:
            continue
        if (
            lon is None
            or lat is None
            or not (LONGITUDES[0] <= lon <= LONGITUDES[1])
            or not (LATITUDES[0] <= lat <= LATITUDES[1])
        ):
            what = Bilingual("坐标不成一个位置", "coordinates that are no place")
            yield _finding("bad_position", what, f"site_row {row}: {lon}, {lat}")


def _shapes(connection: sa.Connection) -> Iterator[Finding]:
    """Geometry of the layers that crosses itself or is broken otherwise."""
    for table, _ in LAYERS.values():
        rows = connection.execute(sa.select(table.c.site_id, table.c.geom)).all()
        shapes = np.array([shape for _, shape in rows], dtype=object)
        for at in np.flatnonzero(~shapely.is_valid(shapes)).tolist():
            what = Bilingual("图形无效", "the geometry is not valid")
            why = shapely.is_valid_reason(shapes[at])
            yield _finding("bad_geometry", what, f"{table.name} {rows[at][0]}: {why}")


def _finding(code: str, what: Bilingual, found: str) -> Finding:
    return Finding(
        code=code,
        what=what,
        found=found,
        remedy=Bilingual("用 store restore 恢复最近的备份", "restore a backup with store restore"),
    )
