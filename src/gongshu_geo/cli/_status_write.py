"""``gongshu-geo status set`` and ``undo``: events that people report, and take back."""

from __future__ import annotations

import argparse
import datetime as dt

from gongshu_geo.cli._options import day, project_folder
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.project import Project
from gongshu_geo.register import find_site
from gongshu_geo.status import Event, Teller, load_statuses, typed_event


def configure_set(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``set``."""
    parser.add_argument("site", metavar="SITE", help="编号、名称或其一部分 "
                        "identifier, name or a part of it")  # fmt: skip
    parser.add_argument("status", metavar="STATUS", help="状态,如 竣工 a status, such as 竣工")
    parser.add_argument("--date", required=True, metavar="D", help="何时,如 2025年7月底 "
                        "when: a day, month, quarter or year")  # fmt: skip
    parser.add_argument("--who", required=True, metavar="W", help="报告人 who reports it")
    parser.add_argument("--note", default="", metavar="TEXT", help="备注 what is said beside it")
    parser.add_argument("--source", default="", metavar="TEXT", help="来源 where it comes from")
    parser.add_argument("--planned", action="store_true", help="是计划,不是事实 a plan, no fact")
    parser.add_argument("--told", type=day, metavar="DATE", help="报告日,默认今天 "
                        "day of the report, default today")  # fmt: skip
    _add_wait(parser)
    parser.set_defaults(act=set_status)


def configure_undo(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``undo``."""
    parser.add_argument("event", type=_number, metavar="EVENT_ID",
                        help="status history 所列的事件号 number of an event as "
                        "status history lists it")  # fmt: skip
    parser.add_argument("--who", required=True, metavar="W", help="谁撤销 who takes it back")
    parser.add_argument("--why", required=True, metavar="TEXT", help="为何撤销 the reason")
    _add_wait(parser)
    parser.set_defaults(act=undo)


def set_status(args: argparse.Namespace) -> int:
    """Add one event to the store."""
    project = Project.open(project_folder(args.project), store=args.store)
    now = dt.datetime.now(dt.UTC)
    told = args.told or now.astimezone().date()
    teller = Teller(who=args.who, told=told, note=args.note, source=args.source)
    event = typed_event(
        find_site(project.registers.sites, args.site),
        args.status,
        args.date,
        teller=teller,
        statuses=project.statuses,
        planned=args.planned,
    )
    number = project.record(event, now=now, wait_s=args.wait)
    print(f"已记入 recorded: #{number}  {_told(event)}")
    return 0


def undo(args: argparse.Namespace) -> int:
    """Take one event back by a new one."""
    for option in ("who", "why"):
        if not getattr(args, option).strip():
            raise ConfigError(_empty(f"--{option}"))
    project = Project.open(project_folder(args.project), store=args.store)
    number, event = project.take_back(
        args.event, who=args.who, why=args.why, now=dt.datetime.now(dt.UTC), wait_s=args.wait
    )
    print(f"已由 #{number} 撤销 taken back by #{number}: #{args.event}  {_told(event)}")
    return 0


def _add_wait(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--wait", type=float, default=10.0, metavar="S",
                        help="等待另一写入者的秒数,默认 10 seconds to wait for "
                        "another writer, default 10")  # fmt: skip


def _told(event: Event) -> str:
    """GP21-008  竣工 Completed  2025-07-01—2025-07-31."""
    kind = "计划 planned " if event.planned else ""
    days = str(event.start) if event.start == event.end else f"{event.start}—{event.end}"
    return f"{event.site_id}  {kind}{load_statuses()[event.status].name}  {days}"


def _number(text: str) -> int:
    """12 or #12."""
    return int(text.removeprefix("#"))


def _empty(option: str) -> Finding:
    return Finding(
        code="empty",
        what=Bilingual("不能为空", "must not be empty"),
        key=option,
        found="",
        expected=Bilingual("一段文字", "a text"),
    )
