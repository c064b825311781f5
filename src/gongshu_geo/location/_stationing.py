"""Chainages in texts: 拱康路K1+200, 桩号 k0+605.5~K2+100."""

from __future__ import annotations

import re

from gongshu_geo.location._names import line_names
from gongshu_geo.location.expression import Chainage, Name

_STATION = r"[Kk]\s?(?P<{0}km>\d{{1,4}})\s?\+\s?(?P<{0}m>\d{{1,4}}(?:\.\d{{1,3}})?)"
_CHAINAGE = re.compile(
    rf"(?:(?:中心|起点|里程)?桩号(?:为|:)?\s?)?{_STATION.format('a')}"
    rf"(?:\s?(?:-|至|到)\s?(?:桩号)?{_STATION.format('b')})?"
)


def read_chainages(text: str) -> tuple[Chainage, ...]:
    """Every chainage or range of them, with the road named last before it."""
    if "+" not in text:
        return ()
    chainages: list[Chainage] = []
    road: Name | None = None
    position = 0
    for found in _CHAINAGE.finditer(text):
        for road in line_names(text, position, found.start()):  # noqa: B007 - the last one counts
            pass
        position = found.end()
        begin = _metres(found, "a")
        end = _metres(found, "b") if found["bkm"] else None
        if end is not None and end < begin:
            begin, end = end, begin
        chainages.append(
            Chainage(
                road=road,
                begin_m=begin,
                end_m=end if end != begin else None,
                where=Name(found[0], found.start(), found.end()),
            )
        )
    return tuple(chainages)


def _metres(found: re.Match[str], which: str) -> float:
    return 1000.0 * int(found[f"{which}km"]) + float(found[f"{which}m"])
