"""OpenStreetMap extracts as entries of the gazetteer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.importers._harvest import Harvest, make_table
from gongshu_geo.importers._lines import lines_by_name
from gongshu_geo.importers._metres import Metres
from gongshu_geo.importers._names import (
    clean_name,
    clean_number,
    is_bridge,
    road_names,
    split_names,
    station_name,
    written_address,
)
from gongshu_geo.importers._osm_file import OsmFile, read_osm_file
from gongshu_geo.importers._reach import Reach
from gongshu_geo.importers._tags import Tags, load_tags

Aliases = tuple[tuple[str, str], ...]


def read_osm(path: Path, reach: Reach) -> Harvest:
    """Roads, rivers, water, house numbers, places, stations and areas of an extract.

    Parameters
    ----------
    path
        An .osm.pbf or .osm file.
    reach
        What of it is wanted.

    Raises
    ------
    StoreError
        The file is missing, or no OpenStreetMap data.
    """
    tags = load_tags()
    file = read_osm_file(path, reach.bounds())
    tables = {
        "roads": _roads(file, tags, reach),
        "rivers": _rivers(file, tags, reach),
        "water": _water(file, tags, reach),
        "addresses": _addresses(file, tags, reach),
        **_places(file, tags, reach),
        "areas": _areas(file, tags, reach),
    }
    return Harvest(file=path.name, tables=tables, findings=file.findings)


def named_boundary(path: Path, name: str) -> BaseGeometry | None:
    """The administrative boundary of a name, where the extract holds it whole."""
    polygons = read_osm_file(path).polygons
    found = polygons[(polygons["boundary"] == "administrative") & (polygons["name"] == name)]
    return None if found.empty else shapely.union_all(found.geometry.to_numpy())


def _roads(file: OsmFile, tags: Tags, reach: Reach) -> geopandas.GeoDataFrame:
    """Named highways; ways for walking only where nothing else bears the name."""
    lines = file.lines
    highway = lines["highway"]
    driven = highway.isin(tags.expressway | tags.road)
    names, others = _road_names(lines["name"])
    walked = highway.isin(tags.walk) & ~names.isin(set(names[driven]))
    wanted = (driven | walked) & (names != "") & ~names.map(is_bridge).astype(bool)
    wanted &= reach.keeps(lines.geometry)
    kept = lines[wanted]
    segments = _described(kept, names[wanted], tags, "roads")
    told = zip(_aliases(kept), others[wanted], kept["ref"], strict=True)
    aliases = [(*pairs, *other, *_road_numbers(ref)) for pairs, other, ref in told]
    segments["aliases"] = pd.Series(aliases, index=segments.index, dtype=object)
    segments["class"] = np.where(kept["highway"].isin(tags.expressway), "expressway", "")
    segments["oneway"] = kept["oneway"].isin(["yes", "1", "-1", "true"])
    return lines_by_name(segments, kept.geometry, kind="roads")


def _road_names(names: pd.Series[str]) -> tuple[pd.Series[str], pd.Series[Any]]:
    """Names of roads, and those in brackets behind them as pairs of a name and its kind."""
    read = [road_names(text) for text in names]
    others = [tuple((name, "old_or_new_name") for name in more) for _, more in read]
    plain = pd.Series([name for name, _ in read], index=names.index, dtype=object)
    return plain, pd.Series(others, index=names.index, dtype=object)


def _rivers(file: OsmFile, tags: Tags, reach: Reach) -> geopandas.GeoDataFrame:
    """Named waterways."""
    lines = file.lines
    names = lines["name"].map(clean_name)
    wanted = lines["waterway"].isin(tags.river) & (names != "") & reach.keeps(lines.geometry)
    kept = lines[wanted]
    segments = _described(kept, names[wanted], tags, "rivers")
    segments["aliases"] = pd.Series(_aliases(kept), index=segments.index, dtype=object)
    return lines_by_name(segments, kept.geometry, kind="rivers")


def _water(file: OsmFile, tags: Tags, reach: Reach) -> geopandas.GeoDataFrame:
    """Water surfaces, named or not."""
    shapes = file.polygons
    wet = (shapes["natural"] == "water") | (shapes["waterway"] == "riverbank")
    kept = shapes[wet & reach.keeps(shapes.geometry)]
    return make_table("water", _common(kept, tags, "water"), kept.geometry)


def _addresses(file: OsmFile, tags: Tags, reach: Reach) -> geopandas.GeoDataFrame:
    """House numbers at their points, and at the middle of their buildings."""
    kept = pd.concat([_as_points(file.polygons), file.points], ignore_index=True)
    road, number = (kept[f"addr:{key}"] for key in ("street", "housenumber"))
    kept = kept[(road != "") & (number != "") & reach.holds(kept.geometry)]
    rows = kept.assign(number=kept["addr:housenumber"].str.split("[;；、,]")).explode("number")
    columns = {
        "road": rows["addr:street"].map(clean_name),
        "number": rows["number"].map(clean_number),
        **_common(rows, tags, "addresses"),
    }
    return make_table("addresses", columns, rows.geometry)


def _places(file: OsmFile, tags: Tags, reach: Reach) -> dict[str, geopandas.GeoDataFrame]:
    """Named places, and stations apart."""
    bridges = file.lines[file.lines["name"].map(clean_name).map(is_bridge).astype(bool)]
    bridges = bridges[bridges["highway"] != ""].assign(place="bridge")
    bridges = bridges.set_geometry(shapely.point_on_surface(bridges.geometry.to_numpy()))
    kept = pd.concat([_as_points(file.polygons), file.points, bridges], ignore_index=True)
    texts = [name for name in kept if name not in {"geometry", "reach_m"}]
    kept[texts] = kept[texts].fillna("")
    kept = kept.assign(kind=_kinds(kept, tags), name=kept["name"].map(clean_name))
    named = (kept["name"].str.len() > 1) & (kept["kind"] != "")
    unwanted = kept["kind"].isin(tags.left_out) | kept["name"].isin(tags.generic)
    kept = kept[named & ~unwanted & reach.holds(kept.geometry)]
    at_station = (kept["railway"].isin(tags.stations)).to_numpy()
    return {
        "places": _place_table("places", kept[~at_station], tags),
        "stations": _place_table("stations", kept[at_station], tags),
    }


def _place_table(kind: str, kept: pd.DataFrame, tags: Tags) -> geopandas.GeoDataFrame:
    """One table of places; a large one is as inexact as it is wide."""
    columns = _common(kept, tags, kind)
    names = kept["name"].map(station_name) if kind == "stations" else kept["name"]
    own = tags.accuracy_m[kind]
    columns |= {"name": names, "aliases": _aliases(kept), "kind": kept["kind"]}
    columns["accuracy_m"] = np.ceil(own + kept["reach_m"].fillna(0.0).to_numpy(dtype=float))
    columns["address"] = [
        written_address(street, number)
        for street, number in zip(kept["addr:street"], kept["addr:housenumber"], strict=True)
    ]
    return make_table(kind, columns, kept.geometry)


def _areas(file: OsmFile, tags: Tags, reach: Reach) -> geopandas.GeoDataFrame:
    """Sub-districts and communities whose boundary the extract holds whole."""
    shapes = file.polygons
    level = shapes["admin_level"].map(tags.admin_levels).fillna("")
    wanted = (shapes["boundary"] == "administrative") & (level != "") & (shapes["name"] != "")
    middles = np.asarray(shapely.point_on_surface(shapes.geometry.to_numpy()), dtype=object)
    wanted &= reach.holds(middles)
    kept = shapes[wanted]
    columns = {
        "name": kept["name"].map(clean_name),
        "code": kept["ref"],
        "level": level[wanted],
        "radius_m": np.ceil(_radius_m(kept.geometry, middles[wanted.to_numpy()])),
        **_common(kept, tags, "areas"),
    }
    return make_table("areas", columns, middles[wanted.to_numpy()])


def _described(kept: pd.DataFrame, names: pd.Series[str], tags: Tags, kind: str) -> pd.DataFrame:
    """The columns that every segment of a line has."""
    return pd.DataFrame({"name": names, **_common(kept, tags, kind)})


def _common(kept: pd.DataFrame, tags: Tags, kind: str) -> dict[str, object]:
    """Where rows come from, and how exact they are."""
    return {
        "ref": kept["ref_osm"],
        "accuracy_m": [tags.accuracy_m[kind]] * len(kept),
        "source": [tags.source] * len(kept),
    }


def _aliases(kept: pd.DataFrame) -> list[Aliases]:
    """Other names: former ones and variants."""
    pairs = zip(kept["name"], kept["old_name"], kept["alt_name"], strict=True)
    return [
        tuple(
            (alias, kind)
            for kind, text in (("former_name", old), ("variant", other))
            for alias in split_names(text)
            if alias != name
        )
        for name, old, other in pairs
    ]


def _road_numbers(ref: str) -> Aliases:
    """What a road's number is called in texts: G320 is 320国道."""
    words = {"G": "国道", "S": "省道"}
    return tuple(
        (f"{part[1:]}{words[part[0]]}", "road_number")
        for part in split_names(ref)
        if part[0] in words and part[1:].isdecimal() and len(part) == 4
    )


def _kinds(kept: pd.DataFrame, tags: Tags) -> pd.Series[str]:
    """The first tag with a value: what kind of place it is."""
    kinds = pd.Series("", index=kept.index, dtype=object)
    for tag in tags.place_tags:
        values = kept[tag] if tag in kept else pd.Series("", index=kept.index)
        kinds = kinds.where(kinds != "", values.fillna(""))
    return kinds


def _as_points(polygons: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Polygons as points on them, with ``reach_m``: the radius of a circle of the same area."""
    shapes = polygons.geometry.to_numpy()
    points = polygons.copy()
    points["reach_m"] = 0.0
    if len(shapes):
        metres = Metres.around(tuple(shapely.total_bounds(shapes)))
        points["reach_m"] = np.sqrt(shapely.area(metres.project(shapes)) / np.pi)
    return points.set_geometry(shapely.point_on_surface(shapes))


def _radius_m(shapes: geopandas.GeoSeries, middles: np.ndarray) -> np.ndarray:
    """How far each shape reaches from its middle."""
    if not len(shapes):
        return np.array([])
    metres = Metres.around(tuple(shapely.total_bounds(shapes.to_numpy())))
    outlines = shapely.convex_hull(metres.project(shapes.to_numpy()))
    return np.asarray(shapely.hausdorff_distance(metres.project(middles), outlines))
