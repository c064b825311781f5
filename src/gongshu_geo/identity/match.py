"""The rows of a new register set beside the sites that are known already."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gongshu_geo.errors import Bilingual
from gongshu_geo.identity import _reasons
from gongshu_geo.identity._bundles import bundles
from gongshu_geo.identity._names import core
from gongshu_geo.identity.likeness import likeness, location_likeness, name_likeness
from gongshu_geo.identity.plan import Kind, Match, MatchPlan, in_order

MATCH_COLUMNS = ("code", "name", "aliases", "location_text")
"""Columns of both tables that identity is told by. ``aliases`` are tuples; text is ``""`` where
the register says nothing."""

SAME = 0.9
"""From this score on, and with :data:`MARGIN` before any other, two are one without asking."""
LIKE = 0.6
"""From this score on two may be one: a person is asked."""
MARGIN = 0.05
"""By how much the best must beat the second best."""
STRANGE = 0.35
"""Below this likeness of name and of location a common code was probably given anew."""
RENAMED = 0.85
"""Below this likeness of names one site has got another name."""


def match(known: pd.DataFrame, new: pd.DataFrame) -> MatchPlan:
    """Which row of a register tells of which known site.

    Parameters
    ----------
    known
        ``site_id`` and :data:`MATCH_COLUMNS`, one row a site that the register told of before.
    new
        ``row`` (as a spreadsheet shows it) and :data:`MATCH_COLUMNS`, one row a row.

    Returns
    -------
    plan
        Every row and every site in exactly one match: by code; else by the same name and
        location; else one whole and its parts; else by the stated score, certain only from
        :data:`SAME` on and by a clear margin. What is left is new, or dropped.
    """
    tables = _Tables(known=known.reset_index(drop=True), new=new.reset_index(drop=True))
    found = _by_code(tables)
    found += _by_text(tables.left(found))
    found += _whole_and_parts(tables.left(found))
    found += _by_score(tables.left(found))
    rest = tables.left(found)
    found += [Match(kind=Kind.NEW, rows=(int(row),)) for row in rest.new["row"]]
    found += [Match(kind=Kind.DROPPED, site_ids=(str(site),)) for site in rest.known["site_id"]]
    return in_order(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    """The sites and rows that are not matched yet."""

    known: pd.DataFrame
    new: pd.DataFrame

    def left(self, found: list[Match]) -> _Tables:
        """The tables without what is matched."""
        sites = {site for match in found for site in match.site_ids}
        rows = {row for match in found for row in match.rows}
        return _Tables(
            known=self.known[~self.known["site_id"].isin(sites)].reset_index(drop=True),
            new=self.new[~self.new["row"].isin(rows)].reset_index(drop=True),
        )

    def pair(self, site: int, row: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        """One site and one row, each as a table."""
        return self.known.iloc[[site]], self.new.iloc[[row]]

    def ids(self, site: int, row: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Row number and identifier of one pair."""
        return (int(self.new["row"].iloc[row]),), (str(self.known["site_id"].iloc[site]),)


def _once(values: pd.Series) -> dict[str, int]:
    """Where each value stands that stands once; empty ones left out."""
    once = values[(values != "") & ~values.duplicated(keep=False)]
    return {str(value): int(at) for at, value in zip(once.index, once, strict=True)}


def _by_code(tables: _Tables) -> list[Match]:
    """Pairs of one code; doubtful where neither name nor location is alike."""
    sites = _once(tables.known["code"].map(core))
    rows = _once(tables.new["code"].map(core))
    return [_code_pair(tables, sites[code], rows[code]) for code in rows if code in sites]


def _code_pair(tables: _Tables, site: int, row: int) -> Match:
    pair = tables.pair(site, row)
    names, places = name_likeness(*pair)[0, 0], location_likeness(*pair)[0, 0]
    rows, site_ids = tables.ids(site, row)
    alike = max(names, 0.0 if np.isnan(places) else places)
    other_name = names < RENAMED
    reasons = [_reasons.code(str(pair[1]["code"].iloc[0]))]
    if other_name:
        reasons.append(_reasons.name(pair))
    if alike < STRANGE:
        reasons.append(_reasons.STRANGE)
    return Match(
        kind=Kind.RENAMED if other_name else Kind.SAME,
        rows=rows,
        site_ids=site_ids,
        score=1.0,
        certain=alike >= STRANGE,
        reasons=tuple(reasons),
    )


def _by_text(tables: _Tables) -> list[Match]:
    """Pairs of the same name and location, each only once in its table."""
    sites, rows = _once(_text(tables.known)), _once(_text(tables.new))
    found = []
    for text in rows:
        if text in sites:
            row, site_ids = tables.ids(sites[text], rows[text])
            reasons = (_reasons.SAME_TEXT, *_reasons.codes(*tables.pair(sites[text], rows[text])))
            found.append(
                Match(kind=Kind.SAME, rows=row, site_ids=site_ids, score=1.0, reasons=reasons)
            )
    return found


def _text(table: pd.DataFrame) -> pd.Series:
    """Name and location as one text; empty where there is no name."""
    names, places = table["name"].map(core), table["location_text"].map(core)
    return (names + "\n" + places).where(names != "", "").astype(object)


def _whole_and_parts(tables: _Tables) -> list[Match]:
    """Sites that several rows tell of, and rows that tell of several sites; always asked."""
    found = [
        Match(
            kind=Kind.SPLIT,
            rows=tuple(int(tables.new["row"].iloc[at]) for at in bundle.parts),
            site_ids=(str(tables.known["site_id"].iloc[bundle.whole]),),
            score=bundle.score,
            certain=False,
            reasons=(_reasons.parts(len(bundle.parts)),),
        )
        for bundle in bundles(tables.known, tables.new)
    ]
    rest = tables.left(found)
    return found + [
        Match(
            kind=Kind.MERGED,
            rows=(int(rest.new["row"].iloc[bundle.whole]),),
            site_ids=tuple(str(rest.known["site_id"].iloc[at]) for at in bundle.parts),
            score=bundle.score,
            certain=False,
            reasons=(_reasons.parts(len(bundle.parts)),),
        )
        for bundle in bundles(rest.new, rest.known)
    ]


def _by_score(tables: _Tables) -> list[Match]:
    """Pairs by score, the best first; each site and row once."""
    score = likeness(tables.known, tables.new)
    found: list[Match] = []
    sites: set[int] = set()
    rows: set[int] = set()
    for site, row in _best_first(score):
        if site in sites or row in rows:
            continue
        sites.add(site)
        rows.add(row)
        found.append(_scored_pair(tables, score, site, row))
    return found


def _best_first(score: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Places of the matrix that may be one site, by falling score; ties by place."""
    sites, rows = np.nonzero(score >= LIKE)
    order = np.lexsort((rows, sites, -score[sites, rows]))
    return [(int(sites[at]), int(rows[at])) for at in order]


def _scored_pair(tables: _Tables, score: NDArray[np.float64], site: int, row: int) -> Match:
    pair = tables.pair(site, row)
    best = float(score[site, row])
    second = max(
        np.delete(score[site], row).max(initial=0.0),
        np.delete(score[:, row], site).max(initial=0.0),
    )
    clear = best - second >= MARGIN
    names = float(name_likeness(*pair)[0, 0])
    number, site_ids = tables.ids(site, row)
    reasons: list[Bilingual] = [_reasons.score(best), *_reasons.codes(*pair)]
    if names < 1:
        reasons.append(_reasons.name(pair))
    if not clear:
        reasons.append(_reasons.others(second))
    return Match(
        kind=Kind.RENAMED if names < RENAMED else Kind.SAME,
        rows=number,
        site_ids=site_ids,
        score=round(best, 3),
        certain=clear and best >= SAME and names >= RENAMED,
        reasons=tuple(reasons),
    )
