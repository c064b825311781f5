"""Where a segment's ends lie on its line: junctions, borders, places, so far beside one."""

from __future__ import annotations

import re
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._geometry import moved
from gongshu_geo.location._junctions import junctions, never_meet
from gongshu_geo.location._names import line_names
from gongshu_geo.location._path import path_along
from gongshu_geo.location._typos import Suspicion
from gongshu_geo.location.expression import Direction, Name
from gongshu_geo.location.gazetteer import Gazetteer, Line, LineMatch

FARTHEST_END_M = 600.0
"""A place further from a road than this is not where the road ends."""
BORDER_REACH_M = 150.0
"""A road along the boundary counts as inside: the boundary itself is known to 30 m."""
OTHER_STRETCH_M = 400.0
"""A stretch of this length, a block, may well be the one that a text means."""
DISTANCE_SHARE = 0.3
"""Stated distances are rounded: nine in ten within this share of them."""

_BORDER = re.compile(r"(?:区|市|[\u4e00-\u9fff]{2})界$")
_AWAY = re.compile(
    r"(?P<origin>.{2,20}?)(?:以|往|向)?(?P<side>东北|东南|西北|西南|[东南西北])[侧面边方]?(?:约|大约|近)?"
    r"(?P<metres>\d{1,4})(?:米|m)"
)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a segment; EPSG:4549."""

    point: shapely.Point
    accuracy_m: float
    remark: Bilingual


def ends_on(gazetteer: Gazetteer, line: Line, name: Name) -> list[End] | Bilingual:
    """Where an end may lie on ``line``; the problem where it lies nowhere.

    An end told by a distance from something (康桥路南侧约200米) is moved by as much.
    """
    away = _AWAY.fullmatch(name.text)
    if away is None:
        return _ends_at(gazetteer, line, name)
    origin = Name(away["origin"], name.start, name.start + len(away["origin"]))
    found = _ends_at(gazetteer, line, origin)
    if isinstance(found, Bilingual):
        return found
    direction, metres = Direction(away["side"]), float(away["metres"])
    return [
        End(
            moved(end.point, direction, metres),
            end.accuracy_m + DISTANCE_SHARE * metres,
            _beside(end.remark, direction, metres),
        )
        for end in found
    ]


def _beside(remark: Bilingual, direction: Direction, metres: float) -> Bilingual:
    """What an end rests on, and how far from it the text says that it lies."""
    return Bilingual(
        f"{remark.zh},再向{direction} {metres:.0f} 米",
        f"{remark.en}, then {metres:.0f} m to the {direction}",
    )


def _ends_at(gazetteer: Gazetteer, line: Line, name: Name) -> list[End] | Bilingual:
    """Where a named end may lie on ``line``."""
    if _BORDER.search(name.text):
        return _border(gazetteer, line, name)
    match = gazetteer.line(name.text)
    if match is not None and match.line.name != line.name:
        found = junctions(gazetteer, line, match.line)
        if found:
            return [End(j.point, j.accuracy_m, _at(name, match.line.name, match)) for j in found]
        return never_meet(line, match.line)
    for other in line_names(name.text, 0, len(name.text)):
        # 上塘路香积寺路路口 on 香积寺路: the junction with the other road.
        crossed = gazetteer.line(other.text)
        if crossed is not None and (found := junctions(gazetteer, line, crossed.line)):
            return [
                End(j.point, j.accuracy_m, _at(name, crossed.line.name, crossed)) for j in found
            ]
    row = gazetteer.crossing(line.name, name.text)
    if row is not None:  # a road known by its measured junctions alone
        x, y, accuracy = row
        return [End(shapely.Point(x, y), accuracy, _at(name, name.text))]
    return _end_at_place(gazetteer, line, name) or Bilingual(
        f"端点“{name.text}”不在地名库", f"end {name.text} is not in the gazetteer"
    )


def _end_at_place(gazetteer: Gazetteer, line: Line, name: Name) -> list[End] | None:
    """An end told by a place beside the line."""
    spot = gazetteer.spots.get(name.text)
    if spot is not None:
        away = float(shapely.distance(line.axis_4549, spot.point_4549))
        if away <= FARTHEST_END_M + spot.accuracy_m:
            remark = Bilingual(
                f"端点“{name.text}”:距路 {away:.0f} 米",
                f"end {name.text}: {away:.0f} m from the road",
            )
            return [End(spot.point_4549, spot.accuracy_m + away, remark)]
    return None


def _at(name: Name, other: str, match: LineMatch | None = None) -> Bilingual:
    """Which junction an end is, or that its name is taken for a slip."""
    if match is not None and isinstance(match.remark, Suspicion):
        return match.remark
    return Bilingual(
        f"端点“{name.text}”:与{other}的路口", f"end {name.text}: junction with {other}"
    )


def _border(gazetteer: Gazetteer, line: Line, name: Name) -> list[End] | Bilingual:
    """Where a line leaves the district."""
    shape = gazetteer.district.shape_4549
    crossing = line.axis_4549.intersection(shape.boundary)
    if crossing.is_empty:
        return Bilingual(
            f"{line.name}不与区界相交", f"{line.name} does not cross the district's boundary"
        )
    remark = Bilingual(
        f"端点“{name.text}”:与区界的交点", f"end {name.text}: where it leaves the district"
    )
    return [
        End(shapely.Point(x, y), line.accuracy_m + 30.0, remark)
        for x, y in shapely.get_coordinates(crossing)
    ]


def chosen_ends(
    gazetteer: Gazetteer, line: Line, firsts: list[End], lasts: list[End], heading: Direction | None
) -> tuple[End, End, tuple[Bilingual, ...]]:
    """Of several possible ends the pair furthest apart whose way stays in or near the district.

    A road that leaves the district and comes back, or a river that is its boundary, crosses it
    many times; the text means the whole stretch. Where it tells the heading, only pairs that lie
    so count; where it does not, and another stretch lies on the other side, that is told.
    """
    pairs = [(a, b) for a in firsts for b in lasts]
    right = [pair for pair in pairs if heading is None or _heads(*pair, heading)]
    doubts = () if right else (_other_way(heading),)
    if len(pairs) == 1:
        return *pairs[0], doubts
    near = gazetteer.district.shape_4549.buffer(BORDER_REACH_M)
    reaches = {pair: _reach(line, pair, near) for pair in right or pairs}
    best = max(reaches, key=lambda pair: reaches[pair][1])
    if any(_apart(line, reaches[best][0], way, reach) for way, reach in reaches.values()):
        doubts = (*doubts, _two_stretches(line))
    return *best, doubts


def _reach(line: Line, pair: tuple[End, End], near: BaseGeometry) -> tuple[BaseGeometry, float]:
    """The way between two ends, and how much more of it lies in the district than outside."""
    path = path_along(line.axis_4549, pair[0].point, pair[1].point)
    if path is None:
        return shapely.LineString(), 0.0
    inside = float(path.geometry_4549.intersection(near).length)
    return path.geometry_4549, 2 * inside - float(path.geometry_4549.length)


def _apart(line: Line, best: BaseGeometry, way: BaseGeometry, reach: float) -> bool:
    """Whether a way is long, in the district, and no part of the best one."""
    shared = float(shapely.intersection(best, shapely.buffer(way, line.accuracy_m)).length)
    return reach > OTHER_STRETCH_M and shared < reach / 2


def _heads(begin: End, end: End, heading: Direction) -> bool:
    """Whether the way from begin to end runs in a direction, as the crow flies."""
    east, north = heading.vector
    x, y = end.point.x - begin.point.x, end.point.y - begin.point.y
    return x * east + y * north > 0


def _other_way(heading: Direction | None) -> Bilingual:
    """The problem of ends that lie the other way round than the text says."""
    return Bilingual(
        f"文中说终点在{heading},此处却不在",
        f"the text says that it ends {heading}; here it does not",
    )


def _two_stretches(line: Line) -> Bilingual:
    """The problem of a border that a line reaches on both sides of the other end."""
    return Bilingual(
        f"{line.name}在两个方向都符合所述起讫点,取较长的一段",
        f"stretches of {line.name} both ways fit the ends told; the longer one is taken",
    )
