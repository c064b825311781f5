"""What a text states of its site, compared with what was found: quarrels are told, not settled."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._found import OPEN_SIDED, Found
from gongshu_geo.location._sides import depth_beside
from gongshu_geo.location.expression import Area, Measure, Parsed, Quadrant
from gongshu_geo.location.gazetteer import Gazetteer, Region

LARGEST_FACTOR = 1.5
"""A stated area or length off by more than this is another site, or another part of it."""
BORDER_DOUBT_M = 1_000.0
"""A sub-district is no circle: outside its radius by less than this a place may still be in it."""

_AREAS = frozenset({"bounded", "enclosed"})
_LENGTHS = frozenset({"between_ends", "between_chainages", "beyond_junction"})


def stated_doubts(gazetteer: Gazetteer, parsed: Parsed, best: Found) -> Iterator[Bilingual]:
    """Every doubt that the rest of a text casts on a position."""
    yield from measure_doubts(parsed.measures, best)
    for area in parsed.context:
        yield from _area_doubts(gazetteer, area, best)
    if best.method not in OPEN_SIDED:
        for reading in parsed.readings:
            if isinstance(reading, Quadrant):
                yield from _side_doubts(gazetteer, reading, best)


def dated_names(gazetteer: Gazetteer, context: Iterable[Area]) -> tuple[Bilingual, ...]:
    """What is known of when the areas that a text names ceased to be (下城区, April 2021)."""
    regions = (gazetteer.regions.get(area.name.text) for area in context)
    return tuple(
        Bilingual(f"{region.name}:{region.merged.zh}", f"{region.name}: {region.merged.en}")
        for region in regions
        if region is not None and region.merged is not None
    )


def _sub_districts(gazetteer: Gazetteer, context: Iterable[Area]) -> Iterator[Region]:
    """The sub-districts with a point of their own that a text names."""
    for area in context:
        region = gazetteer.regions.get(area.name.text)
        if region is not None and region.level == "sub_district" and region.placed:
            yield region


def _area_doubts(gazetteer: Gazetteer, area: Area, best: Found) -> Iterator[Bilingual]:
    """The doubt that a text names one sub-district and means a place far from it."""
    reach = 0.0 if math.isnan(best.accuracy_m) else best.accuracy_m
    for region in _sub_districts(gazetteer, (area,)):
        away = float(shapely.distance(best.geometry, region.shape_4549))
        if away > region.radius_m + reach + BORDER_DOUBT_M:
            yield Bilingual(
                f"文中写的是{region.name},此处距其中心 {away:.0f} 米",
                f"the text says {region.name}, but this lies {away:.0f} m from its middle",
            )


def _side_doubts(gazetteer: Gazetteer, quadrant: Quadrant, best: Found) -> Iterator[Bilingual]:
    """The doubt that a place lies on the other side of a line than the text says."""
    reach = 0.0 if math.isnan(best.accuracy_m) else best.accuracy_m
    point = np.array([shapely.centroid(best.geometry)], dtype=object)
    for name, side in quadrant.sides:
        match = gazetteer.line(name.text)
        if match is None:
            continue
        depth = float(depth_beside(point, match.line, side)[0])
        if depth < -(reach + match.line.accuracy_m):
            yield Bilingual(
                f"文中说在{match.line.name}{side}侧,此处却在另一侧 {-depth:.0f} 米",
                f"the text says {side} of {match.line.name}, but this lies {-depth:.0f} m "
                "on the other side",
            )


def measure_doubts(measures: Iterable[Measure], best: Found) -> Iterator[Bilingual]:
    """The doubts that stated areas and lengths cast on a position."""
    for measure in measures:
        if measure.quantity == "area_m2" and best.method in _AREAS:
            hectares, found = measure.value / 1e4, float(shapely.area(best.geometry)) / 1e4
            if _quarrel(hectares, found):
                yield Bilingual(
                    f"文中面积 {hectares:.1f} 公顷,所围范围 {found:.1f} 公顷",
                    f"{hectares:.1f} ha are stated, {found:.1f} ha are enclosed",
                )
        if measure.quantity == "length_m" and best.method in _LENGTHS:
            metres, found = measure.value, float(shapely.length(best.geometry))
            if _quarrel(metres, found):
                yield Bilingual(
                    f"文中长 {metres:.0f} 米,所得路段 {found:.0f} 米",
                    f"{metres:.0f} m are stated, the segment found has {found:.0f} m",
                )


def length_doubts(length_m: float, best: Found) -> Iterator[Bilingual]:
    """The doubt that the length of a register's own column casts on a position."""
    found = float(shapely.length(best.geometry))
    if best.method in _LENGTHS and _quarrel(length_m, found):
        yield Bilingual(
            f"登记表所列长度 {length_m:.0f} 米,所得路段 {found:.0f} 米",
            f"the register states {length_m:.0f} m, the segment found has {found:.0f} m",
        )


def _quarrel(stated: float, found: float) -> bool:
    return stated <= 0 or not 1 / LARGEST_FACTOR <= found / stated <= LARGEST_FACTOR
