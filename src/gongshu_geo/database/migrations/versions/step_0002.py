"""Sites as layers of points, lines and areas, for QGIS and the like."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from alembic import op

from gongshu_geo.database._geometry import type_of
from gongshu_geo.database._geopackage import list_layer

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LAYERS = {"site_point": "POINT", "site_line": "MULTILINESTRING", "site_area": "MULTIPOLYGON"}


def upgrade() -> None:
    """Make the layers."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    if dialect == "postgresql":
        connection.execute(sa.text("CREATE EXTENSION IF NOT EXISTS postgis"))
    for name, geometry in LAYERS.items():
        op.create_table(
            name,
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("geom", type_of(dialect)),
            sa.Column("site_id", sa.Text, nullable=False),
            sa.Column("name", sa.Text, nullable=False),
            sa.Column("category", sa.Text, nullable=False),
            sa.Column("stage", sa.Text, nullable=False),
            sa.Column("stage_zh", sa.Text, nullable=False),
            sa.Column("stage_en", sa.Text, nullable=False),
            sa.Column("planned_only", sa.Boolean, nullable=False),
            sa.Column("since", sa.Text, nullable=False),
            sa.Column("schedule", sa.Text, nullable=False),
            sa.Column("programme", sa.Text, nullable=False),
            sa.Column("location_text", sa.Text, nullable=False),
            sa.Column("method", sa.Text, nullable=False),
            sa.Column("accuracy_m", sa.Double),
            sa.Column("corridor", sa.Text, nullable=False),
            sa.Column("as_of", sa.Date, nullable=False),
        )
        if dialect == "sqlite":
            list_layer(connection, name, geometry, now=dt.datetime.now(dt.UTC))
