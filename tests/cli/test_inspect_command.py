"""``gongshu-geo register inspect``: what people and programs are told, and the exit status."""

import json

import pytest

from gongshu_geo.cli import main

REGISTER = "2021年计划\n项目名称,建设地点,总投资(万元),项目状态\n甲路,某路,1,续建\n乙路,某街,很多,在健\n合计,,1,\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "计划.csv"
    path.write_text(REGISTER, encoding="gbk")
    return path


def test_programs_get_one_object(file, capsys):
    assert main(["register", "inspect", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["sheet", "heading_rows", "columns", "rows", "problems"]
    assert told["heading_rows"] == [2]
    assert told["columns"] == {
        "name": "项目名称",
        "location": "建设地点",
        "status": "项目状态",
        "status_text": "项目状态",
        "investment_total_wan": "总投资(万元)",
    }
    assert {key: value for key, value in told["rows"][0].items() if value is not None} == {
        "name": "甲路",
        "location": "某路",
        "status": "在建",
        "status_text": "续建",
        "investment_total_wan": 1,
        "source_row": 3,
        "hidden": False,
    }
    assert [(each["row"], each["column"], each["found"]) for each in told["problems"]] == [
        (4, "总投资(万元)", "很多"),
        (4, "项目状态", "在健"),
    ]


def test_people_see_headings_columns_counts_and_problems(file, capsys):
    assert main(["register", "inspect", str(file)]) == 0
    shown = capsys.readouterr().out
    for part in (
        "表头 headings: 第 2 行 row,年度 year: 2021",
        "标题 title: 2021年计划",
        "investment_total_wan",
        "项目 rows: 2",
        "合计 sums: 1",
        "“总投资(万元)”列",
        "row 4, column 项目状态",
    ):
        assert part in shown


def test_a_mapping_that_was_written_is_read_again(file, tmp_path, capsys):
    mapping = str(tmp_path / "m.toml")
    assert main(["register", "inspect", str(file), "--json", "--write-mapping", mapping]) == 0
    first = capsys.readouterr().out
    assert main(["register", "inspect", str(file), "--json", "--mapping", mapping]) == 0
    assert capsys.readouterr().out == first


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("会议.csv", "会议纪要\n请按时报送\n".encode(), id="no headings"),
        pytest.param("表.xlsx", b"PK\x03\x04broken", id="no workbook"),
        pytest.param("空.csv", b"", id="nothing"),
        pytest.param("无.csv", None, id="no file"),
    ],
)
def test_what_is_no_register_ends_with_status_2(name, content, tmp_path, capsys):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["register", "inspect", str(tmp_path / name)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert name in told.err
    assert "Traceback" not in told.err
