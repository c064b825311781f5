"""``gongshu-geo register inspect``: what was understood of a register, before it is used."""

from __future__ import annotations

import argparse
from pathlib import Path

from gongshu_geo.errors import Bilingual
from gongshu_geo.register import read_book
from gongshu_geo.register.understand import (
    Tables,
    load_headings,
    read_mapping,
    understand,
    write_mapping,
)
from gongshu_geo.register.understand.report import as_json, as_text
from gongshu_geo.status import load_categories, load_statuses

WORDS = Bilingual("显示读懂了什么,不写入", "show what is understood of a register")

_SHEET = (
    "工作表,默认为表头最清楚的可见表 the sheet; default: the visible one with the best headings"
)
_YEAR = (
    "计划年度,默认从标题、表头或文件名读取 "
    "year of the plan; default: as titles, headings or file name tell"
)
_MAPPING = "映射文件:指定工作表、表头行与各列 a file that pins sheet, heading rows and columns"
_WRITE = "把读懂的写成映射文件 write what was understood as such a file"


def configure_inspect(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the action."""
    parser.add_argument("file", type=Path, metavar="FILE", help="登记表文件 the register")
    parser.add_argument("--sheet", metavar="NAME", help=_SHEET)
    parser.add_argument("--year", type=int, metavar="YEAR", help=_YEAR)
    parser.add_argument("--mapping", type=Path, metavar="M.toml", help=_MAPPING)
    parser.add_argument("--write-mapping", type=Path, metavar="M.toml", help=_WRITE)
    parser.add_argument("--json", action="store_true", help="输出 JSON print JSON")


def inspect(args: argparse.Namespace) -> int:
    """Print headings, columns, rows and problems of one register."""
    headings = load_headings()
    tables = Tables(statuses=load_statuses(), categories=load_categories(), headings=headings)
    mapping = None if args.mapping is None else read_mapping(args.mapping, headings)
    understood = understand(
        read_book(args.file, file=str(args.file)),
        tables=tables, mapping=mapping, sheet=args.sheet, year=args.year,
    )  # fmt: skip
    if args.write_mapping is not None:
        write_mapping(args.write_mapping, understood)
    print(as_json(understood) if args.json else as_text(understood))
    return 0
