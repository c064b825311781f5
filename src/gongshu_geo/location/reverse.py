"""What lies around a position: corridor, road, junction, house numbers, sub-district."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import ArrayLike, NDArray

from gongshu_geo.corridors import stations
from gongshu_geo.crs import convert
from gongshu_geo.location._junctions import TOUCHING_M, junctions
from gongshu_geo.location.gazetteer import Gazetteer, Line, Region

NUMBERS_M = 500.0
"""House numbers of a road known within this are the range told for a place on it."""

ABOVE = ("高架", "隧道", "立交")
"""Roads above or below the others: nothing has its address there, and crossing one is no
junction."""

SIDES = {1: "左", -1: "右", 0: ""}
"""Sides of rising chainage by their sign; neither on the axis or beyond its end."""

REVERSE_COLUMNS = (
    "corridor",
    "chainage_m",
    "side",
    "offset_m",
    "beyond_end",
    "junction",
    "junction_m",
    "road",
    "road_m",
    "number_from",
    "number_to",
    "sub_district",
    "inside",
    "border_m",
)
"""Columns of :meth:`Reverse.at`."""

Floats = NDArray[np.float64]
Shapes = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Junctions:
    """Junctions of roads; (n,) names and points, EPSG:4549."""

    names: NDArray[np.object_]
    points: Shapes


class Reverse:
    """Answers what lies around positions, by the gazetteer.

    Everything that is looked up is put in order once, when it is made.

    Examples
    --------
    >>> around = Reverse(Gazetteer.open())
    >>> around.at(120.16, 30.33)[["corridor", "inside"]].to_numpy().tolist()
    [['沈半路', True]]
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._roads = [
            line
            for line in gazetteer.lines.values()
            if line.kind == "road" and not any(word in line.name for word in ABOVE)
        ]
        self._road_tree = shapely.STRtree([road.axis_4549 for road in self._roads])
        self._junctions = _all_junctions(gazetteer, self._roads, self._road_tree)
        self._junction_tree = shapely.STRtree(self._junctions.points)
        self._sub_districts = _sub_districts(gazetteer)
        self._border = shapely.boundary(gazetteer.district.shape_4549)
        shapely.prepare([gazetteer.district.shape_4549, self._border])

    def at(self, lon: ArrayLike, lat: ArrayLike) -> pd.DataFrame:
        """What lies around positions.

        Parameters
        ----------
        lon, lat
            Degrees in WGS-84, (n,) or one each.

        Returns
        -------
        around
            One row a position, all distances in metres:

            ``corridor``, ``chainage_m``, ``side``, ``offset_m``, ``beyond_end``
                The corridor whose strip it lies in, the nearest of several; where along it, on
                which side of rising chainage (左, 右), how far from the axis, and whether past
                its end. Empty and NaN outside every strip.
            ``junction``, ``junction_m``
                The nearest place where two roads are known to meet (莫干山路×石祥路).
            ``road``, ``road_m``
                The nearest road's centreline.
            ``number_from``, ``number_to``
                Lowest and highest house number of that road known within 500 m; NaN where
                none is.
            ``sub_district``
                The one whose point in the gazetteer is nearest: their boundaries are not known.
                Empty outside the district.
            ``inside``, ``border_m``
                Whether it lies in the district, and how far from its boundary.

            A position that is missing, or too far from 120°E for EPSG:4549, has an empty row.
        """
        x, y = convert(
            np.atleast_1d(np.asarray(lon, dtype=float)),
            np.atleast_1d(np.asarray(lat, dtype=float)),
            source="wgs84",
            target="epsg4549",
        )
        points = np.asarray(shapely.points(x, y), dtype=object)
        points[~np.isfinite(x + y)] = None
        inside = np.asarray(shapely.contains(self._gazetteer.district.shape_4549, points))
        road, road_m = _nearest(self._road_tree, points)
        junction, junction_m = _nearest(self._junction_tree, points)
        return pd.DataFrame(
            {
                **self._corridors(points),
                "junction": _named(self._junctions.names, junction),
                "junction_m": junction_m,
                "road": _named(np.array([line.name for line in self._roads], dtype=object), road),
                "road_m": road_m,
                **self._numbers(road, np.column_stack([x, y])),
                "sub_district": self._nearest_sub_district(points, inside),
                "inside": inside,
                "border_m": shapely.distance(self._border, points),
            },
            columns=list(REVERSE_COLUMNS),
        )

    def _corridors(self, points: Shapes) -> dict[str, NDArray[np.generic]]:
        """The nearest corridor within whose strip each point lies, and where along it."""
        count = len(points)
        corridor = np.full(count, "", dtype=object)
        side = np.full(count, "", dtype=object)
        chainage, offset = np.full(count, np.nan), np.full(count, np.nan)
        beyond = np.zeros(count, dtype=bool)
        for axis in self._gazetteer.axes.values():  # a few of them, each for all points at once
            shapely.prepare(axis.line_4549)
            within = shapely.dwithin(axis.line_4549, points, axis.corridor.strip_m)
            at = np.flatnonzero(within)
            seen = stations(axis.line_4549, points[at])
            nearer = ~(offset[at] <= seen.offset_m)
            at = at[nearer]
            corridor[at] = axis.corridor.name
            side[at] = [SIDES[int(sign)] for sign in seen.side[nearer]]
            chainage[at], offset[at] = seen.chainage_m[nearer], seen.offset_m[nearer]
            beyond[at] = seen.beyond_end[nearer]
        return {
            "corridor": corridor,
            "chainage_m": chainage,
            "side": side,
            "offset_m": offset,
            "beyond_end": beyond,
        }

    def _numbers(self, road: NDArray[np.int_], xy: Floats) -> dict[str, Floats]:
        """Lowest and highest number of each point's road known near it."""
        low, high = np.full(len(xy), np.nan), np.full(len(xy), np.nan)
        for index in np.unique(road[road >= 0]):  # road by road, all of its points at once
            anchors = self._gazetteer.anchors.get(self._roads[index].name)
            if anchors is None:
                continue
            here = np.flatnonzero(road == index)
            away = np.linalg.norm(xy[here][:, None] - anchors.points_4549[None], axis=2)
            near = np.where(away <= NUMBERS_M, anchors.numbers, np.nan)
            any_near = ~np.isnan(near).all(axis=1)
            low[here[any_near]] = np.nanmin(near[any_near], axis=1)
            high[here[any_near]] = np.nanmax(near[any_near], axis=1)
        return {"number_from": low, "number_to": high}

    def _nearest_sub_district(
        self, points: Shapes, inside: NDArray[np.bool_]
    ) -> NDArray[np.object_]:
        """Names of the sub-districts whose points are nearest, for points inside the district."""
        names = np.array([region.name for region in self._sub_districts], dtype=object)
        tree = shapely.STRtree([region.shape_4549 for region in self._sub_districts])
        return _named(names, np.where(inside, _nearest(tree, points)[0], -1))


def _nearest(tree: shapely.STRtree, points: Shapes) -> tuple[NDArray[np.int_], Floats]:
    """Index of the nearest geometry and the distance; -1 and NaN where there is none."""
    index, away = np.full(len(points), -1), np.full(len(points), np.nan)
    if len(tree.geometries):
        (asked, found), metres = tree.query_nearest(points, return_distance=True, all_matches=False)
        index[asked], away[asked] = found, metres
    return index, away


def _named(names: NDArray[np.object_], index: NDArray[np.int_]) -> NDArray[np.object_]:
    """Names by index, empty where it is -1."""
    return np.append(names, np.array([""], dtype=object))[index]


def _sub_districts(gazetteer: Gazetteer) -> list[Region]:
    """The district's sub-districts that have a point, each once."""
    regions = {region.name: region for region in gazetteer.regions.values()}
    return [r for r in regions.values() if r.level == "sub_district" and r.placed]


def _all_junctions(gazetteer: Gazetteer, roads: list[Line], tree: shapely.STRtree) -> _Junctions:
    """Every place where two roads are measured or drawn to meet; near misses are none."""
    found = [*_measured(gazetteer), *_drawn(gazetteer, roads, tree)]
    return _Junctions(
        names=np.array([name for name, _ in found], dtype=object),
        points=np.array([point for _, point in found], dtype=object),
    )


def _measured(gazetteer: Gazetteer) -> Iterator[tuple[str, shapely.Point]]:
    """Measured junctions, of roads without a centreline as well."""
    for pair, (x, y, _) in gazetteer.measured.items():
        yield "×".join(sorted(pair)), shapely.Point(x, y)


def _drawn(
    gazetteer: Gazetteer, roads: list[Line], tree: shapely.STRtree
) -> Iterator[tuple[str, shapely.Point]]:
    """Junctions computed from centrelines."""
    axes = np.array([road.axis_4549 for road in roads], dtype=object)
    pairs = tree.query(axes, predicate="dwithin", distance=TOUCHING_M).T
    for one, other in pairs[pairs[:, 0] < pairs[:, 1]].tolist():
        for junction in junctions(gazetteer, roads[one], roads[other]):
            if junction.method == "computed_junction":
                name = "×".join(sorted((roads[one].name, roads[other].name)))
                yield name, junction.point
