"""Where things are by the files of gis/ alone, and distances on the ellipsoid."""

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pyproj
import shapely

GIS = Path(__file__).parents[2] / "gis"
GEODESIC = pyproj.Geod(ellps="WGS84")


@cache
def rows(file):
    """Rows of a CSV file of gis/."""
    with (GIS / file).open(encoding="utf-8", newline="") as source:
        return tuple(csv.DictReader(source))


def known(file, name):
    """Longitude and latitude of the row of a file that has a name (or code, or road=number)."""
    for row in rows(file):
        names = {row.get("name"), row.get("code"), f"{row.get('road')}{row.get('number')}号"}
        if name in names | set(row.get("aliases", "").split(";")):
            return float(row["lon"]), float(row["lat"])
    raise LookupError(name)


def measured(first, second):
    """A measured junction: longitude, latitude, accuracy."""
    for row in rows("junctions.csv"):
        if {row["road_a"], row["road_b"]} == {first, second}:
            return float(row["lon"]), float(row["lat"]), float(row["accuracy_m"])
    raise LookupError(first, second)


def metres(first, second):
    """Metres between two pairs of longitude and latitude."""
    return GEODESIC.inv(*first, *second)[2]


def away(geometry, place):
    """Metres from a place to the nearest point of a geometry; longitudes shrunk meanwhile."""
    shrink = np.array([np.cos(np.radians(place[1])), 1.0])
    flat = shapely.transform(geometry, lambda xy: xy * shrink)
    nearest = shapely.shortest_line(flat, shapely.Point(np.array(place) * shrink))
    return metres(tuple(np.array(nearest.coords[0]) / shrink), place)


def length(geometry):
    """Length in metres."""
    return GEODESIC.geometry_length(geometry)


def zh(texts):
    """The Chinese of some bilingual texts."""
    return [text.zh for text in texts]
