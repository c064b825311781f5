"""The axis of a corridor: all pieces of its road as one line along which chainage is counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from gongshu_geo.corridors._config import Corridor, CorridorConfig
from gongshu_geo.errors import Bilingual, Finding, GazetteerError

PLANE = "EPSG:4549"
"""CGCS2000 / 3-degree Gauss-Krüger, central meridian 120°E: lengths are measured here. Within
20 km of the meridian it stretches them by less than 5 mm a kilometre (1 + x²/2R²)."""

CLOSED_M = 1.0
"""Ends nearer than this are one end: centrelines of one road meet within centimetres."""

_OUTWARD = {"south": (0, -1), "north": (0, 1), "west": (-1, 0), "east": (1, 0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place where the centreline is missing and the axis runs straight on.

    Attributes
    ----------
    chainage_m
        Where it begins.
    length_m
        How long it is; chainage counts across it.
    """

    chainage_m: float
    length_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A corridor with its axis.

    Attributes
    ----------
    corridor
        What the project says of it.
    line_4549
        One LineString, EPSG:4549, running the way the chainage rises.
    gaps
        Where pieces of the road do not meet, in rising order; they are bridged straight.
    """

    corridor: Corridor
    line_4549: shapely.LineString
    gaps: tuple[Gap, ...]

    @property
    def length_m(self) -> float:
        """Chainage of the far end: metres, gaps included."""
        return float(self.line_4549.length)


def corridor_axes(centrelines: geopandas.GeoDataFrame, config: CorridorConfig) -> tuple[Axis, ...]:
    """Join each corridor's centrelines into one axis.

    Parameters
    ----------
    centrelines
        LineStrings and MultiLineStrings with the column ``name``, in any CRS. A road may be
        several features (its main part, an extension) in any order and direction.
    config
        The corridors.

    Returns
    -------
    axes
        One for each corridor, in its order.

    Raises
    ------
    GazetteerError
        A corridor's road has no centreline; every such corridor is named.

    Notes
    -----
    The walk begins at the end that lies farthest towards ``from_end`` and goes on with the
    piece whose end is nearest, until none is left. Two carriageways drawn side by side are
    therefore no axis: the walk would come back on the second, with a gap as long as the road.
    """
    # A file without any feature has no columns either.
    roads = centrelines.to_crs(PLANE) if "name" in centrelines else centrelines.assign(name="")
    pieces = {
        corridor.name: _pieces(roads.geometry[roads["name"] == corridor.name].to_numpy())
        for corridor in config.corridors
    }
    if missing := [name for name, parts in pieces.items() if not parts]:
        raise GazetteerError(_no_centreline(name) for name in missing)
    return tuple(_axis(corridor, pieces[corridor.name]) for corridor in config.corridors)


def _no_centreline(name: str) -> Finding:
    return Finding(
        code="corridor_without_road",
        what=Bilingual("廊道没有道路中心线", "the corridor has no centreline"),
        file="gis/corridors.toml",
        found=name,
        expected=Bilingual("roads.geojson 中的路名", "the name of a road in roads.geojson"),
        remedy=Bilingual(
            "核对路名,或在 roads.geojson 中补上中心线",
            "check the name, or add the centreline to roads.geojson",
        ),
    )


def _pieces(geometry: NDArray[np.object_]) -> list[NDArray[np.float64]]:
    """Coordinates of each unbroken piece of a road."""
    lines = shapely.get_parts(geometry[~shapely.is_missing(geometry)])
    merged = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
    return [shapely.get_coordinates(line) for line in merged if not shapely.is_empty(line)]


def _axis(corridor: Corridor, pieces: list[NDArray[np.float64]]) -> Axis:
    ordered = _in_running_order(pieces, np.array(_OUTWARD[corridor.from_end]))
    gaps, chainage = [], 0.0
    for piece, following in zip(ordered, [*ordered[1:], None], strict=True):
        chainage += _length(piece)
        if following is not None and (gap := _distance(piece[-1], following[0])) > 0:
            if gap > CLOSED_M:
                gaps.append(Gap(chainage_m=chainage, length_m=gap))
            chainage += gap
    line = shapely.remove_repeated_points(shapely.LineString(np.concatenate(ordered)))
    return Axis(corridor=corridor, line_4549=line, gaps=tuple(gaps))


def _in_running_order(
    pieces: list[NDArray[np.float64]], outward: NDArray[np.int_]
) -> list[NDArray[np.float64]]:
    """Order and turn the pieces as one walks them from the ``outward`` end."""
    first = max(_both_ways(pieces), key=lambda piece: float(piece[0] @ outward))
    ordered, rest = [first], _without(pieces, first)
    # One piece after the other: where the walk goes next depends on where it stands.
    while rest:
        end = ordered[-1][-1]
        following = min(_both_ways(rest), key=lambda piece: _distance(end, piece[0]))
        ordered.append(following)
        rest = _without(rest, following)
    return ordered


def _both_ways(
    pieces: Iterable[NDArray[np.float64]],
) -> list[NDArray[np.float64]]:
    return [way for piece in pieces for way in (piece, piece[::-1])]


def _without(
    pieces: list[NDArray[np.float64]], taken: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    """All pieces but the one that ``taken`` is, forwards or backwards."""
    return [piece for piece in pieces if not np.shares_memory(piece, taken)]


def _length(piece: NDArray[np.float64]) -> float:
    return float(np.hypot(*np.diff(piece, axis=0).T).sum())


def _distance(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(np.hypot(*(other - one)))
