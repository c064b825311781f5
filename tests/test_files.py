"""Files are written whole or not at all, and read with a message where they cannot be."""

import stat

import pytest

from gongshu_geo._files import read_text, write_text, written_whole
from gongshu_geo.errors import StoreError


def test_a_file_is_written_into_a_new_folder(tmp_path):
    write_text(tmp_path / "a" / "b" / "c.txt", "石祥路\n")
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == "石祥路\n".encode()


def test_a_file_takes_the_place_of_the_old_one(tmp_path):
    path = tmp_path / "a.txt"
    write_text(path, "old")
    write_text(path, "new")
    assert path.read_text(encoding="utf-8") == "new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_everyone_may_read_it(tmp_path):
    write_text(tmp_path / "a.txt", "text")
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o644


def test_line_ends_stay_as_they_are(tmp_path):
    write_text(tmp_path / "a.txt", "a\nb\r\n")
    assert (tmp_path / "a.txt").read_bytes() == b"a\nb\r\n"


def half_written(path):
    with written_whole(path) as temporary:
        temporary.write_text("half", encoding="utf-8")
        _ = 1 / 0


@pytest.mark.parametrize("existed", [False, True], ids=["no file before", "a file before"])
def test_a_failure_while_writing_leaves_all_as_it_was(tmp_path, existed):
    path = tmp_path / "a.txt"
    if existed:
        path.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        half_written(path)
    assert [entry.name for entry in tmp_path.iterdir()] == (["a.txt"] if existed else [])
    if existed:
        assert path.read_text(encoding="utf-8") == "old"


def test_the_temporary_file_is_a_neighbour_of_the_same_kind(tmp_path):
    with written_whole(tmp_path / "a.gpkg") as temporary:
        assert temporary.parent == tmp_path
        assert temporary.suffix == ".gpkg"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        pytest.param("file/a.txt", "File exists", id="the folder is a file"),
        pytest.param("file/b/a.txt", "Not a directory", id="a folder above is a file"),
        pytest.param("folder", "Is a directory", id="the file is a folder"),
    ],
)
def test_what_cannot_be_written_is_told(tmp_path, target, reason):
    (tmp_path / "file").write_text("text", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    path = tmp_path / target
    with pytest.raises(StoreError) as caught:
        write_text(path, "text")
    assert str(caught.value) == (
        f"{path}:无法写入,读到“{reason}”,应为可写的文件夹。"
        "改法:换一个输出文件夹,或检查权限与磁盘空间。\n"
        f'{path}: cannot be written, found "{reason}", expected a folder that can be written to. '
        "Fix: choose another output folder, or check permissions and free space."
    )
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("石祥路\n".encode(), id="plain"),
        pytest.param("\ufeff石祥路\n".encode(), id="with a byte order mark"),
    ],
)
def test_utf8_is_read(tmp_path, content):
    (tmp_path / "a.txt").write_bytes(content)
    assert read_text(tmp_path / "a.txt") == "石祥路\n"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("none.txt", "No such file or directory", id="missing"),
        pytest.param("folder", "Is a directory", id="a folder"),
        pytest.param("file/a.txt", "Not a directory", id="below a file"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path, name, reason):
    (tmp_path / "file").write_text("text", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError) as caught:
        read_text(tmp_path / name)
    path = tmp_path / name
    assert str(caught.value) == (
        f"{path}:无法读取,读到“{reason}”,应为可读的文件。改法:检查路径与权限。\n"
        f'{path}: cannot be read, found "{reason}", expected a readable file. '
        "Fix: check the path and its permissions."
    )


def test_another_encoding_is_told_with_the_first_byte_that_does_not_fit(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("ab啊".encode("gb18030"))
    with pytest.raises(StoreError) as caught:
        read_text(path)
    assert str(caught.value).splitlines()[1] == (
        f'{path}: is not UTF-8 text, found "0xb0 @ 2", expected UTF-8. '
        "Fix: save it as UTF-8 and try again."
    )
