"""``gongshu-geo export``: files that any GIS reads."""

from __future__ import annotations

import argparse
from pathlib import Path

from gongshu_geo.cli._options import add_as_of, add_project, project_folder
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
    add_project(parser)
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="写到这里,默认项目下的 out/geojson 或 out write here; "
        "default: out/geojson or out of the project",
    )
    add_as_of(parser)


def run(args: argparse.Namespace) -> int:
    """Write the files, and say which."""
    folder = project_folder(args.project)
    project = Project.open(folder, as_of=args.as_of)
    content = ExportContent(sites=project.sites, layers=project.layer_tables(), as_of=project.as_of)
    out = folder / "out"
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
