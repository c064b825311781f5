"""Register files of every form as books of grids: which reader a file is for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from gongshu_geo.errors import Bilingual
from gongshu_geo.register import _book_refusals as refusals
from gongshu_geo.register._book_archive import ZIP, Archive, open_archive
from gongshu_geo.register._book_findings import of_suffix
from gongshu_geo.register._book_html import is_page, read_html
from gongshu_geo.register._book_limits import MOST_BYTES, MOST_TEXT_BYTES
from gongshu_geo.register._book_ole import OLE, open_compound
from gongshu_geo.register._book_text import decoded_text, read_separated
from gongshu_geo.register._book_vector import SHAPE, SQLITE, read_vector, read_zipped_shapes
from gongshu_geo.register._book_xls import read_xls
from gongshu_geo.register._book_xlsx import WORKBOOK, read_xlsx
from gongshu_geo.register.grid import Book

_Form: TypeAlias = Literal["xlsx", "xls", "text", "html", "geojson", "gpkg", "shp", "zip"]

_NAMES: dict[_Form, Bilingual] = {
    "xlsx": Bilingual("XLSX 工作簿", "an XLSX workbook"),
    "xls": Bilingual("XLS 工作簿", "an XLS workbook"),
    "text": Bilingual("文本", "text"),
    "html": Bilingual("HTML 网页", "an HTML page"),
    "geojson": Bilingual("GeoJSON", "GeoJSON"),
    "gpkg": Bilingual("GeoPackage", "a GeoPackage"),
    "shp": Bilingual("SHP", "a shapefile"),
    "zip": Bilingual("ZIP 压缩包", "a zip file"),
}

_FORMS: dict[str, tuple[_Form, ...]] = {
    ".xlsx": ("xlsx",),
    ".xlsm": ("xlsx",),
    ".xltx": ("xlsx",),
    # Under this name old systems hand out whatever Excel opens.
    ".xls": ("xls", "xlsx", "html", "text"),
    ".csv": ("text",),
    ".tsv": ("text",),
    ".tab": ("text",),
    ".txt": ("text",),
    ".htm": ("html",),
    ".html": ("html",),
    ".geojson": ("geojson",),
    ".json": ("geojson",),
    ".gpkg": ("gpkg",),
    ".shp": ("shp",),
    ".zip": ("zip",),
}
"""What a file may hold by its suffix; the first is what the suffix stands for."""

SUFFIXES = tuple(_FORMS)
"""Suffixes of the files that are read."""

_OTHER_SUFFIXES = {
    ".et": Bilingual("WPS 表格", "a WPS spreadsheet"),
    ".ett": Bilingual("WPS 表格模板", "a WPS template"),
    ".wps": Bilingual("WPS 文字", "a WPS text"),
    ".ods": Bilingual("ODS 表格", "an ODS spreadsheet"),
    ".xlsb": Bilingual("XLSB 工作簿", "an XLSB workbook"),
    ".pdf": Bilingual("PDF", "PDF"),
    ".doc": Bilingual("Word 文档", "a Word document"),
    ".docx": Bilingual("Word 文档", "a Word document"),
}
_COPY_TABLE = Bilingual(
    "把表格复制到 Excel,存为 *.xlsx", "copy the table into Excel and save it as *.xlsx"
)
_UNZIP = Bilingual("解压后选用其中的登记表", "unzip it and take the register in it")
_TAKE_SHAPES = Bilingual("选用同名的 .shp", "take the .shp of the same name")
_REMEDIES = {
    **dict.fromkeys((".wps", ".pdf", ".doc", ".docx"), _COPY_TABLE),
    **dict.fromkeys((".dbf", ".shx", ".prj", ".cpg"), _TAKE_SHAPES),
}

_MARKS = (
    (b"%PDF", "PDF", "PDF"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"Rar!", "RAR 压缩包", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", "a 7z archive"),
    (b"\x1f\x8b", "GZIP 压缩包", "a gzip archive"),
    (b"{\\rtf", "RTF 文档", "an RTF document"),
    (b"MIME-Version:", "单个网页文件", "a web archive"),
    # Records of Excel 2 to 95 without a container: the numbers 9 and 0x0809, low byte first.
    *(
        (bytes([9, high]), "Excel 95 或更早的工作簿", "a workbook of Excel 95 or before")
        for high in (0, 2, 4, 8)
    ),
)
_XML_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_START = 1 << 12


def read_book(path: Path, *, file: str) -> Book:
    """All sheets or layers of a register file.

    Reads XLSX (and XLSM without macros), XLS, text with separators, HTML tables, GeoJSON,
    GeoPackage and shapefiles, zipped too. Takes at most 1 GB of memory and 30 seconds; a file
    that would need more is refused.

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
    suffix = path.suffix.lower()
    allowed = _allowed(path, file)
    found = _found(_content(path, file), suffix, file)
    if found.form not in allowed:
        raise refusals.other_content(file, suffix, str(_NAMES[found.form]))
    book = found.read(path)
    if found.form == allowed[0]:
        return book
    finding = of_suffix(file, suffix, _NAMES[found.form])
    return replace(book, findings=(finding, *book.findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a file turned out to be, and what reads it."""

    form: _Form
    read: Callable[[Path], Book]


def _allowed(path: Path, file: str) -> tuple[_Form, ...]:
    """What a file of this name may hold."""
    suffix = path.suffix.lower()
    if path.name.startswith("~$"):
        raise refusals.lock_file(file)
    if suffix in _FORMS:
        return _FORMS[suffix]
    other = _OTHER_SUFFIXES.get(suffix, Bilingual(suffix or path.name, suffix or path.name))
    remedy = _REMEDIES.get(suffix, refusals.SAVE_AS_XLSX)
    raise refusals.other_form(file, other.zh, other.en, remedy)


def _content(path: Path, file: str) -> bytes:
    """The bytes of a file that may be a register."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise refusals.too_large(file, size)
        content = path.read_bytes()
    except (OSError, ValueError) as cause:
        raise refusals.unreadable(file, getattr(cause, "strerror", None) or str(cause)) from cause
    if not content:
        raise refusals.no_table(file)
    return content


def _found(content: bytes, suffix: str, file: str) -> _Found:
    """What the bytes are; the suffix decides only between forms that are both text."""
    if content.startswith(ZIP):
        return _in_archive(open_archive(content, file=file))
    if content.startswith(OLE):
        return _Found(form="xls", read=lambda _: read_xls(open_compound(content, file=file)))
    if content.startswith(SQLITE):
        return _Found(form="gpkg", read=lambda path: read_vector(path, file=file))
    if content.startswith(SHAPE):
        return _Found(form="shp", read=lambda path: read_vector(path, file=file))
    for mark, zh, en in _MARKS:
        if content.startswith(mark):
            raise refusals.other_form(file, zh, en, _COPY_TABLE)
    return _in_text(content, suffix, file)


def _in_archive(archive: Archive) -> _Found:
    """What a zip holds."""
    names = {name.lower() for name in archive.members}
    if "xl/workbook.bin" in names:
        raise refusals.other_form(archive.file, "XLSB 工作簿", "an XLSB workbook")
    if WORKBOOK in names:
        return _Found(form="xlsx", read=lambda _: read_xlsx(archive))
    if any(name.endswith(".shp") for name in names):
        return _Found(form="zip", read=lambda _: read_zipped_shapes(archive))
    if "content.xml" in names:
        raise refusals.other_form(archive.file, "ODS 表格", "an ODS spreadsheet")
    if "word/document.xml" in names:
        raise refusals.other_form(archive.file, "Word 文档", "a Word document", _COPY_TABLE)
    raise refusals.other_form(archive.file, "ZIP 压缩包", "a zip file", _UNZIP)


def _in_text(content: bytes, suffix: str, file: str) -> _Found:
    """What a text is."""
    if len(content) > MOST_TEXT_BYTES:
        raise refusals.too_large(file, len(content), MOST_TEXT_BYTES)
    text, encoding = decoded_text(content, file=file)
    if suffix in {".geojson", ".json"} and re.match(r"\s*\{", text):
        return _Found(form="geojson", read=lambda path: read_vector(path, file=file))
    if is_page(text):
        return _Found(form="html", read=lambda _: read_html(text, file=file, encoding=encoding))
    if _XML_SPREADSHEET in text[:_START]:
        raise refusals.other_form(file, "XML 表格 2003", "an XML spreadsheet 2003")
    return _Found(form="text", read=lambda _: read_separated(text, file=file, encoding=encoding))
