"""Where other roads meet a corridor, by chainage."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.corridors import Axis

PLANE = "EPSG:4549"

REACH_M = 15.0
"""A road that ends this near to the axis meets it: centrelines are known to about 10 m."""
APART_M = 80.0
"""Meetings of one road nearer than this to each other are one junction of two carriageways."""
ALONG_M = 150.0
"""A road that shares more than this with the axis runs along it and crosses nothing."""

CLASSES = ("corridor", "expressway", "main", "street", "lane")
"""Classes of roads, the weightier first: their names come first where room is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A junction along the axis; ``rank`` is its road's place in :data:`CLASSES`."""

    chainage_m: float
    name: str
    rank: int


def crossings(axis: Axis, centrelines: geopandas.GeoDataFrame) -> tuple[Crossing, ...]:
    """The junctions of a corridor in the order of chainage.

    Parameters
    ----------
    axis
        The corridor's axis.
    centrelines
        Roads with ``name`` and ``class``, any CRS.
    """
    others = centrelines[centrelines["name"] != axis.corridor.name]
    lines = others.geometry.to_crs(PLANE).to_numpy()
    line = axis.line_4549
    near = np.sort(shapely.STRtree(lines).query(line, predicate="dwithin", distance=REACH_M))
    found = [
        Crossing(
            chainage_m=float(shapely.line_locate_point(line, point)),
            name=str(others["name"].iloc[at]),
            rank=CLASSES.index(others["class"].iloc[at]),
        )
        for at in near
        for point in _meetings(line, lines[at])
    ]
    return _once(sorted(found, key=lambda crossing: (crossing.chainage_m, crossing.name)))


def _meetings(axis: shapely.LineString, road: BaseGeometry) -> list[shapely.Point]:
    """The points where a road meets the axis; the nearest one where it just ends short of it."""
    shared = shapely.intersection(axis, road)
    if shared.is_empty:
        return [shapely.Point(shapely.shortest_line(axis, road).coords[0])]
    if shared.length > ALONG_M:
        return []
    return [shapely.centroid(part) for part in shapely.get_parts(shared)]


def _once(found: list[Crossing]) -> tuple[Crossing, ...]:
    """Crossings without those of the same road right behind."""
    kept: list[Crossing] = []
    last: dict[str, float] = {}
    for crossing in found:
        if crossing.chainage_m - last.get(crossing.name, -np.inf) > APART_M:
            kept.append(crossing)
        last[crossing.name] = crossing.chainage_m
    return tuple(kept)
