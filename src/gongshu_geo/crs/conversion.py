"""Coordinates from one system into another."""

from __future__ import annotations

from typing import Any, overload

import numpy as np
import pyproj

from gongshu_geo.crs import _projected
from gongshu_geo.crs._arrays import BoolArray, FloatArray, Pair, in_blocks, paired
from gongshu_geo.crs._datums import IS_SHIFTED, WAYS
from gongshu_geo.crs.systems import CoordinateSystem, parse_system


@overload
def convert(
    x: float, y: float, *, source: CoordinateSystem | str, target: CoordinateSystem | str
) -> tuple[float, float]: ...
@overload
def convert(
    x: Any, y: Any, *, source: CoordinateSystem | str, target: CoordinateSystem | str
) -> Pair: ...
def convert(
    x: Any, y: Any, *, source: CoordinateSystem | str, target: CoordinateSystem | str
) -> tuple[float, float] | Pair:
    """Coordinates in another system.

    Parameters
    ----------
    x, y
        Longitude and latitude in degrees, or easting and northing in metres, always in this
        order: one number each, or arrays of one shape (anything that NumPy makes floats of).
    source, target
        A `CoordinateSystem`, or a name that `parse_system` knows.

    Returns
    -------
    x, y
        In the target's unit, in the shape that came. Missing (NaN) where ``x`` or ``y`` is
        missing, where the pair cannot be in ``source`` (latitude beyond 90°, longitude beyond
        180°, an easting outside the zone) or cannot be told in ``target`` (more than 5° from
        120°E in EPSG:4549).

    Raises
    ------
    CrsError
        A name of a system is unknown.
    ValueError
        The shapes of ``x`` and ``y`` differ.

    Notes
    -----
    Outside mainland China, WGS-84, GCJ-02 and BD-09 are one: coordinates stay as they are. Ask
    `in_mainland` which points were shifted. There and back returns within 1 mm in the mainland;
    outside, within 1.6 km of the edge, GCJ-02 and BD-09 coordinates are ambiguous (see
    ``_datums``). CGCS2000 is taken as equal to WGS-84: they differ by a few decimetres.

    Examples
    --------
    >>> lon, lat = convert(120.14, 30.33, source="gcj02", target="wgs84")
    >>> f"{lon:.6f} {lat:.6f}"
    '120.135247 30.332290'
    """
    start, end = parse_system(source), parse_system(target)
    values = paired(x, y)
    result = in_blocks(lambda a, b: _converted(a, b, start, end), *values)
    if values[0].ndim == 0:
        return float(result[0]), float(result[1])
    return result


@overload
def in_mainland(x: float, y: float, *, system: CoordinateSystem | str = ...) -> bool: ...
@overload
def in_mainland(x: Any, y: Any, *, system: CoordinateSystem | str = ...) -> BoolArray: ...
def in_mainland(
    x: Any, y: Any, *, system: CoordinateSystem | str = CoordinateSystem.WGS84
) -> bool | BoolArray:
    """Whether places lie in mainland China, where GCJ-02 and BD-09 are shifted.

    Parameters
    ----------
    x, y
        As in `convert`, in ``system``.
    system
        The system that the coordinates are in.

    Returns
    -------
    inside
        In the shape that came: true exactly where `convert` from ``system`` shifts; false where
        missing. Hong Kong, Macau and Taiwan are outside. Within about 100 m of the border (of
        the source of the outline) the answer may be wrong.
    """
    start = parse_system(system)
    values = paired(x, y)
    lon, lat = _geographic(values[0].ravel(), values[1].ravel(), start)
    inside = IS_SHIFTED[_datum(start)](lon, lat).reshape(values[0].shape)
    return bool(inside) if inside.ndim == 0 else inside


@overload
def shift_m(
    x: float, y: float, *, source: CoordinateSystem | str, target: CoordinateSystem | str
) -> float: ...
@overload
def shift_m(
    x: Any, y: Any, *, source: CoordinateSystem | str, target: CoordinateSystem | str
) -> FloatArray: ...
def shift_m(
    x: Any, y: Any, *, source: CoordinateSystem | str, target: CoordinateSystem | str
) -> float | FloatArray:
    """How far apart the places lie that the same numbers mean in two systems.

    Parameters
    ----------
    x, y
        As in `convert`: read once as ``source`` and once as ``target``.
    source, target
        The two systems; their order does not matter.

    Returns
    -------
    shift_m
        Metres along the ellipsoid, in the shape that came; missing where the numbers cannot be
        in one of the systems.

    Examples
    --------
    >>> round(shift_m(120.14, 30.33, source="gcj02", target="wgs84"))
    523
    """
    one = convert(x, y, source=source, target=CoordinateSystem.WGS84)
    other = convert(x, y, source=target, target=CoordinateSystem.WGS84)
    ends = np.array([*one, *other], dtype=float)
    known = np.isfinite(ends).all(axis=0)
    from_lon, from_lat, to_lon, to_lat = np.where(known, ends, 0.0)
    distance = pyproj.Geod(ellps="WGS84").inv(from_lon, from_lat, to_lon, to_lat)[2]
    metres = np.where(known, distance, np.nan)
    return float(metres) if metres.ndim == 0 else metres


def _converted(
    x: FloatArray, y: FloatArray, start: CoordinateSystem, end: CoordinateSystem
) -> Pair:
    """One block of coordinates in the system ``end``."""
    lon, lat = _geographic(x, y, start)
    if start is end:
        kept = np.isfinite(lon)
        return np.where(kept, x, np.nan), np.where(kept, y, np.nan)
    if _datum(start) is not _datum(end):
        lon, lat = WAYS[_datum(start), _datum(end)](lon, lat)
    if not end.is_projected:
        return lon, lat
    easting, northing = _projected.from_degrees(lon, lat)
    zoned = end is CoordinateSystem.EPSG4549_ZONED
    return (easting + _projected.ZONE_EASTING_M if zoned else easting), northing


def _geographic(x: FloatArray, y: FloatArray, system: CoordinateSystem) -> Pair:
    """Longitude and latitude in the datum of ``system``; NaN where there are none such."""
    if system is CoordinateSystem.EPSG4549_ZONED:
        return _projected.to_degrees(x - _projected.ZONE_EASTING_M, y)
    if system is CoordinateSystem.EPSG4549:
        return _projected.to_degrees(x, y)
    fits = (np.abs(x) <= 180.0) & (np.abs(y) <= 90.0)
    if fits.all():
        return x, y
    return np.where(fits, x, np.nan), np.where(fits, y, np.nan)


def _datum(system: CoordinateSystem) -> CoordinateSystem:
    """The one of WGS-84, GCJ-02 and BD-09 that a system's degrees are in."""
    return system if system.is_shifted else CoordinateSystem.WGS84
