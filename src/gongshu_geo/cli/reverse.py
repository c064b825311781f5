"""``gongshu-geo reverse``: what lies around positions."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gongshu_geo.cli._options import add_project, gazetteer_folder
from gongshu_geo.corridors import chainage_text
from gongshu_geo.crs import CoordinateSystem, parse_system
from gongshu_geo.crs.typed import answer
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.location import Gazetteer
from gongshu_geo.location.reverse import NUMBERS_M, Reverse
from gongshu_geo.location.reverse_table import as_json, numbers_text, records, reverse_csv

NAME = "reverse"
HELP = Bilingual(
    "反查:坐标周围的廊道、路口、门牌与街道",
    "what lies around coordinates: corridor, junction, road",
)
_SIDES = {"左": "左侧 left", "右": "右侧 right", "": "线上 on its axis"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("pair", nargs="*", metavar="LON LAT", help="经度 纬度 one pair")
    parser.add_argument(
        "--from",
        dest="source",
        default="wgs84",
        metavar="CRS",
        help=f"坐标系,默认 wgs84 system of the input: {', '.join(CoordinateSystem)}",
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON one JSON object")
    parser.add_argument(
        "--input", type=Path, metavar="FILE.csv", help="反查整张表 a table instead of a pair"
    )
    parser.add_argument("--x", metavar="COL", help="经度(东)列 column of longitude or easting")
    parser.add_argument("--y", metavar="COL", help="纬度(北)列 column of latitude or northing")
    parser.add_argument(
        "--output", type=Path, metavar="FILE.csv", help="写到这里:原有各列之后加列 write here"
    )
    add_project(parser)


def run(args: argparse.Namespace) -> int:
    """Print what lies around a pair, or write the table; 1 where a pair is not in the district."""
    wants_table = _wants_table(args)
    source = parse_system(args.source)
    around = Reverse(Gazetteer.open(gazetteer_folder(args.project)))
    return _table(around, args, source) if wants_table else _pair(around, args, source)


def _table(around: Reverse, args: argparse.Namespace, source: CoordinateSystem) -> int:
    table = reverse_csv(around, args.input, x=args.x, y=args.y, source=source)
    table.write(args.output)
    for finding in table.findings:
        print(finding, file=sys.stderr)
    print(f"已反查 {table.told} / {len(table.rows)} 行 rows told: {args.output}")
    return 0


def _pair(around: Reverse, args: argparse.Namespace, source: CoordinateSystem) -> int:
    answer(*args.pair, source=source, target=CoordinateSystem.EPSG4549)  # refuses what is too far
    position = answer(*args.pair, source=source, target=CoordinateSystem.WGS84)
    if position.remark:
        print(position.remark, file=sys.stderr)
    lon, lat = map(float, position.text.split())
    row = records(around.at(lon, lat))[0]
    if args.json:
        told = {"lon": round(lon, 6), "lat": round(lat, 6), **as_json(row)}
        print(json.dumps(told, ensure_ascii=False))
    else:
        print("\n".join([f"{lon:.6f}, {lat:.6f} (WGS-84)", *_told(row)]))
    return int(not row["inside"])


def _told(row: dict[str, Any]) -> Iterator[str]:
    """What lies around, Chinese and English side by side."""
    yield f"  廊道 corridor: {_corridor(row)}"
    if row["junction"]:
        yield f"  最近路口 nearest junction: {row['junction']}, {row['junction_m']:.0f} m"
    if row["road"]:
        yield f"  最近道路 nearest road: {row['road']}, {row['road_m']:.0f} m"
        numbers = numbers_text(row) or "无 none"
        yield (
            f"  {NUMBERS_M:.0f} 米内已知门牌 "
            f"its house numbers known within {NUMBERS_M:.0f} m: {numbers}"
        )
    if row["sub_district"]:
        yield (
            f"  街道 sub-district: {row['sub_district']}"
            "(按最近的街道点,非界线 by the nearest point, not by boundaries)"
        )
    where = "区内 inside the district" if row["inside"] else "区外 outside the district"
    yield f"  {where}, 距区界 from its boundary {row['border_m']:.0f} m"


def _corridor(row: dict[str, Any]) -> str:
    """The corridor with chainage, side and offset."""
    if not row["corridor"]:
        return "无 none"
    where = "端点以外 beyond its end" if row["beyond_end"] else _SIDES[row["side"]]
    return f"{row['corridor']} {chainage_text(row['chainage_m'])}, {where}, {row['offset_m']:.0f} m"


def _wants_table(args: argparse.Namespace) -> bool:
    """Whether a table is asked for; neither or both ways at once are refused."""
    columns = (args.x, args.y, args.output)
    if args.input is None and len(args.pair) == 2 and columns == (None, None, None):
        return False
    if args.input is not None and not args.pair and not args.json and None not in columns:
        return True
    raise ConfigError(
        Finding(
            code="usage",
            what=Bilingual("参数不全或互相矛盾", "the arguments are incomplete or contradict"),
            expected=Bilingual(
                "一对坐标 LON LAT,或 --input --x --y --output 四项",
                "one pair LON LAT, or all of --input, --x, --y and --output",
            ),
            remedy=Bilingual(
                "如 gongshu-geo reverse 120.14 30.33", "such as gongshu-geo reverse 120.14 30.33"
            ),
        )
    )
