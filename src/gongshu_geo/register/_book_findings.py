"""Findings about single cells of a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.register._book_limits import MOST_FINDINGS
from gongshu_geo.register._book_sheet_xml import Oddity
from gongshu_geo.register.grid import Grid, column_letters


def of_errors(grid: Grid, errors: Sequence[Oddity]) -> Iterator[Finding]:
    """Cells that show an error such as ``#REF!``; they are read as empty."""
    yield from _named(grid, errors, _error)


def of_formulas(grid: Grid, formulas: Sequence[Oddity]) -> Iterator[Finding]:
    """Formulas without a value, as programs write them that do not reckon; read as empty."""
    yield from _named(grid, formulas, _formula)


def of_suffix(file: str, suffix: str, found: Bilingual) -> Finding:
    """A file that is read although its name says something else."""
    return Finding(
        code="other_suffix",
        what=Bilingual(
            f"扩展名是 {suffix},内容却是{found.zh}", f"named {suffix}, but it is {found.en}"
        ),
        severity=Severity.WARNING,
        file=file,
        remedy=Bilingual(
            "已按内容读取;请在 Excel 中另存为 *.xlsx", "it was read as such; save it as *.xlsx"
        ),
    )


def _error(grid: Grid, cell: Oddity) -> Finding:
    return Finding(
        code="error_cell",
        what=_of_cell(grid, cell, "公式出错", "shows an error"),
        file=grid.file,
        row=cell.row + 1,
        column=column_letters(cell.column),
        found=cell.text,
        expected=Bilingual("值", "a value"),
        remedy=Bilingual(
            "修正公式,或改填数值;本格按空读取",
            "mend the formula or type the value; the cell is read as empty",
        ),
    )


def _formula(grid: Grid, cell: Oddity) -> Finding:
    return Finding(
        code="formula_without_value",
        what=_of_cell(
            grid, cell, "公式没有算出的值", "holds a formula whose value was never reckoned"
        ),
        file=grid.file,
        row=cell.row + 1,
        column=column_letters(cell.column),
        found=cell.text,
        expected=Bilingual("公式的结果", "the formula's result"),
        remedy=Bilingual(
            "在 Excel 中打开并保存一次;本格按空读取",
            "open it in Excel and save it once; the cell is read as empty",
        ),
    )


def _of_cell(grid: Grid, cell: Oddity, zh: str, en: str) -> Bilingual:
    address = f"{column_letters(cell.column)}{cell.row + 1}"
    return Bilingual(
        f"工作表“{grid.sheet}”{address} {zh}", f'cell {address} of sheet "{grid.sheet}" {en}'
    )


def _named(
    grid: Grid, cells: Sequence[Oddity], finding: Callable[[Grid, Oddity], Finding]
) -> Iterable[Finding]:
    """A finding for each of the first cells, and one that counts the rest."""
    named = [finding(grid, cell) for cell in islice(cells, MOST_FINDINGS)]
    yield from named
    if len(cells) > MOST_FINDINGS:
        rest = len(cells) - MOST_FINDINGS
        yield Finding(
            code=named[0].code,
            what=Bilingual(
                f"工作表“{grid.sheet}”另有 {rest} 格同样如此",
                f'so it is with {rest} more cells of sheet "{grid.sheet}"',
            ),
            file=grid.file,
            remedy=named[0].remedy,
        )
