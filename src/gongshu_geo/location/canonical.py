"""The one way to write an expression in Chinese, so that reading it gives the expression again."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from gongshu_geo.location.expression import (
    Area,
    Beyond,
    Block,
    Bound,
    Chainage,
    Coordinates,
    Enclosed,
    Expression,
    HouseNumber,
    Intersection,
    Near,
    Parcel,
    Place,
    Quadrant,
    Segment,
    Several,
    WholeLine,
)

_LARGEST_DEGREES = 180.0


def write(expression: Expression) -> str:  # noqa: C901, PLR0911, PLR0912 - a line for each kind
    """An expression in its canonical Chinese form.

    Parameters
    ----------
    expression
        Any expression; where its names stand in the text that it was read from does not matter.

    Returns
    -------
    text
        Reading it gives the expression again, with other spans, among the readings of the text:
        a name that is a whole line is also read as a place.

    Examples
    --------
    >>> from gongshu_geo.location.grammar import parse
    >>> [write(reading) for reading in parse("莫干山路/石祥路路口的东南角").readings[:1]]
    ['莫干山路与石祥路交叉口东南角']
    """
    match expression:
        case Coordinates():
            return _coordinates(expression)
        case HouseNumber():
            return _house_number(expression)
        case Intersection():
            return _intersection(expression)
        case Segment():
            return _segment(expression)
        case Beyond():
            return f"{expression.line.text}({expression.limit.text}以{expression.direction}段)"
        case WholeLine():
            # What is only named beside something else stands in its bracket: 公寓(文晖路分店).
            line = expression.line.text
            return line if expression.alone else f"商店({line}分店)"
        case Parcel():
            return f"{expression.unit.text if expression.unit else ''}{expression.code.text}地块"
        case Place() | Area():
            return expression.name.text
        case Near():
            return _near(expression)
        case Block():
            return "、".join(_bound(bound) for bound in expression.bounds)
        case Quadrant():
            return "、".join(f"{name.text}以{side}" for name, side in expression.sides)
        case Enclosed():
            return f"{'、'.join(line.text for line in expression.lines)}围合"
        case Chainage():
            return _chainage(expression)
        case Several():
            return _several(expression)
        case _:
            assert_never(expression)


def _coordinates(pair: Coordinates) -> str:
    """Degrees with longitude first, or X as northing and Y as easting; the system in brackets."""
    x, y = (_digits(number, pair.step) for number in (pair.x, pair.y))
    numbers = f"X={y},Y={x}" if abs(pair.x) > _LARGEST_DEGREES else f"{x},{y}"
    return f"{numbers}({pair.system.text})" if pair.system else numbers


def _digits(number: float, step: float) -> str:
    """A number with as many decimals as were written."""
    decimals = max(0, -Decimal(repr(step)).adjusted())
    return f"{number:.{decimals}f}"


def _house_number(house: HouseNumber) -> str:
    last = f"-{house.last}" if house.last else ""
    relation = house.relation.text if house.relation else ""
    return f"{house.road.text}{house.number}{last}号{relation}"


def _intersection(crossing: Intersection) -> str:
    """The lines with what says that they meet, if the text did."""
    names = [line.text for line in crossing.lines]
    if not crossing.stated:
        meeting = "".join(names)
    elif len(names) == 2:
        meeting = f"{names[0]}与{names[1]}交叉口"
    else:
        meeting = f"{'、'.join(names)}交叉口"
    return f"{meeting}{crossing.side}{_corner_or_side(crossing)}" if crossing.side else meeting


def _corner_or_side(crossing: Intersection) -> str:
    """角 between two directions, 侧 towards one."""
    return "角" if crossing.side and len(crossing.side) > 1 else "侧"


def _segment(segment: Segment) -> str:
    """The ends in brackets behind the road, or in prose where the road is not named."""
    ends = segment.begin.text, segment.end.text
    if segment.heading is not None:
        line = "-".join(line.text for line in segment.lines)
        return f"{line}{segment.heading.opposite}起{ends[0]},{segment.heading}至{ends[1]}"
    if not segment.lines:
        return "自{}起至{}止".format(*ends)
    return "{}({}-{})".format("-".join(line.text for line in segment.lines), *ends)


def _near(near: Near) -> str:
    """The origin with direction, and with metres where they are known."""
    origin = write(near.origin)
    if near.distance_m is None:
        return f"{origin}{near.direction}侧"
    metres = f"{_digits_of(near.distance_m)}米"
    if near.direction is None:
        return f"{origin}约{metres}处"
    side = f"路{near.road_side}" if near.road_side else ""
    return f"{origin}往{near.direction}{metres}{side}"


def _digits_of(metres: float) -> str:
    """Metres in full, without an exponent and without idle zeros."""
    text = f"{Decimal(repr(metres)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _bound(bound: Bound) -> str:
    return f"{bound.direction}至{'和'.join(name.text for name in bound.names)}"


def _chainage(chainage: Chainage) -> str:
    """The road with kilometres and metres, a range with its end."""
    road = chainage.road.text if chainage.road else ""
    return road + "~".join(
        f"K{int(metres // 1000)}+{_digits_of(round(metres % 1000, 3))}"
        for metres in (chainage.begin_m, chainage.end_m)
        if metres is not None
    )


def _several(several: Several) -> str:
    """The likeliest reading of each part, the number stated behind the last."""
    parts = [write(readings[0]) for readings in several.parts]
    count = f"等{several.stated_count}处" if several.stated_count else ""
    separator = ";" if _all_coordinates(several) else "、"
    return separator.join(parts) + count


def _all_coordinates(several: Several) -> bool:
    return all(isinstance(readings[0], Coordinates) for readings in several.parts)
