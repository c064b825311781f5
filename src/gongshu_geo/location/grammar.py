"""The grammar of location texts: text in, every reading out; it knows no map."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gongshu_geo.location._bounds import read_block, read_enclosed
from gongshu_geo.location._coordinates import read_coordinates
from gongshu_geo.location._crossings import (
    intersections,
    is_odd_line,
    odd_crossings,
    opens_crossing,
    shared_crossings,
)
from gongshu_geo.location._measures import read_measures
from gongshu_geo.location._names import line_names
from gongshu_geo.location._numbers import NUMBER, house_number, house_numbers
from gongshu_geo.location._offsets import DIRECTION, near_places
from gongshu_geo.location._quadrants import read_quadrant
from gongshu_geo.location._segments import (
    beyond_segments,
    bracketed_segments,
    parted_items,
    plain_segments,
    prose_segment,
    segment_between,
    segment_parts,
)
from gongshu_geo.location._stationing import read_chainages
from gongshu_geo.location.expression import (
    Area,
    Expression,
    HouseNumber,
    Name,
    Parcel,
    Parsed,
    Place,
    Several,
    Single,
    WholeLine,
)
from gongshu_geo.text import chinese_number

_AREAS_BEFORE = re.compile(
    r"(?:中国)?(?P<province>浙江省?)?(?P<city>杭州市|杭州(?=(?:上城|下城|江干|拱墅|西湖|滨江|萧山|余杭|富阳|临安|临平|钱塘)区))?"
    r"(?P<district>(?:上城|下城|江干|拱墅|西湖|滨江|萧山|余杭|富阳|临安|临平|钱塘)区|拱墅(?=$|[^\u4e00-\u9fff]))?"
    r"(?P<subdistrict>[\u4e00-\u9fff]{2,4}?街道(?!路(?:工程|项目|建设|整治|改造|提升|\(|$)))?"
    # 绍兴路社区 has a road's name, but 莫干山路花园岗社区 is a road and a community.
    r"(?P<community>(?:(?![路街巷弄号](?!社区))[\u4e00-\u9fff0-9]){2,12}?社区(?!卫生))?"
)
_OWN_NAME = re.compile(
    r"[^,;、()路街巷弄号区村与和]{0,14}?(?:医院|大学|学院|中学|小学|学校|幼儿园|公司|集团|银行|博物[馆院]|[图书体育美术展览]{2}馆"
    r"|中心|研究[院所]|设计院|工厂|[造纸玻璃钢铁制药]{2}厂|法院|检察院|电视台|剧院)"
)
"""What a name that begins with its province or city goes on with: 浙江省肿瘤医院."""
_LEVELS = ("province", "city", "district", "subdistrict", "community")
_LISTED = _LEVELS[3:]

_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?P<code>(?:[A-Z]{1,3}\d{1,6}(?:/[A-Z]{1,3}\d{1,6}){0,3}|[A-Z])(?:-[A-Z0-9]{1,6}(?:/[A-Z0-9]{1,6}){0,5}){1,5})"
    r"(?=(?:号|地块|\(|\)|[,;、和及与]|$|[\u4e00-\u9fff]))"
)
_UNIT = re.compile(r"[\u4e00-\u9fff]{2,8}?单元|运河新城|铁路北站|运河湾")
_COUNT = re.compile(r"等(?P<count>\d{1,9}|[一二三四五六七八九十]{1,9})[条个处宗幅座]")

_NO_MORE_BEFORE = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}(?:区|园|村|街道|社区|新城|段|原|沿|在|和|与|单元))?"
)
_NO_MORE = re.compile(
    r"(?:沿线|两侧|两岸|[东西南北]?岸|[东西中南北]?段|全[线段]|道路|景观带?|绿[道带]|河道|(?:综合)?(?:整治|治理)|清淤|提升|完善|改造|改建|新建|建设|工程|项目"
    r"|\([^()]*\)|等.*|上|沿街|(?:\d{1,3}|[一二三四五六七八九十]{1,3})条)*"
)
_BESIDE = re.compile(rf"以{DIRECTION}|{DIRECTION}侧")
_SIDE_ITEM = re.compile(
    rf".{{1,30}}(?:[路街巷弄道河港浜界速架])(?:以{DIRECTION}|{DIRECTION}(?:[侧面边])?)(?:的|地块|区块|区域|范围)*"
)
_CROSSED = re.compile(r"(?P<crossed>穿过|穿越|跨越|横跨|沟通|对面)|[,;]")

_AREA = re.compile(
    r"(?P<name>(?:[\u4e00-\u9fff0-9]{2,6}?|[\u4e00-\u9fff0-9]{7,12}?(?=社区))(?P<suffix>街道|社区|单元|镇"
    r"|(?<=上城|下城|江干|拱墅|西湖|滨江|萧山|余杭|富阳|临安|临平|钱塘)区))"
    r"(?:范围内|区域内|境内|内|辖区)?(?:等.{0,20})?$"
)

_ROOM = re.compile(r"[A-Z]?\d{1,5}(?:-\d{1,5})?(?:室|层|幢|楼|号楼|座|单元)")
_CLAUSES = re.compile(r"[,;。]")
_ITEMS = re.compile(r"、")


def parse(text: str) -> Parsed:
    """Every reading of a normalised location text, likeliest first.

    Parameters
    ----------
    text
        The ``text`` of :func:`gongshu_geo.text.normalise`.

    Returns
    -------
    parsed
        The readings, all of the same site, and the areas named before it. No reading at all where
        the text is empty.
    """
    context, start = _areas_before(text)
    coordinates = read_coordinates(text)
    if coordinates:
        return Parsed(readings=(_one_or_several(coordinates),), context=context)
    start = _start_of_name(text, context, start)
    whole, text_end = _whole_text(text, start)
    readings: list[Expression] = [] if whole is None else [whole]
    for clause_start, clause_end in _pieces(_CLAUSES, text, start, text_end):
        readings.extend(_clause(text, clause_start, clause_end))
    readings.extend(read_quadrant(text, start, text_end))
    readings.extend(unit for unit in _units(text, start, text_end) if unit not in readings)
    if context:
        readings.append(context[-1])
    return Parsed(
        readings=tuple(readings),
        context=context,
        measures=read_measures(text),
        stated_count=_stated_count(text, start, len(text)),
    )


def _stated_count(text: str, start: int, end: int) -> int | None:
    """How many sites a text says there are: 等7条道路."""
    count = _COUNT.search(text, start, end)
    return chinese_number(count["count"]) if count else None


def _whole_text(text: str, start: int) -> tuple[Expression | None, int]:
    """What reads across clauses, and where its words begin; ``None`` and the end without any."""
    chainages = read_chainages(text)
    if chainages:
        first = chainages[0]
        return _one_or_several(chainages), (first.road or first.where).start
    block = read_block(text, start)
    # 拱康路南起石祥路,北至余杭界: the end of a stretch looks like a bound.
    stretch = prose_segment(text, start) if block is None or len(block.bounds) == 1 else None
    if stretch is not None:
        return stretch
    if block is not None:
        return block, block.start
    between = segment_between(text, start, len(text))
    if between is not None:
        return between
    enclosed = read_enclosed(text, start, len(text))
    if enclosed is not None:
        return enclosed, enclosed.lines[0].start
    return None, len(text)


def _one_or_several(sites: Sequence[Single]) -> Expression:
    """One site as it is, more as several."""
    return sites[0] if len(sites) == 1 else Several(parts=tuple((site,) for site in sites))


def _areas_before(text: str) -> tuple[tuple[Area, ...], int]:
    """Province, city, district, sub-district and community at the beginning, and where they end."""
    found = _AREAS_BEFORE.match(text)
    if found is None:
        return (), 0
    areas = tuple(
        Area(name=Name(found[level], found.start(level), found.end(level)), level=level)
        for level in _LEVELS
        if found[level]
    )
    if areas and areas[-1].level in _LISTED and text.startswith("、", found.end()):
        return areas[:-1], areas[-1].name.start  # 祥符街道、半山街道: neither lies in the other
    return areas, found.end()


def _start_of_name(text: str, context: tuple[Area, ...], start: int) -> int:
    """Where the site's own name begins: 浙江省 is part of 浙江省肿瘤医院."""
    last = context[-1] if context else None
    if last is None or last.level not in _LEVELS[:2] or not _OWN_NAME.match(text, start):
        return start
    return last.name.start


def _pieces(
    separator: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[tuple[int, int]]:
    """Spans between separators that stand outside brackets; blanks and empty ones left out."""
    if separator.search(text, start, end) is None:
        if text[start:end].strip():
            yield start, end
        return
    depth, begin = 0, start
    for position in range(start, end + 1):
        character = text[position] if position < end else ""
        depth += (character == "(") - (character == ")" and depth > 0)
        if position == end or (depth == 0 and separator.match(character)):
            if text[begin:position].strip():
                yield begin, position
            begin = position + 1


def _clause(text: str, start: int, end: int) -> Iterator[Expression]:
    """Readings of one clause: one site, or several joined by 、."""
    shared = shared_crossings(text, start, end)
    if shared:
        yield Several(parts=tuple((crossing,) for crossing in shared))
        return
    items = _whole_items(text, list(_pieces(_ITEMS, text, start, end)))
    items = parted_items(text, items)
    if len(items) > 1 or any(len(own) > 1 for own in segment_parts(text, items).values()):
        several = _several(text, items)
        if several is not None:
            yield several
            return
    parcels = list(_parcels(text, start, end))
    if len(parcels) > 1:
        yield Several(parts=tuple((parcel,) for parcel in parcels))
        return
    yield from _single(text, start, end)


def _whole_items(text: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Items with those made one that tell one site: 莫干山路、石祥路交叉口; 117、118室."""
    whole: list[tuple[int, int]] = []
    for start, end in reversed(items):
        if whole and (
            (
                (_is_line(text, start, end) or is_odd_line(text, start, end))
                and opens_crossing(text, *whole[-1])
            )
            or _ROOM.match(text, *whole[-1])
        ):
            whole[-1] = (start, whole[-1][1])
        else:
            whole.append((start, end))
    return whole[::-1]


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether an item is the name of a road or river and nothing else."""
    name = next(line_names(text, start, end), None)
    return name is not None and (name.start, name.end) == (start, end)


def _several(text: str, items: list[tuple[int, int]]) -> Several | None:
    """A list of sites; ``None`` where fewer than two items say where they are."""
    if all(_SIDE_ITEM.fullmatch(text, *item) for item in items):
        return None  # 登云路以南、上塘路西: two sides of one site
    parts: list[tuple[Single, ...]] = []
    road: Name | None = None
    segments = segment_parts(text, items)
    for start, end in items:
        own = segments.get((start, end), ())
        if len(own) > 1:
            parts.extend((segment,) for segment in own)
            continue
        alone = _single(text, start, end, road=road)
        readings = (*own, *(reading for reading in alone if reading not in own))
        if not readings:
            continue
        parts.append(readings)
        road = readings[0].road if isinstance(readings[0], HouseNumber) else None
    if len(parts) < 2:
        return None
    count = _stated_count(text, items[0][0], items[-1][1])
    return Several(parts=tuple(parts), stated_count=count)


def _single(text: str, start: int, end: int, road: Name | None = None) -> Iterator[Single]:
    """Readings of one item, by descending precision of the pattern."""
    if road is not None and (number := NUMBER.match(text, start, end)):
        yield house_number(text, road, number, end)
        return
    found = False
    for rule in _RULES:
        if (found and rule.last_resort) or rule.needs.search(text, start, end) is None:
            continue
        for reading in rule.read(text, start, end):
            found = found or rule.read is not _units  # 运河新城金昌路 is more than its unit
            yield reading
    yield from _place(text, start, end)
    if not found:
        yield from _whole_lines(text, start, end)


def _whole_lines(text: str, start: int, end: int) -> Iterator[WholeLine]:
    """Roads and rivers named without more, but none of a route and none that is only beside."""
    names = list(line_names(text, start, end))
    if len(names) > 2 and "-" in text[names[0].end : names[1].start]:
        return
    crossed, position = False, start
    for name in names:
        for mark in _CROSSED.finditer(text, position, name.end):
            crossed = mark["crossed"] is not None
        position = name.end
        if not crossed and not _BESIDE.match(text, name.end, end):
            yield WholeLine(line=name, alone=_alone(text, start, end, name))


def _alone(text: str, start: int, end: int, name: Name) -> bool:
    """Whether the item says nothing but this line: 康桥路两侧 does, 公寓(文晖路分店) does not."""
    before, behind = text[start : name.start], text[name.end : end]
    return _NO_MORE_BEFORE.fullmatch(before) is not None and _NO_MORE.fullmatch(behind) is not None


def _parcels(text: str, start: int, end: int) -> Iterator[Parcel]:
    """Parcel codes, each with the plan unit named last before it."""
    unit: Name | None = None
    position = start
    for code in _CODE.finditer(text, start, end):
        for found in _UNIT.finditer(text, position, code.start()):
            unit = Name(found[0], found.start(), found.end())
        position = code.end()
        yield Parcel(code=Name(code["code"], code.start(), code.end()), unit=unit)


def _areas(text: str, start: int, end: int) -> Iterator[Single]:
    """祥符街道, 花园岗社区, 运河新城单元: an area and nothing else."""
    found = _AREA.fullmatch(text, start, end)
    if found is not None:
        level = {
            "街道": "subdistrict",
            "镇": "subdistrict",
            "社区": "community",
            "单元": "unit",
        }.get(found["suffix"], "district")
        yield Area(name=Name(found["name"], found.start("name"), found.end("name")), level=level)


def _units(text: str, start: int, end: int) -> Iterator[Single]:
    """拱宸桥单元运河中央公园二期: at worst, somewhere in the unit."""
    unit = _UNIT.match(text, start, end)
    if unit is not None and unit.end() < end:
        yield Area(name=Name(unit[0], unit.start(), unit.end()), level="unit")


def _place(text: str, start: int, end: int) -> Iterator[Single]:
    """Whatever else the item may be the name of."""
    name = text[start:end].strip()
    if len(name) > 1:
        begin = text.index(name, start)
        yield Place(name=Name(name, begin, begin + len(name)))


@dataclass(frozen=True, slots=True)
class _Rule:
    """One pattern of the grammar.

    Attributes
    ----------
    read
        Its readings of ``text[start:end]``.
    needs
        Characters without which it reads nothing: looking for them is quicker than reading.
    last_resort
        Whether it is so loose that it counts only where nothing stricter fits (GS1001-02 is no
        range).
    """

    read: Callable[[str, int, int], Iterator[Single]]
    needs: re.Pattern[str]
    last_resort: bool = False


_RULES = (
    _Rule(_parcels, re.compile(r"[A-Z0-9]-")),
    _Rule(house_numbers, re.compile(r"[号#]|\d\s*$")),
    _Rule(bracketed_segments, re.compile(r"\(")),
    _Rule(beyond_segments, re.compile(r"以")),
    _Rule(intersections, re.compile(r"[路街巷弄道速架河港浜溪漾渠下]")),
    _Rule(odd_crossings, re.compile(r"隧道|通道|立交|互通|桥|铁|匝道|线")),
    _Rule(plain_segments, re.compile(r"[-至到]"), last_resort=True),
    _Rule(near_places, re.compile(r"[东南西北米里m]"), last_resort=True),
    _Rule(_areas, re.compile(r"[道区元镇]")),
    _Rule(_units, re.compile(r"单元|运河新城|铁路北站|运河湾"), last_resort=True),
)
