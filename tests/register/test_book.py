"""Which reader a file gets, and that none of them fails otherwise than in words."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbook_files import HEADINGS, ROWS, xls, xlsx

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import Book, read_book
from gongshu_geo.register._book import SUFFIXES

CSV = "".join(",".join(map(str, row)) + "\n" for row in ROWS).encode()
TABS = CSV.replace(b",", b"\t")


@pytest.fixture
def read(tmp_path):
    """Writes bytes into a file and reads it."""

    def book(content, name):
        path = tmp_path / name
        path.write_bytes(content)
        return read_book(path, file=name)

    return book


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("登记表.xlsx", xlsx()),
        ("登记表.XLSX", xlsx()),
        ("登记表.xlsm", xlsx()),
        ("登记表.xls", xls()),
        ("登记表.csv", CSV),
        ("登记表.txt", TABS),
    ],
    ids=["XLSX", "in capitals", "XLSM without macros", "XLS", "CSV", "text"],
)
def test_what_the_suffix_says_is_read(read, name, content):
    book = read(content, name)
    assert book.findings == ()
    assert book.grids[0].cells[0].tolist() == list(HEADINGS)


@pytest.mark.parametrize(
    ("content", "told"),
    [(xlsx(), "XLSX 工作簿"), (TABS, "文本"), (TABS.decode().encode("gbk"), "文本")],
    ids=["XLSX", "tabs", "tabs in GBK"],
)
def test_old_names_cover_what_excel_opens(read, content, told):
    book = read(content, "导出.xls")
    assert book.grids[0].cells[0].tolist() == list(HEADINGS)
    (finding,) = book.findings
    assert finding.what.zh == f"扩展名是 .xls,内容却是{told}"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("登记表.csv", xlsx(), "wrong_suffix"),
        ("登记表.csv", xls(), "wrong_suffix"),
        ("登记表.xlsx", CSV, "wrong_suffix"),
        ("登记表.xlsx", xls(), "wrong_suffix"),
        ("登记表.gpkg", CSV, "wrong_suffix"),
        ("登记表.shp", CSV, "wrong_suffix"),
        ("登记表.zip", xlsx(), "wrong_suffix"),
        ("登记表.csv", b"<html><table><tr><td>1</table>", "wrong_suffix"),
        ("登记表.csv", b"%PDF-1.7", "unknown_form"),
        ("登记表.xls", b"Rar!\x1a\x07", "unknown_form"),
        ("登记表.xls", b"\x09\x08\x08\x00\x00\x05\x10\x00", "unknown_form"),
        ("登记表.xls", b"MIME-Version: 1.0\r\n", "unknown_form"),
        ("登记表.et", xls(), "unknown_form"),
        ("登记表.wps", b"x", "unknown_form"),
        ("登记表.ods", b"x", "unknown_form"),
        ("登记表.dbf", b"x", "unknown_form"),
        ("登记表", CSV, "unknown_form"),
        ("~$登记表.xlsx", b"\x06user", "lock_file"),
        ("登记表.xlsx", b"", "empty_register"),
    ],
)
def test_other_files_are_refused_with_a_remedy(read, name, content, code):
    with pytest.raises(RegisterError) as refused:
        read(content, name)
    (finding,) = refused.value.findings
    assert (finding.code, finding.file) == (code, name)
    assert finding.remedy is not None


def test_a_refusal_says_what_to_do(read):
    with pytest.raises(RegisterError) as refused:
        read(xls(), "登记表.et")
    assert str(refused.value) == (
        "登记表.et:不支持这种文件,读到“WPS 表格 (a WPS spreadsheet)”,"
        "应为XLSX、XLS、CSV/TSV、GeoJSON、GPKG 或 SHP。"
        "改法:在 Excel 或 WPS 中打开,另存为“Excel 工作簿(*.xlsx)”。\n"
        '登记表.et: files of this form are not read, found "WPS 表格 (a WPS spreadsheet)", '
        "expected XLSX, XLS, CSV/TSV, GeoJSON, GPKG or SHP. "
        "Fix: open it in Excel or WPS and save it as an Excel workbook (*.xlsx)."
    )


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    (tmp_path / "夹.csv").mkdir()
    for name in ("无.csv", "夹.csv", "a\0.csv"):
        with pytest.raises(RegisterError):
            read_book(tmp_path / name, file=name)


STARTS = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"SQLite format 3\0",
          b"\0\0'\n", b"<table>", b"{", b"\xff\xfe", b"\xef\xbb\xbf", b"sep=")  # fmt: skip


@given(st.sampled_from(STARTS), st.binary(max_size=300), st.sampled_from((*SUFFIXES, ".et", "")))
def test_any_bytes_are_a_book_or_refused(tmp_path_factory, start, rest, suffix):
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(start + rest)
    with suppress(RegisterError):
        assert isinstance(read_book(path, file="any"), Book)
