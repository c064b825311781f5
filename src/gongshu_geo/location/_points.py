"""Resolves what is a point: coordinates and intersections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import shapely

from gongshu_geo.crs import CoordinateSystem, convert, parse_system
from gongshu_geo.errors import Bilingual, CrsError
from gongshu_geo.location._found import Found, Miss, unknown_line
from gongshu_geo.location._geometry import moved, worst
from gongshu_geo.location._houses import RELATION_ACCURACY_M
from gongshu_geo.location._junctions import Junction, junctions, never_meet
from gongshu_geo.location._stretches import ROAD_WIDTH_M, cut, drawn, remarks
from gongshu_geo.location.expression import (
    Coordinates,
    Intersection,
    Name,
)
from gongshu_geo.location.gazetteer import Gazetteer, Line, LineMatch

CORNER_M = 30.0
"""How far a corner or side lies from the middle of a crossing of wide roads."""
SIDE_ACCURACY_M = 30.0
"""What naming a corner adds to the accuracy: sites at a corner reach 30 m and more from it."""
ONE_PLACE_M = 400.0
"""Junctions of the same two roads within this are one answer with its spread as accuracy."""
LARGEST_DEGREES = 180.0
ZONED_FROM_M = 10_000_000.0
"""Eastings with the zone number 40 in front have eight digits."""
WRITTEN_M = 5.0
"""Least accuracy of written coordinates: what a surveyor or a map click means by a site."""
DEGREE_M = 147_000.0
"""Diagonal of one degree by one degree at 30.3°N (EPSG:4549): half of it, times the last digit
written, is how far off rounding may put a point."""


def resolve_coordinates(gazetteer: Gazetteer, pair: Coordinates) -> Found | Miss:
    """Coordinates with their stated system; refused where the text states none."""
    if pair.system is None:
        return Miss(
            problems=(
                Bilingual(
                    "坐标未注明坐标系,不予猜测;请注明如 GCJ-02、BD-09、CGCS2000",
                    "the coordinates state no system and are not guessed; "
                    "add GCJ-02, BD-09 or CGCS2000",
                ),
            ),
            names=((pair.where, "coordinates"),),
            choices=tuple(_readings_of(gazetteer, pair)),
        )
    try:
        system = _plane(parse_system(pair.system.text), pair.x)
        x, y = convert(pair.x, pair.y, source=system, target="epsg4549")
    except CrsError as error:
        return Miss(problems=tuple(finding.message() for finding in error.findings))
    if not np.isfinite((x, y)).all():
        return Miss(problems=(_impossible(pair, system),), names=((pair.where, "coordinates"),))
    point = shapely.Point(x, y)
    away = float(shapely.distance(point, gazetteer.district.shape_4549))
    far = (
        ()
        if away < 5_000
        else (
            Bilingual(
                f"距拱墅区 {away / 1000:.0f} 公里", f"{away / 1000:.0f} km from the district"
            ),
        )
    )
    return Found(
        geometry=point,
        method="stated",
        accuracy_m=max(WRITTEN_M, _rounding(pair)),
        names=((pair.where, "coordinates"), (pair.system, "system")),
        evidence=(Bilingual(f"坐标系:{pair.system.text}", f"system: {pair.system.text}"),),
        problems=far,
    )


def _plane(system: CoordinateSystem, x: float) -> CoordinateSystem:
    """CGCS2000 said of metres means its plane coordinates, with the zone in front or without."""
    plane = {CoordinateSystem.CGCS2000, CoordinateSystem.EPSG4549}
    if system in plane and abs(x) > LARGEST_DEGREES:
        zoned = x > ZONED_FROM_M
        return CoordinateSystem.EPSG4549_ZONED if zoned else CoordinateSystem.EPSG4549
    return system


def _rounding(pair: Coordinates) -> float:
    """How far the digits that were not written may move a pair, in metres."""
    metres = 2**0.5 if abs(pair.x) > LARGEST_DEGREES else DEGREE_M
    return metres * pair.step / 2


def _impossible(pair: Coordinates, system: CoordinateSystem) -> Bilingual:
    """The problem of a pair that its own system does not know, or that lies far from 120°E."""
    return Bilingual(
        f"“{pair.where.text}”不可能是这一带的 {system} 坐标",
        f"{pair.where.text} cannot be coordinates in {system} around here",
    )


def _readings_of(
    gazetteer: Gazetteer, pair: Coordinates
) -> list[tuple[str, shapely.Point, Bilingual]]:
    """The pair read in each system, where that falls near the district: suggestions only."""
    degrees = abs(pair.x) <= LARGEST_DEGREES
    choices = []
    for system in ("wgs84", "gcj02", "bd09") if degrees else ("epsg4549", "epsg4549_zoned"):
        x, y = convert(pair.x, pair.y, source=system, target="epsg4549")
        point = shapely.Point(x, y)
        near = np.isfinite((x, y)).all()
        if near and shapely.distance(point, gazetteer.district.shape_4549) < 10_000:
            choices.append((system, point, Bilingual(f"若为 {system}", f"if it is {system}")))
    return choices


def resolve_intersection(gazetteer: Gazetteer, crossing: Intersection) -> Found | Miss:
    """Where two or three lines meet, moved into the corner or to the side that is named."""
    matches = [(name, gazetteer.line(name.text)) for name in crossing.lines]
    known = [(name, match) for name, match in matches if match is not None]
    problems = tuple(unknown_line(name) for name, match in matches if match is None)
    if len(known) < 2:
        return (
            _measured_only(gazetteer, crossing)
            or (_one_road(known, problems) if crossing.stated else None)
            or Miss(problems=problems)
        )
    names = tuple((cut(name, match.skipped), match.line.kind) for name, match in known)
    lines = [match.line for _, match in known]
    if lines[0].name == lines[1].name:
        if not crossing.stated and known[0][0].text != known[1][0].text:
            return _two_names(known, names)
        return Miss(problems=(*problems, _one_and_the_same(known[0][0], known[1][0])), names=names)
    found = _meeting(gazetteer, lines)
    if not found:
        return Miss(problems=(*problems, never_meet(lines[0], lines[1])), names=names)
    problems = (*problems, *_not_there(found[0], lines[2:]))
    evidence = (
        *remarks(*(match.remark for _, match in known)),
        _how_known(found[0], lines[0], lines[1]),
    )
    return _placed(found, crossing, names, evidence, problems)


def _two_names(known: list[tuple[Name, LineMatch]], names: tuple[tuple[Name, str], ...]) -> Found:
    """广业街/长青路: one road under two of its names."""
    line = known[0][1].line
    return Found(
        geometry=line.axis_4549,
        method="centreline",
        accuracy_m=line.accuracy_m + ROAD_WIDTH_M,
        names=names,
        evidence=(*remarks(*(match.remark for _, match in known)), drawn(line)),
    )


def _measured_only(gazetteer: Gazetteer, crossing: Intersection) -> Found | Miss | None:
    """A measured junction of roads whose centrelines are not all known (康桥路与康恒路)."""
    first, second = crossing.lines[:2]
    for one in _names_within(first):
        for other in _names_within(second):
            row = gazetteer.crossing(one.text, other.text)
            if row is not None:
                junction = Junction(*row, "measured_junction")
                names = ((one, "road"), (other, "road"))
                return _placed((junction,), crossing, names, (_MEASURED,), ())
    return None


def _names_within(name: Name) -> Iterator[Name]:
    """The name, then what is left of it behind its first characters (位于机场路)."""
    for skipped in range(max(1, len(name.text) - 1)):
        yield cut(name, skipped)


def _one_and_the_same(first: Name, second: Name) -> Bilingual:
    """The problem of a crossing whose two names mean one road."""
    return Bilingual(
        f"“{first.text}”与“{second.text}”是同一条路",
        f"{first.text} and {second.text} are one and the same road",
    )


_MEASURED = Bilingual("路口位置为实测", "the junction was measured")


def _how_known(junction: Junction, first: Line, second: Line) -> Bilingual:
    """What the position of a junction rests on."""
    if junction.method == "measured_junction":
        return _MEASURED
    return Bilingual(
        f"路口由中心线求得(±{first.accuracy_m:.0f}、±{second.accuracy_m:.0f} 米)",
        f"junction of the centrelines (±{first.accuracy_m:.0f}, ±{second.accuracy_m:.0f} m)",
    )


def _meeting(gazetteer: Gazetteer, lines: list[Line]) -> tuple[Junction, ...]:
    """Junctions of the first two lines; where a third is named, the one nearest to it."""
    found = junctions(gazetteer, lines[0], lines[1])
    if len(lines) > 2 and len(found) > 1:
        away = [float(shapely.distance(j.point, lines[2].axis_4549)) for j in found]
        found = (found[int(np.argmin(away))],)
    return found


def _not_there(junction: Junction, others: list[Line]) -> Iterator[Bilingual]:
    """The problem of a third line that does not come to the crossing of the first two."""
    for line in others:
        away = float(shapely.distance(junction.point, line.axis_4549))
        if away > ONE_PLACE_M / 2 + junction.accuracy_m + line.accuracy_m:
            yield Bilingual(
                f"{line.name}不经过此处,最近处相距 {away:.0f} 米",
                f"{line.name} does not come here; it is {away:.0f} m away",
            )


def _one_road(known: list[tuple[Name, LineMatch]], problems: tuple[Bilingual, ...]) -> Found | Miss:
    """Only one of the crossing lines is known: it is somewhere on that one."""
    if not known:
        return Miss(problems=problems)
    name, match = known[0]
    return Found(
        geometry=match.line.axis_4549,
        method="one_road",
        accuracy_m=match.line.accuracy_m + RELATION_ACCURACY_M,
        names=((cut(name, match.skipped), match.line.kind),),
        evidence=(*remarks(match.remark), drawn(match.line)),
        problems=problems,
    )


def _placed(
    found: tuple[Junction, ...],
    crossing: Intersection,
    names: tuple[tuple[Name, str], ...],
    evidence: tuple[Bilingual, ...],
    problems: tuple[Bilingual, ...],
) -> Found | Miss:
    """One junction, or several that the text alone cannot choose from."""
    _, spread = _middle(found)
    title = "×".join(name.text for name, _ in names[:2])
    choices = tuple((title, j.point, _which(i, found)) for i, j in enumerate(found, start=1))
    if spread > ONE_PLACE_M:
        return Miss(
            problems=(*problems, _many(title, len(found), 2 * spread)),
            names=names,
            choices=choices,
            options=tuple(
                _there((junction,), crossing, names, evidence, problems) for junction in found
            ),
        )
    if spread > 0:
        problems = (*problems, _many(title, len(found), 2 * spread))
    placed = _there(found, crossing, names, evidence, problems)
    return replace(placed, choices=choices if spread > 0 else ())


def _middle(found: tuple[Junction, ...]) -> tuple[shapely.Point, float]:
    """The middle of junctions, and how far from it the furthest lies."""
    if len(found) == 1:
        return found[0].point, 0.0
    xy = np.array([(j.x, j.y) for j in found])
    centre = xy.mean(axis=0)
    return shapely.Point(centre), float(np.hypot(*(xy - centre).T).max())


def _which(number: int, found: tuple[Junction, ...]) -> Bilingual:
    """Which of several junctions one is, with its distance from the first."""
    if number == 1:
        return Bilingual(f"第 1 处,共 {len(found)} 处", f"no. 1 of {len(found)}")
    first, this = found[0], found[number - 1]
    away = float(np.hypot(this.x - first.x, this.y - first.y))
    return Bilingual(
        f"第 {number} 处,共 {len(found)} 处;距第 1 处 {away:.0f} 米",
        f"no. {number} of {len(found)}; {away:.0f} m from the first",
    )


def _there(
    found: tuple[Junction, ...],
    crossing: Intersection,
    names: tuple[tuple[Name, str], ...],
    evidence: tuple[Bilingual, ...],
    problems: tuple[Bilingual, ...],
) -> Found:
    """The middle of junctions near to each other, moved to the side that is named."""
    point, spread = _middle(found)
    accuracy = worst(*(j.accuracy_m for j in found)) + spread
    if crossing.side is not None and crossing.side_name is not None:
        point = moved(point, crossing.side, CORNER_M)
        accuracy += SIDE_ACCURACY_M
        names = (*names, (crossing.side_name, "side"))
    return Found(
        geometry=point,
        method=found[0].method,
        accuracy_m=accuracy,
        names=names,
        evidence=evidence,
        problems=problems,
    )


def _many(title: str, count: int, metres: float) -> Bilingual:
    return Bilingual(
        f"{title}相交 {count} 处,相距约 {metres:.0f} 米",
        f"{title} meet {count} times, about {metres:.0f} m apart",
    )
