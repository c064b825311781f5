"""What became of the sites known so far in the next register of their programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gongshu_geo.errors import Bilingual


class Kind(StrEnum):
    """How rows of a register and known sites belong together."""

    SAME = "same"
    """One row, one site."""
    RENAMED = "renamed"
    """One row, one site, under another name."""
    SPLIT = "split"
    """One site that several rows tell of: 打包项目 taken apart."""
    MERGED = "merged"
    """Several sites that one row tells of."""
    NEW = "new"
    """A row whose site was not known."""
    DROPPED = "dropped"
    """A site that was in the register before and is not now."""


NAMES = {
    Kind.SAME: Bilingual("同一项目", "same site"),
    Kind.RENAMED: Bilingual("更名", "renamed"),
    Kind.SPLIT: Bilingual("拆分", "split"),
    Kind.MERGED: Bilingual("合并", "merged"),
    Kind.NEW: Bilingual("新增", "new"),
    Kind.DROPPED: Bilingual("不再列出", "dropped"),
}
"""The kinds for readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Rows and sites that belong together.

    Attributes
    ----------
    kind
        How they do.
    rows
        Rows of the new register as a spreadsheet shows them; none where a site was dropped.
    site_ids
        Known sites; none where the row is new.
    score
        How alike they are, 0 to 1, by :func:`~gongshu_geo.identity.likeness.likeness`; 1 where a
        code or a person says so, and 0 where there is nothing to compare.
    certain
        Whether it may be entered as it is; otherwise a person decides.
    reasons
        What speaks for it, or makes it doubtful.
    """

    kind: Kind
    rows: tuple[int, ...] = ()
    site_ids: tuple[str, ...] = ()
    score: float = 0.0
    certain: bool = True
    reasons: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPlan:
    """Every row of a register and every site known from the one before, each in one match.

    Attributes
    ----------
    matches
        In the order of the rows; dropped sites last.
    """

    matches: tuple[Match, ...]

    @property
    def open(self) -> tuple[Match, ...]:
        """The matches that wait for a person."""
        return tuple(match for match in self.matches if not match.certain)

    def of_kind(self, kind: Kind) -> tuple[Match, ...]:
        """The matches of one kind."""
        return tuple(match for match in self.matches if match.kind is kind)

    def site_of(self) -> Iterator[tuple[int, str]]:
        """Row and site where one row tells of one known site."""
        for match in self.matches:
            if match.kind in {Kind.SAME, Kind.RENAMED}:
                yield match.rows[0], match.site_ids[0]


def in_order(matches: list[Match]) -> MatchPlan:
    """The plan of some matches, by rows, dropped sites last."""
    return MatchPlan(
        matches=tuple(
            sorted(matches, key=lambda match: (not match.rows, match.rows, match.site_ids))
        )
    )
