"""What the lines above a table, and the names of sheet and file, tell of all of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from gongshu_geo.register.grid import Grid
from gongshu_geo.register.understand.blocks import Block
from gongshu_geo.register.understand.vocabulary import unit_named
from gongshu_geo.register.understand.wording import fold, wording, years_in
from gongshu_geo.status import parse_date

_UNITS = re.compile(r"(?<![报责建制管])(?:计量|金额|投资)?单位[::]?([^;。()\s]{1,20})")
"""单位:亿元, and not 填报单位 or 责任单位."""
_UNTIL = re.compile(
    r"截[至止]?(?:到|于)?"
    r"((?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日|底)?|(?:19|20)\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?)"
)
_PLAN = re.compile(r"计划|安排|预排|拟(开|建|实施)|储备")
_NEWS = re.compile(r"进展|完成情况|进度(?!计划)|竣工项目|已|月报|实施情况|推进情况|台账")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What titles tell of a table.

    Attributes
    ----------
    titles
        The lines above the headings, each once.
    year
        The year of the register's plan, where it is known.
    units
        What follows 单位: in a title, for columns without a unit of their own.
    day
        The day up to which the register tells, where a title says so: 截至2021年3月31日.
    plan
        Whether the titles speak of a plan; ``None`` where they speak of news too, or of neither.
    """

    titles: tuple[str, ...]
    year: int | None
    units: str
    day: dt.date | None
    plan: bool | None

    def unit(self, units: Mapping[str, float]) -> str:
        """The unit that a title gives to measures of this kind, ``""`` where none."""
        return unit_named(self.units, units)


def told_by(grid: Grid, block: Block, *, year: int | None) -> Told:
    """What the titles of a table tell.

    Parameters
    ----------
    grid, block
        The sheet and its headings.
    year
        The year of the register where somebody named it; it wins.
    """
    titles = tuple(
        dict.fromkeys(
            str(cell).strip() for cell in grid.cells[: block.first].ravel() if cell is not None
        )
    )
    named = _UNITS.findall(" ".join(map(fold, titles)))
    spoken = " ".join((*titles, grid.sheet, PurePath(grid.file).stem))
    plan, news = bool(_PLAN.search(spoken)), bool(_NEWS.search(spoken))
    return Told(
        titles=titles,
        year=year or _year((*titles, grid.sheet), block, PurePath(grid.file).stem),
        units="、".join(named),
        day=_day(" ".join(map(fold, titles))),
        plan=plan if plan != news else None,
    )


def _day(text: str) -> dt.date | None:
    """The day that a title counts up to."""
    match = _UNTIL.search(text)
    span = parse_date(match[1]) if match else None
    return span.end if span else None


def _year(titles: Sequence[str], block: Block, stem: str) -> int | None:
    """The year of the first of title, sheet, headings and file's name that tells one alone."""
    for text in titles:
        years = years_in(text)
        if len(years) == 1:
            return years[0]
        # 2021年计划(2020年12月编制): the first is the plan's.
        if len(years) > 1 and not re.search(r"\d{4}年?[-—–~～至到]", fold(text)):
            return years[0]
    planned = {
        year
        for path in block.paths
        for text in path
        if "计划" in text or "安排" in text or "目标" in text
        for year in wording(text).years
        if len(wording(text).years) == 1
    }
    if len(planned) == 1:
        return planned.pop()
    headed = {year for path in block.paths for text in path for year in wording(text).years}
    if len(headed) == 1:
        return headed.pop()
    named = years_in(stem)
    return named[0] if len(named) == 1 else max(planned, default=None)
