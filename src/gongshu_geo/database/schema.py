"""The tables of the store, the same in a GeoPackage and in PostGIS."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class JsonText(TypeDecorator[Any]):
    """A value as JSON in a column of text: GeoPackages know no JSON."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The value as text, keys in order so that the same value is the same text."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """The value that a text stands for."""
        return None if value is None else json.loads(value)


class UtcTime(TypeDecorator[dt.datetime]):
    """A moment with its zone, kept in UTC without one: servers would turn it into their own."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(
        self,
        value: dt.datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> dt.datetime | None:
        """The moment in UTC; one without a zone is taken to be in UTC."""
        if value is None or value.tzinfo is None:
            return value
        return value.astimezone(dt.UTC).replace(tzinfo=None)


METADATA = sa.MetaData(
    naming_convention={
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

EDITION = sa.Table(
    "edition",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("register", sa.Text, nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("title_zh", sa.Text, nullable=False),
    sa.Column("title_en", sa.Text, nullable=False),
    sa.Column("as_of", sa.Date),
    sa.Column("year", sa.Integer),
    sa.Column("crs", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("encoding", sa.Text, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
    sa.Column("findings", JsonText, nullable=False),
    sa.Column("added_at", UtcTime, nullable=False),
    sa.Column("added_by", sa.Text, nullable=False),
    sa.Index("ix_edition_register", "register", "as_of"),
)
"""One version of one register. ``register`` is the name that all its versions share, ``as_of``
the day of which it tells, ``added_at`` when it was entered (UTC)."""

SITE = sa.Table(
    "site",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("site_id", sa.Text, nullable=False, unique=True),
    sa.Column("edition_id", sa.Integer, sa.ForeignKey("edition.id"), nullable=False),
)
"""A site, once and for good, with the edition that first told of it."""

SITE_ROW = sa.Table(
    "site_row",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("edition_id", sa.Integer, sa.ForeignKey("edition.id"), nullable=False, index=True),
    sa.Column("site_id", sa.Text, sa.ForeignKey("site.site_id"), nullable=False, index=True),
    sa.Column("source_row", sa.Integer, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("content", JsonText, nullable=False),
)
"""What one row of an edition says of a site; ``content`` holds the fields of
:class:`gongshu_geo.register.Site`, ``code`` the code that the register gave it."""

EVENT = sa.Table(
    "event",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("site_id", sa.Text, sa.ForeignKey("site.site_id"), nullable=False, index=True),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("planned", sa.Boolean, nullable=False),
    sa.Column("start_date", sa.Date, nullable=False),
    sa.Column("end_date", sa.Date, nullable=False),
    sa.Column("precision", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("row", sa.Integer, nullable=False),
    sa.Column("status_text", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("told", sa.Date),
    sa.Column("recorded_at", UtcTime, nullable=False),
    sa.Column("edition_id", sa.Integer, sa.ForeignKey("edition.id"), index=True),
    sa.Column("retracts", sa.Integer, sa.ForeignKey("event.id"), unique=True),
    sa.CheckConstraint("start_date <= end_date", name="order"),
)
"""Dated events, which are only ever added (triggers see to it). An undo is an event that
``retracts`` another and repeats it; neither counts from then on. ``edition_id`` is empty where no
register told it. The other columns are those of :class:`gongshu_geo.status.Event`."""

LINK = sa.Table(
    "link",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("site_id", sa.Text, sa.ForeignKey("site.site_id"), nullable=False, index=True),
    sa.Column("other_id", sa.Text, sa.ForeignKey("site.site_id"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("edition_id", sa.Integer, sa.ForeignKey("edition.id"), nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
)
"""How sites belong together: ``split_into``, ``merged_into``; decided with an edition."""

TABLES = (EDITION, SITE, SITE_ROW, EVENT, LINK)
"""Tables of plain attributes; in a GeoPackage each is listed in ``gpkg_contents``."""

APPEND_ONLY = (EDITION, SITE, SITE_ROW, EVENT, LINK)
"""Tables whose rows are never changed and never removed."""
