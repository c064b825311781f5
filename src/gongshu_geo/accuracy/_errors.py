"""How far an answer is from the truth, each shape by its own measure; metres of EPSG:4549."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gongshu_geo.crs import convert

DENSE_M = 25.0
"""Lines are compared at points this far apart."""


def in_metres(geometry: BaseGeometry) -> BaseGeometry:
    """A geometry of WGS-84 in EPSG:4549."""
    return shapely.transform(geometry, _to_4549)


def _to_4549(lon_lat: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack(convert(lon_lat[:, 0], lon_lat[:, 1], source="wgs84", target="epsg4549"))


def error_m(truth: BaseGeometry, answer: BaseGeometry) -> float:
    """Metres between truth and answer, both in EPSG:4549.

    A point is as far off as the answer's nearest point; two ends (MultiPoint) as the worse of them
    from the answer's ends; lines, outlines of areas and several sites as the farthest point of
    either from the other (Hausdorff).
    """
    if truth.geom_type == "Point":
        return float(shapely.distance(truth, answer))
    parts = shapely.get_parts(truth)
    if any(part.geom_type == "MultiPoint" for part in (truth, *parts)):
        return beyond_m(truth, _ends(answer))
    return max(beyond_m(truth, answer), beyond_m(answer, truth))


def beyond_m(truth: BaseGeometry, answer: BaseGeometry) -> float:
    """Metres from the farthest point of the truth to the answer; of areas the outlines count."""
    points = shapely.points(shapely.get_coordinates(shapely.segmentize(_outline(truth), DENSE_M)))
    return float(np.max(shapely.distance(points, _outline(answer))))


def _outline(geometry: BaseGeometry) -> BaseGeometry:
    return geometry.boundary if geometry.geom_type.endswith("Polygon") else geometry


def overlap(truth: BaseGeometry, answer: BaseGeometry) -> float:
    """The area that two polygons share, as a part of what they cover together."""
    return float(
        shapely.intersection(truth, answer).area / max(shapely.union(truth, answer).area, 1e-9)
    )


def _ends(answer: BaseGeometry) -> BaseGeometry:
    """The ends of lines, each part's own where they are broken; points are their own."""
    lines = [part for part in shapely.get_parts(answer) if part.geom_type == "LineString"]
    return shapely.union_all([line.boundary for line in lines]) if lines else answer
