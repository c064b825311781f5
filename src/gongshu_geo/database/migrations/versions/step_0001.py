"""Editions of registers, their sites and rows, events, links."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from alembic import op

from gongshu_geo.database._geopackage import list_table, make_geopackage
from gongshu_geo.database._guards import KEEP_ROWS, guards

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ("edition", "site", "site_row", "event", "link")


def upgrade() -> None:
    """Make the first tables."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    if dialect == "sqlite":
        make_geopackage(connection)
    else:
        connection.execute(KEEP_ROWS)
    _tables()
    for table in TABLES:
        for guard in guards(table, dialect):
            connection.execute(guard)
        if dialect == "sqlite":
            list_table(connection, table, now=dt.datetime.now(dt.UTC))


def _tables() -> None:
    # Written out: a step stays what it was when the tables change later.
    op.create_table(
        "edition",
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
        sa.Column("findings", sa.Text, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.Column("added_by", sa.Text, nullable=False),
    )
    op.create_index("ix_edition_register", "edition", ["register", "as_of"])
    op.create_table(
        "site",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("site_id", sa.Text, nullable=False),
        sa.Column("edition_id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_site_edition_id"),
        sa.UniqueConstraint("site_id", name="uq_site_site_id"),
    )
    op.create_table(
        "site_row",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("edition_id", sa.Integer, nullable=False),
        sa.Column("site_id", sa.Text, nullable=False),
        sa.Column("source_row", sa.Integer, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_site_row_edition_id"),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name="fk_site_row_site_id"),
    )
    op.create_index("ix_site_row_edition_id", "site_row", ["edition_id"])
    op.create_index("ix_site_row_site_id", "site_row", ["site_id"])
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("site_id", sa.Text, nullable=False),
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
        sa.Column("recorded_at", sa.DateTime, nullable=False),
        sa.Column("edition_id", sa.Integer),
        sa.Column("retracts", sa.Integer),
        sa.CheckConstraint("start_date <= end_date", name="ck_event_order"),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name="fk_event_site_id"),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_event_edition_id"),
        sa.ForeignKeyConstraint(["retracts"], ["event.id"], name="fk_event_retracts"),
        sa.UniqueConstraint("retracts", name="uq_event_retracts"),
    )
    op.create_index("ix_event_site_id", "event", ["site_id"])
    op.create_index("ix_event_edition_id", "event", ["edition_id"])
    op.create_table(
        "link",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("site_id", sa.Text, nullable=False),
        sa.Column("other_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("edition_id", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.site_id"], name="fk_link_site_id"),
        sa.ForeignKeyConstraint(["other_id"], ["site.site_id"], name="fk_link_other_id"),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_link_edition_id"),
    )
    op.create_index("ix_link_site_id", "link", ["site_id"])
    op.create_index("ix_link_other_id", "link", ["other_id"])
