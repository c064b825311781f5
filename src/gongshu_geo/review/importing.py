"""Taking a file of the review page over into a project."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas

from gongshu_geo._csv import csv_text, decoded
from gongshu_geo._files import read_bytes, write_text
from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.store import (
    Correction,
    CorrectionError,
    Corrections,
    fit_corrections,
    read_corrections,
)
from gongshu_geo.store.corrections import COLUMNS, FILE, corrections_table, unlike


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do.

    Attributes
    ----------
    path
        The project's file.
    added
        Decisions that it does not hold yet, in the order of the file imported.
    known
        How many it holds already, word for word.
    findings
        What to look at; nothing of it stands in the way.
    text
        The whole file as it will be: what stands there now, as it stands, and the new rows.
    """

    path: Path
    added: tuple[Correction, ...]
    known: int
    findings: tuple[Finding, ...]
    text: str

    def apply(self) -> None:
        """Write the file, whole or not at all; nothing where there is nothing to add.

        Raises
        ------
        StoreError
            It cannot be written.
        """
        if self.added:
            write_text(self.path, self.text)


def plan_import(
    path: Path, target: Path, *, texts: Mapping[str, str], district: geopandas.GeoDataFrame
) -> ImportPlan:
    """Check a file of corrections, and plan how it is added to the project's.

    Parameters
    ----------
    path
        The file that the review page saved.
    target
        The project's gis/corrections.csv; it need not exist.
    texts
        Location texts by site_id.
    district
        The district, OGC:CRS84.

    Raises
    ------
    CorrectionError
        Any row is not as it should be, all of them named; or the project's own file is no table
        that rows can be added to. Nothing is added then.
    StoreError
        A file cannot be read.
    """
    if not path.is_file():
        raise CorrectionError(_missing(path))
    found = read_corrections(path, file=str(path))
    fitting = fit_corrections(found, texts, district, file=str(path))
    errors = [f for f in fitting.findings if f.severity is Severity.ERROR]
    if errors:
        raise CorrectionError(errors)
    present = read_corrections(target)
    added = tuple(unlike(fitting.rows, present.rows))
    return ImportPlan(
        path=target,
        added=added,
        known=len(fitting.rows) - len(added),
        findings=fitting.findings,
        text=_appended(target, Corrections(rows=added)),
    )


def _appended(target: Path, corrections: Corrections) -> str:
    """The project's file with more rows at its end, in the order of its own columns."""
    if not target.exists():
        return csv_text(COLUMNS, _rows(corrections, COLUMNS))
    heading, _ = corrections_table(target, file=FILE)
    # A file that a spreadsheet saved may be in GB18030: it becomes UTF-8, its words stay.
    before = (decoded(read_bytes(target)) or ("", ""))[0]
    whole = before if before.endswith("\n") else f"{before}\n"
    rows = csv_text((), _rows(corrections, tuple(heading)))
    return whole + rows.removeprefix("\n")


def _rows(corrections: Corrections, heading: tuple[str, ...]) -> list[list[str]]:
    cells = [row.cells() for row in corrections.rows]
    return [[row.get(name, "") for name in heading] for row in cells]


def _missing(path: Path) -> Finding:
    return Finding(
        code="unreadable",
        what=Bilingual("无法读取", "cannot be read"),
        file=str(path),
        found=os.strerror(2),
        expected=Bilingual("复核页存下的 corrections.csv", "corrections.csv of the review page"),
        remedy=Bilingual("检查路径,多在“下载”文件夹", "check the path; browsers use Downloads"),
    )
