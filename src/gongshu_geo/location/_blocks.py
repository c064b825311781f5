"""Resolves areas told by the lines around them: blocks, quadrants, one side of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._found import Found, Miss, unknown_line
from gongshu_geo.location._geometry import worst
from gongshu_geo.location._junctions import never_meet
from gongshu_geo.location._prolong import ACCURACY_SHARE, MOST_OF_RING, prolonged
from gongshu_geo.location._rings import (
    SLIVER_M2,
    corners_of,
    face_between,
    face_touching,
    outside,
    ring_between,
)
from gongshu_geo.location._sides import (
    SIDE_REACH_M,
    Sided,
    corner_point,
    is_corner,
    strip_along,
    strip_between,
)
from gongshu_geo.location._stretches import ROAD_WIDTH_M, cut, drawn, remarks
from gongshu_geo.location.expression import Block, Direction, Enclosed, Name, Quadrant
from gongshu_geo.location.gazetteer import Gazetteer, Line, Region

BORDER_ACCURACY_M = 30.0
"""Accuracy of gis/district.geojson, by gis/README.md."""
AMBIGUOUS_M = 400.0
"""Corners of the same two lines further apart than this are places to choose from."""

_COMPASS = (Direction.NORTH, Direction.EAST, Direction.SOUTH, Direction.WEST)
"""In order around a block."""
_BORDER = re.compile(r"^(?:拱墅|余杭|西湖|上城|下城|江干|临平)?区{0,2}市?界线?$")
_EDGE_OF = re.compile(
    r"(?:[东南西北]侧)?(?:沿线|沿河|沿岸|道路|用地|河道|规划)*(?:绿化带|绿带|绿地|红线|边线|控制线|中心线|蓝线|绿线|河岸|岸线)$"
)
"""Bounds are told by the edge of a road or river (上塘路绿化带, 登云路道路红线), too: within its
width, which the accuracy of a block holds."""
_NO_ROADS = (
    (re.compile(r"铁路|铁道|高铁|轨道|绕行线"), Bilingual("铁路", "a railway")),
    (re.compile(r"界线?$"), Bilingual("界线", "a border")),
    (re.compile(r"规划.*[路街道线]$"), Bilingual("规划道路", "a planned road")),
    (re.compile(r"地块|[A-Z]{1,3}\d"), Bilingual("地块", "a parcel")),
    (
        re.compile(r"(?:公司|集团|中心|学校|小学|中学|幼儿园|医院|厂|所|局|院|村|委员?会)$"),
        Bilingual("单位", "an owner or office"),
    ),
    (re.compile(r"现状|用地|绿[化地]|围墙|红线"), Bilingual("现状用地", "land as it is")),
)
"""What bounds may be that are no road or river of the gazetteer, told by their words."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Sides of a site that are known, and what was said of the others."""

    sides: tuple[Sided, ...] = ()
    names: tuple[tuple[Name, str], ...] = ()
    evidence: tuple[Bilingual, ...] = ()
    problems: tuple[Bilingual, ...] = ()

    @property
    def bounds(self) -> dict[Direction, list[Line]]:
        """Lines by where they lie seen from the site, straight directions only."""
        bounds: dict[Direction, list[Line]] = {}
        for line, side in self.sides:
            if side in _COMPASS:
                bounds.setdefault(side.opposite, []).append(line)
        return bounds

    @property
    def accuracy_m(self) -> float:
        """Accuracy of the worst line."""
        return worst(*(line.accuracy_m for line, _ in self.sides)) + ROAD_WIDTH_M


def resolve_block(gazetteer: Gazetteer, block: Block) -> Found | Miss:
    """The polygon that four named lines enclose; the strip or corner that two or three give."""
    known = _look_up(gazetteer, ((b.names, b.direction) for b in block.bounds), bound=True)
    stated = {bound.direction for bound in block.bounds}
    absent = [str(d) for d in (Direction(c) for c in "东南西北") if d not in stated]
    problems = known.problems
    if absent:
        missing = Bilingual(f"缺少{'、'.join(absent)}至", f"no bound given: {', '.join(absent)}")
        problems = (*problems, missing)
    if len(known.bounds) < 2:
        return Miss(problems=problems, names=known.names)
    found = _within(gazetteer, known)
    if isinstance(found, Miss):
        return Miss(problems=(*problems, *found.problems), names=known.names, choices=found.choices)
    return _as_block(found, len(known.bounds)).but(*problems)


def resolve_quadrant(gazetteer: Gazetteer, quadrant: Quadrant) -> Found | Miss:
    """The corner, strip or block on the named sides of lines; beside one line where it is alone."""
    sides = [((name,), side.opposite) for name, side in quadrant.sides]
    known = _look_up(gazetteer, sides, bound=False)
    if not known.sides:
        return Miss(problems=known.problems)
    if len(known.sides) == 1:
        return _one_side(known)
    found = _within(gazetteer, known)
    if isinstance(found, Miss):
        return Miss(problems=(*known.problems, *found.problems), choices=found.choices)
    if len(known.bounds) > 2:
        found = _as_block(found, len(known.bounds))
    return found.but(*known.problems)


def resolve_enclosed(gazetteer: Gazetteer, enclosed: Enclosed) -> Found | Miss:
    """The face that the named lines enclose, in whatever order they are named."""
    matches = [(name, gazetteer.line(name.text)) for name in enclosed.lines]
    unknown = tuple(unknown_line(name) for name, match in matches if match is None)
    names = tuple((cut(name, match.skipped), "bound") for name, match in matches if match)
    lines = tuple(dict.fromkeys(match.line for _, match in matches if match))
    face = face_touching(lines) if not unknown else None
    if face is None:
        return Miss(problems=unknown or (_NO_FACE,), names=names)
    return Found(
        geometry=face,
        method="enclosed",
        accuracy_m=worst(*(line.accuracy_m for line in lines)) + ROAD_WIDTH_M,
        names=names,
        evidence=(*remarks(*(match.remark for _, match in matches if match)), _enclosed_by(lines)),
    )


_NO_FACE = Bilingual("所列各线不能围成一块", "the lines named enclose no single area")


def _look_up(
    gazetteer: Gazetteer, bounds: Iterable[tuple[tuple[Name, ...], Direction]], *, bound: bool
) -> _Known:
    """The lines of names, each with where it lies seen from the site."""
    known = _Known()
    for names, direction in bounds:
        found = [(name, *line) for name in names if (line := _line(gazetteer, name))]
        lines = {name for name, *_ in found}
        lacking = tuple(name for name in names if name not in lines)
        problems = known.problems
        if lacking:
            told = _unknown_bound(lacking, direction) if bound else unknown_line(names[0])
            problems = (*problems, told)
        known = _Known(
            (*known.sides, *((line, direction.opposite) for _, line, _, _ in found)),
            (*known.names, *((cut(name, skipped), "bound") for name, _, skipped, _ in found)),
            (*known.evidence, *remarks(*(remark for *_, remark in found))),
            problems,
        )
    return known


def _line(gazetteer: Gazetteer, name: Name) -> tuple[Line, int, Bilingual | None] | None:
    """The road, river or border of a bound's name."""
    match = gazetteer.line(name.text)
    if match is not None:
        return match.line, match.skipped, match.remark
    edge = _EDGE_OF.search(name.text)
    match = gazetteer.line(name.text[: edge.start()]) if edge else None
    if match is not None:
        told = Bilingual(
            f"“{name.text}”按{match.line.name}计", f"{name.text} taken as {match.line.name}"
        )
        return match.line, match.skipped, match.remark or told
    if not _BORDER.match(name.text):
        return None
    border = _border(gazetteer.district)
    return (border, 0, None) if border else None


@lru_cache(maxsize=4)
def _border(district: Region) -> Line | None:
    """The boundary of the district, as a line that blocks may reach to."""
    boundary = shapely.line_merge(shapely.boundary(district.shape_4549))
    if not isinstance(boundary, (shapely.LineString, shapely.MultiLineString)):
        return None
    return Line(
        name=f"{district.name}界",
        kind="border",
        source=Bilingual("区界", "the district's boundary"),
        axis_4549=boundary,
        accuracy_m=BORDER_ACCURACY_M,
    )


def _unknown_bound(names: tuple[Name, ...], direction: Direction) -> Bilingual:
    """The problem of a bound that the gazetteer lacks, with what its words tell it to be."""
    text = "、".join(name.text for name in names)
    kind = next((kind for pattern, kind in _NO_ROADS if pattern.search(text)), None)
    return Bilingual(
        f"{direction}至“{text}”{f'({kind.zh})' if kind else ''}不在地名库",
        f"bound {direction} {text}{f' ({kind.en})' if kind else ''} is not in the gazetteer",
    )


def _within(gazetteer: Gazetteer, known: _Known) -> Found | Miss:
    """The area on the named sides of two lines or more."""
    bounds = known.bounds
    if len(bounds) == 4:
        return _whole_block(gazetteer, known)
    if len(bounds) == 3:
        return _open_block(gazetteer, known) or _corner(gazetteer, known)
    (first, one), (second, other) = known.sides[0], known.sides[-1]
    if len(bounds) == 2 and one == other.opposite:
        strip = strip_between(first, second, one)
        if strip is None:
            return Miss(problems=(_no_strip(first, second),))
        return _found(known, strip, "strip")
    return _corner(gazetteer, known)


def _whole_block(gazetteer: Gazetteer, known: _Known) -> Found | Miss:
    """The polygon between four bounds."""
    bounds = known.bounds
    simple = all(len(along) == 1 and along[0].kind != "border" for along in bounds.values())
    ring: BaseGeometry | Bilingual | None = None
    if simple:
        ring = ring_between(gazetteer, [bounds[direction][0] for direction in _COMPASS])
    if not isinstance(ring, BaseGeometry) or outside(ring, bounds):
        face = face_between(bounds)
        ring = face if face is not None else ring
    if not isinstance(ring, BaseGeometry):
        miss = Miss(problems=(ring or _NO_FACE,), names=known.names)
        return _prolonged_block(gazetteer, known) or miss
    doubts = tuple(
        Bilingual(
            f"{bounds[direction][0].name}并不在围成范围的{direction}面",
            f"{bounds[direction][0].name} is not {direction} of the area enclosed",
        )
        for direction in outside(ring, bounds)
    )
    lines = tuple(dict.fromkeys(line for line, _ in known.sides))
    return Found(
        geometry=ring,
        method="bounded",
        accuracy_m=known.accuracy_m,
        names=known.names,
        evidence=(_enclosed_by(lines), *known.evidence),
        problems=doubts,
    )


def _prolonged_block(gazetteer: Gazetteer, known: _Known) -> Found | None:
    """The polygon between four bounds of which some stop short of the next, with a doubt each."""
    longer = prolonged(gazetteer, known.bounds)
    face = face_between(longer.bounds) if longer else None
    if longer is None or face is None or longer.added_m > MOST_OF_RING * face.length:
        return None
    return Found(
        geometry=face,
        method="bounded",
        accuracy_m=known.accuracy_m + ACCURACY_SHARE * longer.added_m,
        names=known.names,
        evidence=(_enclosed_by(dict.fromkeys(line for line, _ in known.sides)), *known.evidence),
        problems=longer.doubts,
    )


def _open_block(gazetteer: Gazetteer, known: _Known) -> Found | None:
    """The strip between two opposite bounds, beside the third."""
    bounds = known.bounds
    middle = next(direction for direction in bounds if direction.opposite not in bounds)
    first, second = (along[0] for direction, along in bounds.items() if direction != middle)
    strip = strip_along(gazetteer, bounds[middle][0], (first, second), middle.opposite)
    if strip is None or strip.area < SLIVER_M2:
        return None  # 石桥路 and 秋石高架路 lie on each other: nothing is between them
    return _found(known, strip, "partial_block")


def _corner(gazetteer: Gazetteer, known: _Known) -> Found | Miss:
    """The point in the corner of the first two sides that make one."""
    pairs = [
        (a, b)
        for i, a in enumerate(known.sides)
        for b in known.sides[i + 1 :]
        if is_corner(a[1], b[1]) and a[0].name != b[0].name
    ]
    if not pairs:
        return Miss(problems=(_NO_FACE,))
    for (first, _), (second, _) in pairs:
        corners = corners_of(gazetteer, first, second)
        points = [point for c in corners if (point := corner_point(c, known.sides)) is not None]
        if points:
            return _at_corner(known, points, f"{first.name}×{second.name}")
    (first, _), (second, _) = pairs[0]
    if corners_of(gazetteer, first, second):
        return Miss(problems=(_no_corner(known),))
    return Miss(problems=(never_meet(first, second),))


def _at_corner(known: _Known, points: list[shapely.Point], title: str) -> Found | Miss:
    """One corner, or several that the text cannot choose from."""
    spread = max(float(shapely.distance(points[0], point)) for point in points)
    if spread <= AMBIGUOUS_M:
        return _found(known, points[0], "corner")
    many = Bilingual(
        f"{title}相交 {len(points)} 处,相距约 {spread:.0f} 米",
        f"{title} meet {len(points)} times, about {spread:.0f} m apart",
    )
    choices = tuple(
        (title, point, Bilingual(f"第 {i} 处", f"no. {i}")) for i, point in enumerate(points, 1)
    )
    return Miss(problems=(many,), choices=choices)


def _found(known: _Known, geometry: BaseGeometry, method: str) -> Found:
    """An area that is open on some side, with its reach as accuracy."""
    return Found(
        geometry=geometry,
        method=method,
        accuracy_m=known.accuracy_m + SIDE_REACH_M,
        names=known.names,
        evidence=(*known.evidence, *(drawn(line) for line, _ in known.sides), _ASSUMED),
    )


def _as_block(found: Found, bounds: int) -> Found:
    """A corner or strip that a block's bounds gave, named as part of it."""
    if found.method in {"bounded", "partial_block"}:
        return found
    told = Bilingual(f"四至中只知 {bounds} 面", f"{bounds} of four bounds are known")
    return Found(
        geometry=found.geometry,
        method="partial_block",
        accuracy_m=found.accuracy_m,
        names=found.names,
        evidence=(*found.evidence, told),
        problems=found.problems,
    )


def _one_side(known: _Known) -> Found:
    """Beside one line, on the side named: the whole line, known less well."""
    ((line, side),) = known.sides
    told = Bilingual(
        f"只知在{line.name}{side}侧,取全线", f"known only to lie {side} of {line.name}: all of it"
    )
    return _found(known, line.axis_4549, "one_side").but(told, *known.problems)


_ASSUMED = Bilingual(
    f"离路 {SIDE_REACH_M:.0f} 米以内是按路口间距的假定,未经实测",
    f"within {SIDE_REACH_M:.0f} m of the line is assumed from the spacing of junctions, "
    "never measured",
)


def _enclosed_by(lines: Iterable[Line]) -> Bilingual:
    names = [line.name for line in lines]
    return Bilingual(f"由{'、'.join(names)}围合", f"enclosed by {', '.join(names)}")


def _no_corner(known: _Known) -> Bilingual:
    """The problem of sides that no place lies on at once."""
    zh = "、".join(f"{line.name}以{side}" for line, side in known.sides)
    en = ", ".join(f"{side} of {line.name}" for line, side in known.sides)
    return Bilingual(f"没有一处同在{zh}", f"no place lies {en} at once")


def _no_strip(first: Line, second: Line) -> Bilingual:
    return Bilingual(
        f"{first.name}与{second.name}之间围不成带状范围",
        f"{first.name} and {second.name} bound no strip",
    )
