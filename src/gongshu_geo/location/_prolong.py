"""Bounds that stop short of each other, prolonged the way they run: so far and no further."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._geometry import joined
from gongshu_geo.location._rings import corners_of
from gongshu_geo.location.expression import Direction
from gongshu_geo.location.gazetteer import Gazetteer, Line

LONGEST_M = 2_500.0
"""A bound is prolonged by so much at most: 金昌路 is drawn to 2.3 km short of where 上塘河, its
bound in the announcement of 2006, would meet it."""
MOST_OF_RING = 1 / 3
"""Of the way around a block so much at most may be prolonged; else it is guessed, not known."""
ACCURACY_SHARE = 0.3
"""A line goes on the way it ran within this share of the length added: 17 degrees to either side.
Never measured."""
RUNS_M = 300.0
"""The last stretch of a line that tells which way it runs."""

_AROUND = (Direction.NORTH, Direction.EAST, Direction.SOUTH, Direction.WEST)


@dataclass(frozen=True, slots=True)
class Prolonged:
    """Bounds that meet now; how much was added to them in all, and what it makes doubtful."""

    bounds: dict[Direction, list[Line]]
    added_m: float
    doubts: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class _Ray:
    """The way on from an end of a line; EPSG:4549."""

    line: Line
    end: np.ndarray
    way: shapely.LineString


def prolonged(gazetteer: Gazetteer, bounds: Mapping[Direction, list[Line]]) -> Prolonged | None:
    """Four bounds of one line each, prolonged until neighbours meet.

    ``None`` where nothing has to be added, or not all of them meet within :data:`LONGEST_M`.
    """
    if len(bounds) < len(_AROUND) or any(len(along) > 1 for along in bounds.values()):
        return None
    lines = {direction: along[0] for direction, along in bounds.items()}
    added, doubts = 0.0, []
    for one, other in zip(_AROUND, _AROUND[1:] + _AROUND[:1], strict=True):
        if corners_of(gazetteer, lines[one], lines[other]):
            continue
        pieces = _shortest_meeting(lines[one], lines[other])
        if pieces is None:
            return None
        for line, piece in pieces:
            direction = one if line is lines[one] else other
            lines[direction] = replace(line, axis_4549=joined([line.axis_4549, piece]))
            doubts.append(_told(line, piece, lines[other if direction is one else one]))
        added += _length(pieces)
    if not added:
        return None
    return Prolonged({d: [line] for d, line in lines.items()}, added, tuple(doubts))


_Pieces = tuple[tuple[Line, shapely.LineString], ...]


def _length(pieces: _Pieces) -> float:
    return sum(float(piece.length) for _, piece in pieces)


@lru_cache(maxsize=1024)
def _shortest_meeting(first: Line, second: Line) -> _Pieces | None:
    """The least that may be added to two lines so that they meet."""
    return min(_meetings(first, second), key=_length, default=None)


def _meetings(first: Line, second: Line) -> Iterator[_Pieces]:
    """What may be added to one of two lines, or to both, so that they meet."""
    rays = [_rays(line) for line in (first, second)]
    for ray, other in (*((r, second) for r in rays[0]), *((r, first) for r in rays[1])):
        met = shapely.intersection(ray.way, other.axis_4549)
        if not met.is_empty:
            yield ((ray.line, _up_to(ray, met)),)
    for one in rays[0]:
        for two in rays[1]:
            met = shapely.intersection(one.way, two.way)
            if not met.is_empty:
                yield (one.line, _up_to(one, met)), (two.line, _up_to(two, met))


@lru_cache(maxsize=1024)
def _rays(line: Line) -> tuple[_Ray, ...]:
    """The ways on from each end of a line."""
    return tuple(_ways_on(line))


def _ways_on(line: Line) -> Iterator[_Ray]:
    for part in shapely.get_parts(line.axis_4549):
        xy = shapely.get_coordinates(part)
        for end, at in ((xy[0], RUNS_M), (xy[-1], -RUNS_M)):
            back = shapely.get_coordinates(shapely.line_interpolate_point(part, at))[0]
            run = float(np.hypot(*(end - back)))
            if run > 0:
                far = end + (end - back) / run * LONGEST_M
                yield _Ray(line, end, shapely.LineString([end, far]))


def _up_to(ray: _Ray, met: shapely.Geometry) -> shapely.LineString:
    """The way from an end to the nearest place where it meets something."""
    xy = shapely.get_coordinates(met)
    nearest = xy[int(np.argmin(np.hypot(*(xy - ray.end).T)))]
    # A millimetre more, so that noding finds the crossing.
    beyond = nearest + (nearest - ray.end) * (0.001 / max(0.001, np.hypot(*(nearest - ray.end))))
    return shapely.LineString([ray.end, beyond])


def _told(line: Line, piece: shapely.LineString, other: Line) -> Bilingual:
    """What was added, and to meet what."""
    metres = float(piece.length)
    return Bilingual(
        f"{line.name}按其末端走向延长 {metres:.0f} 米以接{other.name},精度相应放宽",
        f"{line.name} is prolonged by {metres:.0f} m the way it runs to meet {other.name}; "
        "the accuracy is widened accordingly",
    )
