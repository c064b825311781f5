"""Bounded blocks: 东至拱康路、南至康桥路 …, in any order and with any verb."""

from __future__ import annotations

import re

from gongshu_geo.location._names import line_names
from gongshu_geo.location.expression import Block, Bound, Direction, Enclosed, Name

_OPENS = re.compile(
    r"(?:(?<=^)|(?<=[^\u4e00-\u9fff])|(?<=单元)|(?<=地块)|(?<=项目)|(?<=范围)|(?<=位于))"
    r"(?P<directions>[东南西北](?:[、和]?[东南西北]){0,3})(?:侧|面|边|部|端)?(?:规划)?"
    r"(?:临近|紧邻|毗邻|相邻|接壤|[至临邻沿靠起到抵接连濒为])"
)
_MAY_OPEN = re.compile(
    r"[东南西北][东南西北侧面边部端、和规划]{0,12}[至临邻沿靠起到抵接连濒为紧毗相]"
)
"""What every bound holds: looking for it is quicker than reading."""
_RUNS_ON = re.compile(
    r"(?P<directions>[东南西北])(?:(?:侧|面|边)(?:临近|紧邻|毗邻|相邻|[至临邻沿靠起到抵接连濒为])|[至临邻])"
)
"""项目用地东侧为上塘路,南侧为…: the first bound may run on from the words before it; it counts
where the bounds behind it, two at least, lack its direction alone of the four or do so together."""
_STARTS = ("起", "自", "始")
_EDGE = " ,;、。("
# Behind the last bound: a new statement, not part of the bound's name.
_BEHIND = re.compile(
    r"[;。]|,(?=[^东南西北]{4})|(?:所|共同)?围合|的?(?:区域|范围)|的地块|\((?=[^()]{0,8}面积|占地|用地)|总?(?:用地|占地)面积"
)

_ENCLOSED = re.compile(r"(?:所|共同)?(?:围合|围成|合围|包围)|所围")
_AROUND = re.compile(r"[围合]")
_LIST_MARK = re.compile(r"[、,和与及\-]|以及")
FEWEST_AROUND = 3
"""Two lines enclose nothing."""


def read_block(text: str, start: int) -> Block | None:
    """The block that ``text`` bounds from ``start`` on, or ``None`` where it bounds none.

    One side is enough: what is said to lie beside a road is not that road.

    Two opposite bounds of which one opens with 起 are the ends of a segment, not a block.
    """
    if _MAY_OPEN.search(text, start) is None:
        return None
    opens = _with_first(text, start, list(_OPENS.finditer(text, start)))
    bounds: list[Bound] = []
    for index, found in enumerate(opens):
        last = index + 1 == len(opens)
        end = len(text) if last else opens[index + 1].start()
        names = _bound_names(text, found.end(), end, last=last)
        bounds.extend(
            Bound(direction=Direction(direction), names=names)
            for direction in found["directions"]
            if direction in "东南西北"
        )
    directions = {bound.direction for bound in bounds}
    if not directions or len(directions) < len(bounds):
        return None
    if len(directions) == 2 and _is_stretch(opens, directions):
        return None
    return Block(bounds=tuple(bounds), start=opens[0].start())


def _with_first(text: str, start: int, opens: list[re.Match[str]]) -> list[re.Match[str]]:
    """The bounds, with one before them that is joined to the words in front of it."""
    if len(opens) < FEWEST_AROUND - 1:
        return opens
    told = {character for found in opens for character in found["directions"]}
    *_, last = (None, *_RUNS_ON.finditer(text, start, opens[0].start()))
    if last is None or last["directions"] in told:
        return opens
    return [last, *opens]


def _bound_names(text: str, start: int, end: int, *, last: bool) -> tuple[Name, ...]:
    """The names of one bound: a bound may run along several lines (大通河、道源路)."""
    if last and (behind := _BEHIND.search(text, start, end)):
        end = behind.start()
    names = []
    position = start
    for piece in re.split(r"[、和及]", text[start:end]):
        name = piece.strip(_EDGE + ")")
        if name:
            begin = text.index(name, position)
            names.append(Name(name, begin, begin + len(name)))
        position += len(piece) + 1
    return tuple(names)


def _is_stretch(opens: list[re.Match[str]], directions: set[Direction]) -> bool:
    """Whether two bounds are the two ends of a line."""
    opposite = directions in (
        {Direction.EAST, Direction.WEST},
        {Direction.NORTH, Direction.SOUTH},
    )
    return opposite and any(found[0].endswith(_STARTS) for found in opens)


def read_enclosed(text: str, start: int, end: int) -> Enclosed | None:
    """由莫干山路、石祥路、通益路和登云路围合: the lines named last before the word, if any."""
    word = _ENCLOSED.search(text, start, end) if _AROUND.search(text, start, end) else None
    if word is None:
        return None
    lines: list[Name] = []
    for name in line_names(text, start, word.start()):
        if lines and _LIST_MARK.fullmatch(text, lines[-1].end, name.start) is None:
            # A joint may stand at the front of a name (和登云路): then nothing lies between.
            lines = lines if lines[-1].end == name.start else []
        lines.append(name)
    if len(lines) < FEWEST_AROUND:
        return None
    return Enclosed(lines=tuple(lines), where=Name(word[0], word.start(), word.end()))
