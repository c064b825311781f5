"""Areas that lines bound on some sides only: corners, strips, one side of a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.location._path import path_along
from gongshu_geo.location._rings import corners_of
from gongshu_geo.location.expression import Direction
from gongshu_geo.location.gazetteer import Gazetteer, Line

SIDE_REACH_M = 350.0
"""How far a site is taken to reach from a line that it is said to lie beside: half of 703 m,
within which three of four junctions of main roads follow each other (458 gaps along the main
roads of gis/roads.geojson). Never measured on sites."""
WIDEST_STRIP_M = 2_000.0
"""Opposite bounds further apart than this are no strip: the widest plan unit known is 2.6 km."""
STEP_M = 25.0
"""How finely a strip follows its lines."""
LEAST_TURN = 0.5
"""A line counts as lying east where the way to it deviates from east by less than 60°."""

Sided = tuple[Line, Direction]
"""A line and the side of it that a site lies on."""


def is_corner(first: Direction, second: Direction) -> bool:
    """Whether two sides make a corner: neither the same side nor opposite ones."""
    (a, b), (c, d) = first.vector, second.vector
    return abs(a * c + b * d) < 0.9


def corner_point(junction: shapely.Point, sides: Sequence[Sided]) -> shapely.Point | None:
    """The point about :data:`SIDE_REACH_M` / 2 into the corner; ``None`` where no point fits."""
    angles = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    radius = SIDE_REACH_M / 2**0.5
    circle = np.column_stack([np.cos(angles), np.sin(angles)])
    around = np.asarray(shapely.points(radius * circle + (junction.x, junction.y)), dtype=object)
    depth = np.min([depth_beside(around, line, side) for line, side in sides], axis=0)
    best = int(np.argmax(depth))
    x, y = shapely.get_coordinates(around[best])[0]
    return shapely.Point(x, y) if depth[best] > 0 else None


def depth_beside(points: np.ndarray, line: Line, side: Direction) -> np.ndarray:
    """How far points lie on one side of a line, in metres; negative on the other side."""
    feet = shapely.get_coordinates(
        shapely.line_interpolate_point(
            _whole(line), shapely.line_locate_point(_whole(line), points)
        )
    )
    away = shapely.get_coordinates(points) - feet
    return np.asarray(away @ np.array(side.vector))


def _whole(line: Line) -> shapely.LineString:
    """A line of several parts as one that a point can be located on."""
    axis = line.axis_4549
    if isinstance(axis, shapely.LineString):
        return axis
    return shapely.LineString(shapely.get_coordinates(axis))


def strip_along(
    gazetteer: Gazetteer, middle: Line, ends: tuple[Line, Line], inward: Direction
) -> BaseGeometry | None:
    """The strip beside ``middle`` between two lines that meet it, reaching ``inward``."""
    best: BaseGeometry | None = None
    for first in corners_of(gazetteer, middle, ends[0]):
        for second in corners_of(gazetteer, middle, ends[1]):
            path = path_along(middle.axis_4549, first, second)
            if path is None or path.geometry_4549.geom_type != "LineString":
                continue
            if best is None or path.geometry_4549.length < best.length:
                best = path.geometry_4549
    if best is None:
        return None
    xy = shapely.get_coordinates(best)
    beyond = xy + 2 * SIDE_REACH_M * np.array(inward.vector)
    return _one_polygon(np.concatenate([xy, beyond[::-1]]))


def strip_between(first: Line, second: Line, towards: Direction) -> BaseGeometry | None:
    """The strip between two lines where ``second`` lies ``towards`` the first."""
    axis, other = _whole(first), _whole(second)
    lengths = np.append(np.arange(0.0, axis.length, STEP_M), axis.length)
    points = shapely.line_interpolate_point(axis, lengths)
    feet = shapely.line_interpolate_point(other, shapely.line_locate_point(other, points))
    near, far = shapely.get_coordinates(points), shapely.get_coordinates(feet)
    way = far - near
    width = np.hypot(*way.T)
    fits = (way @ np.array(towards.vector) > LEAST_TURN * width) & (width <= WIDEST_STRIP_M)
    slices = [
        shapely.Polygon([near[i], near[j], far[j], far[i]]).buffer(0)
        for i, j in pairwise(range(len(points)))
        if fits[i] and fits[j]
    ]
    whole = shapely.union_all(slices)
    parts = [part for part in shapely.get_parts(whole) if isinstance(part, shapely.Polygon)]
    return max(parts, key=lambda part: part.area, default=None)


def _one_polygon(xy: np.ndarray) -> BaseGeometry | None:
    """The largest area that a ring of coordinates encloses."""
    parts = shapely.get_parts(shapely.make_valid(shapely.Polygon(xy)))
    areas = [part for part in parts if isinstance(part, shapely.Polygon)]
    return max(areas, key=lambda part: part.area, default=None)
