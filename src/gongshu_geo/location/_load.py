"""Reads the files of gis/ into the gazetteer."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import geopandas
import pandas as pd
import shapely

from gongshu_geo.corridors import Axis, CorridorConfig, corridor_axes, load_corridors
from gongshu_geo.errors import Bilingual
from gongshu_geo.location._geometry import joined
from gongshu_geo.location._sources import chinese_sources, tell_source, together
from gongshu_geo.location._tables import Tables, metric_tables
from gongshu_geo.location.gazetteer import Anchors, Gazetteer, Line, Region, Spot

NAMESAKE_M = 600.0
"""How far a village, square or estate may reach from the station named after it."""

_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[–-](?:19|20)\d\d)?(?!\d)")
_ALIAS_KINDS = {
    "former_name": Bilingual("旧名", "former name"),
    "variant": Bilingual("异写", "variant"),
    "part": Bilingual("其中一段", "part of it"),
    "road_number": Bilingual("路线编号", "road number"),
    "old_or_new_name": Bilingual("新旧名之一", "old or new name"),
}


def load_gazetteer(tables: Tables, *, corridors: CorridorConfig | None = None) -> Gazetteer:
    """The gazetteer of the tables of a gis/ folder by file stem; see :meth:`Gazetteer.open`.

    Raises
    ------
    GazetteerError
        Tables cannot be used: everything that is wrong with them is named.
    """
    metric = metric_tables(tables)
    chinese = chinese_sources(tables)
    for table in metric.values():
        if "source" in table:
            table["source"] = [tell_source(source, chinese) for source in table["source"]]
    lines = {
        line.name: line
        for line in (*_lines(metric["roads"], "road"), *_lines(metric["rivers"], "river"))
    }
    parcels = _parcels(metric["parcels"])
    aliases = dict(_aliases(metric["road_aliases"], metric["rivers"], lines))
    district = _district(metric["district"])
    return Gazetteer(
        lines=lines,
        aliases=aliases,
        measured=dict(_junctions(metric["junctions"])),
        anchors=dict(_anchors(metric["house_numbers"])),
        spots={**parcels, **_spots(metric, {*lines, *aliases})},
        regions=_regions(metric, district, lines),
        parcels=parcels,
        district=district,
        axes=_axes(tables["roads"], corridors) if corridors else {},
    )


def corridors_of(folder: Path) -> CorridorConfig | None:
    """The corridors of a gis/ folder; ``None`` where it tells none.

    Raises
    ------
    ConfigError
        corridors.toml has mistakes.
    """
    path = folder / "corridors.toml"
    return load_corridors(path) if path.is_file() else None


def _axes(roads: geopandas.GeoDataFrame, config: CorridorConfig) -> dict[str, Axis]:
    """The axes of corridors; the fence names those without a centreline."""
    known = set() if roads.empty else set(_placed(roads)["name"])
    drawn = tuple(corridor for corridor in config.corridors if corridor.name in known)
    axes = corridor_axes(roads, CorridorConfig(corridors=drawn))
    return {axis.corridor.name: axis for axis in axes}


def _placed(table: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """The rows that have a position."""
    return table[table.geometry.notna()]


def _lines(table: geopandas.GeoDataFrame, kind: str) -> Iterator[Line]:
    """One line a name, its features joined where they meet."""
    for name, features in _placed(table).groupby("name", sort=False):
        axis = joined(features.geometry.to_list())
        yield Line(
            name=str(name),
            kind=kind,
            source=together(features["source"]),
            axis_4549=axis,
            accuracy_m=float(features["accuracy_m"].max(skipna=False)),
        )


def _aliases(
    table: geopandas.GeoDataFrame, rivers: geopandas.GeoDataFrame, lines: dict[str, Line]
) -> Iterator[tuple[str, tuple[str, Bilingual]]]:
    """Other names of lines that are known themselves."""
    notes = table["note"] if "note" in table else [""] * len(table)
    for alias, name, kind, note in zip(
        table["alias"], table["name"], table["kind"], notes, strict=True
    ):
        if name in lines:
            words = _ALIAS_KINDS.get(kind, Bilingual("别名", "alias"))
            yield alias, (name, _alias_remark(alias, name, _dated(words, str(note))))
    for name, aliases in zip(rivers["name"], rivers["aliases"], strict=True):
        for alias in _split(aliases):
            yield alias, (name, _alias_remark(alias, name, Bilingual("简称", "short name")))


def _dated(kind: Bilingual, note: str) -> Bilingual:
    """The kind of a name with the years that it was found in use, where its note tells them."""
    years = "、".join(dict.fromkeys(_YEARS.findall(note)))
    if not years:
        return kind
    return Bilingual(f"{kind.zh},见于 {years} 年资料", f"{kind.en}, in use in {years}")


def _alias_remark(alias: str, name: str, kind: Bilingual) -> Bilingual:
    return Bilingual(f"“{alias}”即“{name}”({kind.zh})", f"{alias} is {name} ({kind.en})")


def _junctions(
    table: geopandas.GeoDataFrame,
) -> Iterator[tuple[frozenset[str], tuple[float, float, float]]]:
    for row in _placed(table).itertuples():
        yield (
            frozenset((row.road_a, row.road_b)),
            (row.geometry.x, row.geometry.y, float(row.accuracy_m)),
        )


def _anchors(table: geopandas.GeoDataFrame) -> Iterator[tuple[str, Anchors]]:
    table = _placed(table[table["number"].str.fullmatch(r"\d{1,9}").astype(bool)])
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


def _spots(metric: Tables, lines: Collection[str]) -> dict[str, Spot]:
    """Places first, then landmarks, then stations: the earlier wins where names coincide."""
    spots: dict[str, Spot] = {}
    for stem in ("places", "landmarks", "stations"):
        for row in _placed(metric[stem]).itertuples():
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
    spots.update(_namesakes(spots, lines))
    return spots


def _namesakes(spots: dict[str, Spot], lines: Collection[str]) -> dict[str, Spot]:
    """Places known only by the metro station that is named after them (花园岗, 三塘).

    大运河站 is named after a river: that one is known itself.
    """
    return {
        name: replace(spot, kind="namesake", accuracy_m=NAMESAKE_M)
        for spot in spots.values()
        if spot.kind == "metro_station"
        and (name := spot.name.removesuffix("站")) not in spots
        and name not in lines
        and len(name) > 1
        and name[-1] not in "路街道桥园站"
    }


def _spellings(name: str, kind: str) -> Iterable[str]:
    """Other ways to write a name: 善贤站 is 地铁善贤站 and 善贤地铁站."""
    if kind == "metro_station":
        return (f"地铁{name}", f"{name.removesuffix('站')}地铁站")
    return ()


def _regions(metric: Tables, district: Region, lines: Collection[str]) -> dict[str, Region]:
    regions = {district.name: district, district.name.removesuffix("区"): district}
    for row in metric["areas"].itertuples():
        region = _region(row, row.level, row.part_of, row.code)
        regions.setdefault(row.name, region)
        for suffix in ("街道", "社区"):
            bare = row.name.removesuffix(suffix)
            # 登云路社区 is named after a road: 登云路 alone is the road, known or not.
            if len(bare) > 1 and bare not in lines and bare[-1] not in "路街巷弄":
                regions.setdefault(bare, region)
    for row in metric["plan_units"].itertuples():
        region = _region(row, "plan_unit", district.name, row.code)
        for name in (row.name, row.code, *_split(row.aliases)):
            if name:
                regions.setdefault(name, region)
    return regions


def _region(row: tuple[object, ...], level: str, part_of: str, code: str) -> Region:
    """One row of areas.csv or plan_units.csv; communities have no point of their own."""
    return Region(
        name=str(getattr(row, "name")),  # noqa: B009 - a namedtuple made by pandas has no type
        level=level,
        part_of=part_of,
        merged=_merged(str(getattr(row, "source", "")), part_of),
        shape_4549=getattr(row, "geometry") or shapely.Point(),  # noqa: B009
        radius_m=float(getattr(row, "radius_m")),  # noqa: B009
        code=code,
        bounds_text=str(getattr(row, "bounds_text", "")),
        area_ha=float(pd.to_numeric(getattr(row, "area_ha", math.nan), errors="coerce")),
    )


_MERGED = re.compile(r"merged into \S+ in (?:(?P<month>[A-Z][a-z]+) )?(?P<year>\d{4})")
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}


def _merged(source: str, into: str) -> Bilingual | None:
    """When an area became part of another, where its source tells it."""
    found = _MERGED.search(source)
    if found is None:
        return None
    month, year = found["month"], found["year"]
    when = f"{year} 年 {_MONTHS[month]} 月" if month in _MONTHS else f"{year} 年"
    return Bilingual(f"{when}并入{into}", f"merged into {into} in {month or ''} {year}")


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
    """Parcels by code and by every other name: one parcel has been sold under two codes."""
    return {
        name: Spot(
            name=row.code,
            kind="parcel",
            point_4549=row.geometry,
            accuracy_m=float(row.accuracy_m),
            source=row.source,
        )
        for row in _placed(table).itertuples()
        for name in (row.code, *_split(row.aliases))
    }


def _split(aliases: str | float) -> list[str]:
    """Names parted by semicolons; none where the cell is empty."""
    if not isinstance(aliases, str) or pd.isna(aliases):
        return []
    return [name.strip() for name in aliases.split(";") if name.strip()]
