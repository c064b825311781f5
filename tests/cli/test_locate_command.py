"""``gongshu-geo locate``: texts one by one, from a stream, and as tables."""

import csv
import io
import json
import sys

import pytest
from cli_projects import PROJECT

from gongshu_geo.cli import main

KEYS = [
    *("text", "kind", "method", "accuracy_m", "confidence", "geometry"),
    *("matched", "evidence", "candidates", "problems"),
]


def locate(capsys, *arguments):
    status = main(["locate", "--project", str(PROJECT), *map(str, arguments)])
    return status, capsys.readouterr()


def answers(printed):
    return [json.loads(line) for line in printed.out.splitlines()]


def test_a_text_in_words(capsys):
    status, printed = locate(capsys, "莫干山路与石祥路交叉口东南角")
    assert (status, printed.err) == (0, "")
    lines = printed.out.splitlines()
    assert lines[:3] == [
        "莫干山路与石祥路交叉口东南角",
        "  类型 kind: 路口 intersection",
        "  读出 understood: 莫干山路[road]  石祥路[road]  东南角[side]",
    ]
    assert lines[3].startswith("  位置 position: 120.1")
    assert lines[3].endswith("(WGS-84, Point)")
    assert lines[4].startswith("  精度 accuracy: ±")
    assert lines[5].startswith("  方法 method: ")
    assert lines[6].startswith("  依据 evidence: 路口")


def test_an_unknown_text_in_words(capsys):
    status, printed = locate(capsys, "火星")
    assert (status, printed.err) == (1, "")
    assert printed.out == (
        "火星\n"
        "  类型 kind: 未能定位 not located\n"
        "  问题 problem: “火星”不在地名库 火星 is not in the gazetteer\n"
    )


def test_coordinates_without_a_system_are_told_with_candidates(capsys):
    status, printed = locate(capsys, "120.1405,30.3640")
    assert status == 1
    assert next(line for line in printed.out.splitlines() if "candidate" in line) == (
        "  可能 candidate: wgs84 120.140500, 30.364000 若为 wgs84 if it is wgs84"
    )


def test_json_has_every_key(capsys):
    status, printed = locate(capsys, "--json", "康桥路8号", "火星")
    assert (status, printed.err) == (1, "")
    first, second = answers(printed)
    assert list(first) == list(second) == KEYS
    assert (first["text"], first["kind"], first["method"]) == (
        "康桥路8号",
        "house_number",
        "anchor",
    )
    assert first["geometry"] == {"type": "Point", "coordinates": [120.1592, 30.36555]}
    assert first["accuracy_m"] == 300
    assert first["matched"] == [
        {"start": 0, "end": 3, "text": "康桥路", "role": "road"},
        {"start": 3, "end": 5, "text": "8号", "role": "number"},
    ]
    assert second["geometry"] is None
    assert second["accuracy_m"] is None
    assert second["problems"]


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        pytest.param(["康桥路8号"], 0, id="known"),
        pytest.param(["康桥路8号", "善贤站", "拱墅区"], 0, id="all known"),
        pytest.param(["火星"], 1, id="unknown"),
        pytest.param(["康桥路8号", "火星", "善贤站"], 1, id="one of three unknown"),
        pytest.param([""], 1, id="empty"),
        pytest.param(["康桥路与石祥路交叉口"], 1, id="roads that never meet"),
    ],
)
def test_the_exit_status_tells_whether_all_were_known(capsys, texts, status):
    for options in ([], ["--json"]):
        assert locate(capsys, *options, *texts)[0] == status


@pytest.mark.parametrize("kind", ["康桥路", "拱墅区", "莫干山路、沈半路", "沈半路、善贤站"])
def test_every_geometry_is_geojson(capsys, kind):
    _, printed = locate(capsys, "--json", kind)
    geometry = answers(printed)[0]["geometry"]
    assert geometry["type"] in {
        *("LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"),
    }
    assert "NaN" not in printed.out


def given(content):
    """Standard input that holds some bytes."""
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_standard_input_as_chinese_windows_writes_it(capsys, monkeypatch, encoding):
    monkeypatch.setattr(sys, "stdin", given("康桥路8号\r\n善贤站".encode(encoding)))
    status, printed = locate(capsys, "--json", "-")
    assert status == 0
    assert [answer["text"] for answer in answers(printed)] == ["康桥路8号", "善贤站"]
    assert printed.err == "标准输入 standard input: 按 GB18030 读取 read as GB18030\n"


def test_standard_input_that_begins_with_a_mark_of_order(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", given("康桥路8号".encode("utf-8-sig")))
    _, printed = locate(capsys, "--json", "-")
    assert (answers(printed)[0]["text"], printed.err) == ("康桥路8号", "")


def test_standard_input_that_is_no_text_is_refused(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", given(b"PK\x03\x04\0\0"))
    status, printed = locate(capsys, "-")
    assert status > 0
    assert "标准输入不是文本" in printed.err


def test_lines_of_standard_input(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", given("康桥路8号\n善贤站\r\n火星".encode()))
    status, printed = locate(capsys, "--json", "-")
    assert status == 1
    assert [answer["text"] for answer in answers(printed)][:1] == ["康桥路8号"]
    assert [answer["kind"] for answer in answers(printed)] == [
        "house_number",
        "landmark",
        "unknown",
    ]


def test_no_lines_of_standard_input(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", given(b""))
    status, printed = locate(capsys, "-")
    assert (status, printed.out) == (0, "")


def test_without_a_project_the_one_that_came_along_is_asked(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert main(["locate", "--json", "康桥路8号"]) == 0
    assert answers(capsys.readouterr())[0]["kind"] == "house_number"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing"),
        pytest.param(["石祥路", "--input", "a.csv"], id="a text and a table"),
        pytest.param(["--input", "a.csv"], id="a table without column and output"),
        pytest.param(["--input", "a.csv", "--column", "位置"], id="a table without output"),
        pytest.param(["--column", "位置", "--output", "b.csv"], id="no table"),
    ],
)
def test_arguments_that_do_not_go_together(capsys, arguments):
    status, printed = locate(capsys, *arguments)
    assert (status, printed.out) == (2, "")
    assert printed.err == (
        "参数不全或互相矛盾,应为位置文字,或 --input、--column、--output 三项。"
        '改法:如 gongshu-geo locate "莫干山路与石祥路交叉口"。\n'
        "the arguments are incomplete or contradict, expected location texts, or all of "
        '--input, --column and --output. Fix: such as gongshu-geo locate "莫干山路与石祥路交叉口".\n'
    )


TABLE = "text,编号,备注\n康桥路8号,1,=1+1\n火星,2,\n善贤站,3,-5\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "in.csv"
    path.write_bytes(TABLE.encode("gb18030"))
    return path


def locate_table(capsys, table, output, column="text"):
    return locate(capsys, "--input", table, "--column", column, "--output", output)


def test_a_table_to_geojson(capsys, table, tmp_path):
    output = tmp_path / "new" / "out.geojson"
    status, printed = locate_table(capsys, table, output)
    assert (status, printed.err) == (0, f"{table}: 按 GB18030 读取 read as GB18030\n")
    assert printed.out == f"已定位 2 / 3 行 rows located: {output}\n"
    features = json.loads(output.read_text(encoding="utf-8"))["features"]
    assert [feature["properties"]["编号"] for feature in features] == ["1", "2", "3"]
    assert [feature["properties"]["text"] for feature in features] == [
        "康桥路8号",
        "火星",
        "善贤站",
    ]
    assert [feature["properties"]["row_text"] for feature in features] == [
        *("康桥路8号", "火星", "善贤站")
    ]
    assert [feature["geometry"] is None for feature in features] == [False, True, False]


def test_a_table_to_csv(capsys, table, tmp_path):
    output = tmp_path / "out.csv"
    assert locate_table(capsys, table, output)[0] == 0
    with output.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert [row["备注"] for row in rows] == ["'=1+1", "", "-5"]
    assert [row["kind"] for row in rows] == ["house_number", "unknown", "landmark"]


def test_a_table_to_jsonl(capsys, table, tmp_path):
    output = tmp_path / "out.jsonl"
    assert locate_table(capsys, table, output)[0] == 0
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [line["编号"] for line in lines] == ["1", "2", "3"]
    assert set(KEYS) <= set(lines[0])


def test_a_missing_column(capsys, table, tmp_path):
    status, printed = locate_table(capsys, table, tmp_path / "out.csv", column="备住")
    assert (status, printed.out) == (2, "")
    assert printed.err == (
        f"{table} 第 1 行 “备住”列:没有这一列,或有不止一列,应为表头之一:“备注”。改法:核对 --column。\n"
        f"{table}, row 1, column 备住: there is no such column, or more than one, "
        'expected one of the headings: "备注". Fix: check --column.\n'
    )
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("none.csv", "无法读取", id="a missing table"),
        pytest.param(".", "无法读取", id="a folder"),
    ],
)
def test_a_table_that_cannot_be_read(capsys, tmp_path, name, said):
    status, printed = locate_table(capsys, tmp_path / name, tmp_path / "out.csv")
    assert (status, printed.out) == (2, "")
    assert said in printed.err
    assert str(tmp_path / name) in printed.err


@pytest.mark.parametrize(
    ("output", "said"),
    [
        pytest.param("out.xlsx", "不认识的输出格式", id="an unknown format"),
        pytest.param("in.csv/out.csv", "无法写入", id="a folder that is a file"),
    ],
)
def test_an_output_that_cannot_be_written(capsys, table, tmp_path, output, said):
    status, printed = locate_table(capsys, table, tmp_path / output)
    assert (status, printed.out) == (2, "")
    assert said in printed.err
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_project_without_a_gazetteer(capsys, tmp_path):
    status = main(["locate", "--project", str(tmp_path), "石祥路"])
    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert printed.err == (
        f"{tmp_path}:这里没有项目,应为含 gis/ 的文件夹。改法:用 --project 指明,或用 gongshu-geo init DIR 新建。\n"
        f"{tmp_path}: there is no project here, expected a folder with gis/ in it. "
        "Fix: name it with --project, or start one with gongshu-geo init DIR.\n"
    )
