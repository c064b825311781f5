"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gongshu_geo.errors import Bilingual, Finding, StoreError


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path`` that takes its place when the block ends well.

    Parameters
    ----------
    path
        The file to write; its folder is made where missing.

    Yields
    ------
    temporary
        A path with the same suffix in the same folder, to write to. It is removed when the
        block fails, and ``path`` stays as it was.

    Raises
    ------
    StoreError
        The folder or file cannot be written.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix
        )
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as cause:
        raise StoreError(unwritable(path, cause)) from cause
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` as UTF-8 with line feeds, whole or not at all."""
    with written_whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def unwritable(path: Path, cause: OSError) -> Finding:
    """The finding for a file or folder that the system refuses to write."""
    return Finding(
        code="unwritable",
        what=Bilingual("无法写入", "cannot be written"),
        file=str(path),
        found=cause.strerror or str(cause),
        expected=Bilingual("可写的文件夹", "a folder that can be written to"),
        remedy=Bilingual(
            "换一个输出文件夹,或检查权限与磁盘空间",
            "choose another output folder, or check permissions and free space",
        ),
    )


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises
    ------
    StoreError
        The file is missing or unreadable.
    """
    try:
        return path.read_bytes()
    except OSError as cause:
        raise StoreError(unreadable(path, cause)) from cause


def unreadable(path: Path, cause: OSError) -> Finding:
    """The finding for a file that the system refuses to read."""
    return Finding(
        code="unreadable",
        what=Bilingual("无法读取", "cannot be read"),
        file=str(path),
        found=cause.strerror or str(cause),
        expected=Bilingual("可读的文件", "a readable file"),
        remedy=Bilingual("检查路径与权限", "check the path and its permissions"),
    )


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, without a byte order mark.

    Raises
    ------
    StoreError
        The file is missing, unreadable or not UTF-8.
    """
    content = read_bytes(path)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as cause:
        raise StoreError(
            Finding(
                code="not_utf8",
                what=Bilingual("不是 UTF-8 文本", "is not UTF-8 text"),
                file=str(path),
                found=f"0x{cause.object[cause.start]:02x} @ {cause.start}",
                expected=Bilingual("UTF-8 编码", "UTF-8"),
                remedy=Bilingual("另存为 UTF-8 后再试", "save it as UTF-8 and try again"),
            )
        ) from cause
