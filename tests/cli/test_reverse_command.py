"""``gongshu-geo reverse``: a pair in words and as JSON, and tables."""

import csv
import json

import pytest
from cli_projects import PROJECT

from gongshu_geo.cli import main


def reverse(capsys, *arguments):
    status = main(["reverse", "--project", str(PROJECT), *map(str, arguments)])
    return status, capsys.readouterr()


def test_a_pair_in_words(capsys):
    status, printed = reverse(capsys, "120.16", "30.33")
    assert (status, printed.err) == (0, "")
    lines = printed.out.splitlines()
    assert lines[0] == "120.160000, 30.330000 (WGS-84)"
    assert lines[1].startswith("  廊道 corridor: 沈半路 K1+")
    assert "左侧 left" in lines[1]
    assert [line.split(":")[0].strip() for line in lines[2:5]] == [
        "最近路口 nearest junction",
        "最近道路 nearest road",
        "500 米内已知门牌 its house numbers known within 500 m",
    ]
    assert lines[5] == (
        "  街道 sub-district: 上塘街道(按最近的街道点,非界线 by the nearest point, not by boundaries)"
    )
    assert lines[6].startswith("  区内 inside the district, 距区界 from its boundary ")


def test_outside_the_district(capsys):
    status, printed = reverse(capsys, "120.3", "30.2")
    assert status == 1
    assert "区外 outside the district" in printed.out
    assert "街道 sub-district" not in printed.out


def test_json(capsys):
    status, printed = reverse(capsys, "--json", "120.16", "30.33")
    told = json.loads(printed.out)
    assert status == 0
    assert (told["corridor"], told["side"], told["sub_district"]) == ("沈半路", "左", "上塘街道")
    assert told["inside"] is True
    assert told["number_from"] is None
    assert isinstance(told["offset_m"], int)


def test_another_system(capsys):
    main(["convert", "--from", "wgs84", "--to", "gcj02", "120.16", "30.33"])
    shifted = capsys.readouterr().out.split()
    alone = json.loads(reverse(capsys, "--json", "120.16", "30.33")[1].out)
    told = json.loads(reverse(capsys, "--json", *shifted, "--from", "火星坐标")[1].out)
    assert told == alone


TABLE = "编号,经度,纬度,road\n1,120.16,30.33,甲\n2,,,\n3,东,30.33,\n4,120.3,30.2,=1\n"


def test_a_table(capsys, tmp_path):
    (tmp_path / "in.csv").write_bytes(TABLE.encode("gb18030"))
    output = tmp_path / "out.csv"
    status, printed = reverse(
        *(capsys, "--input", tmp_path / "in.csv", "--x", "经度", "--y", "纬度"),
        *("--output", output),
    )
    assert status == 0
    assert printed.out == f"已反查 2 / 4 行 rows told: {output}\n"
    assert "读到“东”" in printed.err
    with output.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert [row["编号"] for row in rows] == ["1", "2", "3", "4"]
    assert [row["corridor"] for row in rows] == ["沈半路", "", "", ""]
    assert [row["inside"] for row in rows] == ["true", "", "", "false"]
    assert rows[0]["chainage"].startswith("K1+")
    assert [row["row_road"] for row in rows] == ["甲", "", "", "'=1"]
    assert rows[0]["经度_wgs84"].startswith("120.16")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing"),
        pytest.param(["120.16"], id="half a pair"),
        pytest.param(["120.16", "30.33", "--input", "a.csv"], id="a pair and a table"),
        pytest.param(["--input", "a.csv", "--x", "a", "--y", "b"], id="a table without output"),
    ],
)
def test_arguments_that_do_not_go_together(capsys, arguments):
    status, printed = reverse(capsys, *arguments)
    assert (status, printed.out) == (2, "")
    assert "参数不全或互相矛盾" in printed.err


@pytest.mark.parametrize("pair", [("东", "30.33"), ("0", "0"), ("30.33", "120.16")])
def test_pairs_that_are_none(capsys, pair):
    status, printed = reverse(capsys, *pair)
    assert (status, printed.out) == (2, "")
    assert printed.err
