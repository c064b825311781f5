"""Any vector file as rows of text with a geometry, in the file's own coordinate system."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
import pyproj
import shapely

from gongshu_geo._csv import read_csv
from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, ConfigError, Finding, StoreError
from gongshu_geo.importers._mapping import LayerMapping

HEADING_ROWS = 1
"""A spreadsheet counts its heading: the first record is row 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerFile:
    """Rows of a layer.

    Attributes
    ----------
    rows
        Columns of the file as text, ``""`` where empty, one row a feature.
    geometry
        (n,) geometries without heights; missing where there is none.
    crs
        The coordinate system that the file states, ``None`` where it states none.
    numbers
        (n,) rows as the user counts them.
    """

    rows: pd.DataFrame
    geometry: Any
    crs: pyproj.CRS | None
    numbers: np.ndarray


def read_layer_file(path: Path, mapping: LayerMapping) -> LayerFile:
    """The rows of a file; a CSV file needs the fields ``x`` and ``y``.

    Raises
    ------
    StoreError
        The file is missing, or nothing that GDAL can read.
    ConfigError
        It has several layers and none is chosen, or lacks columns of the mapping.
    """
    if path.suffix.lower() == ".csv":
        return _read_csv(path, mapping)
    layer = _layer(path, mapping.layer)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # GDAL's remarks on single features
            meta, _, wkb, columns = pyogrio.raw.read(
                path, layer=layer, encoding=mapping.encoding or _dbf_encoding(path), force_2d=True
            )
    except (OSError, RuntimeError, ValueError, LookupError) as cause:
        raise StoreError(_unreadable(path, cause)) from cause
    rows = pd.DataFrame({
        name: _texts(values) for name, values in zip(meta["fields"], columns, strict=True)
    })  # fmt: skip
    _refuse_unknown_columns(path, mapping, list(rows.columns))
    count = len(rows) if wkb is None else len(wkb)
    geometry = np.full(count, None) if wkb is None else shapely.from_wkb(wkb, on_invalid="ignore")
    crs = pyproj.CRS.from_user_input(meta["crs"]) if meta["crs"] else None
    numbers = np.arange(1, count + 1)
    return LayerFile(rows=rows, geometry=geometry, crs=crs, numbers=numbers)


def _read_csv(path: Path, mapping: LayerMapping) -> LayerFile:
    """A CSV file with coordinates; in UTF-8 or GB18030."""
    heading, records = read_csv(path)
    heading = [name.strip() for name in heading]
    _refuse_unknown_columns(path, mapping, heading)
    if not {"x", "y"} <= set(mapping.fields):
        raise ConfigError(_no_coordinates(path, heading))
    width = len(heading)
    cells = [[*record, *[""] * width][:width] for record in records]
    rows = pd.DataFrame(cells, columns=heading, dtype=object).map(str.strip)
    xy = [pd.to_numeric(rows[mapping.fields[name]], errors="coerce") for name in ("x", "y")]
    geometry = np.asarray(shapely.points(*(values.astype(float) for values in xy)), dtype=object)
    geometry[xy[0].isna() | xy[1].isna()] = None
    numbers = np.arange(len(rows)) + 1 + HEADING_ROWS
    return LayerFile(rows=rows, geometry=geometry, crs=None, numbers=numbers)


def _texts(values: Any) -> Any:
    """Cells as text: whole numbers without a decimal point, nothing for a missing cell."""
    if values.dtype.kind == "f":
        return ["" if np.isnan(v) else f"{v:.10g}" for v in values.tolist()]
    return pd.Series(values, dtype=object).fillna("").astype(str).str.strip()


def _layer(path: Path, wanted: str) -> str | None:
    """The layer to read; a file with several has to be told which."""
    try:
        names = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
    except (OSError, RuntimeError, ValueError) as cause:
        raise StoreError(_unreadable(path, cause)) from cause
    if wanted in names:
        return wanted
    if wanted or len(names) != 1:
        near = nearest(wanted, names) if wanted else None
        raise ConfigError(
            Finding(
                code="which_layer",
                what=Bilingual("没有指明图层", "the layer is not told")
                if not wanted
                else Bilingual("没有这个图层", "there is no such layer"),
                file=str(path),
                found=wanted or None,
                expected=Bilingual("、".join(names), "one of " + ", ".join(names)),
                remedy=Bilingual(f"--layer {near or names[0]}", f"--layer {near or names[0]}")
                if names
                else None,
            )
        )
    return names[0]


def _dbf_encoding(path: Path) -> str | None:
    """The encoding of a shapefile that does not state it in a .cpg: UTF-8, else GB18030.

    Chinese software writes GBK without saying so; GDAL would take it for Latin letters.
    """
    table = path.with_suffix(".dbf")
    if path.suffix.lower() != ".shp" or path.with_suffix(".cpg").is_file():
        return None
    try:
        content = table.read_bytes()
    except OSError:
        return None  # GDAL tells what is missing
    # Past the heading, whose length stands in bytes 8 and 9.
    start = int.from_bytes(content[8:10], "little")
    try:
        content[start:].decode("utf-8")
    except UnicodeDecodeError:
        return "GB18030"
    return "UTF-8"


def _refuse_unknown_columns(path: Path, mapping: LayerMapping, known: Sequence[str]) -> None:
    """Raise with every column of the mapping that the file does not have."""
    findings = [
        Finding(
            code="unknown_column",
            what=Bilingual(f"字段 {field} 所指的列不存在", f"the column of {field} does not exist"),
            file=str(path),
            column=column,
            expected=Bilingual("、".join(known) or "没有任何列", ", ".join(known) or "no column"),
            remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"')
            if (near := nearest(column, known))
            else None,
        )
        for field, column in mapping.fields.items()
        if column not in known
    ]
    if findings:
        raise ConfigError(findings)


def _no_coordinates(path: Path, heading: Sequence[str]) -> Finding:
    return Finding(
        code="no_coordinates",
        what=Bilingual("没有说明坐标在哪两列", "the columns of the coordinates are not told"),
        file=str(path),
        expected=Bilingual("、".join(heading), "two of " + ", ".join(heading)),
        remedy=Bilingual("--field x=经度列 --field y=纬度列", "--field x=COLUMN --field y=COLUMN"),
    )


def _unreadable(path: Path, cause: Exception) -> Finding:
    exists = path.exists()
    return Finding(
        code="not_vector" if exists else "unreadable",
        what=Bilingual("不是可读的矢量文件", "is no vector file that can be read")
        if exists
        else Bilingual("文件不存在", "does not exist"),
        file=str(path),
        found=str(cause) if exists else None,
        expected=Bilingual(
            "SHP、GPKG、GeoJSON、KML、CSV 等", "SHP, GPKG, GeoJSON, KML, CSV or the like"
        ),
        remedy=Bilingual("检查路径与文件是否完整", "check the path, and whether the file is whole"),
    )
