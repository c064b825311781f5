"""A report of statuses as one HTML page that needs nothing else."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from gongshu_geo.errors import Bilingual
from gongshu_geo.look import css_variables, load_tokens
from gongshu_geo.status._runs import AXES
from gongshu_geo.status.history import AXIS_NAMES
from gongshu_geo.status.intervals import day_count
from gongshu_geo.status.light_rules import LightRules, load_lights
from gongshu_geo.status.lights import missing_note
from gongshu_geo.status.report import StatusReport
from gongshu_geo.status.statuses import StatusTable

_STYLE = """
body{margin:0 auto;max-width:1200px;padding:24px;font:15px/1.5 var(--font);
 background:var(--land);color:var(--panel-text)}
table{border-collapse:collapse;width:100%;background:var(--panel);font-variant-numeric:tabular-nums}
th,td{border-bottom:1px solid var(--panel-line);padding:6px 8px;text-align:left;vertical-align:top}
th{position:sticky;top:0;background:var(--panel-alternate)}
small{display:block;color:var(--panel-muted)}
.light{display:inline-block;min-width:1.4em;padding:0 2px;text-align:center;border-radius:4px;
 border:3px solid var(--panel-line);background:var(--panel)}
.counts{width:auto;margin-bottom:16px}
.counts td:not(:first-child):last-child,.side td:nth-child(2){text-align:right}
.side{display:flex;gap:48px;flex-wrap:wrap}
h2 small::first-letter{text-transform:uppercase}
td:first-child{white-space:nowrap}
@media print{th{position:static}}
"""


def report_page(report: StatusReport, statuses: StatusTable) -> str:
    """The page, in Chinese with English beneath; every text in it is escaped."""
    title = Bilingual(f"项目状态 {report.day}", f"Statuses of sites, {report.day}")
    return "\n".join(
        (
            '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{_text(title.zh)}</title>",
            f"<style>{css_variables(load_tokens())}{_STYLE}{_outlines()}</style></head><body>",
            f"<h1>{_both(title)}</h1>",
            '<div class="side">',
            *_counts(report, statuses),
            "</div>",
            *(_rules(report, report.rules) if report.rules else ()),
            *_table(report, statuses),
            "</body></html>",
            "",
        )
    )


def _outlines() -> str:
    """The outline of every light, by the look's own values."""
    return "".join(
        f".light-{light.code}{{border-color:var(--{light.outline.replace('_', '-')})}}"
        for light in load_lights().values()
        if light.outline
    )


def _counts(report: StatusReport, statuses: StatusTable) -> Iterator[str]:
    for axis in AXES:
        counts = report.counts(axis)
        if counts.empty:
            continue
        yield f'<section><h2>{_both(AXIS_NAMES[axis])}</h2><table class="counts"><tr>'
        yield "".join(
            f"<th>{_both(Bilingual(zh, en))}</th>"
            for zh, en in (("状态", "Status"), ("实际", "Reached"), ("仅见于计划", "Planned only"))
        )
        yield "</tr>"
        for code in (code for code in statuses if code in counts.index):
            reached, planned = counts.loc[code]
            yield f"<tr><td>{_both(statuses[code].name)}</td><td>{reached}</td>"
            yield f"<td>{planned}</td></tr>"
        yield "</table></section>"


def _rules(report: StatusReport, rules: LightRules) -> Iterator[str]:
    """The rules themselves, with how many sites each gave its light."""
    looks, counts = load_lights(), report.table["rule"].value_counts()
    yield f"<h2>{_both(Bilingual(f'亮灯规则:{rules.name.zh}', f'Lights by {rules.name.en}'))}</h2>"
    yield f"<p>{_text(rules.source)}</p>"
    yield '<table class="counts">'
    for rule in (*rules.rules, rules.silence):
        look = looks[rule.light]
        yield f"<tr><td>{_badge(look.code)}</td><td>{_both(look.name)}</td>"
        yield f"<td>{_both(rule.form)}</td><td>{counts.get(rule.id, 0)}</td></tr>"
    yield "</table>"


def _table(report: StatusReport, statuses: StatusTable) -> Iterator[str]:
    heads = [("编号", "Id"), ("名称", "Name"), ("土地", "Land"), ("工程", "Works"),
             ("说明", "Note"), ("历时", "Time in it")]  # fmt: skip
    if report.rules:
        heads += [("灯", "Light"), ("依据", "Why")]
    yield "<table><thead><tr>"
    yield "".join(f"<th>{_both(Bilingual(zh, en))}</th>" for zh, en in heads)
    yield "</tr></thead><tbody>"
    for row in report.table.itertuples():
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(row, report, statuses))}</tr>"
    yield "</tbody></table>"


def _cells(row: Any, report: StatusReport, statuses: StatusTable) -> Iterator[str]:
    yield _text(row.site_id)
    yield _text(row.name)
    yield _status(row.land, row.land_planned_only, statuses)
    yield _status(row.works, row.works_planned_only, statuses)
    yield _both(row.stage_note)
    yield _both(day_count(row.days_least, row.days_most).words())
    if report.rules:
        yield _badge(row.light)
        words, missing = row.words, missing_note(row.unmeasured)
        numbers = "; ".join(str(number.words()) for number in row.numbers)
        yield _both(words) + "".join(
            f"<small>{_text(text)}</small>" for text in (numbers, str(missing)) if text
        )


def _status(code: str, planned: bool, statuses: StatusTable) -> str:  # noqa: FBT001 - a cell
    if not code:
        return ""
    name = statuses[code].name
    return _both(Bilingual(f"计划{name.zh}", f"planned: {name.en}") if planned else name)


def _badge(code: str) -> str:
    light = load_lights()[code]
    return f'<span class="light light-{light.code}">{_text(light.badge)}</span>'


def _both(words: Bilingual) -> str:
    return _text(words.zh) + (f"<small>{_text(words.en)}</small>" if words.en else "")


def _text(value: object) -> str:
    return html.escape(str(value))
