"""The main job: every map of a project, its sites and the findings, written at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongshu_geo._csv import csv_text
from gongshu_geo._progress import Steps
from gongshu_geo.corridors import chainage_range_text
from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.exports._plan import PlannedFile, write_all
from gongshu_geo.location import KINDS, METHODS
from gongshu_geo.project import Page, Project

Row = tuple[str, ...]

SITES_HEADING: Row = (
    "项目编号 id",
    "项目名称 name",
    "项目类别 category",
    "建设地点 location",
    "所属成果 programme",
    "阶段 stage",
    "仅见于计划 planned only",
    "自 since",
    "进度 schedule",
    "走廊 corridor",
    "桩号 chainage",
    "侧 side",
    "经度 lon (WGS-84)",
    "纬度 lat (WGS-84)",
    "精度(米) accuracy_m",
    "定位方法 method",
    "问题 problems",
    "登记表 register",
    "行 row",
)
UNLOCATED_HEADING: Row = (
    "项目编号 id",
    "项目名称 name",
    "建设地点 location",
    "原因",
    "reason",
)
FINDINGS_HEADING: Row = (
    "程度 severity",
    "代码 code",
    "文件 file",
    "行 row",
    "列 column",
    "说明",
    "message",
)

STEPS = 5
"""Steps that a build tells, besides one for each map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many sites were located in one way."""

    name: Bilingual
    code: str
    sites: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made; nothing is written before all of it is ready.

    Attributes
    ----------
    pages
        The maps.
    findings
        What is not as it should be.
    sites, located
        How many there are, and how many have a position (by area only included).
    counts
        Sites by kind of position and method, most first.
    unlocated
        Rows of unlocated.csv: every site without a position, with the reason.
    table
        Rows of sites.csv: every site of the registers in one clean table.
    """

    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    sites: int
    located: int
    counts: tuple[Count, ...]
    unlocated: tuple[Row, ...]
    table: tuple[Row, ...]

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Write every file into ``folder``, all of them or none.

        Raises
        ------
        StoreError
            The folder or a file cannot be written; what was there then stays.
        """
        files = [PlannedFile(name=f"{page.id}.html", text=page.html) for page in self.pages]
        tables: tuple[tuple[str, Row, Iterable[Row]], ...] = (
            ("sites.csv", SITES_HEADING, self.table),
            ("unlocated.csv", UNLOCATED_HEADING, self.unlocated),
            ("findings.csv", FINDINGS_HEADING, map(_finding_row, self.findings)),
        )
        files += [
            PlannedFile(name=name, text=csv_text(heading, rows)) for name, heading, rows in tables
        ]
        return write_all(files, folder)


def build(project: Project, steps: Steps) -> Built:
    """Read, locate, check and draw a project.

    Raises
    ------
    GongshuError
        Something that the whole build rests on cannot be used.
    """
    begun: tuple[tuple[Bilingual, Callable[[], object]], ...] = (
        (Bilingual("读登记表", "reading registers"), lambda: project.registers),
        (Bilingual("读地名库", "reading the gazetteer"), lambda: project.gazetteer),
        (Bilingual("定位与状态", "locating sites"), lambda: project.sites),
        (Bilingual("核对", "checking"), lambda: project.findings),
        (Bilingual("图层", "filling layers"), lambda: (project.maps, project.layers)),
    )
    for name, work in begun:
        steps.step(name)
        work()
    pages = []
    for spec in project.maps:
        steps.step(Bilingual(f"绘制《{spec.title.zh}》", f"drawing {spec.title.en}"))
        pages.append(project.map(spec.id))
    sites = project.sites
    return Built(
        pages=tuple(pages),
        findings=project.findings,
        sites=len(sites),
        located=int(sites.geometry.notna().sum()),
        counts=_counts(project),
        unlocated=tuple(map(_unlocated_row, sites[sites.geometry.isna()].to_dict("records"))),
        table=tuple(_site_row(row, project) for row in sites.to_dict("records")),
    )


def _counts(project: Project) -> tuple[Count, ...]:
    """Sites by how they were located, most first."""
    methods = project.sites.loc[project.sites["method"] != "", "method"].value_counts()
    return tuple(
        Count(
            name=Bilingual(
                f"{KINDS[METHODS[code].kind].zh}·{METHODS[code].name.zh}",
                f"{KINDS[METHODS[code].kind].en}, {METHODS[code].name.en}",
            ),
            code=str(code),
            sites=int(number),
        )
        for code, number in sorted(methods.items(), key=lambda item: (-item[1], item[0]))
    )


def _site_row(row: Mapping[Any, Any], project: Project) -> Row:
    """One site as a row of text; empty where something is not known."""
    point = None if row["geometry"] is None else row["geometry"].representative_point()
    chainage = (
        chainage_range_text(row["chainage_from_m"], row["chainage_to_m"]) if row["corridor"] else ""
    )
    category = project.categories[row["category"]]
    return (
        row["site_id"],
        row["name"],
        category.name.zh,
        row["location_text"],
        row["programme"],
        project.statuses[row["stage"]].name.zh,
        "是" if row["planned_only"] else "",
        row["since"],
        project.schedules[row["schedule"]].name.zh,
        row["corridor"],
        chainage,
        row["side"],
        "" if point is None else f"{point.x:.6f}",
        "" if point is None else f"{point.y:.6f}",
        "" if math.isnan(row["accuracy_m"]) else f"{row['accuracy_m']:.0f}",
        METHODS[row["method"]].name.zh if row["method"] else "",
        ";".join(problem.zh for problem in row["problems"]),
        row["register"],
        str(row["source_row"]),
    )


def _unlocated_row(row: Mapping[Any, Any]) -> Row:
    """One site without a position: all that was found out about why."""
    return (
        row["site_id"],
        row["name"],
        row["location_text"],
        ";".join(problem.zh for problem in row["problems"]),
        "; ".join(problem.en for problem in row["problems"]),
    )


def _finding_row(finding: Finding) -> Row:
    message = finding.message()
    return (
        finding.severity,
        finding.code,
        finding.file or "",
        str(finding.row or ""),
        finding.column or finding.key or "",
        message.zh,
        message.en,
    )
