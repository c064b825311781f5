"""Names of roads and rivers inside running text, told by their last characters alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from gongshu_geo.location.expression import Name

_BODY = r"(?:(?![与及至到])[\u4e00-\u9fffA-Za-z0-9])"

# 铁路, 道路, 交叉路口, 十字路口, 线路, 东侧路口 are no names of roads; 街道, 街区, 街坊 no
# streets, but
# 康宁街道路工程 is the works of 康宁街.
_ROAD_END = (
    r"(?:快速路|高速公路|高架路|高架|高速|大道|公路|国道|省道"
    r"|(?<![铁道叉字线侧])路|街(?!道(?!路(?:工程|项目|建设|整治|改造|提升|\(|$))|[区坊])|巷|弄|河下)"
)
# What may follow a road's last character and still belong to its name: 文一路隧道, 上塘路605弄,
# 机场路一巷, 机场路辅路, 严家弄路, 桥弄街, 规划支路四.
_ROAD_TAIL = (
    r"(?:隧道|高架路?|辅路|支路|支[一二三四五六七八九]路"
    r"|[0-9一二三四五六七八九十]+[弄巷]|(?<=[弄巷])[路街](?!口)"
    r"|(?<=支路)[一二三四五六七八九十]{1,3}(?![条个座处]))?"
)
ROAD = re.compile(rf"{_BODY}{{1,12}}?{_ROAD_END}{_ROAD_TAIL}")
"""A road name; the match may begin too early (和石祥路): the gazetteer tells where it begins."""

# A river's last character begins many other names (河东路, 运河亚运公园): what follows decides.
RIVER = re.compile(
    rf"(?:{_BODY}{{0,6}}?(?:大?运河|[河港浜溪漾渠])"
    r"(?=$|[与和及、,;/()×\-]|相?交[叉汇界会]|相[交会汇]|[东西南北]?岸|[东西南北]?侧|[两沿]|景观|绿[道带]|以[东西南北]"
    r"|(?:综合)?(?:整治|治理|提升|改造)|清淤|河道(?:整治|治理|工程)|工程|段(?![\u4e00-\u9fff]))"
    # 石祥路跨京杭大运河桥: only behind 跨 is a bridge's river no bridge's name (电厂河桥).
    rf"|跨{_BODY}{{0,6}}?(?:大?运河|[河港浜溪漾渠])(?=(?:特?大|中|小)?桥))"
)
"""A river name; it may begin too early as well."""

ALIAS = re.compile(r"\((?:原名?|曾用?名|又[名称]|现[名称]?|即|暂(?:定|命)?名)[^()]{1,20}\)")
"""A bracket that gives another name of the same road: 广业街(原长青路)."""

_ROAD_MARKS = re.compile("[路街巷弄速架道下]")
"""The last characters of :data:`ROAD` without its tail: without one of them no road is named."""
_RIVER_MARKS = re.compile("[河港浜溪漾渠]")
"""The last characters of :data:`RIVER`."""

_TAIL = re.compile(_ROAD_TAIL[:-1] + "$")


def line_names(text: str, start: int, end: int) -> Iterator[Name]:
    """Names of roads and rivers in ``text[start:end]``, in order, not overlapping."""
    return iter(_line_names(text, start, end))


@lru_cache(maxsize=256)  # each rule of the grammar asks for the names of the same clause
def _line_names(text: str, start: int, end: int) -> tuple[Name, ...]:
    return tuple(_search(text, start, end))


def _search(text: str, start: int, end: int) -> Iterator[Name]:
    # A look for one character first: most texts name no river, and many no road.
    road = _ROAD_MARKS.search(text, start, end) and ROAD.search(text, start, end)
    river = _RIVER_MARKS.search(text, start, end) and RIVER.search(text, start, end)
    while road or river:
        # The name that ends first: 上塘河与石祥路 is a river and a road, not one long name.
        if river and (not road or (river.end(), river.start()) < (road.end(), road.start())):
            begin, position = river.span()
        else:
            begin, position = cast("re.Match[str]", road).span()
        yield Name(text[begin:position], begin, position)
        # What begins further on is still the next: searching again would read all text twice.
        if road and road.start() < position:
            road = ROAD.search(text, position, end)
        if river and river.start() < position:
            river = RIVER.search(text, position, end)


def ends_like_a_line(name: str) -> bool:
    """Whether a name is told to be a road's or river's by its last characters."""
    return any(pattern.fullmatch(name) for pattern in (ROAD, RIVER))


def without_tail(name: str) -> str | None:
    """A road's name without tunnel, lane number or the like; ``None`` where it has none.

    Examples
    --------
    >>> without_tail("文一路隧道"), without_tail("上塘路605弄"), without_tail("石祥路")
    ('文一路', '上塘路', None)
    """
    shorter = _TAIL.sub("", name)
    return shorter if shorter != name and len(shorter) > 1 else None
