"""Vector files of the gazetteer (GeoJSON, CSV with lon and lat) as GeoDataFrames."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import shapely

from gongshu_geo._csv import csv_records
from gongshu_geo._files import read_text
from gongshu_geo.errors import Bilingual, Finding, GazetteerError

WGS84 = "OGC:CRS84"
"""Longitude, latitude in WGS-84: the coordinate system inside the project."""


def read_geojson(path: Path) -> geopandas.GeoDataFrame:
    """Features of a GeoJSON file, properties as columns, ``id`` first.

    Returns
    -------
    features
        OGC:CRS84; ``row`` counts features from 1.

    Raises
    ------
    GazetteerError
        No JSON, no FeatureCollection, or an invalid geometry; every bad feature is named.
    """
    try:
        features = json.loads(read_text(path))["features"]
        texts = [json.dumps(feature["geometry"]) for feature in features]
        properties = [{"id": feature.get("id"), **feature["properties"]} for feature in features]
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as cause:
        raise GazetteerError(
            Finding(
                code="not_geojson",
                what=Bilingual("不是 GeoJSON 要素集", "is not a GeoJSON FeatureCollection"),
                file=path.name,
                found=str(cause) if isinstance(cause, json.JSONDecodeError) else None,
                expected=Bilingual(
                    "含 features 的 FeatureCollection", "a FeatureCollection with features"
                ),
                remedy=Bilingual("用 GIS 软件重新导出为 GeoJSON", "export it again as GeoJSON"),
            )
        ) from cause
    geometry = shapely.from_geojson(np.array(texts, dtype=object), on_invalid="ignore")
    _refuse_invalid(path, geometry, texts, [str(entry.get("name") or "") for entry in properties])
    table = pd.DataFrame.from_records(properties)
    table.insert(0, "row", range(1, len(table) + 1))
    return geopandas.GeoDataFrame(table, geometry=geometry, crs=WGS84)


def read_points(path: Path) -> geopandas.GeoDataFrame:
    """Rows of a CSV file, as text, with a point where ``lon`` and ``lat`` stand.

    Returns
    -------
    rows
        OGC:CRS84; all columns are text with empty cells as ``""``; ``row`` counts as a
        spreadsheet shows it (first record: 2). Geometry is missing where a row has no position.

    Raises
    ------
    GazetteerError
        A coordinate that is no number, or a row with cells beyond the heading.
    """
    records = read_rows(path)
    lon, lat = (_numbers(path, records, name) for name in ("lon", "lat"))
    points = np.asarray(shapely.points(lon, lat), dtype=object)
    points[~(np.isfinite(lon) & np.isfinite(lat))] = None
    columns = None if records else ["row", *_heading(path)]
    table = pd.DataFrame.from_records(records, columns=columns)
    return geopandas.GeoDataFrame(table, geometry=points, crs=WGS84)


def read_folder(folder: Path) -> dict[str, geopandas.GeoDataFrame]:
    """Every vector file of a folder by its stem: GeoJSON, and CSV with ``lon`` and ``lat``.

    Other CSV files come without any geometry, all cells as text. What people decided about sites
    (corrections.csv) is no geography and is left to its own reader.

    Raises
    ------
    GongshuError
        A file cannot be used.
    """
    readers = {".geojson": read_geojson, ".csv": read_points}
    return {
        path.stem: readers[path.suffix](path)
        for path in sorted(folder.iterdir())
        if path.suffix in readers and path.name != "corrections.csv"
    }


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Rows of a UTF-8 CSV file as text, each with its ``row`` as a spreadsheet shows it."""
    heading, rows = _heading_and_rows(path)
    records: list[dict[str, Any]] = []
    for number, cells in enumerate(rows, start=2):
        if not cells:
            continue
        if len(cells) > len(heading):
            raise GazetteerError(
                Finding(
                    code="too_many_cells",
                    what=Bilingual("单元格多于表头", "has more cells than the heading"),
                    file=path.name,
                    row=number,
                    found=", ".join(cells[len(heading) :]),
                    expected=Bilingual(f"{len(heading)} 列", f"{len(heading)} cells"),
                    remedy=Bilingual("含逗号的文字加引号", "quote texts that contain commas"),
                )
            )
        texts = dict.fromkeys(heading, "") | dict(zip(heading, cells, strict=False))
        records.append({"row": number, **{key: value.strip() for key, value in texts.items()}})
    return records


def _heading(path: Path) -> list[str]:
    return _heading_and_rows(path)[0]


def _heading_and_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    """The first row and the others; empty where the file is."""
    try:
        records, unclosed = csv_records(read_text(path))
    except csv.Error as cause:
        raise GazetteerError(_no_csv(path, None, str(cause))) from cause
    if unclosed is not None:
        raise GazetteerError(_no_csv(path, unclosed, ", ".join(records[-1])))
    return (records[0], records[1:]) if records else ([], [])


def _no_csv(path: Path, row: int | None, found: str) -> Finding:
    return Finding(
        code="unclosed_quote" if row else "not_csv",
        what=Bilingual("引号没有闭合", "a quote is never closed")
        if row
        else Bilingual("不是 CSV 表格", "is no CSV table"),
        file=path.name,
        row=row,
        found=found,
        expected=Bilingual("成对的英文双引号", "double quotes in pairs"),
        remedy=Bilingual("补上或删去该格的引号", "close or remove the quote of that cell"),
    )


def _numbers(path: Path, records: list[dict[str, Any]], name: str) -> np.ndarray:
    """Column ``name`` as numbers, NaN where empty."""
    values = np.full(len(records), np.nan)
    for index, record in enumerate(records):
        text = record.get(name, "")
        if not text:
            continue
        try:
            values[index] = float(text)
        except ValueError as cause:
            raise GazetteerError(
                Finding(
                    code="not_a_number",
                    what=Bilingual("坐标不是数字", "the coordinate is not a number"),
                    file=path.name,
                    row=record["row"],
                    column=name,
                    found=text,
                    expected=Bilingual("十进制度", "decimal degrees"),
                    remedy=Bilingual(
                        "改为十进制度或留空", "write decimal degrees or leave it empty"
                    ),
                )
            ) from cause
    return values


def _refuse_invalid(path: Path, geometry: np.ndarray, texts: list[str], names: list[str]) -> None:
    """Raise with every geometry that is empty or invalid."""
    bad = np.flatnonzero(
        ~shapely.is_valid(geometry) | shapely.is_empty(geometry) | shapely.is_missing(geometry)
    )
    if bad.size:
        raise GazetteerError(
            Finding(
                code="invalid_geometry",
                what=Bilingual("几何无效", "the geometry is invalid"),
                file=path.name,
                row=int(index) + 1,
                column=names[index] or None,
                # What GEOS could not even read is shown as it stands.
                found=texts[index]
                if geometry[index] is None
                else str(shapely.is_valid_reason(geometry[index])),
                expected=Bilingual("有效的几何", "a valid geometry"),
                remedy=Bilingual("在 GIS 软件中修复几何", "repair the geometry in a GIS"),
            )
            for index in bad
        )
