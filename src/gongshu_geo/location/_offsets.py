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

SIDE = re.compile(rf"\s*(?:的)?(?P<side>{DIRECTION})(?:角|侧|面|边|方|端)?(?:处|位置)?")
OFFSET = re.compile(
    rf"\s*(?:的)?(?:往|向|以|偏)?(?P<side>{DIRECTION})(?:角|侧|面|边|方向?|部)?(?:约|大约)?\s*"
    r"(?P<distance>\d{1,9}(?:\.\d+)?)\s*(?P<unit>公里|千米|km|米|m)"
)
_PLACE_SIDE = re.compile(rf"(?P<place>[^,;、]{{2,}}?)(?:的)?(?P<side>{DIRECTION})(?:侧|面|边)")


def offset_from(origin: HouseNumber | Intersection | Place, offset: re.Match[str]) -> Near:
    """``origin`` moved by the distance and direction of a match."""
    metres = float(offset["distance"]) * (1000 if offset["unit"] in ("公里", "千米", "km") else 1)
    return Near(
        origin=origin,
        direction=Direction(offset["side"]),
        distance_m=metres,
        where=Name(offset[0], offset.start(), offset.end()),
    )


def near_places(text: str, start: int, end: int) -> Iterator[Single]:
    """运河亚运公园北侧约200米, 城北体育公园南侧, 同协路站往西150米."""
    if any(text[name.end : name.end + 1] != "站" for name in line_names(text, start, end)):
        return
    side = OFFSET.search(text, start + 2, end)
    if side is not None:
        yield offset_from(Place(name=Name(text[start : side.start()], start, side.start())), side)
        return
    found = _PLACE_SIDE.match(text, start, end)
    if found is not None:
        name = Name(found["place"], found.start("place"), found.end("place"))
        yield Near(
            origin=Place(name=name),
            direction=Direction(found["side"]),
            distance_m=None,
            where=Name(text[name.end : found.end()], name.end, found.end()),
        )
