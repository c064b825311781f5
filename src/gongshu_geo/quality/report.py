"""Everything that the quality report of one register says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas
import pandas as pd

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.intake import register_name
from gongshu_geo.quality._rows import each
from gongshu_geo.quality.counts import CrossTable, Stated, beside_programme, cross_table
from gongshu_geo.quality.event_checks import check_events
from gongshu_geo.quality.issues import Issue
from gongshu_geo.quality.site_checks import (
    check_duplicates,
    check_overdue,
    check_places,
    check_proportions,
    of_findings,
)
from gongshu_geo.quality.subdistricts import check_subdistricts
from gongshu_geo.register import RegisterSource
from gongshu_geo.status import CHANGES, CategoryTable, StatusTable, changes_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocated:
    """A site without a position, and why."""

    site_id: str
    name: str
    location_text: str
    row: int
    reasons: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What became of a site between two days."""

    site_id: str
    name: str
    change: Bilingual
    before: Bilingual
    after: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityReport:
    """The report of one register.

    Attributes
    ----------
    source
        The register.
    as_of
        The day whose status is told.
    sites, located
        How many sites it has, and how many have a position.
    table
        Sites by stage and category.
    stated
        The programme's totals beside them.
    issues
        Contradictions and doubts, those of one code together.
    duplicates
        Sites that may be one.
    unlocated
        Sites without a position.
    between
        The two days compared, or ``None``.
    changes
        What changed between them.
    names
        Names by identifier.
    """

    source: RegisterSource
    as_of: dt.date
    sites: int
    located: int
    table: CrossTable
    stated: tuple[Stated, ...]
    issues: tuple[Issue, ...]
    duplicates: tuple[Issue, ...]
    unlocated: tuple[Unlocated, ...]
    between: tuple[dt.date, dt.date] | None
    changes: tuple[Changed, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the reports of a project are made from.

    Attributes
    ----------
    sites
        See :data:`gongshu_geo.store.SITE_COLUMNS`.
    events
        Columns of :data:`gongshu_geo.status.EVENT_COLUMNS`.
    findings
        Of registers, sources and positions.
    programme
        The file programme.csv, where there is one.
    statuses, categories
        What codes mean.
    as_of
        The day whose status is told.
    areas
        The file areas.csv, where there is one.
    between
        Two days to compare.
    listed
        The sites that the registers list on each of these days, where that is known.
    """

    sites: geopandas.GeoDataFrame
    events: pd.DataFrame
    findings: Sequence[Finding]
    programme: pd.DataFrame | None
    statuses: StatusTable
    categories: CategoryTable
    as_of: dt.date
    areas: pd.DataFrame | None = None
    between: tuple[dt.date, dt.date] | None = None
    listed: tuple[Collection[str], Collection[str]] | None = None


def quality_report(source: RegisterSource, material: Material) -> QualityReport:
    """The report of one register of a project."""
    # A site that the newest version leaves out still stands under an older file's name.
    ours = register_name(Path(source.file).stem)
    names = [register_name(Path(file).stem) for file in material.sites["register"]]
    own = material.sites[[name == ours for name in names]]
    ids = set(own["site_id"])
    events = material.events[material.events["site_id"].isin(ids)]
    pairs = [issue for issue in check_duplicates(material.sites) if issue.site_id in ids]
    issues = [
        *of_findings(material.findings, source.file),
        *check_events(events, material.statuses),
        *check_places(own),
        *check_subdistricts(own, material.areas),
        *check_proportions(own),
        *check_overdue(own),
    ]
    return QualityReport(
        source=source,
        as_of=material.as_of,
        sites=len(own),
        located=int(own["geometry"].notna().sum()),
        table=cross_table(own, material.statuses, material.categories),
        stated=beside_programme(
            own,
            material.programme,
            source.year,
            statuses=material.statuses,
            categories=material.categories,
        ),
        issues=tuple(sorted(issues, key=lambda issue: (issue.certainty, issue.code, issue.row))),
        duplicates=tuple(pairs),
        unlocated=tuple(_unlocated(own)),
        between=material.between,
        changes=tuple(_changes(events, material, ids)),
        names=dict(zip(own["site_id"], own["name"], strict=True)),
    )


def _unlocated(sites: pd.DataFrame) -> list[Unlocated]:
    return [
        Unlocated(
            site_id=str(row.site_id),
            name=str(row.name),
            location_text=str(row.location_text),
            row=int(row.source_row),
            reasons=tuple(row.problems),
        )
        for row in each(sites[sites["geometry"].isna()])
    ]


def _changes(events: pd.DataFrame, material: Material, ids: set[str]) -> list[Changed]:
    if material.between is None:
        return []
    names = dict(zip(material.sites["site_id"], material.sites["name"], strict=True))
    day_a, day_b = material.between
    table = changes_between(
        events, day_a, day_b, listed=material.listed, statuses=material.statuses
    )
    empty = Bilingual("", "")

    def stage(code: object) -> Bilingual:
        return material.statuses[str(code)].name if code else empty

    return [
        Changed(
            site_id=str(row.site_id),
            name=names.get(str(row.site_id), ""),
            change=CHANGES[row.change],
            before=stage(row.before),
            after=stage(row.after),
        )
        for row in each(table[table["site_id"].isin(ids)])
    ]
