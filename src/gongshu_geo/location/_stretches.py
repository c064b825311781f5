"""Resolves what runs along lines: whole roads, segments between two ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._found import Found, Miss, unknown_line
from gongshu_geo.location._geometry import joined, worst
from gongshu_geo.location._junctions import approach, junctions
from gongshu_geo.location._names import line_names
from gongshu_geo.location._path import path_along
from gongshu_geo.location._sources import together
from gongshu_geo.location._typos import Suspicion
from gongshu_geo.location.expression import Name, Segment, WholeLine
from gongshu_geo.location.gazetteer import Gazetteer, Line, LineMatch

ROAD_WIDTH_M = 25.0
"""Half the width of a wide road with its pavements: a site on a road lies within it."""
NAMED_LINE_M = 250.0
"""公寓(文晖路分店), 大关路口: beside a road or at one of its crossings. Of 73 such texts 89 % lay
within this, 93 % if their own 80 to 250 m are granted."""
FARTHEST_END_M = 600.0
"""A place further from a road than this is not where the road ends."""
ELSEWHERE_M = 1500.0
"""丽水路(三里洋路-康桥路) lies 3 km north of the 丽水路 that the gazetteer knows: where no end is
on the line and one is further off than this, the whole line would be a wrong answer."""
BORDER_REACH_M = 150.0
"""A road along the boundary counts as inside: the boundary itself is known to 30 m."""
UNDRAWN_M = 100.0
"""A measured end further from the drawn line than this and its own accuracy lies where the line is
not drawn: 通益路 at 康桥路 is 1.5 km from what is drawn of 通益路."""
TOLD_GAP_M = 10.0
"""Gaps shorter than this are drawing, not missing road."""

_BORDER = re.compile(r"(?:区|市|[\u4e00-\u9fff]{2})界$")


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a segment; EPSG:4549."""

    point: shapely.Point
    accuracy_m: float
    remark: Bilingual


def resolve_line(gazetteer: Gazetteer, expression: WholeLine) -> Found | Miss:
    """A whole road or river: its centreline."""
    match = gazetteer.line(expression.line.text)
    if match is None:
        return Miss(problems=(unknown_line(expression.line),))
    line = match.line
    whole = "centreline" if line.kind == "road" else "river"
    return Found(
        geometry=line.axis_4549,
        method=whole if expression.alone else "named_line",
        accuracy_m=line.accuracy_m + (ROAD_WIDTH_M if expression.alone else NAMED_LINE_M),
        names=((cut(expression.line, match.skipped), line.kind),),
        evidence=(*remarks(match.remark), drawn(line)),
    )


def resolve_segment(gazetteer: Gazetteer, segment: Segment) -> Found | Miss:
    """The part of a road between two ends; the whole road where an end is not known."""
    matches = [(name, gazetteer.line(name.text)) for name in segment.lines]
    known = [(name, match) for name, match in matches if match is not None]
    if not segment.lines:
        return Miss(problems=(Bilingual("文中没有说是哪条路", "the text does not say which road"),))
    if not known:
        return Miss(problems=tuple(unknown_line(name) for name in segment.lines))
    line = _joined([match.line for _, match in known])
    names = tuple((cut(name, match.skipped), "road") for name, match in known)
    missing = tuple(unknown_line(name) for name, match in matches if match is None)
    evidence = (*remarks(*(match.remark for _, match in known)), drawn(line))
    ends = [_end(gazetteer, line, name) for name in (segment.begin, segment.end)]
    problems = missing + tuple(end for end in ends if isinstance(end, Bilingual))
    if len(problems) > len(missing):
        if all(isinstance(end, Bilingual) for end in ends) and _elsewhere(gazetteer, line, segment):
            return Miss(problems=problems, names=names)
        return Found(
            geometry=line.axis_4549,
            method="whole_road",
            accuracy_m=line.accuracy_m + ROAD_WIDTH_M,
            names=names,
            evidence=evidence,
            problems=problems,
        )
    begin, end = _chosen_ends(gazetteer, line, ends)
    path = path_along(line.axis_4549, begin.point, end.point)
    if path is None:
        return Miss(problems=(_no_way(line, segment),), names=names)
    undrawn = [_undrawn(line, e) for e in (begin, end)]
    gaps = tuple(_gap(line, gap) for gap in (path.gap_m, *undrawn) if gap > TOLD_GAP_M)
    return Found(
        geometry=path.geometry_4549,
        method="between_ends",
        accuracy_m=worst(
            line.accuracy_m + ROAD_WIDTH_M,
            *(e.accuracy_m + _undrawn(line, e) for e in (begin, end)),
        ),
        names=(*names, (segment.begin, "end"), (segment.end, "end")),
        evidence=(*evidence, begin.remark, end.remark),
        problems=missing + gaps,
    )


def _undrawn(line: Line, end: _End) -> float:
    """How far a line is not drawn up to its end; 0 where it is."""
    away = float(shapely.distance(line.axis_4549, end.point))
    return away if away > end.accuracy_m + UNDRAWN_M else 0.0


def _elsewhere(gazetteer: Gazetteer, line: Line, segment: Segment) -> bool:
    """Whether an end is so far off that the text means a stretch that the gazetteer lacks."""
    others = (gazetteer.line(name.text) for name in (segment.begin, segment.end))
    return any(
        other is not None and approach(line, other.line).distance_m > ELSEWHERE_M
        for other in others
    )


def _joined(lines: list[Line]) -> Line:
    """Roads that continue each other, as one line."""
    if len(lines) == 1:
        return lines[0]
    return Line(
        name="-".join(line.name for line in lines),
        kind="road",
        source=together(line.source for line in lines),
        axis_4549=joined([line.axis_4549 for line in lines]),
        accuracy_m=worst(*(line.accuracy_m for line in lines)),
    )


def _end(gazetteer: Gazetteer, line: Line, name: Name) -> list[_End] | Bilingual:
    """Where an end may lie on ``line``; the problem where it lies nowhere."""
    if _BORDER.search(name.text):
        return _border(gazetteer, line, name)
    match = gazetteer.line(name.text)
    if match is not None and match.line.name != line.name:
        found = junctions(gazetteer, line, match.line)
        if found:
            return [_End(j.point, j.accuracy_m, _at(name, match.line.name, match)) for j in found]
        return never_meet(line, match.line)
    for other in line_names(name.text, 0, len(name.text)):
        # 上塘路香积寺路路口 on 香积寺路: the junction with the other road.
        crossed = gazetteer.line(other.text)
        if crossed is not None and (found := junctions(gazetteer, line, crossed.line)):
            return [
                _End(j.point, j.accuracy_m, _at(name, crossed.line.name, crossed)) for j in found
            ]
    row = gazetteer.crossing(line.name, name.text)
    if row is not None:  # a road known by its measured junctions alone
        x, y, accuracy = row
        return [_End(shapely.Point(x, y), accuracy, _at(name, name.text))]
    return _end_at_place(gazetteer, line, name) or Bilingual(
        f"端点“{name.text}”不在地名库", f"end {name.text} is not in the gazetteer"
    )


def _end_at_place(gazetteer: Gazetteer, line: Line, name: Name) -> list[_End] | None:
    """An end told by a place beside the line."""
    spot = gazetteer.spots.get(name.text)
    if spot is not None:
        away = float(shapely.distance(line.axis_4549, spot.point_4549))
        if away <= FARTHEST_END_M + spot.accuracy_m:
            remark = Bilingual(
                f"端点“{name.text}”:距路 {away:.0f} 米",
                f"end {name.text}: {away:.0f} m from the road",
            )
            return [_End(spot.point_4549, spot.accuracy_m + away, remark)]
    return None


def _at(name: Name, other: str, match: LineMatch | None = None) -> Bilingual:
    """Which junction an end is, or that its name is taken for a slip."""
    if match is not None and isinstance(match.remark, Suspicion):
        return match.remark
    return Bilingual(
        f"端点“{name.text}”:与{other}的路口", f"end {name.text}: junction with {other}"
    )


def _border(gazetteer: Gazetteer, line: Line, name: Name) -> list[_End] | Bilingual:
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
        _End(shapely.Point(x, y), line.accuracy_m + 30.0, remark)
        for x, y in shapely.get_coordinates(crossing)
    ]


def _chosen_ends(
    gazetteer: Gazetteer, line: Line, ends: list[list[_End] | Bilingual]
) -> tuple[_End, _End]:
    """Of several possible ends the pair furthest apart whose way stays in or near the district.

    A road that leaves the district and comes back, or a river that is its boundary, crosses it
    many times; the text means the whole stretch.
    """
    firsts, lasts = (end for end in ends if not isinstance(end, Bilingual))
    if len(firsts) == len(lasts) == 1:
        return firsts[0], lasts[0]
    near = gazetteer.district.shape_4549.buffer(BORDER_REACH_M)

    def reach(pair: tuple[_End, _End]) -> float:
        path = path_along(line.axis_4549, pair[0].point, pair[1].point)
        if path is None:
            return 0.0
        inside = float(path.geometry_4549.intersection(near).length)
        return 2 * inside - float(path.geometry_4549.length)

    return max(((a, b) for a in firsts for b in lasts), key=reach)


def never_meet(first: Line, second: Line) -> Bilingual:
    """The problem of two lines that do not meet, with their nearest approach."""
    away = approach(first, second).distance_m
    return Bilingual(
        f"{first.name}与{second.name}不相交,最近处相距 {away:.0f} 米",
        f"{first.name} and {second.name} never meet; nearest approach {away:.0f} m",
    )


def _no_way(line: Line, segment: Segment) -> Bilingual:
    return Bilingual(
        f"{line.name}在“{segment.begin.text}”与“{segment.end.text}”之间没有通路",
        f"{line.name} has no way from {segment.begin.text} to {segment.end.text}",
    )


def _gap(line: Line, metres: float) -> Bilingual:
    return Bilingual(
        f"{line.name}中心线缺 {metres:.0f} 米", f"{metres:.0f} m of {line.name} are missing"
    )


def cut(name: Name, skipped: int) -> Name:
    """``name`` without its first ``skipped`` characters, which belong to no name."""
    return Name(name.text[skipped:], name.start + skipped, name.end) if skipped else name


def drawn(line: Line) -> Bilingual:
    """Where a line's centreline comes from."""
    return Bilingual(
        f"{line.name}中心线:{line.source.zh}", f"centreline of {line.name}: {line.source.en}"
    )


def remarks(*texts: Bilingual | None) -> tuple[Bilingual, ...]:
    """The remarks that there are."""
    return tuple(text for text in texts if text is not None)
