"""Synthetic registers: forms drawn by lot from the quirks of real ones, with the truth beside them.

Everything in them is invented, as the names of files and projects say (合成). A seed draws one
form; the same seed always draws the same.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus_files import DrawnSheet, Expected, RegisterFile

Rows = list[list[object]]
Value = tuple[object, object]
"""A cell as it is written, and what it means."""

YEAR = 2022

STATUSES = (
    ("新开工", "开工"), ("续建", "在建"), ("在建", "在建"), ("在建(滞后)", "在建"), ("前期", "前期"),
    ("前期研究", "前期"), ("未开工", "前期"), ("竣工", "竣工"), ("已完工", "竣工"), ("投入使用", "投用"),
    ("暂停施工", "停工"), ("取消实施", "取消"), ("主体施工", "在建"),
)  # fmt: skip
"""Words of phrases lists, and names of the life cycle."""

DATES = (
    ("2022年9月底", "2022-09"), ("2022.9", "2022-09"), ("2022年三季度", "2022"), ("2022/9", "2022-09"),
    ("2022年底", "2022"), ("2022-09-30", "2022-09-30"), ("2022.09.30", "2022-09-30"), ("202209", "2022-09"),
    ("9月底", "2022-09"), ("上半年", "2022"), ("2022年", "2022"), ("二〇二二年九月", "2022-09"),
    ("2022年9月(预计)", "2022-09"), ("２０２２年９月", "2022-09"), (dt.datetime(2022, 9, 30), "2022-09-30"),  # noqa: DTZ001
)  # fmt: skip
"""Forms of dates, the register being of 2022."""

PERIODS = (
    ("2021年至2023年", ("2021", "2023")), ("2021-2023", ("2021", "2023")), ("2021.3-2023.12", ("2021-03", "2023-12")),
    ("2021年3月～2023年12月", ("2021-03", "2023-12")), ("2022年3-12月", ("2022-03", "2022-12")), ("2022年", ("2022", "2022")),
)  # fmt: skip

EMPTY_MARKS = (None, None, "—", "/", "-", "无", "")

PLACES = (
    "石祥路与拱康路交叉口西北角", "莫干山路108号", "康桥路以北、拱康路以东", "西塘河(石祥路-半山路)", "东至规划支路,南至武林巷,西至西溪河,北至石祥路",
    "上塘路158号", "运河东岸", "沈半路南起石祥路,北至半山路", "丽水路(三里洋路—康桥路)", "金昌路与北秀街交叉口",
)  # fmt: skip

CATEGORIES = ("道路工程", "安置房", "学校", "公园", "绿道")

UNITS = ("区城投集团", "区住建局", "康桥街道", "区教育局")

SECTION_NUMBERS = "一二三四五六"

NOTES = (("注:总投资以批复为准。",), ("填表人:张某某", "审核人:李某某"), ("说明:本表为合成数据。",))

FORMS = ("xlsx", "xlsx", "xlsx", "xls", "csv", "tsv")
ENCODINGS = ("gbk", "utf-8", "utf-8-sig", "utf-16")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a form: the parts of its heading, its cells, the fields that they mean."""

    heading: tuple[str, ...]
    fields: tuple[str, ...]
    cell: Callable[[random.Random, int], Value]


def registers(count: int) -> list[RegisterFile]:
    """The synthetic registers of the seeds below ``count``."""
    return [register(seed) for seed in range(count)]


def register(seed: int) -> RegisterFile:
    """The synthetic register of one seed."""
    lot = random.Random(seed)  # noqa: S311 (no secret)
    form = lot.choice(FORMS)
    sectioned = lot.random() < 0.4
    money, in_title = lot.choice(("万元", "亿元")), lot.random() < 0.3
    columns = list(_columns(lot, money, in_title=in_title, with_category=not sectioned))
    titles = _titles(lot, money, in_title=in_title)
    headings = _headings(columns)
    below = len(titles) + len(headings)
    body, truth = _body(lot, columns, sectioned=sectioned, first_row=below + 1)
    if form in {"csv", "tsv"} and not sectioned and lot.random() < 0.5:
        body.append(headings[-1])
    rows = [*titles, *headings, *body, *_ending(lot)]
    hidden = _hidden(lot, form, truth)
    encoding = lot.choice(ENCODINGS)
    return RegisterFile(
        name=f"synthetic-{seed:02d}",
        file=f"合成-{seed:02d}.{form}",
        encoding=encoding,
        sheets=(_sheet(rows, form, hidden, blank=lot.random() < 0.2),),
        expected=Expected(
            sheet="合成" if form.startswith("xls") else None,
            heading_rows=tuple(range(len(titles) + 1, below + 1)),
            columns={field: _shown(column) for column in columns for field in column.fields},
            rows=tuple(truth),
        ),
    )


def _shown(column: Column) -> str:
    return " > ".join("".join(part.split()) for part in column.heading)


def _sheet(rows: Rows, form: str, hidden: tuple[int, ...], *, blank: bool) -> DrawnSheet:
    """The sheet as drawn; text files have no merged cells, so these stand empty there."""
    if blank:
        rows = [[None, *row] for row in rows]
    width = max(map(len, rows))
    even = [[*row, *[None] * (width - len(row))] for row in rows]
    if not form.startswith("xls"):
        even = [[None if cell in {"<", "^"} else cell for cell in row] for row in even]
    return DrawnSheet(
        name="合成",
        cells=tuple(tuple(row) for row in even),
        separator="\t" if form == "tsv" else ",",
        hidden_rows=hidden,
    )


def _hidden(lot: random.Random, form: str, truth: list[dict[str, object]]) -> tuple[int, ...]:
    """Rows hidden in the workbook, marked in the truth."""
    if form != "xlsx" or lot.random() < 0.6:
        return ()
    row = lot.choice(truth)
    row["hidden"] = True
    return (int(str(row["source_row"])),)


# ------------------------------------------------------------------------------- columns


def _columns(
    lot: random.Random, money: str, *, in_title: bool, with_category: bool
) -> Iterator[Column]:
    """The columns of a form, left to right."""
    yield Column(heading=(lot.choice(("序号", "序　号", "编序")),), fields=(), cell=_serial)
    if lot.random() < 0.4:
        yield Column(heading=(lot.choice(("项目代码", "项目编号")),), fields=("code",), cell=_code)
    name = lot.choice(("项目名称", "项 目 名 称", "项目\n名称", "工程名称"))
    yield Column(heading=(name,), fields=("name",), cell=_name)
    if with_category:
        yield _text(lot.choice(("项目类型", "项目类别")), "category", CATEGORIES)
    yield _text(lot.choice(("建设地点", "建设\n地点", "项目地址")), "location", PLACES)
    yield from _dates(lot)
    yield from _money(lot, "" if in_title else money, money)
    yield from _sizes(lot)
    yield Column(
        heading=(lot.choice(("形象进度", "进展情况", "项目状态", "实施进度分类")),),
        fields=("status_text", "status"),
        cell=_status,
    )
    yield _text(lot.choice(("责任单位", "建设单位")), "unit", UNITS)


def _text(heading: str, field: str, words: tuple[str, ...]) -> Column:
    return Column(heading=(heading,), fields=(field,), cell=lambda lot, _: (lot.choice(words),) * 2)


def _serial(_: random.Random, number: int) -> Value:
    return number, ()


def _code(_: random.Random, number: int) -> Value:
    return (f"HC-2022-{number:03d}",) * 2


def _status(lot: random.Random, _: int) -> Value:
    word, name = lot.choice(STATUSES)
    return word, (word, name)


def _name(lot: random.Random, number: int) -> Value:
    return (
        f"合成{lot.choice('东南西北中')}{lot.choice(('路', '桥', '小学', '公园'))}{number}号项目",
    ) * 2


def _dates(lot: random.Random) -> Iterator[Column]:
    """Dates as one period, under common headings, or side by side."""
    way = lot.choice(("period", "parents", "plain"))
    if way == "period":
        heading = lot.choice(("建设起止年限", "建设周期", "建设年限"))
        yield Column(
            heading=(heading,),
            fields=("start_planned", "finish_planned"),
            cell=lambda lot, _: lot.choice(PERIODS),
        )
        return
    for said, field in (("开工", "start_planned"), ("竣工", "finish_planned")):
        heading = ("计划时间", said) if way == "parents" else (f"计划{said}时间",)
        yield Column(heading=heading, fields=(field,), cell=_date)


def _date(lot: random.Random, _: int) -> Value:
    if lot.random() < 0.2:
        return lot.choice(EMPTY_MARKS), None
    return lot.choice(DATES)


def _money(lot: random.Random, written: str, unit: str) -> Iterator[Column]:
    """Money of all years and of this one; under a common heading in some forms."""
    with_parent = lot.random() < 0.5
    behind = f"({written})" if written else ""
    year = lot.choice(("年度计划投资", f"{YEAR}年计划投资", f"{YEAR}年度\n计划投资"))
    for said, field in (("总投资", "investment_total_wan"), (year, "investment_year_wan")):
        heading = ("投资情况", said + behind) if with_parent else (said + behind,)
        yield Column(heading=heading, fields=(field,), cell=_sum_in(unit))


def _sum_in(unit: str) -> Callable[[random.Random, int], Value]:
    factor = 10000 if unit == "亿元" else 1

    def cell(lot: random.Random, _: int) -> Value:
        wan = lot.randrange(100, 90000, 50)
        plain = wan / factor if factor > 1 else wan
        other = lot.random()
        if other < 0.1:
            return lot.choice(EMPTY_MARKS), None
        if other < 0.2:
            return f"约{plain:g}{unit}", float(wan)
        if other < 0.3 and factor == 1:
            return f"{wan:,}", float(wan)
        return plain, float(wan)

    return cell


def _sizes(lot: random.Random) -> Iterator[Column]:
    """An area, a length, both or none."""
    if lot.random() < 0.6:
        unit, factor = lot.choice(
            (("亩", 10000 / 15), ("公顷", 1e4), ("㎡", 1), ("平方米", 1), ("万方", 1e4))
        )
        heading = f"用地面积({unit})"
        yield Column(heading=(heading,), fields=("area_m2",), cell=_size(factor))
    if lot.random() < 0.5:
        unit, factor = lot.choice((("公里", 1000), ("米", 1), ("km", 1000)))
        yield Column(heading=(f"长度（{unit}）",), fields=("length_m",), cell=_size(factor))


def _size(factor: float) -> Callable[[random.Random, int], Value]:
    def cell(lot: random.Random, _: int) -> Value:
        if lot.random() < 0.3:
            return lot.choice(EMPTY_MARKS), None
        size = lot.randrange(5, 900) / 10
        return size, size * factor

    return cell


# ------------------------------------------------------------------------------- rows


def _titles(lot: random.Random, money: str, *, in_title: bool) -> Rows:
    """Lines above the headings; one names the unit of money where no heading does."""
    rows: Rows = []
    if lot.random() < 0.2:
        rows.append(["附件"])
    rows.append([f"合成街道{YEAR}年度重点项目计划表"])
    if in_title:
        rows.append([None, None, None, f"单位:{money}"])
    return rows


def _headings(columns: list[Column]) -> Rows:
    """One row of headings or two; parents and undivided headings are merged in workbooks."""
    deep = max(len(column.heading) for column in columns)
    top: list[object] = []
    for last, column in zip((None, *columns), columns, strict=False):
        same = last is not None and len(last.heading) > 1 and last.heading[0] == column.heading[0]
        top.append("<" if same and len(column.heading) > 1 else column.heading[0])
    if deep == 1:
        return [top]
    second = [column.heading[1] if len(column.heading) > 1 else "^" for column in columns]
    return [top, second]


def _body(
    lot: random.Random, columns: list[Column], *, sectioned: bool, first_row: int
) -> tuple[Rows, list[dict[str, object]]]:
    """Rows of projects, with sections and totals between, and what they mean."""
    rows: Rows = []
    truth: list[dict[str, object]] = []
    place = next(i for i, column in enumerate(columns) if column.fields == ("name",))
    totals = lot.choice(("top", "bottom", "none"))
    if totals == "top":
        rows.append(_total(columns, place, "合计"))
    number = 0
    for index, category in enumerate(lot.sample(CATEGORIES, 3) if sectioned else [None]):
        if category:
            rows.append([f"{SECTION_NUMBERS[index]}、{category}"])
        for _ in range(lot.randrange(2, 5) if sectioned else lot.randrange(4, 9)):
            number += 1
            cells, meaning = _project(lot, columns, number)
            if category:
                meaning["category"] = category
            truth.append({"source_row": first_row + len(rows), "hidden": False, **meaning})
            rows.append(cells)
        if category and totals == "bottom":
            rows.append(_total(columns, place, "小计"))
    if totals == "bottom":
        rows.append(_total(columns, place, "合计"))
    return rows, truth


def _project(
    lot: random.Random, columns: list[Column], number: int
) -> tuple[list[object], dict[str, object]]:
    cells: list[object] = []
    meaning: dict[str, object] = {}
    for column in columns:
        cell, meant = column.cell(lot, number)
        cells.append(cell)
        parts = meant if isinstance(meant, tuple) else (meant,)
        meaning.update(zip(column.fields, parts, strict=True))
    return cells, meaning


def _total(columns: list[Column], place: int, word: str) -> list[object]:
    """A row of totals: its word where names stand, sums under money."""
    row: list[object] = [None] * len(columns)
    row[place] = word
    for i, column in enumerate(columns):
        if column.fields and column.fields[0].startswith("investment"):
            row[i] = 123456
    return row


def _ending(lot: random.Random) -> Rows:
    return [list(lot.choice(NOTES))] if lot.random() < 0.5 else []
