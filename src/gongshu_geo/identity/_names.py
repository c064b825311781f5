"""What of a name or a location tells one site from another."""

from __future__ import annotations

import re
from functools import lru_cache

from gongshu_geo.text import normalise

_AREA = re.compile(r"^(?:浙江省)?(?:杭州市?)?(?:拱墅区)?(?=.{4})")
_WORKS = re.compile(r"(?:等?\d*(?:条道路|处|个)?)(?:新建|建设)?(?:工程|项目|建设)+$")
_NOISE = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
_LISTED = re.compile(r"[、,;/]|(?<=[路街巷河桥园里坊])[和与及]")
_TELLING = re.compile(
    r"\d+|[A-Za-z]+"
    r"|[一二三四五六七八九十]+(?=[期标段号幢批支区]|$)|(?<=[第支路街])[一二三四五六七八九十]+"
    r"|[东西南北中上下内外](?=[路街段区侧岸线延])|[支辅环](?=路)|高架|地面|隧道"
)
"""Figures, phases, sections and sides: 一期 and 二期, 石祥路 and 石祥西路 are not one site."""

SHORTEST_PART = 3
"""Characters of a part of a list that names a site by itself."""


@lru_cache(maxsize=100_000)
def core(name: str) -> str:
    """A name without the district before it, the word for works behind it, and punctuation.

    Examples
    --------
    >>> core("杭州市拱墅区金昌路(拱康路—储运路)道路工程")
    '金昌路拱康路储运路道路'
    """
    text = _AREA.sub("", normalise(name).text)
    bare = _WORKS.sub("", text)
    return _NOISE.sub("", bare or text).casefold()


@lru_cache(maxsize=100_000)
def telling(name: str) -> tuple[str, ...]:
    """The figures, phases and sides in a name, in order."""
    return tuple(_TELLING.findall(core(name)))


def parts(text: str) -> frozenset[str]:
    """The cores of the sites that a list names; none where it lists fewer than two.

    Examples
    --------
    >>> sorted(parts("莫干山路、沈半路整治工程"))
    ['沈半路整治', '莫干山路']
    """
    found = {core(part) for part in _outside_brackets(normalise(text).text)}
    long = frozenset(part for part in found if len(part) >= SHORTEST_PART)
    return long if len(long) > 1 else frozenset()


def _outside_brackets(text: str) -> list[str]:
    """The items of a list; what parts them counts only outside brackets."""
    depth, begin, items = 0, 0, []
    cuts = {found.start(): found.end() for found in _LISTED.finditer(text)}
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth <= 0 and at in cuts:
            items.append(text[begin:at])
            begin = cuts[at]
    return [*items, text[begin:]]
