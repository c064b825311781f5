"""Mistakes in the arguments: the Chinese line is Chinese, the English one English."""

import shutil
from pathlib import Path

import pytest

from gongshu_geo.cli import main

PROJECT = Path(__file__).parents[2]

MISTAKES = {
    "no date": (
        ["build", "--as-of", "明天"],
        "命令有误:--as-of 不是日期,读到“明天”,应如 2021-12-31。",
        'argument --as-of: "明天" is no date such as 2021-12-31.',
    ),
    "no value": (
        ["build", "--as-of"],
        "命令有误:--as-of 后面应有一个值。",
        "expected one argument.",
    ),
    "no such command": (["bild"], "没有 'bild' 这个选项,应为 'build'", "invalid choice: 'bild'"),
    "no such format": (
        ["export", "--format", "shp"],
        "命令有误:--format 没有 'shp' 这个选项,应为 'geojson', 'gpkg' 之一。",
        "invalid choice: 'shp' (choose from 'geojson', 'gpkg').",
    ),
    "no format": (["export"], "命令有误:缺少参数 --format。", "are required: --format."),
    "no such option": (
        ["build", "--colour"],
        "命令有误:没有这个参数:--colour。",
        "unrecognized arguments: --colour.",
    ),
    "a value too many": (
        ["build", "--strict=yes"],
        "命令有误:--strict 后面不应有值,读到 'yes'。",
        "ignored explicit argument 'yes'.",
    ),
}


@pytest.mark.parametrize(("arguments", "zh", "en"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_in_each_language(arguments, zh, en, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    chinese, english = capsys.readouterr().err.splitlines()
    assert zh in chinese
    assert en in english
    assert "argument" not in chinese


def test_what_was_left_out_is_shown_before_what_was_only_doubted(tmp_path, capsys):
    for name in ("gis", "layers", "maps"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    (tmp_path / "maps" / "planning.toml").unlink()
    doubted = "".join(f"A{number},甲,某路,外星基地\n" for number in range(30))
    (tmp_path / "gis" / "registers" / "a.csv").write_text(
        f"项目编号,项目名称,建设地点,项目类别\n{doubted}A30,,某路,道路\n", encoding="utf-8"
    )
    assert main(["build", "--project", str(tmp_path)]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("gis/")]
    assert told[0].startswith("gis/registers/a.csv 第 32 行 “项目名称”列:必填格为空")
