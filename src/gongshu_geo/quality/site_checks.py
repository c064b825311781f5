"""Sites that look wrong beside the others of their register."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.identity.likeness import likeness, name_likeness
from gongshu_geo.quality._rows import each
from gongshu_geo.quality.issues import NOTHING, Certainty, Issue

MEASURES = {
    "area_m2": Bilingual("用地面积(平方米)", "area (m²)"),
    "length_m": Bilingual("长度(米)", "length (m)"),
    "investment_wan": Bilingual("总投资(万元)", "investment (10,000 yuan)"),
}
_QUARREL = re.compile(r"不相交|相距|^文中(?!没有|共)|登记表")
"""Words of problems that hold one statement against another."""
FEWEST = 10
"""Values below which nothing can be said of what is usual."""
FACTOR = 1_000.0
"""This many times the median of its kind, or as small a part of it, looks like a wrong unit."""

LIKE = 0.9
"""Likeness of name and location from which on two sites may be one; see identity.likeness."""
NEAR_DEGREES = 0.0001
"""About 10 m."""
LIKE_NAMES = 0.75
"""Likeness of names from which on two sites at one place may be one."""
EXACT_M = 100.0
"""Accuracy to which two points must be known to count as one place."""
MOST_COMPARED = 3_000
"""Sites up to which each is compared with each; more are compared by equal names alone."""


def check_overdue(sites: pd.DataFrame) -> Iterator[Issue]:
    """Sites whose planned date has passed without news."""
    for row in each(sites[sites["schedule"] == "no_news"]):
        yield Issue(
            code="overdue_without_news",
            what=Bilingual("计划日期已过,没有消息", "the planned date has passed without news"),
            certainty=Certainty.POSSIBLE,
            site_id=str(row.site_id),
            file=str(row.register),
            row=int(row.source_row),
            found=row.schedule_note.zh,
        )


def check_places(sites: pd.DataFrame) -> Iterator[Issue]:
    """Located sites whose text casts doubt on the place: another sub-district, side or length."""
    # Of a site known by its area only nothing finer could be contradicted.
    for row in each(sites[sites["geometry"].notna() & ~sites["area_only"].astype(bool)]):
        for problem in filter(_is_quarrel, row.problems):
            yield Issue(
                code="doubtful_place",
                what=problem,
                certainty=Certainty.POSSIBLE,
                site_id=str(row.site_id),
                file=str(row.register),
                row=int(row.source_row),
                column="建设地点",
                found=str(row.location_text),
            )


def _is_quarrel(problem: Bilingual) -> bool:
    """Whether a problem is a contradiction, and not only a name that the gazetteer lacks."""
    return _QUARREL.search(problem.zh) is not None


def check_proportions(sites: pd.DataFrame) -> Iterator[Issue]:
    """Areas, lengths and sums a thousand times off what is usual: 亩 for 公顷, 元 for 万元."""
    for column, name in MEASURES.items():
        values = sites.loc[sites[column] > 0, ["site_id", "register", "source_row", column]]
        if len(values) < FEWEST:
            continue
        median = float(values[column].median())
        off = np.abs(np.log10(values[column] / median)) > np.log10(FACTOR)
        for row in each(values[off]):
            yield Issue(
                code="out_of_proportion",
                what=Bilingual(
                    f"{name.zh}与同表中位数相差千倍以上,疑为单位有误",
                    f"{name.en} is a thousand times off the median: perhaps a wrong unit",
                ),
                certainty=Certainty.POSSIBLE,
                site_id=str(row[0]),
                file=str(row[1]),
                row=int(row[2]),
                column=name.zh,
                found=f"{row[3]:g}",
                expected=Bilingual(f"中位数 {median:g}", f"median {median:g}"),
            )


def check_duplicates(sites: pd.DataFrame) -> Iterator[Issue]:
    """Pairs that may be one site: alike in name and location, or alike in name at one place.

    Sites that their registers relate to each other are told apart on purpose.
    """
    table = sites.reset_index(drop=True)
    for first, second, score in _pairs(table):
        one, other = table.iloc[first], table.iloc[second]
        if other["site_id"] in one["related"] or one["site_id"] in other["related"]:
            continue
        yield Issue(
            code="duplicate",
            what=Bilingual(
                f"与 {one['register']} 第 {one['source_row']} 行“{one['name']}”可能是同一项目"
                f"(相似度 {score:.2f})",
                f"may be one with row {one['source_row']} of {one['register']} (alike by "
                f"{score:.2f})",
            ),
            certainty=Certainty.POSSIBLE,
            site_id=str(other["site_id"]),
            file=str(other["register"]),
            row=int(other["source_row"]),
            column="项目名称",
            found=str(other["name"]),
        )


def _pairs(table: pd.DataFrame) -> list[tuple[int, int, float]]:
    """Positions of pairs that may be one, with their score, the earlier row first."""
    if len(table) > MOST_COMPARED:
        again = table.duplicated(["name", "location_text"], keep=False) & (table["name"] != "")
        groups = table[again].groupby(["name", "location_text"]).indices.values()
        places = np.flatnonzero(again)
        return [(int(places[some[0]]), int(places[at]), 1.0) for some in groups for at in some[1:]]
    score = np.triu(likeness(table, table), 1)
    names = np.triu(name_likeness(table, table), 1)
    # The middle of a line, or of what is known by a road alone, is no place that two can share.
    placed = table["geometry"].to_numpy()
    exact = (shapely.get_type_id(placed) == 0) & (table["accuracy_m"].to_numpy() <= EXACT_M)
    points = placed.copy()
    points[~exact] = None
    tree_pairs = _near_pairs(points)
    found = {(a, b): float(score[a, b]) for a, b in zip(*np.nonzero(score >= LIKE), strict=True)}
    for a, b in tree_pairs:
        if names[a, b] >= LIKE_NAMES:
            found.setdefault((a, b), float(names[a, b]))
    return [(int(a), int(b), value) for (a, b), value in sorted(found.items())]


def _near_pairs(points: NDArray[np.object_]) -> Iterator[tuple[int, int]]:
    """Pairs of points at one place; missing ones are at none."""
    known = np.flatnonzero([point is not None for point in points])
    tree = shapely.STRtree(points[known])
    first, second = tree.query(points[known], predicate="dwithin", distance=NEAR_DEGREES)
    for a, b in zip(first, second, strict=True):
        if a < b:
            yield int(known[a]), int(known[b])


def of_findings(findings: Sequence[Finding], file: str) -> Iterator[Issue]:
    """What reading, sources and positions of one register gave as findings."""
    for finding in findings:
        if (finding.file or "").rpartition("/")[2] == file:
            yield Issue(
                code=finding.code,
                what=finding.what,
                file=file,
                row=finding.row or 0,
                column=finding.column or "",
                found=finding.found or "",
                expected=finding.expected or NOTHING,
            )
