"""Register files of every form as books of grids."""

from __future__ import annotations

from pathlib import Path

from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_excel import read_excel_book
from gongshu_geo.register._book_text import read_text_book
from gongshu_geo.register.grid import Book

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_book(path: Path, *, file: str) -> Book:
    """All sheets or layers of a register file.

    Parameters
    ----------
    path
        The file.
    file
        Its name as messages show it.

    Raises
    ------
    RegisterError
        The file cannot or may not be read; the code of its finding says why.
    """
    try:
        content = path.read_bytes()
    except OSError as cause:
        raise refusals.unreadable(file, cause.strerror or str(cause)) from cause
    if content.startswith((_ZIP, _OLE)):
        return read_excel_book(path, file=file)
    return read_text_book(content, file=file)
