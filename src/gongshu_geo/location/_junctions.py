"""Where lines meet: measured junctions first, crossings of centrelines next, near misses last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location.gazetteer import Gazetteer, Line

SAME_JUNCTION_M = 80.0
"""Crossings nearer than this are one junction: dual carriageways cross up to four times."""
NEAR_MISS_M = 60.0
"""Centrelines that come this near without touching are taken to meet: the drawn line ends short
of the crossing, or the roads join by a bend. Beyond it they are said never to meet."""
TOUCHING_M = 25.0
"""A side road's centreline ends at the kerb or at one carriageway of the road that it joins."""
CROSSING_M = 15.0
"""Half the width of a crossing: its centre is not a point on the ground. With the accuracy of both
lines it held 87 % of the 15 measured junctions of gis/junctions.csv whose roads are drawn, and all
of them if their own 20 to 130 m are granted; of 51 stops at crossings 65 and 96 %."""


@dataclass(frozen=True, slots=True)
class Junction:
    """One place where two lines meet; EPSG:4549, metres."""

    x: float
    y: float
    accuracy_m: float
    method: str

    @property
    def point(self) -> shapely.Point:
        """The junction as a point, EPSG:4549."""
        return _point(self.x, self.y)


@lru_cache(maxsize=8192)
def _point(x: float, y: float) -> shapely.Point:
    """A point, made once: each junction is the end of many segments."""
    return shapely.Point(x, y)


@dataclass(frozen=True, slots=True)
class Approach:
    """How near two lines come that never meet."""

    distance_m: float
    x: float
    y: float


def junctions(gazetteer: Gazetteer, first: Line, second: Line) -> tuple[Junction, ...]:
    """Every place where two lines meet; none where they never do.

    A measured junction wins over the computed one beside it.
    """
    computed = _computed(first, second)
    row = gazetteer.measured.get(frozenset((first.name, second.name)))
    if row is None:
        return computed
    measured = Junction(row[0], row[1], row[2], "measured_junction")
    others = (
        j for j in computed if np.hypot(j.x - row[0], j.y - row[1]) > SAME_JUNCTION_M + row[2]
    )
    return (measured, *others)


def approach(first: Line, second: Line) -> Approach:
    """The nearest approach of two lines, at the middle between them."""
    link = shapely.shortest_line(first.axis_4549, second.axis_4549)
    middle = shapely.line_interpolate_point(link, 0.5, normalized=True)
    return Approach(float(link.length), float(middle.x), float(middle.y))


def never_meet(first: Line, second: Line) -> Bilingual:
    """The problem of two lines that do not meet, with their nearest approach."""
    away = approach(first, second).distance_m
    return Bilingual(
        f"{first.name}与{second.name}不相交,最近处相距 {away:.0f} 米",
        f"{first.name} and {second.name} never meet; nearest approach {away:.0f} m",
    )


@lru_cache(maxsize=4096)
def _computed(first: Line, second: Line) -> tuple[Junction, ...]:
    """Crossings of two centrelines, or their near miss."""
    if first.name == second.name:
        return ()
    accuracy = first.accuracy_m + second.accuracy_m + CROSSING_M
    crossing = shapely.intersection(first.axis_4549, second.axis_4549)
    if not crossing.is_empty:
        points = shapely.get_coordinates(shapely.centroid(shapely.get_parts(crossing)))
        return tuple(
            Junction(float(x), float(y), accuracy, "computed_junction")
            for x, y in _clustered(points)
        )
    miss = approach(first, second)
    if miss.distance_m <= TOUCHING_M:
        return (Junction(miss.x, miss.y, accuracy + miss.distance_m / 2, "computed_junction"),)
    reach = NEAR_MISS_M + first.accuracy_m + second.accuracy_m
    if miss.distance_m <= reach:
        return (Junction(miss.x, miss.y, accuracy + miss.distance_m / 2, "near_junction"),)
    return ()


def _clustered(points: np.ndarray) -> np.ndarray:
    """(n, 2) points, those nearer than :data:`SAME_JUNCTION_M` to each other made one."""
    spots = np.asarray(shapely.points(points), dtype=object)
    blobs = shapely.get_parts(shapely.union_all(shapely.buffer(spots, SAME_JUNCTION_M / 2)))
    owner = np.argmax(shapely.intersects(blobs[:, None], spots[None, :]), axis=0)
    return np.array([points[owner == index].mean(axis=0) for index in range(len(blobs))])
