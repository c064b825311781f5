"""Expressions to positions: each kind by its own resolver, the best of several chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._beyond import resolve_beyond
from gongshu_geo.location._blocks import resolve_block, resolve_enclosed, resolve_quadrant
from gongshu_geo.location._chainages import resolve_chainage
from gongshu_geo.location._found import AREA_ONLY, METHODS, Found, Miss
from gongshu_geo.location._geometry import moved, worst
from gongshu_geo.location._houses import RELATION_ACCURACY_M, resolve_house_number
from gongshu_geo.location._named import resolve_area, resolve_parcel, resolve_place
from gongshu_geo.location._points import resolve_coordinates, resolve_intersection
from gongshu_geo.location._stretches import resolve_line, resolve_segment
from gongshu_geo.location.expression import (
    Area,
    Beyond,
    Block,
    Chainage,
    Coordinates,
    Enclosed,
    Expression,
    HouseNumber,
    Intersection,
    Near,
    Parcel,
    Place,
    Quadrant,
    Segment,
    Several,
    WholeLine,
)
from gongshu_geo.location.gazetteer import Gazetteer

BESIDE_ACCURACY_M = 250.0
"""What 北侧 without a distance adds: half the extent of a large park or estate."""
HALF_ROAD_M = 20.0
"""路东 behind a distance along the road: across half of a wide street and its pavement."""
FARTHEST_M = 5_000.0
"""A site is not told from a place further away than this: the district is 15 km long."""
DISTANCE_SHARE = 0.3
"""Stated distances are rounded: nine in ten within this share of them."""


def resolve(  # noqa: C901, PLR0911, PLR0912 - one line for each expression, and none else
    gazetteer: Gazetteer, expression: Expression
) -> Found | Miss:
    """The position of one reading, or why there is none."""
    match expression:
        case Coordinates():
            return resolve_coordinates(gazetteer, expression)
        case HouseNumber():
            return resolve_house_number(gazetteer, expression)
        case Intersection():
            return resolve_intersection(gazetteer, expression)
        case Segment():
            return resolve_segment(gazetteer, expression)
        case Beyond():
            return resolve_beyond(gazetteer, expression)
        case WholeLine():
            return resolve_line(gazetteer, expression)
        case Parcel():
            return resolve_parcel(gazetteer, expression)
        case Place():
            return resolve_place(gazetteer, expression)
        case Near():
            return _near(gazetteer, expression)
        case Area():
            return resolve_area(gazetteer, expression)
        case Block():
            return resolve_block(gazetteer, expression)
        case Quadrant():
            return resolve_quadrant(gazetteer, expression)
        case Enclosed():
            return resolve_enclosed(gazetteer, expression)
        case Chainage():
            return resolve_chainage(gazetteer, expression)
        case Several():
            return _several(gazetteer, expression)
        case _:
            assert_never(expression)


def _near(gazetteer: Gazetteer, near: Near) -> Found | Miss:
    """A distance and direction from something; without a distance, somewhere on that side."""
    if (near.distance_m or 0.0) > FARTHEST_M:
        return Miss(problems=(_too_far(near),))
    origin = resolve(gazetteer, near.origin)
    if isinstance(origin, Miss):
        return origin
    if origin.method in AREA_ONLY:
        return Miss(problems=origin.problems)
    if origin.geometry.geom_type != "Point":
        return replace(
            origin, accuracy_m=origin.accuracy_m + (near.distance_m or BESIDE_ACCURACY_M)
        )
    method, point, more = _displaced(near, shapely.centroid(origin.geometry))
    return Found(
        geometry=point,
        method=method,
        accuracy_m=origin.accuracy_m + more,
        names=(*origin.names, (near.where, "side")),
        evidence=origin.evidence,
        problems=origin.problems,
    )


def _displaced(near: Near, start: shapely.Point) -> tuple[str, shapely.Point, float]:
    """Method, point, and what the words add to the accuracy."""
    if near.road_side is not None:
        start = moved(start, near.road_side, HALF_ROAD_M)
    if near.distance_m is None:
        house = isinstance(near.origin, HouseNumber)
        return "beside", start, RELATION_ACCURACY_M if house else BESIDE_ACCURACY_M
    if near.direction is None:
        return "within_distance", start, near.distance_m * (1 + DISTANCE_SHARE)
    return (
        "offset",
        moved(start, near.direction, near.distance_m),
        DISTANCE_SHARE * near.distance_m,
    )


def _too_far(near: Near) -> Bilingual:
    """The problem of a distance that tells no place."""
    return Bilingual(
        f"“{near.where.text}”超出 {FARTHEST_M / 1000:.0f} 公里,不能据以定位",
        f"{near.where.text} is beyond {FARTHEST_M / 1000:.0f} km and tells no place",
    )


def _several(gazetteer: Gazetteer, several: Several) -> Found | Miss:
    """Each part by itself, kept apart in one geometry; missing parts are named."""
    first = several.parts[0][0]
    if isinstance(first, Coordinates) and first.system is None:
        return resolve_coordinates(gazetteer, first)  # what is lacking is lacking to all
    found: list[Found] = []
    problems: list[Bilingual] = []
    for readings in several.parts:
        outcomes = [resolve(gazetteer, reading) for reading in readings]
        hits = [outcome for outcome in outcomes if isinstance(outcome, Found)]
        if hits:
            found.append(best_of(hits))
            problems.extend(found[-1].problems)
        else:
            problems.extend(outcomes[0].problems[:1])
    if 2 * len(found) < len(several.parts):
        return Miss(problems=tuple(problems))  # 穿过A小区、B小区和C路: C路 alone is not the site
    if several.stated_count is not None and several.stated_count > len(several.parts):
        problems.append(only_some(several.stated_count, len(several.parts)))
    accuracies = [part.accuracy_m for part in found]
    return Found(
        geometry=_collected([part.geometry for part in found]),
        method="parts",
        accuracy_m=worst(*accuracies),
        names=tuple(name for part in found for name in part.names),
        evidence=tuple(dict.fromkeys(text for part in found for text in part.evidence)),
        problems=tuple(dict.fromkeys(problems)),
    )


def only_some(stated: int, listed: int) -> Bilingual:
    """The problem of a list that says itself that it is not complete."""
    return Bilingual(
        f"文中共 {stated} 处,只列出 {listed} 处", f"{stated} are stated, {listed} are listed"
    )


def _collected(parts: list[BaseGeometry]) -> BaseGeometry:
    """The parts as one geometry: of one type where they are, else a collection."""
    types = {part.geom_type.removeprefix("Multi") for part in parts}
    pieces = [piece for part in parts for piece in shapely.get_parts(part)]
    if types == {"Point"}:
        return shapely.MultiPoint(pieces)
    if types == {"LineString"}:
        return shapely.MultiLineString(pieces)
    if types == {"Polygon"}:
        return shapely.MultiPolygon(pieces)
    return shapely.GeometryCollection(parts)


def best_of(found: list[Found]) -> Found:
    """The most precise reading; a place's longer name wins over a shorter name inside it.

    大兜路历史街区 is a place although 大兜路 is a road: the place's name covers the road's.
    """
    ranked = sorted(found, key=lambda outcome: METHODS[outcome.method].rank)
    for place in ranked:
        if place.method == "place" and all(
            other is place or inside(other, place) for other in ranked
        ):
            return place
    return ranked[0]


def inside(outcome: Found, place: Found) -> bool:
    """Whether all that an outcome rests on stands inside the place's name."""
    start, end = _span(place)
    other_start, other_end = _span(outcome)
    return start <= other_start and other_end <= end and (start, end) != (other_start, other_end)


def _span(outcome: Found) -> tuple[int, int]:
    spans = [(name.start, name.end) for name, _ in outcome.names if name.end > name.start]
    return min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)
