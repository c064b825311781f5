"""Rows that part a table, 一、地块开发项目 over （一）安置房: what they tell of those below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongshu_geo.register.understand.schema import Tables
from gongshu_geo.register.understand.wording import fold
from gongshu_geo.status import Category, Status

_NUMERAL = "[一二三四五六七八九十百]+"
_NUMBERINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"第(?:{_NUMERAL}|\d+)(?:部分|批次?|类|章|篇|板块|大类|[、::])[、::.]?",
        rf"{_NUMERAL}(?:[、.::)]|$)",
        rf"\({_NUMERAL}\)[、.]?",
        r"\d{1,2}(?:[、)]|\.(?!\d))",
        r"\(\d{1,2}\)[、.]?",
        r"[①-⑳]",
    )
)
"""Numberings of sections by their level, outermost first, as 党政机关公文格式 (GB/T 9704) orders
一、（一）1.（1）."""

_COUNT = re.compile(r"[(,,]?(?:共计?|合计|小计)?(\d+)[个项宗块条处座](?:项目|地块|工程)?[)]?")
_TAIL = re.compile(r"[((][^()]*$|[::、,;。-]+$")
_TRIMMED = ("类项目", "类工程", "项目类", "项目", "类", "工程", "建设项目", "建设")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A row that parts the table.

    Attributes
    ----------
    row
        Row of the grid.
    title
        Its title without numbering and count.
    level
        0 for the outermost numbering; ``None`` where it is not numbered.
    count
        How many sites it says it has.
    """

    row: int
    title: str
    level: int | None
    count: int | None


def numbering(text: str) -> tuple[int | None, str]:
    """The level of the numbering that begins a folded text, and the rest of it."""
    for level, pattern in enumerate(_NUMBERINGS):
        match = pattern.match(text)
        if match:
            return level, text[match.end() :]
    return None, text


def in_one(texts: Sequence[str]) -> str:
    """Leading texts as one, folded: 一 and 道路工程 in two cells are 一、道路工程."""
    folded = [fold(text) for text in texts]
    if len(folded) > 1 and re.fullmatch(_NUMERAL, folded[0]):
        folded[0] += "、"
    return "".join(folded)


def section_of(row: int, texts: Sequence[str]) -> Section:
    """The section that a row's leading texts name: 一、 and 道路工程(5个) may be two cells."""
    level, rest = numbering(in_one(texts))
    counts = _COUNT.search(rest)
    title = _COUNT.sub("", rest)
    title = _TAIL.sub("", re.sub(r"\(\)", "", title)).strip("()") if title else ""
    return Section(
        row=row,
        title=title,
        level=level,
        count=int(counts[1]) if counts else None,
    )


def category_in(title: str, tables: Tables) -> Category | None:
    """The category that a section's title names, with or without 项目 or 类 after it."""
    for tail in ("", *_TRIMMED):
        if title.endswith(tail):
            bare = title.removesuffix(tail)
            found = tables.categories.parse(bare) if bare else None
            if found is not None:
                return found
    return tables.categories.parse(f"{title}工程") if title else None


def status_in(title: str, tables: Tables) -> Status | None:
    """The status that a section's title names: 续建项目."""
    if category_in(title, tables) is not None:
        return None
    reading = tables.statuses.read(title)
    return None if reading is None else reading.status


class Sections:
    """The sections open at a row.

    Parameters
    ----------
    tables
        The tables that give words their meaning.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._open: list[tuple[object, Section]] = []

    def add(self, section: Section) -> tuple[Section, ...]:
        """Open a section, closing those that it follows; the open ones, outermost first."""
        key = self._key(section)
        if section.level is not None:
            while self._open and self._is_closed_by(self._open[-1][0], section.level):
                self._open.pop()
        elif any(key == other for other, _ in self._open):
            while self._open.pop()[0] != key:
                pass
        self._open.append((key, section))
        return tuple(each for _, each in self._open)

    @staticmethod
    def _is_closed_by(key: object, level: int) -> bool:
        """Whether an open section ends where one of a level begins."""
        return not isinstance(key, int) or key >= level

    def _key(self, section: Section) -> object:
        """What sections that follow each other share: level, or what kind of thing they name."""
        if section.level is not None:
            return section.level
        if category_in(section.title, self._tables) is not None:
            return "category"
        return "status" if status_in(section.title, self._tables) is not None else "other"


def category_text(path: Sequence[Section], tables: Tables) -> str:
    """The category of rows below sections, in the title's words.

    The innermost title that names one counts, else the innermost that names no status; ``""``
    where there is none.
    """
    titles = [section.title for section in path if section.title]
    for title in reversed(titles):
        if category_in(title, tables) is not None:
            return title
    return next((title for title in reversed(titles) if status_in(title, tables) is None), "")


def status_text(path: Sequence[Section], tables: Tables) -> str:
    """The status of rows below sections, in their own words; ``""`` where none names one."""
    titles = [section.title for section in path]
    return next((title for title in reversed(titles) if status_in(title, tables)), "")
