"""What a build makes, and that all of it is written or nothing."""

import io
from dataclasses import fields

import pytest

from gongshu_geo._progress import steps
from gongshu_geo.build import STEPS, Built, build
from gongshu_geo.errors import Bilingual, Finding, StoreError
from gongshu_geo.project import Page

FINDING = Finding(
    code="bad_date",
    what=Bilingual("日期不明", "the date is not clear"),
    file="gis/registers/a.csv",
    row=3,
    column="开工时间",
)


def built(**changed):
    """A build of one page, without sites."""
    values = {
        "pages": (Page(id="a", html="<p>A</p>\n"),),
        "findings": (FINDING,),
        "sites": 0,
        "located": 0,
        "counts": (),
        "unlocated": (),
        "table": (),
    }
    return Built(**{**values, **changed})


def test_every_part_of_a_build_is_made_here():
    assert {field.name for field in fields(Built)} == {
        *("pages", "findings", "sites", "located", "counts", "unlocated", "table")
    }


def test_every_file_is_written_and_named(tmp_path):
    paths = built().write(tmp_path / "out")
    assert sorted(path.name for path in paths) == [
        *("a.html", "findings.csv", "sites.csv", "unlocated.csv")
    ]
    assert all(path.is_file() for path in paths)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        path.name for path in paths
    )


def test_findings_are_a_table_in_both_languages(tmp_path):
    built().write(tmp_path)
    assert (tmp_path / "findings.csv").read_text(encoding="utf-8").splitlines()[1] == (
        "error,bad_date,gis/registers/a.csv,3,开工时间,"
        "gis/registers/a.csv 第 3 行 “开工时间”列:日期不明。,"
        '"gis/registers/a.csv, row 3, column 开工时间: the date is not clear."'
    )


@pytest.mark.parametrize("name", ["a.html", "findings.csv", "sites.csv", "unlocated.csv"])
def test_where_one_file_cannot_be_written_nothing_changes(tmp_path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine.txt").touch()
    with pytest.raises(StoreError):
        built().write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_build_tells_its_steps_and_counts(project):
    stream = io.StringIO()
    with steps(STEPS + len(project.maps), stream) as display:
        made = build(project, display)
    lines = stream.getvalue().splitlines()
    assert len(lines) == STEPS + len(project.maps)
    assert lines[-1].startswith(f"[{len(lines)}/{len(lines)}] ")
    assert made.sites == len(project.sites) == len(made.table)
    assert made.located + len(made.unlocated) == made.sites
    assert sum(count.sites for count in made.counts) == made.located
    assert [page.id for page in made.pages] == [spec.id for spec in project.maps]


def test_steps_on_a_terminal_move_and_vanish():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    stream = Terminal()
    with steps(2, stream) as display:
        display.step(Bilingual("一", "one"))
        display.step(Bilingual("二", "two"))
    assert "[1/2]" not in stream.getvalue()
    assert "\x1b[" in stream.getvalue()


def test_steps_elsewhere_are_plain_lines():
    stream = io.StringIO()
    with steps(2, stream) as display:
        display.step(Bilingual("一", "one"))
        display.step(Bilingual("二", "two"))
    assert stream.getvalue() == "[1/2] 一 one\n[2/2] 二 two\n"
