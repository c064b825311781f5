"""Projects to build: the real one copied, and a small one with registers of its own."""

import contextlib
import csv
import io
import shutil
from dataclasses import dataclass
from pathlib import Path

from gongshu_geo.cli import main

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    status: int
    out: str
    err: str


def run(*arguments):
    """Run a command in this process; the stand-in for capsys where a fixture lives longer."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(argument) for argument in arguments])
    return Ran(status, out.getvalue(), err.getvalue())


def copied(folder):
    """A copy of the whole project."""
    for name in ("gis", "layers", "maps"):
        shutil.copytree(PROJECT / name, folder / name)
    return folder


def small(folder, *, count=3):
    """A copy with a few rows of each register, their events and one map."""
    copied(folder)
    kept = set()
    for path in (folder / "gis" / "registers").glob("*.csv"):
        table = rows(path)[:count]
        kept |= {row["项目编号"] for row in table}
        write(path, [{**row, "关联项目": ""} for row in table])
    events = folder / "gis" / "events.csv"
    write(events, [row for row in rows(events) if row["site_id"] in kept])
    (folder / "maps" / "planning.toml").unlink()
    return folder


def write(path, table):
    """Write rows as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def files(folder):
    """Names below a folder, in order."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def rows(path):
    """Rows of a CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))
