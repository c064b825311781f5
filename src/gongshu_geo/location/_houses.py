"""Resolves house numbers: on their road, in a lane of it, or on the road as a whole."""

from __future__ import annotations

import re

import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._found import Found, Miss, unknown_line
from gongshu_geo.location._house_numbers import HousePosition, house_position
from gongshu_geo.location._stretches import cut, drawn, remarks
from gongshu_geo.location.expression import HouseNumber, Name
from gongshu_geo.location.gazetteer import Anchors, Gazetteer, Line, LineMatch
from gongshu_geo.text import chinese_number

RELATION_ACCURACY_M = 60.0
"""对面, 附近, 旁: across the road or a building away. Also how far a crossing may lie from the one
road of it that is known: 7 of 7 measured junctions lay within, and 23 of 24 stops."""
BESIDE_ROAD_M = 80.0
"""A house beside its road: of the 422 numbers of gis/house_numbers.csv whose road is drawn 93 % lie
within this and the line's own accuracy of it (86 % within 60 m)."""
LANE_REACH_M = 150.0
"""How far a house may stand from the mouth of its lane: lanes seldom cross a block, which is
450 m long in the middle. Never measured."""

_LANE = re.compile(
    r"(?P<road>.{1,10}[路街道])(?P<number>\d{1,4}|[一二三四五六七八九十百]{1,5})[弄巷]"
)


def resolve_house_number(gazetteer: Gazetteer, house: HouseNumber) -> Found | Miss:
    """A number on its road, or the road where the number cannot be placed."""
    match = gazetteer.line(house.road.text)
    lane = _lane(gazetteer, house)
    if lane is not None:
        return lane
    anchors, name = _anchors(gazetteer, house.road, match)
    line = match.line if match else None
    position = _position(anchors, line, house) if anchors else None
    used: tuple[tuple[Name, str], ...] = ((name, "road"), (house.where, "number"))
    if house.relation is not None:
        used = (*used, (house.relation, "side"))
    remark = remarks(match.remark if match else None)
    if position is not None:
        return Found(
            geometry=shapely.Point(position.x, position.y),
            method=position.method,
            accuracy_m=position.accuracy_m + (RELATION_ACCURACY_M if house.relation else 0.0),
            names=used,
            evidence=(*remark, _neighbours(position)),
        )
    if line is None and anchors is not None:
        return Miss(problems=(_no_place_for(name.text, house.number, anchors),), names=used)
    if line is None:
        return Miss(problems=(unknown_line(house.road),))
    return Found(
        geometry=line.axis_4549,
        method="number_unknown",
        accuracy_m=line.accuracy_m + BESIDE_ROAD_M,
        names=used[:1],
        evidence=(*remark, drawn(line)),
        problems=(_unknown_number(line.name, house.number, anchors),),
    )


def _position(anchors: Anchors, line: Line | None, house: HouseNumber) -> HousePosition | None:
    """Where a number stands; of a range a known one, best its middle, else what lies between."""
    numbers = [float(house.number)]
    if house.last is not None:
        numbers = [(house.number + house.last) / 2, float(house.number), float(house.last)]
    found = [house_position(anchors, line, number) for number in numbers]
    positions = [position for position in found if position is not None]
    known = (position for position in positions if position.method == "anchor")
    return next(known, positions[0] if positions else None)


def _lane(gazetteer: Gazetteer, house: HouseNumber) -> Found | None:
    """The mouth of a lane that is known by its number on a road only: 莫干山路9弄12号."""
    lane = _LANE.fullmatch(house.road.text)
    if lane is None or gazetteer.numbered(house.road.text) is not None:
        return None
    match = gazetteer.line(house.road.text)
    parent = Name(lane["road"], house.road.start, house.road.start + len(lane["road"]))
    number = chinese_number(lane["number"])
    if match is None or match.line.name == lane[0] or number is None:
        return None
    anchors, name = _anchors(gazetteer, parent, gazetteer.line(parent.text))
    position = house_position(anchors, match.line, number) if anchors else None
    names = ((Name(lane[0], house.road.start, house.road.end), "road"), (house.where, "number"))
    told = _in_lane(lane["number"] + lane[0][-1], house)
    if position is None:
        return Found(
            geometry=match.line.axis_4549,
            method="number_unknown",
            accuracy_m=match.line.accuracy_m + LANE_REACH_M,
            names=((name, "road"),),
            evidence=(*remarks(match.remark), drawn(match.line)),
            problems=(_unknown_number(name.text, number, anchors),),
        )
    return Found(
        geometry=shapely.Point(position.x, position.y),
        method="lane_mouth",
        accuracy_m=position.accuracy_m + LANE_REACH_M,
        names=names,
        evidence=(told, _neighbours(position)),
    )


def _in_lane(lane: str, house: HouseNumber) -> Bilingual:
    """That a number counts within its lane, of which the mouth alone is known."""
    return Bilingual(
        f"{lane}的弄口按沿路门牌取得,弄内 {house.number} 号未定;"
        f"弄长按 {LANE_REACH_M:.0f} 米计,未经实测",
        f"the mouth of {lane} by the numbers along its road; no. {house.number} within it is "
        f"not placed: {LANE_REACH_M:.0f} m of lane are assumed, never measured",
    )


def _neighbours(position: HousePosition) -> Bilingual:
    """The known numbers that a position rests on."""
    zh = "、".join(f"{number} 号" for number in position.neighbours)
    en = ", ".join(str(number) for number in position.neighbours)
    return Bilingual(f"依据已知门牌 {zh}", f"from known house numbers {en}")


def _anchors(
    gazetteer: Gazetteer, road: Name, match: LineMatch | None
) -> tuple[Anchors | None, Name]:
    """The known numbers of a road, under its own name or today's."""
    numbered = gazetteer.numbered(road.text)
    if match is not None:
        today = gazetteer.anchors.get(match.line.name)
        anchors = numbered[0] if today is None and numbered else today
        return anchors, cut(road, match.skipped)
    return (numbered[0], cut(road, numbered[1])) if numbered else (None, road)


def _unknown_number(road: str, number: int, anchors: Anchors | None) -> Bilingual:
    """The problem of a number that no anchor places."""
    if anchors is None:
        return Bilingual(
            f"{road}没有已知门牌,{number} 号取全路",
            f"no house numbers known on {road}; the whole road is taken for no. {number}",
        )
    problem = _no_place_for(road, number, anchors)
    return Bilingual(f"{problem.zh},取全路", f"{problem.en}; whole road taken")


def _no_place_for(road: str, number: int, anchors: Anchors) -> Bilingual:
    """The problem of a number too far from those known."""
    known = f"{anchors.numbers.min():.0f}–{anchors.numbers.max():.0f}"
    return Bilingual(
        f"{road}已知门牌为 {known},推不出 {number} 号",
        f"known numbers of {road} are {known}: no. {number} cannot be placed",
    )
