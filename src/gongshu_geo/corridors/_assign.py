"""Every site along a corridor, with its chainage, side and offset."""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from gongshu_geo.corridors._axes import PLANE, Axis, corridor_axes
from gongshu_geo.corridors._config import CorridorConfig
from gongshu_geo.corridors._stations import stations
from gongshu_geo.corridors._tables import strip_polygons

WITHOUT_PLACE = ("area", "unknown")
"""Kinds of sites whose geometry tells no place along a road: known only by an area, or not."""

SAMPLE_M = 20.0
"""Lines and outlines are looked at this often: at a bend, the ends of a straight edge alone
would not tell how far along the axis it reaches."""

SIDES = {(True, False): "左", (False, True): "右", (True, True): "两侧", (False, False): ""}
"""Side names by (something on the left, something on the right)."""


def assign_corridors(
    sites: geopandas.GeoDataFrame,
    centrelines: geopandas.GeoDataFrame,
    corridors: CorridorConfig,
) -> pd.DataFrame:
    """Corridor, chainage, side and offset of sites.

    Parameters
    ----------
    sites
        With ``geometry`` in any CRS, missing where unlocated, and ``kind``. Sites without a
        place (``WITHOUT_PLACE``) get no corridor.
    centrelines
        Roads with ``name``, as for :func:`corridor_axes`.
    corridors
        The corridors.

    Returns
    -------
    along
        One row a site, with the index of ``sites``:

        ``corridor``
            Name of the corridor that the site belongs to; ``""`` where it touches no strip.
        ``corridors``
            Names of all corridors whose strip it touches, nearest first. Among equally near
            ones (to the metre) the one whose strip holds more of the site comes first: 康桥路
            itself crosses 拱康路.
        ``chainage_from_m``, ``chainage_to_m``
            How far along the corridor its part inside the strip reaches, metres; both the same
            for a point, NaN without a corridor.
        ``side``
            左 or 右 of rising chainage, 两侧, or ``""`` on the axis, beyond its end, and without
            a corridor.
        ``offset_m``
            From its nearest part to the axis, metres, never negative; NaN without a corridor.
        ``beyond_end``
            True where it lies wholly past the corridor's end, within the strip's round cap: the
            chainage is then the end's, and the offset the distance to the end.

    Raises
    ------
    GazetteerError
        A corridor's road has no centreline.
    """
    axes = corridor_axes(centrelines, corridors)
    geometry = _places(sites)
    tree = shapely.STRtree(geometry)
    touches = [
        _touch(tree, axis, strip) for axis, strip in zip(axes, strip_polygons(axes), strict=True)
    ]
    along = pd.concat([_NOTHING, *touches], ignore_index=True)
    along["nearness"] = along["offset_m"].round()
    along = along.sort_values(
        ["position", "nearness", "inside"], ascending=[True, True, False], kind="stable"
    )
    all_touched = along.groupby("position")["corridor"].agg(tuple)
    first = along.drop_duplicates("position").set_index("position")
    return _one_row_a_site(first, all_touched, sites.index)


_NOTHING = pd.DataFrame(
    {
        "position": pd.Series(dtype=int),
        "corridor": pd.Series(dtype=object),
        "chainage_from_m": pd.Series(dtype=float),
        "chainage_to_m": pd.Series(dtype=float),
        "side": pd.Series(dtype=object),
        "offset_m": pd.Series(dtype=float),
        "beyond_end": pd.Series(dtype=bool),
        "inside": pd.Series(dtype=float),
    }
)


def _places(sites: geopandas.GeoDataFrame) -> NDArray[np.object_]:
    """(n,) valid geometries, EPSG:4549; ``None`` where a site has no place."""
    geometry: NDArray[np.object_] = sites.geometry.to_crs(PLANE).to_numpy().copy()
    geometry[sites["kind"].isin(WITHOUT_PLACE) | shapely.is_empty(geometry)] = None
    broken = ~shapely.is_valid(geometry) & ~shapely.is_missing(geometry)
    geometry[broken] = shapely.make_valid(geometry[broken])
    return geometry


def _touch(tree: shapely.STRtree, axis: Axis, strip: shapely.Geometry) -> pd.DataFrame:
    """One row for each geometry of the tree that touches the strip of one corridor."""
    touching = np.sort(
        tree.query(axis.line_4549, predicate="dwithin", distance=axis.corridor.strip_m)
    )
    whole = tree.geometries[touching]
    inside = shapely.intersection(whole, strip)
    table = _extent_along(axis, whole, inside)
    table.insert(0, "position", touching)
    table.insert(1, "corridor", axis.corridor.name)
    table["offset_m"] = shapely.distance(whole, axis.line_4549)
    table["inside"] = _measure(inside)
    return table


def _extent_along(
    axis: Axis, whole: NDArray[np.object_], inside: NDArray[np.object_]
) -> pd.DataFrame:
    """From where to where, on which sides, for sites of which ``inside`` is in the strip."""
    owner, places = _samples(axis, whole, inside)
    seen = stations(axis.line_4549, places)
    by_site = pd.DataFrame(
        {
            "owner": owner,
            "chainage": seen.chainage_m,
            "left": seen.side > 0,
            "right": seen.side < 0,
            "beyond": seen.beyond_end,
        }
    ).groupby("owner")
    chainage, left, right = by_site["chainage"], by_site["left"].any(), by_site["right"].any()
    return pd.DataFrame(
        {
            "chainage_from_m": chainage.min(),
            "chainage_to_m": chainage.max(),
            "side": [SIDES[key] for key in zip(left, right, strict=True)],
            "beyond_end": by_site["beyond"].all(),
        }
    )


def _samples(
    axis: Axis, whole: NDArray[np.object_], inside: NDArray[np.object_]
) -> tuple[NDArray[np.int_], NDArray[np.object_]]:
    """Points of each site's part in the strip, with the number of the site each belongs to.

    The point nearest to the axis is always among them, so that a site which the strip's chords
    just miss still has one.
    """
    coordinates, owner = shapely.get_coordinates(
        shapely.segmentize(inside, SAMPLE_M), return_index=True
    )
    nearest = shapely.get_point(shapely.shortest_line(whole, axis.line_4549), 0)
    return (
        np.concatenate([owner, np.arange(len(whole))]),
        np.concatenate([shapely.points(coordinates), nearest]),
    )


def _measure(geometry: NDArray[np.object_]) -> NDArray[np.float64]:
    """How much there is of each geometry: square metres, or metres of a line."""
    area = shapely.area(geometry)
    return np.where(area > 0, area, shapely.length(geometry))


def _one_row_a_site(first: pd.DataFrame, all_touched: pd.Series, index: pd.Index) -> pd.DataFrame:
    """Spread rows by position over all sites, empty where a site touches no strip."""
    table = first.reindex(range(len(index)))
    table["corridor"] = table["corridor"].fillna("").astype(object)
    table["side"] = table["side"].fillna("").astype(object)
    table["beyond_end"] = table["beyond_end"].eq(True)  # missing becomes False
    touched = all_touched.reindex(table.index)
    table["corridors"] = [names if isinstance(names, tuple) else () for names in touched]
    table.index = index
    return table[
        [
            "corridor",
            "corridors",
            "chainage_from_m",
            "chainage_to_m",
            "side",
            "offset_m",
            "beyond_end",
        ]
    ]
