"""House numbers: 莫干山路1418号, 98-108号, 88号对面, 石祥路319号向南300米."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshu_geo.location._names import line_names
from gongshu_geo.location._offsets import HOUSE_SIDE, OFFSET, beside_house, offset_from
from gongshu_geo.location.expression import HouseNumber, Name, Single
from gongshu_geo.text import CHINESE_NUMERAL, chinese_number

NUMBER = re.compile(
    rf"\s*(?:第)?(?P<first>\d{{1,9}}|[{CHINESE_NUMERAL}]{{1,9}})(?:(?:[-、]|号?(?:-|至|到|[与和](?=\d{{1,9}}号之间)))(?P<last>\d{{1,9}}))?\s*(?:号|#)"
    r"(?!线|楼|门(?![口前面外])|地块|支路|码头|高炉|冷却塔|公路)"
)
_BARE_NUMBER = re.compile(r"\s*(?P<first>\d{1,4})(?P<last>)\s*$")
_BRACKET = re.compile(r"\([^()]{1,20}\)")
"""石祥路(莫干山路以东)319号: the number may stand behind a bracket."""
_RELATION = re.compile(r"[^,;。]{0,12}?(?P<relation>斜?对面|附近|旁边|旁)")


def house_numbers(text: str, start: int, end: int) -> Iterator[Single]:
    """莫干山路1418号, 98-108号, 88号对面, 石祥路319号向南300米."""
    for name in line_names(text, start, end):
        bracket = _BRACKET.match(text, name.end, end)
        number = (
            NUMBER.match(text, name.end, end)
            or _BARE_NUMBER.match(text, name.end, end)
            or (NUMBER.match(text, bracket.end(), end) if bracket else None)
        )
        if number is None or chinese_number(number["first"]) is None:
            continue
        house = house_number(text, name, number, end)
        offset = OFFSET.match(text, number.end(), end)
        side = None if offset else HOUSE_SIDE.match(text, number.end(), end)
        if offset is not None:
            yield offset_from(house, offset)
        else:
            yield beside_house(house, side) if side else house


def house_number(text: str, road: Name, number: re.Match[str], end: int) -> HouseNumber:
    """The house number of a match; 1418-1号 is a sub-number, 98-108号 a range."""
    first = chinese_number(number["first"]) or 0
    last = int(number["last"]) if number["last"] else None
    relation = _RELATION.match(text, number.end(), end)
    return HouseNumber(
        road=road,
        number=first,
        last=last if last is not None and first < last <= first + 400 else None,
        where=Name(number[0], number.start(), number.end()),
        relation=Name(relation["relation"], relation.start("relation"), relation.end("relation"))
        if relation
        else None,
    )
