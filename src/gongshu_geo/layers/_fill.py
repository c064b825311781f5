"""What a layer shows: the rows of its source that its filter matches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from gongshu_geo._nearest import nearest
from gongshu_geo._vector import WGS84
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.layers._layer import SITES, Geometry, Layer
from gongshu_geo.layers._matching import matching

_DIMENSIONS = {Geometry.POINT: 0, Geometry.LINE: 1, Geometry.AREA: 2}

_MEASURE = re.compile(r"_(m|m2|ha|km|wan)$")
"""Columns with a unit in their name hold numbers, though tables of the gazetteer are text."""

NAMING = {"house_numbers": ("road", "number"), "junctions": ("road_a", "road_b")}
"""Columns that together name a row, for tables of the gazetteer that have no name of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerTable:
    """A layer with what it shows.

    Attributes
    ----------
    layer
        The layer.
    features
        OGC:CRS84, in the order of the source, numbered from 0: ``id``, ``name``, the columns of
        the pop-up, the label's column, ``geometry``. For sites ``id`` is the site's identifier,
        and sites that could not be located are among them, without a geometry.
    """

    layer: Layer
    features: geopandas.GeoDataFrame


def fill_layer(layer: Layer, tables: Mapping[str, geopandas.GeoDataFrame]) -> LayerTable:
    """Take from a layer's source what the layer shows.

    Parameters
    ----------
    layer
        The layer.
    tables
        By name: ``sites``, ``corridors``, ``strips``, and every file of the gazetteer under its
        stem (``roads``, ``water``), OGC:CRS84.

    Returns
    -------
    table
        The layer's features.

    Raises
    ------
    ConfigError
        There is no such source, or the source lacks a column that the layer names: all of
        them, each with file and key.
    """
    if layer.table not in tables:
        raise ConfigError(_no_source(layer, tables))
    source = tables[layer.table]
    if set(source.columns) <= {"row", "geometry"}:
        return LayerTable(layer=layer, features=_nothing(layer))
    findings = [*_absent_columns(layer, source)]
    chosen = _of_geometry(layer.geometry, source)
    try:
        if layer.where is not None:
            chosen &= matching(layer.where, source)
    except ConfigError as error:
        findings += [replace(item, file=layer.file, key="where") for item in error.findings]
    if findings:
        raise ConfigError(findings)
    return LayerTable(layer=layer, features=_features(layer, _named(layer, source)[chosen]))


def _nothing(layer: Layer) -> geopandas.GeoDataFrame:
    """The features of a layer whose source is a file without any: it names no columns either."""
    columns = ["id", "name", *(field.column for field in layer.popup)]
    columns += [layer.style.label] if layer.style.label else []
    empty = {column: pd.Series(dtype=object) for column in columns}
    return geopandas.GeoDataFrame(empty, geometry=[], crs=WGS84)


def _no_source(layer: Layer, tables: Mapping[str, geopandas.GeoDataFrame]) -> Finding:
    near = nearest(layer.table, tables)
    return Finding(
        code="unknown_source",
        what=Bilingual("没有这个数据来源", "there is no such source"),
        file=layer.file,
        key="source",
        found=layer.source,
        expected=Bilingual(f"下列之一:{'、'.join(tables)}", f"one of {', '.join(tables)}"),
        remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
    )


def _absent_columns(layer: Layer, source: pd.DataFrame) -> Iterator[Finding]:
    """Every column that pop-up and label want and the source lacks."""
    columns = [str(column) for column in source.columns]
    wanted = [(f"popup[{index}]", field.column) for index, field in enumerate(layer.popup)]
    wanted += [("style.label", layer.style.label)] if layer.style.label else []
    for key, column in wanted:
        if column not in columns:
            near = nearest(column, columns)
            yield Finding(
                code="unknown_column",
                what=Bilingual("数据来源没有这一字段", "the source has no such column"),
                file=layer.file,
                key=key,
                found=column,
                expected=Bilingual(
                    f"下列之一:{'、'.join(columns)}", f"one of {', '.join(columns)}"
                ),
                remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
            )


def _of_geometry(kind: Geometry, source: geopandas.GeoDataFrame) -> NDArray[np.bool_]:
    """Tell which rows have the geometry, or none: those are not dropped for it."""
    geometry = source.geometry.to_numpy()
    nowhere = shapely.is_missing(geometry) | shapely.is_empty(geometry)
    if kind is Geometry.ANY:
        return np.ones(len(source), dtype=bool)
    fits: NDArray[np.bool_] = nowhere | (shapely.get_dimensions(geometry) == _DIMENSIONS[kind])
    return fits


def _named(layer: Layer, source: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """The source with the columns ``id`` and ``name``."""
    named = source.copy()
    if "name" not in named:
        named["name"] = _names(layer.table, source)
    if layer.source == SITES:
        named["id"] = named["site_id"]
    elif "id" not in named:
        named["id"] = _identifiers(layer.table, named["name"])
    return named


def _names(table: str, source: pd.DataFrame) -> list[str]:
    columns = [column for column in NAMING.get(table, ("code",)) if column in source]
    return ["·".join(map(str, row)) for row in source[columns].itertuples(index=False)]


def _identifiers(table: str, names: pd.Series) -> list[str]:
    """Identifiers from names; of rows with one name the later ones get a number."""
    repeats = names.groupby(names).cumcount().to_numpy() + 1
    return [
        f"{table}/{name}" + (f"/{count}" if count > 1 else "")
        for name, count in zip(names, repeats, strict=True)
    ]


def _features(layer: Layer, rows: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    columns = ["id", "name", *(field.column for field in layer.popup), layer.style.label]
    kept = [column for column in dict.fromkeys(columns) if column]
    table = pd.DataFrame(rows[kept]).reset_index(drop=True)
    for column in filter(_MEASURE.search, kept):
        table[column] = _as_numbers(table[column])
    return geopandas.GeoDataFrame(table, geometry=rows.geometry.to_numpy(), crs=rows.crs)


def _as_numbers(column: pd.Series) -> pd.Series:
    """Numbers, NaN for an empty cell; the column as it is where a cell is no number."""
    numbers = pd.to_numeric(column, errors="coerce")
    unreadable = numbers.isna() & column.notna() & (column != "")
    return column if unreadable.any() else numbers
