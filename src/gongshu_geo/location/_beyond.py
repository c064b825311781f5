"""Resolves the part of a road on one side of another: 康桥路拱康路以西段."""

from __future__ import annotations

import numpy as np
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._found import Found, Miss, unknown_line
from gongshu_geo.location._geometry import worst
from gongshu_geo.location._junctions import Junction, junctions, never_meet
from gongshu_geo.location._path import Path, path_along
from gongshu_geo.location._stretches import ROAD_WIDTH_M, cut, drawn, remarks
from gongshu_geo.location.expression import Beyond, Direction, Name
from gongshu_geo.location.gazetteer import Gazetteer, Line

FARTHEST_APART_M = 400.0
"""Junctions further apart than this leave open from which of them the part counts."""


def resolve_beyond(gazetteer: Gazetteer, beyond: Beyond) -> Found | Miss:
    """The line from its junction with the other to its end on the side that is named."""
    matches = [(name, gazetteer.line(name.text)) for name in (beyond.line, beyond.limit)]
    missing = tuple(unknown_line(name) for name, match in matches if match is None)
    (first, one), (second, other) = matches
    if one is None:
        return Miss(problems=missing)
    line = one.line
    if other is None:
        return _whole(line, one.remark, ((cut(first, one.skipped), line.kind),), *missing)
    names = ((cut(first, one.skipped), line.kind), (cut(second, other.skipped), "end"))
    meeting = junctions(gazetteer, line, other.line)
    if not meeting:
        return _whole(line, one.remark, names, never_meet(line, other.line))
    begin, doubts = _outset(meeting, beyond.direction, line, other.line)
    path = _to_the_end(line, begin, beyond.direction)
    if path is None:
        nothing = _nothing_there(line, other.line, beyond.direction)
        return _whole(line, one.remark, names, nothing)
    return Found(
        geometry=path.geometry_4549,
        method="beyond_junction",
        accuracy_m=worst(line.accuracy_m + ROAD_WIDTH_M, begin.accuracy_m),
        names=(*names, (beyond.where, "side")),
        evidence=(*remarks(one.remark, other.remark), drawn(line), _as_drawn(line)),
        problems=doubts,
    )


def _whole(
    line: Line, remark: Bilingual | None, names: tuple[tuple[Name, str], ...], *why: Bilingual
) -> Found:
    """The whole line, where its part is not known."""
    return Found(
        geometry=line.axis_4549,
        method="whole_road",
        accuracy_m=line.accuracy_m + ROAD_WIDTH_M,
        names=names[:1],
        evidence=(*remarks(remark), drawn(line)),
        problems=why,
    )


def _outset(
    meeting: tuple[Junction, ...], direction: Direction, line: Line, other: Line
) -> tuple[Junction, tuple[Bilingual, ...]]:
    """The junction from which the most of the line lies on that side, and whether it is doubtful.

    Of junctions near to each other the choice changes little; of others it is told.
    """
    xy = np.array([(j.x, j.y) for j in meeting])
    begin = meeting[int(np.argmin(xy @ np.array(direction.vector)))]
    spread = float(np.hypot(*(xy - (begin.x, begin.y)).T).max())
    if spread <= FARTHEST_APART_M:
        return begin, ()
    many = Bilingual(
        f"{line.name}×{other.name}相交 {len(meeting)} 处,相距约 {spread:.0f} 米",
        f"{line.name}×{other.name} meet {len(meeting)} times, about {spread:.0f} m apart",
    )
    return begin, (many,)


def _to_the_end(line: Line, begin: Junction, direction: Direction) -> Path | None:
    """The way to the farthest end of the line in a direction; ``None`` where none lies there."""
    ends = shapely.get_parts(shapely.boundary(line.axis_4549))
    depth = (shapely.get_coordinates(ends) - (begin.x, begin.y)) @ np.array(direction.vector)
    if not len(depth) or depth.max() <= begin.accuracy_m:
        return None
    return path_along(line.axis_4549, begin.point, ends[int(np.argmax(depth))])


def _as_drawn(line: Line) -> Bilingual:
    """That the far end is where the drawing ends."""
    return Bilingual(
        f"另一端取至{line.name}中心线所绘的端点",
        f"the far end is where the centreline of {line.name} ends as drawn",
    )


def _nothing_there(line: Line, other: Line, direction: Direction) -> Bilingual:
    return Bilingual(
        f"{line.name}中心线在{other.name}以{direction}没有一段",
        f"nothing of {line.name} is drawn {direction} of {other.name}",
    )
