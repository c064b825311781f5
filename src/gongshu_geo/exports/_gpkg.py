"""GeoPackage: all sites and every layer in one file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pyogrio
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

from gongshu_geo._files import unwritable, written_whole
from gongshu_geo.errors import Bilingual, StoreError
from gongshu_geo.exports._content import ALL_SITES, ATTRIBUTION, ExportContent
from gongshu_geo.exports._geojson import SITES_TITLE
from gongshu_geo.exports._geometry import interchange_geometry
from gongshu_geo.exports._properties import feature_properties, site_properties
from gongshu_geo.exports._values import Plain
from gongshu_geo.layers import LayerTable

FILE_NAME = "gongshu.gpkg"

CRS = "EPSG:4326"
"""WGS-84; a GeoPackage always stores longitude before latitude."""

_CLOCK = "OGR_CURRENT_DATE"
"""GDAL's option for the time that it writes into a file as the time of the last change."""

_REFUSALS = (DataSourceError, DataLayerError, FeatureError)
"""How GDAL says that a file cannot be written, at its beginning or in its middle."""


def export_gpkg(content: ExportContent, folder: Path) -> Path:
    """Write all sites and every layer into one GeoPackage.

    Parameters
    ----------
    content
        What is exported.
    folder
        Takes ``gongshu.gpkg``; made where missing.

    Returns
    -------
    path
        The file written.

    Raises
    ------
    StoreError
        The folder or file cannot be written; what was there then stays.

    Notes
    -----
    Table ``sites`` holds every site, those without a position with a null geometry; each layer
    has a table of its own, ``-`` in its id written ``_``, with a geometry column that takes any
    type. Lists become texts joined by semicolons. The time of change is the day exported, so
    that one version of GDAL writes the same bytes each time; another version may not.
    """
    path = folder / FILE_NAME
    with written_whole(path) as temporary, _clock_at(content.as_of):
        temporary.unlink()  # GDAL opens a file that is there, and refuses an empty one.
        try:
            _write(temporary, content)
        except _REFUSALS as cause:
            raise StoreError(unwritable(path, OSError(str(cause)))) from cause
    return path


def _write(path: Path, content: ExportContent) -> None:
    # One after the other: a GeoPackage takes one table at a time.
    for name, title, table in _tables(content):
        pyogrio.write_dataframe(
            table,
            path,
            layer=name,
            driver="GPKG",
            geometry_type="Unknown",
            layer_options={"IDENTIFIER": str(title), "DESCRIPTION": ATTRIBUTION},
        )


def _tables(content: ExportContent) -> Iterator[tuple[str, Bilingual, geopandas.GeoDataFrame]]:
    sites = _table(
        site_properties(content.sites, content.as_of), interchange_geometry(content.sites)
    )
    yield ALL_SITES, SITES_TITLE, sites
    for entry in content.layers:
        yield entry.layer.id.replace("-", "_"), entry.layer.title, _layer_table(entry, sites)


def _layer_table(entry: LayerTable, sites: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    if entry.layer.source == ALL_SITES:
        return sites.iloc[pd.Index(sites["site_id"]).get_indexer(pd.Index(entry.features["id"]))]
    return _table(feature_properties(entry), interchange_geometry(entry.features))


def _table(properties: pd.DataFrame, geometry: NDArray[np.object_]) -> geopandas.GeoDataFrame:
    """Columns of one type each: a column without a value is text."""
    columns = {name: _typed([_flat(value) for value in properties[name]]) for name in properties}
    return geopandas.GeoDataFrame(columns, geometry=geometry, crs=CRS)


def _flat(value: Plain) -> str | int | float | bool | None:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _typed(values: list[str | int | float | bool | None]) -> pd.Series:
    kinds = {type(value) for value in values if value is not None}
    if kinds and kinds <= {int, float}:
        return pd.Series(values, dtype=float)
    if kinds == {bool} and None not in values:
        return pd.Series(values, dtype=bool)
    return pd.Series([None if value is None else str(value) for value in values], dtype=object)


@contextmanager
def _clock_at(day: dt.date) -> Iterator[None]:
    """Let GDAL write ``day`` as the time of change, and its own clock's time afterwards."""
    before = pyogrio.get_gdal_config_option(_CLOCK)
    pyogrio.set_gdal_config_options({_CLOCK: f"{day.isoformat()}T00:00:00.000Z"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({_CLOCK: before})
