"""Resolves chainages: a point or stretch of a corridor, whose zero the project has told."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely.ops import substring

from gongshu_geo.corridors import Axis, chainage_text
from gongshu_geo.errors import Bilingual
from gongshu_geo.location._found import Found, Miss, unknown_line
from gongshu_geo.location._stretches import ROAD_WIDTH_M, cut, drawn, remarks
from gongshu_geo.location.expression import Chainage
from gongshu_geo.location.gazetteer import Gazetteer, Line


def resolve_chainage(gazetteer: Gazetteer, chainage: Chainage) -> Found | Miss:
    """A point or stretch of a corridor; refused on roads whose zero nobody told."""
    where = ((chainage.where, "chainage"),)
    if chainage.road is None:
        return Miss(problems=(_NO_ROAD,), names=where)
    match = gazetteer.line(chainage.road.text)
    if match is None:
        return Miss(problems=(unknown_line(chainage.road),), names=where)
    names = ((cut(chainage.road, match.skipped), match.line.kind), *where)
    axis = gazetteer.axes.get(match.line.name)
    if axis is None:
        return Miss(problems=(_no_zero(match.line),), names=names)
    last = chainage.begin_m if chainage.end_m is None else chainage.end_m
    if last > axis.length_m:
        return Miss(problems=(_beyond(axis, last),), names=names)
    line = axis.line_4549
    return Found(
        geometry=shapely.line_interpolate_point(line, chainage.begin_m)
        if chainage.end_m is None
        else substring(line, chainage.begin_m, chainage.end_m),
        method="at_chainage" if chainage.end_m is None else "between_chainages",
        # Twice: the zero is known no better than the line itself.
        accuracy_m=2 * match.line.accuracy_m + ROAD_WIDTH_M,
        names=names,
        evidence=(*remarks(match.remark), _counted(axis), drawn(match.line)),
        problems=tuple(_gaps(axis, chainage.begin_m, last)),
    )


_NO_ROAD = Bilingual("桩号没有说是哪条路", "the chainage does not say on which road")


def _no_zero(line: Line) -> Bilingual:
    """The problem of a chainage on a road that nobody told the zero of."""
    return Bilingual(
        f"{line.name}的桩号起点未知,不予推算;可在 corridors.toml 中注明",
        f"where chainage 0 of {line.name} lies is not known; corridors.toml may tell it",
    )


def _beyond(axis: Axis, chainage_m: float) -> Bilingual:
    road, last = axis.corridor.name, chainage_text(axis.length_m)
    return Bilingual(
        f"{chainage_text(chainage_m)} 超出{road}的 K0+000 至 {last}",
        f"{chainage_text(chainage_m)} lies beyond K0+000 to {last} of {road}",
    )


def _counted(axis: Axis) -> Bilingual:
    """From where the chainage counts: by agreement, not by a survey."""
    zero = axis.corridor.zero
    return Bilingual(
        f"桩号按本项目约定自{zero.zh}起算,未与设计桩号核对",
        f"chainage counts from the {zero.en} by the project's own convention, "
        "not checked against designs",
    )


def _gaps(axis: Axis, begin_m: float, end_m: float) -> Iterator[Bilingual]:
    """Stretches of the range that the centreline lacks."""
    for gap in axis.gaps:
        if gap.chainage_m <= end_m and begin_m <= gap.chainage_m + gap.length_m:
            road, place = axis.corridor.name, chainage_text(gap.chainage_m)
            yield Bilingual(
                f"{road}在 {place} 处缺 {gap.length_m:.0f} 米",
                f"{gap.length_m:.0f} m of {road} are missing at {place}",
            )
