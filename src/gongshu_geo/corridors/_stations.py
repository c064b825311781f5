"""Where points lie along an axis: chainage, side, offset."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

ON_AXIS_M = 1.0
"""Points nearer to the axis than this lie on it and on neither side: centrelines are known to
about 10 m, so that a side nearer than a metre would be invented."""

_STEP_M = 1.0
"""The axis's direction at a point is taken from this far before to this far after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stations:
    """Places along one axis, one for each point asked for.

    Attributes
    ----------
    chainage_m
        (n,) metres along the axis to its point nearest to the place; NaN where the point is
        missing.
    offset_m
        (n,) metres from the axis, never negative; NaN where the point is missing.
    side
        (n,) +1 on the left of rising chainage, -1 on the right, 0 on the axis, beyond its end,
        or where the point is missing.
    beyond_end
        (n,) True where the place lies past the axis's first or last point, so that its
        chainage is that end's and its offset the distance to that end.
    """

    chainage_m: NDArray[np.float64]
    offset_m: NDArray[np.float64]
    side: NDArray[np.int8]
    beyond_end: NDArray[np.bool_]


def stations(axis_4549: shapely.LineString, points: NDArray[np.object_]) -> Stations:
    """Chainage, side and offset of points seen from an axis.

    Parameters
    ----------
    axis_4549
        LineString, EPSG:4549, running the way the chainage rises.
    points
        (n,) Points, EPSG:4549; missing and empty ones give missing stations.

    Notes
    -----
    A point past the end is not clipped to it in silence: ``beyond_end`` tells it. Where a
    point is equally near to several places of the axis, the first of them counts.
    """
    points = points.copy()
    points[shapely.is_empty(points)] = None
    chainage = np.asarray(shapely.line_locate_point(axis_4549, points), dtype=float)
    foot = shapely.line_interpolate_point(axis_4549, chainage)
    offset = np.asarray(shapely.distance(points, foot), dtype=float)
    along, across = _seen_from_axis(axis_4549, chainage, points)
    at_end = (chainage <= 0) | (chainage >= axis_4549.length)
    with np.errstate(invalid="ignore"):
        # At an end the foot is square to the axis only if the place does not lie ahead of it.
        beyond = at_end & (offset > ON_AXIS_M) & (np.abs(along) > ON_AXIS_M)
        side = np.where((offset > ON_AXIS_M) & ~beyond, np.sign(across), 0)
    return Stations(
        chainage_m=chainage,
        offset_m=offset,
        side=np.nan_to_num(side).astype(np.int8),
        beyond_end=beyond,
    )


def _seen_from_axis(
    axis: shapely.LineString,
    chainage: NDArray[np.float64],
    points: NDArray[np.object_],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Metres from the foot to each point, along the axis and to its left."""
    before, foot, after = (
        _xy(shapely.line_interpolate_point(axis, np.clip(chainage + step, 0, axis.length)))
        for step in (-_STEP_M, 0.0, _STEP_M)
    )
    direction = after - before
    direction /= np.hypot(*direction.T)[:, None]
    to_point = _xy(points) - foot
    along = (direction * to_point).sum(axis=1)
    across = direction[:, 0] * to_point[:, 1] - direction[:, 1] * to_point[:, 0]
    return along, across


def _xy(points: NDArray[np.object_]) -> NDArray[np.float64]:
    """(n, 2) coordinates, NaN where missing."""
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])
