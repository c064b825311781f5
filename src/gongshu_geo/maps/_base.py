"""The offline base map, drawn from the gazetteer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.maps._anchor import anchor
from gongshu_geo.maps._json import STEP_DEGREES, Record, geometry, lines, point, word

Row: TypeAlias = dict[Any, Any]

MARGIN_DEGREES = 0.004
"""How far beyond the district the ground is kept, about 400 m; the page draws nothing outside."""

SMALLEST_WATER = 3e-8
"""Water below this is left out, in square degrees (about 300 m²): no zoom of the page shows it."""

LANDMARK_KINDS = frozenset({"village", "park", "hospital", "mall", "government"})
"""Landmarks that give orientation on the ground; schools, stops and companies are too many."""

LABEL_ACCURACY_M = 400.0
"""Landmarks known less exactly than this are not written on the ground."""


def base_record(tables: Mapping[str, geopandas.GeoDataFrame], parts: tuple[str, ...]) -> Record:
    """Write the base map.

    Parameters
    ----------
    tables
        The gazetteer by file stem; a missing table leaves its part empty.
    parts
        What is drawn: some of district, water, green, roads, rivers, labels, strips.
    """
    district = _union(tables.get("district"))
    near = None if district is None else shapely.buffer(district, MARGIN_DEGREES)

    def table(name: str) -> list[Row]:
        return _rows(tables, name) if name in parts else []

    return {
        "district": geometry(district),
        "water": _areas(table("water"), near),
        "green": _areas(table("green"), near),
        "roads": list(_roads(table("roads"), near)),
        "rivers": [
            {"name": _plain(row["name"]), "line": line}
            for row in table("rivers")
            for line in lines(_kept(row["geometry"], near))
        ],
        "labels": list(_labels(tables, near)) if "labels" in parts else [],
        "strips": [
            {"name": word(row["name"]), "geometry": geometry(row["geometry"])}
            for row in table("strips")
        ],
    }


def _union(rows: geopandas.GeoDataFrame | None) -> BaseGeometry | None:
    if rows is None or rows.empty:
        return None
    union: BaseGeometry = shapely.union_all(rows.geometry.to_numpy())
    return union


def _kept(shape: BaseGeometry, near: BaseGeometry | None) -> BaseGeometry:
    """Cut off what lies far outside."""
    return shape if near is None else shapely.intersection(shape, near)


def _areas(rows: list[Row], near: BaseGeometry | None) -> list[Record]:
    shapes = (shapely.simplify(_kept(row["geometry"], near), STEP_DEGREES) for row in rows)
    records = [geometry(shape) for shape in shapes if shape.area > SMALLEST_WATER]
    return [record for record in records if record]


def _roads(rows: list[Row], near: BaseGeometry | None) -> Iterator[Record]:
    """One record a road and class, extensions among its lines."""
    roads: dict[tuple[str, str], list[list[list[float]]]] = {}
    for row in rows:
        parts = lines(_kept(row["geometry"], near))
        if parts:
            roads.setdefault((_plain(row["name"]), word(row["class"])), []).extend(parts)
    for (name, cls), parts in roads.items():
        yield {"name": name, "cls": cls, "lines": parts}


def _labels(
    tables: Mapping[str, geopandas.GeoDataFrame], near: BaseGeometry | None
) -> Iterator[Record]:
    """Names of sub-districts, landmarks and metro stations."""
    for table, kind in (("areas", "area"), ("landmarks", "place"), ("stations", "stop")):
        for row in _rows(tables, table):
            at = anchor(row["geometry"])
            if at is None or not _is_label(table, row) or _is_outside(at, near):
                continue
            yield {"text": _plain(row["name"]), "kind": kind, "at": point(*at)}


def _plain(name: Any) -> str:
    """长乐路20弄, of a name that the source writes with full-width figures."""
    return unicodedata.normalize("NFKC", word(name))


def _is_label(table: str, row: Row) -> bool:
    if table == "areas":
        return bool(row["level"] == "sub_district")
    if table == "landmarks":
        return (
            row["kind"] in LANDMARK_KINDS and float(row["accuracy_m"] or "inf") <= LABEL_ACCURACY_M
        )
    return True


def _is_outside(at: tuple[float, float], near: BaseGeometry | None) -> bool:
    return near is not None and not near.covers(shapely.Point(at))


def _rows(tables: Mapping[str, geopandas.GeoDataFrame], name: str) -> list[Row]:
    rows = tables.get(name)
    return [] if rows is None else rows.to_dict("records")
