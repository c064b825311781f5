"""Intersections of roads and rivers: 莫干山路与石祥路交叉口东南角."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from gongshu_geo.location._names import ALIAS, line_names
from gongshu_geo.location._offsets import DIRECTION, OFFSET, SIDE, offset_from
from gongshu_geo.location.expression import Direction, Intersection, Name, Segment, Single

_MEET = re.compile(
    r"\s*(?:相?交[叉汇界会](?:路口|口|处|点)?|相[交会汇](?:处|点|口)?|(?:交叉|[十丁]字|[三多]岔|T[字型形]?)?路口"
    r"|道口|口|交界|立交(?:桥|枢纽)?|互通(?:立交|枢纽)?)(?:的|处|附近)?"
)
_JOINED = re.compile(r"\s*(?:与|和|及|同|跨|穿越?|/{1,3}|、|-|&|×|\(|\))?\s*")
_JOINTS = frozenset(("与", "和", "及", "同", "跨", "穿", "穿越", "/", "//", "///", "&", "×"))
"""Words that say that two lines cross; some of them stand at the front of the second name."""
_LISTED = frozenset(("、", "和", "及"))
"""Marks between the roads that one other crosses."""
_NOT_ALONE = frozenset("-()、")
"""Marks between two lines that say so only where 交叉口 or the like follows."""
_NO_CROSSING = re.compile(
    rf"以?{DIRECTION}[侧面]?(?:(?:的?路)?段|的?部分)|\([^()]{{2,}}(?:[-至到]|以{DIRECTION})[^()]*\)"
)
"""石祥路上塘路以东段 and 莫干山路和沈半路(石祥路-康桥路) name no crossing of their two roads."""


_FRONT = "与和及同"
_ONWARD = re.compile(rf"(?:{DIRECTION}[角侧])?[至到](?P<end>[^,;、()]{{2,24}})")
_ODD_END = re.compile(r"(?:隧道|通道|立交|互通|桥|铁路|铁道|高铁|匝道|线)$")
_SHORT = 10
_ODD = re.compile(
    r"(?P<first>[^()与和及同、,;/×]{2,10}?)(?:[与和及同、/×]|//)(?P<second>[^()与和及同、,;/×]{2,10}?)"
    r"(?:相?交[叉汇界会](?:路口|口|处|点)?|相[交会汇](?:处|点|口)?|(?:交叉)?路口|(?<=[路街道])口)(?:的|处)?"
)


def intersections(text: str, start: int, end: int) -> Iterator[Single]:
    """莫干山路与石祥路交叉口东南角; two or three lines, joined by a word, a mark or nothing."""
    names = _without_aliases(text, list(line_names(text, start, end)))
    for index, first in enumerate(names):
        run = [first]
        joints: list[str] = []
        meet = None
        for following in names[index + 1 : index + 3]:
            joint = _JOINED.fullmatch(text, _behind_alias(text, run[-1].end), following.start)
            if meet is not None or joint is None:
                break
            joints.append(joint[0].strip() or following.text[0])
            run.append(following)
            meet = _MEET.match(text, _behind_alias(text, following.end), end)
        if len(run) < 2:
            continue
        if meet is None and _NO_CROSSING.match(text, run[-1].end, end):
            return
        if meet is None and not _NOT_ALONE.isdisjoint(joints):
            continue  # 拱康路-永宁路 are the ends of something; 沈半路、拱康路 are two sites
        position = meet.end() if meet else run[-1].end
        onward = _onward(text, run, position, end)
        if onward is not None:
            yield onward
            return
        # 广业街/长青路 may be one road under two names.
        stated = meet is not None or (joints[0] in _JOINTS and joints[0] != "/")
        yield _crossing(text, tuple(run), position, end, stated=stated)
        if len(run) == 3:
            yield _crossing(text, tuple(run[1:]), position, end, stated=stated)
        return


def _onward(text: str, run: list[Name], position: int, end: int) -> Segment | None:
    """The road from one crossing to the next: 金昌路拱康路至通益路段.

    Also 金昌路与拱康路口至金昌路与通益路口.
    """
    found = _ONWARD.match(text, position, end)
    if found is None or len(run) != 2:
        return None
    road, begin = run
    names = list(line_names(text, found.start("end"), found.end("end")))
    if len(names) == 2:
        # The road that both crossings name; a joint may stand at the front of a name (与通益路).
        here = {name.text.lstrip(_FRONT): name for name in run}
        there = {name.text.lstrip(_FRONT): name for name in names}
        both = [text for text in here if text in there]
        if len(both) != 1:
            return None
        road = here[both[0]]
        (begin,) = (name for name in run if name is not road)
        names = [name for text, name in there.items() if text != both[0]]
    return Segment(lines=(road,), begin=begin, end=names[0]) if len(names) == 1 else None


def odd_crossings(text: str, start: int, end: int) -> Iterator[Single]:
    """丰古隧道与石祥路交叉口: one of the two is no road by its last characters."""
    found = _ODD.match(text, start, end)
    if found is None:
        return
    lines = tuple(_road_or_words(text, found, which) for which in ("first", "second"))
    if any(_ODD_END.search(line.text) for line in lines):
        yield _crossing(text, lines, found.end(), end, stated=True)


def _road_or_words(text: str, found: re.Match[str], which: str) -> Name:
    """The last road or river in a group of a match, else all of its words."""
    *_, name = (
        Name(found[which], found.start(which), found.end(which)),
        *line_names(text, found.start(which), found.end(which)),
    )
    return name


def is_odd_line(text: str, start: int, end: int) -> bool:
    """Whether an item is a tunnel, a bridge or the like and nothing else."""
    return end - start <= _SHORT and _ODD_END.search(text[start:end]) is not None


def _behind_alias(text: str, position: int) -> int:
    """Where the text goes on behind another name of the same road in brackets, if one follows."""
    alias = ALIAS.match(text, position)
    return alias.end() if alias else position


def _without_aliases(text: str, names: list[Name]) -> list[Name]:
    """The names that stand in no bracket that gives another name of the road before it."""
    if "(" not in text:
        return names
    inside = [alias.span() for alias in ALIAS.finditer(text)]
    return [name for name in names if not any(a <= name.start < b for a, b in inside)]


def shared_crossings(text: str, start: int, end: int) -> tuple[Intersection, ...]:
    """石祥路与莫干山路、上塘路交叉口: one road that crosses each of the others."""
    names = list(line_names(text, start, end))
    if len(names) < 3 or _MEET.match(text, names[-1].end, end) is None:
        return ()
    first, *others = names
    joints = [_joint(text, before, after) for before, after in pairwise(names)]
    if joints[0] not in _JOINTS or any(joint not in _LISTED for joint in joints[1:]):
        return ()
    return tuple(
        Intersection(lines=(first, other), stated=True, side=None, side_name=None)
        for other in others
    )


def _joint(text: str, before: Name, after: Name) -> str:
    """What joins two names; nothing where they are not joined."""
    joint = _JOINED.fullmatch(text, before.end, after.start)
    return "" if joint is None else joint[0].strip() or after.text[0]


def _crossing(
    text: str, lines: tuple[Name, ...], position: int, end: int, *, stated: bool
) -> Single:
    """The intersection of ``lines`` with what is said behind it: corner, side or offset."""
    offset = OFFSET.match(text, position, end)
    side = None if offset else SIDE.match(text, position, end)
    crossing = Intersection(
        lines=lines,
        stated=stated,
        side=Direction(side["side"]) if side else None,
        side_name=Name(side[0], side.start(), side.end()) if side else None,
    )
    return offset_from(crossing, offset) if offset else crossing


def opens_crossing(text: str, start: int, end: int) -> bool:
    """Whether an item begins with a name, or two parted by 、, behind which lines meet."""
    names = list(islice(line_names(text, start, end), 3))
    for before, name in zip([None, *names], names, strict=False):
        if name.start != start and (before is None or text[before.end : name.start] != "、"):
            return False
        if _MEET.match(text, name.end, end):
            return True
    return False
