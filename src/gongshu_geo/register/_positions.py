"""Coordinates of registers brought into WGS-84."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np

from gongshu_geo.crs import CoordinateSystem, convert
from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.register._schema import Site
from gongshu_geo.register.sources import RegisterSource

NORTHINGS = (2_000_000, 6_000_000)
"""Metres from the equator, from the south of China to its north."""


def in_wgs84(
    sites: Sequence[Site],
    headings: tuple[str, ...],
    *,
    source: RegisterSource,
    file: str,
    row: int = 1,
) -> tuple[list[Site], list[Finding]]:
    """Sites with coordinates in WGS-84, and what was wrong with those they had.

    Without a declared system coordinates are refused: a GCJ-02 point read as WGS-84 looks
    plausible and lies 500 m off.
    """
    lon = np.array([site.lon for site in sites], dtype=float)
    lat = np.array([site.lat for site in sites], dtype=float)
    given = np.isfinite(lon) & np.isfinite(lat)
    half = np.isfinite(lon) != np.isfinite(lat)
    findings = [_half_given(site, headings, file) for site in _where(sites, half)]
    if source.crs is None:
        if given.any():
            findings.append(_undeclared(lon[given], lat[given], headings, file=file, row=row))
        return [_moved(site, math.nan, math.nan) for site in sites], findings
    to_lon, to_lat = convert(lon, lat, source=source.crs, target=CoordinateSystem.WGS84)
    outside = given & ~(np.isfinite(to_lon) & np.isfinite(to_lat))
    findings += [
        _not_in_system(site, headings, file=file, crs=source.crs) for site in _where(sites, outside)
    ]
    known = given & ~outside
    to_lon, to_lat = (np.where(known, values, np.nan).tolist() for values in (to_lon, to_lat))
    return [_moved(*each) for each in zip(sites, to_lon, to_lat, strict=True)], findings


def _moved(site: Site, lon: float, lat: float) -> Site:
    """The site at another place; itself where it has and gets no coordinates."""
    if all(map(math.isnan, (site.lon, site.lat, lon, lat))):
        return site
    return dataclasses.replace(site, lon=lon, lat=lat)


def _where(sites: Sequence[Site], mask: np.ndarray) -> list[Site]:
    return [site for site, chosen in zip(sites, mask, strict=True) if chosen]


def _undeclared(
    x: np.ndarray, y: np.ndarray, headings: tuple[str, ...], *, file: str, row: int
) -> Finding:
    suggestion = _suggestion(float(np.median(x)), float(np.median(y)))
    return Finding(
        code="undeclared_crs",
        what=Bilingual(
            f"{x.size} 行有坐标,却未声明坐标系,坐标未采用",
            f"coordinates in no declared system were refused (rows: {x.size})",
        ),
        file=file,
        row=row,
        column="、".join(headings),
        found=f"{x[0]:.10g}, {y[0]:.10g}",
        expected=Bilingual("registers.toml 中该表的 crs", "crs of this register in registers.toml"),
        remedy=suggestion,
    )


def _suggestion(x: float, y: float) -> Bilingual:
    """What the numbers tell of their system, from where the middle of them falls."""
    if abs(x) <= 90 and 90 < abs(y) <= 180:
        return Bilingual(
            "经纬度似乎写反了:对调这两列,经度在前",
            "longitude and latitude seem swapped: exchange the two, longitude comes first",
        )
    if NORTHINGS[0] < x < NORTHINGS[1] and (300_000 < y < 700_000 or 40_000_000 < y < 41_000_000):
        return Bilingual(
            "像是北坐标在前(测绘习惯 X 为北、Y 为东):对调这两列,东坐标在前",
            "the northing seems to come first (surveyors' X is north): exchange the two",
        )
    if abs(x) <= 180 and abs(y) <= 90:
        return Bilingual(
            '是经纬度,但三种坐标系从数字上分不开:取自高德、腾讯写 crs = "gcj02",'
            '取自百度写 "bd09",取自 GPS 或天地图写 "wgs84"',
            'degrees, but numbers alone cannot tell which: write crs = "gcj02" if taken from Amap '
            'or Tencent, "bd09" from Baidu, "wgs84" from GPS or Tianditu',
        )
    if 40_000_000 < x < 41_000_000:
        return Bilingual(
            '像是带 40 带号的 CGCS2000 投影坐标:写 crs = "epsg4549_zoned"',
            'looks like CGCS2000 eastings with zone 40 in front: write crs = "epsg4549_zoned"',
        )
    if 300_000 < x < 700_000 and NORTHINGS[0] < y < NORTHINGS[1]:
        return Bilingual(
            '像是 CGCS2000 / 3 度带(120°E)投影坐标:写 crs = "epsg4549"',
            'looks like CGCS2000 / 3-degree (120°E) metres: write crs = "epsg4549"',
        )
    return Bilingual(
        "向数据提供者问清坐标系", "ask whoever supplied the data for its coordinate system"
    )


def _half_given(site: Site, headings: tuple[str, ...], file: str) -> Finding:
    given = site.lon if math.isfinite(site.lon) else site.lat
    return Finding(
        code="half_a_position",
        what=Bilingual("经度、纬度只有一个", "only one of longitude and latitude is given"),
        severity=Severity.WARNING,
        file=file,
        row=site.source_row,
        column="、".join(headings),
        found=f"{given:.10g}",
        expected=Bilingual("两个数,或都留空", "both numbers or neither"),
        remedy=Bilingual(
            "补全或清空;本行保留,坐标未用", "complete or empty both; the row was kept without"
        ),
    )


def _not_in_system(
    site: Site, headings: tuple[str, ...], *, file: str, crs: CoordinateSystem
) -> Finding:
    return Finding(
        code="coordinates_out_of_range",
        what=Bilingual(f"坐标不可能属于 {crs}", f"the coordinates cannot be in {crs}"),
        severity=Severity.WARNING,
        file=file,
        row=site.source_row,
        column="、".join(headings),
        found=f"{site.lon:.10g}, {site.lat:.10g}",
        expected=Bilingual(f"{crs} 范围内的坐标", f"coordinates within {crs}"),
        remedy=_suggestion(site.lon, site.lat),
    )
