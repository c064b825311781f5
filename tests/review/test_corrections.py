"""What people decided: read, weighed against the register's words, and used."""

import datetime as dt

import pytest
from review_builders import (
    BOW_TIE,
    LINE,
    NOWHERE,
    OTHER_POINT,
    PLACED,
    POINT,
    POLYGON,
    make_project,
    row,
    site,
    table,
)

from gongshu_geo._csv import harmless
from gongshu_geo.store import read_corrections, standing


@pytest.fixture
def read(tmp_path):
    def read(text, encoding="utf-8"):
        path = tmp_path / "corrections.csv"
        path.write_bytes(text.encode(encoding))
        return read_corrections(path)

    return read


def test_no_file_is_no_corrections(tmp_path):
    assert read_corrections(tmp_path / "corrections.csv").rows == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_row_is_read(read, encoding):
    (found,) = read(table(row()), encoding).rows
    assert (found.site_id, found.text, found.who, found.why) == ("A1", NOWHERE, "王工", "现场核对")
    assert (found.geometry.x, found.geometry.y, found.accuracy_m) == (120.15, 30.33, 50)
    assert found.when.isoformat() == "2026-07-01T09:30:00+08:00"
    assert found.row == 2


@pytest.mark.parametrize(
    ("change", "code", "column"),
    [
        pytest.param({"kind": "circle"}, "unknown_kind", "kind", id="kind that there is not"),
        pytest.param({"site": ""}, "empty_cell", "id", id="no id"),
        pytest.param({"who": " "}, "empty_cell", "who", id="nobody"),
        pytest.param({"accuracy": ""}, "bad_accuracy", "accuracy_m", id="accuracy left out"),
        pytest.param({"accuracy": "0"}, "bad_accuracy", "accuracy_m", id="accuracy of nothing"),
        pytest.param({"accuracy": "-20"}, "bad_accuracy", "accuracy_m", id="negative accuracy"),
        pytest.param({"accuracy": "nan"}, "bad_accuracy", "accuracy_m", id="accuracy is no number"),
        pytest.param({"when": "昨天"}, "bad_time", "when", id="time in words"),
        pytest.param({"when": "2026-13-01T00:00"}, "bad_time", "when", id="thirteenth month"),
        pytest.param({"geometry": ""}, "not_geojson", "geometry", id="geometry left out"),
        pytest.param({"geometry": "POINT(1 2)"}, "not_geojson", "geometry", id="WKT"),
        pytest.param({"geometry": "[" * 9999}, "not_geojson", "geometry", id="nested brackets"),
        pytest.param({"geometry": "[1]"}, "wrong_geometry", "geometry", id="a list"),
        pytest.param({"geometry": LINE}, "wrong_geometry", "geometry", id="line for a point"),
        pytest.param({"geometry": '{"type": "Point"}'}, "not_geojson", "geometry", id="no numbers"),
        pytest.param(
            {"geometry": '{"type": "Point", "coordinates": [500000, 3350000]}'},
            "not_degrees",
            "geometry",
            id="metres",
        ),
        pytest.param(
            {"geometry": BOW_TIE, "kind": "polygon"},
            "invalid_geometry",
            "geometry",
            id="polygon that crosses itself",
        ),
    ],
)
def test_bad_rows_are_named_and_left_out(read, change, code, column):
    found = read(table(row(), row(**change)))
    assert len(found.rows) == 1
    (finding,) = found.findings
    assert (finding.code, finding.file, finding.row, finding.column) == (
        code,
        "gis/corrections.csv",
        3,
        column,
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("id,text\nA1,x\n", "missing_columns", id="columns missing"),
        pytest.param("", "missing_columns", id="empty file"),
        pytest.param(table(row(why='"')).replace('""""', '"'), "unclosed_quote", id="open quote"),
        pytest.param("a\0b", "not_csv", id="a workbook"),
    ],
)
def test_a_file_that_is_no_table_is_named(read, text, code):
    found = read(text)
    assert found.rows == ()
    assert [(f.code, f.file) for f in found.findings] == [(code, "gis/corrections.csv")]


def test_a_time_without_zone_is_chinas(read):
    (found,) = read(table(row(when="2026/7/1 9:30"))).rows
    assert found.when == dt.datetime(2026, 7, 1, 1, 30, tzinfo=dt.UTC)


def weighed(read, *rows, text=NOWHERE):
    return standing(read(table(*rows)).by_site().get("A1", ()), text)


EARLIER, LATER = "2026-07-01T09:30:00+08:00", "2026-07-02T09:30:00+08:00"


def test_the_latest_wins_whatever_its_row(read):
    stands = weighed(read, row(when=LATER, why="后"), row(when=EARLIER, why="前"))
    assert stands.decided.why == "后"


def test_of_the_same_time_the_last_row_wins(read):
    assert weighed(read, row(why="前"), row(why="后")).decided.why == "后"


def test_zones_count(read):
    tokyo, utc = "2026-07-01T10:00:00+09:00", "2026-07-01T02:00:00Z"
    assert weighed(read, row(when=utc, why="后"), row(when=tokyo)).decided.why == "后"


def test_other_words_are_another_question(read):
    stands = weighed(read, row(), text="乌有乡2号")
    assert stands.decided is None
    assert stands.stale.text == NOWHERE


@pytest.mark.parametrize("text", [f" {NOWHERE}", f"{NOWHERE}\n"])
def test_gaps_are_not_words(read, text):
    assert weighed(read, row(), text=text).decided


@pytest.mark.parametrize("text", ["=1+1", "+甲", "-乙", "@丙", "'=1", "'丁", "\uff1d1"])
def test_texts_that_spreadsheets_would_run_are_the_same_texts(read, text):
    assert weighed(read, row(text=harmless(text)), text=text).decided


def test_acceptance_moves_nothing(read):
    accept = row(kind="accept", when=LATER, accuracy="")
    assert weighed(read, row(when=EARLIER), accept).decided.kind == "point"
    assert weighed(read, accept).decided is None


# In a project


def test_a_correction_wins(tmp_path, gis):
    found = site(make_project(tmp_path, gis, {"A1": PLACED}, table(row(text=PLACED))))
    assert (found["method"], found["kind"], found["accuracy_m"]) == (
        "corrected",
        "intersection",
        50,
    )
    assert (found.geometry.x, found.geometry.y) == (120.15, 30.33)
    assert [str(e) for e in found["evidence"]] == [
        "人工核定:王工,2026-07-01,现场核对 decided by 王工 on 2026-07-01, 现场核对"
    ]
    assert found["problems"] == ()


@pytest.mark.parametrize(
    ("geometry", "kind", "expected"),
    [
        pytest.param(POINT, "point", "coordinates", id="point"),
        pytest.param(LINE, "line", "segment", id="line"),
        pytest.param(POLYGON, "polygon", "block", id="polygon"),
    ],
)
def test_a_site_that_was_nowhere_gets_its_geometrys_kind(tmp_path, gis, geometry, kind, expected):
    rows = table(row(geometry=geometry, kind=kind))
    project = make_project(tmp_path, gis, {"A1": NOWHERE}, rows)
    assert site(project)["kind"] == expected
    assert project.corrections.findings == ()


def test_what_cannot_be_located_says_who_says_so(tmp_path, gis):
    rows = table(row(text=PLACED, kind="none", geometry="", accuracy=""))
    found = site(make_project(tmp_path, gis, {"A1": PLACED}, rows))
    assert found.geometry is None
    assert (found["kind"], found["method"]) == ("unknown", "")
    assert found["problems"][0].zh == "人工核定无法定位:王工,2026-07-01,现场核对"


def test_changed_words_bring_a_site_back(tmp_path, gis):
    project = make_project(tmp_path, gis, {"A1": PLACED}, table(row(text="莫干山路1号")))
    found = site(project)
    assert found["method"] != "corrected"
    assert found["problems"][0].zh.startswith("位置文字已改")
    assert [(c.name, c.lon, c.lat) for c in found["candidates"]] == [("原核定位置", 120.15, 30.33)]
    (finding,) = project.corrections.findings
    assert (finding.code, finding.severity, finding.row) == ("correction_stale", "warning", 2)


def test_unknown_sites_and_far_positions_are_findings(tmp_path, gis):
    far = '{"type": "Point", "coordinates": [121.5, 31.2]}'
    rows = table(row(site="B9"), row(geometry=far), row(geometry=OTHER_POINT, when=EARLIER))
    project = make_project(tmp_path, gis, {"A1": NOWHERE}, rows)
    assert [(f.code, f.row) for f in project.corrections.findings] == [
        ("unknown_site", 2),
        ("far_outside", 3),
    ]
    assert set(project.corrections.findings) <= set(project.findings)
    assert site(project).geometry.x == 120.16


def test_a_broken_file_stops_nothing(tmp_path, gis):
    project = make_project(tmp_path, gis, {"A1": PLACED}, 'id,text\n"A1,x\n')
    assert site(project)["kind"] == "intersection"
    assert [f.file for f in project.findings if f.code == "unclosed_quote"] == [
        "gis/corrections.csv"
    ]
