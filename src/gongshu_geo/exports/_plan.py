"""Files planned as a whole, then written all or none."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from gongshu_geo._files import unwritable, written_whole
from gongshu_geo.errors import StoreError


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """A text file that is to be written.

    Attributes
    ----------
    name
        Its name in the folder.
    text
        What it will hold.
    """

    name: str
    text: str


def write_all(files: Sequence[PlannedFile], folder: Path) -> tuple[Path, ...]:
    """Write planned files into a folder.

    Every file is written in full under a temporary name before the first takes its place, so
    that a full disk or a refused folder leaves what was there as it was.

    Raises
    ------
    StoreError
        The folder or a file cannot be written.
    """
    paths = tuple(folder / file.name for file in files)
    if taken := [path for path in paths if path.is_dir()]:
        raise StoreError(unwritable(path, OSError(os.strerror(errno.EISDIR))) for path in taken)
    with ExitStack() as stack:
        temporaries = [stack.enter_context(written_whole(path)) for path in paths]
        for file, temporary in zip(files, temporaries, strict=True):
            temporary.write_text(file.text, encoding="utf-8", newline="\n")
    return paths
