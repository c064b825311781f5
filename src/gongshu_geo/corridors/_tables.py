"""Corridors as tables for layers: their axes, their strips."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from gongshu_geo._vector import WGS84
from gongshu_geo.corridors._axes import PLANE, Axis, corridor_axes
from gongshu_geo.corridors._chainage import chainage_text
from gongshu_geo.corridors._config import CorridorConfig
from gongshu_geo.errors import Bilingual

QUARTER_SEGMENTS = 16
"""Chords in a quarter circle of a strip's outline: at 500 m they stay within 0.6 m of it."""


def strip_polygons(axes: Sequence[Axis]) -> NDArray[np.object_]:
    """(n,) Polygons, EPSG:4549, of all that lies within each corridor's strip."""
    return shapely.buffer(
        [axis.line_4549 for axis in axes],
        [axis.corridor.strip_m for axis in axes],
        quad_segs=QUARTER_SEGMENTS,
    )


def corridor_lines(
    centrelines: geopandas.GeoDataFrame, corridors: CorridorConfig
) -> geopandas.GeoDataFrame:
    """One row a corridor with its axis, WGS-84.

    Returns
    -------
    lines
        ``id`` (``corridor/莫干山路``), the columns of the corridor, ``length_m``,
        ``chainage_to`` (``K10+773``), ``gaps`` (text of where the centreline is missing; empty
        where it is whole), ``geometry``.
    """
    axes = corridor_axes(centrelines, corridors)
    table = _described(axes, "corridor")
    table["length_m"] = [axis.length_m for axis in axes]
    table["chainage_to"] = [chainage_text(axis.length_m) for axis in axes]
    table["gaps"] = pd.Series([_gaps(axis) for axis in axes], dtype=object)
    return _as_wgs84(table, [axis.line_4549 for axis in axes])


def strips(
    centrelines: geopandas.GeoDataFrame, corridors: CorridorConfig
) -> geopandas.GeoDataFrame:
    """One row a corridor with its influence strip, WGS-84.

    Returns
    -------
    polygons
        ``id`` (``strip/莫干山路``), the columns of the corridor, ``area_m2``, ``geometry``: all
        within ``strip_m`` of the axis, round at the ends.
    """
    axes = corridor_axes(centrelines, corridors)
    polygons = strip_polygons(axes)
    table = _described(axes, "strip")
    table["area_m2"] = shapely.area(polygons)
    return _as_wgs84(table, polygons)


def _described(axes: Sequence[Axis], kind: str) -> pd.DataFrame:
    columns = ("name", "name_en", "pinyin", "zero", "strip_m")
    table = pd.DataFrame(
        [[getattr(axis.corridor, column) for column in columns] for axis in axes],
        columns=list(columns),
    )
    table.insert(0, "id", [f"{kind}/{axis.corridor.name}" for axis in axes])
    return table


def _gaps(axis: Axis) -> Bilingual:
    spans = [f"{chainage_text(gap.chainage_m)} +{gap.length_m:.0f} m" for gap in axis.gaps]
    return Bilingual("、".join(spans), ", ".join(spans))


def _as_wgs84(
    table: pd.DataFrame, geometry: Sequence[shapely.Geometry] | NDArray[np.object_]
) -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame(table, geometry=list(geometry), crs=PLANE).to_crs(WGS84)
