"""``gongshu-geo init``: a fresh project to work on."""

from __future__ import annotations

import argparse
from pathlib import Path

from gongshu_geo.errors import Bilingual
from gongshu_geo.resources import FOLDERS, write_project

NAME = "init"
HELP = Bilingual(
    "新建项目:写一份 gis/、layers/、maps/",
    "start a project: write a copy of gis/, layers/ and maps/",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="新的文件夹 a new folder")
    parser.add_argument(
        "--empty",
        action="store_true",
        help="不带 2021 年计划的登记表,放自己的 without the plan's registers, for your own",
    )


def run(args: argparse.Namespace) -> int:
    """Write the packaged project into the folder."""
    write_project(args.folder, empty=args.empty)
    names = "、".join(f"{name}/" for name in FOLDERS)
    print(f"已写出 {names} 到 {args.folder} written to {args.folder}")
    if args.empty:
        registers = args.folder / "gis" / "registers"
        print(f"把登记表(XLSX、CSV 等)放进 put your registers (XLSX, CSV …) into {registers}")
    print(f"下一步 next: gongshu-geo build --project {args.folder}")
    return 0
