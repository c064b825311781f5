"""The committed registers and their events."""

import csv
import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from gongshu_geo.status.dates import parse_date

PROJECT = Path(__file__).parents[2]
GIS = PROJECT / "gis"
DATA = PROJECT / "src" / "gongshu_geo" / "data"
HEADINGS = (
    "项目编号,项目名称,别名,项目类别,建设地点,所属成果,项目状态,计划节点,计划节点时间,"
    "计划开工时间,实际开工时间,计划竣工时间,实际竣工时间,计划投用时间,实际投用时间,经度,纬度,"
    "位置精度(米),位置来源,用地面积(公顷),长度(米),总投资(万元),建设单位,关联项目,来源"
)
STAGES = [f"{kind}{stage}时间" for stage in ("开工", "竣工", "投用") for kind in ("计划", "实际")]
IDS = {"plan-2021.csv": r"GP21-\d{3}", "public.csv": r"G(X-\d{4}|L-\d{3})"}


def rows(path):
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def words(file):
    table = tomllib.loads((DATA / file).read_text(encoding="utf-8"))
    return {entry["zh"] for entry in table.values() if isinstance(entry, dict)}


SITES = [(file, row) for file in IDS for row in rows(GIS / "registers" / file)]
EVENTS = rows(GIS / "events.csv")


@pytest.mark.parametrize(
    ("file", "count"), [("plan-2021.csv", 58), ("public.csv", 207)], ids=["the plan", "public"]
)
def test_a_register(file, count):
    path = GIS / "registers" / file
    assert path.read_text(encoding="utf-8").splitlines()[0] == HEADINGS
    ids = [row["项目编号"] for row in rows(path)]
    assert len(ids) == len(set(ids)) == count


@pytest.mark.parametrize(("file", "row"), SITES, ids=[row["项目编号"] for _, row in SITES])
def test_a_site(file, row):
    assert re.fullmatch(IDS[file], row["项目编号"])
    assert row["项目名称"]
    assert row["建设地点"]
    assert row["来源"]
    assert row["项目类别"] in words("categories.toml")
    for heading in (*STAGES, "计划节点时间"):
        assert not row[heading] or parse_date(row[heading])
    for heading in ("经度", "纬度", "位置精度(米)", "位置来源"):
        assert bool(row[heading]) == bool(row["经度"])
    for heading in ("用地面积(公顷)", "长度(米)", "总投资(万元)"):
        assert not row[heading] or float(row[heading]) > 0


@pytest.mark.parametrize(("file", "row"), SITES, ids=[row["项目编号"] for _, row in SITES])
def test_a_stage_s_date_is_an_event(file, row):
    del file
    told = {
        (event["kind"] + event["status"] + "时间", event["date"], event["precision"])
        for event in EVENTS
        if event["site_id"] == row["项目编号"]
    }
    for heading in STAGES:
        if span := parse_date(row[heading]):
            assert (heading, span.end.isoformat(), span.precision) in told


@pytest.mark.parametrize(
    "event", EVENTS, ids=[f"row {number}" for number, _ in enumerate(EVENTS, 2)]
)
def test_an_event(event):
    day = dt.date.fromisoformat(event["date"])
    assert event["precision"] in {"day", "month", "quarter", "year"}
    assert event["kind"] in {"计划", "实际"}
    assert event["status"] in words("statuses.toml")
    if event["kind"] == "实际":
        told = [dt.date.fromisoformat(d) for d in re.findall(r"\d{4}-\d\d-\d\d", event["source"])]
        assert day <= max(told, default=day)


def test_every_register_is_described():
    described = tomllib.loads((GIS / "registers.toml").read_text(encoding="utf-8"))["register"]
    assert [entry["file"] for entry in described] == sorted(IDS)
    assert {entry["crs"] for entry in described} == {"wgs84"}
