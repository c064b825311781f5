"""Projects as they come from offices, with one thing broken: told clearly, never as a bug."""

import json
import re
import shutil
from pathlib import Path

import pytest

from gongshu_geo.cli import main

PROJECT = Path(__file__).parents[2]
NOTHING = '{"type": "FeatureCollection", "features": []}'
TRIANGLE = (
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "water/001", '
    '"properties": {}, "geometry": {"type": "Polygon", '
    '"coordinates": [[[120.1, 30.3], [120.2, 30.4], [120.2, 30.3]]]}}]}'
)


@pytest.fixture
def project(tmp_path):
    """A copy of the project with the field map alone."""
    for name in ("gis", "layers", "maps"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    (tmp_path / "maps" / "planning.toml").unlink()
    return tmp_path


def build(project, capsys):
    """Exit status of a build and what it said on standard error."""
    capsys.readouterr()
    status = main(["build", "--project", str(project)])
    return status, capsys.readouterr().err


def put(file, text):
    return lambda project: (project / file).write_text(text, encoding="utf-8")


def swap(file, old, new):
    def change(project):
        text = (project / file).read_text(encoding="utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


STOPS = {
    "no roads": (put("gis/roads.geojson", NOTHING), "gis/corridors.toml:廊道没有道路中心线"),
    "a strip without end": (
        swap("gis/corridors.toml", "strip_m = 500", "strip_m = inf"),
        "gis/corridors.toml 键 corridor[0].strip_m:取值不对,读到“inf”,应为有限的数",
    ),
    "a strip in the wrong unit": (
        swap("gis/corridors.toml", "strip_m = 500", "strip_m = 500_000_000"),
        "应为大于 0、不超过 20000 的米数",
    ),
    "a quote never closed in a file of the gazetteer": (
        swap("gis/stations.csv", "笕桥站,", '"笕桥站,'),
        "gis/stations.csv 第 2 行:引号没有闭合,读到“笕桥站,",
    ),
    "a quote never closed in a register": (
        put(
            "gis/registers/a.csv",
            '项目编号,项目名称,建设地点\nA1,甲,某路\nA2,"乙,某路\nA3,丙,某路\n',
        ),
        "gis/registers/a.csv 第 3 行:引号没有闭合,读到“乙,某路”",
    ),
    "a polygon that is not closed": (
        put("gis/water.geojson", TRIANGLE),
        'gis/water.geojson 第 1 行:几何无效,读到“{"type": "Polygon"',
    ),
    "a list instead of features": (
        put("gis/water.geojson", "[]"),
        "gis/water.geojson:不是 GeoJSON 要素集,应为含 features 的 FeatureCollection",
    ),
    "a register told of twice": (
        swap(
            "gis/registers.toml",
            "[[register]]",
            '[[register]]\nfile = "public.csv"\ntitle_zh = "甲"\ntitle_en = "A"\n\n[[register]]',
        ),
        "gis/registers.toml 键 register[2].file:取值不对,读到“public.csv”,应为每个登记表只写一次",
    ),
}


@pytest.mark.parametrize(("change", "message"), STOPS.values(), ids=STOPS)
def test_what_cannot_be_used_stops_the_build_with_its_place(project, capsys, change, message):
    change(project)
    status, told = build(project, capsys)
    assert (status, message in told) == (2, True), told
    assert "程序自身出错" not in told
    assert not (project / "out").exists()


GOES_ON = {
    "no programme at all": lambda project: (project / "gis" / "programme.csv").unlink(),
    "a programme without its total": swap("gis/programme.csv", ",total,", ",whole,"),
    "a programme whose total is a word": swap("gis/programme.csv", ",236,236,", ",许多,许多,"),
    "a programme of headings alone": put(
        "gis/programme.csv", "programme,dimension,item,count,total,year\n"
    ),
    "no water": put("gis/water.geojson", NOTHING),
    "no stations": put("gis/stations.csv", "name,aliases,lines,lon,lat,accuracy_m,source\n"),
}


@pytest.mark.parametrize("change", GOES_ON.values(), ids=GOES_ON)
def test_what_a_project_can_do_without_stops_nothing(project, capsys, change):
    change(project)
    status, told = build(project, capsys)
    assert status == 0, told
    page = (project / "out" / "field.html").read_text(encoding="utf-8")
    data = re.search(r'<script[^>]*id="gg-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
    assert len(json.loads(data)["sites"]) > 200


@pytest.mark.parametrize("file", ["field.html", "findings.csv"])
def test_a_file_that_cannot_be_written_leaves_all_as_they_were(project, capsys, file):
    (project / "out" / file).mkdir(parents=True)
    status, told = build(project, capsys)
    assert status == 2
    assert f"{file}:无法写入" in told
    assert [path.name for path in (project / "out").iterdir()] == [file]
