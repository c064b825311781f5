"""What can be wrong with a register's rows, each with its remedy."""

from __future__ import annotations

from typing import NamedTuple

from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.register.understand.vocabulary import Field
from gongshu_geo.status import ALLOWED


class Place(NamedTuple):
    """Where a cell is."""

    file: str
    row: int
    column: str


UNKNOWN_STATUS = "unknown_status"
UNKNOWN_CATEGORY = "unknown_category"


def missing_column(entry: Field, file: str, *, row: int, near: str | None) -> Finding:
    """A register without a required column: it is left out."""
    words = "、".join((entry.name.zh, *entry.synonyms[:4]))
    remedy = Bilingual(
        f"把该列表头写作“{entry.name.zh}”;本表未读入,其余各表照常",
        f"head that column {entry.name.zh}; this register was left out, the others went on",
    )
    if near is not None:
        remedy = Bilingual(
            f"“{near}”一列是否就是{entry.name.zh}?若是,改表头;本表未读入,其余各表照常",
            f"is column {near} the {entry.name.en}? If so rename it; "
            "this register was left out, the others went on",
        )
    return Finding(
        code="missing_column",
        what=Bilingual(f"缺少“{entry.name.zh}”列", f"the column {entry.name.zh} is missing"),
        file=file,
        row=row,
        column=entry.name.zh,
        expected=Bilingual(f"表头:{words} 等", f"a heading for the {entry.name.en}: {words}"),
        remedy=remedy,
    )


def headings_below(file: str, row: int, found: str) -> Finding:
    """Titles above the headings: they were passed over."""
    return Finding(
        code="headings_below",
        what=Bilingual(f"表头在第 {row} 行", f"the headings are in row {row}"),
        severity=Severity.WARNING,
        file=file,
        row=row,
        found=found,
        expected=Bilingual("表头在第 1 行", "headings in row 1"),
        remedy=Bilingual(
            "删去表头上方的标题行;以上各行未读入,其余照常",
            "delete the titles above; they were passed over, the rest was read",
        ),
    )


def section_row(file: str, row: int, found: str) -> Finding:
    """A row that parts or sums a table, or repeats its headings: no site."""
    return Finding(
        code="section_row",
        what=Bilingual(
            "是分节、合计或重复的表头,不是项目", "the row parts, sums or heads the table: no site"
        ),
        severity=Severity.WARNING,
        file=file,
        row=row,
        found=found,
        expected=Bilingual("一行一个项目", "one site a row"),
        remedy=Bilingual(
            "不必改;若确是项目,补编号与名称",
            "leave it; if it is a site, give it identifier and name",
        ),
    )


def unknown_word(
    code: str,
    place: Place,
    found: str,
    *,
    names: Bilingual,
    near: Bilingual | None,
) -> Finding:
    """A status or category that is in no table: the row is kept."""
    thing = Bilingual("状态", "status") if code == UNKNOWN_STATUS else Bilingual("类别", "category")
    kept = (
        Bilingual("本行保留,状态记为未知", "the row was kept, its status unknown")
        if code == UNKNOWN_STATUS
        else Bilingual("本行保留,类别记为其他", "the row was kept, its category other")
    )
    remedy = kept
    if near is not None:
        remedy = Bilingual(
            f"是否指“{near.zh}”?{kept.zh}", f"did you mean {near.zh} ({near.en})? {kept.en}"
        )
    return Finding(
        code=code,
        what=Bilingual(f"不认识的{thing.zh}", f"the {thing.en} is unknown"),
        severity=Severity.WARNING,
        file=place.file,
        row=place.row,
        column=place.column,
        found=found,
        expected=names,
        remedy=remedy,
    )


def bad_date(place: Place, found: str) -> Finding:
    """A date of no known form, or a day that no calendar has."""
    return Finding(
        code="bad_date",
        what=Bilingual("日期无法识别", "the date cannot be read"),
        severity=Severity.WARNING,
        file=place.file,
        row=place.row,
        column=place.column,
        found=found,
        expected=ALLOWED,
        remedy=Bilingual(
            "改写日期,或留空;本行保留,此节点未用",
            "rewrite the date or leave it empty; the row was kept without it",
        ),
    )


def bad_number(place: Place, found: str, expected: Bilingual) -> Finding:
    """A number or measure that cannot be read."""
    return Finding(
        code="bad_number",
        what=Bilingual("数值无法识别", "the number cannot be read"),
        severity=Severity.WARNING,
        file=place.file,
        row=place.row,
        column=place.column,
        found=found,
        expected=expected,
        remedy=Bilingual(
            "改写为数字,或留空;本行保留,此格未用",
            "write a number or leave it empty; the row was kept without it",
        ),
    )


def incomplete_milestone(place: Place, found: str, missing: Bilingual) -> Finding:
    """A planned milestone without its date, or a date without its milestone."""
    return Finding(
        code="incomplete_milestone",
        what=Bilingual(f"节点缺少{missing.zh}", f"the milestone lacks its {missing.en}"),
        severity=Severity.WARNING,
        file=place.file,
        row=place.row,
        column=place.column,
        found=found,
        expected=Bilingual("节点与时间成对", "a milestone and its date"),
        remedy=Bilingual(
            f"补{missing.zh};本行保留,此节点未用",
            f"add the {missing.en}; the row was kept without it",
        ),
    )


def empty_cell(place: Place, found: str) -> Finding:
    """A row without identifier or name: it is left out."""
    return Finding(
        code="empty_cell",
        what=Bilingual("必填格为空", "a required cell is empty"),
        file=place.file,
        row=place.row,
        column=place.column,
        found=found,
        expected=Bilingual("非空的文字", "a text that is not empty"),
        remedy=Bilingual("补填;本行未读入,其余各行照常", "fill it; this row was left out"),
    )


def too_many_cells(file: str, row: int, found: str, width: int) -> Finding:
    """A row whose cells reach beyond the headings: its columns may be shifted."""
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


def duplicate_id(place: Place, found: str, first: Place) -> Finding:
    """An identifier that an earlier row has: the later row is left out."""
    return Finding(
        code="duplicate_id",
        what=Bilingual(
            f"编号重复:已见于 {first.file} 第 {first.row} 行",
            f"the identifier is already that of {first.file}, row {first.row}",
        ),
        file=place.file,
        row=place.row,
        column=place.column,
        found=found,
        expected=Bilingual("各表之间不重复的编号", "an identifier that no other row has"),
        remedy=Bilingual(
            "改用新编号,或删去重复的一行;本行未读入,先见的一行保留",
            "give it a new identifier or delete one row; this row was left out, the first was kept",
        ),
    )


def unknown_reference(place: Place, found: str, near: str | None) -> Finding:
    """An identifier that no register has."""
    return Finding(
        code="unknown_reference",
        what=Bilingual("没有这个编号的项目", "no site has this identifier"),
        severity=Severity.WARNING,
        file=place.file,
        row=place.row,
        column=place.column,
        found=found,
        expected=Bilingual("登记表中的项目编号", "an identifier of a register"),
        remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"')
        if near
        else Bilingual("核对编号", "check the identifier"),
    )


def made_ids(file: str, row: int, count: int) -> Finding:
    """Rows without an identifier: they got one made from name and location."""
    return Finding(
        code="made_id",
        what=Bilingual(
            f"{count} 行没有编号,已按名称与位置编定",
            f"rows without an identifier got one from name and location: {count}",
        ),
        severity=Severity.WARNING,
        file=file,
        row=row,
        expected=Bilingual("项目编号或项目代码", "an identifier of each site"),
        remedy=Bilingual(
            "补项目代码;名称或位置改写后编定的编号会变",
            "add identifiers; those made change with name and location",
        ),
    )


def no_rows(file: str) -> Finding:
    """A register of headings alone."""
    return Finding(
        code="empty_register",
        what=Bilingual("登记表没有数据行", "the register has no data rows"),
        file=file,
        expected=Bilingual("表头下至少一行", "at least one row below the headings"),
        remedy=Bilingual("补充数据行,或移走此文件", "add rows, or take the file away"),
    )
