"""What coordinates look like that are said to be WGS-84 longitude and latitude."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, overload

import numpy as np
import numpy.typing as npt
import shapely

from gongshu_geo.crs._arrays import paired
from gongshu_geo.crs.conversion import convert
from gongshu_geo.crs.systems import CoordinateSystem
from gongshu_geo.errors import Bilingual


class Reading(StrEnum):
    """How a pair of numbers must be read to fall where it is expected."""

    PLAUSIBLE = "plausible"
    """As longitude, latitude: nothing speaks against it."""
    SWAPPED = "swapped"
    """As latitude, longitude."""
    EPSG4549 = "epsg4549"
    """As easting, northing in EPSG:4549."""
    EPSG4549_SWAPPED = "epsg4549_swapped"
    """As northing, easting: the order in which surveyors write them (X 北, Y 东)."""
    EPSG4549_ZONED = "epsg4549_zoned"
    """As easting with the zone number 40, northing."""
    EPSG4549_ZONED_SWAPPED = "epsg4549_zoned_swapped"
    """As northing, easting with the zone number 40."""
    ELSEWHERE = "elsewhere"
    """In none of these ways: the place is elsewhere, or the system another one."""
    MISSING = "missing"
    """There are no two numbers."""

    @property
    def label(self) -> Bilingual:
        """What to tell whoever entered the coordinates."""
        return _LABELS[self]


_LABELS = {
    Reading.PLAUSIBLE: Bilingual("位置可信", "the position is plausible"),
    Reading.SWAPPED: Bilingual(
        "经纬度像是写反了(应经度在前)",
        "latitude and longitude look swapped (longitude comes first)",
    ),
    Reading.EPSG4549: Bilingual(
        "像是 EPSG:4549 的米制坐标(东、北)", "looks like metres of EPSG:4549 (easting, northing)"
    ),
    Reading.EPSG4549_SWAPPED: Bilingual(
        "像是 EPSG:4549 的米制坐标(北在前,应东在前)",
        "looks like metres of EPSG:4549, northing first (easting comes first)",
    ),
    Reading.EPSG4549_ZONED: Bilingual(
        "像是 EPSG:4549 加 40 带号的米制坐标(东、北)",
        "looks like metres of EPSG:4549 with zone 40 (easting, northing)",
    ),
    Reading.EPSG4549_ZONED_SWAPPED: Bilingual(
        "像是 EPSG:4549 加 40 带号的米制坐标(北在前,应东在前)",
        "looks like metres of EPSG:4549 with zone 40, northing first (easting comes first)",
    ),
    Reading.ELSEWHERE: Bilingual(
        "不在预期范围内,换坐标系或顺序也不在", "is outside the area expected, however it is read"
    ),
    Reading.MISSING: Bilingual("没有坐标", "has no coordinates"),
}

# Tried in this order, the first that falls inside the area wins.
_TRIALS = (
    (Reading.PLAUSIBLE, CoordinateSystem.WGS84, False),
    (Reading.SWAPPED, CoordinateSystem.WGS84, True),
    (Reading.EPSG4549, CoordinateSystem.EPSG4549, False),
    (Reading.EPSG4549_SWAPPED, CoordinateSystem.EPSG4549, True),
    (Reading.EPSG4549_ZONED, CoordinateSystem.EPSG4549_ZONED, False),
    (Reading.EPSG4549_ZONED_SWAPPED, CoordinateSystem.EPSG4549_ZONED, True),
)


@overload
def suspect_readings(x: float, y: float, *, area: shapely.Geometry) -> Reading: ...
@overload
def suspect_readings(x: Any, y: Any, *, area: shapely.Geometry) -> npt.NDArray[np.object_]: ...
def suspect_readings(
    x: Any, y: Any, *, area: shapely.Geometry
) -> Reading | npt.NDArray[np.object_]:
    """How coordinates said to be WGS-84 longitude, latitude must be read to fall in an area.

    Parameters
    ----------
    x, y
        One pair of numbers, or arrays of one shape.
    area
        Where the places are expected, in WGS-84, widened by how far off they may be. A point on
        its edge counts as outside.

    Returns
    -------
    readings
        A `Reading`, or an array of them in the shape that came.

    Notes
    -----
    GCJ-02 and BD-09 cannot be told this way: in Hangzhou they lie half a kilometre and more than
    a kilometre off, and look plausible. `gongshu_geo.crs.shift_m` tells how far exactly.
    """
    values = paired(x, y)
    readings = np.empty(values[0].shape, dtype=object)
    readings[...] = Reading.ELSEWHERE
    for reading, system, swapped in reversed(_TRIALS):
        first, second = reversed(values) if swapped else values
        lon, lat = convert(first, second, source=system, target=CoordinateSystem.WGS84)
        readings[shapely.contains_xy(area, lon, lat)] = reading
    readings[~(np.isfinite(values[0]) & np.isfinite(values[1]))] = Reading.MISSING
    return readings.item() if readings.ndim == 0 else readings
