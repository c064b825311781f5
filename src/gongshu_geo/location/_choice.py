"""Which of several places the rest of a text means: its areas, its sides, what it names nearby."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._found import AREA_ONLY, OPEN_SIDED, Found, Miss
from gongshu_geo.location._sides import depth_beside
from gongshu_geo.location.expression import Area, Direction, Parsed, Quadrant
from gongshu_geo.location.gazetteer import Gazetteer, Region

NEARBY_M = 1_500.0
"""What a text names beside a crossing lies within so much of it: three blocks of 450 m."""
CLEARLY_NEARER = 0.5
"""The nearest of several places is meant where it is this share as far as the next, or nearer."""

_WHICH = re.compile(
    r"\(?(?P<before>东北|东南|西北|西南|[东南西北])[侧面首端]?\)?(?:的)?(?:交[叉汇]|路)口"
    r"|(?:交[叉汇]|路)口\((?P<behind>[东南西北])[侧面首端]?\)"
)


def chosen(
    gazetteer: Gazetteer,
    outcome: Found | Miss,
    text: str,
    parsed: Parsed,
    others: Sequence[Found],
) -> Found | Miss:
    """Of several places the one that the rest of the text means, if it tells one alone.

    Parameters
    ----------
    outcome
        A miss with its options; anything else comes back as it is.
    text, parsed
        The normalised text and its readings.
    others
        Where its other readings lead.
    """
    if isinstance(outcome, Found) or len(outcome.options) < 2:
        return outcome
    hints = (
        _by_area(gazetteer, outcome.options, parsed),
        _by_side(gazetteer, outcome.options, parsed),
        _by_direction(outcome.options, text),
        _by_nearness(outcome.options, others),
    )
    for choice in hints:
        for option, why in choice:
            zh = f"{len(outcome.options)} 处中{why.zh}"
            en = f"of {len(outcome.options)} places {why.en}"
            return replace(option, evidence=(*option.evidence, Bilingual(zh, en)))
    return outcome


Choice = Iterator[tuple[Found, Bilingual]]
"""The option that a hint tells and why; nothing where it tells none or more than one."""


def _by_area(gazetteer: Gazetteer, options: Sequence[Found], parsed: Parsed) -> Choice:
    """The only option within an area that the text names: sub-district, plan unit."""
    for region in _regions(gazetteer, parsed):
        inside = [
            option
            for option in options
            if shapely.distance(option.geometry, region.shape_4549) <= region.radius_m
        ]
        if len(inside) == 1:
            yield (
                inside[0],
                Bilingual(f"仅此处在{region.name}", f"the only one in {region.name}"),
            )


def _regions(gazetteer: Gazetteer, parsed: Parsed) -> Iterator[Region]:
    """The sub-districts and plan units with a point of their own that a text names."""
    named = (reading for reading in parsed.readings if isinstance(reading, Area))
    for area in (*parsed.context, *named):
        region = gazetteer.regions.get(area.name.text)
        if region is not None and region.level != "district" and region.placed:
            yield region


def _by_side(gazetteer: Gazetteer, options: Sequence[Found], parsed: Parsed) -> Choice:
    """The only option on the sides of lines that the text names."""
    for reading in parsed.readings:
        if not isinstance(reading, Quadrant):
            continue
        left = list(options)
        told: list[Bilingual] = []
        for name, side in reading.sides:
            match = gazetteer.line(name.text)
            if match is None:
                continue
            points = np.array([option.geometry for option in left], dtype=object)
            reach = np.array([option.accuracy_m for option in left]) + match.line.accuracy_m
            depth = depth_beside(points, match.line, side)
            left = [option for option, far in zip(left, depth > -reach, strict=True) if far]
            told.append(Bilingual(f"{match.line.name}以{side}", f"{side} of {match.line.name}"))
            if len(left) < 2:
                break
        if len(left) == 1:
            zh, en = "、".join(t.zh for t in told), ", ".join(t.en for t in told)
            yield left[0], Bilingual(f"仅此处在{zh}", f"the only one {en}")


def _by_direction(options: Sequence[Found], text: str) -> Choice:
    """The option furthest in a direction where the text says which crossing: 东侧路口."""
    which = _WHICH.search(text)
    if which is None:
        return
    direction = Direction(which["before"] or which["behind"])
    xy = shapely.get_coordinates(shapely.centroid([option.geometry for option in options]))
    depth = xy @ np.array(direction.vector)
    option = options[int(np.argmax(depth))]
    yield option, Bilingual(f"此处最靠{direction}", f"the one furthest {direction}")


def _by_nearness(options: Sequence[Found], others: Sequence[Found]) -> Choice:
    """The option that something else in the text lies clearly nearer to than to all others."""
    for other in others:
        if other.method in AREA_ONLY or other.method in OPEN_SIDED:
            continue
        away = [float(shapely.distance(option.geometry, other.geometry)) for option in options]
        first, second = np.sort(away)[:2]
        if first <= NEARBY_M and first < CLEARLY_NEARER * second:
            name = other.names[0][0].text if other.names else ""
            yield (
                options[int(np.argmin(away))],
                Bilingual(
                    f"此处离文中的“{name}”最近({first:.0f} 米,次近 {second:.0f} 米)",
                    f"the one nearest to {name} ({first:.0f} m, the next {second:.0f} m)",
                ),
            )
