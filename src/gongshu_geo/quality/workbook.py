"""The quality report as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gongshu_geo._csv import harmless
from gongshu_geo._files import written_whole
from gongshu_geo.quality.issues import CERTAINTIES, NOTHING, Issue
from gongshu_geo.quality.report import QualityReport

Cell = str | int | float
WIDEST = 60
"""Characters to which a column may widen."""


def write_workbook(report: QualityReport, path: Path) -> Path:
    """Write the report as XLSX, whole or not at all; no cell is a formula.

    Raises
    ------
    StoreError
        The file cannot be written.
    """
    with written_whole(path) as temporary:
        # Neither formulas nor links are made of what registers hold.
        options = {"strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(temporary, options) as workbook:
            bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
            wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
            for name, heading, rows in _sheets(report):
                sheet = workbook.add_worksheet(name)
                _fill(sheet, heading, rows, bold, wrap)
    return path


def _sheets(report: QualityReport) -> Iterable[tuple[str, list[str], list[list[Cell]]]]:
    yield "概况", ["项 item", "数 number"], _overview(report)
    table = report.table
    yield (
        "状态×类别",
        ["阶段 stage", *(str(name) for name in table.categories)],
        [[str(name), *counts] for name, counts in table.rows],
    )
    yield (
        "计划数",
        [
            "计划 programme",
            "分项 dimension",
            "项 item",
            "计划数 stated",
            "点名 named",
            "差 missing",
        ],
        [
            [one.programme, one.dimension, one.item, one.stated, *_known(one.named, one.missing)]
            for one in report.stated
        ],
    )
    heading = ["程度 certainty", "代码 code", "问题", "problem", "项目编号 id", "项目名称 name",
               "文件 file", "行 row", "列 column", "读到 found", "应为 expected"]  # fmt: skip
    yield "问题", heading, [_issue(issue, report) for issue in report.issues]
    yield "重复", heading, [_issue(issue, report) for issue in report.duplicates]
    yield (
        "未定位",
        ["项目编号 id", "项目名称 name", "建设地点 location", "行 row", "原因", "reason"],
        [
            [
                site.site_id,
                site.name,
                site.location_text,
                site.row,
                ";".join(reason.zh for reason in site.reasons),
                "; ".join(reason.en for reason in site.reasons),
            ]
            for site in report.unlocated
        ],
    )
    if report.between is not None:
        day_a, day_b = report.between
        yield (
            "变化",
            ["项目编号 id", "项目名称 name", "变化 change", str(day_a), str(day_b)],
            [
                [one.site_id, one.name, str(one.change), str(one.before), str(one.after)]
                for one in report.changes
            ],
        )


def _overview(report: QualityReport) -> list[list[Cell]]:
    rows: list[list[Cell]] = [
        ["登记表 register", str(report.source.title)],
        ["状态截至 status as of", report.as_of.isoformat()],
        ["项目 sites", report.sites],
        ["已定位 located", report.located],
        ["问题 issues", len(report.issues)],
        ["可能重复 possible duplicates", len(report.duplicates)],
    ]
    return rows


def _known(*numbers: int | None) -> list[Cell]:
    """Numbers, those that nobody can tell as empty cells."""
    return ["" if number is None else number for number in numbers]


def _issue(issue: Issue, report: QualityReport) -> list[Cell]:
    return [
        str(CERTAINTIES[issue.certainty]),
        issue.code,
        issue.what.zh,
        issue.what.en,
        issue.site_id,
        report.names.get(issue.site_id, ""),
        issue.file,
        issue.row or "",
        issue.column,
        issue.found,
        str(issue.expected) if issue.expected != NOTHING else "",
    ]


def _fill(
    sheet: Worksheet,
    heading: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    bold: object,
    wrap: object,
) -> None:
    """One table with its heading kept in sight and a filter over it."""
    sheet.write_row(0, 0, list(heading), bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, harmless(cell), wrap)
            else:
                sheet.write_number(number, column, cell, wrap)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(heading) - 1)
    for column, name in enumerate(heading):
        cells = [str(row[column]) for row in rows[:200]] + [name]
        widest = max(sum(2 if ord(c) > 0x2E80 else 1 for c in cell) for cell in cells)
        sheet.set_column(column, column, min(widest + 2, WIDEST))
