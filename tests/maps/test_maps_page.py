"""What the page is given, on the project's own data."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gongshu_geo.layers import load_fields
from gongshu_geo.maps import page_data
from gongshu_geo.maps._sites import FIELDS
from gongshu_geo.project import Project

ROOT = Path(__file__).parents[2]
TYPES = (ROOT / "src/gongshu_geo/maps/web/src/types.d.ts").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project():
    return Project.open(ROOT)


@pytest.fixture(scope="module", params=["planning", "field"])
def data(project, request):
    spec = next(spec for spec in project.maps if spec.id == request.param)
    return page_data(spec, project._context)


def keys_of(interface):
    """Keys that types.d.ts says an interface must have."""
    types = re.sub(r"/\*.*?\*/|//[^\n]*", "", TYPES, flags=re.DOTALL)
    body = types.split(f"interface {interface} {{", 1)[1]
    keys, depth = set(), 0
    for word in re.findall(r"\w+:|[{}]", body):
        depth += {"{": 1, "}": -1}.get(word, 0)
        if depth < 0:
            break
        if depth == 0 and word != "}":
            keys.add(word[:-1])
    return keys


@pytest.mark.parametrize(
    ("interface", "part"),
    [
        ("PageData", lambda data: data),
        ("Meta", lambda data: data["meta"]),
        ("SourceInfo", lambda data: data["meta"]["sources"][0]),
        ("StatusInfo", lambda data: data["statuses"][0]),
        ("CategoryInfo", lambda data: data["categories"][0]),
        ("ScheduleInfo", lambda data: data["schedules"][0]),
        ("Site", lambda data: data["sites"][0]),
        ("FieldValue", lambda data: data["sites"][0]["fields"][0]),
        ("LifeEvent", lambda data: next(s["life"] for s in data["sites"] if s["life"])[0]),
        ("PageLayer", lambda data: data["layers"][0]),
        ("BaseMap", lambda data: data["base"]),
    ],
)
def test_shape_is_what_the_scripts_expect(data, interface, part):
    assert set(part(data)) == keys_of(interface)


def test_every_site_is_there_once(data, project):
    assert sorted(site["id"] for site in data["sites"]) == sorted(project.sites["site_id"])


def test_coverage_adds_up(data):
    meta = data["meta"]
    assert sum(method["count"] for method in meta["byMethod"]) == meta["sites"]
    assert sum(source["rows"] for source in meta["sources"]) == meta["sites"]
    assert sum(source["located"] for source in meta["sources"]) == meta["located"]
    located = [site for site in data["sites"] if site["at"]]
    assert len(located) == meta["located"]


def test_no_text_says_that_a_value_is_missing(data):
    texts = re.findall(r'"((?:[^"\\]|\\.)*)"', json.dumps(data["sites"], ensure_ascii=False))
    assert not {"nan", "NaN", "None", "NaT", "<NA>", "-", "—"} & set(texts)


def test_sites_known_by_their_area_have_no_extent(data):
    for site in data["sites"]:
        if site["kind"] == "area":
            assert site["geometry"] == {"type": "Point", "coordinates": site["at"]}


def test_codes_stand_in_their_tables(data):
    stages = {status["code"] for status in data["statuses"]}
    schedules = {schedule["code"] for schedule in data["schedules"]}
    categories = {category["code"] for category in data["categories"]}
    for site in data["sites"]:
        assert site["stage"] in stages
        assert site["schedule"] in schedules
        assert site["category"] in categories


def test_ground_is_given_once(data):
    for layer in data["layers"]:
        if layer["ground"] not in {"", "corridors"}:
            assert layer["features"] == []
            assert layer["count"] > 0


def test_navigation_has_its_own_systems(data):
    """GCJ-02 lies 522 m, BD-09 about 1.1 km from WGS-84 here; never is one given for another."""
    for site in data["sites"]:
        if site["at"] is None:
            assert site["gcj02"] is None
            assert site["bd09"] is None
        else:
            assert site["gcj02"][0] - site["at"][0] == pytest.approx(0.0047, abs=0.0003)
            assert site["bd09"][0] - site["at"][0] == pytest.approx(0.0112, abs=0.0006)


def test_every_field_has_a_label():
    assert set(FIELDS) <= set(load_fields())


def test_page_is_small(project):
    for spec in project.maps:
        assert len(project.map(spec.id).html.encode()) < 1_500_000


def test_sites_somewhere_along_a_line_name_it(data):
    vague = {site["id"]: site["along"] for site in data["sites"] if site["vague"]}
    # By its text, by its name alone, two roads as one, a river by its full name.
    assert vague["GX-0138"] == "莫干山路"
    assert vague["GX-0173"] == "莫干山路"
    assert vague["GX-0049"] == "环城北路-天目山路"
    assert vague["GX-0143"] == "京杭大运河"
    assert all(vague.values())
    assert {site["along"] for site in data["sites"] if not site["vague"]} == {""}


def test_rows_of_registers_are_named_in_both_languages(data):
    sources = [event["source"] for site in data["sites"] for event in site["life"]]
    assert all(source["zh"] for source in sources)
    assert [source["en"] for source in sources if re.search(r"第 \d+ 行", source["en"])] == []
