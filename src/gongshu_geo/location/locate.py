"""Text to place: every reading resolved, the best one chosen, doubts kept."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, repeat

import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo._memory import collection_paused
from gongshu_geo.errors import Bilingual
from gongshu_geo.location._choice import chosen
from gongshu_geo.location._doubts import dated_names, length_doubts, stated_doubts
from gongshu_geo.location._found import METHODS, OPEN_SIDED, Found, Miss
from gongshu_geo.location._geometry import to_wgs84
from gongshu_geo.location._named import whole_text_place
from gongshu_geo.location._names import line_names
from gongshu_geo.location._typos import SUSPECTED, suspicions
from gongshu_geo.location._unmeasured import not_measured
from gongshu_geo.location.expression import Area, Chainage, Expression, Name, Segment
from gongshu_geo.location.gazetteer import Gazetteer
from gongshu_geo.location.grammar import parse
from gongshu_geo.location.resolve import best_of, inside, only_some, resolve
from gongshu_geo.location.result import Candidate, Location, Match
from gongshu_geo.text import Normalised, normalise

# Words of no place: what is left of a text without them was not understood.
_IDLE = (
    r"(?:-|沿线|两[侧岸]|项目|工程|道路|地块|综合|整治|提升|改造|改建|新建|建设|段|交叉口|交叉路口|交汇处|路口|口"
    r"|与|和|及|[东南西北]+(?:侧|面|至|起|临|邻|到|沿|接|靠|抵)|以[东南西北]+|围合|区域|的|起|至|位于|附近|范围|以?内|规划|单元|处)"
)
_IDLE_BEFORE = re.compile(rf"{_IDLE}+")
_IDLE_BEHIND = re.compile(rf"{_IDLE}$")
_LONGEST_IDLE = 6
_STOPS = re.compile(r"[\s,;。、()/:]+")


def locate(
    gazetteer: Gazetteer, text: str, *, project: str = "", length_m: float | None = None
) -> Location:
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
    length_m
        The site's length in metres as its register states it, to hold against a segment that is
        found; ``None`` or NaN where it states none.

    Returns
    -------
    location
        Kind ``unknown`` with its problems where no reading leads anywhere: never a guess.

    Examples
    --------
    >>> from gongshu_geo.location import Gazetteer
    >>> location = locate(Gazetteer.open(), "莫干山路与石祥路交叉口东南角")
    >>> location.kind, [location.text[m.start : m.end] for m in location.matched]
    ('intersection', ['莫干山路', '石祥路', '东南角'])
    """
    return _in_wgs84([_held_against(_answered(gazetteer, text, project), length_m)])[0]


def locate_all(
    gazetteer: Gazetteer, texts: Iterable[str], *, lengths_m: Iterable[float] | None = None
) -> list[Location]:
    """Where each of many texts lies; the same as :func:`locate` of each, in less time.

    A text that stands several times is read once, and all positions go to WGS-84 together.
    ``lengths_m`` holds a length for each text, NaN where there is none.
    """
    texts = list(texts)
    with collection_paused():
        read = {text: _answered(gazetteer, text, "") for text in dict.fromkeys(texts)}
    lengths = (
        repeat(None) if lengths_m is None else (None if math.isnan(m) else m for m in lengths_m)
    )
    rows = list(zip(texts, lengths, strict=lengths_m is not None))
    distinct = {row: _held_against(read[row[0]], row[1]) for row in dict.fromkeys(rows)}
    located = dict(zip(distinct, _in_wgs84(list(distinct.values())), strict=True))
    return [located[row] for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What a text leads to; :class:`Location` but for positions, which are in EPSG:4549 still."""

    text: str
    best: Found | None = None
    matched: tuple[Match, ...] = ()
    evidence: tuple[Bilingual, ...] = ()
    problems: tuple[Bilingual, ...] = ()
    choices: tuple[tuple[str, shapely.Point, Bilingual], ...] = ()
    doubt: float = 1.0


def _held_against(answer: _Answer, length_m: float | None) -> _Answer:
    """The answer with a doubt where the register states another length than was found."""
    if answer.best is None or length_m is None or math.isnan(length_m):
        return answer
    doubts = tuple(length_doubts(length_m, answer.best))
    if not doubts:
        return answer
    doubt = answer.doubt if answer.problems else answer.doubt * DOUBTED
    return replace(answer, problems=(*answer.problems, *doubts), doubt=doubt)


def _answered(gazetteer: Gazetteer, text: str, project: str) -> _Answer:
    """The answer to a text, or to the project's name where the text leads nowhere."""
    answer = _answer(gazetteer, text, project)
    if not project or _worth(answer) == _PLACED:
        return answer
    named = _answer(gazetteer, project, "")
    if named.best is None or named.best.method in _TOO_LOOSE or _worth(named) <= _worth(answer):
        return answer
    return replace(
        named,
        text=text,
        matched=answer.matched,
        evidence=(_BY_NAME, *named.evidence),
        problems=(*named.problems, *answer.problems),
    )


DOUBTED = 0.8
"""What any problem leaves of the confidence."""
_WORTH = {"area": 1, "plan_unit": 2}
_HALF, _PLACED = 3, 4
_TOO_LOOSE = {"place_part", "named_line", "one_side"}
"""Methods that may be misled by a name (铁路北站幼儿园 is not the station): of no use for one."""


def _worth(answer: _Answer) -> int:
    """0: unknown; then known by its area, its plan unit, some of its sides; most: placed."""
    if answer.best is None:
        return 0
    method = answer.best.method
    return _WORTH.get(method, _HALF if method in OPEN_SIDED else _PLACED)


def _answer(gazetteer: Gazetteer, text: str, project: str) -> _Answer:
    """One text by itself; ``project`` only lends a road to a segment without one."""
    normalised = normalise(text)
    parsed = parse(normalised.text)
    if not parsed.readings:
        return _Answer(text=text, problems=(_EMPTY if not normalised.text else _NOTHING,))
    readings = [_with_road(reading, project) for reading in parsed.readings]
    first = [resolve(gazetteer, reading) for reading in readings]
    others = [outcome for outcome in first if isinstance(outcome, Found)]
    outcomes = [chosen(gazetteer, each, normalised.text, parsed, others) for each in first]
    found = [outcome for outcome in outcomes if isinstance(outcome, Found)]
    found.extend(whole_text_place(gazetteer, normalised.text))
    if not found:
        return _unknown(text, normalised, outcomes)
    best = best_of(found)
    if METHODS[best.method].rank >= _LOOSE:
        best = _with_options(best, outcomes)
    if METHODS[best.method].kind == "area":
        best = best.but(*(p for o in outcomes if isinstance(o, Miss) for p in o.problems[:1]))
    dated = dated_names(gazetteer, parsed.context)
    best = replace(best, evidence=(*best.evidence, *dated)) if dated else best
    if best.method != "parts" and (parsed.stated_count or 0) > 1:
        best = best.but(only_some(parsed.stated_count or 0, 1))
    context = tuple((a.name, "area") for a in parsed.context if not _within(a.name, best))
    doubts = (
        *_contradictions(best, found),
        *stated_doubts(gazetteer, parsed, best),
        *(doubt for area in parsed.context for doubt in _elsewhere(gazetteer, area, best)),
    )
    return _placed(text, normalised, best, context, doubts)


_LOOSE = 40
"""From this rank on an answer says less than a crossing of which only the place is open."""


def _with_options(best: Found, outcomes: list[Found | Miss]) -> Found:
    """The answer with the places that a more precise reading could not choose from."""
    open_ones = [o for o in outcomes if isinstance(o, Miss) and o.options]
    problems = (p for o in open_ones for p in o.problems if p not in best.problems)
    choices = (choice for o in open_ones for choice in o.choices)
    return replace(best.but(*problems), choices=(*best.choices, *choices))


def _within(name: Name, best: Found) -> bool:
    """Whether an area's name is part of a name that the answer rests on (浙江省肿瘤医院)."""
    return any(
        role == "place" and own.start <= name.start and name.end <= own.end
        for own, role in best.names
    )


def _with_road(reading: Expression, project: str) -> Expression:
    """A segment or chainage without a road gets the first road of the project's name."""
    if not project:
        return reading
    roads = line_names(normalise(project).text, 0, len(project))
    # The name stands outside the text: an empty span at its beginning.
    lent = (Name(road.text, 0, 0) for road in roads)
    match reading:
        case Segment(lines=()):
            return replace(reading, lines=tuple(islice(lent, 1)))
        case Chainage(road=None):
            return replace(reading, road=next(lent, None))
        case _:
            return reading


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
        and not _compared_by_itself(other)
        and not inside(other, best)
        and (away := float(shapely.distance(best.geometry, other.geometry)))
        > best.accuracy_m + other.accuracy_m
    )


def _compared_by_itself(other: Found) -> bool:
    """Whether the doubts know better than a distance: sides of lines, and sub-districts."""
    named = [name.text for name, _ in other.names]
    return other.method in OPEN_SIDED or (
        other.method == "area" and all(name.endswith("街道") for name in named)
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


def _unknown(text: str, normalised: Normalised, outcomes: list[Found | Miss]) -> _Answer:
    """Nothing found: all the reasons, once each."""
    misses = [outcome for outcome in outcomes if isinstance(outcome, Miss)]
    problems = dict.fromkeys(problem for miss in misses for problem in miss.problems)
    names = tuple(name for miss in misses for name in miss.names)
    return _Answer(
        text=text,
        matched=_matches(normalised, names),
        problems=tuple(problems),
        choices=tuple(choice for miss in misses for choice in miss.choices),
    )


def _placed(
    text: str,
    normalised: Normalised,
    best: Found,
    context: tuple[tuple[Name, str], ...],
    doubts: tuple[Bilingual, ...],
) -> _Answer:
    """The answer in the terms of the original text."""
    names = (*context, *best.names)
    slips = suspicions(best.evidence)
    problems = (*slips, *best.problems, *doubts)
    unused = _unused(normalised, names)
    left = (Bilingual(f"未用到的文字:{unused}", f"words not used: {unused}"),) if unused else ()
    return _Answer(
        text=text,
        best=best,
        matched=_matches(normalised, names),
        evidence=(*best.evidence, *not_measured(best.method), *left),
        problems=problems,
        choices=best.choices,
        doubt=(SUSPECTED if slips else 1.0) * (DOUBTED if problems else 1.0),
    )


def _matches(normalised: Normalised, names: tuple[tuple[Name, str], ...]) -> tuple[Match, ...]:
    """Spans of the original text, in order."""
    spans = {
        (*normalised.original_span(name.start, name.end), role)
        for name, role in names
        if name.end > name.start
    }
    return tuple(Match(*span) for span in sorted(spans))


def _unused(normalised: Normalised, names: tuple[tuple[Name, str], ...]) -> str:
    """What no part of the answer rests on, without idle words."""
    rest = list(normalised.text)
    for name, _ in names:
        rest[name.start : name.end] = " " * (name.end - name.start)
    words = [_without_idle(word) for word in _STOPS.split("".join(rest)) if len(word) > 1]
    return " ".join(word for word in words if len(word) > 1)


def _without_idle(word: str) -> str:
    """A word without the idle ones at its edges; 凤起路 keeps its 起."""
    before = _IDLE_BEFORE.match(word)
    start, end = before.end() if before else 0, len(word)
    while found := _IDLE_BEHIND.search(word, max(start, end - _LONGEST_IDLE), end):
        end = found.start()
    return word[start:end]


def _in_wgs84(answers: Sequence[_Answer]) -> list[Location]:
    """The answers with their positions in WGS-84, turned in one call for all of them."""
    metric = {id(a.best.geometry): a.best.geometry for a in answers if a.best is not None}
    metric.update((id(point), point) for a in answers for _, point, _ in a.choices)
    turned = dict(zip(metric, to_wgs84(list(metric.values())), strict=True))
    return [_location(answer, turned) for answer in answers]


def _location(answer: _Answer, turned: Mapping[int, BaseGeometry]) -> Location:
    """One answer; ``turned`` has its geometries in WGS-84 by the ids of those in EPSG:4549."""
    best = answer.best
    candidates = tuple(
        Candidate(name, float(at[0]), float(at[1]), note)
        for name, point, note in answer.choices
        for at in turned[id(point)].coords
    )
    if best is None:
        return Location(
            text=answer.text,
            matched=answer.matched,
            candidates=candidates,
            problems=answer.problems,
        )
    method = METHODS[best.method]
    return Location(
        text=answer.text,
        kind=method.kind,
        method=best.method,
        accuracy_m=None if math.isnan(best.accuracy_m) else best.accuracy_m,
        confidence=method.confidence * answer.doubt,
        geometry=turned[id(best.geometry)],
        matched=answer.matched,
        evidence=answer.evidence,
        candidates=candidates,
        problems=answer.problems,
    )
