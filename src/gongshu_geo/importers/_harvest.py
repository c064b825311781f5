"""What one file gives to the gazetteer, in the gazetteer's own columns, before it is merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import shapely

from gongshu_geo._vector import WGS84
from gongshu_geo.errors import Finding

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "roads": ("name", "aliases", "class", "oneway_share"),
    "rivers": ("name", "aliases"),
    "water": (),
    "addresses": ("road", "number"),
    "places": ("name", "aliases", "kind", "address"),
    "stations": ("name", "aliases", "lines"),
    "areas": ("name", "code", "level", "part_of", "radius_m"),
    "parcels": ("code", "aliases", "unit", "unit_code"),
}
"""Kinds of entries and their columns; every kind has ``ref``, ``accuracy_m``, ``source`` and a
geometry as well. ``aliases`` holds pairs of a name and its kind."""

COMMON = ("ref", "accuracy_m", "source")
DIGITS = 6
"""Decimals of a degree in gis/: 0.1 m."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """Entries by kind, OGC:CRS84.

    Attributes
    ----------
    file
        The file that they come from, as messages show it.
    tables
        Entries by kind; see :data:`COLUMNS`.
    findings
        What was left out on the way, and why.
    """

    file: str
    tables: Mapping[str, geopandas.GeoDataFrame]
    findings: tuple[Finding, ...] = field(default=())

    def total_bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of all entries; NaN where there are none."""
        parts = [np.asarray(table.geometry) for table in self.tables.values()]
        shapes = np.concatenate(parts) if parts else np.array([], dtype=object)
        if not len(shapes):
            return (np.nan,) * 4
        west, south, east, north = shapely.total_bounds(shapes).tolist()
        return west, south, east, north


def make_table(kind: str, columns: Mapping[str, Any], geometry: Any) -> geopandas.GeoDataFrame:
    """Entries of a kind; columns that are not given are empty."""
    count = len(geometry)
    data = {name: columns.get(name, _empty(name, count)) for name in (*COLUMNS[kind], *COMMON)}
    table = pd.DataFrame({name: _column(name, values) for name, values in data.items()})
    return geopandas.GeoDataFrame(table, geometry=rounded(geometry), crs=WGS84)


def rounded(geometry: Any) -> Any:
    """Geometry with the decimals of gis/, without points that repeat the one before."""
    shapes = shapely.transform(np.asarray(geometry, dtype=object), lambda xy: xy.round(DIGITS))
    return shapely.remove_repeated_points(shapes)


def _empty(name: str, count: int) -> list[Any]:
    return [() if name == "aliases" else ""] * count


def _column(name: str, values: Any) -> Any:
    """Texts and pairs as objects, numbers as floats."""
    if name in {"accuracy_m", "radius_m", "oneway_share"}:
        return pd.to_numeric(pd.Series(list(values), dtype=object), errors="coerce").astype(float)
    return pd.Series(list(values), dtype=object)
