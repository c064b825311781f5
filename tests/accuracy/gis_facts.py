"""Where things are by the files of gis/ alone; nothing here asks the geocoder."""

import csv
import itertools
import json
from functools import cache
from pathlib import Path

import numpy as np
import pyproj
import shapely
from shapely.ops import substring

GIS = Path(__file__).parents[2] / "gis"
METRES = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:4549", always_xy=True)
SAME_PLACE_M = 60.0
"""Crossings of the same two lines within this are one: dual carriageways, bends."""
REACHED_M = 150.0
"""A drawn line that comes no nearer to a measured junction than this is not known there."""
BEND_M = 5.0
"""Lines are thinned to this, far below what any of them is known to."""


@cache
def rows(file):
    """Rows of a CSV file."""
    with (GIS / file).open(encoding="utf-8", newline="") as source:
        return tuple(csv.DictReader(source))


@cache
def features(file):
    """Features of a GeoJSON file: properties and geometry, EPSG:4549."""
    content = json.loads((GIS / file).read_text(encoding="utf-8"))
    return tuple(
        (feature["properties"], to_metres(shapely.geometry.shape(feature["geometry"])))
        for feature in content["features"]
    )


def to_metres(geometry):
    return shapely.transform(geometry, METRES.transform, interleaved=False)


def to_degrees(geometry):
    degrees = shapely.transform(
        geometry, lambda x, y: METRES.transform(x, y, direction="INVERSE"), interleaved=False
    )
    return shapely.transform(degrees, lambda xy: xy.round(6))


def point(row):
    """The point of a row, EPSG:4549."""
    return shapely.Point(METRES.transform(float(row["lon"]), float(row["lat"])))


@cache
def roads():
    """Roads drawn as one unbroken line each, by name; EPSG:4549."""
    by_name = {}
    for properties, line in features("roads.geojson"):
        by_name.setdefault(properties["name"], []).append((properties, line))
    return {
        name: parts[0][1]
        for name, parts in by_name.items()
        if len(parts) == 1
        and parts[0][1].geom_type == "LineString"
        and not parts[0][0].get("same_line_as")
        and name[-1] in "路街巷弄"
        and float(parts[0][0]["accuracy_m"]) <= 50
    }


@cache
def road_names():
    """Every name of a road or river that any file knows."""
    names = {properties["name"] for properties, _ in features("roads.geojson")}
    names |= {properties["name"] for properties, _ in features("rivers.geojson")}
    names |= {row[key] for row in rows("road_aliases.csv") for key in ("alias", "name")}
    names |= {row["road"] for row in rows("house_numbers.csv")}
    names |= {row[key] for row in rows("junctions.csv") for key in ("road_a", "road_b")}
    return names | {row["name"] for row in rows("unmapped_roads.csv")}


@cache
def district():
    return features("district.geojson")[0][1]


@cache
def crossings():
    """The one place where two drawn roads cross, by pair of names; EPSG:4549.

    Pairs that cross more than once, or have a measured junction, are left out.
    """
    names, lines = list(roads()), np.array(list(roads().values()), dtype=object)
    measured = {frozenset((row["road_a"], row["road_b"])) for row in rows("junctions.csv")}
    first, second = shapely.STRtree(lines).query(lines, predicate="intersects")
    found = {}
    for one, other in zip(first, second, strict=True):
        pair = (names[one], names[other])
        if one >= other or frozenset(pair) in measured:
            continue
        points = shapely.get_coordinates(shapely.intersection(lines[one], lines[other]))
        middle = points.mean(axis=0)
        if np.hypot(*(points - middle).T).max() <= SAME_PLACE_M / 2:
            found[pair] = shapely.Point(middle)
    return found


def crossing(first, second):
    """Where two drawn roads cross, in either order."""
    return crossings().get((first, second)) or crossings()[second, first]


def stretch(road, *ends):
    """The part of a drawn road between two points."""
    line = roads()[road]
    return thinned(substring(line, *sorted(line.project(end) for end in ends)))


def thinned(geometry):
    return shapely.simplify(geometry, BEND_M)


def both_drawn(row):
    """Whether the lines of both roads reach a measured junction, so that they tell it as well."""
    place = point(row)
    aliases = {alias["alias"]: alias["name"] for alias in rows("road_aliases.csv")}
    near = {
        properties["name"]
        for properties, line in features("roads.geojson")
        if line.distance(place) <= REACHED_M
    }
    return all(aliases.get(row[key], row[key]) in near for key in ("road_a", "road_b"))


@cache
def measured_along():
    """Pairs of measured junctions of one road: road, then the two other roads with their rows."""
    by_road = {}
    for row in rows("junctions.csv"):
        for road, other in itertools.permutations((row["road_a"], row["road_b"])):
            by_road.setdefault(road, []).append((other, row))
    return tuple(
        (road, *pair)
        for road, others in by_road.items()
        for pair in itertools.combinations(others, 2)
    )


@cache
def named_points():
    """Places, landmarks and stations whose name or alias stands for one point only.

    Gives file, row and name.
    """
    owners = {}
    for file in ("places.csv", "landmarks.csv", "stations.csv"):
        for row in rows(file):
            for name in sorted({row["name"], *filter(None, row["aliases"].split(";"))}):
                owners.setdefault(name, []).append((file, row, name))
    taken = {row["name"] for row in rows("plan_units.csv")} | road_names()
    taken |= {alias for row in rows("plan_units.csv") for alias in row["aliases"].split(";")}
    return tuple(
        found[0]
        for name, found in owners.items()
        if len(found) == 1 and name not in taken and "(" not in name
    )


def named_point(name):
    """File, row and name of one such place."""
    return next(found for found in named_points() if found[2] == name)


@cache
def faces():
    """Areas between four roads, one on each side: names in the order 东南西北; EPSG:4549."""
    names, lines = list(roads()), np.array(list(roads().values()), dtype=object)
    found = {}
    for face in shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.union_all(lines)))):
        around = [n for n in shapely.STRtree(lines).query(face) if _share(face, lines[n]) > 0.05]
        if len(around) != 4 or sum(_share(face, lines[n]) for n in around) < 0.95:
            continue
        sides = {_side(face, lines[n]): names[n] for n in around}
        key = tuple(sides.get(side, "") for side in "东南西北")
        if all(key):
            found[key] = face
    return found


def _share(face, line):
    """The part of an area's outline that runs on a line."""
    return face.exterior.intersection(line.buffer(0.5)).length / face.exterior.length


def _side(face, line):
    """The side of an area on which a line bounds it."""
    edge = face.exterior.intersection(line.buffer(0.5)).centroid
    east, north = edge.x - face.centroid.x, edge.y - face.centroid.y
    if abs(east) > abs(north):
        return "东" if east > 0 else "西"
    return "北" if north > 0 else "南"


@cache
def nearest_gap(first, second):
    """Metres between two drawn roads."""
    return float(shapely.distance(roads()[first], roads()[second]))
