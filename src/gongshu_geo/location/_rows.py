"""Located rows as text: features of GeoJSON, lines of JSON, rows of CSV."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from shapely.geometry.base import BaseGeometry

from gongshu_geo._csv import csv_lines
from gongshu_geo.location.result import Location, rounded_mapping

ANSWERS = (
    "text",
    "kind",
    "method",
    "accuracy_m",
    "confidence",
    "matched",
    "evidence",
    "candidates",
    "problems",
)
"""Properties that locating adds to a row."""

POSITIONS = ("geometry", "lon", "lat", "wkt")
"""Columns that hold the position. A row's own column named like one of these or of
:data:`ANSWERS` is kept as ``row_<name>``."""

CSV_ANSWERS = ("kind", "method", "lon", "lat", "accuracy_m", "confidence", "problems", "wkt")
"""Columns that locating adds to a row of CSV."""

ATTRIBUTION = "© OpenStreetMap contributors (ODbL)"
"""What every export of positions has to name."""

Text = TypeVar("Text", str, tuple[str, str, str])

_encode = json.JSONEncoder(ensure_ascii=False).encode


class RowFormat(StrEnum):
    """How located rows are written."""

    GEOJSON = ".geojson"
    JSONL = ".jsonl"
    CSV = ".csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: its number as a spreadsheet counts it, and its cells."""

    number: int
    cells: tuple[str, ...]


def free_names(heading: Sequence[str]) -> list[str]:
    """The headings, each once and none like an answer's, so that no cell hides another."""
    names: list[str] = []
    for number, title in enumerate(heading, start=1):
        name = title or f"column_{number}"
        if name in ANSWERS or name in POSITIONS:
            name = f"row_{name}"
        names.append(f"{name}_{number}" if name in names else name)
    return names


def written_rows(
    form: RowFormat, names: Sequence[str], rows: Sequence[Row], locations: Sequence[Location]
) -> str:
    """Rows with where each lies, as they stand in a file of this format."""
    shapes = _Shapes()
    pairs = zip(rows, locations, strict=True)
    match form:
        case RowFormat.GEOJSON:
            return ",\n".join(_feature(names, row, loc, shapes) for row, loc in pairs)
        case RowFormat.JSONL:
            return "".join(_line(names, row, loc, shapes) for row, loc in pairs)
        case RowFormat.CSV:
            return csv_lines([*row.cells, *_cells(loc, shapes)] for row, loc in pairs)


class _Shapes:
    """Geometries as text, each written once: many rows lie on the same road."""

    def __init__(self) -> None:
        self._json: dict[int, str] = {}
        self._cells: dict[int, tuple[str, str, str]] = {}

    def json(self, geometry: BaseGeometry | None) -> str:
        """The geometry of a feature."""
        return _kept(self._json, geometry, lambda shape: _encode(rounded_mapping(shape)), "null")

    def cells(self, geometry: BaseGeometry | None) -> tuple[str, str, str]:
        """Longitude and latitude of a point within it, and itself as WKT."""
        return _kept(self._cells, geometry, _position_cells, ("", "", ""))


def _kept(
    store: dict[int, Text],
    geometry: BaseGeometry | None,
    make: Callable[[BaseGeometry], Text],
    nothing: Text,
) -> Text:
    if geometry is None:
        return nothing
    if id(geometry) not in store:
        store[id(geometry)] = make(geometry)
    return store[id(geometry)]


def _position_cells(geometry: BaseGeometry) -> tuple[str, str, str]:
    point = geometry.representative_point()
    return f"{point.x:.6f}", f"{point.y:.6f}", geometry.wkt


def _feature(names: Sequence[str], row: Row, location: Location, shapes: _Shapes) -> str:
    """One row as a GeoJSON feature; its ``id`` is the row as a spreadsheet counts it."""
    return (
        f'{{"type": "Feature", "id": {row.number}, "geometry": {shapes.json(location.geometry)}, '
        f'"properties": {_encode(_properties(names, row, location))}}}'
    )


def _line(names: Sequence[str], row: Row, location: Location, shapes: _Shapes) -> str:
    """One row as a JSON object in a line."""
    properties = _encode(_properties(names, row, location))
    return f'{properties[:-1]}, "geometry": {shapes.json(location.geometry)}}}\n'


def _properties(names: Sequence[str], row: Row, location: Location) -> dict[str, object]:
    return {**dict(zip(names, row.cells, strict=True)), **location.properties()}


def _cells(location: Location, shapes: _Shapes) -> tuple[str, ...]:
    """The answer's cells of a CSV row, as :data:`CSV_ANSWERS` names them."""
    lon, lat, wkt = shapes.cells(location.geometry)
    return (
        location.kind,
        location.method,
        lon,
        lat,
        "" if location.accuracy_m is None else str(math.ceil(location.accuracy_m)),
        f"{location.confidence:.2f}",
        "; ".join(str(problem) for problem in location.problems),
        wkt,
    )
