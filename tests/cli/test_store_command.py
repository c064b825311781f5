"""The store from the command line: made, looked at, checked, backed up, restored."""

import filecmp
import shutil

import pytest

import gongshu_geo as gg
from gongshu_geo.cli import main


@pytest.fixture
def project(tmp_path):
    """A copy of the project that came along."""
    folder = tmp_path / "project"
    for part in ("gis", "layers", "maps"):
        shutil.copytree(gg.open().folder / part, folder / part)
    return folder


def run(project, *arguments):
    return main([*arguments, "--project", str(project)])


def test_a_store_of_the_same_registers_draws_the_same_pages(project, tmp_path, capsys):
    before, after = tmp_path / "before", tmp_path / "after"
    assert run(project, "build", "--output", str(before)) == 0
    assert run(project, "store", "init") == 0
    assert run(project, "build", "--output", str(after)) == 0
    names = sorted(path.name for path in before.iterdir())
    same, different, odd = filecmp.cmpfiles(before, after, names, shallow=False)
    assert (sorted(same), different, odd) == (names, [], [])
    assert run(project, "store", "info") == 0
    assert "plan-2021.csv  58 个项目 sites" in capsys.readouterr().out


def test_a_store_is_made_once(project):
    assert run(project, "store", "init") == 0
    assert run(project, "store", "init") == 1


def test_backup_and_restore(project, tmp_path, capsys):
    run(project, "store", "init")
    backup = tmp_path / "backup.gpkg"
    assert run(project, "store", "backup", str(backup)) == 0
    (project / "store.gpkg").unlink()
    assert run(project, "store", "restore", str(backup)) == 0
    assert run(project, "store", "check") == 0
    assert "完好 sound: edition 2, site 265" in capsys.readouterr().out


def test_there_is_no_store(project, capsys):
    assert run(project, "store", "check") == 2
    assert "没有这个库" in capsys.readouterr().err


def test_a_server_that_cannot_be_reached_is_told_without_its_password(capsys):
    url = "postgresql+psycopg://planner:synthetic@127.0.0.1:1/store"
    assert main(["store", "check", "--store", url]) == 2
    told = capsys.readouterr().err
    assert "connection failed" in told
    assert "synthetic" not in told


def test_an_address_that_cannot_be_read_is_told_without_its_password(capsys):
    assert main(["store", "check", "--store", "postgres!://planner:synthetic@host/x"]) == 2
    assert "postgres!://planner:***@host/x" in capsys.readouterr().err
