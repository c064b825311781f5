"""The files of a gis/ folder that importers add to: read, changed in memory, written together."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely

from gongshu_geo._csv import harmless
from gongshu_geo._files import read_text, written_whole
from gongshu_geo._vector import read_geojson, read_points
from gongshu_geo.importers._harvest import DIGITS

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "road_aliases": ("alias", "name", "kind", "note"),
    "junctions": ("road_a", "road_b", "lon", "lat", "accuracy_m", "source"),
    "house_numbers": ("road", "number", "lon", "lat", "accuracy_m", "source", "road_as_found"),
    "landmarks": (
        *("name", "aliases", "kind", "address", "lon", "lat", "accuracy_m", "source", "note"),
    ),
    "places": ("name", "aliases", "kind", "lon", "lat", "accuracy_m", "source"),
    "stations": ("name", "aliases", "lines", "lon", "lat", "accuracy_m", "source"),
    "areas": ("name", "code", "level", "part_of", "lon", "lat", "radius_m", "source"),
    "plan_units": (
        *("code", "name", "aliases", "bounds_text", "area_ha"),
        *("lon", "lat", "radius_m", "source"),
    ),
    "parcels": ("unit_code", "unit", "code", "aliases", "lon", "lat", "accuracy_m", "source"),
    "unmapped_roads": ("name", "known_by", "source"),
}
"""Columns of CSV files that do not exist yet."""

FEATURES = ("roads", "rivers", "water", "district")
OSM_NOTICE = "© OpenStreetMap contributors (ODbL)"

Row = dict[str, str]


class RowFile:
    """A CSV file of gis/: its heading and rows as text; one that is missing is empty."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.heading: list[str] = list(HEADINGS[path.stem])
        self.rows: list[Row] = []
        self.geometry: Any = np.array([], dtype=object)
        self.changed = not path.is_file()
        if path.is_file():
            table = read_points(path)
            self.heading = [c for c in table.columns if c not in {"row", table.geometry.name}]
            self.rows = table[self.heading].to_dict("records")
            self.geometry = np.asarray(table.geometry.to_numpy(), dtype=object)

    def column(self, name: str) -> list[str]:
        """The cells of a column, as they stood when the file was read and after changes."""
        return [row.get(name, "") for row in self.rows]

    def add(self, row: Mapping[str, str]) -> None:
        """Put a row at the end."""
        self.rows.append({name: harmless(row.get(name, "")) for name in self.heading})
        self.changed = True

    def change(self, index: int, cells: Mapping[str, str]) -> None:
        """Put other cells into a row."""
        known = {name: cell for name, cell in cells.items() if name in self.heading}
        if {**self.rows[index], **known} != self.rows[index]:
            self.rows[index] |= known
            self.changed = True

    def drop(self, column: str, values: Iterable[str]) -> None:
        """Drop the rows with one of these values."""
        unwanted = set(values)
        kept = [row for row in self.rows if row.get(column) not in unwanted]
        self.changed = self.changed or len(kept) != len(self.rows)
        self.rows = kept

    def text(self) -> str:
        """The file's new content."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.heading)
        writer.writerows([row.get(name, "") for name in self.heading] for row in self.rows)
        return text.getvalue()


class FeatureFile:
    """A GeoJSON file of gis/, its features in order; one that is missing is empty."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.attribution = ""
        self.features: list[dict[str, Any]] = []
        self.table = geopandas.GeoDataFrame({"name": []}, geometry=[], crs="OGC:CRS84")
        self.changed = not path.is_file()
        if path.is_file():
            table = read_geojson(path)
            self.table = table if len(table) else self.table
            collection = json.loads(read_text(path))
            self.attribution = str(collection.get("attribution", ""))
            self.features = collection["features"]
        # Files of gis/ stand in the order of their identifiers, or in one made by hand.
        keys = [str(feature.get("id")) for feature in self.features]
        self._sorted = keys == sorted(keys)

    def add(self, key: str, properties: Mapping[str, Any], shape: Any) -> None:
        """Put a feature at its place."""
        self.features.append(feature(key, properties, shape))
        self.changed = True

    def replace(self, keys: Iterable[str], new: dict[str, Any]) -> None:
        """Put one feature in the place of others."""
        old = list(keys)
        at = next(i for i, entry in enumerate(self.features) if entry["id"] == old[0])
        if self.features[at] == new and len(old) == 1:
            return
        self.features[at] = new
        gone = set(old[1:])
        self.features = [entry for entry in self.features if entry["id"] not in gone]
        self.changed = True

    def credit(self, source: str) -> None:
        """See that the attribution covers rows of a source."""
        notice = OSM_NOTICE if "OpenStreetMap" in source else "sources are named per feature"
        if notice.removeprefix("other ") not in self.attribution:
            self.attribution = "; ".join(filter(None, (self.attribution, notice)))

    def text(self) -> str:
        """The file's new content."""
        entries = self.features
        if self._sorted:
            entries = sorted(entries, key=lambda entry: str(entry["id"]))
        shapes = [shapely.from_geojson(json.dumps(entry["geometry"])) for entry in entries]
        head: dict[str, Any] = {"type": "FeatureCollection", "attribution": self.attribution}
        if shapes:
            head["bbox"] = shapely.total_bounds(shapes).tolist()
        lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
        body = ",\n".join(lines) + "\n" if lines else ""
        return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "features": [\n{body}]}}\n'


class GisFolder:
    """The gis/ folder of a project, each file read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._rows: dict[str, RowFile] = {}
        self._features: dict[str, FeatureFile] = {}

    def rows(self, stem: str) -> RowFile:
        """A CSV file."""
        if stem not in self._rows:
            self._rows[stem] = RowFile(self.folder / f"{stem}.csv")
        return self._rows[stem]

    def features(self, stem: str) -> FeatureFile:
        """A GeoJSON file."""
        if stem not in self._features:
            self._features[stem] = FeatureFile(self.folder / f"{stem}.geojson")
        return self._features[stem]

    def read_all(self) -> None:
        """Read every file that a gazetteer consists of, so that missing ones are written."""
        for stem in HEADINGS:
            self.rows(stem)
        for stem in FEATURES:
            self.features(stem)

    def changed(self) -> dict[Path, str]:
        """The new contents of files that are to be written."""
        files: list[RowFile | FeatureFile] = [*self._rows.values(), *self._features.values()]
        return {file.path: file.text() for file in files if file.changed}


def write_together(contents: Mapping[Path, str]) -> None:
    """Write files: every one to a temporary first, so that a failure leaves all as they were.

    Raises
    ------
    StoreError
        One of them cannot be written.
    """
    with ExitStack() as stack:
        for path, text in contents.items():
            temporary = stack.enter_context(written_whole(path))
            temporary.write_text(text, encoding="utf-8", newline="\n")


def feature(key: str, properties: Mapping[str, Any], shape: Any) -> dict[str, Any]:
    """A GeoJSON feature in the form of gis/: polygons wound as RFC 7946 says, 6 decimals."""
    geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(shape)))
    geometry["coordinates"] = _rounded(geometry["coordinates"])
    return {"type": "Feature", "id": key, "properties": dict(properties), "geometry": geometry}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, list):
        return [_rounded(entry) for entry in coordinates]
    return round(coordinates, DIGITS)


def cell(value: float) -> str:
    """A distance as a cell: whole metres without a decimal point, nothing where unknown."""
    return "" if np.isnan(value) else f"{value:.10g}"


def degrees(value: float) -> str:
    """A coordinate as a cell."""
    return f"{value:.{DIGITS}f}"
