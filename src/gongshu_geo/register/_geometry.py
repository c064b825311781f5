"""Positions of sites from the geometry of vector files."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np
import shapely
from geopandas import GeoSeries

from gongshu_geo.crs import CoordinateSystem, convert
from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.register._schema import Site
from gongshu_geo.register.sources import RegisterSource
from gongshu_geo.register.understand import Understood

_SYSTEMS = {
    4326: CoordinateSystem.WGS84,
    4490: CoordinateSystem.CGCS2000,
    4549: CoordinateSystem.EPSG4549,
    4528: CoordinateSystem.EPSG4549_ZONED,
}
"""Our own systems by their EPSG number."""


def placed_by_geometry(
    sites: Sequence[Site], understood: Understood, source: RegisterSource
) -> tuple[list[Site], list[Finding]]:
    """Sites of a vector file where their geometry is: at a point of it, in WGS-84.

    The system that registers.toml declares wins over the file's own: a file of GCJ-02 points says
    WGS-84, since no file format knows GCJ-02.
    """
    geometry = understood.geometry
    if geometry is None or not sites:
        return list(sites), []
    if source.crs is None and geometry.crs is None:
        return list(sites), [_undeclared(understood)]
    lon, lat, system = _points(geometry, source.crs)
    at = {int(row): index for index, row in enumerate(understood.table["source_row"])}
    told = f"图形({system},转为 WGS-84) geometry"
    placed = []
    for site in sites:
        x, y = float(lon[at[site.source_row]]), float(lat[at[site.source_row]])
        if math.isfinite(x) and math.isfinite(y):
            source_told = site.position_source or told
            placed.append(dataclasses.replace(site, lon=x, lat=y, position_source=source_told))
        else:
            placed.append(site)
    return placed, []


def _points(
    geometry: GeoSeries, declared: CoordinateSystem | None
) -> tuple[np.ndarray, np.ndarray, str]:
    """Longitude and latitude of a point on each geometry, and the system that it came in."""
    system = declared
    if system is None:
        system = _SYSTEMS.get(geometry.crs.to_epsg() or 0)
    if system is None and geometry.crs.to_authority() == ("OGC", "CRS84"):
        system = CoordinateSystem.WGS84
    if system is None:
        name = geometry.crs.name
        geometry, system = geometry.to_crs("OGC:CRS84"), CoordinateSystem.WGS84
    else:
        name = system.label.zh
    points = shapely.point_on_surface(geometry.to_numpy())
    lon, lat = convert(
        shapely.get_x(points), shapely.get_y(points), source=system, target=CoordinateSystem.WGS84
    )
    return np.asarray(lon), np.asarray(lat), name


def _undeclared(understood: Understood) -> Finding:
    return Finding(
        code="undeclared_crs",
        what=Bilingual(
            "图形未声明坐标系,未采用", "the geometry is in no declared system and was refused"
        ),
        severity=Severity.ERROR,
        file=understood.file,
        expected=Bilingual(
            ".prj 文件,或 registers.toml 中该表的 crs", "a .prj file, or crs in registers.toml"
        ),
        remedy=Bilingual("向数据提供者问清坐标系", "ask whoever supplied the data"),
    )
