"""``gongshu-geo gazetteer import``: names from OpenStreetMap or any vector file into gis/."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gongshu_geo.cli._options import add_project
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.importers import (
    FIELDS,
    Action,
    ImportPlan,
    ImportRequest,
    LayerMapping,
    prepare_import,
    read_mapping,
)

NAME = "gazetteer"
HELP = Bilingual("导入地名库:OSM 摘录或矢量图层", "import into the gazetteer: OSM or vector files")

NOTHING = 1
"""Exit status where the file holds nothing that is wanted."""
SHOWN = 20
"""Conflicts printed; all of them are in the table."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    action = actions.add_parser("import", help=str(HELP), description=str(HELP))
    action.add_argument("file", type=Path, metavar="FILE", help="OSM 摘录(.osm.pbf)或矢量文件 "
                        "an OSM extract or a vector file")  # fmt: skip
    _add_mapping(action)
    _add_area(action)
    action.add_argument("--prefer", choices=("gis", "import"), default="gis",
                        help="同一条目以谁为准;冲突一律不改 which of two equal entries stays; "
                        "conflicts always stay")  # fmt: skip
    action.add_argument("--dry-run", action="store_true", help="只看计划,不写 only show the plan")
    action.add_argument("--conflicts", type=Path, metavar="FILE.csv", help="冲突表,默认 "
                        "out/import-conflicts.csv; table of conflicts, default as said; with "
                        "--dry-run only where given")  # fmt: skip
    add_project(action)


def _add_mapping(action: argparse.ArgumentParser) -> None:
    """What the columns of a vector file mean."""
    action.add_argument("--mapping", type=Path, metavar="FILE.toml", help="字段对照表 mapping file")
    action.add_argument("--kind", default="", choices=tuple(FIELDS), help="图层类别 kind of layer")
    action.add_argument("--field", action="append", default=[], metavar="FIELD=COLUMN",
                        help="字段所在的列,可多次,如 name=路名 column of a field, repeatable: "
                        "name, alias, number, code, level, kind, accuracy_m, source, "
                        "x, y …")  # fmt: skip
    action.add_argument("--accuracy", type=float, metavar="M", help="精度(米) accuracy in metres")
    action.add_argument("--source", default="", metavar="TEXT", help="来源 source")
    action.add_argument("--licence", default="", metavar="TEXT", help="许可 licence")
    action.add_argument("--crs", default="", metavar="CRS", help="坐标系,如 epsg4549、gcj02 "
                        "coordinate system, such as epsg4549 or gcj02")  # fmt: skip
    action.add_argument("--layer", default="", metavar="NAME", help="图层 layer of the file")
    action.add_argument("--encoding", default="", metavar="NAME", help="文字编码 encoding of texts")


def _add_area(action: argparse.ArgumentParser) -> None:
    """What part of the file is wanted."""
    area = action.add_mutually_exclusive_group()
    area.add_argument("--buffer", type=_metres, default=300.0, metavar="M",
                      help="区界以外多少米以内,默认 300 metres beyond the district, "
                      "default 300")  # fmt: skip
    area.add_argument("--bbox", type=_bbox, metavar="W,S,E,N", help="范围(度) area in degrees")
    area.add_argument("--all", action="store_true", help="全部 everything")
    action.add_argument("--district", default="", metavar="NAME",
                        help="项目没有区界时,取此名的行政边界 "
                        "boundary to begin with where the project has no district")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Print the plan, then carry it out; 1 where the file holds nothing that is wanted."""
    project = args.project or Path()
    request = ImportRequest(
        mapping=_mapping(args),
        buffer_m=args.buffer,
        bbox=args.bbox,
        everything=args.all,
        district=args.district,
        replace=args.prefer == "import",
    )
    plan = prepare_import(args.file, project / "gis", request)
    _tell(plan)
    table = args.conflicts or (None if args.dry_run else project / "out" / "import-conflicts.csv")
    if table is not None and plan.doubtful():
        plan.write_doubtful(table)
        print(f"待核的写在 for review: {table}")
    if args.dry_run:
        print("只是计划,未写任何文件。 Only the plan: nothing in gis/ was written.")
    elif plan.changes:
        plan.apply()
        names = "、".join(path.name for path in plan.contents) or "无 none"
        print(f"已写出 written: {names}")
    return 0 if plan.changes else NOTHING


def _tell(plan: ImportPlan) -> None:
    """Print what would be done; findings go to standard error."""
    for file, counts in plan.counts().items():
        told = "  ".join(f"{action.label} {counts[action]}" for action in Action if counts[action])
        print(f"{file}: {told}")
    if not plan.changes:
        print("范围内没有可导入的内容。 Nothing of the file lies in the area wanted.")
    for finding in plan.findings[:SHOWN]:
        print(f"{finding}\n", file=sys.stderr)
    if (more := len(plan.findings) - SHOWN) > 0:
        print(f"另有 {more} 条 and {more} more", file=sys.stderr)


def _mapping(args: argparse.Namespace) -> LayerMapping:
    """The mapping of the command line, over that of the file."""
    given = LayerMapping(
        kind=args.kind,
        fields=dict(_field(text) for text in args.field),
        accuracy_m=args.accuracy,
        source=args.source,
        licence=args.licence,
        crs=args.crs,
        layer=args.layer,
        encoding=args.encoding,
    )
    return given if args.mapping is None else given.over(read_mapping(args.mapping))


def _field(text: str) -> tuple[str, str]:
    """``name=路名`` as field and column."""
    name, equals, column = text.partition("=")
    if not (name and equals and column):
        raise ConfigError(
            Finding(
                code="usage",
                what=Bilingual("字段写法不对", "the field is not written as it should be"),
                key="--field",
                found=text,
                expected=Bilingual("字段=列名,如 name=路名", "FIELD=COLUMN, such as name=路名"),
            )
        )
    return name.strip(), column.strip()


def _metres(text: str) -> float:
    """A distance, 0 or more."""
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if 0 <= value < float("inf"):
        return value
    raise argparse.ArgumentTypeError(f"“{text}”应为米数 should be metres, 0 or more")


def _bbox(text: str) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees."""
    try:
        west, south, east, north = (float(part) for part in text.replace("，", ",").split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if -180 <= west < east <= 180 and -90 <= south < north <= 90:
        return west, south, east, north
    raise argparse.ArgumentTypeError(
        f"“{text}”应为 西,南,东,北(度) should be west,south,east,north in degrees"
    )
