"""Distances, directions and sides told behind a name: 往西南约50米, 北侧, 东南角."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshu_geo.location._names import line_names
from gongshu_geo.location.expression import (
    Direction,
    HouseNumber,
    Intersection,
    Name,
    Near,
    Place,
    Single,
)

DIRECTION = r"(?:东北|东南|西北|西南|[东南西北])"
"""The eight directions; the two-character ones first."""

_METRES = r"(?P<distance>\d{1,9}(?:\.\d{1,9})?)\s*(?P<unit>公里|千米|km|米|m)"
SIDE = re.compile(
    # 东侧路口 is the eastern one of several crossings, not the east side of one.
    rf"\s*(?:的)?(?P<side>{DIRECTION})(?![东南西北]?[侧面首端]?的?(?:交[叉汇]|路)口)(?:角|侧|面|边|方|端|象限)?(?:处|位置)?"
)
OFFSET = re.compile(
    rf"\s*(?:的)?(?:往|向|以|偏)?(?P<side>{DIRECTION})(?:角|侧|面|边|方向?|部)?(?:约|大约|大概|近)?\s*"
    rf"{_METRES}(?:左右|处|的)*(?:路(?P<road_side>[东南西北])侧?)?"
)
HOUSE_SIDE = re.compile(
    rf"(?:的)?(?:以(?P<of>{DIRECTION})|(?P<side>{DIRECTION})(?:侧|面|边|方|角))"
)
_PLACE_SIDE = re.compile(
    rf"(?P<place>[^,;、]{{2,}}?)(?:的)?(?:以(?P<of>{DIRECTION})|(?P<side>{DIRECTION})(?:侧|面|边|角|方))"
)
_DISTANCE = re.compile(
    rf"(?:附近|周边|旁)?(?:约|大约|大概|近)?\s*{_METRES}(?:左右|处|远|范围内|以内|内|的)*$"
)
_AT_DISTANCE = re.compile(
    rf"(?:距离?|离)(?P<place>[^,;、距离]{{2,30}}?)(?:约|大约|大概|近)?\s*{_METRES}"
)
_LONGEST_DISTANCE = 24


def offset_from(origin: HouseNumber | Intersection | Place, offset: re.Match[str]) -> Near:
    """``origin`` moved by the distance and direction of a match."""
    return Near(
        origin=origin,
        direction=Direction(offset["side"]),
        distance_m=_metres(offset),
        where=Name(offset[0], offset.start(), offset.end()),
        road_side=Direction(offset["road_side"]) if offset["road_side"] else None,
    )


def _metres(found: re.Match[str]) -> float:
    return float(found["distance"]) * (1000 if found["unit"] in ("公里", "千米", "km") else 1)


def beside_house(house: HouseNumber, side: re.Match[str]) -> Near:
    """康桥路8号西侧: beside the house, on a side of it."""
    return Near(
        origin=house,
        direction=Direction(side["side"] or side["of"]),
        distance_m=None,
        where=Name(side[0], side.start(), side.end()),
    )


def near_places(text: str, start: int, end: int) -> Iterator[Single]:
    """运河亚运公园北侧约200米, 城北体育公园南侧, 同协路站往西150米."""
    if any(text[name.end : name.end + 1] != "站" for name in line_names(text, start, end)):
        return
    side = OFFSET.search(text, start + 2, end)
    if side is not None:
        yield offset_from(Place(name=Name(text[start : side.start()], start, side.start())), side)
        return
    away = _at_distance(text, start, end)
    if away is not None:
        yield away
        return
    found = _PLACE_SIDE.match(text, start, end)
    if found is not None:
        name = Name(found["place"], found.start("place"), found.end("place"))
        yield Near(
            origin=Place(name=name),
            direction=Direction(found["side"] or found["of"]),
            distance_m=None,
            where=Name(text[name.end : found.end()], name.end, found.end()),
        )


def _at_distance(text: str, start: int, end: int) -> Near | None:
    """善贤站约200米处, 距善贤站300米: a distance and no direction."""
    found = _AT_DISTANCE.match(text, start, end)
    if found is not None:
        name = Name(found["place"], found.start("place"), found.end("place"))
        where = Name(found[0][name.end - found.start() :], name.end, found.end())
    else:
        found = _DISTANCE.search(text, max(start + 2, end - _LONGEST_DISTANCE), end)
        if found is None:
            return None
        name = Name(text[start : found.start()], start, found.start())
        where = Name(found[0], found.start(), found.end())
    return Near(origin=Place(name=name), direction=None, distance_m=_metres(found), where=where)
