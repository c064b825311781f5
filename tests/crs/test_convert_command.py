"""The command ``convert``."""

import argparse

import pytest

from gongshu_geo.cli import convert
from gongshu_geo.errors import ConfigError, CrsError, StoreError


def run(*words):
    """Run the command with its own parser."""
    parser = argparse.ArgumentParser()
    convert.configure(parser)
    return convert.run(parser.parse_args([str(word) for word in words]))


# Answers from coord-convert's forward formulas, turned round by repeated subtraction.
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        pytest.param(
            ("--from", "gcj02", "--to", "wgs84", "120.14", "30.33"),
            "120.13524733 30.33229019\n",
            id="GCJ-02 to WGS-84",
        ),
        pytest.param(
            ("--from", "百度", "--to", "高德", "120.14", "30.33"),
            "120.13358726 30.32373166\n",
            id="Chinese names",
        ),
        pytest.param(
            ("--from", "wgs84", "--to", "epsg:4549", "120", "0"),
            "500000.0000 0.0000\n",
            id="metres",
        ),
    ],
)
def test_a_pair_is_answered(capsys, words, answer):
    assert run(*words) == 0
    assert capsys.readouterr() == (answer, "")


def test_outside_the_mainland_is_said(capsys):
    assert run("--from", "gcj02", "--to", "wgs84", "-73.98", "40.76") == 0
    out, err = capsys.readouterr()
    assert out == "-73.98000000 40.76000000\n"
    assert err == (
        "中国大陆以外不作偏移:WGS-84、GCJ-02、BD-09 在此视为相同。 "
        "Outside mainland China nothing is shifted: WGS-84, GCJ-02 and BD-09 are taken as one.\n"
    )


def test_a_table_is_written(capsys, tmp_path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("x,y\n120.14,30.33\n?,30.33\n114.158,22.285\n", encoding="utf-8")
    words = ("--from", "gcj02", "--to", "wgs84", "--input", source, "--x", "x", "--y", "y")
    assert run(*words, "--output", target) == 0
    assert target.read_text(encoding="utf-8").splitlines() == [
        "x,y,x_wgs84,y_wgs84",
        "120.14,30.33,120.13524733,30.33229019",
        "?,30.33,,",
        "114.158,22.285,114.15800000,22.28500000",
    ]
    out, err = capsys.readouterr()
    assert out == f"已换算 2 / 3 行 rows converted: {target}\n"
    assert f"{source} 第 3 行 “x”列:坐标不是数字" in err
    assert "(1 行:4)" in err


def test_unknown_system_is_refused():
    with pytest.raises(CrsError):
        run("--from", "mercator", "--to", "wgs84", "120.14", "30.33")


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        pytest.param(("120.14", "north"), "not_a_number", id="words"),
        pytest.param(("30.33", "120.14"), "out_of_range", id="latitude first"),
    ],
)
def test_a_bad_pair_is_refused(pair, code):
    with pytest.raises(CrsError) as caught:
        run("--from", "gcj02", "--to", "wgs84", *pair)
    assert caught.value.findings[0].code == code


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="nothing"),
        pytest.param(("120.14",), id="half a pair"),
        pytest.param(("--input", "in.csv", "--x", "x", "--y", "y"), id="no output"),
        pytest.param(("120.14", "30.33", "--output", "out.csv"), id="pair and table"),
    ],
)
def test_incomplete_arguments_are_refused(words):
    with pytest.raises(ConfigError):
        run("--from", "gcj02", "--to", "wgs84", *words)


def test_output_that_cannot_be_written_leaves_nothing(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("x,y\n120.14,30.33\n", encoding="utf-8")
    words = ("--from", "gcj02", "--to", "wgs84", "--input", source, "--x", "x", "--y", "y")
    with pytest.raises(StoreError):
        run(*words, "--output", source / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]
