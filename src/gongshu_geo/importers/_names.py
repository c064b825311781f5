"""Names as the gazetteer writes them."""

from __future__ import annotations

import re
import unicodedata

_CJK = "\u4e00-\u9fff"
# 机场路 Jichang Road, 艮山西路 Genshan Road (West): some tags carry both languages.
_BOTH = re.compile(rf"^([{_CJK}][{_CJK}0-9]*)\s+[A-Za-z].*$")
_PLANNED = re.compile(r"\s*[(](?:在建|规划|规划中|建设中|未通车|暂名)[)]$")
_BRACKET = re.compile(rf"^([{_CJK}0-9]{{2,}})\(([^()]+)\)$")
_NUMBER = re.compile(r"^(\d+(?:[-/之]\d+)?)\s*[号號]?$")


def clean_name(text: str) -> str:
    """A name without the English beside it, marks of the building stage and odd spaces.

    Examples
    --------
    >>> clean_name("机场路 Jichang Road"), clean_name("香积寺路（在建）"), clean_name(" Aleksi ")
    ('机场路', '香积寺路', 'Aleksi')
    """
    name = " ".join(unicodedata.normalize("NFKC", text).split())
    return _PLANNED.sub("", _BOTH.sub(r"\1", name))


def road_names(text: str) -> tuple[str, tuple[str, ...]]:
    """A road's name, and the other one that stands in brackets behind it.

    Examples
    --------
    >>> road_names("丰登街(沁园路)"), road_names("上塘高架路（北向）"), road_names("Esplanadi")
    (('丰登街', ('沁园路',)), ('上塘高架路', ()), ('Esplanadi', ()))
    """
    name = clean_name(text)
    found = _BRACKET.match(name)
    if found is None:
        return name, ()
    return found[1], (found[2],) if found[2].endswith(tuple("路街巷弄道")) else ()


def is_bridge(name: str) -> bool:
    """Whether a line bears the name of a bridge or interchange, not of the road upon it.

    Examples
    --------
    >>> is_bridge("石祥路立交桥"), is_bridge("卖鱼桥路")
    (True, False)
    """
    return name.endswith(("桥", "立交", "互通", "枢纽", "匝道"))


def clean_number(text: str) -> str:
    """A house number without 号; letters and ranges stay.

    Examples
    --------
    >>> clean_number("１２号"), clean_number("12 A"), clean_number("98-108号")
    ('12', '12 A', '98-108')
    """
    number = " ".join(unicodedata.normalize("NFKC", text).split())
    found = _NUMBER.match(number)
    return found[1] if found else number


def station_name(name: str) -> str:
    """A station's name as gis/stations.csv has it: 善贤 is 善贤站.

    Examples
    --------
    >>> station_name("善贤"), station_name("Kaisaniemi")
    ('善贤站', 'Kaisaniemi')
    """
    return f"{name}站" if re.search(rf"[{_CJK}]$", name) and not name.endswith("站") else name


def split_names(text: str) -> tuple[str, ...]:
    """Names parted by semicolons, as OpenStreetMap and gis/ write them."""
    names = (clean_name(part) for part in re.split("[;；]", text))
    return tuple(dict.fromkeys(name for name in names if name))


def written_address(street: str, number: str) -> str:
    """Street and number as the language of the street writes them.

    Examples
    --------
    >>> written_address("康桥路", "8"), written_address("Kaivokatu", "8"), written_address("", "8")
    ('康桥路8号', 'Kaivokatu 8', '')
    """
    if not (street and number):
        return street
    if re.search(rf"[{_CJK}]$", street):
        return f"{street}{clean_number(number)}号"
    return f"{street} {number}"
