"""Geometry as RFC 7946 wants it."""

from __future__ import annotations

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

DEGREE_DECIMALS = 6
"""Of longitude and latitude: 0.1 m, finer than anything that the gazetteer knows."""


def interchange_geometry(features: geopandas.GeoDataFrame) -> NDArray[np.object_]:
    """Give geometries in longitude and latitude, rounded, outer rings counter-clockwise.

    Parameters
    ----------
    features
        In any CRS.

    Returns
    -------
    geometry
        (n,) WGS-84, without heights; ``None`` where missing or empty. A geometry that rounding
        made invalid keeps its full digits.
    """
    exact = shapely.force_2d(features.geometry.to_crs("OGC:CRS84").to_numpy())
    exact[shapely.is_empty(exact)] = None
    rounded = shapely.transform(exact, lambda lonlat: np.round(lonlat, DEGREE_DECIMALS))
    spoilt = shapely.is_valid(exact) & ~shapely.is_valid(rounded)
    rounded[spoilt] = exact[spoilt]
    oriented: NDArray[np.object_] = shapely.orient_polygons(rounded, exterior_cw=False)
    return oriented


def bounds(geometry: NDArray[np.object_]) -> tuple[float, float, float, float] | None:
    """West, south, east, north of all that is there; None where nothing is."""
    located = geometry[~shapely.is_missing(geometry)]
    if not located.size:
        return None
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(located))
    return west, south, east, north
