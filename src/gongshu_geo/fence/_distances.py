"""Points of a road that lie far from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.fence._metres import in_metres
from gongshu_geo.fence._records import Record, Records

ANCHOR_REACH_M = 300.0
"""How far a house may stand from its road's centreline, beyond the accuracy of its anchor: the
malls and estates in the lists stand up to 180 m off; what lay farther was shown to be wrong."""

JUNCTION_REACH_M = 100.0
"""How far a crossing may lie from a centreline, beyond its accuracy: wide crossings measure
60 m, and lines without a source in OpenStreetMap are good to 50 m."""

UNFINISHED_M = 2000.0
"""A crossing this far beyond the end of a known line contradicts nothing: the line is short
(通益路 is known to 1.5 km south of 康桥路, which it crosses)."""

JOINED_M = 150.0
"""Ends of two parts of one road this near to each other are no ends: centrelines break at wide
crossings and interchanges, up to 128 m on 石祥路."""

CONVERTIBLE = (115.0, 0.0, 125.0, 60.0)
"""West, south, east, north: beyond, EPSG:4549 has no answer, and check_coordinates reports it."""


def check_distances(records: Records) -> Iterator[Finding]:
    """House-number anchors and junctions that are not on their roads."""
    lines = _lines(records)
    anchors = [(record, record["road"]) for record in records["house_numbers"]]
    crossings = [
        (record, record[column])
        for record in records["junctions"]
        for column in ("road_a", "road_b")
    ]
    for record, name, distance_m, _ in _measured(anchors, lines):
        if distance_m > ANCHOR_REACH_M + float(record["accuracy_m"]):
            yield _far(record, name, distance_m, ANCHOR_REACH_M)
    for record, name, distance_m, beyond_end in _measured(crossings, lines):
        unfinished = beyond_end and distance_m <= UNFINISHED_M
        if distance_m > JUNCTION_REACH_M + float(record["accuracy_m"]) and not unfinished:
            yield _far(record, name, distance_m, JUNCTION_REACH_M)


def _lines(records: Records) -> dict[str, BaseGeometry]:
    """Centrelines by name, all parts together, in EPSG:4549."""
    parts: dict[str, list[BaseGeometry]] = {}
    for record in records["roads"]:
        if record.geometry is not None and record.geometry.is_valid and _near(record.geometry):
            parts.setdefault(record["name"], []).append(record.geometry)
    names = list(parts)
    merged = in_metres([shapely.union_all(parts[name]) for name in names]) if names else []
    return dict(zip(names, merged, strict=True))


def _measured(
    pairs: list[tuple[Record, str]], lines: Mapping[str, BaseGeometry]
) -> list[tuple[Record, str, float, bool]]:
    """Each record with its road, its distance from it and whether it lies beyond an end.

    Records without numbers, and roads without a line, are left out: others report them.
    """
    known = [(record, name) for record, name in pairs if name in lines and _is_measurable(record)]
    if not known:
        return []
    points = in_metres(
        shapely.points([(float(record["lon"]), float(record["lat"])) for record, _ in known])
    )
    distances = shapely.distance(points, [lines[name] for _, name in known])
    ends = {
        name: _open_ends(list(shapely.get_parts(lines[name]))) for name in {n for _, n in known}
    }
    return [
        (record, name, float(distance), bool(ends[name].distance(point) - distance < 1))
        for (record, name), point, distance in zip(known, points, distances, strict=True)
    ]


def _open_ends(parts: Sequence[BaseGeometry]) -> BaseGeometry:
    """The ends of a road's parts where no other part goes on."""
    return shapely.union_all(
        [
            end
            for part in parts
            for end in shapely.get_parts(shapely.boundary(part))
            if all(other is part or other.distance(end) > JOINED_M for other in parts)
        ]
    )


def _is_measurable(record: Record) -> bool:
    try:
        values = [float(record[column]) for column in ("lon", "lat", "accuracy_m")]
    except ValueError:
        return False
    return _near(shapely.Point(values[:2]))


def _near(shape: BaseGeometry) -> bool:
    """Whether the whole of ``shape`` can be told in EPSG:4549."""
    west, south, east, north = shape.bounds
    return (
        CONVERTIBLE[0] < west
        and CONVERTIBLE[1] < south
        and east < CONVERTIBLE[2]
        and north < CONVERTIBLE[3]
    )


def _far(record: Record, name: str, distance_m: float, reach_m: float) -> Finding:
    allowed = reach_m + float(record["accuracy_m"])
    return record.finding(
        "far_from_road",
        Bilingual(
            f"距“{name}”中心线 {distance_m:.0f} 米",
            f"lies {distance_m:.0f} m from the centreline of {name}",
        ),
        column="lon",
        found=f"{record['lon']}, {record['lat']}",
        expected=Bilingual(f"不超过 {allowed:.0f} 米", f"no more than {allowed:.0f} m"),
        remedy=Bilingual("核对路名与坐标", "check the road's name and the coordinates"),
    )
