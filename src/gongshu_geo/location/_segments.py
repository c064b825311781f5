"""Segments of roads and rivers: 沈半路(石祥路-绕城高速), 南起石祥路,北至半山路."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshu_geo.location._names import line_names
from gongshu_geo.location.expression import Name, Segment

_DIRECTION = r"(?:东北|东南|西北|西南|[东南西北])"
_RANGE = re.compile(r"-|至|到")
_BRACKET = re.compile(r"(?P<between>[^()、,;]{0,8})\((?P<inside>[^()]{3,})\)")
_FROM_TO = re.compile(
    rf"(?:自|从|起始于|始于|起于|{_DIRECTION}(?:端)?(?:起|自))(?P<begin>[^,;至到]{{2,24}}?)起?[,、;至到]*"
    rf"(?:止于|到|至|{_DIRECTION}(?:端)?(?:至|到|止于|抵|接))(?P<end>[^,;、]{{2,24}}?)止?(?=$|[,;、。(])"
)
_PLAIN_RANGE = re.compile(r"(?P<begin>[^()\-至到,;、]{2,20})[-至到](?P<end>[^()\-至到,;、]{2,20})$")
_CORNER_OF_END = re.compile(
    rf"(?:以?{_DIRECTION}(?:侧|面|边|端|段|口)?|(?:(?<=[路街巷弄道])|(?<=高速))路段|段|路口|处|\(不含\))+$"
)


def bracketed_segments(text: str, start: int, end: int) -> Iterator[Segment]:
    """沈半路(石祥路-绕城高速), 环城北路-天目山路(中河立交-古翠路), 杭行路至临半路."""
    names = list(line_names(text, start, end))
    for index, name in enumerate(names):
        bracket = _BRACKET.match(text, name.end, end)
        if bracket is None or bracket["between"].startswith(("与", "和", "-")):
            continue
        ends = _ends(bracket["inside"], bracket.start("inside"))
        if ends is None:
            continue
        lines = [name]
        if index and text[names[index - 1].end : name.start] == "-":
            lines.insert(0, names[index - 1])
        yield Segment(lines=tuple(lines), begin=ends[0], end=ends[1])
        return


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
    found = _FROM_TO.search(text, start)
    if found is None:
        return None
    lines = list(line_names(text, start, found.start()))[-1:]
    segment = Segment(
        lines=tuple(lines),
        begin=_named_end(found["begin"], found.start("begin")),
        end=_named_end(found["end"], found.start("end")),
    )
    return segment, (lines[0].start if lines else found.start())
