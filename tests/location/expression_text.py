"""Expressions printed compactly, as tables of cases write them."""

from gongshu_geo.location.expression import (
    Area,
    Beyond,
    Block,
    Chainage,
    Coordinates,
    Enclosed,
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
from gongshu_geo.location.grammar import parse
from gongshu_geo.text import normalise


def readings(text):
    """Every reading of a text, printed, likeliest first."""
    return [printed(reading) for reading in parse(normalise(text).text).readings]


def reading(text):
    """The likeliest reading of a text, printed; nothing where there is none."""
    return next(iter(readings(text)), "")


def context(text):
    """The areas that a text names before the site, printed."""
    return [f"{area.level} {area.name.text}" for area in parse(normalise(text).text).context]


def printed(expression):  # noqa: C901, PLR0911, PLR0912 - one line for each expression
    match expression:
        case Coordinates(x=x, y=y, system=system):
            return words("coordinates", f"{x:.10g}", f"{y:.10g}", system and system.text)
        case HouseNumber(road=road, number=number, last=last, relation=relation):
            numbers = f"{number}-{last}" if last else str(number)
            return words("number", road.text, numbers, relation and relation.text)
        case Intersection(lines=lines, stated=stated, side=side):
            kind = "crossing" if stated else "crossing?"
            return words(kind, " × ".join(line.text for line in lines), side)
        case Segment(lines=lines, begin=begin, end=end, heading=heading):
            line = "-".join(line.text for line in lines)
            ends = (begin.text, "→", end.text)
            return words("segment", line and f"{line}:", *ends, heading and f"({heading})")
        case Beyond(line=line, limit=limit, direction=direction):
            return words("beyond", f"{line.text}:", limit.text, direction)
        case WholeLine(line=line, alone=alone):
            return words("line" if alone else "line?", line.text)
        case Parcel(code=code, unit=unit):
            return words("parcel", code.text, unit and f"of {unit.text}")
        case Place(name=name):
            return words("place", name.text)
        case Near(origin=origin, direction=direction, distance_m=distance, road_side=side):
            far = None if distance is None else f"{distance:g} m"
            return words("near", f"({printed(origin)})", direction, far, side and f"路{side}")
        case Area(name=name, level=level):
            return words(level, name.text)
        case Block(bounds=bounds):
            sides = (f"{b.direction} {'+'.join(n.text for n in b.names)}" for b in bounds)
            return words("block", ", ".join(sides))
        case Enclosed(lines=lines):
            return words("enclosed", " ".join(line.text for line in lines))
        case Chainage(road=road, begin_m=begin, end_m=end):
            metres = f"{begin:g}" if end is None else f"{begin:g}-{end:g}"
            return words("chainage", road and road.text, metres)
        case Quadrant(sides=sides):
            return words("quadrant", ", ".join(f"{name.text} {side}" for name, side in sides))
        case Several(parts=parts, stated_count=count):
            each = " ".join(f"[{printed(part[0])}]" for part in parts)
            return words("several", each, count and f"of {count}")
    raise TypeError(expression)


def words(*parts):
    return " ".join(str(part) for part in parts if part)
