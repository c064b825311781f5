"""``gongshu-geo register``: a version of a register looked at, matched and entered."""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import json
import sys
from pathlib import Path

from gongshu_geo._files import write_text
from gongshu_geo.cli._inspect import WORDS, configure_inspect, inspect
from gongshu_geo.cli._options import add_project, add_store, day, project_folder
from gongshu_geo.crs import parse_system
from gongshu_geo.errors import Bilingual
from gongshu_geo.identity import decisions_text, read_decisions
from gongshu_geo.intake import Intake, UndecidedError, Version, match_lines, match_record
from gongshu_geo.project import Project
from gongshu_geo.register import RegisterSource
from gongshu_geo.register.understand import load_headings, read_mapping

NAME = "register"
HELP = Bilingual(
    "登记表:检视、与已知项目比对、入库",
    "registers: looked at, matched with the sites known, and entered",
)

UNDECIDED = 1
"""Exit status where matches wait for a person."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    inspecting = actions.add_parser("inspect", help=str(WORDS), description=str(WORDS))
    configure_inspect(inspecting)
    inspecting.set_defaults(act=inspect)
    for action, act, words in (
        ("match", match, Bilingual("与已知项目比对,不写入", "match with the sites known")),
        ("add", add, Bilingual("比对后入库", "match, then enter into the store")),
    ):
        subparser = actions.add_parser(action, help=str(words), description=str(words))
        _configure_file(subparser, day_needed=act is add)
        subparser.set_defaults(act=act)
        add_project(subparser)
        add_store(subparser)
        if act is add:
            _configure_add(subparser)
        else:
            _configure_match(subparser)


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    status: int = args.act(args)
    return status


def _configure_file(parser: argparse.ArgumentParser, *, day_needed: bool) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="登记表 the register's file")
    parser.add_argument("--as-of", type=day, metavar="DATE", required=day_needed,
                        help="登记表的截至日,如 2021-06-30 the day of which it tells")  # fmt: skip
    parser.add_argument("--register", metavar="NAME", default="",
                        help="各期共用的名称,默认取自文件名 the name that its versions share; "
                        "default: from the file's name")  # fmt: skip
    parser.add_argument("--year", type=int, metavar="YEAR", help="计划年度 the plan's year")
    parser.add_argument("--crs", metavar="CRS", help="坐标系,如 GCJ-02 coordinate system")
    parser.add_argument("--mapping", type=Path, metavar="M.toml",
                        help="inspect 写出的映射文件 a mapping file of inspect")  # fmt: skip
    parser.add_argument("--decisions", type=Path, metavar="FILE",
                        help="对待确认各项的决定 decisions about doubtful matches")  # fmt: skip


def _configure_match(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON one JSON object")
    parser.add_argument("--html", type=Path, metavar="FILE",
                        help="写成网页,在其中确认 write a page to decide on")  # fmt: skip
    parser.add_argument("--decisions-out", type=Path, metavar="FILE",
                        help="写出待确认清单 write the list to be decided")  # fmt: skip


def _configure_add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--who", metavar="NAME", help="由谁入库,默认为当前用户 who enters it")
    parser.add_argument(
        "--wait",
        type=float,
        default=0.0,
        metavar="SECONDS",
        help="他人正在写入时等待的秒数 seconds to wait for another writer",
    )


def match(args: argparse.Namespace) -> int:
    """Print how the register's rows and the sites known belong together."""
    project, version = _version(args)
    intake = project.look(version)
    if args.decisions_out:
        write_text(args.decisions_out, decisions_text(intake.plan))
        print(f"已写出 written: {args.decisions_out}", file=sys.stderr)
    if args.html:
        project.match_page(version).save(args.html)
        print(f"已写出 written: {args.html}", file=sys.stderr)
    if args.json:
        print(json.dumps(match_record(intake), ensure_ascii=False))
    else:
        print("\n".join(match_lines(intake)))
    return UNDECIDED if intake.plan.open else 0


def add(args: argparse.Namespace) -> int:
    """Enter the register; where matches wait for a person, list them and write nothing."""
    project, version = _version(args)
    who = args.who or getpass.getuser()
    now = dt.datetime.now(dt.UTC)
    try:
        intake = project.enter(version, who=who, now=now, wait_s=args.wait)
    except UndecidedError as error:
        print("\n".join(match_lines(error.intake)))
        print("\n".join(str(finding) for finding in error.findings), file=sys.stderr)
        return UNDECIDED
    print("\n".join(match_lines(intake)))
    print(_entered(version, intake, project.store))
    return 0


def _version(args: argparse.Namespace) -> tuple[Project, Version]:
    """The project and the register's version that the arguments name."""
    project = Project.open(project_folder(args.project), store=args.store)
    title = args.register or args.file.stem
    source = RegisterSource(
        file=args.file.name,
        title=Bilingual(title, title),
        as_of=args.as_of,
        year=args.year or (args.as_of.year if args.as_of else None),
        crs=parse_system(args.crs) if args.crs else None,
    )
    decisions = read_decisions(args.decisions) if args.decisions else ()
    mapping = read_mapping(args.mapping, load_headings()) if args.mapping else None
    return project, project.version(
        args.file, source=source, register=args.register, decisions=decisions, mapping=mapping
    )


def _entered(version: Version, intake: Intake, store: Path | str) -> Bilingual:
    sites = len(version.read.sites)
    events = len(intake.entry.events) if intake.entry else 0
    return Bilingual(
        f"已入库:{version.register},{sites} 个项目,{events} 条事件 → {store}",
        f"entered: {sites} sites, {events} events",
    )
