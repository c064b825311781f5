"""``gongshu-geo export`` on the project's own data."""

import json
from pathlib import Path

import pytest

from gongshu_geo.cli import main

PROJECT = Path(__file__).parents[2]


def export(capsys, *arguments):
    status = main(["export", "--project", str(PROJECT), *map(str, arguments)])
    return status, capsys.readouterr()


def test_geojson(tmp_path, capsys):
    status, printed = export(capsys, "--format", "geojson", "--output", tmp_path / "out")
    assert status == 0
    names = {path.stem for path in (PROJECT / "layers").glob("*.toml")} | {"sites"}
    assert {path.stem for path in (tmp_path / "out").iterdir()} == names
    sites = json.loads((tmp_path / "out" / "sites.geojson").read_text(encoding="utf-8"))
    located = sum(feature["geometry"] is not None for feature in sites["features"])
    assert printed.out.splitlines()[-1] == (
        f"Wrote {len(names)} files: {len(sites['features'])} sites, {located} of them located, "
        f"as of {sites['as_of']}."
    )


def test_the_status_of_another_day(tmp_path, capsys):
    arguments = ("--format", "geojson", "--output", tmp_path, "--as-of", "2021-12-31")
    assert export(capsys, *arguments)[0] == 0
    sites = json.loads((tmp_path / "sites.geojson").read_text(encoding="utf-8"))
    assert {feature["properties"]["as_of"] for feature in sites["features"]} == {"2021-12-31"}


def test_gpkg(tmp_path, capsys):
    status, printed = export(capsys, "--format", "gpkg", "--output", tmp_path)
    assert (status, printed.out.splitlines()[0]) == (0, str(tmp_path / "gongshu.gpkg"))


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_a_folder_that_cannot_be_written_ends_with_status_2(tmp_path, capsys, form):
    (tmp_path / "out").touch()
    status, printed = export(capsys, "--format", form, "--output", tmp_path / "out")
    assert (status, printed.out) == (2, "")
    assert "无法写入" in printed.err
    assert "Traceback" not in printed.err
