"""``gongshu-geo export``: files that any GIS reads."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from gongshu_geo.errors import Bilingual
from gongshu_geo.exports import ExportContent, export_geojson, export_gpkg
from gongshu_geo.project import Project

NAME = "export"
HELP = Bilingual("导出 GeoJSON 或 GeoPackage", "write GeoJSON or a GeoPackage")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--format",
        required=True,
        choices=("geojson", "gpkg"),
        help="geojson:全部项目与每个图层各一个文件 one file for all sites and one a layer; "
        "gpkg:一个文件含全部图层 one file with every layer",
    )
    parser.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="项目文件夹,含 gis、layers、maps folder with gis, layers and maps (.)",
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="写到这里 folder to write to (PROJECT/out/geojson, PROJECT/out)",
    )
    parser.add_argument(
        "--as-of",
        type=dt.date.fromisoformat,
        metavar="DATE",
        help="状态以哪一天为准,如 2021-12-31;默认为登记表中最后一个有日期的事实 "
        "the day whose status counts; by default the last dated fact",
    )


def run(args: argparse.Namespace) -> int:
    """Write the files, and say which."""
    project = Project.open(args.project, as_of=args.as_of)
    content = ExportContent(sites=project.sites, layers=project.layer_tables(), as_of=project.as_of)
    out = args.project / "out"
    if args.format == "geojson":
        paths = export_geojson(content, args.output or out / "geojson")
    else:
        paths = (export_gpkg(content, args.output or out),)
    located = int(content.sites.geometry.notna().sum())
    for path in paths:
        print(path)
    print(
        f"已导出 {len(paths)} 个文件:{len(content.sites)} 个项目,其中 {located} 个已定位,"
        f"数据截至 {content.as_of}。\n"
        f"Wrote {len(paths)} files: {len(content.sites)} sites, {located} of them located, "
        f"as of {content.as_of}."
    )
    return 0
