"""An OpenStreetMap extract (.osm.pbf, .osm) as tables of tagged features, read by GDAL."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import pyogrio
import shapely

from gongshu_geo._vector import WGS84
from gongshu_geo.errors import Bilingual, Finding, Severity, StoreError

SUFFIXES = (".osm.pbf", ".pbf", ".osm")

_WANTED: Mapping[str, str] = {
    "lines": "name IS NOT NULL AND (highway IS NOT NULL OR waterway IS NOT NULL)",
    "points": 'name IS NOT NULL OR "addr:housenumber" IS NOT NULL',
    "multipolygons": 'name IS NOT NULL OR "addr:housenumber" IS NOT NULL'
    " OR natural = 'water' OR waterway = 'riverbank'",
}
"""Layers of GDAL's driver and the features that are wanted of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OsmFile:
    """Features of an extract: one column a tag, ``""`` where it is not set; OGC:CRS84."""

    lines: geopandas.GeoDataFrame
    points: geopandas.GeoDataFrame
    polygons: geopandas.GeoDataFrame
    findings: tuple[Finding, ...]


def is_osm(path: Path) -> bool:
    """Whether a path has the name of an OpenStreetMap extract."""
    return path.name.lower().endswith(SUFFIXES)


def read_osm_file(path: Path, bbox: tuple[float, float, float, float] | None = None) -> OsmFile:
    """The named and numbered features of an extract.

    Parameters
    ----------
    path
        The extract.
    bbox
        West, south, east, north: what lies wholly outside is not read.

    Raises
    ------
    StoreError
        The file is missing, or no OpenStreetMap data.

    Notes
    -----
    A relation whose members the extract does not hold whole has no polygon: the boundary or
    lake is left out, and counted in a finding.
    """
    layers = {layer: _read(path, layer, bbox) for layer in _WANTED}
    broken = sum(count for _, count in layers.values())
    findings = (_broken(path, broken),) if broken else ()
    lines, points, polygons = (table for table, _ in layers.values())
    return OsmFile(lines=lines, points=points, polygons=polygons, findings=findings)


def _read(
    path: Path, layer: str, bbox: tuple[float, float, float, float] | None
) -> tuple[geopandas.GeoDataFrame, int]:
    """One layer, and how many of its features have no usable geometry."""
    config = resources.files("gongshu_geo.importers").joinpath("osmconf.ini")
    try:
        # GDAL warns of every ring that the edge of the extract cuts open: we count them instead.
        with resources.as_file(config) as conf, warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            meta, _, wkb, columns = pyogrio.raw.read(
                path, layer=layer, where=_WANTED[layer], bbox=bbox, CONFIG_FILE=str(conf)
            )
    except (OSError, RuntimeError, ValueError) as cause:  # all of pyogrio's errors are these
        raise StoreError(_unreadable(path, cause)) from cause
    geometry = shapely.from_wkb(wkb, on_invalid="ignore")
    usable = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    if layer == "multipolygons":
        geometry[usable] = _mended(geometry[usable])
        usable &= ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    table = pd.DataFrame(
        {name: _texts(values) for name, values in zip(meta["fields"], columns, strict=True)}
    )
    table["ref_osm"] = _identifiers(layer, table)
    frame = geopandas.GeoDataFrame(table, geometry=geometry, crs=WGS84)
    return frame[usable].reset_index(drop=True), int((~usable).sum())


def _texts(values: Any) -> Any:
    """Tags as texts, without missing ones."""
    return pd.Series(values, dtype=object).fillna("").astype(str).str.strip()


def _identifiers(layer: str, table: pd.DataFrame) -> list[str]:
    """node/1, way/2 or relation/3 for each feature."""
    if layer == "points":
        return [f"node/{number}" for number in table["osm_id"]]
    if layer == "lines":
        return [f"way/{number}" for number in table["osm_id"]]
    ways = table["osm_way_id"]
    return [
        f"way/{way}" if way else f"relation/{relation}"
        for way, relation in zip(ways, table["osm_id"], strict=True)
    ]


def _mended(shapes: Any) -> Any:
    """Polygons made valid; what has no area left becomes missing."""
    mended = shapes.copy()
    wrong = np.flatnonzero(~shapely.is_valid(shapes))
    for index in wrong:  # few: those that the edge of the extract cuts, or drawn crosswise
        parts = shapely.get_parts(shapely.make_valid(shapes[index]))
        areal = [part for part in parts if part.geom_type in {"Polygon", "MultiPolygon"}]
        mended[index] = shapely.union_all(areal) if areal else None
    return mended


def _broken(path: Path, count: int) -> Finding:
    return Finding(
        code="broken_features",
        what=Bilingual(
            f"{count} 个要素在数据边缘被截断或几何无效,未取",
            f"{count} features are cut by the edge of the extract or invalid, and were left out",
        ),
        severity=Severity.WARNING,
        file=path.name,
    )


def _unreadable(path: Path, cause: Exception) -> Finding:
    return Finding(
        code="not_osm" if path.is_file() else "unreadable",
        what=Bilingual("无法按 OpenStreetMap 数据读取", "cannot be read as OpenStreetMap data"),
        file=str(path),
        found=str(cause),
        expected=Bilingual("OpenStreetMap 摘录(.osm.pbf)", "an OpenStreetMap extract (.osm.pbf)"),
        remedy=Bilingual("检查路径,或重新下载", "check the path, or download it again"),
    )
