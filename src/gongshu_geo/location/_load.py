"""Reads the files of gis/ into the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import geopandas
import pandas as pd
import shapely

from gongshu_geo.errors import Bilingual, Finding, GazetteerError
from gongshu_geo.location._geometry import joined
from gongshu_geo.location.gazetteer import Anchors, Gazetteer, Line, Region, Spot

_METRES = "EPSG:4549"
NAMESAKE_M = 600.0
"""How far a village, square or estate may reach from the station named after it."""

_ALIAS_KINDS = {
    "former_name": Bilingual("旧名", "former name"),
    "variant": Bilingual("异写", "variant"),
    "part": Bilingual("其中一段", "part of it"),
    "road_number": Bilingual("路线编号", "road number"),
    "old_or_new_name": Bilingual("新旧名之一", "old or new name"),
}


Tables = Mapping[str, geopandas.GeoDataFrame]

FILES = (
    "roads.geojson",
    "rivers.geojson",
    "district.geojson",
    "road_aliases.csv",
    "junctions.csv",
    "house_numbers.csv",
    "places.csv",
    "landmarks.csv",
    "stations.csv",
    "areas.csv",
    "plan_units.csv",
    "parcels.csv",
)
"""Files that a gazetteer consists of."""


def load_gazetteer(tables: Tables) -> Gazetteer:
    """The gazetteer of the tables of a gis/ folder by file stem; see :meth:`Gazetteer.open`.

    Raises
    ------
    GazetteerError
        Tables are missing: all of them are named.
    """
    missing = [file for file in FILES if Path(file).stem not in tables]
    if missing:
        raise GazetteerError(_missing(file) for file in missing)
    metric = {Path(file).stem: tables[Path(file).stem].to_crs(_METRES) for file in FILES}
    lines = {
        line.name: line
        for line in (*_lines(metric["roads"], "road"), *_lines(metric["rivers"], "river"))
    }
    district = _district(metric["district"])
    return Gazetteer(
        lines=lines,
        aliases=dict(_aliases(metric["road_aliases"], metric["rivers"], lines)),
        measured=dict(_junctions(metric["junctions"])),
        anchors=dict(_anchors(metric["house_numbers"])),
        spots=_spots(metric),
        regions=_regions(metric, district),
        parcels=_parcels(metric["parcels"]),
        district=district,
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


def _lines(table: geopandas.GeoDataFrame, kind: str) -> Iterator[Line]:
    """One line a name, its features joined where they meet."""
    for name, features in table.groupby("name", sort=False):
        axis = joined(features.geometry.to_list())
        yield Line(
            name=str(name),
            kind=kind,
            source="; ".join(dict.fromkeys(features["source"])),
            axis_4549=axis,
            accuracy_m=float(features["accuracy_m"].max()),
        )


def _aliases(
    table: geopandas.GeoDataFrame, rivers: geopandas.GeoDataFrame, lines: dict[str, Line]
) -> Iterator[tuple[str, tuple[str, Bilingual]]]:
    """Other names of lines that are known themselves."""
    for alias, name, kind in zip(table["alias"], table["name"], table["kind"], strict=True):
        if name in lines:
            words = _ALIAS_KINDS.get(kind, Bilingual("别名", "alias"))
            yield alias, (name, _alias_remark(alias, name, words))
    for name, aliases in zip(rivers["name"], rivers["aliases"], strict=True):
        for alias in _split(aliases):
            yield alias, (name, _alias_remark(alias, name, Bilingual("简称", "short name")))


def _alias_remark(alias: str, name: str, kind: Bilingual) -> Bilingual:
    return Bilingual(f"“{alias}”即“{name}”({kind.zh})", f"{alias} is {name} ({kind.en})")


def _junctions(
    table: geopandas.GeoDataFrame,
) -> Iterator[tuple[frozenset[str], tuple[float, float, float]]]:
    for row in table.itertuples():
        yield (
            frozenset((row.road_a, row.road_b)),
            (row.geometry.x, row.geometry.y, float(row.accuracy_m)),
        )


def _anchors(table: geopandas.GeoDataFrame) -> Iterator[tuple[str, Anchors]]:
    table = table[table["number"].str.fullmatch(r"\d+")]
    table = table.iloc[table["number"].astype(float).argsort(kind="stable")]
    for road, rows in table.groupby("road", sort=False):
        yield (
            str(road),
            Anchors(
                numbers=rows["number"].to_numpy(dtype=float),
                points_4549=shapely.get_coordinates(rows.geometry.to_numpy()),
                accuracy_m=rows["accuracy_m"].to_numpy(dtype=float),
            ),
        )


def _spots(metric: Tables) -> dict[str, Spot]:
    """Places first, then landmarks, then stations: the earlier wins where names coincide."""
    spots: dict[str, Spot] = {}
    for stem in ("places", "landmarks", "stations"):
        table = metric[stem]
        for row in table[~table.geometry.isna()].itertuples():
            kind = getattr(row, "kind", "metro_station")
            spot = Spot(
                name=row.name,
                kind=kind,
                point_4549=row.geometry,
                accuracy_m=float(row.accuracy_m),
                source=row.source,
            )
            for name in (row.name, *_split(row.aliases), *_spellings(row.name, kind)):
                spots.setdefault(name, spot)
    spots.update(_namesakes(spots))
    return spots


def _namesakes(spots: dict[str, Spot]) -> dict[str, Spot]:
    """Places known only by the metro station that is named after them (花园岗, 三塘)."""
    return {
        name: replace(spot, kind="namesake", accuracy_m=NAMESAKE_M)
        for spot in spots.values()
        if spot.kind == "metro_station"
        and (name := spot.name.removesuffix("站")) not in spots
        and len(name) > 1
        and name[-1] not in "路街道桥园站"
    }


def _spellings(name: str, kind: str) -> Iterable[str]:
    """Other ways to write a name: 善贤站 is 地铁善贤站 and 善贤地铁站."""
    if kind == "metro_station":
        return (f"地铁{name}", f"{name.removesuffix('站')}地铁站")
    return ()


def _regions(metric: Tables, district: Region) -> dict[str, Region]:
    regions = {district.name: district, district.name.removesuffix("区"): district}
    for row in metric["areas"].itertuples():
        region = _region(row, row.level, row.part_of, row.code)
        regions.setdefault(row.name, region)
        for suffix in ("街道", "社区"):
            if len(bare := row.name.removesuffix(suffix)) > 1:
                regions.setdefault(bare, region)
    for row in metric["plan_units"].itertuples():
        region = _region(row, "plan_unit", district.name, row.code)
        for name in (row.name, row.code, *_split(row.aliases)):
            if name:
                regions.setdefault(name, region)
    return regions


def _region(row: tuple[object, ...], level: str, part_of: str, code: str) -> Region:
    """One row of areas.csv or plan_units.csv; communities have no point of their own."""
    radius = getattr(row, "radius_m")  # noqa: B009 - a namedtuple made by pandas has no type
    return Region(
        name=str(getattr(row, "name")),  # noqa: B009
        level=level,
        part_of=part_of,
        shape_4549=getattr(row, "geometry") or shapely.Point(),  # noqa: B009
        radius_m=float(radius) if radius else float("nan"),
        code=code,
    )


def _district(table: geopandas.GeoDataFrame) -> Region:
    shape = shapely.union_all(table.geometry.to_numpy())
    return Region(
        name=str(table["name"].iloc[0]),
        level="district",
        part_of="",
        shape_4549=shape,
        radius_m=float(shapely.minimum_bounding_radius(shape)),
    )


def _parcels(table: geopandas.GeoDataFrame) -> dict[str, Spot]:
    return {
        row.code: Spot(
            name=row.code,
            kind="parcel",
            point_4549=row.geometry,
            accuracy_m=float(row.accuracy_m),
            source=row.source,
        )
        for row in table[~table.geometry.isna()].itertuples()
    }


def _split(aliases: str | float) -> list[str]:
    """Names parted by semicolons; none where the cell is empty."""
    if not isinstance(aliases, str) or pd.isna(aliases):
        return []
    return [name.strip() for name in aliases.split(";") if name.strip()]
