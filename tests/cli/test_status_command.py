"""``gongshu-geo status``: history, changes and reports of a real project."""

import csv
import json

import pytest
from cli_projects import PROJECT, run


def status(*arguments):
    return run("status", *arguments, "--project", PROJECT)


@pytest.fixture(scope="module")
def report():
    return json.loads(status("report", "--rule", "ouhai-2020", "--json").out)


def test_history_by_a_part_of_the_name():
    ran = status("history", "祥符桥传统风貌")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "GP21-008  祥符桥传统风貌街区"
    assert any("2019-12-24" in line and "开工 Started" in line for line in lines)
    assert "历时 Time in each status" in lines


@pytest.mark.parametrize(("site", "code"), [("街区", "several sites"), ("xyz", "no such site")])
def test_a_name_that_does_not_tell(site, code):
    ran = status("history", site)
    assert (ran.status, ran.out) == (2, "")
    assert code in ran.err


def test_changes_there_and_back():
    there = json.loads(status("diff", "2021-12-31", "2022-12-31", "--json").out)
    back = json.loads(status("diff", "2022-12-31", "2021-12-31", "--json").out)
    moved = {(c["site_id"], c["before"], c["after"]) for c in there if c["axis"]}
    assert moved == {(c["site_id"], c["after"], c["before"]) for c in back if c["axis"]}
    bridge = [c for c in there if c["site_id"] == "GP21-008"]
    assert [(c["change"], c["before"], c["after"]) for c in bridge] == [
        ("moved_on", "started", "building")
    ]
    words = status("diff", "2021-12-31", "2022-12-31").out.splitlines()
    assert words[0] == "2021-12-31 → 2022-12-31"
    assert "  GP21-008  祥符桥传统风貌街区  开工 Started → 在建 Under construction" in words


def test_a_report_has_every_site(report):
    assert report["as_of"] == "2025-08-05"
    assert report["rule"] == "ouhai-2020"
    assert len(report["sites"]) == 265
    assert {site["light"] for site in report["sites"]} <= {"red", "yellow", "green", "grey", "off"}


def test_a_light_shows_its_rule_and_numbers(report):
    lit = [site for site in report["sites"] if site["light"] != "off"]
    assert lit
    assert all(site["rule"] and site["numbers"] and site["why_zh"] for site in lit)


def test_tables_and_pages(tmp_path):
    ran = status("report", "--as-of", "2021-12-31", "--csv", tmp_path / "a.csv")
    assert ran.status == 0
    assert ran.out.startswith("截至 2021-12-31,项目 265 个")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as source:
        assert len(list(csv.DictReader(source))) == 265
    page = tmp_path / "a.html"
    assert status("report", "--rule", "yinchuan-2025", "--html", page).status == 0
    assert "祥符桥传统风貌街区" in page.read_text(encoding="utf-8")


def test_rules_that_are_none(tmp_path):
    ran = status("report", "--rule", "yinchuan")
    assert ran.status == 2
    assert 'did you mean "yinchuan-2025"' in ran.err
    own = tmp_path / "own.toml"
    own.write_text('zh = "甲"\nen = "A"\n[[rule]]\nid = "a"\n', encoding="utf-8")
    ran = status("report", "--rule", own)
    assert ran.status == 2
    assert "silence" in ran.err
