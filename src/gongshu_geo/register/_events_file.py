"""events.csv: dated events told elsewhere than in a register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, Finding, RegisterError, Severity
from gongshu_geo.register import _findings
from gongshu_geo.register._findings import Place
from gongshu_geo.register._schema import Site
from gongshu_geo.register._sheet import read_sheet
from gongshu_geo.status import Event, Precision, StatusTable, start_of

COLUMNS = ("site_id", "site_name", "date", "precision", "status", "kind", "source")
"""Columns that the file must have."""

KINDS = {"计划": True, "planned": True, "实际": False, "actual": False}
"""Whether an event of each kind is a plan."""


def read_events(
    path: Path, sites: Mapping[str, Site], statuses: StatusTable
) -> tuple[list[Event], list[Finding]]:
    """The events of the file, and what was wrong with the rows left out.

    Parameters
    ----------
    path
        CSV with :data:`COLUMNS`. ``date`` is the latest day that is meant; the event may have
        been on any day from the beginning of its period of ``precision``.
    sites
        The sites by identifier.
    statuses
        What status words mean.

    Raises
    ------
    RegisterError
        The file cannot be read, or a column is missing.
    """
    file = f"{path.parent.name}/{path.name}"
    sheet = read_sheet(path, file=file)
    missing = [name for name in COLUMNS if name not in sheet.headings]
    if missing:
        raise RegisterError(_missing(name, file, sheet.headings) for name in missing)
    events, findings = [], []
    for row, cells in sheet.rows:
        if len(cells) > len(sheet.headings) and any(cells[len(sheet.headings) :]):
            beyond = ", ".join(cells[len(sheet.headings) :])
            findings.append(_findings.too_many_cells(file, row, beyond, len(sheet.headings)))
            continue
        texts = dict.fromkeys(COLUMNS, "") | dict(zip(sheet.headings, cells, strict=False))
        wrong = _wrong(texts, Place(file, row, ""), sites, statuses)
        findings += wrong
        if not any(finding.severity is Severity.ERROR for finding in wrong):
            events.append(_event(texts, path.name, row, statuses))
    return events, findings


def _event(texts: Mapping[str, str], file: str, row: int, statuses: StatusTable) -> Event:
    end, precision = dt.date.fromisoformat(texts["date"]), Precision(texts["precision"])
    return Event(
        site_id=texts["site_id"],
        status=statuses[_code(texts["status"], statuses)].code,
        planned=KINDS[texts["kind"]],
        start=start_of(end, precision),
        end=end,
        precision=precision,
        source=texts["source"] or f"{file} 第{row}行",
        file=file,
        row=row,
        status_text=texts["status"],
    )


def _code(text: str, statuses: StatusTable) -> str:
    status = statuses.parse(text)
    return status.code if status else ""


def _wrong(
    texts: Mapping[str, str], place: Place, sites: Mapping[str, Site], statuses: StatusTable
) -> list[Finding]:
    """Everything that is wrong with a row."""
    findings = []
    site = sites.get(texts["site_id"])
    if site is None:
        findings.append(_unknown_site(texts, place, sites))
    elif texts["site_name"] not in {site.name, *site.aliases}:
        findings.append(_other_name(texts, place, site))
    if not _is_day(texts["date"]):
        day = Bilingual("日期,如 2021-09-30", "a day such as 2021-09-30")
        findings.append(_left_out("bad_date", place, ("date", texts), day))
    if texts["precision"] not in list(Precision):
        names = Bilingual("、".join(Precision), ", ".join(Precision))
        findings.append(_left_out("bad_precision", place, ("precision", texts), names))
    if not _code(texts["status"], statuses):
        findings.append(_left_out("unknown_status", place, ("status", texts), statuses.names()))
    if texts["kind"] not in KINDS:
        kinds = Bilingual("计划或实际", "计划 or 实际")
        findings.append(_left_out("bad_kind", place, ("kind", texts), kinds))
    return findings


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _left_out(
    code: str, place: Place, cell: tuple[str, Mapping[str, str]], expected: Bilingual
) -> Finding:
    column, texts = cell
    return Finding(
        code=code,
        what=Bilingual("事件无法采用", "the event cannot be used"),
        file=place.file,
        row=place.row,
        column=column,
        found=texts[column],
        expected=expected,
        remedy=Bilingual("改正;本行未读入,其余各行照常", "mend it; this row was left out"),
    )


def _unknown_site(texts: Mapping[str, str], place: Place, sites: Mapping[str, Site]) -> Finding:
    named = [site.site_id for site in sites.values() if site.name == texts["site_name"]]
    near = named[0] if named else nearest(texts["site_id"], sites)
    return Finding(
        code="unknown_site",
        what=Bilingual("没有这个编号的项目", "no site has this identifier"),
        file=place.file,
        row=place.row,
        column="site_id",
        found=texts["site_id"],
        expected=Bilingual("登记表中的项目编号", "an identifier of a register"),
        remedy=Bilingual(f"是否指“{near}”?本行未读入", f'did you mean "{near}"? it was left out')
        if near
        else Bilingual("核对编号;本行未读入", "check the identifier; the row was left out"),
    )


def _other_name(texts: Mapping[str, str], place: Place, site: Site) -> Finding:
    return Finding(
        code="name_disagrees",
        what=Bilingual("名称与编号不符", "the name is not that of the identifier"),
        severity=Severity.WARNING,
        file=place.file,
        row=place.row,
        column="site_name",
        found=texts["site_name"],
        expected=Bilingual(
            f"{site.site_id} 的名称“{site.name}”", f"{site.name}, the name of {site.site_id}"
        ),
        remedy=Bilingual("核对编号与名称;事件已采用", "check both; the event was used"),
    )


def _missing(name: str, file: str, headings: tuple[str, ...]) -> Finding:
    near = nearest(name, headings)
    return Finding(
        code="missing_column",
        what=Bilingual("缺少这一列", "this column is missing"),
        file=file,
        row=1,
        column=name,
        expected=Bilingual(f"列:{'、'.join(COLUMNS)}", f"columns {', '.join(COLUMNS)}"),
        remedy=Bilingual(f"“{near}”是否就是它", f'is it "{near}"') if near else None,
    )
