"""Text to place: every reading resolved, the best one chosen, doubts kept."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._found import METHODS, Found, Miss
from gongshu_geo.location._geometry import to_wgs84
from gongshu_geo.location._named import whole_text_place
from gongshu_geo.location._names import line_names
from gongshu_geo.location.expression import Area, Expression, Name, Segment
from gongshu_geo.location.gazetteer import Gazetteer
from gongshu_geo.location.grammar import parse
from gongshu_geo.location.resolve import best_of, inside, resolve
from gongshu_geo.location.result import Candidate, Location, Match
from gongshu_geo.text import Normalised, normalise

# Words of no place: what is left of a text without them was not understood.
_IDLE = (
    r"(?:-|沿线|两[侧岸]|项目|工程|道路|地块|综合|整治|提升|改造|改建|新建|建设|段|交叉口|交叉路口|交汇处|路口|口"
    r"|与|和|及|[东南西北]+(?:侧|至|起|临|邻)|起|至|位于|附近|范围|以?内|规划|单元|处)"
)
_IDLE_BEFORE = re.compile(rf"{_IDLE}+")
_IDLE_BEHIND = re.compile(rf"{_IDLE}$")
_LONGEST_IDLE = 6
_STOPS = re.compile(r"[\s,;。、()/:]+")


def locate(gazetteer: Gazetteer, text: str, *, project: str = "") -> Location:
    """Where a text lies, by the gazetteer.

    Parameters
    ----------
    gazetteer
        See :meth:`Gazetteer.open`.
    text
        A location text as it stands in a register.
    project
        The project's name, which often says where as well: it names the road that 南起石祥路,
        北至半山路 leaves out, and is read itself where the text leads nowhere.

    Returns
    -------
    location
        Kind ``unknown`` with its problems where no reading leads anywhere: never a guess.
    """
    location = _locate(gazetteer, text, project)
    if not project or _worth(location) == _PLACED:
        return location
    named = _locate(gazetteer, project, "")
    if named.method in _TOO_LOOSE or _worth(named) <= _worth(location):
        return location
    return replace(
        named,
        text=text,
        matched=location.matched,
        evidence=(_BY_NAME, *named.evidence),
        problems=(*named.problems, *location.problems),
    )


_PLACED = 2
_TOO_LOOSE = {"place_part", "named_line"}
"""Methods that may be misled by a name (铁路北站幼儿园 is not the station): of no use for one."""


def _worth(location: Location) -> int:
    """0: unknown; 1: known by its area alone; 2: placed."""
    return {"unknown": 0, "area": 1}.get(location.kind, _PLACED)


def _locate(gazetteer: Gazetteer, text: str, project: str) -> Location:
    """One text by itself; ``project`` only lends a road to a segment without one."""
    normalised = normalise(text)
    parsed = parse(normalised.text)
    if not parsed.readings:
        return Location(text=text, problems=(_EMPTY if not normalised.text else _NOTHING,))
    readings = [_with_road(reading, project) for reading in parsed.readings]
    outcomes = [resolve(gazetteer, reading) for reading in readings]
    found = [outcome for outcome in outcomes if isinstance(outcome, Found)]
    found.extend(whole_text_place(gazetteer, normalised.text))
    if not found:
        return _unknown(text, normalised, outcomes)
    best = best_of(found)
    if METHODS[best.method].kind == "area":
        best = best.but(*(p for o in outcomes if isinstance(o, Miss) for p in o.problems[:1]))
    context = tuple((area.name, "area") for area in parsed.context)
    doubts = (
        *_contradictions(best, found),
        *(doubt for area in parsed.context for doubt in _elsewhere(gazetteer, area, best)),
    )
    return _location(text, normalised, best, context, doubts)


def _with_road(reading: Expression, project: str) -> Expression:
    """A segment without a road gets the first road of the project's name."""
    if not isinstance(reading, Segment) or reading.lines or not project:
        return reading
    roads = line_names(normalise(project).text, 0, len(project))
    # The name stands outside the text: an empty span at its beginning.
    return replace(reading, lines=tuple(Name(road.text, 0, 0) for road in islice(roads, 1)))


_BY_NAME = Bilingual("按项目名称定位", "located by the project's name")
_EMPTY = Bilingual("没有位置文字", "there is no location text")
_NOTHING = Bilingual("没有读出任何位置", "no location could be read from it")


def _contradictions(best: Found, found: list[Found]) -> tuple[Bilingual, ...]:
    """Other precise readings of the same text that lie elsewhere."""
    return tuple(
        Bilingual(
            f"文中另一处说法({METHODS[other.method].name.zh})与此相距 {away:.0f} 米",
            f"another statement ({METHODS[other.method].name.en}) lies {away:.0f} m away",
        )
        for other in found
        if other is not best
        and not inside(other, best)
        and (away := float(shapely.distance(best.geometry, other.geometry)))
        > best.accuracy_m + other.accuracy_m
    )


def _elsewhere(gazetteer: Gazetteer, area: Area, best: Found) -> Iterator[Bilingual]:
    """The doubt that a text of another district means another road of the same name."""
    if area.level != "district" or area.name.text in gazetteer.regions:
        return
    district = gazetteer.district
    reach = 0.0 if math.isnan(best.accuracy_m) else best.accuracy_m
    if district.shape_4549.contains(shapely.buffer(best.geometry, reach)):
        yield Bilingual(
            f"文中写的是{area.name.text},此处却在{district.name}",
            f"the text says {area.name.text}, but this lies in {district.name}",
        )


def _unknown(text: str, normalised: Normalised, outcomes: list[Found | Miss]) -> Location:
    """Nothing found: all the reasons, once each."""
    misses = [outcome for outcome in outcomes if isinstance(outcome, Miss)]
    problems = dict.fromkeys(problem for miss in misses for problem in miss.problems)
    names = tuple(name for miss in misses for name in miss.names)
    return Location(
        text=text,
        matched=_matches(normalised, names),
        candidates=tuple(_candidates(misses)),
        problems=tuple(problems),
    )


def _location(
    text: str,
    normalised: Normalised,
    best: Found,
    context: tuple[tuple[Name, str], ...],
    contradictions: tuple[Bilingual, ...],
) -> Location:
    """The answer in the terms of the original text and of WGS-84."""
    method = METHODS[best.method]
    names = (*context, *best.names)
    problems = (*best.problems, *contradictions)
    unused = _unused(normalised, names)
    evidence = (
        best.evidence
        if not unused
        else (
            *best.evidence,
            Bilingual(f"未用到的文字:{unused}", f"words not used: {unused}"),
        )
    )
    return Location(
        text=text,
        kind=method.kind,
        method=best.method,
        accuracy_m=None if math.isnan(best.accuracy_m) else best.accuracy_m,
        confidence=method.confidence * (0.8 if problems else 1.0),
        geometry=to_wgs84(best.geometry),
        matched=_matches(normalised, names),
        evidence=evidence,
        candidates=tuple(_candidates([best])),
        problems=problems,
    )


def _matches(normalised: Normalised, names: tuple[tuple[Name, str], ...]) -> tuple[Match, ...]:
    """Spans of the original text, in order."""
    matches = {
        Match(*normalised.original_span(name.start, name.end), role)
        for name, role in names
        if name.end > name.start
    }
    return tuple(sorted(matches, key=lambda match: (match.start, match.end, match.role)))


def _unused(normalised: Normalised, names: tuple[tuple[Name, str], ...]) -> str:
    """What no part of the answer rests on, without idle words."""
    covered = {i for name, _ in names for i in range(name.start, name.end)}
    rest = "".join(
        character if index not in covered else " "
        for index, character in enumerate(normalised.text)
    )
    words = [_without_idle(word) for word in _STOPS.split(rest)]
    return " ".join(word for word in words if len(word) > 1)


def _without_idle(word: str) -> str:
    """A word without the idle ones at its edges; 凤起路 keeps its 起."""
    before = _IDLE_BEFORE.match(word)
    start, end = before.end() if before else 0, len(word)
    while found := _IDLE_BEHIND.search(word, max(start, end - _LONGEST_IDLE), end):
        end = found.start()
    return word[start:end]


def _candidates(outcomes: list[Found] | list[Miss]) -> Iterator[Candidate]:
    """The choices of outcomes, in WGS-84."""
    for outcome in outcomes:
        for name, point, note in outcome.choices:
            lon, lat = shapely.get_coordinates(to_wgs84(point))[0]
            yield Candidate(name, float(lon), float(lat), note)
