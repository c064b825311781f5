"""The statuses of all sites on a day, with the lights of a rule, as one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.status._runs import AXES
from gongshu_geo.status.axes import axes_on
from gongshu_geo.status.history import AXIS_NAMES
from gongshu_geo.status.light_rules import LIGHTS, OFF, LightRules, load_lights
from gongshu_geo.status.lights import lights, missing_note
from gongshu_geo.status.status_on import status_on
from gongshu_geo.status.statuses import StatusTable, load_statuses

REPORT_COLUMNS = (
    "site_id",
    "name",
    "land",
    "land_planned_only",
    "works",
    "works_planned_only",
    "stage_note",
    "days_least",
    "days_most",
    "plan_label",
    "light",
    "rule",
    "words",
    "numbers",
    "unmeasured",
)
"""Columns of a report's table, in order: those of :func:`~gongshu_geo.status.axes_on`,
:func:`~gongshu_geo.status.status_on` and :func:`~gongshu_geo.status.lights` by the same names, and
``days_least``, ``days_most``, how long the site has been in the status of its works, or else of
its land. Without rules of lights the last five are empty."""

NO_EVENTS = Bilingual("没有带日期的记录", "no dated records")

_EMPTY: Mapping[str, Any] = MappingProxyType(
    {"light": "", "rule": "", "words": NO_EVENTS, "numbers": (), "unmeasured": ()}
)
"""What stands in the columns of lights of a site without events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """The statuses of all sites on a day.

    Attributes
    ----------
    day
        The day.
    rules
        The rules that gave the lights; ``None`` where none were asked for.
    table
        :data:`REPORT_COLUMNS`, one row a site in the order of the registers.
    """

    day: dt.date
    rules: LightRules | None
    table: pd.DataFrame

    def counts(self, axis: str) -> pd.DataFrame:
        """How many sites are in each status of one life.

        Returns
        -------
        counts
            Indexed by status in the order of the first site: ``reached``, ``planned``.
        """
        known = self.table[self.table[axis] != ""]
        only = known[f"{axis}_planned_only"].astype(bool)
        counts = {
            name: known[rows].groupby(axis).size()
            for name, rows in (("reached", ~only), ("planned", only))
        }
        return pd.DataFrame(counts).fillna(0).astype(int)

    def lights(self) -> dict[str, int]:
        """How many sites have each light, in the order of gravity."""
        counts = self.table["light"].value_counts()
        return {code: int(counts.get(code, 0)) for code in LIGHTS}


def status_report(
    sites: pd.DataFrame,
    events: pd.DataFrame,
    day: dt.date,
    *,
    rules: LightRules | None = None,
    progress: pd.DataFrame | None = None,
    undated: Mapping[str, str] = MappingProxyType({}),
    statuses: StatusTable | None = None,
) -> StatusReport:
    """The statuses of all sites on ``day``.

    Parameters
    ----------
    sites
        With ``site_id`` and ``name``.
    events, progress, undated, statuses
        As :func:`~gongshu_geo.status.lights` takes them.
    day
        Facts that may lie after it are not known yet.
    rules
        The rules of the lights; none by default.
    """
    statuses = statuses or load_statuses()
    ids = list(sites["site_id"])
    axes = axes_on(events, day, site_ids=ids, undated=undated, statuses=statuses)
    status = status_on(events, day, site_ids=ids, undated=undated, statuses=statuses)
    table = axes.join(status[["stage_note", "plan_label"]]).assign(name=list(sites["name"]))
    start, end = (_since(axes, bound) for bound in ("start", "end"))
    table["days_least"] = (pd.Timestamp(day) - end).dt.days.astype("Int64")
    table["days_most"] = (pd.Timestamp(day) - start).dt.days.astype("Int64")
    if rules is not None:
        known = lights(events, day, rules, progress=progress, undated=undated, statuses=statuses)
        table = table.join(known)
        table.loc[table["light"].isna(), ["light", "rule"]] = [OFF, ""]
    table = table.reset_index().reindex(columns=list(REPORT_COLUMNS))
    for column, empty in _EMPTY.items():
        cells = zip(table[column].isna(), table[column], strict=True)
        filled = [empty if gone else value for gone, value in cells]
        table[column] = pd.Series(filled, index=table.index, dtype=object)
    return StatusReport(day=day, rules=rules, table=table)


def report_lines(report: StatusReport, statuses: StatusTable) -> Iterator[str]:
    """The counts of a report line by line, Chinese and English side by side."""
    day, count = report.day, len(report.table)
    yield f"截至 {day},项目 {count} 个 As of {day}: {count} sites"
    for axis in AXES:
        counts = report.counts(axis)
        if not counts.empty:
            yield f"{AXIS_NAMES[axis]}"
        for code in (code for code in statuses if code in counts.index):
            reached, planned = counts.loc[code]
            plans = f",另有计划 and planned: {planned}" if planned else ""
            yield f"  {statuses[code].name}: {reached}{plans}"
    if report.rules is not None:
        yield from _light_lines(report, report.rules)


def _light_lines(report: StatusReport, rules: LightRules) -> Iterator[str]:
    yield f"亮灯规则 Lights by: {rules.name}" + (f" — {rules.source}" if rules.source else "")
    looks = load_lights()
    for code, number in report.lights().items():
        yield f"  {looks[code].badge} {looks[code].name}: {number}"
        rows = report.table[report.table["light"] == code]
        for rule_id, count in rows["rule"].value_counts().items():
            yield f"      {rule_id or '—'}: {count}"
    for names, count in report.table["unmeasured"].value_counts().items():
        note = missing_note(names)  # type: ignore[arg-type]
        if note.zh:
            yield f"  {note.zh}({count} 个项目) {note.en} ({count} sites)"


def report_records(report: StatusReport) -> list[dict[str, Any]]:
    """The sites of a report as plain values, for JSON."""
    return [_record(row) for row in report.table.itertuples()]


def _record(row: Any) -> dict[str, Any]:
    return {
        "site_id": row.site_id,
        "name": row.name,
        "land": row.land or None,
        "land_planned_only": bool(row.land_planned_only),
        "works": row.works or None,
        "works_planned_only": bool(row.works_planned_only),
        "status_zh": row.stage_note.zh,
        "status_en": row.stage_note.en,
        "days_least": None if pd.isna(row.days_least) else int(row.days_least),
        "days_most": None if pd.isna(row.days_most) else int(row.days_most),
        "plan_label": row.plan_label or None,
        "light": row.light or None,
        "rule": row.rule or None,
        "why_zh": row.words.zh,
        "why_en": row.words.en,
        "numbers": {number.name: number.value for number in row.numbers},
        "no_numbers": list(row.unmeasured),
    }


def report_rows(report: StatusReport) -> tuple[list[str], list[list[str]]]:
    """The sites of a report as heading and rows of texts, for CSV."""
    records = report_records(report)
    heading = list(records[0]) if records else ["site_id"]
    return heading, [[_cell(record[name]) for name in heading] for record in records]


def _cell(value: Any) -> str:
    """A value in one cell of text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "; ".join(f"{name}={'' if one is None else one:g}" for name, one in value.items())
    return "; ".join(value) if isinstance(value, list) else str(value)


def _since(axes: pd.DataFrame, bound: str) -> pd.Series:
    """When the works, or else the land, came to their status."""
    works = axes["works_news"].notna()
    since: pd.Series = axes[f"works_since_{bound}"].where(works, axes[f"land_since_{bound}"])
    return since
