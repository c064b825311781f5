"""Positions that cannot be, or that do not say how exact they are."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.fence._records import Record, Records

REGION = (119.90, 30.10, 120.40, 30.55)
"""West, south, east, north in degrees: the district and about 15 km around it. The longest of
its roads end well within."""

POINTS = (
    ("junctions", "accuracy_m"),
    ("house_numbers", "accuracy_m"),
    ("areas", "radius_m"),
    ("stations", "accuracy_m"),
    ("landmarks", "accuracy_m"),
    ("places", "accuracy_m"),
    ("plan_units", "radius_m"),
    ("parcels", "accuracy_m"),
)
"""Tables with lon and lat, and the column that says how far off a point may be."""

FEATURES = ("roads", "rivers", "water", "district")


def check_coordinates(records: Records) -> Iterator[Finding]:
    """Points and geometries outside the region, swapped, invalid, without accuracy or source."""
    for stem, accuracy in POINTS:
        for record in records[stem]:
            yield from _point(record)
            if record["lon"] or record["lat"]:
                yield from _known_how(record, accuracy)
    for stem in FEATURES:
        for record in records[stem]:
            yield from _geometry(record)
            yield from _known_how(record, "accuracy_m")


def is_swapped(lon: float, lat: float) -> bool:
    """Whether a pair lies in the region when read the other way round, and only then."""
    return _inside(lat, lon) and not _inside(lon, lat)


def _inside(lon: float, lat: float) -> bool:
    west, south, east, north = REGION
    return west <= lon <= east and south <= lat <= north


def _point(record: Record) -> Iterator[Finding]:
    """A point that is half, no number, swapped or outside."""
    texts = record["lon"], record["lat"]
    if not any(texts):
        return
    lon, lat = (_number(text) for text in texts)
    for column, value in (("lon", lon), ("lat", lat)):
        if math.isnan(value):
            yield record.finding(
                "not_a_coordinate",
                Bilingual("坐标不是数字", "the coordinate is not a number"),
                column=column,
                expected=Bilingual("十进制度", "decimal degrees"),
                remedy=Bilingual("改为十进制度,或两格都留空", "write degrees, or empty both cells"),
            )
    if not (math.isnan(lon) or math.isnan(lat)):
        yield from _misplaced(record, lon, lat)


def _misplaced(record: Record, lon: float, lat: float) -> Iterator[Finding]:
    """One finding where a pair is swapped or outside the region."""
    found = f"{lon:g}, {lat:g}"
    west, south, east, north = REGION
    expected = Bilingual(
        f"经度 {west}–{east}、纬度 {south}–{north}",
        f"longitude {west} to {east}, latitude {south} to {north}",
    )
    if is_swapped(lon, lat):
        yield record.finding(
            "swapped_coordinates",
            Bilingual("经纬度颠倒", "longitude and latitude are swapped"),
            column="lon",
            found=found,
            expected=expected,
            remedy=Bilingual("两数互换,经度在前", "exchange the two: longitude comes first"),
        )
    elif not _inside(lon, lat):
        metres = abs(lon) > 180 or abs(lat) > 180
        yield record.finding(
            "outside_region",
            Bilingual("坐标不在拱墅区周边", "the coordinates are nowhere near the district"),
            column="lon",
            found=found,
            expected=expected,
            remedy=Bilingual(
                "看来是投影坐标(米),先用 gongshu-geo convert 换算为 WGS-84",
                "these look like metres: convert them to WGS-84 with gongshu-geo convert",
            )
            if metres
            else Bilingual("核对坐标", "check the coordinates"),
        )


def _geometry(record: Record) -> Iterator[Finding]:
    """A geometry that is missing, invalid, swapped or outside."""
    shape = record.geometry
    if shape is None or shape.is_empty or not shape.is_valid:
        yield record.finding(
            "invalid_geometry",
            Bilingual("几何缺失或无效", "the geometry is missing or invalid"),
            column="geometry",
            found=_fault(shape),
            expected=Bilingual("有效的几何", "a valid geometry"),
            remedy=Bilingual("在 GIS 软件中修复几何", "repair the geometry in a GIS"),
        )
        return
    corners = np.reshape(shapely.bounds(shape), (2, 2))
    for lon, lat in corners:
        misplaced = list(_misplaced(record, float(lon), float(lat)))
        if misplaced:
            yield misplaced[0]
            return


def _fault(shape: BaseGeometry | None) -> str:
    """What is wrong with a geometry, and where, to 6 decimals."""
    if shape is None or shape.is_empty:
        return "null" if shape is None else "empty"
    reason = str(shapely.is_valid_reason(shape))
    return re.sub(r"\d+\.\d{7,}", lambda match: f"{float(match[0]):.6f}", reason)


def _known_how(record: Record, accuracy: str) -> Iterator[Finding]:
    """A position that does not say how far off it may be, or where it comes from."""
    metres = _number(record[accuracy])
    if not metres > 0:
        yield record.finding(
            "no_accuracy",
            Bilingual("没有精度", "the accuracy is missing"),
            column=accuracy,
            expected=Bilingual("大于 0 的米数", "metres, more than 0"),
            remedy=Bilingual(
                "填写真实位置所在圆的半径", "enter the radius that holds the true place"
            ),
        )
    if not record["source"]:
        yield record.finding(
            "no_source",
            Bilingual("没有来源", "the source is missing"),
            column="source",
            expected=Bilingual("数据的来历", "where the row comes from"),
            remedy=Bilingual("注明来源", "state it"),
        )


def _number(text: str) -> float:
    """A finite number, else NaN."""
    try:
        value = float(text)
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan
