"""Money, areas and lengths in cells, each in its field's own unit."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from gongshu_geo.errors import Bilingual
from gongshu_geo.register._cells import parse_number
from gongshu_geo.register.grid import Cell
from gongshu_geo.register.values.cells import fold, is_empty, is_error, text_of
from gongshu_geo.register.values.dates import BROKEN
from gongshu_geo.text import CHINESE_NUMERAL, chinese_number

Units = Mapping[str, float]

MU_M2 = 10000 / 15
"""Square metres in a 亩: 15 亩 are a hectare (国务院关于统一实行法定计量单位的命令, 1984)."""

MONEY_WAN: Units = MappingProxyType({
    "元": 1e-4, "rmb": 1e-4, "cny": 1e-4, "千元": 0.1, "万": 1.0, "万元": 1.0, "万人民币": 1.0,
    "百万": 100.0, "百万元": 100.0, "千万": 1000.0, "千万元": 1000.0,
    "亿": 1e4, "亿元": 1e4, "亿人民币": 1e4, "万亿元": 1e8,
})  # fmt: skip
"""10,000 yuan in each unit of money."""

AREA_M2: Units = MappingProxyType({
    "平方米": 1.0, "平米": 1.0, "m2": 1.0, "㎡": 1.0, "m^2": 1.0, "平方": 1.0, "平": 1.0,
    "万平方米": 1e4, "万平米": 1e4, "万m2": 1e4, "万㎡": 1e4, "万平方": 1e4, "万平": 1e4,
    "万方": 1e4, "亩": MU_M2, "万亩": MU_M2 * 1e4, "公顷": 1e4, "ha": 1e4, "hm2": 1e4,
    "万公顷": 1e8, "平方公里": 1e6, "平方千米": 1e6, "km2": 1e6,
})  # fmt: skip
"""Square metres in each unit of area; 万方 of land and buildings are 10,000 m²."""

LENGTH_M: Units = MappingProxyType({
    "米": 1.0, "m": 1.0, "延米": 1.0, "延长米": 1.0, "单延米": 1.0, "万米": 1e4,
    "千米": 1e3, "公里": 1e3, "km": 1e3, "延公里": 1e3, "里": 500.0, "华里": 500.0,
})  # fmt: skip
"""Metres in each unit of length; a 里 is half a kilometre (度量衡法, 1929)."""

AGREE = 0.02
"""How far two measures of one cell may differ and still be one: 54亩(约3.6公顷)."""

NO_NUMBER = Bilingual("不是数值", "not a number")
SEVERAL = Bilingual(
    "一格内有几个数值,分不清用哪个", "several numbers in one cell, unclear which holds"
)
A_RANGE = Bilingual("是一个范围,不是一个数值", "a range, not one number")
BOUND = Bilingual("只是上限或下限,不是数值", "a bound only, not a number")
NEGATIVE = Bilingual("不应为负", "should not be negative")
NO_UNIT = Bilingual("没有单位,表头也没有", "no unit, in the cell or in the heading")
VOLUME = Bilingual("是体积(土方、库容),不是面积", "a volume, not an area")
OTHER_UNIT = Bilingual("单位不合", "not a unit of this measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReading:
    """A number of a cell in its field's unit.

    Attributes
    ----------
    value
        The number, or ``None``.
    problem
        Why there is none; an empty cell has neither.
    """

    value: float | None = None
    problem: Bilingual | None = None


def read_money_wan(cell: Cell, unit: str = "") -> NumberReading:
    """Money in 10,000 yuan.

    Parameters
    ----------
    cell
        Of any type; a unit in it wins over ``unit``.
    unit
        The unit of numbers without one: 元, 万元, 亿元.
    """
    return _read(cell, unit, "money")


def read_area_m2(cell: Cell, unit: str = "") -> NumberReading:
    """An area in square metres; arguments as in :func:`read_money_wan`. A volume is a problem."""
    return _read(cell, unit, "area")


def read_length_m(cell: Cell, unit: str = "") -> NumberReading:
    """A length in metres; arguments as in :func:`read_money_wan`."""
    return _read(cell, unit, "length")


_UNITS = MappingProxyType({"money": MONEY_WAN, "area": AREA_M2, "length": LENGTH_M})


def _read(cell: Cell, unit: str, kind: str) -> NumberReading:
    if is_empty(cell):
        return NumberReading()
    if isinstance(cell, bool | dt.date):
        return NumberReading(problem=NO_NUMBER)
    if isinstance(cell, int | float):
        factor = _of_text("1", unit, kind).value
        if factor is not None and 0 <= cell < math.inf:
            return NumberReading(value=cell * factor)
        # repr keeps every digit: an inverse of how the number was written.
        return _of_text(repr(cell), unit, kind)
    return _of_text(text_of(cell), unit, kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number with its unit in a text."""

    start: int
    end: int
    number: float
    unit: str


@lru_cache(maxsize=65536)
def _of_text(text: str, unit: str, kind: str) -> NumberReading:
    if is_error(text):
        return NumberReading(problem=BROKEN)
    folded = _prepared(text)
    if kind == "area" and re.search(
        r"立方|m3|m³|土石?方|石方|库容|方量|混凝土", folded + fold(unit)
    ):
        return NumberReading(problem=VOLUME)
    units = _UNITS[kind]
    main = _main_part(folded)
    found = _quantities(main, units) or _quantities(folded, units)
    if not found:
        return NumberReading(problem=OTHER_UNIT if _NUMBER.search(main) else NO_NUMBER)
    if kind == "length":
        found = _lengths(main, found)
    problem = _form_problem(main, found)
    if problem:
        return NumberReading(problem=problem)
    return _one_value(found, units, _heading_unit(unit))


def _prepared(text: str) -> str:
    """Folded text in lower case, spaces between groups of figures closed."""
    closed = re.sub(r"(?<=\d)[\s   ](?=\d{3}(?!\d))", "", text)
    folded = fold(closed).casefold().replace("＋", "+")
    return _UNIT_IN_BRACKETS.sub(r"\1", _SPELT.sub(_spelt, folded))


_UNIT_IN_BRACKETS = re.compile(
    rf"(?<=\d)\(({'|'.join(map(re.escape, (*MONEY_WAN, *AREA_M2, *LENGTH_M)))})\)"
)
_SPELT = re.compile(rf"[{CHINESE_NUMERAL}]+(?=[亿万亩]|公[里顷]|平方|元|米)")


def _spelt(match: re.Match[str]) -> str:
    """三千万元 as 3000万元; 百万元 and 千米 are units and stay."""
    if not re.search(r"[一二两三四五六七八九十]", match[0]):
        return match[0]
    number = chinese_number(match[0])
    return match[0] if number is None else str(number)


def _main_part(folded: str) -> str:
    """A text before 其中 and without its brackets; as it is where nothing remains."""
    main = re.split(r"[,;。、(]?(?:其中|含(?=\D)|包括|包含)", folded)[0]
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", main)
    bare = re.sub(r"\(.*$", "", bare)
    return bare if re.search(r"\d", bare) else folded


_NUMBER = re.compile(
    r"(?<!\d)(?<!\d[.,])(?<![a-z])[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-+]?\d+)?"
    r"(?![\d.]|,\d)"
)
_APPROXIMATELY = r"(?:余|多|左右|上下|\+)?"
_OTHER = re.compile(r"[a-z%°一-鿿]")
"""What follows a number that is counted in something else: 2021年, 30%, 12车道, 3000美元."""


def _quantities(text: str, units: Units) -> list[Quantity]:
    """The numbers of a text that can be measures, in its order; 1亿2000万元 is one."""
    names = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    unit = re.compile(rf"{_APPROXIMATELY}({names})?{_APPROXIMATELY}")
    found: list[Quantity] = []
    for match in _NUMBER.finditer(text):
        number, after = parse_number(match[0]), unit.match(text, match.end())
        if number is None or after is None or _is_other(text, after):
            continue
        quantity = Quantity(
            start=match.start(), end=after.end(), number=number, unit=after[1] or ""
        )
        if found and _continues(found[-1], quantity, units):
            quantity = _together(found.pop(), quantity, units)
        found.append(quantity)
    return found


def _is_other(text: str, after: re.Match[str]) -> bool:
    """Whether a number is counted in what is no unit here; words may follow a unit: 万元以上."""
    following = text[after.end() : after.end() + 2]
    if after[1]:
        return bool(re.match(r"[a-z]|[美欧日港]元?|立方", following))
    return bool(_OTHER.match(following)) and not re.match(r"[至到以]", following)


def _together(last: Quantity, quantity: Quantity, units: Units) -> Quantity:
    number = last.number + quantity.number * units[quantity.unit] / units[last.unit]
    return Quantity(start=last.start, end=quantity.end, number=number, unit=last.unit)


def _continues(last: Quantity, quantity: Quantity, units: Units) -> bool:
    """Whether a quantity goes on in a smaller unit: 2000万元 of 1亿2000万元."""
    both = last.unit and quantity.unit and last.end == quantity.start
    return bool(both) and units[quantity.unit] < units[last.unit]


def _lengths(text: str, found: list[Quantity]) -> list[Quantity]:
    """Of several measures those that are lengths: 长2.3公里,宽30米."""
    long = [each for each in found if re.search(r"长度?[约为::]*$", text[: each.start])]
    not_wide = [
        each for each in found if not re.search(r"[宽高深厚径]度?[约为::]*$", text[: each.start])
    ]
    return long or not_wide or found


def _form_problem(text: str, found: list[Quantity]) -> Bilingual | None:
    """What is wrong with how the numbers stand."""
    if len(found) == 1 and found[0].number < 0:
        return NEGATIVE
    if re.search(r"[<>≤≥≦≧]|不[少低超大]于|不超过|以[上下内]|至[少多]|超过", text):
        return BOUND
    for last, following in pairwise(found):
        between = text[last.end : following.start]
        if between in {"-", "~", "至", "到", "--"} or (
            not between and text[following.start] == "-"
        ):
            return A_RANGE
    return None


def _one_value(found: list[Quantity], units: Units, unit: str) -> NumberReading:
    """The value that all quantities agree on."""
    known = [each for each in found if each.unit] or found
    values = []
    for each in known:
        factor = units.get(each.unit or unit)
        if factor is None:
            return NumberReading(problem=OTHER_UNIT if unit else NO_UNIT)
        values.append(each.number * factor)
    if max(values) - min(values) > AGREE * max(map(abs, values)):
        return NumberReading(problem=SEVERAL)
    return NumberReading(value=values[0])


def _heading_unit(unit: str) -> str:
    return fold(unit).casefold().strip("()[]:")
