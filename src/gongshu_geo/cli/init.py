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


def run(args: argparse.Namespace) -> int:
    """Write the packaged project into the folder."""
    write_project(args.folder)
    names = "、".join(f"{name}/" for name in FOLDERS)
    print(f"已写出 {names} 到 {args.folder} written to {args.folder}")
    print(f"下一步 next: gongshu-geo build --project {args.folder}")
    return 0
