"""One import from a file into a project's gis/, as far as its plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo._vector import read_geojson
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.importers._harvest import Harvest, rounded
from gongshu_geo.importers._mapping import LayerMapping
from gongshu_geo.importers._osm_file import is_osm
from gongshu_geo.importers._reach import BUFFER_M, Bounds, Reach
from gongshu_geo.importers._tags import load_tags
from gongshu_geo.importers.layer import read_layer
from gongshu_geo.importers.osm import named_boundary, read_osm
from gongshu_geo.importers.plan import District, ImportPlan, plan_import

BOX_NAME = "导入范围"
"""Name of a district that is only the box of an import."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What is wanted of a file.

    Attributes
    ----------
    mapping
        What the columns of a vector file mean; an OpenStreetMap extract needs none.
    buffer_m
        How far beyond the district entries are wanted.
    bbox
        West, south, east, north: instead of the district.
    everything
        All of the file, wherever it lies.
    district
        Name of the district, for a project that has none: its boundary from the extract, else
        the box of the import.
    replace
        Whether imported entries take the place of the same entries.
    """

    mapping: LayerMapping = field(default_factory=LayerMapping)
    buffer_m: float = BUFFER_M
    bbox: Bounds | None = None
    everything: bool = False
    district: str = ""
    replace: bool = False


def prepare_import(path: Path, folder: Path, request: ImportRequest) -> ImportPlan:
    """The plan of importing a file into a gis/ folder; nothing is written yet.

    Parameters
    ----------
    path
        An OpenStreetMap extract (.osm.pbf), or a vector file.
    folder
        The gis/ folder; it may be missing or empty, then ``request`` tells the district.
    request
        What is wanted of the file.

    Raises
    ------
    GongshuError
        The file, the mapping, the coordinate system or the folder cannot be used.

    Examples
    --------
    >>> request = ImportRequest(bbox=(120.1, 30.3, 120.2, 30.4))
    >>> plan = prepare_import(Path("zhejiang.osm.pbf"), Path("gis"), request)  # doctest: +SKIP
    >>> plan.apply()  # doctest: +SKIP
    """
    district = _district(folder)
    boundary = None
    if district is None and request.district and is_osm(path):
        boundary = named_boundary(path, request.district)
    reach = _reach(request, district or boundary, folder)
    expected = Reach.around(district) if district is not None else reach
    if is_osm(path):
        harvest = read_osm(path, reach)
    else:
        harvest = read_layer(path, request.mapping, reach, expected=expected)
    new = None if district is not None else _new_district(request, boundary, harvest)
    return plan_import(folder, harvest, replace=request.replace, district=new)


def _district(folder: Path) -> BaseGeometry | None:
    """The district that the folder has."""
    path = folder / "district.geojson"
    if not path.is_file():
        return None
    table = read_geojson(path)
    return shapely.union_all(table.geometry.to_numpy()) if len(table) else None


def _reach(request: ImportRequest, district: BaseGeometry | None, folder: Path) -> Reach:
    """What of the file is wanted."""
    if request.everything:
        return Reach()
    if request.bbox is not None:
        return Reach.box(request.bbox)
    if district is None:
        raise ConfigError(_no_district(folder, request.district))
    return Reach.around(district, request.buffer_m)


def _new_district(
    request: ImportRequest, boundary: BaseGeometry | None, harvest: Harvest
) -> District | None:
    """The district of a folder that has none: a boundary, else the box of the import."""
    tags = load_tags()
    name = request.district or BOX_NAME
    if boundary is not None:
        shape, source, accuracy = boundary, tags.source, tags.accuracy_m["district"]
    else:
        bounds = request.bbox or harvest.total_bounds()
        if not np.isfinite(bounds).all():
            return None  # nothing was read: the plan is empty
        box = shapely.box(*bounds)
        shape = box if request.bbox else shapely.box(*(Reach.around(box).bounds() or bounds))
        source, accuracy = "box of the import", 1.0
    return District(name=name, shape=rounded([shape])[0], source=source, accuracy_m=accuracy)


def _no_district(folder: Path, name: str) -> Finding:
    return Finding(
        code="no_district",
        what=Bilingual("不知道要导入哪里", "where to import is not told"),
        file=str(folder / "district.geojson"),
        found=name or None,
        expected=Bilingual(
            "项目已有区界,或文件中有该名称的完整行政边界",
            "a district in the project, or a whole boundary of that name in the file",
        ),
        remedy=Bilingual(
            "用 --bbox 西,南,东,北 指明范围,或用 --all 取全部",
            "give the area with --bbox W,S,E,N, or take all with --all",
        ),
    )
