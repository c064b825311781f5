"""The tables of a gis/ folder, checked for what a gazetteer is made of and brought to metres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import geopandas
import numpy as np
import pandas as pd

from gongshu_geo._vector import WGS84
from gongshu_geo.errors import Bilingual, Finding, GazetteerError

METRES = "EPSG:4549"

Tables = Mapping[str, geopandas.GeoDataFrame]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "roads.geojson": ("name", "accuracy_m", "source"),
    "rivers.geojson": ("name", "aliases", "accuracy_m", "source"),
    "district.geojson": ("name",),
    "road_aliases.csv": ("alias", "name", "kind"),
    "junctions.csv": ("road_a", "road_b", "accuracy_m"),
    "house_numbers.csv": ("road", "number", "accuracy_m"),
    "places.csv": ("name", "aliases", "kind", "accuracy_m", "source"),
    "landmarks.csv": ("name", "aliases", "kind", "accuracy_m", "source"),
    "stations.csv": ("name", "aliases", "accuracy_m", "source"),
    "areas.csv": ("name", "code", "level", "part_of", "radius_m"),
    "plan_units.csv": ("name", "code", "aliases", "radius_m"),
    "parcels.csv": ("code", "aliases", "accuracy_m", "source"),
}
"""Files that a gazetteer consists of, with the columns that it reads."""

_DISTANCES = ("accuracy_m", "radius_m")
_SHAPES = {
    "roads.geojson": ("LineString", "MultiLineString"),
    "rivers.geojson": ("LineString", "MultiLineString"),
    "district.geojson": ("Polygon", "MultiPolygon"),
}


def metric_tables(tables: Tables) -> dict[str, geopandas.GeoDataFrame]:
    """The tables by file stem in EPSG:4549, distances as numbers.

    Geometry is missing where EPSG:4549 cannot tell it (longitude and latitude swapped): the fence
    names such rows. A distance is NaN where the cell is empty: it was never measured.

    Raises
    ------
    GazetteerError
        Tables or columns are missing, distances are no numbers, geometry is of the wrong type:
        every one is named.
    """
    findings = [finding for file in COLUMNS for finding in _faults(file, tables.get(_stem(file)))]
    if findings:
        raise GazetteerError(findings)
    return {_stem(file): _metric(file, tables[_stem(file)]) for file in COLUMNS}


def _stem(file: str) -> str:
    return file.partition(".")[0]


def _metric(file: str, table: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """One table in EPSG:4549; one without rows gets its columns."""
    if table.empty:
        nothing: dict[str, pd.Series] = {name: pd.Series(dtype=str) for name in COLUMNS[file]}
        return geopandas.GeoDataFrame(nothing, geometry=[], crs=WGS84).to_crs(METRES)
    metric = table.to_crs(METRES)
    finite = np.isfinite(metric.geometry.bounds).all(axis="columns")
    metric.loc[~finite, metric.geometry.name] = None
    for column in set(_DISTANCES) & set(COLUMNS[file]):
        metric[column] = pd.to_numeric(metric[column], errors="coerce").astype(float)
    return metric


def _faults(file: str, table: geopandas.GeoDataFrame | None) -> Iterator[Finding]:
    """What is wrong with one table."""
    if table is None:
        yield _missing(file)
        return
    if not table.empty:
        missing = [column for column in COLUMNS[file] if column not in table]
        yield from (_no_column(file, column) for column in missing)
        yield from _wrong_distances(file, table)
    yield from _wrong_shapes(file, table)


def _wrong_distances(file: str, table: geopandas.GeoDataFrame) -> Iterator[Finding]:
    """A finding for each distance that is no number; empty cells are none."""
    for column in (name for name in _DISTANCES if name in COLUMNS[file] and name in table):
        written = table[column].notna() & (table[column].astype(str) != "")
        wrong = written & pd.to_numeric(table[column], errors="coerce").isna()
        for row in table[wrong].itertuples():
            yield Finding(
                code="not_a_distance",
                what=Bilingual("精度不是数字", "the accuracy is not a number"),
                file=f"gis/{file}",
                row=int(row.row),
                column=column,
                found=str(getattr(row, column)),
                expected=Bilingual("米数", "metres"),
                remedy=Bilingual("改为米数,不知道则留空", "write metres, or leave it empty"),
            )


def _wrong_shapes(file: str, table: geopandas.GeoDataFrame) -> Iterator[Finding]:
    """A finding for each feature of another geometry than the file is for."""
    wanted = _SHAPES.get(file)
    if wanted is None:
        return
    expected = Bilingual("、".join(wanted), " or ".join(wanted))
    if table.empty and file == "district.geojson":
        yield _wrong_shape(file, None, "", expected)
        return
    wrong = table[~table.geometry.geom_type.isin(wanted)]
    for row, shape in zip(wrong["row"], wrong.geometry.geom_type, strict=True):
        yield _wrong_shape(file, int(row), str(shape), expected)


def _wrong_shape(file: str, row: int | None, found: str, expected: Bilingual) -> Finding:
    return Finding(
        code="wrong_geometry",
        what=Bilingual("几何类型不符", "the geometry is of another type"),
        file=f"gis/{file}",
        row=row,
        found=found,
        expected=expected,
        remedy=Bilingual("重新导出此要素", "export the feature again"),
    )


def _no_column(file: str, column: str) -> Finding:
    return Finding(
        code="missing_column",
        what=Bilingual("缺少一列", "a column is missing"),
        file=f"gis/{file}",
        column=column,
        expected=Bilingual("、".join(COLUMNS[file]), ", ".join(COLUMNS[file])),
        remedy=Bilingual("补上这一列,没有内容的单元格留空", "add it; cells may stay empty"),
    )


def _missing(file: str) -> Finding:
    return Finding(
        code="missing_file",
        what=Bilingual("地名库缺少文件", "the gazetteer lacks a file"),
        file=f"gis/{file}",
        expected=Bilingual("gis/ 下有此文件", "this file in gis/"),
        remedy=Bilingual(
            "用 gongshu-geo init 取得一份完整的 gis/", "gongshu-geo init writes a complete gis/"
        ),
    )
