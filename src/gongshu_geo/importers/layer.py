"""Vector files with a mapping of their fields as entries of the gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.importers._harvest import Harvest, make_table
from gongshu_geo.importers._layer_crs import to_wgs84
from gongshu_geo.importers._layer_file import LayerFile, read_layer_file
from gongshu_geo.importers._lines import lines_by_name
from gongshu_geo.importers._mapping import NEEDED, LayerMapping
from gongshu_geo.importers._metres import Metres
from gongshu_geo.importers._names import (
    clean_name,
    clean_number,
    is_bridge,
    road_names,
    split_names,
)
from gongshu_geo.importers._reach import Reach

_LINES = ("LineString", "MultiLineString", "LinearRing")
ROAD_LEVELS = {
    "快速路": "expressway", "高速": "expressway", "高速公路": "expressway", "高架": "expressway",
    "主干路": "main", "主干道": "main", "主干": "main",
    "次干路": "street", "次干道": "street", "次干": "street", "支路": "street", "街": "street",
    "巷": "lane", "弄": "lane", "小路": "lane", "街坊路": "lane",
    "expressway": "expressway", "main": "main", "street": "street", "lane": "lane",
}  # fmt: skip
"""Classes of roads.geojson by the words of road layers (CJJ 37: 快速路, 主干路, 次干路, 支路)."""
AREA_LEVELS = {
    "街道": "sub_district", "镇": "sub_district", "乡": "sub_district", "社区": "community",
    "村": "community", "sub_district": "sub_district", "community": "community",
}  # fmt: skip
"""Levels of areas.csv by the words of layers, or by how a name ends."""


def read_layer(
    path: Path, mapping: LayerMapping, reach: Reach, *, expected: Reach | None = None
) -> Harvest:
    """The entries of one kind in a vector file.

    Parameters
    ----------
    path
        A file that GDAL reads, or a CSV file with coordinates.
    mapping
        What its columns mean.
    reach
        What of it is wanted.
    expected
        Where the layer should lie, by which a missing or wrong coordinate system is told; by
        default what is wanted.

    Raises
    ------
    StoreError, RegisterError
        The file cannot be read.
    ConfigError
        The mapping is incomplete, or names columns that the file does not have.
    CrsError
        The coordinate system is unknown, or not declared.
    """
    mapping = mapping.checked()
    file = read_layer_file(path, mapping)
    shapes = to_wgs84(
        file.geometry,
        declared=mapping.crs,
        stated=file.crs,
        reach=expected or reach,
        file=path.name,
    )
    sheet = _Sheet(path.name, mapping, file, shapes)
    sheet.leave_out_unusable()
    sheet.leave_out_outside(reach)
    table = _TABLES[mapping.kind](sheet)
    return Harvest(file=path.name, tables={mapping.kind: table}, findings=tuple(sheet.findings))


class _Sheet:
    """Rows of a file by field, and which of them are wanted."""

    def __init__(self, name: str, mapping: LayerMapping, file: LayerFile, shapes: Any) -> None:
        self.name, self.mapping = name, mapping
        self._file, self._shapes = file, shapes
        self._wanted = np.ones(len(shapes), dtype=bool)
        self.findings: list[Finding] = []

    def texts(self, field: str) -> list[str]:
        """The cells of a field; empty where the mapping does not name it."""
        column = self.mapping.fields.get(field)
        if column is None:
            return [""] * int(self._wanted.sum())
        return self._file.rows[column][self._wanted].astype(str).tolist()

    def names(self, field: str) -> list[str]:
        """The cells of a field as clean names."""
        return [clean_name(text) for text in self.texts(field)]

    def aliases(self) -> list[tuple[tuple[str, str], ...]]:
        """Other names, parted by semicolons."""
        return [tuple((name, "variant") for name in split_names(t)) for t in self.texts("alias")]

    @property
    def shapes(self) -> Any:
        """Geometry of the rows wanted."""
        return self._shapes[self._wanted]

    def common(self) -> dict[str, Any]:
        """Where rows come from, and how exact they are."""
        told = self.mapping.told_source
        sources = [text or told for text in self.texts("source")]
        refs = [str(number) for number in self._file.numbers[self._wanted]]
        return {"ref": refs, "accuracy_m": self._accuracy(), "source": sources}

    def _accuracy(self) -> npt.NDArray[np.float64]:
        """Metres of each row: its own, else the layer's."""
        default = self.mapping.accuracy_m or np.nan
        own = self.numbers("accuracy_m")
        return np.where(own > 0, own, default)

    def numbers(self, field: str) -> npt.NDArray[np.float64]:
        """The cells of a field as numbers, NaN where there is none; wrong ones are told."""
        texts = pd.Series(self.texts(field), dtype=object)
        values = pd.to_numeric(texts.where(texts != ""), errors="coerce").to_numpy(dtype=float)
        wrong = np.flatnonzero(np.isnan(values) & (texts != "").to_numpy())
        if wrong.size:
            self._note(
                "not_a_number",
                Bilingual(f"{wrong.size} 格不是数字", f"{wrong.size} cells are no numbers"),
                int(np.flatnonzero(self._wanted)[wrong[0]]),
                column=self.mapping.fields[field],
                found=texts[wrong[0]],
            )
        return values

    def leave_out_unusable(self) -> None:
        """Leave out rows without a name, and without a geometry of the right type."""
        kind = self.mapping.kind
        missing = shapely.is_missing(self._shapes) | shapely.is_empty(self._shapes)
        self._leave_out(
            missing, "no_geometry", Bilingual("没有可用的几何或坐标", "have no usable geometry")
        )
        types = pd.Series(self._shapes).map(lambda s: "" if s is None else s.geom_type)
        if kind in {"roads", "rivers"}:
            other = ~missing & ~types.isin(_LINES).to_numpy()
            self._leave_out(other, "no_line", Bilingual("不是线", "are no lines"))
        if kind == "roads":
            bridges = self._file.rows[self.mapping.fields["name"]].map(clean_name).map(is_bridge)
            words = Bilingual("是桥名或立交名", "bear the name of a bridge")
            self._leave_out(bridges.to_numpy(dtype=bool), "bridge", words)
        for field in NEEDED[kind]:
            cells = self._file.rows[self.mapping.fields[field]].astype(str).str.strip()
            self._leave_out(
                (cells == "").to_numpy(),
                "no_name",
                Bilingual("此格为空", "have nothing in this cell"),
                column=self.mapping.fields[field],
            )

    def leave_out_outside(self, reach: Reach) -> None:
        """Leave out what is not wanted; that needs no telling."""
        self._wanted &= reach.keeps(self._shapes)

    def _leave_out(
        self,
        which: npt.NDArray[np.bool_],
        code: str,
        what: Bilingual,
        *,
        column: str | None = None,
    ) -> None:
        """Leave rows out and tell how many, and which is the first."""
        lost = np.flatnonzero(which & self._wanted)
        self._wanted &= ~which
        if lost.size:
            many = Bilingual(f"{lost.size} 行{what.zh},未取", f"{lost.size} rows {what.en} and "
                             "were left out")  # fmt: skip
            self._note(code, many, int(lost[0]), column=column)

    def _note(
        self,
        code: str,
        what: Bilingual,
        index: int,
        *,
        column: str | None = None,
        found: str | None = None,
    ) -> None:
        self.findings.append(
            Finding(
                code=code,
                what=what,
                severity=Severity.WARNING,
                file=self.name,
                row=int(self._file.numbers[index]),
                column=column,
                found=found,
            )
        )


def _roads(sheet: _Sheet) -> geopandas.GeoDataFrame:
    read = [road_names(text) for text in sheet.texts("name")]
    segments = pd.DataFrame({"name": [name for name, _ in read], **sheet.common()})
    others = [tuple((name, "old_or_new_name") for name in more) for _, more in read]
    aliases = [(*a, *b) for a, b in zip(sheet.aliases(), others, strict=True)]
    segments["aliases"] = pd.Series(aliases, dtype=object)
    segments["class"] = [ROAD_LEVELS.get(text, "") for text in sheet.texts("level")]
    return lines_by_name(segments, sheet.shapes, kind="roads")


def _rivers(sheet: _Sheet) -> geopandas.GeoDataFrame:
    segments = pd.DataFrame({"name": sheet.names("name"), **sheet.common()})
    segments["aliases"] = pd.Series(sheet.aliases(), dtype=object)
    return lines_by_name(segments, sheet.shapes, kind="rivers")


def _addresses(sheet: _Sheet) -> geopandas.GeoDataFrame:
    columns = {
        "road": sheet.names("name"),
        "number": [clean_number(text) for text in sheet.texts("number")],
        **sheet.common(),
    }
    return make_table("addresses", columns, _points(sheet.shapes)[0])


def _places(sheet: _Sheet) -> geopandas.GeoDataFrame:
    points, reach_m = _points(sheet.shapes)
    columns = sheet.common()
    columns["accuracy_m"] = np.ceil(columns["accuracy_m"] + reach_m)
    columns |= {"name": sheet.names("name"), "aliases": sheet.aliases()}
    columns |= {"kind": sheet.texts("kind"), "address": sheet.texts("address")}
    return make_table("places", columns, points)


def _areas(sheet: _Sheet) -> geopandas.GeoDataFrame:
    points, reach_m = _points(sheet.shapes, around=True)
    names, columns = sheet.names("name"), sheet.common()
    stated = sheet.numbers("radius_m")
    columns["radius_m"] = np.ceil(np.where(stated > 0, stated, columns["accuracy_m"] + reach_m))
    columns |= {"name": names, "code": sheet.texts("code"), "part_of": sheet.names("part_of")}
    columns["level"] = _levels(names, sheet.texts("level"))
    return make_table("areas", columns, points)


def _parcels(sheet: _Sheet) -> geopandas.GeoDataFrame:
    points, reach_m = _points(sheet.shapes)
    columns = sheet.common()
    columns["accuracy_m"] = np.ceil(columns["accuracy_m"] + reach_m)
    columns |= {"code": sheet.texts("code"), "aliases": sheet.aliases()}
    columns |= {"unit": sheet.texts("unit"), "unit_code": sheet.texts("unit_code")}
    return make_table("parcels", columns, points)


def _levels(names: Sequence[str], stated: Sequence[str]) -> list[str]:
    """The level of each area, as stated or by how its name ends."""
    endings = tuple(AREA_LEVELS)
    by_name = (
        next((AREA_LEVELS[end] for end in endings if name.endswith(end)), "sub_district")
        for name in names
    )
    return [AREA_LEVELS.get(text, by) for text, by in zip(stated, by_name, strict=True)]


def _points(shapes: Any, *, around: bool = False) -> tuple[Any, npt.NDArray[np.float64]]:
    """A point on each shape, and how far the shape reaches.

    That is the radius of a circle of the same area, or with ``around`` of one that holds all.
    """
    points = np.asarray(shapely.point_on_surface(shapes), dtype=object)
    if not len(points):
        return points, np.array([])
    metres = Metres.around(tuple(shapely.total_bounds(shapes)))
    flat, middles = metres.project(shapes), metres.project(points)
    if around:
        return points, np.asarray(shapely.hausdorff_distance(middles, shapely.convex_hull(flat)))
    return points, np.sqrt(shapely.area(flat) / np.pi)


_TABLES: dict[str, Callable[[_Sheet], geopandas.GeoDataFrame]] = {
    "roads": _roads,
    "rivers": _rivers,
    "addresses": _addresses,
    "places": _places,
    "areas": _areas,
    "parcels": _parcels,
}
