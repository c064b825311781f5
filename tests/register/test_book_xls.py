"""Workbooks in XLS, as Excel 97 to 2003 wrote them."""

import datetime as dt
import struct

import pytest
import xlwt
from workbook_files import HEADINGS, ROWS, xls

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import MergedRange, read_book
from gongshu_geo.register._book_biff import is_date_format, moment, rk_number, shared_strings
from gongshu_geo.register._book_ole import open_compound


@pytest.fixture
def read(tmp_path):
    """Writes a workbook's bytes into a file and reads it."""

    def book(content):
        path = tmp_path / "登记表.xls"
        path.write_bytes(content)
        return read_book(path, file="登记表.xls")

    return book


def test_values_are_as_the_cells_show_them(read):
    day, moment_, time = (
        xlwt.easyxf(num_format_str=text)
        for text in ('yyyy"年"m"月"', "yyyy-mm-dd hh:mm", "[$-804]hh:mm:ss")
    )

    def change(_, sheet):
        for column, value in enumerate(
            ("合成 路\n东段", "plain", 12.5, -3, 20210012, 1e300, True, " ", 0.01)
        ):
            sheet.write(0, column, value)
        sheet.write(1, 0, dt.date(2021, 9, 30), day)
        sheet.write(1, 1, dt.datetime(2021, 9, 30, 8, 15), moment_)  # noqa: DTZ001
        sheet.write(1, 2, dt.time(8, 30), time)
        sheet.write(1, 3, xlwt.Formula("1+1"))  # xlwt does not reckon: it writes an empty text

    (grid,) = read(xls((), change)).grids
    assert grid.cells.tolist() == [
        ["合成 路\n东段", "plain", 12.5, -3, 20210012, int(1e300), True, None, 0.01],
        [
            dt.date(2021, 9, 30),
            dt.datetime(2021, 9, 30, 8, 15),  # noqa: DTZ001
            "08:30:00",
            *[None] * 6,
        ],
    ]


def test_hidden_merged_and_placed(read):
    def change(workbook, sheet):
        for row in range(3):
            for column in range(3):
                sheet.write(row, column, "")
        sheet.write_merge(1, 1, 1, 3, "一、道路")
        for row, values in enumerate(ROWS, start=2):
            for column, value in enumerate(values, start=1):
                sheet.write(row, column, value)
        sheet.row(3).hidden = True
        sheet.col(2).hidden = True
        sheet.write(9000, 200, "", xlwt.easyxf("font: bold on"))
        secret = workbook.add_sheet("底稿")
        secret.visibility = 2
        secret.write(0, 0, "旧")
        workbook.add_sheet("空表")

    grid, secret = read(xls((), change)).grids
    assert (grid.sheet, grid.hidden, secret.sheet, secret.hidden) == ("项目", False, "底稿", True)
    assert grid.row_numbers.tolist() == [2, 3, 4, 5]
    assert (grid.first_column, grid.cells[1].tolist()) == (1, list(HEADINGS))
    assert grid.merged == (MergedRange(first_row=0, last_row=0, first_column=0, last_column=2),)
    assert (grid.hidden_rows, grid.hidden_columns) == (frozenset({2}), frozenset({1}))


def test_days_count_from_1904_where_the_workbook_says_so(read):
    def change(workbook, sheet):
        workbook.dates_1904 = True
        sheet.write(0, 0, 43007, xlwt.easyxf(num_format_str="yyyy/m/d"))

    (grid,) = read(xls((), change)).grids
    assert grid.cells.tolist() == [[dt.date(2021, 9, 30)]]


def test_long_texts_go_on_over_records(read):
    texts = [
        f"合成{'长' * (n * 37 % 9000)}{n}" if n % 2 else "x" * (n * 41 % 9000) for n in range(90)
    ]
    (grid,) = read(xls([(text or "空",) for text in texts])).grids
    assert grid.cells[:, 0].tolist() == [text or "空" for text in texts]


def test_fonts_and_phonetic_guides_are_left_out():
    plain = struct.pack("<HB", 2, 1) + "合成".encode("utf-16-le")
    rich = struct.pack("<HBH", 2, 1 | 8, 1) + "路桥".encode("utf-16-le") + b"\0" * 4
    phonetic = struct.pack("<HBI", 1, 4, 6) + b"a" + b"\0" * 6
    table = struct.pack("<II", 4, 4) + plain + rich + phonetic + struct.pack("<HB", 3, 0) + b"ab"
    # The last text goes on in the next record, in wide characters.
    assert shared_strings([table, b"\1" + "桥".encode("utf-16-le")]) == [
        "合成",
        "路桥",
        "a",
        "ab桥",
    ]


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("yyyy-mm-dd", True),
        ('yyyy"年"m"月"', True),
        ("[$-804]yyyy\\.m", True),
        ("[DBNum1]m月d日", True),
        ("[h]:mm", True),
        ("General", False),
        ("0.00_ ", False),
        ('#,##0"万元";[Red]-d', False),
        ('0"d"', False),
        ("[Red]0", False),
        ("@", False),
    ],
)
def test_formats_of_dates_are_known(text, is_date):
    assert is_date_format(text) is is_date


@pytest.mark.parametrize(
    ("serial", "expected"),
    [
        (1, dt.date(1900, 1, 1)),
        (59, dt.date(1900, 2, 28)),
        (61, dt.date(1900, 3, 1)),
        (44469, dt.date(2021, 9, 30)),
        (44469.5, dt.datetime(2021, 9, 30, 12)),  # noqa: DTZ001
        (0.5, dt.time(12)),
        (2_958_465, dt.date(9999, 12, 31)),
        (2_958_466, None),
        (-1, None),
        (float("nan"), None),
    ],
)
def test_serials_are_days_since_1900(serial, expected):
    assert moment(serial, from_1904=False) == expected


@pytest.mark.parametrize(
    ("packed", "expected"),
    [(0x3FF00000, 1.0), (0x00000006, 1), (0x40590001, 1.0), (0xFFFFFFFE, -1), (0x00003F03, 40.32)],
    ids=["float", "integer", "float in hundredths", "negative", "integer in hundredths"],
)
def test_packed_numbers(packed, expected):
    assert rk_number(packed.to_bytes(4, "little")) == expected


def renamed(content, old, new):
    old, new = (name.encode("utf-16-le") for name in (old, new.ljust(len(old), "\0")))
    assert content.count(old) == 1
    return content.replace(old, new)


def with_record(kind, data):
    """A workbook whose first record of the workbook's window becomes another one."""
    content = xls()
    at = content.index(struct.pack("<HH", 0x003D, 18))
    return content[:at] + struct.pack("<HH", kind, 18) + data.ljust(18, b"\0") + content[at + 22 :]


def with_version(version):
    content = xls()
    at = content.index(struct.pack("<HHH", 0x0809, 16, 0x0600))
    return content[: at + 4] + struct.pack("<H", version) + content[at + 6 :]


def with_endless_chain():
    content = bytearray(xls())
    table = 512 * (int.from_bytes(content[76:80], "little") + 1)
    content[table : table + 4] = bytes(4)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (with_record(0x002F, b"\1"), "encrypted"),
        (renamed(xls(), "Workbook", "_VBA_PROJECT"[:8]), "unknown_form"),
        (renamed(xls(), "Workbook", "Book"), "unknown_form"),
        (with_version(0x0500), "unknown_form"),
        (with_endless_chain(), "unreadable_register"),
        (xls()[:700], "unreadable_register"),
        (xls()[:80], "unreadable_register"),
        (xls(()), "empty_register"),
        (xls((), lambda _, sheet: [sheet.write(row, column, 1)
                                   for row, column in ((0, 0), (65_535, 255))]), "too_many_cells"),
    ],
    ids=["a password", "another program", "Excel 95 by name", "Excel 95", "an endless chain", "cut",
         "cut in its head", "nothing", "two far corners"],
)  # fmt: skip
def test_what_may_not_be_read_is_refused(read, content, code):
    with pytest.raises(RegisterError) as refused:
        read(content)
    assert [finding.code for finding in refused.value.findings] == [code]


@pytest.mark.parametrize(
    ("name", "code"),
    [("_VBA_PROJECT_CUR", "macros"), ("EncryptedPackage", "encrypted")],
)
def test_streams_that_forbid_reading_are_seen(read, name, code):
    content = bytearray(xls())
    compound = open_compound(bytes(content), file="synthetic")
    assert "Workbook" in compound.names
    # The directory has room for two more entries after the root and the workbook.
    at = bytes(content).index("Workbook".encode("utf-16-le")) + 128
    told = name.encode("utf-16-le")
    content[at : at + 128] = (
        told.ljust(64, b"\0") + struct.pack("<HB", len(told) + 2, 2) + b"\0" * 61
    )
    with pytest.raises(RegisterError) as refused:
        read(bytes(content))
    assert refused.value.findings[0].code == code
