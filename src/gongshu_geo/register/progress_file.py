"""progress.csv: how far works have come, report by report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from gongshu_geo._csv import read_csv
from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, Finding, RegisterError
from gongshu_geo.status import PROGRESS_COLUMNS, no_progress, progress_of_investment

NEEDED = ("site_id", "day")
POINTS = ("planned_pct", "actual_pct")
MONEY = ("done_wan", "planned_year_wan")
"""完成投资 and 年度计划投资 in 10,000 yuan, for rows without per cent."""


def read_progress(
    path: Path, site_ids: Collection[str]
) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """The reports of the file, and what was wrong with the rows left out.

    Parameters
    ----------
    path
        CSV with ``site_id``, ``day`` (2025-10-31), ``source`` and either ``planned_pct`` and
        ``actual_pct`` or ``done_wan`` and ``planned_year_wan``; a missing file holds no reports.
    site_ids
        The sites that there are.

    Returns
    -------
    progress, findings
        Columns of :data:`~gongshu_geo.status.PROGRESS_COLUMNS`.

    Raises
    ------
    RegisterError
        The file cannot be read, or a column is missing.
    """
    if not path.exists():
        return no_progress(), ()
    file = f"{path.parent.name}/{path.name}"
    heading, rows = read_csv(path)
    missing = [name for name in NEEDED if name not in heading]
    if missing or not ({*POINTS} <= {*heading} or {*MONEY} <= {*heading}):
        raise RegisterError(_missing_column(missing, file, heading))
    records, findings = [], []
    for row, cells in enumerate(rows, start=2):
        texts = dict(zip(heading, (cell.strip() for cell in cells), strict=False))
        wrong = _wrong(texts, file, row, site_ids)
        findings += wrong
        if not wrong and any(texts.values()):
            records.append(_record(texts, f"{file} 第{row}行"))
    return _table(records), tuple(findings)


def _table(records: list[dict[str, object]]) -> pd.DataFrame:
    """Reports in per cent, those of money reckoned into it."""
    table = pd.DataFrame(records, columns=[*PROGRESS_COLUMNS, *MONEY])
    money = table[list(POINTS)].isna().all(axis=1) & table[list(MONEY)].notna().all(axis=1)
    points = table.loc[~money, list(PROGRESS_COLUMNS)]
    if not money.any():
        return points
    reckoned = progress_of_investment(table[money])
    parts = [part for part in (points, reckoned) if not part.empty]
    return pd.concat(parts).sort_index().reset_index(drop=True)


def _record(texts: Mapping[str, str], place: str) -> dict[str, object]:
    numbers = {name: _number(texts.get(name, "")) for name in (*POINTS, *MONEY)}
    return {
        "site_id": texts["site_id"],
        "day": dt.date.fromisoformat(texts["day"]),
        "source": texts.get("source") or place,
        **numbers,
    }


def _number(text: str) -> float | None:
    """A number with or without %; ``None`` where the cell is empty, ValueError where it is none."""
    return float(text.removesuffix("%").removesuffix("%").replace(",", "")) if text else None


def _wrong(
    texts: Mapping[str, str], file: str, row: int, site_ids: Collection[str]
) -> list[Finding]:
    """Everything that is wrong with a row; nothing is with one that is empty."""
    if not any(texts.values()):
        return []
    findings = []
    if texts.get("site_id", "") not in site_ids:
        near = nearest(texts.get("site_id", ""), site_ids)
        findings.append(_left_out("unknown_site", (file, row, "site_id"), texts, near or ""))
    try:
        dt.date.fromisoformat(texts.get("day", ""))
    except ValueError:
        findings.append(_left_out("bad_date", (file, row, "day"), texts, "2025-10-31"))
    for name in (*POINTS, *MONEY):
        try:
            _number(texts.get(name, ""))
        except ValueError:
            findings.append(_left_out("bad_number", (file, row, name), texts, "35.5"))
    return findings


def _left_out(
    code: str, place: tuple[str, int, str], texts: Mapping[str, str], such_as: str
) -> Finding:
    file, row, column = place
    what = {
        "unknown_site": Bilingual("没有这个编号的项目", "no site has this identifier"),
        "bad_date": Bilingual("不是日期", "is no day"),
        "bad_number": Bilingual("不是数", "is no number"),
    }[code]
    return Finding(
        code=code,
        what=what,
        file=file,
        row=row,
        column=column,
        found=texts.get(column, ""),
        expected=Bilingual(f"如 {such_as}", f"such as {such_as}") if such_as else None,
        remedy=Bilingual("改正;本行未读入,其余各行照常", "mend it; this row was left out"),
    )


def _missing_column(missing: list[str], file: str, heading: list[str]) -> Finding:
    return Finding(
        code="missing_column",
        what=Bilingual("缺少列", "a column is missing"),
        file=file,
        row=1,
        column=missing[0] if missing else None,
        found=", ".join(heading),
        expected=Bilingual(
            "site_id、day,以及 planned_pct 与 actual_pct,或 done_wan 与 planned_year_wan",
            "site_id, day, and planned_pct with actual_pct or done_wan with planned_year_wan",
        ),
    )
