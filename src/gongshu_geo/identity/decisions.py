"""What a person decided about doubtful matches, kept in a file beside the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gongshu_geo._csv import csv_text, read_csv
from gongshu_geo.errors import Bilingual, Finding, RegisterError
from gongshu_geo.identity.plan import NAMES, Kind, Match, MatchPlan, in_order

HEADING = ("行 rows", "项目 site_ids", "决定 kind", "谁 who", "何时 when", "理由 why")
"""Headings of a file of decisions."""
SEPARATOR = ";"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How some rows and sites belong together, because a person says so.

    Attributes
    ----------
    rows, site_ids, kind
        As in :class:`~gongshu_geo.identity.Match`.
    who, when, why
        Whose decision it is, as the file has it.
    """

    rows: tuple[int, ...]
    site_ids: tuple[str, ...]
    kind: Kind
    who: str
    when: str
    why: str


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file.

    Raises
    ------
    RegisterError
        The file is no table, or a line of it is no decision; every mistake is named.
    StoreError
        The file cannot be read.
    """
    _, records = read_csv(path)
    read = [
        _decision(path, number, record)
        for number, record in enumerate(records, start=2)
        if any(cell.strip() for cell in record)
    ]
    wrong = [finding for finding in read if isinstance(finding, Finding)]
    if wrong:
        raise RegisterError(wrong)
    return tuple(decision for decision in read if isinstance(decision, Decision))


def decisions_text(plan: MatchPlan) -> str:
    """A file of decisions to fill in: the open matches as they are proposed."""
    return csv_text(
        HEADING,
        [
            (
                SEPARATOR.join(map(str, match.rows)),
                SEPARATOR.join(match.site_ids),
                match.kind.value,
                "",
                "",
                "",
            )
            for match in plan.open
        ],
    )


def decided(plan: MatchPlan, decisions: Iterable[Decision]) -> MatchPlan:
    """The plan as people decided it.

    What a decision takes from other matches is left there as new rows or dropped sites, which
    wait for a person as well: nothing is lost by a decision about something else.

    Raises
    ------
    RegisterError
        A decision names a row or site that the plan does not have.
    """
    found = list(plan.matches)
    for decision in decisions:
        _check(plan, decision)
        rows, sites = set(decision.rows), set(decision.site_ids)
        touched = [m for m in found if rows & set(m.rows) or sites & set(m.site_ids)]
        found = [match for match in found if match not in touched]
        for match in touched:
            found += _rest(match, rows, sites)
        found.append(
            Match(
                kind=decision.kind,
                rows=decision.rows,
                site_ids=decision.site_ids,
                score=1.0,
                reasons=(_by(decision),),
            )
        )
    return in_order(found)


def _rest(match: Match, rows: set[int], sites: set[str]) -> list[Match]:
    """What a decision about some rows and sites leaves of a match."""
    left_rows = tuple(row for row in match.rows if row not in rows)
    left_sites = tuple(site for site in match.site_ids if site not in sites)
    if left_rows and left_sites:
        return [replace(match, rows=left_rows, site_ids=left_sites, certain=False)]
    return [
        *(Match(kind=Kind.NEW, rows=(row,), certain=False) for row in left_rows),
        *(Match(kind=Kind.DROPPED, site_ids=(site,), certain=False) for site in left_sites),
    ]


COUNTS = {
    Kind.SAME: (range(1, 2), range(1, 2)),
    Kind.RENAMED: (range(1, 2), range(1, 2)),
    Kind.SPLIT: (range(1, 1_000), range(1, 2)),
    Kind.MERGED: (range(1, 2), range(1, 1_000)),
    Kind.NEW: (range(1, 2), range(1)),
    Kind.DROPPED: (range(1), range(1, 2)),
}
"""How many rows and how many sites each kind has."""


def _decision(path: Path, number: int, record: Sequence[str]) -> Decision | Finding:
    """One line of the file."""
    cells = [cell.strip().lstrip("'") for cell in (*record, "", "", "", "", "", "")[:6]]
    rows = [part for part in cells[0].split(SEPARATOR) if part]
    sites = tuple(part for part in cells[1].split(SEPARATOR) if part)
    kind = _KINDS.get(cells[2].casefold())
    if any(not row.isdecimal() for row in rows):
        return _wrong(path, number, 0, cells[0], Bilingual("行号,如 5;6", "row numbers: 5;6"))
    if kind is None:
        return _wrong(path, number, 2, cells[2], _KIND_WORDS)
    if len(rows) not in COUNTS[kind][0] or len(sites) not in COUNTS[kind][1]:
        return _wrong(path, number, 1, cells[1], _counts(kind))
    if not cells[3]:
        return _wrong(path, number, 3, "", Bilingual("决定人", "whose decision it is"))
    return Decision(
        rows=tuple(map(int, rows)),
        site_ids=sites,
        kind=kind,
        who=cells[3],
        when=cells[4],
        why=cells[5],
    )


_KINDS = {
    word.casefold(): kind for kind, name in NAMES.items() for word in (kind.value, name.zh, name.en)
}
_KIND_WORDS = Bilingual(
    "、".join(name.zh for name in NAMES.values()), ", ".join(kind.value for kind in Kind)
)


def _check(plan: MatchPlan, decision: Decision) -> None:
    """That every row and site of a decision is one of the plan's."""
    rows = {row for match in plan.matches for row in match.rows}
    sites = {site for match in plan.matches for site in match.site_ids}
    strange = [
        *(str(row) for row in decision.rows if row not in rows),
        *(site for site in decision.site_ids if site not in sites),
    ]
    if strange:
        raise RegisterError(
            Finding(
                code="unknown_in_decision",
                what=Bilingual(
                    "决定所指的行或项目不在此次比对之中", "a decision names what is not there"
                ),
                found=SEPARATOR.join(strange),
                expected=Bilingual("登记表的行号与已知项目的编号", "rows and sites of this match"),
                remedy=Bilingual("重新运行 register match", "run register match again"),
            )
        )


def _by(decision: Decision) -> Bilingual:
    why = f":{decision.why}" if decision.why else ""
    why_en = f": {decision.why}" if decision.why else ""
    return Bilingual(f"{decision.who} 决定{why}", f"decided by {decision.who}{why_en}")


def _counts(kind: Kind) -> Bilingual:
    rows, sites = COUNTS[kind]
    return Bilingual(
        f"“{NAMES[kind].zh}”须有 {_few(rows)} 行、{_few(sites)} 个项目",
        f"{_few(rows)} row(s) and {_few(sites)} site(s) for {kind.value}",
    )


def _few(count: range) -> str:
    return str(count.start) if len(count) == 1 else f"≥{count.start}"


def _wrong(path: Path, row: int, column: int, found: str, expected: Bilingual) -> Finding:
    return Finding(
        code="bad_decision",
        what=Bilingual("这一行不是可用的决定", "this line is no decision"),
        file=path.name,
        row=row,
        column=HEADING[column],
        found=found,
        expected=expected,
    )
