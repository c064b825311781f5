"""Small geometry that the gazetteer and the resolvers share; metres of EPSG:4549."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gongshu_geo.location.expression import Direction


def joined(lines: Sequence[BaseGeometry]) -> shapely.LineString | shapely.MultiLineString:
    """Lines made one where they meet, parts of one geometry where they do not."""
    union = shapely.union_all(lines)
    merged = shapely.line_merge(union) if isinstance(union, shapely.MultiLineString) else union
    if isinstance(merged, (shapely.LineString, shapely.MultiLineString)):
        return merged
    raise TypeError(merged.geom_type)  # the files of gis/ hold lines here, as the fence checks


def worst(*metres: float) -> float:
    """The largest of some accuracies; NaN where one was never measured, which max would hide."""
    return math.nan if any(map(math.isnan, metres)) else max(metres)


def to_wgs84(geometries: Sequence[BaseGeometry]) -> NDArray[np.object_]:
    """(n,) geometries of EPSG:4549 in longitude and latitude of WGS-84."""
    return np.asarray(shapely.transform(np.array(geometries, dtype=object), _lon_lat))


def _lon_lat(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 2) eastings and northings as longitudes and latitudes."""
    return np.column_stack(_transformer().transform(xy[:, 0], xy[:, 1]))


_EPSG4549_TO_WGS84 = (
    "+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80"
    " +step +proj=unitconvert +xy_in=rad +xy_out=deg"
)
"""What pyproj makes of the two codes, digit for digit: looking it up takes 0.3 s of a first run."""


@cache
def _transformer() -> pyproj.Transformer:
    return pyproj.Transformer.from_pipeline(_EPSG4549_TO_WGS84)


def moved(point: shapely.Point, direction: Direction, metres: float) -> shapely.Point:
    """``point`` moved by ``metres`` towards ``direction``; EPSG:4549."""
    east, north = direction.vector
    return shapely.Point(point.x + east * metres, point.y + north * metres)
