"""GeoJSON (RFC 7946): one file for all sites, one for each layer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from gongshu_geo.errors import Bilingual
from gongshu_geo.exports._content import ALL_SITES, ATTRIBUTION, ExportContent
from gongshu_geo.exports._geometry import bounds, interchange_geometry
from gongshu_geo.exports._plan import PlannedFile, write_all
from gongshu_geo.exports._properties import feature_properties, site_properties
from gongshu_geo.layers import LayerTable

SITES_TITLE = Bilingual("全部项目", "All sites")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Collection:
    """A FeatureCollection before it is text."""

    name: str
    title: Bilingual
    ids: list[str]
    properties: pd.DataFrame
    geometry: NDArray[np.object_]


def export_geojson(content: ExportContent, folder: Path) -> tuple[Path, ...]:
    """Write all sites and every layer as GeoJSON.

    Parameters
    ----------
    content
        What is exported.
    folder
        Takes ``sites.geojson`` and ``LAYER.geojson`` for each layer; made where missing. Other
        files in it stay.

    Returns
    -------
    paths
        The files written, ``sites.geojson`` first.

    Raises
    ------
    StoreError
        The folder or a file cannot be written; then none is.
    """
    return write_all(plan_geojson(content), folder)


def plan_geojson(content: ExportContent) -> tuple[PlannedFile, ...]:
    """Give the files that :func:`export_geojson` writes; the same content gives the same bytes.

    Sites that could not be located are among the features with geometry ``null`` and their
    ``problems``. ``as_of``, ``attribution``, ``name`` and ``title`` stand beside the members
    that RFC 7946 names. ``bbox`` of a collection without any position is that of all others
    together, and left out only where nothing at all has one.
    """
    collections = list(_collections(content))
    everywhere = bounds(np.concatenate([entry.geometry for entry in collections]))
    return tuple(
        PlannedFile(
            name=f"{entry.name}.geojson",
            text=_text(entry, bounds(entry.geometry) or everywhere, content.as_of.isoformat()),
        )
        for entry in collections
    )


def _collections(content: ExportContent) -> Iterator[_Collection]:
    sites = _Collection(
        name=ALL_SITES,
        title=SITES_TITLE,
        ids=list(content.sites["site_id"]),
        properties=site_properties(content.sites, content.as_of),
        geometry=interchange_geometry(content.sites),
    )
    yield sites
    for table in content.layers:
        yield _of_sites(table, sites) if table.layer.source == ALL_SITES else _of_features(table)


def _of_sites(table: LayerTable, sites: _Collection) -> _Collection:
    """The sites of a layer, told as fully as among all sites."""
    ids = list(table.features["id"])
    rows = pd.Index(sites.ids).get_indexer(pd.Index(ids))
    return _Collection(
        name=table.layer.id,
        title=table.layer.title,
        ids=ids,
        properties=sites.properties.iloc[rows],
        geometry=sites.geometry[rows],
    )


def _of_features(table: LayerTable) -> _Collection:
    return _Collection(
        name=table.layer.id,
        title=table.layer.title,
        ids=list(table.features["id"]),
        properties=feature_properties(table).drop(columns="id"),
        geometry=interchange_geometry(table.features),
    )


def _text(entry: _Collection, bbox: tuple[float, ...] | None, as_of: str) -> str:
    """One feature a line, so that a comparison of two exports can be read."""
    head: dict[str, Any] = {
        "type": "FeatureCollection",
        "name": entry.name,
        "title": {"zh": entry.title.zh, "en": entry.title.en},
        "as_of": as_of,
        "attribution": ATTRIBUTION,
    }
    if bbox is not None:
        head["bbox"] = list(bbox)
    features = ",\n".join(map(_dumps, _features(entry)))
    return f'{_dumps(head)[:-1]}, "features": [\n{features}\n]}}\n'


def _features(entry: _Collection) -> Iterator[dict[str, Any]]:
    geometries = shapely.to_geojson(entry.geometry)
    records = entry.properties.to_dict("records")
    for name, geometry, record in zip(entry.ids, geometries, records, strict=True):
        yield {
            "type": "Feature",
            "id": name,
            "geometry": None if geometry is None else json.loads(geometry),
            "properties": record,
        }


def _dumps(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
