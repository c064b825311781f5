"""The shift from GCJ-02 to BD-09: the vector (lon, lat) turned and stretched by ripples."""

from __future__ import annotations

import numpy as np

from gongshu_geo.crs._arrays import FloatArray, Pair
from gongshu_geo.crs._inverse import Slopes, SmoothShift

EAST_DEG, NORTH_DEG = 0.0065, 0.006
"""The constant part of Baidu's shift."""
TURN_RAD, STRETCH_DEG = 3e-6, 2e-5
"""How far the ripples turn and stretch the vector (lon, lat)."""
RIPPLE_RAD_PER_DEG = np.pi * 3000.0 / 180.0
"""The ripples' pace: one in 0.12 degrees."""


def _shift(lon: FloatArray, lat: FloatArray) -> Pair:
    """Degrees by which BD-09 lies east and north of GCJ-02 points."""
    turn = TURN_RAD * np.cos(lon * RIPPLE_RAD_PER_DEG)
    # Turns are below 3e-6: the next terms of both series are beyond a double's digits.
    cosine, sine = 1.0 - 0.5 * turn * turn, turn * (1.0 - turn * turn / 6.0)
    ripple = STRETCH_DEG * np.sin(lat * RIPPLE_RAD_PER_DEG)
    length = 1.0 + ripple / _length(lon, lat)
    return (
        length * (lon * cosine - lat * sine) - lon + EAST_DEG,
        length * (lat * cosine + lon * sine) - lat + NORTH_DEG,
    )


def _with_slopes(lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, FloatArray, Slopes]:
    """The shift at GCJ-02 points to first order in the ripples (1e-9 degrees), and its slopes.

    The slopes leave out what the stretch itself adds: less than a millionth.
    """
    (lon_sine, lon_cosine), (lat_sine, lat_cosine) = _ripple(lon), _ripple(lat)
    reach = STRETCH_DEG / _length(lon, lat)
    turn, turn_by_lon = TURN_RAD * lon_cosine, -TURN_RAD * RIPPLE_RAD_PER_DEG * lon_sine
    stretch, stretch_by_lat = reach * lat_sine, reach * RIPPLE_RAD_PER_DEG * lat_cosine
    return (
        lon * stretch - lat * turn + EAST_DEG,
        lat * stretch + lon * turn + NORTH_DEG,
        (
            -lat * turn_by_lon,
            lon * stretch_by_lat - turn,
            lon * turn_by_lon + turn,
            lat * stretch_by_lat,
        ),
    )


def _ripple(degrees: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Sine and cosine of the ripples, to the seven digits that a first step needs."""
    turns = degrees * (RIPPLE_RAD_PER_DEG / (2.0 * np.pi))
    phase = ((turns - np.rint(turns)) * (2.0 * np.pi)).astype(np.float32)
    return np.sin(phase).astype(float), np.cos(phase).astype(float)


def _length(lon: FloatArray, lat: FloatArray) -> FloatArray:
    """Length of the vector (lon, lat) in degrees."""
    length: FloatArray = np.sqrt(lon * lon + lat * lat)
    return length


SHIFT = SmoothShift(at=_shift, with_slopes=_with_slopes, usual=(EAST_DEG, NORTH_DEG))
"""From GCJ-02 to BD-09."""
