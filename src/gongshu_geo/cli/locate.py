"""``gongshu-geo locate``: where texts lie, one by one or as a table."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from gongshu_geo._csv import decoded, encoding_name
from gongshu_geo._progress import rows_told
from gongshu_geo.cli._options import add_project, gazetteer_folder
from gongshu_geo.errors import Bilingual, ConfigError, Finding, RegisterError
from gongshu_geo.location import KINDS, METHODS, Gazetteer, Location
from gongshu_geo.location.table import locate_csv

NAME = "locate"
HELP = Bilingual("定位:一段文字或整张表", "locate texts, or a whole table")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("texts", nargs="*", metavar="TEXT", help="位置文字;- 表示从标准输入逐行读"
                        "(UTF-8 或 GBK) location texts; - reads lines from standard input "
                        "(UTF-8 or GBK)")  # fmt: skip
    parser.add_argument(
        "--json", action="store_true", help="每行一个 JSON 对象 one JSON object a line"
    )
    parser.add_argument("--input", type=Path, metavar="FILE.csv", help="定位整张表 locate a table")
    parser.add_argument("--column", metavar="NAME", help="位置文字所在的列 column with the texts")
    parser.add_argument("--output", type=Path, metavar="FILE",
                        help="写到这里:.geojson、.csv 或 .jsonl "
                             "write here: .geojson, .csv or .jsonl")  # fmt: skip
    add_project(parser)


def run(args: argparse.Namespace) -> int:
    """Print where the texts lie, or write the table; 1 where a text is unknown."""
    table = (args.input, args.column, args.output)
    if bool(args.texts) == any(table) or (any(table) and not all(table)):
        raise ConfigError(_USAGE)
    gazetteer = Gazetteer.open(gazetteer_folder(args.project))
    if args.input is not None:
        return _table(gazetteer, args)
    unknown = False
    for text in _texts(args.texts):
        location = gazetteer.locate(text)
        unknown = unknown or location.kind == "unknown"
        print(json.dumps(location.as_json(), ensure_ascii=False) if args.json else _told(location))
    return int(unknown)


def _table(gazetteer: Gazetteer, args: argparse.Namespace) -> int:
    """Locate a table and say how many rows were found."""
    with rows_told() as told:
        tally = locate_csv(
            gazetteer,
            args.input,
            column=args.column,
            output=args.output,
            told=lambda done: told(done.rows),
        )
    _tell_encoding(str(args.input), encoding_name(args.input))
    print(f"已定位 {tally.located} / {tally.rows} 行 rows located: {args.output}")
    return 0


def _texts(given: list[str]) -> list[str]:
    """The texts given, or the lines of standard input in whichever encoding they come."""
    if given != ["-"]:
        return given
    content = sys.stdin.buffer.read()
    read = decoded(content)
    if read is None:
        raise RegisterError(_no_text(content))
    text, encoding = read
    _tell_encoding("标准输入 standard input", encoding)
    return text.splitlines()


_USUAL = "UTF-8"


def _tell_encoding(source: str, encoding: str) -> None:
    """Say on standard error that a source is not in the usual encoding."""
    if encoding != _USUAL:
        print(f"{source}: 按 {encoding} 读取 read as {encoding}", file=sys.stderr)


def _no_text(content: bytes) -> Finding:
    """The finding of standard input that is no text of the field."""
    return Finding(
        code="not_text",
        what=Bilingual("标准输入不是文本", "standard input is no text"),
        found=f"0x{content[:4].hex()}…",
        expected=Bilingual("UTF-8 或 GB18030(含 GBK)文本", "text in UTF-8 or GB18030 (GBK)"),
        remedy=Bilingual("先转成 UTF-8", "convert it to UTF-8 first"),
    )


def _told(location: Location) -> str:
    """A location in words, Chinese and English side by side."""
    lines = [location.text, f"  类型 kind: {KINDS[location.kind]}"]
    matched = "  ".join(f"{location.text[m.start : m.end]}[{m.role}]" for m in location.matched)
    if matched:
        lines.append(f"  读出 understood: {matched}")
    if location.geometry is not None:
        point = location.geometry.representative_point()
        shape = location.geometry.geom_type
        lines.append(f"  位置 position: {point.x:.6f}, {point.y:.6f} (WGS-84, {shape})")
        accuracy = (
            "未测定 not measured"
            if location.accuracy_m is None
            else f"±{location.accuracy_m:.0f} m"
        )
        lines.append(f"  精度 accuracy: {accuracy}")
        lines.append(f"  方法 method: {METHODS[location.method].name} ({location.method})")
    lines += [f"  依据 evidence: {text}" for text in location.evidence]
    lines += [
        f"  可能 candidate: {c.name} {c.lon:.6f}, {c.lat:.6f} {c.note}" for c in location.candidates
    ]
    lines += [f"  问题 problem: {text}" for text in location.problems]
    return "\n".join(lines)


_USAGE = Finding(
    code="usage",
    what=Bilingual("参数不全或互相矛盾", "the arguments are incomplete or contradict"),
    expected=Bilingual("位置文字,或 --input、--column、--output 三项",
                       "location texts, or all of --input, --column and --output"),
    remedy=Bilingual('如 gongshu-geo locate "莫干山路与石祥路交叉口"',
                     'such as gongshu-geo locate "莫干山路与石祥路交叉口"'),
)  # fmt: skip
