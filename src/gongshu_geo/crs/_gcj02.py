"""The shift from WGS-84 to GCJ-02.

The algorithm was never published officially; the formula below has been known since 2010 and is
the one that every open implementation shares. Points are shifted by 20 to 700 m, in Hangzhou by
about 520 m.
"""

from __future__ import annotations

import cmath
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongshu_geo.crs._arrays import FloatArray, Pair
from gongshu_geo.crs._inverse import Slopes, SmoothShift

SEMI_MAJOR_AXIS_M = 6378245.0
"""Of Krasovsky's ellipsoid of 1940, which the formula turns metres into degrees with."""
ECCENTRICITY_SQUARED = 0.00669342162296594323
"""Of the same ellipsoid (flattening 1/298.3)."""
ORIGIN_LON, ORIGIN_LAT = 105.0, 35.0
"""Degrees from which the formula counts."""

ORIGIN_UPRIGHT = cmath.exp(1j * math.radians(ORIGIN_LAT))
"""Unit vector at the origin's latitude."""

_ComplexArray = npt.NDArray[np.complex128]


def _shift(lon: FloatArray, lat: FloatArray) -> Pair:
    """Degrees by which GCJ-02 lies east and north of WGS-84 points."""
    place = _Place.at(lon - ORIGIN_LON, lat - ORIGIN_LAT)
    lon_per_m, lat_per_m = place.degrees_per_metre()
    return place.east_m() * lon_per_m, place.north_m() * lat_per_m


def _with_slopes(lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, FloatArray, Slopes]:
    """The shift at WGS-84 points with its slopes, in degrees, to about 1 mm.

    Single precision, which takes half the time and is enough to aim with. The slopes leave out
    the root's, which has no finite value at 105°E and is slight elsewhere, and the change of the
    latitude's metre, which is less than a millionth.
    """
    x, y = lon - ORIGIN_LON, lat - ORIGIN_LAT
    place = _Place.at(x.astype(np.float32), y.astype(np.float32))
    lon_per_m, lat_per_m = place.degrees_per_metre()
    dlon, dlat = place.east_m() * lon_per_m, place.north_m() * lat_per_m
    east_by_lon, east_by_lat, north_by_lon, north_by_lat = place.metres_per_degree()
    # A metre east makes more degrees the further north: d(1/cos)/dlat = tan/cos.
    widening = place.upright.imag / place.upright.real * (math.pi / 180.0)
    return (
        dlon,
        dlat,
        (
            east_by_lon * lon_per_m,
            east_by_lat * lon_per_m + dlon * widening,
            north_by_lon * lat_per_m,
            north_by_lat * lat_per_m,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Turns:
    """Unit vectors that turn once in 60, 24, 6 and 2 degrees; their imaginary part is the sine.

    One sine and cosine give them all by multiplication, which takes a tenth of the time of the
    twelve sines that the formula is usually written with, and agrees with it to 1e-9 m.
    """

    in_60: _ComplexArray
    in_24: _ComplexArray
    in_6: _ComplexArray
    in_2: _ComplexArray

    @classmethod
    def of(cls, in_120: _ComplexArray) -> _Turns:
        """All from the vector that turns once in 120 degrees."""
        in_60 = in_120 * in_120
        in_24 = in_60 * in_60 * in_120
        in_12 = in_24 * in_24
        in_6 = in_12 * in_12
        return cls(in_60, in_24, in_6, in_6 * in_6 * in_6)


@dataclass(frozen=True, slots=True)
class _Place:
    """What the formula needs to know of points: offsets from its origin, and their turns."""

    x: FloatArray
    y: FloatArray
    by_x: _Turns
    by_y: _Turns
    in_1: _ComplexArray
    """Turns once a degree of ``x``."""
    in_third: _ComplexArray
    """Turns three times a degree of ``x``."""
    upright: _ComplexArray
    """Turned by the latitude."""

    @classmethod
    def at(cls, x: FloatArray, y: FloatArray) -> _Place:
        """The place of points, in degrees from the formula's origin."""
        in_240 = _turned(x * (math.pi / 120.0))
        by_x = _Turns.of(in_240 * in_240)
        in_360 = _turned(y * (math.pi / 180.0))
        in_1 = by_x.in_2 * by_x.in_2
        return cls(
            x=x,
            y=y,
            by_x=by_x,
            by_y=_Turns.of(in_360 * in_360 * in_360),
            in_1=in_1,
            in_third=in_1 * in_1 * in_1,
            upright=in_360 * ORIGIN_UPRIGHT,
        )

    def east_m(self) -> FloatArray:
        """Metres by which GCJ-02 lies east."""
        x, y, turns = self.x, self.y, self.by_x
        smooth = 300.0 + x * (1.0 + 0.1 * (x + y)) + 2.0 * y + 0.1 * np.sqrt(np.abs(x))
        return smooth + (2.0 / 3.0) * (
            20.0 * (self.in_third.imag + self.in_1.imag + turns.in_2.imag)
            + 40.0 * turns.in_6.imag
            + 150.0 * turns.in_24.imag
            + 300.0 * turns.in_60.imag
        )

    def north_m(self) -> FloatArray:
        """Metres by which GCJ-02 lies north."""
        x, y, turns = self.x, self.y, self.by_y
        smooth = -100.0 + 2.0 * x + y * (3.0 + 0.2 * y + 0.1 * x) + 0.2 * np.sqrt(np.abs(x))
        return smooth + (2.0 / 3.0) * (
            20.0 * (self.in_third.imag + self.in_1.imag + turns.in_2.imag)
            + 40.0 * turns.in_6.imag
            + 160.0 * turns.in_24.imag
            + 320.0 * turns.in_60.imag
        )

    def degrees_per_metre(self) -> Pair:
        """Degrees of longitude, and of latitude, in a metre on Krasovsky's ellipsoid."""
        sine, cosine = self.upright.imag, self.upright.real
        curve = 1.0 - ECCENTRICITY_SQUARED * sine * sine
        root = np.sqrt(curve)
        degree = 180.0 / (math.pi * SEMI_MAJOR_AXIS_M)
        return degree * root / cosine, degree / (1.0 - ECCENTRICITY_SQUARED) * curve * root

    def metres_per_degree(self) -> Slopes:
        """Change of the metres east by lon and by lat, of those north by lon and by lat."""
        x, y = self.x, self.y
        both = 120.0 * self.in_third.real + 40.0 * self.in_1.real
        wave = math.pi * 2.0 / 3.0
        return (
            1.0 + 0.2 * x + 0.1 * y + wave * (both + _slope(self.by_x, 150.0, 300.0)),
            2.0 + 0.1 * x,
            2.0 + 0.1 * y + wave * both,
            3.0 + 0.4 * y + 0.1 * x + wave * _slope(self.by_y, 160.0, 320.0),
        )


def _turned(angle: FloatArray) -> _ComplexArray:
    """Unit vectors at angles of less than a right one, in radians."""
    vector = np.empty(angle.shape, dtype=np.result_type(angle, np.complex64))
    sine = np.sin(angle)
    # A root takes a seventh of the time of a cosine; it is positive in this range.
    vector.real, vector.imag = np.sqrt(1.0 - sine * sine), sine
    return vector


def _slope(turns: _Turns, in_24: float, in_60: float) -> FloatArray:
    """Slope of the slow waves, in units of pi times two thirds of a metre."""
    slope: FloatArray = (
        20.0 * turns.in_2.real
        + (40.0 / 3.0) * turns.in_6.real
        + (in_24 / 12.0) * turns.in_24.real
        + (in_60 / 30.0) * turns.in_60.real
    )
    return slope


SHIFT = SmoothShift(at=_shift, with_slopes=_with_slopes, usual=(0.004, 0.0))
"""From WGS-84 to GCJ-02."""
