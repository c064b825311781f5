"""What a text states of its site, compared with what was found: quarrels are told, not settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._found import Found
from gongshu_geo.location.expression import Measure

LARGEST_FACTOR = 1.5
"""A stated area or length off by more than this is another site, or another part of it."""

_AREAS = frozenset({"bounded", "enclosed"})
_LENGTHS = frozenset({"between_ends", "between_chainages"})


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


def _quarrel(stated: float, found: float) -> bool:
    return stated <= 0 or not 1 / LARGEST_FACTOR <= found / stated <= LARGEST_FACTOR
