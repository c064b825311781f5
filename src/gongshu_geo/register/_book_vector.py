"""Vector files as grids: a layer's attributes under their names, its geometry beside them."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

import geopandas
import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import (
    CRSError,
    DataLayerError,
    DataSourceError,
    FeatureError,
    FieldError,
    GeometryError,
)

from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_archive import Archive
from gongshu_geo.register._book_cells import normal
from gongshu_geo.register._book_limits import MOST_CELLS, MOST_COLUMNS
from gongshu_geo.register.grid import Book, Cell, Grid

SQLITE = b"SQLite format 3\0"
"""How a GeoPackage begins."""

SHAPE = b"\x00\x00\x27\x0a"
"""How the geometry file of a shapefile begins."""

_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_NEEDED = (".shp", ".shx", ".dbf")

_FAILURES = (
    DataSourceError,
    DataLayerError,
    FeatureError,
    FieldError,
    GeometryError,
    CRSError,
    shapely.errors.GEOSException,
    sqlite3.Error,
    RuntimeError,
    ValueError,
    TypeError,
    OverflowError,
    OSError,
)
"""What GDAL's wrapper, GEOS and SQLite raise on damaged files."""

_BAD_SHARE = 0.01
"""Bytes beyond ASCII that may be broken in text of an encoding: fields of fixed width cut
characters in two."""


def read_vector(path: Path, *, file: str) -> Book:
    """Every layer of a GeoJSON, GeoPackage or shapefile as a grid.

    Raises
    ------
    RegisterError
        Damaged, not whole, or no feature in it.
    """
    return Book(grids=tuple(_filled(_layers(path, path, file), file)))


def read_zipped_shapes(archive: Archive) -> Book:
    """Every shapefile in a zip as a grid.

    Raises
    ------
    RegisterError
        As :func:`read_vector`.
    """
    grids: list[Grid] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(archive.members):
            place = PurePosixPath(name)
            if place.suffix.lower() != ".shp" or place.name.startswith("._"):
                continue
            # Names of our own: those in a zip may lead out of the folder.
            path = Path(folder) / f"{number}.shp"
            for member in archive.members:
                if PurePosixPath(member).with_suffix("") == place.with_suffix(""):
                    suffix = PurePosixPath(member).suffix.lower()
                    if suffix in _PARTS:
                        path.with_suffix(suffix).write_bytes(archive.read(member))
            grids += _layers(path, Path(place.name), archive.file)
    return Book(grids=tuple(_filled(grids, archive.file)))


def _filled(grids: Iterator[Grid] | list[Grid], file: str) -> list[Grid]:
    """The grids with a feature, of which there must be one."""
    found = [grid for grid in grids if len(grid.cells) > 1]
    if not found:
        raise refusals.no_table(file)
    return found


def _layers(path: Path, shown: Path, file: str) -> Iterator[Grid]:
    """The layers of a file, which is shown under a name of its own."""
    encoding = _shape_encoding(path, file) if path.suffix.lower() == ".shp" else None
    try:
        with warnings.catch_warnings():
            # GDAL warns of what it mends, such as rings that run the wrong way.
            warnings.simplefilter("ignore")
            for layer in _layer_names(path):
                told = pyogrio.read_info(
                    path, layer=layer, encoding=encoding, force_feature_count=True
                )
                _check(len(told["fields"]), int(told["features"]), layer, file)
                grid = _grid(path, layer, encoding)
                sheet = shown.stem if encoding else layer
                yield Grid(
                    file=file,
                    sheet=sheet,
                    cells=grid[0],
                    row_numbers=np.arange(1, len(grid[0]) + 1, dtype=np.int64),
                    encoding=encoding or "",
                    geometry=grid[1],
                )
    except _FAILURES as cause:
        raise refusals.unreadable(file, str(cause)) from cause


def _layer_names(path: Path) -> list[str]:
    """Names of the layers; a GeoPackage's views, which may reckon without end, are left out."""
    names = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
    if path.suffix.lower() != ".gpkg":
        return names
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as it:
        tables = {str(row[0]) for row in
                  it.execute("SELECT name FROM sqlite_master WHERE type = 'table'"
                             " AND sql NOT LIKE 'CREATE VIRTUAL%'")}  # fmt: skip
    return [name for name in names if name in tables]


def _check(fields: int, features: int, layer: str, file: str) -> None:
    """Refuse a layer that holds more than is read."""
    if fields > MOST_COLUMNS:
        raise refusals.too_many_columns(file, layer, fields)
    if (fields + 1) * features > MOST_CELLS:
        raise refusals.too_many_values(file, layer, (fields + 1) * features)


def _grid(
    path: Path, layer: str, encoding: str | None
) -> tuple[NDArray[np.object_], geopandas.GeoSeries | None]:
    """Attribute names and attributes, and the geometry below an empty first place."""
    told, _, shapes, columns = pyogrio.raw.read(path, layer=layer, encoding=encoding)
    names = [str(name) for name in told["fields"]]
    count = len(shapes) if shapes is not None else len(columns[0]) if columns else 0
    cells = np.full((count + 1, len(names)), None, dtype=object)
    cells[0] = names
    for index, column in enumerate(columns):
        cells[1:, index] = [_value(value) for value in column.tolist()] if (
            column.dtype.kind != "M"
        ) else [_moment(value) for value in column.astype("datetime64[ms]").tolist()]  # fmt: skip
    if shapes is None:
        return cells, None
    geometry = shapely.from_wkb(np.concatenate([np.array([None], dtype=object), shapes]),
                                on_invalid="ignore")  # fmt: skip
    return cells, geopandas.GeoSeries(geometry, crs=told["crs"])


def _value(value: object) -> Cell:
    """An attribute as a cell; GDAL has numbers that are missing as NaN."""
    if value is None or value != value:  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, str | int | float | bool | dt.date):
        return normal(value)
    return str(value)


def _moment(value: dt.datetime | None) -> Cell:
    """A date, or a date with its time."""
    if value is None:
        return None
    return value if value.time() != dt.time() else value.date()


def _shape_encoding(path: Path, file: str) -> str:
    """Encoding of a shapefile's attributes: as its .cpg says, unless the bytes tell otherwise.

    Chinese Windows writes GBK, often without saying so, and some programs say UTF-8 of it.
    """
    parts = {part.suffix.lower(): part for part in path.parent.iterdir()
             if part.stem == path.stem and part.suffix.lower() in _PARTS}  # fmt: skip
    missing = [suffix for suffix in _NEEDED if suffix not in parts]
    if missing:
        raise refusals.companion_missing(file, "、".join(missing))
    attributes = parts[".dbf"].read_bytes()
    if _broken_share(attributes, "utf-8") <= _BAD_SHARE:
        return "UTF-8"
    return "GB18030"


def _broken_share(content: bytes, encoding: str) -> float:
    """Which part of the bytes beyond ASCII does not decode."""
    beyond = sum(content.count(bytes([value])) for value in range(0x80, 0x100))
    if not beyond:
        return 0.0
    return content.decode(encoding, errors="replace").count("\ufffd") / beyond
