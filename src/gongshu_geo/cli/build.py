"""``gongshu-geo build``: every map of a project."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gongshu_geo._progress import steps
from gongshu_geo.build import STEPS, Built, build
from gongshu_geo.cli._options import add_as_of, add_project, add_store, day, project_folder
from gongshu_geo.errors import Bilingual, Severity, StoreError
from gongshu_geo.project import Project

NAME = "build"
HELP = Bilingual(
    "出图:读登记表,定位,核对,写出全部地图", "read registers, locate, check, and write every map"
)

SHOWN = 20
"""Findings shown on the screen; all of them stand in findings.csv."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_project(parser)
    parser.add_argument("--output", type=Path, metavar="DIR",
                        help="写到这里,默认项目下的 out/ "
                             "write here; default: out/ of the project")  # fmt: skip
    add_as_of(parser)
    add_store(parser)
    parser.add_argument("--known-by", type=day, metavar="DATE",
                        help="只按该日以前报来的登记表与消息出图 "
                             "only what was told by that day")  # fmt: skip
    parser.add_argument("--strict", action="store_true",
                        help="有错误级问题时以状态 1 结束 "
                             "end with status 1 where a finding is an error")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Build, write, and tell what came of it."""
    folder = project_folder(args.project)
    output: Path = args.output or folder / "out"
    project = Project.open(folder, as_of=args.as_of, known_by=args.known_by, store=args.store)
    with steps(STEPS + len(project.maps)) as display:
        built = build(project, display)
    written = built.write(output)
    _refresh(project)
    _tell_findings(built)
    print(_account(built, project))
    for path in written:
        print(f"  {path}")
    failed = any(finding.severity is Severity.ERROR for finding in built.findings)
    return int(args.strict and failed)


def _refresh(project: Project) -> None:
    """Bring the store's layers up to date; a store that is busy is told and left as it is."""
    try:
        project.refresh_store()
    except StoreError as error:
        print("\n\n".join(str(finding) for finding in error.findings), file=sys.stderr)


def _tell_findings(built: Built) -> None:
    """The first findings on standard error, those first that left something out."""
    weighty = sorted(built.findings, key=lambda finding: finding.severity is not Severity.ERROR)
    for finding in weighty[:SHOWN]:
        print(f"{finding}\n", file=sys.stderr)
    more = len(built.findings) - SHOWN
    if more > 0:
        print(f"另有 {more} 条见 findings.csv and {more} more in findings.csv\n", file=sys.stderr)


def _account(built: Built, project: Project) -> str:
    """How many sites were located, and how."""
    total = (
        f"数据截至 as of {project.as_of}: 项目 sites {built.sites},已定位 located {built.located},"
        f"未能定位 not located {len(built.unlocated)}"
    )
    lines = [total]
    lines += [f"  {count.sites:4d}  {count.name} ({count.code})" for count in built.counts]
    lines.append("已写出 written:")
    return "\n".join(lines)
