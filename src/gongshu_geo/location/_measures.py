"""Lengths and areas that a text states: 总用地面积12.5公顷, 占地约86亩, 全长3300米."""

from __future__ import annotations

import re

from gongshu_geo.location.expression import Measure, Name

_AREA = re.compile(
    r"(?P<words>[\u4e00-\u9fff]{0,6}?面积|占地|用地)(?:约|为|共|计|合计|:|大约|近)*\s*"
    r"(?P<number>\d{1,9}(?:\.\d{1,6})?)\s*(?P<unit>平方公里|平方千米|公顷|ha|万平方米|万平米|平方米|平米|m2|亩)"
)
_FLOOR = re.compile(r"建筑|绿化|营业|商业|楼面")
"""Areas of floors and lawns are none of the site."""
_LENGTH = re.compile(
    r"(?:全长|总长度?|长度|路?长)(?:约|为|共|计|合计|:|大约|近)*\s*"
    r"(?P<number>\d{1,9}(?:\.\d{1,6})?)\s*(?P<unit>公里|千米|km|米|m)(?![2²])"
)
_WORDS = ("面积", "占地", "用地", "长")
_UNITS = {
    "平方公里": 1e6, "平方千米": 1e6, "公顷": 1e4, "ha": 1e4, "万平方米": 1e4, "万平米": 1e4,
    "平方米": 1.0, "平米": 1.0, "m2": 1.0, "亩": 10_000 / 15,
    "公里": 1e3, "千米": 1e3, "km": 1e3, "米": 1.0, "m": 1.0,
}  # fmt: skip


def read_measures(text: str) -> tuple[Measure, ...]:
    """The areas and lengths that a text states of its site, in order of kind, then of place."""
    if not any(word in text for word in _WORDS):
        return ()
    areas = (found for found in _AREA.finditer(text) if _FLOOR.search(found["words"]) is None)
    return (
        *(_measure("area_m2", found) for found in areas),
        *(_measure("length_m", found) for found in _LENGTH.finditer(text)),
    )


def _measure(quantity: str, found: re.Match[str]) -> Measure:
    return Measure(
        quantity=quantity,
        value=float(found["number"]) * _UNITS[found["unit"]],
        where=Name(found[0], found.start(), found.end()),
    )
