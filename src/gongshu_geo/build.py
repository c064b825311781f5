"""The main job: every map of a project, its sites and the findings, written at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gongshu_geo._csv import write_csv
from gongshu_geo._progress import Steps
from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.location import KINDS, METHODS
from gongshu_geo.project import Page, Project

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
        Identifier, name, location text and reason of every site without a position.
    """

    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    sites: int
    located: int
    counts: tuple[Count, ...]
    unlocated: tuple[tuple[str, str, str, Bilingual], ...]

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Write every file into ``folder``, each whole or not at all.

        Raises
        ------
        StoreError
            The folder cannot be written to.
        """
        written = [page.save(folder / f"{page.id}.html") for page in self.pages]
        written.append(_write_findings(folder / "findings.csv", self.findings))
        written.append(_write_unlocated(folder / "unlocated.csv", self.unlocated))
        return tuple(written)


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
        unlocated=tuple(
            (row.site_id, row.name, row.location_text, _reason(row.problems))
            for row in sites[sites.geometry.isna()].itertuples(index=False)
        ),
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


def _reason(problems: tuple[Bilingual, ...]) -> Bilingual:
    """Why a site has no position: all that was found out, in one text."""
    return Bilingual(
        ";".join(problem.zh for problem in problems), "; ".join(p.en for p in problems)
    )


def _write_findings(path: Path, findings: tuple[Finding, ...]) -> Path:
    heading = ("程度 severity", "代码 code", "文件 file", "行 row", "列 column", "说明", "message")
    write_csv(
        path,
        heading,
        (
            (f.severity, f.code, f.file or "", str(f.row or ""), f.column or f.key or "",
             f.message().zh, f.message().en)
            for f in findings
        ),
    )  # fmt: skip
    return path


def _write_unlocated(path: Path, rows: tuple[tuple[str, str, str, Bilingual], ...]) -> Path:
    heading = ("项目编号 id", "项目名称 name", "建设地点 location", "原因", "reason")
    write_csv(path, heading, ((*row[:3], row[3].zh, row[3].en) for row in rows))
    return path
