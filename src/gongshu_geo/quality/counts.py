"""How many sites there are, beside what the programme states."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.status import CategoryTable, StatusTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One number of the programme beside the register's own.

    Attributes
    ----------
    programme, dimension, item
        As programme.csv names them.
    stated
        What the programme states.
    named
        Sites of the register that are such; ``None`` where the item is no status or category
        of the tables, so that nobody can count them.
    """

    programme: str
    dimension: str
    item: str
    stated: int
    named: int | None

    @property
    def missing(self) -> int | None:
        """By how much the register falls short of the programme; negative where it has more."""
        return None if self.named is None else self.stated - self.named


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


def beside_programme(
    sites: pd.DataFrame,
    programme: pd.DataFrame | None,
    year: int | None,
    *,
    statuses: StatusTable,
    categories: CategoryTable,
) -> tuple[Stated, ...]:
    """The numbers that programmes of the register's year state, beside its own.

    Parameters
    ----------
    sites
        The register's.
    programme
        programme.csv: ``programme``, ``dimension``, ``item``, ``count``, ``total``, ``year``, as
        text; ``None`` where the project has none.
    year
        Of the register's plan.
    statuses, categories
        What the words of the programme mean.

    Returns
    -------
    stated
        In the order of the file. The first programme of a year is what the register lists, as on
        the map, and all of its sites count; of any other programme only the sites that name it,
        and nobody can tell where none does.
    """
    needed = {"programme", "dimension", "item", "count", "year"}
    if programme is None or not needed <= set(programme.columns):
        return ()
    ours = programme[(programme["year"] == str(year)) & programme["count"].str.isdecimal()]
    rows = zip(ours["programme"], ours["dimension"], ours["item"], ours["count"], strict=True)
    members = {name: sites[sites["programme"] == name] for name in ours["programme"].unique()}
    if members:
        members[ours["programme"].iloc[0]] = sites
    return tuple(
        Stated(
            programme=name,
            dimension=dimension,
            item=item,
            stated=int(count),
            named=_named(members[name], dimension, item, statuses, categories),
        )
        for name, dimension, item, count in rows
    )


def _named(
    sites: pd.DataFrame,
    dimension: str,
    item: str,
    statuses: StatusTable,
    categories: CategoryTable,
) -> int | None:
    """How many sites an item of the programme means; ``None`` where nobody can tell."""
    if sites.empty:
        return None
    if dimension == "total":
        return len(sites)
    if dimension == "status":
        status = statuses.parse(item)
        return None if status is None else int((sites["stage"] == status.code).sum())
    if dimension == "category":
        category = categories.parse(item)
        return None if category is None else int((sites["category"] == category.code).sum())
    return None
