"""Arguments that several commands share."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from gongshu_geo.cli._arguments import PARTED
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.resources import packaged_project


def add_project(parser: argparse.ArgumentParser) -> None:
    """``--project DIR``: the folder that holds gis/, layers/ and maps/."""
    parser.add_argument(
        "--project",
        type=Path,
        metavar="DIR",
        help="项目文件夹(含 gis/、layers/、maps/),默认当前文件夹 "
        "project folder with gis/, layers/ and maps/; default: this folder",
    )


def add_store(parser: argparse.ArgumentParser) -> None:
    """``--store PLACE``: where the versions of registers and the events are kept."""
    parser.add_argument(
        "--store",
        metavar="PATH|URL",
        help="库:GeoPackage 路径或 PostgreSQL 地址,默认为项目中的 store.gpkg "
        "store: path of a GeoPackage or URL of a PostgreSQL; default: store.gpkg in the project",
    )


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """``--as-of DATE``: the day whose status is told."""
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="状态截至日,如 2021-12-31;默认为登记表中最后一条事实的日期 "
        "day of the status, such as 2021-12-31; default: the day of the last fact",
    )


def day(text: str) -> dt.date:
    """A day as 2021-12-31."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as cause:
        raise argparse.ArgumentTypeError(
            f'不是日期,读到“{text}”,应如 2021-12-31{PARTED}"{text}" is no date such as 2021-12-31'
        ) from cause


def project_folder(given: Path | None) -> Path:
    """The project that a command works on: the one given, or the current folder.

    Raises
    ------
    ConfigError
        There is no gis/ in it.
    """
    folder = given or Path()
    if not (folder / "gis").is_dir():
        raise ConfigError(
            Finding(
                code="no_project",
                what=Bilingual("这里没有项目", "there is no project here"),
                file=str(folder.resolve()),
                expected=Bilingual("含 gis/ 的文件夹", "a folder with gis/ in it"),
                remedy=Bilingual(
                    "用 --project 指明,或用 gongshu-geo init DIR 新建",
                    "name it with --project, or start one with gongshu-geo init DIR",
                ),
            )
        )
    return folder


def gazetteer_folder(given: Path | None) -> Path:
    """The gis/ folder to look names up in: the project's, else the one that came along."""
    if given is None and not Path("gis").is_dir():
        return packaged_project() / "gis"
    return project_folder(given) / "gis"
