"""The polygon that four lines enclose, each corner where two of them meet or nearly do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._junctions import approach, junctions, never_meet
from gongshu_geo.location._path import LONGEST_GAP_M, path_along
from gongshu_geo.location.expression import Direction
from gongshu_geo.location.gazetteer import Gazetteer, Line

CORNER_REACH_M = 300.0
"""Bounds of a block may miss each other by this much: rivers are known to 200 m at worst."""
SIGHT_M = 20_000.0
"""Longer than the district: how far a bound is looked for in the direction that it is told."""
SLIVER_M2 = 5_000.0
"""Faces smaller than half a hectare are drawing: links between lines cut them off."""
MOST_FACES = 12
"""So many of the smallest faces are tried together."""
TOUCHING_M = 1.0
"""A face that comes this near to a line has it as a bound."""
LEAST_SHARE = 0.9
"""A ring that encloses several areas, none of them this share of all, encloses no block."""


def ring_between(gazetteer: Gazetteer, around: list[Line]) -> BaseGeometry | Bilingual:
    """The polygon between four lines given in order around it; the problem where there is none."""
    corners = []
    for first, second in zip(around, around[1:] + around[:1], strict=True):
        corner = corner_of(gazetteer, first, second)
        if corner is None:
            return never_meet(first, second)
        corners.append(corner)
    coordinates: list[np.ndarray] = []
    for line, begin, end in zip(around, corners[-1:] + corners[:-1], corners, strict=True):
        path = path_along(line.axis_4549, begin, end)
        if path is None or path.geometry_4549.geom_type != "LineString":
            return Bilingual(
                f"{line.name}在两角之间不连续", f"{line.name} is broken between two corners"
            )
        xy = shapely.get_coordinates(path.geometry_4549)
        if shapely.distance(shapely.Point(xy[-1]), end) > shapely.distance(
            shapely.Point(xy[0]), end
        ):
            xy = xy[::-1]
        coordinates.extend(xy)
    return _largest_face(shapely.Polygon(coordinates))


def _largest_face(polygon: shapely.Polygon) -> BaseGeometry | Bilingual:
    """The one area that a ring encloses, without the slivers where its sides overshoot."""
    faces = [
        face
        for face in shapely.get_parts(shapely.make_valid(polygon))
        if isinstance(face, shapely.Polygon)
    ]
    whole = max(faces, key=lambda face: face.area, default=shapely.Polygon())
    if whole.area < LEAST_SHARE * sum(face.area for face in faces) or whole.is_empty:
        return Bilingual("四至不能围成一块", "the bounds enclose no single area")
    return whole


def corner_of(gazetteer: Gazetteer, first: Line, second: Line) -> shapely.Point | None:
    """Where two bounds meet, or come near enough; the first of several."""
    return next(iter(corners_of(gazetteer, first, second)), None)


def corners_of(gazetteer: Gazetteer, first: Line, second: Line) -> tuple[shapely.Point, ...]:
    """Every place where two bounds meet, else where they come near enough."""
    found = junctions(gazetteer, first, second)
    if found:
        return tuple(junction.point for junction in found)
    miss = approach(first, second)
    near = miss.distance_m <= CORNER_REACH_M + first.accuracy_m + second.accuracy_m
    return (shapely.Point(miss.x, miss.y),) if near else ()


def face_between(bounds: Mapping[Direction, Sequence[Line]]) -> BaseGeometry | None:
    """The smallest area on the inner side of each bound that has all of its lines as edges.

    For bounds that a ring of four cannot follow: a border that winds, a bound along two lines,
    lines that meet more than once. ``None`` where no area fits; up to three faces may make it one,
    as a second line along one bound (西至通益路和运河) cuts it.
    """
    return _face(tuple((direction, tuple(along)) for direction, along in bounds.items()))


@lru_cache(maxsize=1024)  # a register tells one block in several of its rows
def _face(sides: tuple[tuple[Direction, tuple[Line, ...]], ...]) -> BaseGeometry | None:
    bounds = dict(sides)
    lines = [line for along in bounds.values() for line in along]
    network = shapely.union_all([*(line.axis_4549 for line in lines), *_links(lines)])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.node(network))))
    inner = [face for face in faces if face.area > SLIVER_M2 and not outside(face, bounds)]
    inner = sorted(inner, key=lambda face: face.area)[:MOST_FACES]
    fitting = (
        whole
        for count in (1, 2, 3)
        for some in combinations(inner, count)
        if isinstance(whole := shapely.union_all(some), shapely.Polygon)
        and all(shapely.distance(whole, line.axis_4549) <= TOUCHING_M for line in lines)
    )
    return min(fitting, key=lambda whole: whole.area, default=None)


def _links(lines: Sequence[Line]) -> list[BaseGeometry]:
    """Short links where bounds come near to each other without touching."""
    links = [link for line in lines for link in _bridges(line)]
    for index, first in enumerate(lines):
        for second in lines[index + 1 :]:
            link = shapely.shortest_line(first.axis_4549, second.axis_4549)
            reach = CORNER_REACH_M + first.accuracy_m + second.accuracy_m
            if 0 < link.length <= reach:
                # Where it ends at a vertex it meets it as it is; elsewhere only if it crosses.
                links.extend((link, _beyond(link)))
    return links


@lru_cache(maxsize=1024)
def _bridges(line: Line) -> tuple[BaseGeometry, ...]:
    """Links over the gaps of a line, each as it is and a little longer."""
    return tuple(link for gap in _gaps(line) for link in (gap, _beyond(gap)))


def _gaps(line: Line) -> Iterator[BaseGeometry]:
    """Links over the gaps between the parts of one line."""
    parts = list(shapely.get_parts(line.axis_4549))
    for index, part in enumerate(parts[1:], start=1):
        gap = shapely.shortest_line(part, shapely.union_all(parts[:index]))
        if 0 < gap.length <= LONGEST_GAP_M:
            yield gap


def _beyond(link: BaseGeometry) -> BaseGeometry:
    """A link a millimetre longer at either end, so that noding finds it."""
    (x0, y0), (x1, y1) = shapely.get_coordinates(link)
    share = 0.001 / link.length
    dx, dy = share * (x1 - x0), share * (y1 - y0)
    return shapely.LineString([(x0 - dx, y0 - dy), (x1 + dx, y1 + dy)])


def outside(face: BaseGeometry, bounds: Mapping[Direction, Sequence[Line]]) -> list[Direction]:
    """The bounds that do not lie where they are said to, seen from within a face.

    A bound lies where it is said to when the nearest point of it does, or when the straight way
    there meets it: a border winds around a block on more than one side.
    """
    point = shapely.point_on_surface(face)
    return [
        direction
        for direction, along in bounds.items()
        if not any(_lies(line, direction, point) for line in along)
    ]


def _lies(line: Line, direction: Direction, point: shapely.Point) -> bool:
    """Whether a line lies in a direction from a point."""
    (x0, y0), (x1, y1) = shapely.get_coordinates(shapely.shortest_line(point, line.axis_4549))
    east, north = direction.vector
    if (x1 - x0) * east + (y1 - y0) * north > 0:
        return True
    ray = shapely.LineString([(x0, y0), (x0 + SIGHT_M * east, y0 + SIGHT_M * north)])
    return bool(shapely.intersects(ray, line.axis_4549))


def face_touching(lines: Sequence[Line]) -> BaseGeometry | None:
    """The one face that all of some lines bound, in whatever order; ``None`` without one."""
    axes = [line.axis_4549 for line in lines]
    network = shapely.union_all([*axes, *_links(lines)])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.node(network))))
    touching = [
        face for face in faces if all(shapely.distance(face, axis) <= TOUCHING_M for axis in axes)
    ]
    return max(touching, key=lambda face: face.area, default=None)
