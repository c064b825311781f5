"""Metres of EPSG:4549 from degrees, and back."""

from __future__ import annotations

import functools

import numpy as np
import pyproj

from gongshu_geo.crs._arrays import FloatArray, Pair

MOST_EASTING_M, MOST_NORTHING_M = 1_000_000.0, 10_000_000.0
"""Eastings keep six digits before the point: 120°E is 500,000 m, and beyond 0 or 1,000,000 m
(5° away) one zone could not be told from the next."""
ZONE_EASTING_M = 40_000_000.0
"""The number of the zone around 120°E, as written in front of the easting."""


def from_degrees(lon: FloatArray, lat: FloatArray) -> Pair:
    """Easting and northing of CGCS2000 points; NaN where missing or out of the zone's reach."""
    return _in_reach(*_transformer().transform(lon, lat))


def to_degrees(easting: FloatArray, northing: FloatArray) -> Pair:
    """CGCS2000 longitude and latitude; NaN where missing or out of the zone's reach."""
    return _finite(*_transformer().transform(*_in_reach(easting, northing), direction="INVERSE"))


def _in_reach(easting: FloatArray, northing: FloatArray) -> Pair:
    """Both coordinates where they can be of EPSG:4549, else NaN."""
    fits = (easting > 0.0) & (easting < MOST_EASTING_M)
    fits &= (northing >= 0.0) & (northing <= MOST_NORTHING_M)
    return np.where(fits, easting, np.nan), np.where(fits, northing, np.nan)


def _finite(lon: FloatArray, lat: FloatArray) -> Pair:
    """NaN for the infinity that PROJ answers where it has no answer."""
    fits = np.isfinite(lon) & np.isfinite(lat)
    return np.where(fits, lon, np.nan), np.where(fits, lat, np.nan)


@functools.cache
def _transformer() -> pyproj.Transformer:
    """From CGCS2000 longitude, latitude to EPSG:4549 easting, northing."""
    return pyproj.Transformer.from_crs("EPSG:4490", "EPSG:4549", always_xy=True)
