"""An expression written in its canonical form and read again is the same expression."""

import dataclasses

import pytest
from ground import rows
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.location._names import ends_like_a_line, line_names
from gongshu_geo.location.canonical import write
from gongshu_geo.location.expression import (
    Area,
    Beyond,
    Block,
    Bound,
    Chainage,
    Coordinates,
    Direction,
    Enclosed,
    HouseNumber,
    Intersection,
    Name,
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

WORDING = {"where", "side_name", "start"}
"""Fields that keep how and where a text says something, not what."""


def meaning(value):
    """An expression without its spans and its wording."""
    if isinstance(value, Name):
        return value.text
    if isinstance(value, tuple):
        return tuple(map(meaning, value))
    if dataclasses.is_dataclass(value):
        fields = (f.name for f in dataclasses.fields(value) if f.name not in WORDING)
        return type(value), {field: meaning(getattr(value, field)) for field in fields}
    return value


def meanings(text):
    """What every reading of a text means."""
    return [meaning(reading) for reading in parse(normalise(text).text).readings]


def plain(name):
    """Whether a name of the gazetteer is told to be a line's from beginning to end."""
    found = list(line_names(name, 0, len(name)))
    return ends_like_a_line(name) and [n.text for n in found] == [name]


def names(texts):
    return st.sampled_from(sorted(texts)).map(lambda text: Name(text, 0, 0))


LONGEST_AREA = 8
"""Longer names of areas (康桥未来城类似社区) are places to the grammar: the gazetteer knows them."""

ROADS = {row["road"] for row in rows("house_numbers.csv") if plain(row["road"])}
PLACES = {
    row["name"]
    for file in ("stations.csv", "landmarks.csv")
    for row in rows(file)
    if not any(mark in row["name"] for mark in "()东南西北")
    and not list(line_names(row["name"], 0, len(row["name"])))
    and not any(word in row["name"] for word in ("街道", "社区", "浙江省"))
}
"""Places without a road's name in their own: 候圣街站 is read as beside 候圣街 as well."""
UNITS = {row["name"] for row in rows("plan_units.csv") if row["name"].endswith("单元")}
AREAS = {row["name"]: row["level"] for row in rows("areas.csv") if len(row["name"]) <= LONGEST_AREA}

roads, places = names(ROADS), names(PLACES)
nowhere = Name("", 0, 0)
compass = st.sampled_from(list(Direction))
cardinal = st.sampled_from([d for d in Direction if len(d) == 1])
two_roads = st.lists(roads, min_size=2, max_size=2, unique=True).map(tuple)
three_roads = st.lists(roads, min_size=3, max_size=3, unique=True).map(tuple)
systems = st.sampled_from(["WGS84", "GCJ-02", "BD-09", "CGCS2000", "高德", "百度", "国家2000"])


def in_system(pairs):
    """Coordinates of (x, y, step), with a system or without."""
    stated = st.one_of(st.none(), systems.map(lambda text: Name(text, 0, 0)))
    return st.tuples(pairs, stated).map(
        lambda drawn: Coordinates(
            x=drawn[0][0], y=drawn[0][1], step=drawn[0][2], system=drawn[1], where=nowhere
        )
    )


@st.composite
def written_degrees(draw):
    decimals = draw(st.integers(2, 8))
    lon = draw(st.integers(119 * 10**decimals, 121 * 10**decimals))
    lat = draw(st.integers(29 * 10**decimals, 31 * 10**decimals))
    lon, lat = (float(f"{n / 10**decimals:.{decimals}f}") for n in (lon, lat))
    return lon, lat, 10.0**-decimals


@st.composite
def written_metres(draw):
    decimals = draw(st.integers(0, 3))
    zone = draw(st.sampled_from([0, 40_000_000]))
    east = (
        zone
        + draw(st.integers(490_000, 530_000))
        + draw(st.integers(0, 10**decimals - 1)) / (10**decimals)
    )
    north = draw(st.integers(3_340_000, 3_380_000)) + 0.0
    return (
        float(f"{east:.{decimals}f}"),
        float(f"{north:.{decimals}f}"),
        10.0**-decimals,
    )


coordinates = st.one_of(in_system(written_degrees()), in_system(written_metres()))


@st.composite
def numbered(draw, relations=(None, "对面", "斜对面", "附近", "旁边", "旁")):
    number = draw(st.integers(1, 1999))
    last = draw(st.one_of(st.none(), st.integers(number + 1, number + 400)))
    relation = draw(st.sampled_from(relations))
    return HouseNumber(
        road=draw(roads),
        number=number,
        last=last,
        where=nowhere,
        relation=relation and Name(relation, 0, 0),
    )


@st.composite
def crossings(draw, *, sided=True):
    side = draw(st.one_of(st.none(), compass)) if sided else None
    return Intersection(
        lines=draw(st.one_of(two_roads, three_roads)),
        stated=True,
        side=side,
        side_name=side and nowhere,
    )


unstated = two_roads.map(
    lambda lines: Intersection(lines=lines, stated=False, side=None, side_name=None)
)
segments = st.tuples(st.one_of(roads.map(lambda name: (name,)), st.just(())), two_roads).map(
    lambda drawn: Segment(lines=drawn[0], begin=drawn[1][0], end=drawn[1][1])
)
headed = st.tuples(segments, cardinal).map(
    lambda drawn: dataclasses.replace(drawn[0], heading=drawn[1])
)
beyond = st.tuples(two_roads, compass).map(
    lambda drawn: Beyond(line=drawn[0][0], limit=drawn[0][1], direction=drawn[1], where=nowhere)
)
named_segments = segments.filter(lambda segment: segment.lines)
whole = roads.map(lambda line: WholeLine(line=line, alone=True))
mentioned = roads.map(lambda line: WholeLine(line=line, alone=False))
parcels = st.tuples(
    st.sampled_from(sorted(row["code"] for row in rows("parcels.csv"))),
    st.one_of(st.none(), names(UNITS)),
).map(lambda drawn: Parcel(code=Name(drawn[0], 0, 0), unit=drawn[1]))
landmarks = places.map(lambda name: Place(name=name))
LEVELS = {"sub_district": "subdistrict", "community": "community"}
areas = st.one_of(
    names(UNITS).map(lambda name: Area(name=name, level="unit")),
    names({name for name, level in AREAS.items() if level in LEVELS}).map(
        lambda name: Area(name=name, level=LEVELS[AREAS[name.text]])
    ),
)
metres = st.one_of(
    st.integers(1, 9999).map(float), st.integers(1, 9999).map(lambda tenths: tenths / 10)
)


@st.composite
def near(draw):
    far = draw(st.one_of(st.none(), metres))
    origins = landmarks
    if far is not None:
        origins = st.one_of(landmarks, numbered(relations=(None,)), crossings(sided=False))
    return Near(origin=draw(origins), direction=draw(compass), distance_m=far, where=nowhere)


@st.composite
def blocks(draw):
    sides = draw(st.lists(cardinal, min_size=3, max_size=4, unique=True))
    bounds = tuple(
        Bound(direction=side, names=draw(st.one_of(roads.map(lambda n: (n,)), two_roads)))
        for side in sides
    )
    return Block(bounds=bounds, start=0)


quadrants = st.lists(
    st.tuples(roads, compass), min_size=1, max_size=4, unique_by=lambda side: side[0].text
).map(lambda sides: Quadrant(sides=tuple(sides)))


enclosed = st.lists(roads, min_size=3, max_size=5, unique=True).map(
    lambda lines: Enclosed(lines=tuple(lines), where=nowhere)
)


@st.composite
def chainages(draw):
    begin = draw(st.integers(0, 199_999)) / 10
    end = draw(st.one_of(st.none(), st.integers(1, 9_999).map(lambda tenths: begin + tenths / 10)))
    return Chainage(
        road=draw(st.one_of(st.none(), roads)),
        begin_m=begin,
        end_m=None if end is None else round(end, 1),
        where=nowhere,
    )


def each_first(parts):
    return tuple((part,) for part in parts)


lists = st.one_of(
    st.lists(named_segments, min_size=2, max_size=4),
    st.lists(crossings(), min_size=2, max_size=3),
    st.lists(numbered(), min_size=2, max_size=3),
)
counts = st.one_of(st.none(), st.integers(5, 40))
pairs = in_system(written_degrees()).filter(lambda pair: pair.system is None)
several = st.one_of(
    st.tuples(lists, counts).map(
        lambda drawn: Several(parts=each_first(drawn[0]), stated_count=drawn[1])
    ),
    st.one_of(st.lists(landmarks, min_size=2, max_size=4), st.lists(pairs, min_size=2, max_size=3))
    .map(each_first)
    .map(lambda parts: Several(parts=parts)),
)

KINDS = {
    "coordinates": coordinates,
    "house numbers": numbered(),
    "crossings": crossings(),
    "crossings unstated": unstated,
    "segments": segments,
    "segments with a heading": headed,
    "beyond a junction": beyond,
    "whole lines": whole,
    "lines mentioned": mentioned,
    "parcels": parcels,
    "places": landmarks,
    "near": near(),
    "areas": areas,
    "blocks": blocks(),
    "quadrants": quadrants,
    "enclosed": enclosed,
    "chainages": chainages(),
    "several": several,
}


def first_readings(expression):
    """What an expression means, of each part of several the likeliest reading only."""
    kind, fields = expression
    if kind is not Several:
        return expression
    return kind, {**fields, "parts": tuple(part[0] for part in fields["parts"])}


@pytest.mark.parametrize("kind", KINDS)
def test_read_again_it_is_the_same(kind):
    @given(KINDS[kind])
    def check(expression):
        again = [first_readings(reading) for reading in meanings(write(expression))]
        assert first_readings(meaning(expression)) in again

    check()


FORMS = [
    ("120.1405,30.3640 GCJ-02", "120.1405,30.3640(GCJ-02)", "degrees keep the digits written"),
    ("Y=513500.2,X=3361000.5 国家2000", "X=3361000.5,Y=513500.2(国家2000)", "northing first"),
    ("莫干山路一一二九号", "莫干山路1129号", "Arabic numbers"),
    ("杭海路98-108#", "杭海路98-108号", "a range"),
    ("石祥路 319 号斜对面", "石祥路319号斜对面", "a relation"),
    ("莫干山路/石祥路路口", "莫干山路与石祥路交叉口", "two roads"),
    ("莫干山路、石祥路、拱康路交叉口", "莫干山路、石祥路、拱康路交叉口", "three roads"),
    ("金昌路（拱康路—储运路段）", "金昌路(拱康路-储运路)", "a segment"),
    ("沈半路南起石祥路，北至半山路", "沈半路南起石祥路,北至半山路", "a segment told in prose"),
    ("从石祥路到半山路", "自石祥路起至半山路止", "a segment without its road"),
    ("运河亚运公园北侧约200米", "运河亚运公园往北200米", "a distance"),
    ("康桥路8号往北约1.2km", "康桥路8号往北1200米", "kilometres in metres"),
    ("城北体育公园的南面", "城北体育公园南侧", "a side"),
    ("东临拱康路、南邻康桥路、西沿康贤路、北靠康中路", "东至拱康路、南至康桥路、西至康贤路、北至康中路", "bounds"),
    ("康桥路南侧、拱康路西侧", "康桥路以南、拱康路以西", "sides of roads"),
    ("GS1201—R21—04", "GS1201-R21-04地块", "a parcel"),
    ("地块位于善贤站", "地块位于善贤站", "a name as it stands"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "canonical", "why"), [pytest.param(*form, id=form[2]) for form in FORMS]
)
def test_canonical_form(text, canonical, why):
    assert canonical in [write(reading) for reading in parse(normalise(text).text).readings], why
