"""Sums and counts that a register states, held against the rows that they sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.register.understand.problems import wrong_count, wrong_total
from gongshu_geo.register.understand.rows import SortedRows, TotalRow
from gongshu_geo.register.understand.sections import Section
from gongshu_geo.register.understand.typed import Rows, text_of
from gongshu_geo.register.understand.wording import fold

_COUNT = re.compile(r"(?<!\d)(\d{1,6})[个项宗块条处座]")
_PART_OF = re.compile(r"其中")

TABLE = Bilingual("全表", "the table")
SECTION = Bilingual("本节", "the section")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """A column whose sums are checked.

    Attributes
    ----------
    heading
        Its heading.
    values
        (n,) value of each site, in the column's own terms, each merged cell counted once; NaN
        where it has none.
    stated
        Value by row of the grid of the rows that sum or part.
    shown
        What stands in these.
    step
        Half of the last digit that each of these shows, in the same terms.
    factor
        How much of the field's own unit the column's unit is, so that figures are told as they
        stand there.
    """

    heading: str
    values: NDArray[np.float64]
    stated: dict[int, float]
    shown: dict[int, str]
    step: dict[int, float]
    factor: float = 1.0


def half_step(cell: object, factor: float) -> float:
    """Half of the last digit of a number as it stands, times a factor: 0.05 for 12.5."""
    text = fold(text_of(cell)).replace(",", "")
    match = re.search(r"\d+(?:\.(\d+))?", text)
    decimals = len(match[1]) if match and match[1] else 0
    return 0.5 * factor * 10.0**-decimals


@dataclass(frozen=True, slots=True)
class _Scope:
    """Sites one after the other, from the first to before the last."""

    first: int
    last: int
    name: Bilingual

    @property
    def count(self) -> int:
        return self.last - self.first

    def sum(self, values: NDArray[np.float64]) -> float:
        return float(np.nansum(values[self.first : self.last]))


def checked(
    rows: SortedRows, summed: Sequence[Summed], where: Rows, row_of: NDArray[np.int64]
) -> Iterator[Finding]:
    """A finding for every stated sum or count that the rows do not make.

    Parameters
    ----------
    rows
        The rows by what they are.
    summed
        Columns of amounts.
    where
        The file.
    row_of
        (rows of the grid,) rows as a spreadsheet shows them.
    """
    ends = _ends(rows)
    for total in rows.totals:
        if not _PART_OF.match(fold(total.text)):
            scopes = _scopes(total, rows, ends)
            yield from _of(total.row, total.text, scopes, summed, where.file, row_of)
    for path in rows.sections[1:]:
        section = path[-1]
        text = "" if section.count is None else f"{section.count}个"
        yield from _of(
            section.row, text, [_inside(section, rows, ends)], summed, where.file, row_of
        )


def _of(
    row: int, text: str, scopes: Sequence[_Scope], summed: Sequence[Summed], file: str,
    row_of: NDArray[np.int64],
) -> Iterator[Finding]:  # fmt: skip
    """What is wrong with the figures of one row that sums."""
    for column in summed:
        told = column.stated.get(row)
        if told is None:
            continue
        sums = [scope.sum(column.values) for scope in scopes]
        if all(abs(made - told) > column.step[row] * 1.001 for made in sums):
            yield wrong_total(
                file=file, row=int(row_of[row]), column=column.heading, told=column.shown[row],
                parts=_figure(sums[0] / column.factor), of=scopes[0].name,
            )  # fmt: skip
    count = _COUNT.search(fold(text))
    if count and all(scope.count != int(count[1]) for scope in scopes):
        yield wrong_count(file, int(row_of[row]), int(count[1]), scopes[0].count, scopes[0].name)


def _scopes(total: TotalRow, rows: SortedRows, ends: Mapping[int, int]) -> list[_Scope]:
    """The rows that a sum may be of, the likeliest first."""
    at = int(np.searchsorted(rows.sites, total.row))
    before = [other.row for other in rows.totals if other.row < total.row]
    last = int(np.searchsorted(rows.sites, before[-1])) if before else 0
    everything = _Scope(0, len(rows.sites), TABLE)
    above, below = _Scope(0, at, TABLE), _Scope(at, len(rows.sites), SECTION)
    since = _Scope(last, at, SECTION)
    sections = [_inside(section, rows, ends) for section in reversed(total.path)]
    if "小计" in fold(total.text):
        return [*sections[:1], since, *sections[1:], above, below, everything]
    return [everything, above, *sections, since, below]


def _ends(rows: SortedRows) -> dict[int, int]:
    """By row of each section the row in which it ends."""
    ends: dict[int, int] = {}
    open_rows: set[int] = set()
    for path in rows.sections[1:]:
        within = {section.row for section in path}
        for row in open_rows - within:
            ends[row] = path[-1].row
        open_rows = within
    return ends


def _inside(section: Section, rows: SortedRows, ends: Mapping[int, int]) -> _Scope:
    """Sites of a section and of those inside it."""
    first = int(np.searchsorted(rows.sites, section.row))
    end = ends.get(section.row)
    last = len(rows.sites) if end is None else int(np.searchsorted(rows.sites, end))
    return _Scope(first, last, SECTION)


def _figure(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
