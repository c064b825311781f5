"""One pair of coordinates as typed by a person, answered as text."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gongshu_geo.crs._findings import Place, no_number, out_of_range
from gongshu_geo.crs._numbers import read_number, write_number
from gongshu_geo.crs.conversion import convert, in_mainland
from gongshu_geo.crs.systems import CoordinateSystem
from gongshu_geo.errors import Bilingual, CrsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A pair of coordinates in the system asked for.

    Attributes
    ----------
    text
        Both numbers with a space between, to a millimetre or better.
    remark
        What the reader should know about it, or ``None``.
    """

    text: str
    remark: Bilingual | None


def answer(x: str, y: str, *, source: CoordinateSystem, target: CoordinateSystem) -> Answer:
    """A typed pair of coordinates in another system.

    Raises
    ------
    CrsError
        A text is no number, or the pair cannot be told in both systems.
    """
    east, north = read_number(x), read_number(y)
    if east is None or north is None:
        raise CrsError(
            no_number(text, Place()) for text, number in ((x, east), (y, north)) if number is None
        )
    results = convert(east, north, source=source, target=target)
    if math.isnan(results[0]):
        raise CrsError(out_of_range((x, y), source=source, place=Place()))
    outside = (source.is_shifted or target.is_shifted) and not in_mainland(
        east, north, system=source
    )
    return Answer(
        text=" ".join(write_number(result, target) for result in results),
        remark=outside_remark() if outside else None,
    )


def outside_remark(rows: tuple[int, ...] = ()) -> Bilingual:
    """That places outside mainland China are not shifted; with the rows of a table they are in."""
    zh = "中国大陆以外不作偏移:WGS-84、GCJ-02、BD-09 在此视为相同"
    en = "Outside mainland China nothing is shifted: WGS-84, GCJ-02 and BD-09 are taken as one"
    if not rows:
        return Bilingual(f"{zh}。", f"{en}.")
    some = ", ".join(str(row) for row in rows[:5]) + (" …" if len(rows) > 5 else "")
    return Bilingual(f"{zh}({len(rows)} 行:{some})。", f"{en} ({len(rows)} rows: {some}).")
