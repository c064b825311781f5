"""Resolves what runs along lines: whole roads, segments between two ends."""

from __future__ import annotations

import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._ends import End, chosen_ends, ends_on
from gongshu_geo.location._found import Found, Miss, unknown_line
from gongshu_geo.location._geometry import joined, worst
from gongshu_geo.location._junctions import approach
from gongshu_geo.location._path import path_along
from gongshu_geo.location._sources import together
from gongshu_geo.location.expression import Name, Segment, WholeLine
from gongshu_geo.location.gazetteer import Gazetteer, Line

ROAD_WIDTH_M = 25.0
"""Half the width of a wide road with its pavements: a site on a road lies within it."""
NAMED_LINE_M = 250.0
"""公寓(文晖路分店), 大关路口: beside a road or at one of its crossings. Of 73 such texts 89 % lay
within this, 93 % if their own 80 to 250 m are granted."""
ELSEWHERE_M = 1500.0
"""丽水路(三里洋路-康桥路) lies 3 km north of the 丽水路 that the gazetteer knows: where no end is
on the line and one is further off than this, the whole line would be a wrong answer."""
UNDRAWN_M = 100.0
"""A measured end further from the drawn line than this and its own accuracy lies where the line is
not drawn: 通益路 at 康桥路 is 1.5 km from what is drawn of 通益路."""
SHORTEST_PLACE = 4
"""A place's name within a road's counts from this length on."""
TOLD_GAP_M = 10.0
"""Gaps shorter than this are drawing, not missing road."""


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
        return _planned(gazetteer, segment) or Miss(
            problems=tuple(unknown_line(name) for name in segment.lines)
        )
    line = _joined([match.line for _, match in known])
    names = tuple((cut(name, match.skipped), match.line.kind) for name, match in known)
    missing = tuple(unknown_line(name) for name, match in matches if match is None)
    evidence = (*remarks(*(match.remark for _, match in known)), drawn(line))
    firsts, lasts = (ends_on(gazetteer, line, name) for name in (segment.begin, segment.end))
    if isinstance(firsts, Bilingual) or isinstance(lasts, Bilingual):
        lost = tuple(end for end in (firsts, lasts) if isinstance(end, Bilingual))
        problems = (*missing, *lost)
        if len(lost) == 2 and _elsewhere(gazetteer, line, segment):
            return Miss(problems=problems, names=names)
        return Found(
            geometry=line.axis_4549,
            method="whole_road",
            accuracy_m=line.accuracy_m + ROAD_WIDTH_M,
            names=names,
            evidence=evidence,
            problems=problems,
        )
    begin, end, doubts = chosen_ends(gazetteer, line, firsts, lasts, segment.heading)
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
            *(e.accuracy_m + lacking for e, lacking in zip((begin, end), undrawn, strict=True)),
        ),
        names=(*names, (segment.begin, "end"), (segment.end, "end")),
        evidence=(*evidence, begin.remark, end.remark),
        problems=(*missing, *doubts, *gaps),
    )


def _planned(gazetteer: Gazetteer, segment: Segment) -> Found | None:
    """A road without a centreline whose place is known (规划支路四): there, whatever its ends."""
    for name in segment.lines:
        for skipped in range(len(name.text) - SHORTEST_PLACE + 1):
            spot = gazetteer.spots.get(name.text[skipped:])
            if spot is not None:
                told = Bilingual(
                    f"“{spot.name}”没有中心线,取其所在", f"no centreline of {spot.name}: its place"
                )
                source = Bilingual(f"位置来源:{spot.source.zh}", f"position: {spot.source.en}")
                return Found(
                    geometry=spot.point_4549,
                    method="place_part",
                    accuracy_m=spot.accuracy_m,
                    names=((cut(name, skipped), "road"),),
                    evidence=(source,),
                    problems=(told,),
                )
    return None


def _undrawn(line: Line, end: End) -> float:
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
