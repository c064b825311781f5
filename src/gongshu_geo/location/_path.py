"""The way along a line between two points: on its own centreline throughout, gaps told."""

from __future__ import annotations

import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

LONGEST_GAP_M = 700.0
"""Parts of one road further apart than this are not taken to continue each other."""
GAP_PENALTY = 3.0
"""A metre of gap counts like three of road: a drawn way is preferred to a jump."""

Axis = shapely.LineString | shapely.MultiLineString

Node = tuple[int, int]
"""A point in whole decimetres, EPSG:4549: ends of parts that touch fall together."""


@dataclass(frozen=True, slots=True)
class Path:
    """The way found; ``gap_m`` is the length that the gazetteer's line does not cover."""

    geometry_4549: BaseGeometry
    gap_m: float


def path_along(axis: Axis, begin: shapely.Point, end: shapely.Point) -> Path | None:
    """The shortest way on ``axis`` between the points on it nearest to ``begin`` and ``end``.

    Parameters
    ----------
    axis
        LineString or MultiLineString, EPSG:4549.
    begin, end
        Points, EPSG:4549; each is moved onto the axis.

    Returns
    -------
    path
        ``None`` where no way joins them, or where both fall on one spot.
    """
    if isinstance(axis, shapely.LineString):
        low, high = sorted(shapely.line_locate_point(axis, [begin, end]))
        return Path(_stretch(axis, low, high), 0.0) if high > low else None
    parts = shapely.get_parts(shapely.node(axis))
    return _shortest(parts, begin, end)


def _stretch(line: shapely.LineString, low: float, high: float) -> shapely.LineString:
    """What of a line lies between two distances from its beginning."""
    xy = shapely.get_coordinates(line)
    reach = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(xy, axis=0).T))])
    first, last = shapely.get_coordinates(shapely.line_interpolate_point(line, [low, high]))
    inner = xy[(reach > low) & (reach < high)]
    return shapely.LineString(np.concatenate([[first], inner, [last]]))


def _shortest(parts: np.ndarray, begin: shapely.Point, end: shapely.Point) -> Path | None:
    """Dijkstra over the parts of a line and the gaps between their ends."""
    pieces = [*_cut(parts, begin, end)]
    graph: dict[Node, list[tuple[float, Node, BaseGeometry | None]]] = defaultdict(list)
    for piece in pieces:
        first, last = (_node(piece.coords[0]), _node(piece.coords[-1]))
        graph[first].append((piece.length, last, piece))
        graph[last].append((piece.length, first, piece))
    for first, last, gap in _gaps(list(graph)):
        graph[first].append((gap * GAP_PENALTY, last, None))
        graph[last].append((gap * GAP_PENALTY, first, None))
    start, goal = (_nearest_node(parts, point) for point in (begin, end))
    return _walked(graph, start, goal)


def _walked(
    graph: dict[Node, list[tuple[float, Node, BaseGeometry | None]]], start: Node, goal: Node
) -> Path | None:
    """The cheapest way from node to node, as geometry."""
    best: dict[Node, float] = {start: 0.0}
    came: dict[Node, tuple[Node, BaseGeometry | None, float]] = {}
    queue = [(0.0, start)]
    while queue:
        cost, node = heapq.heappop(queue)
        if node == goal:
            break
        for step, following, piece in graph[node]:
            if cost + step < best.get(following, float("inf")):
                best[following] = cost + step
                came[following] = (node, piece, step)
                heapq.heappush(queue, (cost + step, following))
    if goal not in came:
        return None
    walked, gap = [], 0.0
    node = goal
    while node != start:
        node, piece, step = came[node]
        if piece is None:
            gap += step / GAP_PENALTY
        else:
            walked.append(piece)
    if not walked:
        return None
    merged = walked[0] if len(walked) == 1 else shapely.line_merge(shapely.union_all(walked))
    return Path(merged, gap)


def _cut(parts: np.ndarray, *points: shapely.Point) -> Iterator[BaseGeometry]:
    """The parts, each cut where one of ``points`` is nearest to it."""
    cuts: dict[int, list[float]] = defaultdict(list)
    for point in points:
        index = int(np.argmin(shapely.distance(parts, point)))
        cuts[index].append(float(shapely.line_locate_point(parts[index], point)))
    for index, part in enumerate(parts):
        reaches = sorted({0.0, part.length, *cuts.get(index, ())})
        for low, high in itertools.pairwise(reaches):
            if high - low > 0:
                yield _stretch(part, low, high)


def _nearest_node(parts: np.ndarray, point: shapely.Point) -> Node:
    """The node where ``point`` falls onto the parts."""
    part = parts[int(np.argmin(shapely.distance(parts, point)))]
    on_line = shapely.line_interpolate_point(part, shapely.line_locate_point(part, point))
    return _node((on_line.x, on_line.y))


def _node(coordinate: tuple[float, ...]) -> Node:
    return round(coordinate[0] * 10), round(coordinate[1] * 10)


def _gaps(nodes: list[Node]) -> Iterator[tuple[Node, Node, float]]:
    """Pairs of nodes near enough to be bridged, with the distance in metres."""
    xy = np.array(nodes, dtype=float) / 10
    distance = np.hypot(*(xy[:, None, :] - xy[None, :, :]).transpose(2, 0, 1))
    for first, last in zip(*np.nonzero(np.triu(distance <= LONGEST_GAP_M, 1)), strict=True):
        yield nodes[first], nodes[last], float(distance[first, last])
