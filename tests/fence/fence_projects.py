"""Copies of the project's own gis/ with one thing broken."""

import shutil
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def broken_project(folder, file, old, new):
    """A copy of the project in ``folder`` whose ``file`` has ``new`` for the first ``old``."""
    shutil.copytree(PROJECT / "gis", folder / "gis")
    path = folder / "gis" / file
    text = path.read_text(encoding="utf-8")
    if old not in text:
        message = f"{old!r} is not in {file}"
        raise ValueError(message)
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return folder
