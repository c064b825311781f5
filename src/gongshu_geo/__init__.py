"""Registers of public projects in, located and status-coloured maps out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from gongshu_geo.crs import convert
from gongshu_geo.errors import GongshuError
from gongshu_geo.location import Gazetteer, Location, Parsed, locate_table, parse
from gongshu_geo.project import Page, Project
from gongshu_geo.resources import packaged_project
from gongshu_geo.version import VERSION

__version__ = VERSION

__all__ = [
    "Gazetteer",
    "GongshuError",
    "Location",
    "Page",
    "Parsed",
    "Project",
    "__version__",
    "convert",
    "locate_table",
    "open",
    "parse",
]


def open(folder: Path | str | None = None, *, as_of: dt.date | None = None) -> Project:  # noqa: A001
    """Open a project, by default the one of Gongshu that comes with the package.

    Parameters
    ----------
    folder
        Holds gis/, layers/ and maps/.
    as_of
        The day whose status is told; by default the day of the last fact.
    """
    return Project.open(packaged_project() if folder is None else folder, as_of=as_of)
