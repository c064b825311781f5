"""Segments of roads and rivers: 沈半路(石祥路-绕城高速), 南起石祥路,北至半山路."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongshu_geo.location._names import line_names
from gongshu_geo.location.expression import Beyond, Direction, Name, Segment

_DIRECTION = r"(?:东北|东南|西北|西南|[东南西北])"
_RANGE = re.compile(r"-|至|到")
_BRACKET = re.compile(
    # 通益路(原衢州路)(石祥路-金昌路): another bracket without a range may stand before.
    r"(?P<between>[^()、,;]{0,8}(?:\([^()\-至到]{1,20}\)[^()、,;]{0,8})?)\((?P<inside>[^()]{3,})\)"
)
_RANGES = re.compile(r"[、,;]|(?<=[路街巷弄道])[和及]")
"""What parts several ranges in one bracket: 康钢路(平安桥路-码头路、平炼路-康桥路)."""
_BEYOND = re.compile(
    rf"(?:在|\()?(?P<limit>[^()、,;]{{2,16}}?)"
    rf"以(?P<side>{_DIRECTION})(?:(?:的)?(?:路段|部分|段)|(?=\)))\)?(?!\d)"
)
_BETWEEN = re.compile(
    rf"(?P<road>[^()、,;]{{2,12}}?)(?:以?{_DIRECTION}[侧面边]?)?[、,]?(?:在|位于)?"
    r"(?P<begin>[^()、,;至到与和\-]{1,10}[路街巷弄道河港])[至到与和\-](?P<end>[^()、,;至到与和\-]{1,10}[路街巷弄道河港])之间"
)
_JOINS = ("和", "及", "与")
_FROM_TO = re.compile(
    rf"(?:自|从|起始于|始于|起于|(?P<from>{_DIRECTION})(?:端)?(?:起|自))(?P<begin>[^,;至到]{{2,24}}?)起?[,、;至到]*"
    rf"(?:止于|到|至|(?P<to>{_DIRECTION})(?:端)?(?:至|到|止于|抵|接))(?P<end>[^,;、]{{2,24}}?)止?(?=$|[,;、。(])"
)
_FROM = re.compile(r"[自从起]")
_PLAIN_RANGE = re.compile(r"(?P<begin>[^()\-至到,;、]{2,20})[-至到](?P<end>[^()\-至到,;、]{2,20})$")
_CORNER_OF_END = re.compile(
    rf"(?:以?{_DIRECTION}(?:侧|面|边|端|段|口)?|(?:(?<=[路街巷弄道])|(?<=高速))路段|段|(?<=[路街巷弄道])(?:路口|口)|处|\(不含\))+$"
)


def bracketed_segments(text: str, start: int, end: int) -> Iterator[Segment]:
    """沈半路(石祥路-绕城高速), 环城北路-天目山路(中河立交-古翠路), 杭行路至临半路."""
    names = list(line_names(text, start, end))
    for index, name in enumerate(names):
        ranges = _ranges_behind(text, name, end)
        if not ranges:
            continue
        lines = [name]
        if index and text[names[index - 1].end : name.start] == "-":
            lines.insert(0, names[index - 1])
        begin, last = ranges[0]
        yield Segment(lines=tuple(lines), begin=begin, end=last)
        return


def segment_parts(
    text: str, items: list[tuple[int, int]]
) -> dict[tuple[int, int], tuple[Segment, ...]]:
    """Segments by their items where one bracket serves several: 莫干山路、沈半路(石祥路-康桥路).

    Several ranges in one bracket are several segments of its road; one range behind a list of
    roads that have no bracket of their own may be the range of each.
    """
    parts: dict[tuple[int, int], tuple[Segment, ...]] = {}
    if "(" not in text:
        return parts
    bare: list[tuple[tuple[int, int], Name]] | None = []
    for start, end in items:
        names = list(line_names(text, start, end))
        if bare is not None and len(names) == 1 and names[0].end == end:
            bare.append(((start, end), names[0]))
            continue
        for name in names:
            ranges = _ranges_behind(text, name, end)
            if ranges:
                parts[start, end] = _segments(name, ranges)
                if len(ranges) == 1:
                    parts.update((item, _segments(road, ranges)) for item, road in bare or ())
                bare = None
                break
    return parts


def _segments(road: Name, ranges: list[tuple[Name, Name]]) -> tuple[Segment, ...]:
    return tuple(Segment(lines=(road,), begin=begin, end=end) for begin, end in ranges)


def parted_items(text: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Items cut where 和 joins segments, or roads that share one bracket behind them."""
    if "(" not in text:
        return items
    parted: list[tuple[int, int]] = []
    for start, end in items:
        begin = start
        names = list(line_names(text, start, end)) if "(" in text[start:end] else []
        for before, name in pairwise(names):
            if before.start < begin or not _ranges_behind(text, name, end):
                continue
            closed = before.end + text.startswith(")", before.end)
            joint = text[closed : name.start]
            # The joint may stand at the front of the name: 和沈半路.
            if joint in _JOINS or (not joint and name.text.startswith(_JOINS)):
                parted.append((begin, closed))
                begin = name.start + (not joint)
        parted.append((begin, end))
    return parted


def beyond_segments(text: str, start: int, end: int) -> Iterator[Beyond]:
    """康桥路拱康路以西段, 香积寺东路(东新路以西): the road on one side of another."""
    for name in line_names(text, start, end):
        found = _BEYOND.match(text, name.end, end)
        if found is None or (text[name.end] == "(") != found[0].endswith(")"):
            continue
        limit = next(line_names(text, found.start("limit"), found.end("limit")), None)
        if limit is not None and limit.end == found.end("limit"):
            where = Name(text[limit.end : found.end()], limit.end, found.end())
            yield Beyond(line=name, limit=limit, direction=Direction(found["side"]), where=where)
            return


def _ranges_behind(text: str, name: Name, end: int) -> list[tuple[Name, Name]]:
    """The ranges that the bracket behind a road's name gives; none where it gives none."""
    bracket = _BRACKET.match(text, name.end, end)
    if bracket is None or bracket["between"].startswith(("与", "和", "-")):
        return []
    ranges = []
    position = bracket.start("inside")
    for piece in _RANGES.split(bracket["inside"]):
        ends = _ends(piece, position)
        if ends is not None:
            ranges.append(ends)
        position += len(piece) + 1
    return ranges


def plain_segments(text: str, start: int, end: int) -> Iterator[Segment]:
    """Ends without brackets, with the road before them or told elsewhere."""
    if "(" in text[start:end]:
        return
    plain = _PLAIN_RANGE.fullmatch(text, start, end)
    if plain is None:
        return
    before = [name for name in line_names(text, start, end) if name.end <= plain.end("begin")]
    if len(before) == 2 and before[0].end == before[1].start:
        begin = before[1]
        lines: tuple[Name, ...] = (before[0],)
    else:
        begin, lines = _named_end(plain["begin"], plain.start("begin")), ()
    yield Segment(lines=lines, begin=begin, end=_named_end(plain["end"], plain.start("end")))


def segment_between(text: str, start: int, end: int) -> tuple[Segment, int] | None:
    """登云路北侧、上塘路至金华路之间: the segment and where its words begin, or ``None``."""
    found = _BETWEEN.search(text, start, end) if "之间" in text else None
    if found is None:
        return None
    road = next(line_names(text, found.start("road"), found.end("road")), None)
    if road is None or road.end != found.end("road"):
        return None
    ends = [_named_end(found[end], found.start(end)) for end in ("begin", "end")]
    return Segment(lines=(road,), begin=ends[0], end=ends[1]), road.start


def _ends(inside: str, offset: int) -> tuple[Name, Name] | None:
    """The two ends that a bracket names; ``None`` where it holds something else."""
    marks = [mark for mark in _RANGE.finditer(inside) if 0 < mark.start() < len(inside) - 1]
    if len(marks) != 1:
        return None
    mark = marks[0]
    begin = _named_end(inside[: mark.start()], offset)
    end = _named_end(inside[mark.end() :], offset + mark.end())
    return (begin, end) if len(begin.text) > 1 and len(end.text) > 1 else None


def _named_end(text: str, offset: int) -> Name:
    """The name of a segment's end, without the side of it that is meant (储鑫路东, X以西段)."""
    shorter = _CORNER_OF_END.sub("", text)
    name = shorter if len(shorter) > 1 else text
    return Name(name, offset, offset + len(name))


def prose_segment(text: str, start: int = 0) -> tuple[Segment, int] | None:
    """南起石祥路,北至半山路; 自X起至Y止: the segment and where its words begin, or ``None``."""
    found = _FROM_TO.search(text, start) if _FROM.search(text, start) else None
    if found is None:
        return None
    lines = list(line_names(text, start, found.start()))[-1:]
    segment = Segment(
        lines=tuple(lines),
        begin=_named_end(found["begin"], found.start("begin")),
        end=_named_end(found["end"], found.start("end")),
        heading=_heading(found),
    )
    return segment, (lines[0].start if lines else found.start())


def _heading(found: re.Match[str]) -> Direction | None:
    """The direction from the begin to the end, where the text tells it of either."""
    if found["to"]:
        return Direction(found["to"])
    return Direction(found["from"]).opposite if found["from"] else None
