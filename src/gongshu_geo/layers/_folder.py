"""Folders of TOML files, one thing a file, named by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from gongshu_geo._toml import Table, read_toml
from gongshu_geo.errors import Bilingual, ConfigError, Finding, GongshuError

T = TypeVar("T")

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def read_folder(folder: Path, parse: Callable[[str, Table], T]) -> tuple[T, ...]:
    """What ``parse`` makes of each TOML file of a folder, in the order of their names.

    Parameters
    ----------
    folder
        Holds ``*.toml`` files.
    parse
        Takes the file's name without suffix and its top table.

    Raises
    ------
    ConfigError
        There is no such file, a file has a name that is no identifier, or a file has mistakes:
        those of all files are reported together.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ConfigError(_nothing_in(folder))
    results: list[T] = []
    findings: list[Finding] = []
    for path in files:
        name = f"{folder.name}/{path.name}"
        if not _ID.fullmatch(path.stem):
            findings.append(_bad_name(name, path.stem))
            continue
        try:
            results.append(read_toml(path, lambda table: parse(path.stem, table), name=name))  # noqa: B023 - called at once
        except GongshuError as error:
            findings.extend(error.findings)
    if findings:
        raise ConfigError(findings)
    return tuple(results)


def _nothing_in(folder: Path) -> Finding:
    return Finding(
        code="empty_folder",
        what=Bilingual("没有可用的 TOML 文件", "has no TOML file to use"),
        file=f"{folder.name}/",
        found=str(folder),
        expected=Bilingual("至少一个 .toml 文件", "at least one .toml file"),
        remedy=Bilingual(
            "检查项目文件夹,或用 gongshu-geo init 写出一份",
            "check the project folder, or write one with gongshu-geo init",
        ),
    )


def _bad_name(file: str, stem: str) -> Finding:
    return Finding(
        code="bad_file_name",
        what=Bilingual("文件名不能作标识", "the file's name cannot serve as an identifier"),
        file=file,
        found=stem,
        expected=Bilingual(
            "小写字母、数字与单个连字符,如 night-economy",
            "lower-case letters, figures and single hyphens, such as night-economy",
        ),
        remedy=Bilingual("给文件改名", "rename the file"),
    )
