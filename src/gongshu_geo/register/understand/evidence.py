"""How far the cells of a column are what a field holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongshu_geo.register.grid import Cell
from gongshu_geo.register.understand.schema import Tables
from gongshu_geo.register.understand.wording import fold
from gongshu_geo.register.values import read_date, read_period

SAMPLE = 300
"""Cells of a column by which it is judged."""

UNKNOWN = 0.5
"""Share of an empty column: nothing speaks for it or against it."""

KINDS_OF_WORKS = frozenset({
    "新建", "改建", "扩建", "改扩建", "新扩建", "新改建", "迁建", "重建", "恢复", "改造", "技改",
    "技术改造", "修缮", "加固", "整治", "单纯购置", "提升改造", "拆建", "装修",
    "新建项目", "改建项目", "扩建项目", "改扩建项目", "迁建项目", "技改项目",
})  # fmt: skip
"""建设性质 by 国家统计局《固定资产投资统计报表制度》: 新建、扩建、改建、迁建、恢复、单纯购置."""

_NUMBER = re.compile(r"(?:约|¥|￥|人民币|暂估)*[-+]?\d[\d,]*(?:\.\d+)?.{0,12}")
_CODE = re.compile(r"(?=.*\d)[0-9a-z一-鿿()\[\]【】〔〕#_./-]{1,40}")
_PLACE = re.compile(r"[路街道巷弄桥河港号村社镇乡区县市园里坊]|交叉|地块|以[东南西北]|侧")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Judges the cells of columns.

    Attributes
    ----------
    tables
        The tables that give words their meaning.
    year
        The year of the register, for dates without one.
    """

    tables: Tables
    year: int | None

    def share(self, field: str, kind: str, cells: Sequence[Cell]) -> float:
        """The share of cells, from 0 to 1, that may stand in a field."""
        test = self._test(field, kind)
        if not cells:
            return UNKNOWN
        return sum(map(test, cells)) / len(cells)

    def is_status(self, cells: Sequence[Cell]) -> bool:
        """Whether 建设性质 tells the status of each site (新开工, 续建), not the kind of works."""
        words = [fold(str(cell)) for cell in cells]
        others = [word for word in words if word not in KINDS_OF_WORKS]
        # Among 新开工 and 续建 a 新建 means the former.
        return bool(others) and sum(map(self._status, others)) * 2 > len(others)

    def tells_status_not_category(self, cells: Sequence[Cell]) -> bool:
        """Whether the cells of 项目类型 are 新开工 and 续建 rather than kinds of sites."""
        share = self.share("status_text", "text", cells)
        return bool(cells) and share > 0.8 and self.share("category", "text", cells) < 0.3

    def _test(self, field: str, kind: str) -> Callable[[Cell], bool]:
        by_field = {
            "code": _is_code,
            "name": _is_text,
            "location": _is_place,
            "category": self._category,
            "status_text": self._status,
        }
        by_kind = {
            "date": self._date,
            "period": self._period,
            "measure": _is_number,
            "number": _is_number,
        }
        return by_field.get(field) or by_kind.get(kind) or _is_any

    def _status(self, cell: Cell) -> bool:
        return isinstance(cell, str) and self.tables.statuses.read(cell) is not None

    def _category(self, cell: Cell) -> bool:
        return isinstance(cell, str) and self.tables.categories.parse(cell) is not None

    def _date(self, cell: Cell) -> bool:
        return read_date(cell, year=self.year or 2000).span is not None

    def _period(self, cell: Cell) -> bool:
        return any(reading.span for reading in read_period(cell, year=self.year or 2000))


def _is_any(_: object) -> bool:
    return True


def _is_text(cell: object) -> bool:
    return isinstance(cell, str) and not re.fullmatch(r"[\d.,%/-]+", fold(cell))


def _is_number(cell: object) -> bool:
    if isinstance(cell, str):
        return bool(_NUMBER.fullmatch(fold(cell)))
    return isinstance(cell, int | float)


def _is_code(cell: object) -> bool:
    if isinstance(cell, dt.date):
        return False
    return bool(_CODE.fullmatch(fold(str(cell))))


def _is_place(cell: object) -> bool:
    return isinstance(cell, str) and bool(_PLACE.search(cell))
