"""Corrections held against the project that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo._vector import WGS84
from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.store.corrections import FILE, Correction, Corrections, standing

REGION_M = 10_000.0
"""How far outside the district a decision may put a site: roads and metro lines go beyond it, a
slip in a coordinate goes farther."""


def region(district: geopandas.GeoDataFrame) -> BaseGeometry:
    """Where a site of the project may lie, WGS-84."""
    metres = district.geometry.to_crs("EPSG:4549").buffer(REGION_M)
    whole: BaseGeometry = metres.to_crs(WGS84).union_all()
    return whole


def fit_corrections(
    corrections: Corrections,
    texts: Mapping[str, str],
    district: geopandas.GeoDataFrame,
    *,
    file: str = FILE,
) -> Corrections:
    """The corrections that a project can use.

    Parameters
    ----------
    corrections
        As read.
    texts
        Location texts by site_id.
    district
        The district, OGC:CRS84.
    file
        How findings name the file.

    Returns
    -------
    corrections
        Without those of unknown sites and those that lie far outside (errors); those that answer
        other words than the present ones stay and are named (warnings).
    """
    area = region(district)
    shapely.prepare(area)
    kept: list[Correction] = []
    findings: list[Finding] = []
    for row in corrections.rows:
        if row.site_id not in texts:
            findings.append(_unknown(row, file))
        elif row.geometry is not None and not area.covers(row.geometry):
            findings.append(_outside(row, row.geometry, file))
        else:
            kept.append(row)
    fitting = replace(corrections, rows=tuple(kept))
    changed = _changed(fitting, texts, file)
    return replace(fitting, findings=(*corrections.findings, *findings, *changed))


def _changed(corrections: Corrections, texts: Mapping[str, str], file: str) -> Iterator[Finding]:
    """Decisions that no longer hold, as the register's words have changed."""
    for site, rows in corrections.by_site().items():
        row = standing(rows, texts[site]).stale
        if row is None:
            continue
        yield Finding(
            code="correction_stale",
            what=Bilingual(
                f"{site} 的位置文字已改,原核定不再采用",
                f"the location text of {site} has changed: the decision no longer holds",
            ),
            severity=Severity.WARNING,
            file=file,
            row=row.row,
            column="text",
            found=row.text,
            expected=Bilingual(f"登记表现为“{texts[site]}”", f'now "{texts[site]}"'),
            remedy=Bilingual("用 gongshu-geo review 复核", "review it with gongshu-geo review"),
        )


def _unknown(row: Correction, file: str) -> Finding:
    return Finding(
        code="unknown_site",
        what=Bilingual("登记表中没有这个项目编号", "no register has this site"),
        file=file,
        row=row.row,
        column="id",
        found=row.site_id,
        expected=Bilingual("登记表中的项目编号", "the id of a site in a register"),
        remedy=Bilingual("核对编号,或删去该行", "check the id, or remove the row"),
    )


def _outside(row: Correction, shape: BaseGeometry, file: str) -> Finding:
    point = shape.representative_point()
    return Finding(
        code="far_outside",
        what=Bilingual("更正的位置远在区外", "the corrected position is far outside"),
        file=file,
        row=row.row,
        column="geometry",
        found=f"{point.x:.6f}, {point.y:.6f}",
        expected=Bilingual(
            f"区界外不超过 {REGION_M / 1000:.0f} 公里",
            f"no more than {REGION_M / 1000:.0f} km outside the district",
        ),
        remedy=Bilingual("核对坐标及其坐标系", "check the coordinates and their system"),
    )
