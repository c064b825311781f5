"""Small gazetteers, EPSG:4549 in metres from a corner of their own."""

import pyproj
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location.gazetteer import Gazetteer, Line, Region, Spot

TO_METRES = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:4549", always_xy=True).transform
EAST, NORTH = 500_000.0, 3_350_000.0
"""The corner: 120°E, about 30.27°N."""


def line(name, *xy, kind="road", accuracy_m=10.0):
    """A line through points in metres from the corner; lists of points make several parts."""
    parts = xy if isinstance(xy[0], list) else [list(xy)]
    moved = [[(EAST + x, NORTH + y) for x, y in part] for part in parts]
    axis = shapely.LineString(moved[0]) if len(moved) == 1 else shapely.MultiLineString(moved)
    return Line(
        name=name, kind=kind, source=Bilingual("图", "map"), axis_4549=axis, accuracy_m=accuracy_m
    )


def spot(name, x, y, *, kind="park", accuracy_m=100.0):
    return Spot(
        name=name,
        kind=kind,
        point_4549=shapely.Point(EAST + x, NORTH + y),
        accuracy_m=accuracy_m,
        source=Bilingual("图", "map"),
    )


def gazetteer(*entries, measured=None, regions=()):
    """A gazetteer of lines and spots inside a district of 20 km by 20 km."""
    district = Region(
        name="拱墅区",
        level="district",
        part_of="",
        shape_4549=shapely.box(EAST - 10_000, NORTH - 10_000, EAST + 10_000, NORTH + 10_000),
        radius_m=14_000.0,
    )
    return Gazetteer(
        lines={entry.name: entry for entry in entries if isinstance(entry, Line)},
        aliases={},
        measured=measured or {},
        anchors={},
        spots={entry.name: entry for entry in entries if isinstance(entry, Spot)},
        regions={region.name: region for region in (district, *regions)},
        parcels={},
        district=district,
    )


def at(location):
    """The point of a location in metres from the corner."""
    x, y = TO_METRES(*location.geometry.coords[0])
    return round(x - EAST, 1), round(y - NORTH, 1)
