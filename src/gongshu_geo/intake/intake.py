"""What entering a register would do: which site each row is, and what is added to the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from gongshu_geo.database import Entry, Link
from gongshu_geo.errors import Bilingual
from gongshu_geo.identity import Decision, Kind, Match, MatchPlan, decided, match
from gongshu_geo.identity.plan import in_order
from gongshu_geo.register import Registers, is_made, sites_of
from gongshu_geo.status import events_of

MATCHED = (Kind.SAME, Kind.RENAMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A register beside what is known.

    Attributes
    ----------
    plan
        Which row is which site, with decisions taken in.
    entry
        What is to be entered; ``None`` as long as a match waits for a person.
    names
        Names by identifier, of known sites, for readers.
    rows
        Names by row of the register.
    """

    plan: MatchPlan
    entry: Entry | None
    names: Mapping[str, str]
    rows: Mapping[int, str]


def plan_intake(
    read: Registers,
    known: pd.DataFrame,
    *,
    register: str,
    sha256: str,
    decisions: Iterable[Decision] = (),
) -> Intake:
    """Set a register beside the sites that are known; nothing is written.

    Parameters
    ----------
    read
        One register, as read.
    known
        The sites known, with the columns of ``Reader.known``.
    register
        The name that the versions of this register share: rows are matched with the sites of its
        earlier versions first, what is left with those of other registers.
    sha256
        Of the file.
    decisions
        What people decided about doubtful matches.

    Raises
    ------
    RegisterError
        A decision names a row or site that does not occur.
    """
    rows = _rows(read.sites)
    plan = decided(_plan(rows, known, register), decisions)
    return Intake(
        plan=plan,
        entry=None if plan.open else _entry(read, plan, known, register, sha256),
        names=dict(zip(known["site_id"], known["name"], strict=True)),
        rows=dict(zip(rows["row"], rows["name"], strict=True)),
    )


def _rows(sites: pd.DataFrame) -> pd.DataFrame:
    """The rows of a register as :func:`~gongshu_geo.identity.match` wants them."""
    rows = sites[["name", "aliases", "location_text"]].copy()
    return rows.assign(row=sites["source_row"], code=[_code(one) for one in sites["site_id"]])


def _code(site_id: str) -> str:
    """The register's own code; empty where it gave none."""
    return "" if is_made(site_id) else site_id


def _plan(rows: pd.DataFrame, known: pd.DataFrame, register: str) -> MatchPlan:
    """Rows with earlier versions of the register, then new ones with other registers' sites."""
    own = known["register"] == register
    plan = match(known[own], rows)
    new = [match.rows[0] for match in plan.of_kind(Kind.NEW)]
    elsewhere = match(known[~own], rows[rows["row"].isin(new)])
    shared = {
        found.rows[0]: replace(
            found,
            certain=found.certain and found.kind is Kind.SAME,
            reasons=(*found.reasons, _ELSEWHERE),
        )
        for found in elsewhere.matches
        if found.kind in MATCHED
    }
    return in_order(
        [shared.get(found.rows[0], found) if found.rows else found for found in plan.matches]
    )


_ELSEWHERE = Bilingual("见于另一登记表", "known from another register")


def _entry(
    read: Registers, plan: MatchPlan, known: pd.DataFrame, register: str, sha256: str
) -> Entry:
    """What is to be entered, each site under the identifier that it keeps."""
    ids = _identifiers(read.sites, plan, set(known["site_id"]))
    sites, events = sites_of(read.sites), events_of(read.events)
    (source,) = read.sources
    return Entry(
        register=register,
        source=source,
        sha256=sha256,
        sites=tuple(
            replace(
                site,
                site_id=ids[site.site_id],
                related=tuple(ids.get(other, other) for other in site.related),
            )
            for site in sites
        ),
        events=tuple(
            replace(event, site_id=ids.get(event.site_id, event.site_id)) for event in events
        ),
        codes={ids[site.site_id]: _code(site.site_id) for site in sites},
        links=tuple(_links(plan, read.sites, ids)),
        findings=read.findings,
    )


def _identifiers(sites: pd.DataFrame, plan: MatchPlan, taken: set[str]) -> dict[str, str]:
    """The identifier that each of the register's own becomes."""
    kept = dict(plan.site_of())
    ids: dict[str, str] = {}
    for code, row in zip(sites["site_id"], sites["source_row"], strict=True):
        ids[code] = kept.get(int(row)) or _free(str(code), taken)
        taken.add(ids[code])
    return ids


def _free(code: str, taken: set[str]) -> str:
    """The code, or the code with a number that no other site has."""
    if code not in taken:
        return code
    number = 2
    while f"{code}~{number}" in taken:
        number += 1
    return f"{code}~{number}"


def _links(plan: MatchPlan, sites: pd.DataFrame, ids: Mapping[str, str]) -> Iterable[Link]:
    """What became of sites that were taken apart or put together."""
    by_row = {
        int(row): ids[code] for code, row in zip(sites["site_id"], sites["source_row"], strict=True)
    }
    for found in plan.matches:
        if found.kind in {Kind.SPLIT, Kind.MERGED}:
            yield from _links_of(found, by_row)


def _links_of(found: Match, by_row: Mapping[int, str]) -> Iterable[Link]:
    kind = "split_into" if found.kind is Kind.SPLIT else "merged_into"
    why = "; ".join(reason.zh for reason in found.reasons)
    for site_id in found.site_ids:
        for row in found.rows:
            yield Link(site_id=site_id, other_id=by_row[row], kind=kind, why=why)
