"""``gongshu-geo review``: a page of what needs a person, and the way back into the project."""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path

from gongshu_geo.cli._options import add_as_of, add_project, project_folder
from gongshu_geo.errors import Bilingual
from gongshu_geo.project import Project
from gongshu_geo.review import ACCURACY_M, plan_import

NAME = "review"
HELP = Bilingual(
    "复核位置:写出待核网页,或收回它存下的更正",
    "write the page of positions to review, or take its corrections in",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_project(parser)
    parser.add_argument("--output", type=Path, metavar="DIR",
                        help="写到这里,默认项目下的 out/ "
                             "write here; default: out/ of the project")  # fmt: skip
    parser.add_argument("--accuracy", type=_metres, default=ACCURACY_M, metavar="M",
                        help=f"误差超过多少米的要复核,默认 {ACCURACY_M:g} "
                             f"review what is known less exactly, default {ACCURACY_M:g} m",
                        )  # fmt: skip
    parser.add_argument("--import", type=Path, metavar="FILE", dest="file",
                        help="检查网页存下的 corrections.csv 并追加到 gis/corrections.csv "
                             "check a corrections.csv that the page saved and append it to gis/",
                        )  # fmt: skip
    add_as_of(parser)


def _metres(text: str) -> float:
    """A number of metres above 0."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(
            f"“{text}”不是大于 0 的米数 is no number of metres above 0"
        )
    return value


def run(args: argparse.Namespace) -> int:
    """Write the page, or import a file, and tell what came of it."""
    folder = project_folder(args.project)
    project = Project.open(folder, as_of=args.as_of)
    return _take_in(project, args.file) if args.file else _write(project, args)


def _write(project: Project, args: argparse.Namespace) -> int:
    page = project.review(accuracy_m=args.accuracy)
    path = page.save((args.output or project.folder / "out") / "review.html")
    print(
        f"已写出 written: {path}\n"
        "用浏览器打开,逐条核定后存下 corrections.csv,再用 --import 收回。\n"
        "Open it in a browser, decide, save corrections.csv, and bring it back with --import."
    )
    return 0


def _take_in(project: Project, file: Path) -> int:
    sites = project.registers.sites
    plan = plan_import(
        file,
        project.folder / "gis" / "corrections.csv",
        texts=dict(zip(sites["site_id"], sites["location_text"], strict=True)),
        district=project.gis["district"],
    )
    plan.apply()
    for finding in plan.findings:
        print(f"{finding}\n", file=sys.stderr)
    print(
        f"已追加 {len(plan.added)} 条更正到 {plan.path},另有 {plan.known} 条早已在内。\n"
        f"Appended {len(plan.added)} corrections; {plan.known} were there before."
    )
    return 0
