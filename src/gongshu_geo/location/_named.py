"""Resolves names: landmarks, areas and parcel codes."""

from __future__ import annotations

import re
from dataclasses import replace

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._found import Found, Miss, unknown_line
from gongshu_geo.location._geometry import worst
from gongshu_geo.location._names import ends_like_a_line
from gongshu_geo.location._stretches import ROAD_WIDTH_M, drawn
from gongshu_geo.location._typos import suspicion
from gongshu_geo.location._units import unit_extent
from gongshu_geo.location.expression import Area, Name, Parcel, Place
from gongshu_geo.location.gazetteer import Gazetteer, Line, Region, Spot

SHORTEST_PART = 4
"""A known name inside an unknown one counts from this length on: 康桥 stands in too many others."""

LONGEST_BEHIND = 60
"""Words behind a name, its bracket included, are looked for within so many characters."""

STOP_NAMESAKE_M = 350.0
"""How far a works or an estate may reach from the bus stop named after it (半山电厂, 杭玻)."""

_BEFORE = re.compile(
    r"原|临?近|靠近|紧邻|毗邻|位于|在|(?:地铁|轨道交通)(?:\d{1,2}号线)?|\d{1,2}号线|拱墅区?|杭州市?|中国|城北|北部半山地区|半山(?=杭钢)"
)
_BEHIND = re.compile(
    r"(?:\([^()]*\)|[A-Ha-h]\d?(?:号?(?:出入?|进出?)?口)|[东南西北](?:出入口|大?门)|地块|项目|工程|沿线|周边|区域|范围|片区|区块|[东西南北]片|一带|以?内|旁边?|边上?|附近|对面|门口|旧址|原址|遗址"
    r"|(?:综合)?整治|提升改造|改建|新建|建设|两侧|两岸|全线|等(?:\d{1,4}|[一二三四五六七八九十]{1,3})?[条个处宗幅座]?)+$"
)
_BESIDE_IT = re.compile(r"(?:临?近|靠近|紧邻|毗邻)?(?P<place>[^()]{2,20}?)(?:附近|旁边?|边上?)?$")
_UNIT_CODE = re.compile(r"(?:GS|G|SG)(?P<unit>\d{2})")
_BRACKETED = re.compile(r"\((?P<inside>[^()]{2,})\)")


def resolve_place(gazetteer: Gazetteer, place: Place) -> Found | Miss:
    """A named place: by its whole name, by its name without words around it, by a part of it."""
    for name, whole in _spellings(place.name):
        spot = gazetteer.spots.get(name.text)
        if spot is not None:
            return _spot(spot, name, "place" if whole else "place_part")
        region = gazetteer.regions.get(name.text)
        if region is not None and whole:
            return _region(gazetteer, region, name)
        line = gazetteer.lines.get(name.text)
        if line is not None and whole and not ends_like_a_line(name.text):
            return _whole(line, name)  # 丰古隧道, 林司后, 朝晖桥
    part = _longest_part(gazetteer, place.name)
    if part is not None:
        return _spot(gazetteer.spots[part.text], part, "place_part")
    for name, whole in _spellings(place.name):
        slip = gazetteer.suspected_spot(name.text) if whole else None
        if slip is not None:
            found = _spot(slip, Name(slip.name, name.start, name.end), "place")
            return replace(found, evidence=(suspicion(name.text, slip.name), *found.evidence))
    return Miss(
        problems=(
            Bilingual(
                f"“{place.name.text}”不在地名库", f"{place.name.text} is not in the gazetteer"
            ),
        )
    )


def whole_text_place(gazetteer: Gazetteer, text: str) -> tuple[Found, ...]:
    """The place whose name is all of a text, whatever its parts would mean.

    浙江省肿瘤医院 begins like an area, 蒋家浜、独城、康桥村地块 reads like a list.
    """
    spot = gazetteer.spots.get(text)
    return (_spot(spot, Name(text, 0, len(text)), "place"),) if spot else ()


def _whole(line: Line, name: Name) -> Found:
    """A whole road named like a place."""
    return Found(
        geometry=line.axis_4549,
        method="centreline",
        accuracy_m=line.accuracy_m + ROAD_WIDTH_M,
        names=((name, line.kind),),
        evidence=(drawn(line),),
    )


def _spellings(name: Name) -> list[tuple[Name, bool]]:
    """The name as it stands, then without words around it, then what its bracket holds.

    The second of each pair says whether it is still the name of the whole.
    """
    spellings = [(name, True)]
    text, start = name.text, name.start
    # One word after the other: 原杭州玻璃厂 is 杭州玻璃厂 and no 玻璃厂.
    while (before := _BEFORE.match(text)) is not None and before.end() < len(text) - 1:
        text, start = text[before.end() :], start + before.end()
        spellings.append((Name(text, start, start + len(text)), True))
    behind = _BEHIND.search(text, max(0, len(text) - LONGEST_BEHIND))
    if behind is not None and behind.start() > 1:
        text = text[: behind.start()]
        spellings.append((Name(text, start, start + len(text)), True))
    bracket = _BRACKETED.search(name.text)
    if name.text.endswith(")"):  # 杭州市第一人民医院(城北院区)
        joined = name.text.replace("(", "").replace(")", "")
        spellings.append((Name(joined, name.start, name.end), True))
    if bracket is not None:
        begin = name.start + bracket.start("inside")
        inside = bracket["inside"]
        spellings.append((Name(inside, begin, begin + len(inside)), False))
        if (near := _BESIDE_IT.match(inside)) is not None:
            begin, inside = begin + near.start("place"), near["place"]
            spellings.append((Name(inside, begin, begin + len(inside)), False))
    return spellings


def _longest_part(gazetteer: Gazetteer, name: Name) -> Name | None:
    """The longest known name that begins or ends ``name``."""
    text = name.text
    for length in range(min(len(text) - 1, gazetteer.longest_spot), SHORTEST_PART - 1, -1):
        for begin in (0, len(text) - length):
            part = text[begin : begin + length]
            if part in gazetteer.spots:
                return Name(part, name.start + begin, name.start + begin + length)
    return None


def _spot(spot: Spot, name: Name, method: str) -> Found:
    """A place at its position."""
    stop = spot.kind == "bus_stop" and not name.text.endswith("站")
    if spot.name == name.text and not stop:
        alias: tuple[Bilingual, ...] = ()
    elif spot.kind in {"namesake", "bus_stop"}:
        alias = (Bilingual(f"取同名车站“{spot.name}”", f"the station {spot.name} stands for it"),)
    else:
        alias = (Bilingual(f"“{name.text}”即“{spot.name}”", f"{name.text} is {spot.name}"),)
    return Found(
        geometry=spot.point_4549,
        method=method,
        accuracy_m=worst(spot.accuracy_m, STOP_NAMESAKE_M) if stop else spot.accuracy_m,
        names=((name, "place"),),
        evidence=(*alias, Bilingual(f"位置来源:{spot.source.zh}", f"position: {spot.source.en}")),
    )


def resolve_area(gazetteer: Gazetteer, area: Area) -> Found | Miss:
    """A district, sub-district, community or plan unit: its shape or point with its radius."""
    found = _known_region(gazetteer, area.name)
    spot = gazetteer.spots.get(area.name.text) if found is None else None
    if spot is not None:
        # 阔板桥社区 is a stop; the community of that name has 杭玻 before it.
        return _spot(spot, area.name, "place")
    if found is None:
        return Miss(problems=(unknown_line(area.name),))
    return _region(gazetteer, *found)


def _known_region(gazetteer: Gazetteer, name: Name) -> tuple[Region, Name] | None:
    """The region of a name, or of what stands behind another word in it (桥西拱宸桥单元)."""
    for cut in range(max(1, len(name.text) - 2)):
        region = gazetteer.regions.get(name.text[cut:])
        if region is not None:
            return region, Name(name.text[cut:], name.start + cut, name.end)
    return None


def _region(gazetteer: Gazetteer, region: Region, name: Name) -> Found | Miss:
    """A region with its radius; a community without a point of its own by its sub-district."""
    problems: tuple[Bilingual, ...] = ()
    placed = region
    if not region.placed:
        above = gazetteer.regions.get(region.part_of)
        if above is None or not above.placed:
            return Miss(
                problems=(Bilingual(f"“{region.name}”没有位置", f"{region.name} has no position"),)
            )
        placed = above
        problems = (
            Bilingual(
                f"“{region.name}”没有位置,取所属的“{above.name}”",
                f"{region.name} has no position of its own: {above.name} is taken",
            ),
        )
    extent = unit_extent(gazetteer, placed)
    return Found(
        geometry=placed.shape_4549 if extent is None else extent.geometry,
        method="area",
        accuracy_m=placed.radius_m if extent is None else extent.accuracy_m,
        names=((name, "area"),),
        evidence=(
            Bilingual(f"仅知在{placed.name}范围内", f"known only to lie in {placed.name}"),
            *(() if extent is None else extent.evidence),
        ),
        problems=problems,
    )


def resolve_parcel(gazetteer: Gazetteer, parcel: Parcel) -> Found | Miss:
    """A parcel at its position; else its plan unit, with the unit's radius."""
    code = parcel.code.text.upper()
    known = gazetteer.parcels.get(code)
    unit, unit_name = _unit(gazetteer, parcel)
    names = ((parcel.code, "code"), *(((unit_name, "unit"),) if unit_name else ()))
    if known is not None:
        return Found(
            geometry=known.point_4549,
            method="parcel_point",
            accuracy_m=known.accuracy_m,
            names=names,
            evidence=(Bilingual(f"位置来源:{known.source.zh}", f"position: {known.source.en}"),),
        )
    if unit is None:
        return Miss(
            problems=(
                Bilingual(
                    f"地块“{code}”及其规划单元不在地名库",
                    f"neither parcel {code} nor its plan unit is in the gazetteer",
                ),
            )
        )
    if not unit.placed:
        return _region(gazetteer, unit, unit_name or parcel.code)
    extent = unit_extent(gazetteer, unit)
    return Found(
        geometry=unit.shape_4549 if extent is None else extent.geometry,
        method="plan_unit",
        accuracy_m=unit.radius_m if extent is None else extent.accuracy_m,
        names=names,
        evidence=(
            Bilingual(f"所属规划单元:{unit.name}", f"plan unit: {unit.name}"),
            *(() if extent is None else extent.evidence),
        ),
        problems=(
            Bilingual(
                f"地块“{code}”没有位置,取规划单元“{unit.name}”",
                f"parcel {code} has no position: its plan unit {unit.name} is taken",
            ),
        ),
    )


def _unit(gazetteer: Gazetteer, parcel: Parcel) -> tuple[Region | None, Name | None]:
    """The plan unit that the text names, else the one whose code begins the parcel's."""
    named = _known_region(gazetteer, parcel.unit) if parcel.unit else None
    if named is not None:
        return named
    code = _UNIT_CODE.match(parcel.code.text.upper())
    return (gazetteer.regions.get(f"GS{code['unit']}") if code else None), parcel.unit
