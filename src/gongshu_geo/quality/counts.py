"""How many sites there are, beside what the programme states."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.quality._rows import each
from gongshu_geo.status import CategoryTable, StatusTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One total that the programme states, beside the sites of the register.

    Attributes
    ----------
    programme, item
        As the programme has them.
    stated, named
        The programme's number, and how many sites the register names.
    """

    programme: str
    item: str
    stated: int
    named: int

    @property
    def missing(self) -> int:
        """How many the register does not name; negative where it names more."""
        return self.stated - self.named


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossTable:
    """Sites by stage and category; the last row and column are sums."""

    categories: tuple[Bilingual, ...]
    rows: tuple[tuple[Bilingual, tuple[int, ...]], ...]


_SUM = Bilingual("合计", "total")


def cross_table(
    sites: pd.DataFrame, statuses: StatusTable, categories: CategoryTable
) -> CrossTable:
    """Sites by stage (a stage known from a plan only is told apart) and category."""
    used = [category for category in categories.values() if category.code in set(sites["category"])]
    rows: list[tuple[Bilingual, tuple[int, ...]]] = []
    for status in statuses.values():
        for planned in (False, True):
            some = sites[(sites["stage"] == status.code) & (sites["planned_only"] == planned)]
            if len(some):
                name = status.name
                words = Bilingual(f"计划{name.zh}", f"planned: {name.en}") if planned else name
                rows.append((words, _row(some, [category.code for category in used])))
    rows.append((_SUM, _row(sites, [category.code for category in used])))
    return CrossTable(categories=(*(c.name for c in used), _SUM), rows=tuple(rows))


def _row(sites: pd.DataFrame, codes: list[str]) -> tuple[int, ...]:
    counts = sites["category"].value_counts()
    return (*(int(counts.get(code, 0)) for code in codes), len(sites))


def stated_totals(
    sites: pd.DataFrame, programme: pd.DataFrame | None, year: int | None
) -> tuple[Stated, ...]:
    """The totals of programme.csv for the register's year beside the sites that it names.

    Parameters
    ----------
    sites
        Of the register.
    programme
        Columns programme, dimension, item, total and year, as text; ``None`` without one.
    year
        Of the register's plan.
    """
    if programme is None or not {"programme", "dimension", "total", "year"} <= set(programme):
        return ()
    totals = programme[
        (programme["dimension"] == "total")
        & (programme["year"].astype(str) == str(year))
        & programme["total"].astype(str).str.isdecimal()
    ]
    # The plan's first total counts all its sites, of whatever outcome, as the maps do.
    first = None if totals.empty else totals.index[0]
    named = [
        len(sites) if at == first else int((sites["programme"] == name).sum())
        for at, name in totals["programme"].items()
    ]
    return tuple(
        Stated(
            programme=str(row.programme),
            item=str(getattr(row, "item", "")),
            stated=int(str(row.total)),
            named=count,
        )
        for row, count in zip(each(totals), named, strict=True)
    )
