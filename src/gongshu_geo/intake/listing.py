"""Matches for readers: lines for a terminal, a record for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gongshu_geo.errors import Bilingual
from gongshu_geo.identity import NAMES, Kind, Match
from gongshu_geo.intake.intake import Intake

TOLD_ONE_BY_ONE = tuple(kind for kind in Kind if kind is not Kind.SAME)
"""Kinds whose matches are listed; of those that stayed the same the number is enough."""


def match_lines(intake: Intake) -> Iterator[str]:
    """How many matches of each kind there are, then those that changed or are doubtful."""
    for kind in Kind:
        found = intake.plan.of_kind(kind)
        if found:
            doubtful = sum(not match.certain for match in found)
            yield str(_count(NAMES[kind], len(found), doubtful))
    for match in intake.plan.matches:
        if match.kind in TOLD_ONE_BY_ONE or not match.certain:
            yield from _lines(match, intake)


def _count(name: Bilingual, count: int, doubtful: int) -> Bilingual:
    if not doubtful:
        return Bilingual(f"{name.zh} {count}", f"{name.en} {count}")
    return Bilingual(
        f"{name.zh} {count},其中 {doubtful} 待确认", f"{name.en} {count}, {doubtful} to confirm"
    )


def _lines(match: Match, intake: Intake) -> Iterator[str]:
    mark = "  " if match.certain else "? "
    rows = "、".join(f"第{row}行 {intake.rows[row]}" for row in match.rows)
    sites = "、".join(f"{site} {intake.names.get(site, '')}" for site in match.site_ids)
    joint = " ← " if rows and sites else ""
    yield f"{mark}{NAMES[match.kind].zh} {match.kind.value} {match.score:.2f}: {rows}{joint}{sites}"
    for reason in match.reasons:
        yield f"     {reason}"


def match_record(intake: Intake) -> dict[str, Any]:
    """The plan as one JSON object."""
    return {
        "open": len(intake.plan.open),
        "matches": [
            {
                "kind": match.kind.value,
                "certain": match.certain,
                "score": match.score,
                "rows": [{"row": row, "name": intake.rows[row]} for row in match.rows],
                "sites": [
                    {"site_id": site, "name": intake.names.get(site, "")} for site in match.site_ids
                ],
                "reasons": [{"zh": reason.zh, "en": reason.en} for reason in match.reasons],
            }
            for match in intake.plan.matches
        ],
    }
