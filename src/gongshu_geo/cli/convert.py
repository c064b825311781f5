"""``gongshu-geo convert``: coordinates from one system into another."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gongshu_geo.crs import CoordinateSystem, parse_system
from gongshu_geo.crs.table import convert_table
from gongshu_geo.crs.typed import answer, outside_remark
from gongshu_geo.errors import Bilingual, ConfigError, Finding

NAME = "convert"
HELP = Bilingual("换算坐标:一对或整张表", "convert coordinates: one pair, or a table")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    codes = ", ".join(CoordinateSystem)
    parser.add_argument(
        "--from",
        dest="source",
        required=True,
        metavar="CRS",
        help=f"原坐标系 system of the input: {codes}",
    )
    parser.add_argument(
        "--to", dest="target", required=True, metavar="CRS", help="目标坐标系 system wanted"
    )
    parser.add_argument(
        "pair",
        nargs="*",
        metavar="X Y",
        help="经度 纬度,或东 北(米) lon lat, or easting northing in metres",
    )
    parser.add_argument(
        "--input",
        type=Path,
        metavar="FILE.csv",
        help="换算整张表(UTF-8 或 GB18030) a table instead of a pair",
    )
    parser.add_argument("--x", metavar="COL", help="经度(东)列 column of longitude or easting")
    parser.add_argument("--y", metavar="COL", help="纬度(北)列 column of latitude or northing")
    parser.add_argument("--output", type=Path, metavar="FILE",
                        help="写到这里:原有各列之后加两列 COL_目标坐标系 "
                             "the table with two columns added, named COL_CRS; rows and other "
                             "cells stay, formulas are made harmless")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Print the pair, or write the table; what could not be converted is told on stderr."""
    source, target = parse_system(args.source), parse_system(args.target)
    if _wants_table(args):
        table = convert_table(args.input, x=args.x, y=args.y, source=source, target=target)
        table.write(args.output)
        for finding in table.findings:
            print(finding, file=sys.stderr)
        if table.outside:
            print(outside_remark(table.outside), file=sys.stderr)
        print(f"已换算 {table.converted} / {len(table.rows)} 行 rows converted: {args.output}")
        return 0
    result = answer(*args.pair, source=source, target=target)
    print(result.text)
    if result.remark:
        print(result.remark, file=sys.stderr)
    return 0


def _wants_table(args: argparse.Namespace) -> bool:
    """Whether a table is asked for; neither or both ways at once are refused."""
    columns = (args.x, args.y, args.output)
    if args.input is None and len(args.pair) == 2 and columns == (None, None, None):
        return False
    if args.input is not None and not args.pair and None not in columns:
        return True
    raise ConfigError(
        Finding(
            code="usage",
            what=Bilingual("参数不全或互相矛盾", "the arguments are incomplete or contradict"),
            expected=Bilingual(
                "一对坐标 X Y,或 --input --x --y --output 四项",
                "one pair X Y, or all of --input, --x, --y and --output",
            ),
        )
    )
