"""Geometry of a file in WGS-84, from the coordinate system that is declared or stated."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pyproj
import shapely

from gongshu_geo._vector import WGS84
from gongshu_geo.crs import CoordinateSystem, Reading, convert, parse_system, suspect_readings
from gongshu_geo.errors import Bilingual, CrsError, Finding
from gongshu_geo.importers._reach import Reach

NEAR_M = 20_000.0
"""Where a layer of the district may lie: its roads run on, and a city's layer reaches wider."""

_OPTIONS = {
    Reading.PLAUSIBLE: CoordinateSystem.WGS84,
    Reading.EPSG4549: CoordinateSystem.EPSG4549,
    Reading.EPSG4549_ZONED: CoordinateSystem.EPSG4549_ZONED,
}


def to_wgs84(
    geometry: Any, *, declared: str, stated: pyproj.CRS | None, reach: Reach, file: str
) -> Any:
    """Geometry in longitude and latitude of WGS-84.

    Parameters
    ----------
    geometry
        (n,) geometries.
    declared
        What the user says: a name that :func:`gongshu_geo.crs.parse_system` knows, or anything
        that PROJ knows; it goes before what the file states, since data in GCJ-02 comes in files
        that claim to be WGS-84.
    stated
        What the file states.
    reach
        Where the layer is expected.
    file
        The file as messages show it.

    Returns
    -------
    geometry
        Missing where it was, and where the coordinates cannot be in that system.

    Raises
    ------
    CrsError
        The system is unknown, or neither declared nor stated, or everything lies elsewhere while
        another system would put it where it is expected.
    """
    if not declared and stated is None:
        raise CrsError(_undeclared(geometry, reach, file))
    moved = _converted(geometry, declared) if declared else _projected(geometry, stated)
    if not reach.keeps(moved).any():
        reading = _reading(geometry, reach)
        if reading in _OPTIONS and reading is not Reading.PLAUSIBLE:
            raise CrsError(
                _elsewhere(reading, declared or str(stated.name if stated else ""), file)
            )
    return moved


def _converted(geometry: Any, declared: str) -> Any:
    """Geometry from one of the project's systems, or any that PROJ knows."""
    try:
        system = parse_system(declared)
    except CrsError as unknown:
        try:
            return _projected(geometry, pyproj.CRS.from_user_input(declared))
        except pyproj.exceptions.CRSError:
            raise unknown from None
    return _transformed(
        geometry,
        lambda xy: np.column_stack(
            convert(xy[:, 0], xy[:, 1], source=system, target=CoordinateSystem.WGS84)
        ),
    )


def _projected(geometry: Any, crs: pyproj.CRS | None) -> Any:
    """Geometry from a coordinate system of PROJ."""
    transformer = pyproj.Transformer.from_crs(crs, WGS84, always_xy=True)
    return _transformed(
        geometry, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))
    )


def _transformed(geometry: Any, change: Any) -> Any:
    """Geometry with other coordinates; missing where one of them has no answer."""
    moved = np.asarray(shapely.transform(np.asarray(geometry, dtype=object), change), dtype=object)
    ends = shapely.bounds(moved)
    moved[~np.isfinite(ends).all(axis=1)] = None
    return moved


def _reading(geometry: Any, reach: Reach) -> Reading | None:
    """How most of the coordinates must be read to fall where they are expected."""
    if reach.shape is None:
        return None
    shapes = np.asarray(geometry, dtype=object)
    shapes = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    if not len(shapes):
        return None
    # The first point of each shape says enough.
    corners, owner = shapely.get_coordinates(shapes, return_index=True)
    first = corners[np.unique(owner, return_index=True)[1]]
    area = Reach.around(reach.shape, NEAR_M).shape or reach.shape
    read = suspect_readings(first[:, 0], first[:, 1], area=area)
    readings: Counter[Reading] = Counter(read.tolist())
    likely = [(count, reading) for reading, count in readings.items()
              if reading not in {Reading.ELSEWHERE, Reading.MISSING}]  # fmt: skip
    return max(likely)[1] if likely else None


def _undeclared(geometry: Any, reach: Reach, file: str) -> Finding:
    reading = _reading(geometry, reach)
    option = _OPTIONS.get(reading) if reading else None
    codes = ", ".join(CoordinateSystem)
    remedy = Bilingual("用 --crs 指明", "state it with --crs")
    if option is CoordinateSystem.WGS84:
        remedy = Bilingual(
            "从落点看是经纬度:wgs84(或 cgcs2000)、gcj02、bd09 之一,相差数百米,请向提供者核实",
            "by where they fall they are degrees: wgs84 (or cgcs2000), gcj02 or bd09, hundreds of "
            "metres apart; ask whoever gave the file",
        )
    elif option:
        remedy = Bilingual(
            f"从落点看,{option.label.zh}:--crs {option}",
            f"by where they fall: --crs {option} ({option.label.en})",
        )
    elif reading:
        remedy = reading.label
    return Finding(
        code="undeclared_crs",
        what=Bilingual("没有声明坐标系", "the coordinate system is not declared"),
        file=file,
        expected=Bilingual(f"--crs {codes} 之一,或 EPSG 代号", f"--crs with one of {codes}, or an "
                           "EPSG code"),
        remedy=remedy,
    )  # fmt: skip


def _elsewhere(reading: Reading, found: str, file: str) -> Finding:
    option = _OPTIONS[reading]
    return Finding(
        code="wrong_crs",
        what=Bilingual("按所述坐标系,全部要素都不在范围内", "read so, everything lies elsewhere"),
        file=file,
        found=found,
        expected=reading.label,
        remedy=Bilingual(f"--crs {option}", f"--crs {option}"),
    )
