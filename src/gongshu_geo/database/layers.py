"""The sites as layers in the store, for QGIS: derived anew from the rest at every build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import geopandas
import pandas as pd
import shapely
import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from gongshu_geo.database._geometry import Geometry
from gongshu_geo.database._geopackage import set_extent, set_style
from gongshu_geo.database._qml import qml
from gongshu_geo.database.schema import METADATA
from gongshu_geo.status import StatusTable

_COLUMNS = ("site_id", "name", "category", "stage", "since", "schedule", "programme",
            "location_text", "method", "corridor")  # fmt: skip
"""Columns that the layers take over from the table of sites."""


def _layer(name: str) -> sa.Table:
    return sa.Table(
        name,
        METADATA,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("geom", Geometry),
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


LAYERS: Mapping[str, tuple[sa.Table, str]] = {
    "Point": (_layer("site_point"), "marker"),
    "LineString": (_layer("site_line"), "line"),
    "Polygon": (_layer("site_area"), "fill"),
}
"""Layer and kind of symbol by type of geometry; parts of a collection go to their own layers."""


def write_layers(
    connection: sa.Connection,
    sites: geopandas.GeoDataFrame,
    statuses: StatusTable,
    *,
    as_of: dt.date,
) -> None:
    """Put the located sites into the layers, in place of what was there.

    Parameters
    ----------
    connection
        With the right to write.
    sites
        See :data:`gongshu_geo.store.SITE_COLUMNS`, WGS-84; those without a position are left out.
    statuses
        The life cycle, for names and styles.
    as_of
        The day whose status is told.
    """
    located = sites[sites.geometry.notna()]
    records = located.assign(
        stage_zh=[statuses[code].name.zh for code in located["stage"]],
        stage_en=[statuses[code].name.en for code in located["stage"]],
        as_of=as_of,
    )
    for kind, (table, symbol) in LAYERS.items():
        connection.execute(sa.delete(table))
        rows = _rows(records, kind)
        if rows:
            connection.execute(sa.insert(table), rows)
        if connection.dialect.name == "sqlite":
            set_extent(connection, table.name, _extent([row["geom"] for row in rows]))
            set_style(connection, table.name, qml(statuses, symbol))


def _rows(sites: pd.DataFrame, kind: str) -> list[dict[str, object]]:
    """The sites that have a geometry of one kind, with that part of it."""
    rows: list[dict[str, object]] = []
    for record in sites.to_dict("records"):
        part = _part(record["geometry"], kind)
        if part is None:
            continue
        accuracy = record["accuracy_m"]
        rows.append(
            {name: str(record[name]) for name in (*_COLUMNS, "stage_zh", "stage_en")}
            | {
                "geom": part,
                "planned_only": bool(record["planned_only"]),
                "accuracy_m": None if pd.isna(accuracy) else float(accuracy),
                "as_of": record["as_of"],
            }
        )
    return rows


def _part(geometry: BaseGeometry, kind: str) -> BaseGeometry | None:
    """What of a geometry is of one kind: points alone, lines and areas as multi-geometries."""
    parts = [part for part in _flat(geometry) if part.geom_type == kind and not part.is_empty]
    if not parts:
        return None
    if kind == "Point":
        return parts[0] if len(parts) == 1 else shapely.centroid(_collected(parts))
    return _collected(parts)


def _collected(parts: list[BaseGeometry]) -> BaseGeometry:
    """Geometries of one kind as one of many parts."""
    kind = parts[0].geom_type
    many: Any = {
        "Point": shapely.MultiPoint,
        "LineString": shapely.MultiLineString,
        "Polygon": shapely.MultiPolygon,
    }[kind]
    whole: BaseGeometry = many(parts)
    return whole


def _flat(geometry: BaseGeometry) -> list[BaseGeometry]:
    """The single geometries in one, collections within collections included."""
    if not hasattr(geometry, "geoms"):
        return [geometry]
    return [part for one in geometry.geoms for part in _flat(one)]


def _extent(geometries: list[Any]) -> tuple[float, float, float, float] | None:
    if not geometries:
        return None
    west, south, east, north = shapely.total_bounds(geometries)
    return float(west), float(south), float(east), float(north)
