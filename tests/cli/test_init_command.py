"""``gongshu-geo init``: a fresh copy of the project that came along."""

import pytest
from cli_projects import PROJECT, files, run

FOLDERS = ("gis", "layers", "maps")


def test_a_fresh_project_is_the_packaged_one(tmp_path):
    folder = tmp_path / "new" / "project"
    ran = run("init", folder)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        f"已写出 gis/、layers/、maps/ 到 {folder} written to {folder}\n"
        f"下一步 next: gongshu-geo build --project {folder}\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == list(FOLDERS)
    for name in FOLDERS:
        assert files(folder / name) == files(PROJECT / name)
        for path in (folder / name).rglob("*.*"):
            assert path.read_bytes() == (PROJECT / path.relative_to(folder)).read_bytes()


def test_a_folder_with_other_things_is_used(tmp_path):
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    assert run("init", tmp_path).status == 0
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "notes"


@pytest.mark.parametrize("taken", FOLDERS)
def test_nothing_is_overwritten(tmp_path, taken):
    (tmp_path / taken).mkdir()
    (tmp_path / taken / "mine.txt").write_text("mine", encoding="utf-8")
    ran = run("init", tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"{tmp_path / taken}:已经存在,不予覆盖,应为新的或空的文件夹。改法:换一个文件夹,或先移走它。\n"
        f"{tmp_path / taken}: exists already and is not overwritten, expected a new or empty "
        "folder. Fix: choose another folder, or move it away first.\n"
    )
    assert files(tmp_path) == [taken, f"{taken}/mine.txt"]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        pytest.param("file", "File exists", id="a file"),
        pytest.param("file/project", "Not a directory", id="below a file"),
    ],
)
def test_a_folder_that_cannot_be_made(tmp_path, target, reason):
    (tmp_path / "file").write_text("text", encoding="utf-8")
    ran = run("init", tmp_path / target)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[1] == (
        f'{tmp_path / target}: cannot be written, found "{reason}", expected a folder that can be '
        "written to. Fix: choose another output folder, or check permissions and free space."
    )
    assert (tmp_path / "file").read_text(encoding="utf-8") == "text"


OWN = (
    "项目编号,项目名称,项目类别,建设地点,项目状态,实际开工时间,计划竣工时间\n"
    "T-001,示例小学(合成),学校,康桥路,已完工,2023/2/1,2023年底\n"
)


def test_an_empty_project_takes_a_register_of_ones_own(tmp_path):
    folder = tmp_path / "project"
    assert run("init", "--empty", folder).status == 0
    assert list((folder / "gis" / "registers").iterdir()) == []
    (folder / "gis" / "registers" / "own.csv").write_text(OWN, encoding="utf-8")
    built = run("build", "--project", folder)
    assert built.status == 0
    assert "缺少" not in built.err
    assert "项目 sites 1,已定位 located 1" in built.out
    row = (folder / "out" / "sites.csv").read_text(encoding="utf-8").splitlines()[1]
    assert row.startswith("T-001,示例小学(合成),学校,康桥路,,竣工,")
