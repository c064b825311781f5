"""One register by itself, wherever its file lies."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from gongshu_geo._files import unreadable
from gongshu_geo.errors import StoreError
from gongshu_geo.register.read import Registers, read_registers
from gongshu_geo.register.sources import RegisterSource
from gongshu_geo.status import CategoryTable, StatusTable


def read_register(
    path: Path, source: RegisterSource, *, statuses: StatusTable, categories: CategoryTable
) -> Registers:
    """Read one register.

    Parameters
    ----------
    path
        The file.
    source
        What is known of it: title, day, year, coordinate system.
    statuses, categories
        What its words mean.

    Raises
    ------
    RegisterError
        It cannot be read, or no row of it is good.
    StoreError
        There is no such file.
    """
    with tempfile.TemporaryDirectory() as folder:
        alone = Path(folder) / "registers"
        alone.mkdir()
        try:
            shutil.copy(path, alone / source.file)
        except OSError as cause:
            raise StoreError(unreadable(path, cause)) from cause
        config = Path(folder) / "registers.toml"
        config.write_text(_toml(source), encoding="utf-8")
        return read_registers(alone, statuses=statuses, categories=categories, config=config)


def _toml(source: RegisterSource) -> str:
    """What registers.toml would say of the register."""
    lines = [
        "[[register]]",
        f"file = {_quoted(source.file)}",
        f"title_zh = {_quoted(source.title.zh)}",
        f"title_en = {_quoted(source.title.en)}",
        f"source = {_quoted(source.source)}",
    ]
    if source.as_of is not None:
        lines.append(f"as_of = {source.as_of.isoformat()}")
    if source.year is not None:
        lines.append(f"year = {source.year}")
    if source.crs is not None:
        lines.append(f"crs = {_quoted(str(source.crs))}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A text as a TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
