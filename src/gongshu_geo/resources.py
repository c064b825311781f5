"""The project that comes with the package: gis/, layers/ and maps/ of Gongshu."""

from __future__ import annotations

import shutil
from pathlib import Path

from gongshu_geo._files import unwritable
from gongshu_geo.errors import Bilingual, Finding, StoreError

FOLDERS = ("gis", "layers", "maps")
"""What a project consists of."""


def packaged_project() -> Path:
    """The folder with the project that came with the package.

    In a wheel the three folders lie beside the modules; in a checkout they are the repository's.
    """
    inside = Path(__file__).parent / "_project"
    return inside if inside.is_dir() else Path(__file__).parents[2]


REGISTERED = (
    "registers",
    "registers.toml",
    "events.csv",
    "programme.csv",
    "targets.csv",
    "corrections.csv",
)
"""What of gis/ tells of the plan's own projects: left out of a project for other registers."""


def write_project(folder: Path, *, empty: bool = False) -> None:
    """Write a fresh copy of the packaged project into ``folder``.

    Parameters
    ----------
    folder
        A new or empty folder.
    empty
        Whether to leave out the registers and what belongs to them, for registers of one's own.

    Raises
    ------
    StoreError
        ``folder`` holds one of the project's folders already (nothing is overwritten), or cannot
        be written.
    """
    taken = [name for name in FOLDERS if (folder / name).exists()]
    if taken:
        raise StoreError(_taken(folder / name) for name in taken)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FOLDERS:
            left_out = shutil.ignore_patterns(*REGISTERED) if empty else None
            shutil.copytree(packaged_project() / name, folder / name, ignore=left_out)
        (folder / "gis" / "registers").mkdir(exist_ok=True)
    except OSError as cause:
        for name in FOLDERS:
            shutil.rmtree(folder / name, ignore_errors=True)
        raise StoreError(unwritable(folder, cause)) from cause


def _taken(path: Path) -> Finding:
    return Finding(
        code="exists",
        what=Bilingual("已经存在,不予覆盖", "exists already and is not overwritten"),
        file=str(path),
        expected=Bilingual("新的或空的文件夹", "a new or empty folder"),
        remedy=Bilingual("换一个文件夹,或先移走它", "choose another folder, or move it away first"),
    )
