"""The ways between WGS-84, GCJ-02 and BD-09, with the mainland's edge minded.

The shifts apply to places in the mainland and to no others, and the mainland is known in WGS-84.
So a GCJ-02 or BD-09 point is taken back when the place it would come from lies in the mainland,
or the point itself does. Every place in the mainland therefore returns to itself, however near
the edge, even where its shifted image falls outside.

The price: a place outside, within 700 m of the edge (1.6 km for BD-09), may have the same numbers
as the image of a place inside. Read as GCJ-02 or BD-09, such numbers are ambiguous; they are
taken for the place inside.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from gongshu_geo.crs import _bd09, _gcj02
from gongshu_geo.crs._arrays import BoolArray, FloatArray, Pair
from gongshu_geo.crs._inverse import SmoothShift, before_shift
from gongshu_geo.crs._mainland import contains, near
from gongshu_geo.crs.systems import CoordinateSystem

Way = Callable[[FloatArray, FloatArray], Pair]


def wgs84_to_gcj02(lon: FloatArray, lat: FloatArray) -> Pair:
    """GCJ-02 of WGS-84 points; themselves outside the mainland."""
    return _chosen(contains(lon, lat), _after(_gcj02.SHIFT, lon, lat), (lon, lat))


def wgs84_to_bd09(lon: FloatArray, lat: FloatArray) -> Pair:
    """BD-09 of WGS-84 points; themselves outside the mainland."""
    image = _after(_bd09.SHIFT, *_after(_gcj02.SHIFT, lon, lat))
    return _chosen(contains(lon, lat), image, (lon, lat))


def gcj02_to_wgs84(lon: FloatArray, lat: FloatArray) -> Pair:
    """WGS-84 of GCJ-02 points; themselves where they come from outside the mainland."""
    origin = _before(_gcj02.SHIFT, lon, lat)
    return _chosen(_either_inside((lon, lat), origin), origin, (lon, lat))


def gcj02_to_bd09(lon: FloatArray, lat: FloatArray) -> Pair:
    """BD-09 of GCJ-02 points; themselves where they come from outside the mainland."""
    return _chosen(gcj02_is_shifted(lon, lat), _after(_bd09.SHIFT, lon, lat), (lon, lat))


def bd09_to_gcj02(lon: FloatArray, lat: FloatArray) -> Pair:
    """GCJ-02 of BD-09 points; themselves where they come from outside the mainland."""
    origin = _before(_bd09.SHIFT, lon, lat)
    return _chosen(gcj02_is_shifted(*origin), origin, (lon, lat))


def bd09_to_wgs84(lon: FloatArray, lat: FloatArray) -> Pair:
    """WGS-84 of BD-09 points; themselves where they come from outside the mainland."""
    gcj02 = _before(_bd09.SHIFT, lon, lat)
    origin = _before(_gcj02.SHIFT, *gcj02)
    return _chosen(_either_inside(gcj02, origin), origin, (lon, lat))


def gcj02_is_shifted(lon: FloatArray, lat: FloatArray) -> BoolArray:
    """Whether GCJ-02 points are images of places in the mainland; false where missing."""
    shifted = contains(lon, lat)
    rest = np.flatnonzero(~shifted & near(lon, lat))
    if rest.size:
        shifted[rest] = contains(*_before(_gcj02.SHIFT, lon[rest], lat[rest]))
    return shifted


def bd09_is_shifted(lon: FloatArray, lat: FloatArray) -> BoolArray:
    """Whether BD-09 points are images of places in the mainland; false where missing."""
    return gcj02_is_shifted(*_before(_bd09.SHIFT, lon, lat))


WGS84, GCJ02, BD09 = CoordinateSystem.WGS84, CoordinateSystem.GCJ02, CoordinateSystem.BD09

WAYS: dict[tuple[CoordinateSystem, CoordinateSystem], Way] = {
    (WGS84, GCJ02): wgs84_to_gcj02,
    (WGS84, BD09): wgs84_to_bd09,
    (GCJ02, WGS84): gcj02_to_wgs84,
    (GCJ02, BD09): gcj02_to_bd09,
    (BD09, WGS84): bd09_to_wgs84,
    (BD09, GCJ02): bd09_to_gcj02,
}
"""How to come from one system to another."""

IS_SHIFTED: dict[CoordinateSystem, Callable[[FloatArray, FloatArray], BoolArray]] = {
    WGS84: contains,
    GCJ02: gcj02_is_shifted,
    BD09: bd09_is_shifted,
}
"""How each system's coordinates tell that their place is in the mainland."""


def _after(shift: SmoothShift, lon: FloatArray, lat: FloatArray) -> Pair:
    """Points after a shift; those away from the mainland stay missing, as the formula ends."""
    lon, lat = _near_only(lon, lat)
    dlon, dlat = shift.at(lon, lat)
    return lon + dlon, lat + dlat


def _before(shift: SmoothShift, lon: FloatArray, lat: FloatArray) -> Pair:
    """Points before a shift; those away from the mainland stay missing, as the formula ends."""
    return before_shift(shift, *_near_only(lon, lat))


def _near_only(lon: FloatArray, lat: FloatArray) -> Pair:
    """Points in the box around the mainland, the others missing."""
    kept = near(lon, lat)
    if kept.all():
        return lon, lat
    return np.where(kept, lon, np.nan), np.where(kept, lat, np.nan)


def _either_inside(points: Pair, origins: Pair) -> BoolArray:
    """Whether points or the places that they come from lie in the mainland."""
    inside = contains(*points)
    rest = np.flatnonzero(~inside)
    if rest.size:
        inside[rest] = contains(origins[0][rest], origins[1][rest])
    return inside


def _chosen(where: BoolArray, chosen: Pair, otherwise: Pair) -> Pair:
    """``chosen`` points ``where`` it is true, the others ``otherwise``."""
    if where.all():
        return chosen
    return (
        np.where(where, chosen[0], otherwise[0]),
        np.where(where, chosen[1], otherwise[1]),
    )
