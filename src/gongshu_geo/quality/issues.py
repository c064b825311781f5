"""One thing in a register that cannot be, or that a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongshu_geo.errors import Bilingual


class Certainty(StrEnum):
    """How surely something is wrong."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


CERTAINTIES = {
    Certainty.CERTAIN: Bilingual("确定", "certain"),
    Certainty.POSSIBLE: Bilingual("可能", "possible"),
}


NOTHING = Bilingual("", "")
"""Said where nothing is expected in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is wrong, and where.

    Attributes
    ----------
    code
        Short stable name for programs.
    what
        The matter in one sentence.
    certainty
        Certain, or only possible where dates or names leave it open.
    site_id
        The site; ``""`` where it is none of a site.
    file, row, column
        Where it stands, the row as a spreadsheet shows it (0 where it has none).
    found, expected
        What stood there, and what would be right.
    """

    code: str
    what: Bilingual
    certainty: Certainty = Certainty.CERTAIN
    site_id: str = ""
    file: str = ""
    row: int = 0
    column: str = ""
    found: str = ""
    expected: Bilingual = NOTHING
