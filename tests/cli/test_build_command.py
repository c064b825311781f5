"""``gongshu-geo build``: the whole project once, small ones for what can go wrong."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_projects import PROJECT, copied, files, rows, run, small

MADE = ["field.html", "findings.csv", "planning.html", "sites.csv", "unlocated.csv"]


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """The whole project, built once."""
    folder = copied(tmp_path_factory.mktemp("whole"))
    return folder, run("build", "--project", folder)


@pytest.fixture
def project(tmp_path):
    """A small project to break."""
    return small(tmp_path)


def build(project, *options):
    return run("build", "--project", project, *options)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise LookupError(old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_the_whole_project_is_built(whole):
    folder, ran = whole
    assert ran.status == 0
    assert files(folder / "out") == MADE
    assert "Traceback" not in ran.err


def test_what_was_made_is_told(whole):
    folder, ran = whole
    sites = rows(folder / "out" / "sites.csv")
    unlocated = rows(folder / "out" / "unlocated.csv")
    lines = ran.out.splitlines()
    day = json.loads(Path(folder / "out" / "planning.html").read_text("utf-8").partition(
        '<script type="application/json" id="gg-data">'
    )[2].partition("</script>")[0])["meta"]["asOf"]  # fmt: skip
    assert lines[0] == (
        f"数据截至 as of {day}: 项目 sites {len(sites)},"
        f"已定位 located {len(sites) - len(unlocated)},未能定位 not located {len(unlocated)}"
    )
    assert lines[-len(MADE) - 1] == "已写出 written:"
    told = {Path(line.strip()).name for line in lines[-len(MADE) :]}
    assert told == set(MADE)
    counts = [int(line.split()[0]) for line in lines[1 : -len(MADE) - 1]]
    assert sum(counts) == len(sites) - len(unlocated)
    assert counts == sorted(counts, reverse=True)


def test_steps_are_plain_lines_where_no_terminal_is(whole):
    steps = [line for line in whole[1].err.splitlines() if line.startswith("[")]
    assert steps[0] == "[1/7] 读登记表 reading registers"
    assert [step.partition("]")[0] for step in steps] == [f"[{n}/7" for n in range(1, 8)]
    assert "\x1b" not in whole[1].err


def test_every_site_of_every_register_is_in_the_table(whole):
    folder, _ = whole
    expected = [
        row["项目编号"]
        for name in ("plan-2021.csv", "public.csv")
        for row in rows(folder / "gis" / "registers" / name)
    ]
    table = rows(folder / "out" / "sites.csv")
    assert [row["项目编号 id"] for row in table] == expected
    placed = [row for row in table if row["经度 lon (WGS-84)"]]
    assert all(119.9 < float(row["经度 lon (WGS-84)"]) < 120.4 for row in placed)
    assert all(row["定位方法 method"] for row in placed)


def test_every_unlocated_site_has_its_reason(whole):
    folder, _ = whole
    unlocated = rows(folder / "out" / "unlocated.csv")
    missing = {
        row["项目编号 id"]
        for row in rows(folder / "out" / "sites.csv")
        if not row["经度 lon (WGS-84)"]
    }
    assert {row["项目编号 id"] for row in unlocated} == missing
    assert all(row["原因"] and row["reason"] for row in unlocated)


def test_the_project_itself_has_no_errors(whole):
    folder, _ = whole
    assert {row["程度 severity"] for row in rows(folder / "out" / "findings.csv")} <= {"warning"}


def test_the_pages_are_whole_and_alone(whole):
    folder, _ = whole
    for name in ("planning.html", "field.html"):
        page = (folder / "out" / name).read_text(encoding="utf-8")
        assert page.rstrip().endswith("</html>")
        assert str(folder) not in page
        assert "<script src=" not in page
        assert '<link rel="stylesheet" href="http' not in page


def test_a_second_build_in_another_process_gives_the_same_bytes(project):
    assert build(project).status == 0
    output = project / "again"
    subprocess.run(
        [sys.executable, "-m", "gongshu_geo", "build", "--project", project, "--output", output],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": "1"},
    )
    assert files(output) == files(project / "out")
    for name in files(output):
        assert (output / name).read_bytes() == (project / "out" / name).read_bytes(), name


def test_the_day_changes_stages_and_nothing_else(project):
    assert build(project).status == 0
    assert build(project, "--as-of", "2021-12-31", "--output", project / "then").status == 0
    now, then = (rows(project / name / "sites.csv") for name in ("out", "then"))
    stages = ("阶段 stage", "仅见于计划 planned only", "自 since", "进度 schedule")
    assert [row["阶段 stage"] for row in now] != [row["阶段 stage"] for row in then]
    for row in (*now, *then):
        for column in stages:
            del row[column]
    assert now == then


def test_the_day_is_told(project):
    ran = build(project, "--as-of", "2021-12-31")
    assert ran.out.startswith("数据截至 as of 2021-12-31: ")


def test_the_current_folder_is_the_project(project, monkeypatch):
    monkeypatch.chdir(project)
    assert run("build").status == 0
    assert files(project / "out") == sorted({*MADE} - {"planning.html"})


BROKEN = [
    pytest.param(
        lambda folder: shutil.rmtree(folder / "gis"),
        "{project}: there is no project here, expected a folder with gis/ in it. "
        "Fix: name it with --project, or start one with gongshu-geo init DIR.",
        id="gis/ is missing",
    ),
    pytest.param(
        lambda folder: (folder / "gis" / "roads.geojson").unlink(),
        "gis/roads.geojson: the gazetteer lacks a file, expected this file in gis/. "
        "Fix: gongshu-geo init writes a complete gis/.",
        id="roads are missing",
    ),
    pytest.param(
        lambda folder: shutil.rmtree(folder / "layers"),
        'layers/: has no TOML file to use, found "{project}/layers", '
        "expected at least one .toml file. "
        "Fix: check the project folder, or write one with gongshu-geo init.",
        id="layers/ is missing",
    ),
    pytest.param(
        lambda folder: shutil.rmtree(folder / "maps"),
        'maps/: has no TOML file to use, found "{project}/maps", '
        "expected at least one .toml file. "
        "Fix: check the project folder, or write one with gongshu-geo init.",
        id="maps/ is missing",
    ),
    pytest.param(
        lambda folder: edit(folder / "layers" / "greenways.toml", "title_zh", "title_zh = ["),
        "layers/greenways.toml: is not valid TOML, found ",
        id="a broken layer",
    ),
    pytest.param(
        lambda folder: edit(folder / "maps" / "field.toml", "title_zh", "knd = 1\ntitle_zh"),
        "maps/field.toml, key knd: ",
        id="an unknown key in a map",
    ),
    pytest.param(
        lambda folder: (folder / "gis" / "registers.toml").write_text("x = [", encoding="utf-8"),
        "gis/registers.toml: is not valid TOML, found ",
        id="broken registers.toml",
    ),
    pytest.param(
        lambda folder: (folder / "gis" / "corridors.toml").write_text("x = [", encoding="utf-8"),
        "gis/corridors.toml: is not valid TOML, found ",
        id="broken corridors.toml",
    ),
    pytest.param(
        lambda folder: edit(folder / "gis" / "water.geojson", '"FeatureCollection"', '"Feature'),
        "water.geojson: is not a GeoJSON FeatureCollection, found ",
        id="broken GeoJSON",
    ),
    pytest.param(
        lambda folder: (folder / "gis" / "water.geojson").write_text(
            '{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "water/1", '
            '"properties": {"name": "池", "area_m2": 1, "accuracy_m": 1, "source": "图"}, '
            '"geometry": {"type": "Polygon", "coordinates": '
            "[[[120.1, 30.3], [120.2, 30.4], [120.2, 30.3], [120.1, 30.4], [120.1, 30.3]]]}}]}",
            encoding="utf-8",
        ),
        "water.geojson, row 1, column 池: the geometry is invalid, "
        'found "Self-intersection[120.15 30.35]", expected a valid geometry. '
        "Fix: repair the geometry in a GIS.",
        id="a polygon that crosses itself",
    ),
    pytest.param(
        lambda folder: (folder / "gis" / "registers" / "public.csv").write_bytes(b""),
        "gis/registers/public.csv: the file holds nothing, expected headings and at least one row. "
        "Fix: fill it in, or take the file away.",
        id="an empty register",
    ),
    pytest.param(
        lambda folder: shutil.rmtree(folder / "gis" / "registers"),
        "{project}/gis/registers: there is no register, expected at least one "
        "register (CSV, XLSX, XLS, GeoJSON, GPKG, SHP). "
        "Fix: put a register into this folder.",
        id="no register",
    ),
    pytest.param(
        lambda folder: (folder / "gis" / "registers" / "public.csv").write_bytes(
            b"\xff\xfe\x00\xd8" * 99
        ),
        "gis/registers/public.csv: the text encoding is not known, found ",
        id="a register of no encoding",
    ),
    pytest.param(
        lambda folder: (
            (folder / "gis" / "registers" / "public.csv").unlink(),
            (folder / "gis" / "registers" / "public.csv").mkdir(),
        ),
        "gis/registers/public.csv: the register cannot be read, found ",
        id="a register that is a folder",
    ),
    pytest.param(
        lambda folder: (
            (folder / "gis" / "stations.csv").unlink(),
            (folder / "gis" / "stations.csv").mkdir(),
        ),
        "{project}/gis/stations.csv: cannot be read, found ",
        id="a table that is a folder",
    ),
    pytest.param(
        lambda folder: edit(folder / "gis" / "stations.csv", "120.212612", "east"),
        "stations.csv, row 2, column lon: the coordinate is not a number, "
        'found "east", expected decimal degrees. Fix: write decimal degrees or leave it empty.',
        id="a coordinate in words",
    ),
    pytest.param(
        lambda folder: edit(folder / "gis" / "house_numbers.csv", "road,number", "street,number"),
        "gis/house_numbers.csv, column road: a column is missing, "
        "expected road, number, accuracy_m. Fix: add it; cells may stay empty.",
        id="a column is missing",
    ),
]


@pytest.mark.parametrize(("break_it", "english"), BROKEN)
def test_what_stops_a_build_is_told_once_and_nothing_is_written(project, break_it, english):
    break_it(project)
    ran = build(project)
    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    told = [line for line in ran.err.splitlines() if not line.startswith("[")]
    assert len(told) == 2
    assert english.format(project=project) in told[1]
    assert told[0].endswith("。")
    assert told[0].split(":")[0].split(" ")[0] == told[1].split(":")[0].split(",")[0]
    assert not (project / "out").exists()


def test_what_was_built_before_stays_when_a_build_fails(project):
    assert build(project).status == 0
    before = {name: (project / "out" / name).read_bytes() for name in files(project / "out")}
    edit(project / "gis" / "stations.csv", "120.212612", "east")
    assert build(project).status == 2
    assert {
        name: (project / "out" / name).read_bytes() for name in files(project / "out")
    } == before


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        pytest.param("taken", "File exists", id="a file stands where the folder should"),
        pytest.param("taken/out", "Not a directory", id="a file stands above the folder"),
    ],
)
def test_an_output_folder_that_cannot_be_written(project, output, reason):
    (project / "taken").write_text("text", encoding="utf-8")
    before = files(project)
    ran = build(project, "--output", project / output)
    assert (ran.status, ran.out) == (2, "")
    file = project / output / "field.html"
    assert [line for line in ran.err.splitlines() if not line.startswith("[")] == [
        (
            f"{file}:无法写入,读到“{reason}”,应为可写的文件夹。"
            "改法:换一个输出文件夹,或检查权限与磁盘空间。"
        ),
        (
            f'{file}: cannot be written, found "{reason}", expected a folder that can be written to. '
            "Fix: choose another output folder, or check permissions and free space."
        ),
    ]
    assert files(project) == before


REGISTER = """项目编号,项目名称,项目类别,建设地点,项目状态,实际开工时间
T-1,好项目,道路工程,康桥路,在建,2021-03-01
T-2,状态不明,道路工程,石祥路,快好了,
T-3,日期不明,道路工程,沈半路,,2021年13月
T-1,重号,道路工程,拱康路,在建,
,无编号,道路工程,莫干山路,在建,
T-6,,道路工程,莫干山路,在建,
T-7,又一好项目,道路工程,善贤站,竣工,
"""


def test_mistakes_in_rows_are_told_and_the_good_rows_go_on(project):
    (project / "gis" / "registers" / "plan-2021.csv").write_text(REGISTER, encoding="utf-8")
    ran = build(project)
    assert ran.status == 0
    told = {
        (row["代码 code"], row["行 row"], row["列 column"])
        for row in rows(project / "out" / "findings.csv")
        if row["文件 file"] == "gis/registers/plan-2021.csv"
    }
    assert {
        ("unknown_status", "3", "项目状态"),
        ("bad_date", "4", "实际开工时间"),
        ("duplicate_id", "5", "项目编号"),
        ("made_id", "1", ""),
        ("empty_cell", "7", "项目名称"),
    } <= told
    kept = [
        row["项目编号 id"]
        for row in rows(project / "out" / "sites.csv")
        if row["登记表 register"] == "plan-2021.csv"
    ]
    assert [site_id for site_id in kept if site_id.startswith("T-")] == ["T-1", "T-2", "T-3", "T-7"]
    assert len(kept) == 5
    for place in ("第 3 行 “项目状态”列", "row 3, column 项目状态", "“快好了”", '"2021年13月"'):
        assert place in ran.err


def test_a_register_without_a_needed_column_is_left_out_and_told(project):
    edit(project / "gis" / "registers" / "plan-2021.csv", "项目名称,", "题头,")
    ran = build(project)
    assert ran.status == 0
    told = [
        (row["代码 code"], row["文件 file"], row["行 row"], row["列 column"])
        for row in rows(project / "out" / "findings.csv")
    ]
    assert ("missing_column", "gis/registers/plan-2021.csv", "1", "项目名称") in told
    registers = {row["登记表 register"] for row in rows(project / "out" / "sites.csv")}
    assert registers == {"public.csv"}
    assert "gis/registers/plan-2021.csv" in ran.err


def test_strict_tells_errors_by_the_exit_status(project):
    (project / "gis" / "registers" / "plan-2021.csv").write_text(REGISTER, encoding="utf-8")
    assert build(project, "--strict").status == 1
    assert files(project / "out")


def test_strict_is_content_with_warnings(project):
    assert build(project, "--strict").status == 0


def test_many_findings_are_cut_on_the_screen_and_whole_in_the_file(project):
    bad = "".join(f"T-{n},项目{n},道路工程,康桥路,快好了{n},\n" for n in range(30))
    heading = REGISTER.splitlines()[0]
    path = project / "gis" / "registers" / "plan-2021.csv"
    path.write_text(f"{heading}\n{bad}", encoding="utf-8")
    ran = build(project)
    table = rows(project / "out" / "findings.csv")
    assert len(table) >= 30
    assert f"另有 {len(table) - 20} 条见 findings.csv and {len(table) - 20} more" in ran.err


def test_text_from_a_register_is_data(project):
    evil = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
    path = project / "gis" / "registers" / "plan-2021.csv"
    text = (
        REGISTER.splitlines()[0]
        + f'\nT-1,"{evil}",道路工程,康桥路,在建,\n=HYPERLINK(1),@x,道路工程,康桥路,在建,\n'
    )
    path.write_text(text, encoding="utf-8")
    assert build(project).status == 0
    page = (project / "out" / "field.html").read_text(encoding="utf-8")
    assert "<img src=x onerror" not in page
    assert "<script>alert(2)" not in page
    table = rows(project / "out" / "sites.csv")
    assert [row["项目编号 id"] for row in table][1] == "'=HYPERLINK(1)"
    assert [row["项目名称 name"] for row in table][1] == "'@x"


def test_the_project_that_came_along_is_the_repositorys():
    assert (PROJECT / "gis" / "roads.geojson").is_file()
