"""Sites on one side of lines: 康桥路以南、拱康路以西; 石祥路南侧; 云锦路东桃源街北."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshu_geo.location._names import line_names
from gongshu_geo.location._offsets import DIRECTION
from gongshu_geo.location.expression import Direction, Name, Quadrant

_ON_SIDE = re.compile(
    rf"(?P<name>[^,;、()]{{2,16}}?)(?:以(?P<side>{DIRECTION})(?!段|[\u4e00-\u9fff]{{0,9}}口)"
    rf"|(?P<side2>{DIRECTION})[侧面边](?!段|[\u4e00-\u9fff]{{0,9}}口))"
)
# 云锦路东桃源街北: bare directions count only where a line's name ends before each of them and
# another name, a mark or the end follows; 石祥路东段, 拱康路北延, 中山路南口 say something else.
_BARE = re.compile(rf"(?P<side>{DIRECTION})(?:的|地块|区块|角地块)?(?=$|[,;、()])")
MOST_SIDES = 12
"""A text with more sides than this describes no one site; each side is held against each other."""
_TOLD = re.compile("[东南西北]")
"""Without any of these a text tells no side."""
_NO_LINE = re.compile(r"交[叉汇界]|路口|\d号|端口")


def read_quadrant(text: str, start: int, end: int) -> Iterator[Quadrant]:
    """The lines that a site lies beside, each with the side that it lies on."""
    if _TOLD.search(text, start, end) is None:
        return
    sides = [*_worded(text, start, end)]
    taken = {name.end for name, _ in sides}
    sides.extend(
        side
        for side in _bare(text, start, end, least=1 if sides else 2)
        if side[0].end not in taken
    )
    if 0 < len(sides) <= MOST_SIDES:
        yield Quadrant(sides=tuple(sorted(sides, key=lambda side: side[0].start)))


def _worded(text: str, start: int, end: int) -> Iterator[tuple[Name, Direction]]:
    """A路以南, B路西侧."""
    for found in _ON_SIDE.finditer(text, start, end):
        if _NO_LINE.search(found["name"]):
            continue
        named = any(True for _ in line_names(text, found.start("name"), found.end("name")))
        if named or found["name"].endswith("界"):
            yield (
                Name(found["name"], found.start("name"), found.end("name")),
                Direction(found["side"] or found["side2"]),
            )


def _bare(text: str, start: int, end: int, *, least: int) -> Iterator[tuple[Name, Direction]]:
    """云锦路东桃源街北: two lines or more with a bare direction behind each.

    Beside sides told in words one is enough: 登云路以北、金华路东.
    """
    names = list(line_names(text, start, end))
    found: list[tuple[Name, Direction]] = []
    for index, name in enumerate(names):
        # The name found may begin with the direction that belongs to the one before: 东桃源街.
        last = _BARE.match(text, name.end, end)
        if last is not None:
            found.append((name, Direction(last["side"])))
        elif index + 1 < len(names) and names[index + 1].start == name.end:
            side = re.match(DIRECTION, names[index + 1].text)
            if side is not None and len(names[index + 1].text) > side.end() + 1:
                found.append((name, Direction(side[0])))
                following = names[index + 1]
                names[index + 1] = Name(
                    following.text[side.end() :], following.start + side.end(), following.end
                )
    if len(found) >= least:
        yield from found
