"""``gongshu-geo quality``: a report on every register, as a page and as a workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from gongshu_geo.cli._options import add_as_of, add_project, add_store, day, project_folder
from gongshu_geo.errors import Bilingual
from gongshu_geo.project import Project

NAME = "quality"
HELP = Bilingual(
    "质量报告:每个登记表一份网页和工作簿", "a quality report on every register: page and workbook"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_project(parser)
    parser.add_argument("--output", type=Path, metavar="DIR",
                        help="写到这里,默认项目下的 out/ "
                             "write here; default: out/ of the project")  # fmt: skip
    add_as_of(parser)
    add_store(parser)
    parser.add_argument("--between", type=day, nargs=2, metavar=("DAY_A", "DAY_B"),
                        help="比较两日 compare two days")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Write the reports and tell what is in them."""
    folder = project_folder(args.project)
    project = Project.open(folder, as_of=args.as_of, store=args.store)
    output: Path = args.output or folder / "out"
    between = tuple(args.between) if args.between else None
    for report in project.quality(between):
        page, workbook = project.write_quality(report, output)
        print(
            f"{report.source.file}: 项目 sites {report.sites},问题 issues {len(report.issues)},"
            f"可能重复 possible duplicates {len(report.duplicates)},"
            f"未定位 not located {len(report.unlocated)}\n  {page}\n  {workbook}"
        )
    return 0
