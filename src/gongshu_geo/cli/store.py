"""``gongshu-geo store``: what is in the store, whether it is sound, and its backups."""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import sys
from contextlib import closing
from pathlib import Path

from gongshu_geo.cli._options import add_project, add_store, project_folder
from gongshu_geo.database import (
    Database,
    back_up,
    check_store,
    count_rows,
    restore,
    store_place,
    without_password,
)
from gongshu_geo.errors import Bilingual
from gongshu_geo.project import Project
from gongshu_geo.status import load_statuses

NAME = "store"
HELP = Bilingual("库:内容、核查、备份与恢复", "the store: contents, check, backup and restore")

UNSOUND = 1
"""Exit status of a check that found something."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for action, act, words in (
        ("init", init, Bilingual("以 gis/registers/ 建库", "make it of gis/registers/")),
        ("info", info, Bilingual("各期登记表", "the versions of registers")),
        ("check", check, Bilingual("核查是否完好", "whether it is sound")),
        ("backup", backup, Bilingual("备份,他人可同时写入", "back it up while others write")),
        ("restore", restored, Bilingual("用备份恢复", "make it what a backup holds")),
    ):
        subparser = actions.add_parser(action, help=str(words), description=str(words))
        subparser.set_defaults(act=act)
        if act in {backup, restored}:
            subparser.add_argument("file", type=Path, metavar="FILE", help="备份文件 the backup")
        if act is restored:
            subparser.add_argument(
                "--force",
                action="store_true",
                help="现库更新时也取代 replace a store that is newer",
            )
            subparser.add_argument(
                "--wait",
                type=float,
                default=0.0,
                metavar="SECONDS",
                help="他人正在写入时等待的秒数 seconds to wait for another writer",
            )
        add_project(subparser)
        add_store(subparser)


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    status: int = args.act(args)
    return status


def _place(args: argparse.Namespace) -> Path | str:
    """Where the store is: named, or the project's."""
    if args.store is not None:
        return store_place(Path(), args.store)
    return store_place(project_folder(args.project))


def init(args: argparse.Namespace) -> int:
    """Make the store of the project's registers; one that holds something stays as it is."""
    project = Project.open(project_folder(args.project), store=args.store)
    made = project.make_store(who=getpass.getuser(), now=dt.datetime.now(dt.UTC))
    told = _MADE if made else _THERE
    print(f"{told}: {without_password(project.store)}")
    return 0 if made else UNSOUND


_MADE = Bilingual("已建库", "made")
_THERE = Bilingual("库中已有内容,未动,或没有登记表", "holds something already, or no register")


def info(args: argparse.Namespace) -> int:
    """Print every version of every register."""
    with closing(Database.open(_place(args))) as database, database.reading() as reader:
        for edition in reader.editions():
            source = edition.source
            print(
                f"{edition.id:4d}  {edition.register}  {source.as_of or ''}  {source.file}  "
                f"{source.sites} 个项目 sites  {edition.added_at} {edition.added_by}"
            )
        counts = count_rows(reader.connection)
    print(Bilingual(f"事件 {counts['event']} 条", f"{counts['event']} events"))
    return 0


def check(args: argparse.Namespace) -> int:
    """Print what is not as it should be."""
    with closing(Database.open(_place(args))) as database, database.reading() as reader:
        wrong = check_store(reader.connection, load_statuses())
        counts = count_rows(reader.connection)
    for finding in wrong:
        print(f"{finding}\n", file=sys.stderr)
    rows = ", ".join(f"{name} {count}" for name, count in counts.items())
    print(f"{_SOUND if not wrong else _WRONG}: {rows}")
    return UNSOUND if wrong else 0


_SOUND = Bilingual("完好", "sound")
_WRONG = Bilingual("有问题", "not sound")


def backup(args: argparse.Namespace) -> int:
    """Write a backup and tell what is in it."""
    with closing(Database.open(_place(args))) as database:
        counts = back_up(database, args.file, load_statuses())
    _tell(args.file, counts["event"])
    return 0


def restored(args: argparse.Namespace) -> int:
    """Restore a backup and tell what is in it."""
    place = _place(args)
    counts = restore(args.file, place, load_statuses(), force=args.force, wait_s=args.wait)
    _tell(place, counts["event"])
    return 0


def _tell(where: Path | str, events: int) -> None:
    print(
        Bilingual(
            f"已写出并核查:{without_password(where)}", f"written and checked, {events} events"
        )
    )
