"""What can be wrong with a sheet as a whole, with its headings, or with single cells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gongshu_geo.errors import Bilingual, Finding, Severity

MOST_TOLD = 50
"""Cells of one column with one kind of problem that are named one by one; the rest are counted."""


def no_heading(file: str, sheets: Sequence[str], found: str) -> Finding:
    """No row of a file heads columns that are known."""
    names = "、".join(name for name in sheets if name)
    return Finding(
        code="no_heading",
        what=Bilingual("没有找到表头", "no heading row was found"),
        file=file,
        found=found,
        expected=Bilingual(
            "含“项目名称”与其他列名的一行", "a row with 项目名称 and further headings"
        ),
        remedy=Bilingual(
            f"核对工作表({names})与表头用词,或用 --mapping 指明"
            if names
            else "核对表头用词,或用 --mapping 指明",
            "check sheet and headings, or name them in a file given with --mapping",
        ),
    )


def no_such_sheet(file: str, found: str, sheets: Sequence[str]) -> Finding:
    """A sheet was asked for that the file has not."""
    return Finding(
        code="no_such_sheet",
        what=Bilingual("没有这个工作表", "there is no such sheet"),
        file=file,
        found=found,
        expected=Bilingual("、".join(sheets) or "无工作表名", ", ".join(sheets) or "no names"),
        remedy=Bilingual("改用其中一个", "name one of these"),
    )


def other_sheet(file: str, chosen: str, other: str, *, hidden: bool, rows: int) -> Finding:
    """A sheet that was not read."""
    zh = f"工作表“{other}”{'(隐藏)' if hidden else ''}未读({rows} 行)"
    en = f'sheet "{other}"{" (hidden)" if hidden else ""} was not read (rows: {rows})'
    return Finding(
        code="other_sheet",
        what=Bilingual(zh, en),
        severity=Severity.WARNING,
        file=file,
        found=other,
        expected=Bilingual(f"已读“{chosen}”", f'"{chosen}" was read'),
        remedy=Bilingual(f"需要时用 --sheet {other}", f"where needed use --sheet {other}"),
    )


def other_table(file: str, row: int, found: str, *, read: bool) -> Finding:
    """Another table below the first on the same sheet."""
    return Finding(
        code="other_table",
        what=Bilingual(
            "下方另有一张表,已按其表头读入" if read else "下方另有一张表,未读入",
            "another table begins; it was read by its own headings"
            if read
            else "another table begins; it was not read",
        ),
        severity=Severity.WARNING if read else Severity.ERROR,
        file=file,
        row=row,
        found=found,
        expected=Bilingual("一张工作表一张表", "one table a sheet"),
        remedy=Bilingual("核对,或分成两个工作表", "check it, or make two sheets of them"),
    )


def ambiguous_heading(heading: str, file: str, row: int) -> Finding:
    """开工时间 may be planned or actual."""
    return Finding(
        code="ambiguous_heading",
        what=Bilingual("看不出是计划还是实际", "it does not say whether planned or actual"),
        severity=Severity.WARNING,
        file=file,
        row=row,
        column=heading,
        found=heading,
        expected=Bilingual(f"计划{heading}或实际{heading}", f"计划{heading} or 实际{heading}"),
        remedy=Bilingual(
            "在表头补“计划”或“实际”;此列未用作节点,原文保留",
            "add 计划 or 实际 to the heading; the column was kept but not used as dates",
        ),
    )


def ambiguous_cells(heading: str, file: str, row: int, count: int) -> Finding:
    """Some dates of a column may be planned or actual."""
    return Finding(
        code="ambiguous_date",
        what=Bilingual(
            f"{count} 行看不出是计划还是实际日期",
            f"rows of which it is not told whether the date is planned or actual: {count}",
        ),
        severity=Severity.WARNING,
        file=file,
        row=row,
        column=heading,
        expected=Bilingual("计划列与实际列分开", "columns of their own for planned and actual"),
        remedy=Bilingual("在表头补“计划”或“实际”", "add 计划 or 实际 to the heading"),
    )


def bad_cell(
    code: str, what: Bilingual, *, file: str, row: int, column: str, found: str,
    expected: Bilingual, remedy: Bilingual,
) -> Finding:  # fmt: skip
    """A cell that cannot be used; its row is kept."""
    return Finding(
        code=code,
        what=what,
        severity=Severity.WARNING,
        file=file,
        row=row,
        column=column,
        found=found,
        expected=expected,
        remedy=remedy,
    )


def wrong_total(
    *, file: str, row: int, column: str, told: str, parts: str, of: Bilingual
) -> Finding:
    """A sum that its parts do not make."""
    return Finding(
        code="wrong_total",
        what=Bilingual(
            f"合计 {told} 与{of.zh}各行之和 {parts} 不符",
            f"the sum {told} is not that of {of.en}, {parts}",
        ),
        severity=Severity.WARNING,
        file=file,
        row=row,
        column=column,
        found=told,
        expected=Bilingual(parts, parts),
        remedy=Bilingual("核对合计与各行", "check the sum and its parts"),
    )


def wrong_count(file: str, row: int, told: int, counted: int, of: Bilingual) -> Finding:
    """A number of sites that the table has not."""
    return Finding(
        code="wrong_count",
        what=Bilingual(
            f"写明 {told} 个,{of.zh}实有 {counted} 行",
            f"it says {told}, but {of.en} has {counted} rows",
        ),
        severity=Severity.WARNING,
        file=file,
        row=row,
        found=str(told),
        expected=Bilingual(str(counted), str(counted)),
        remedy=Bilingual("核对个数与各行", "check the number and the rows"),
    )


def nameless(file: str, row: int, column: str, found: str) -> Finding:
    """A row without the name of its site."""
    return bad_cell(
        "empty_cell",
        Bilingual("必填格为空", "a required cell is empty"),
        file=file,
        row=row,
        column=column,
        found=found,
        expected=Bilingual("非空的文字", "a text that is not empty"),
        remedy=Bilingual("补填名称", "fill in the name"),
    )


def shifted(file: str, row: int, found: str, width: int) -> Finding:
    """A row of a text file whose cells reach beyond the headings."""
    return Finding(
        code="too_many_cells",
        what=Bilingual("单元格多于表头", "the row has more cells than the headings"),
        file=file,
        row=row,
        found=found,
        expected=Bilingual(f"{width} 列", f"{width} cells"),
        remedy=Bilingual(
            "含逗号的文字加引号;本行未读入,其余各行照常",
            "quote texts that contain commas; this row was left out, the others went on",
        ),
    )


def headless(file: str, row: int, column: str, count: int, sample: str) -> Finding:
    """A column with cells but without a heading."""
    return Finding(
        code="headless_column",
        what=Bilingual(
            f"{column} 列没有表头,{count} 格未读",
            f"column {column} has no heading; its cells ({count}) were not read",
        ),
        severity=Severity.WARNING,
        file=file,
        row=row,
        column=column,
        found=sample,
        expected=Bilingual("表头", "a heading"),
        remedy=Bilingual("补表头,或清空此列", "give it a heading or empty it"),
    )


def told(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first findings of a column, and one that counts the rest."""
    kept: list[Finding] = []
    rest = 0
    for finding in findings:
        if len(kept) < MOST_TOLD:
            kept.append(finding)
        else:
            rest += 1
    yield from kept
    if rest:
        last = kept[-1]
        yield Finding(
            code=last.code,
            what=Bilingual(f"此列另有 {rest} 格同样如此", f"so it is with {rest} more cells"),
            severity=last.severity,
            file=last.file,
            column=last.column,
            expected=last.expected,
            remedy=last.remedy,
        )
