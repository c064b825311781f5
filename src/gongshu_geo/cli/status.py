"""``gongshu-geo status``: what sites were and are, what changed, and who is late."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from gongshu_geo._csv import write_csv
from gongshu_geo._files import write_text
from gongshu_geo.cli import _status_write
from gongshu_geo.cli._options import add_as_of, add_project, add_store, day, project_folder
from gongshu_geo.errors import Bilingual
from gongshu_geo.project import Project
from gongshu_geo.status import (
    change_lines,
    change_records,
    history_lines,
    light_presets,
    load_light_rules,
    report_lines,
    report_page,
    report_records,
    report_rows,
)

NAME = "status"
HELP = Bilingual(
    "状态:来历、两日之间的变化、全部项目的亮灯;记一笔、撤一笔",
    "statuses: histories, changes, report with lights; set and undo",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for action, configure_action, words in (
        ("history", _configure_history, Bilingual("一个项目的来历", "history of one site")),
        ("diff", _configure_diff, Bilingual("两日之间的变化", "what changed between two days")),
        ("report", _configure_report, Bilingual("全部项目的状态与亮灯", "all sites, with lights")),
        ("set", _status_write.configure_set, Bilingual("记入一件事", "record an event")),
        ("undo", _status_write.configure_undo, Bilingual("撤销一件事", "take an event back")),
    ):
        subparser = actions.add_parser(action, help=str(words), description=str(words))
        configure_action(subparser)
        add_project(subparser)
        add_store(subparser)


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    status: int = args.act(args)
    return status


def _configure_history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", metavar="SITE", help="编号、名称或名称的一部分 "
                        "identifier, name or a part of it that no other has")  # fmt: skip
    add_as_of(parser)
    parser.set_defaults(act=history)


def _configure_diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day_a", type=day, metavar="DAY_A", help="前一日,如 2021-12-31 one day")
    parser.add_argument("day_b", type=day, metavar="DAY_B", help="后一日 the other day")
    parser.add_argument("--json", action="store_true", help="输出 JSON one JSON list")
    parser.set_defaults(act=diff)


def _configure_report(parser: argparse.ArgumentParser) -> None:
    add_as_of(parser)
    parser.add_argument("--rule", metavar="NAME|FILE", help="亮灯规则 rules of the lights: "
                        f"{', '.join(light_presets())}, FILE.toml")  # fmt: skip
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="输出 JSON one JSON object")
    output.add_argument("--csv", type=Path, metavar="FILE", help="写成 CSV write a table")
    output.add_argument("--html", type=Path, metavar="FILE", help="写成网页 write a page")
    parser.set_defaults(act=report)


def history(args: argparse.Namespace) -> int:
    """Print the history of one site."""
    folder = project_folder(args.project)
    project = Project.open(folder, as_of=args.as_of, store=args.store)
    told = project.history(args.site)
    names = project.registers.sites.set_index("site_id")["name"]
    print(f"{told.site_id}  {names[told.site_id]}")
    numbers = project.event_numbers()
    print("\n".join(history_lines(told, project.statuses, numbers=numbers)))
    return 0


def diff(args: argparse.Namespace) -> int:
    """Print what changed between two days."""
    project = Project.open(project_folder(args.project), store=args.store)
    changes = project.changes(args.day_a, args.day_b)
    sites = project.registers.sites
    names = dict(zip(sites["site_id"], sites["name"], strict=True))
    if args.json:
        print(json.dumps(change_records(changes, names), ensure_ascii=False))
    else:
        print(f"{args.day_a} → {args.day_b}")
        print("\n".join(change_lines(changes, names, project.statuses)))
    return 0


def report(args: argparse.Namespace) -> int:
    """Print the report, or write it as a table or a page."""
    rules = load_light_rules(args.rule) if args.rule else None
    folder = project_folder(args.project)
    project = Project.open(folder, as_of=args.as_of, store=args.store)
    told = project.status_report(rules)
    if args.json:
        sites = report_records(told)
        record = {"as_of": str(told.day), "rule": rules.id if rules else None, "sites": sites}
        print(json.dumps(record, ensure_ascii=False))
        return 0
    if args.csv:
        write_csv(args.csv, *report_rows(told))
    if args.html:
        write_text(args.html, report_page(told, project.statuses))
    print("\n".join(report_lines(told, project.statuses)))
    for path in (args.csv, args.html):
        if path:
            print(f"已写出 written: {path}", file=sys.stderr)
    return 0
