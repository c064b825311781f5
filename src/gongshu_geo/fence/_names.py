"""Names in one file of gis/ that another file must have."""

from __future__ import annotations

from collections.abc import Iterator

from gongshu_geo._nearest import nearest
from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.fence._records import Record, Records

ROAD_COLUMNS = (
    ("junctions", "road_a"),
    ("junctions", "road_b"),
    ("house_numbers", "road"),
    ("road_aliases", "name"),
)
"""Columns that hold the name of a road: one with a centreline, or one known by name only."""


def check_names(records: Records) -> Iterator[Finding]:
    """Names that are written nowhere else, road by road and place by place."""
    yield from _roads(records)
    yield from _aliases(records)
    yield from _corridors(records)
    yield from _same_lines(records)
    yield from _units(records)
    yield from _areas(records)


def _roads(records: Records) -> Iterator[Finding]:
    """Roads of junctions, house numbers and aliases; and unmapped ones that are mapped now."""
    mapped = records.texts("roads", "name")
    known = mapped | records.texts("unmapped_roads", "name")
    for stem, column in ROAD_COLUMNS:
        for record in records[stem]:
            if record[column] not in known:
                yield _unknown_road(record, column, known, records)
    for record in records["unmapped_roads"]:
        if record["name"] in mapped:
            yield record.finding(
                "mapped_road",
                Bilingual("这条路已有中心线", "this road has a centreline by now"),
                column="name",
                expected=Bilingual("只有名称的道路", "roads known by name only"),
                remedy=Bilingual("删去此行", "remove this row"),
            )


def _unknown_road(record: Record, column: str, known: frozenset[str], records: Records) -> Finding:
    """A road that no file knows; where the word is an alias, its name is the remedy."""
    aliases = {entry["alias"]: entry["name"] for entry in records["road_aliases"]}
    meant = aliases.get(record[column]) or nearest(record[column], sorted(known))
    return record.finding(
        "unknown_road",
        Bilingual("没有这条路", "there is no such road"),
        column=column,
        expected=Bilingual(
            "roads.geojson 或 unmapped_roads.csv 中的路名",
            "a road of roads.geojson or unmapped_roads.csv",
        ),
        remedy=Bilingual(
            f"是否指“{meant}”;确有其路则补入 unmapped_roads.csv",
            f'did you mean "{meant}"; if the road exists, enter it in unmapped_roads.csv',
        )
        if meant
        else Bilingual("确有其路则补入 unmapped_roads.csv", "if it exists, enter it there"),
    )


def _aliases(records: Records) -> Iterator[Finding]:
    """Aliases that are roads in their own right: they would never be reached."""
    roads = records.texts("roads", "name") | records.texts("unmapped_roads", "name")
    for record in records["road_aliases"]:
        if record["alias"] in roads:
            yield record.finding(
                "alias_is_road",
                Bilingual("别名本身就是一条路", "the alias is a road of its own"),
                column="alias",
                expected=Bilingual("没有自己中心线的名称", "a name without a line of its own"),
                remedy=Bilingual("删去此别名,或删去同名道路", "remove the alias, or the road"),
            )


def _corridors(records: Records) -> Iterator[Finding]:
    """Corridors without a road, and roads of the class corridor that are none."""
    roads = records.texts("roads", "name")
    corridors = records.texts("corridors", "name")
    for record in records["corridors"]:
        if record["name"] not in roads:
            meant = nearest(record["name"], sorted(roads))
            yield Finding(
                code="unknown_corridor",
                what=Bilingual("走廊没有对应的道路", "the corridor has no road"),
                severity=Severity.WARNING,
                file=record.file,
                key=f"{record.key}.name",
                found=record["name"],
                expected=Bilingual("roads.geojson 中的路名", "a road of roads.geojson"),
                remedy=Bilingual(f"是否指“{meant}”", f'did you mean "{meant}"') if meant else None,
            )
    for record in records["roads"]:
        if record["class"] == "corridor" and record["name"] not in corridors:
            yield record.finding(
                "no_corridor",
                Bilingual(
                    "道路标为走廊,但未列入", "the road is classed as a corridor but not listed"
                ),
                column="class",
                expected=Bilingual("corridors.toml 中的走廊", "a corridor of corridors.toml"),
                remedy=Bilingual(
                    "列入 corridors.toml,或改为 main", "list it there, or class it as main"
                ),
            )


def _same_lines(records: Records) -> Iterator[Finding]:
    """Older names of a line whose newer one is gone."""
    keys = {record.key for record in records["roads"]}
    for record in records["roads"]:
        if record["same_line_as"] and record["same_line_as"] not in keys:
            yield record.finding(
                "unknown_line",
                Bilingual("没有这个编号的道路", "no road has this identifier"),
                column="same_line_as",
                expected=Bilingual("roads.geojson 中的编号", "an identifier of roads.geojson"),
                remedy=Bilingual("改正编号或留空", "correct it or leave it empty"),
            )


def _units(records: Records) -> Iterator[Finding]:
    """Parcels whose planning unit is not listed under that name and code."""
    units = {record["name"]: record["code"] for record in records["plan_units"]}
    for record in records["parcels"]:
        name = record["unit"]
        if name not in units:
            yield record.finding(
                "unknown_unit",
                Bilingual("没有这个规划单元", "there is no such planning unit"),
                column="unit",
                expected=Bilingual("plan_units.csv 中的单元", "a unit of plan_units.csv"),
                remedy=Bilingual("补入该单元或改正名称", "enter the unit or correct its name"),
            )
        elif record["unit_code"] != units[name]:
            yield record.finding(
                "wrong_unit_code",
                Bilingual(f"单元代码与“{name}”不符", f"the code is not that of {name}"),
                column="unit_code",
                expected=Bilingual(units[name] or "空", units[name] or "nothing"),
                remedy=Bilingual("按 plan_units.csv 改正", "correct it as in plan_units.csv"),
            )


def _areas(records: Records) -> Iterator[Finding]:
    """Communities and sub-districts that are part of nothing known."""
    known = records.texts("areas", "name") | records.texts("district", "name")
    for record in records["areas"]:
        if record["part_of"] not in known:
            yield record.finding(
                "unknown_area",
                Bilingual("没有这个上级区划", "there is no such area to be part of"),
                column="part_of",
                expected=Bilingual("areas.csv 中的街道或区名", "a sub-district, or the district"),
                remedy=Bilingual("改正上级区划的名称", "correct the name of the area above"),
            )
