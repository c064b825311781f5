"""Workbooks in XLSX: values, what is hidden or merged, and what stands in no cell."""

import datetime as dt

import pytest
from openpyxl.styles import Font
from workbook_files import HEADINGS, ROWS, handmade, unzipped, xlsx, zipped

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import MergedRange, read_book

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@pytest.fixture
def read(tmp_path):
    """Writes a workbook's bytes into a file and reads it."""

    def book(content):
        path = tmp_path / "登记表.xlsx"
        path.write_bytes(content)
        return read_book(path, file="登记表.xlsx")

    return book


def cells(book):
    (grid,) = book.grids
    return grid.cells.tolist()


def told(book):
    return [(finding.code, finding.row, finding.column, finding.found) for finding in book.findings]


VALUES = {
    "text": "合成 路\n东段",
    "number": 12.5,
    "whole": 3.0,
    "code": 20210012,
    "yes": True,
    "day": dt.date(2021, 9, 30),
    "moment": dt.datetime(2021, 9, 30, 8, 15),  # noqa: DTZ001
    "time": dt.time(8, 30),
    "span": dt.timedelta(hours=30, minutes=5),
    "blanks": " 　\n",
    "nothing": None,
    "last": "末",
}


def test_values_are_as_the_cells_show_them(read):
    ((found, *_),) = [cells(read(xlsx([list(VALUES.values())])))]
    assert dict(zip(VALUES, found, strict=True)) == VALUES | {
        "time": "08:30:00",
        "span": "30:05:00",
        "blanks": None,
    }
    assert [type(value) for value in found[2:4]] == [int, int]


def test_hidden_merged_and_placed(read):
    def change(workbook, sheet):
        sheet.insert_rows(1, 2)
        sheet.insert_cols(1)
        sheet["B2"] = "一、道路"
        sheet.merge_cells("B2:D2")
        sheet.merge_cells("B9:D9")
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["C"].hidden = True
        workbook.create_sheet("空表")
        secret = workbook.create_sheet("底稿")
        secret.sheet_state = "veryHidden"
        secret["A1"] = "旧"

    grid, secret = read(xlsx(change=change)).grids
    assert (grid.sheet, grid.hidden, secret.sheet, secret.hidden) == ("项目", False, "底稿", True)
    assert grid.row_numbers.tolist() == [2, 3, 4, 5]
    assert (grid.first_column, grid.address(1, 0)) == (1, "B3")
    assert grid.cells[1].tolist() == list(HEADINGS)
    assert grid.merged == (MergedRange(first_row=0, last_row=0, first_column=0, last_column=2),)
    assert (grid.hidden_rows, grid.hidden_columns) == (frozenset({2}), frozenset({1}))


def test_formats_far_outside_the_table_are_nothing(read):
    def change(_, sheet):
        sheet["XFD1048576"].font = Font(bold=True)
        sheet["A50000"].font = Font(bold=True)

    assert cells(read(xlsx(change=change))) == [list(row) for row in ROWS]


def test_formulas_without_value_and_errors_are_named(read):
    rows = (
        '<row r="2"><c r="B2"><f>SUM(A1:A9)</f></c><c r="C2"><f>1+1</f><v></v></c>'
        '<c r="D2"><f>1+1</f><v>2</v></c><c r="E2" t="str"><f>A1&amp;""</f><v></v></c>'
        '<c r="F2" t="e"><v>#REF!</v></c><c r="G2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="H2" t="str"><f t="shared" si="0"/><v>合成</v></c><c r="I2"><f t="shared" si="0"/></c>'
        "</row>"
    )
    book = read(handmade(rows))
    assert cells(book) == [[2, None, None, None, "合成"]]
    assert book.grids[0].first_column == 3
    assert told(book) == [
        ("error_cell", 2, "F", "#REF!"),
        ("error_cell", 2, "G", "#DIV/0!"),
        ("formula_without_value", 2, "B", "=SUM(A1:A9)"),
        ("formula_without_value", 2, "C", "=1+1"),
        ("formula_without_value", 2, "I", "="),
    ]
    assert str(book.findings[0]) == (
        "登记表.xlsx 第 2 行 “F”列:工作表“项目”F2 公式出错,读到“#REF!”,应为值。"
        "改法:修正公式,或改填数值;本格按空读取。\n"
        '登记表.xlsx, row 2, column F: cell F2 of sheet "项目" shows an error, found "#REF!", '
        "expected a value. Fix: mend the formula or type the value; the cell is read as empty."
    )


def test_many_errors_are_counted_after_the_first(read):
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="e"><v>#N/A</v></c></row>' for n in range(2, 502))
    book = read(handmade('<row r="1"><c r="A1"><v>1</v></c></row>' + rows))
    assert len(book.findings) == 201
    assert book.findings[-1].what.en == 'so it is with 300 more cells of sheet "项目"'


TEXTS = (
    '<si><t>名称</t></si><si><r><t>合成</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 路</t></r>'
    '<rPh sb="0" eb="1"><t>ゴウセイ</t></rPh></si>'
)
SHARED = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "content",
    [
        handmade(SHARED, texts=TEXTS),
        handmade(SHARED, texts=TEXTS, main=STRICT, office=STRICT_OFFICE),
        handmade(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c><c r="B1" t="inlineStr"><is>'
            "<r><t>合成</t></r><r><t xml:space='preserve'> 路</t></r></is></c></row>"
        ),
        handmade('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', texts=TEXTS),
        handmade("<row r='1'><c t='s' r='A1'><v>0</v></c><c t='s' r='B1'><v>1</v></c></row>",
                 texts=TEXTS),
        handmade(SHARED, texts=TEXTS, before='<dimension ref="A1:XFD1048576"/>'),
        handmade("<!-- made by hand <c -->" + SHARED, texts=TEXTS),
        handmade(
            sheet='<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c>'
            '<x:c r="B1" t="s"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
            texts=TEXTS,
        ),
    ],
    ids=[
        "shared, rich and phonetic",
        "strict",
        "inline",
        "cells without places",
        "single quotes, other order",
        "a lying dimension",
        "a comment",
        "a prefix",
    ],
)  # fmt: skip
def test_text_is_read_however_it_is_written(read, content):
    assert cells(read(content)) == [["名称", "合成 路"]]


def test_days_count_from_1904_where_the_workbook_says_so(read):
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="57"/></cellXfs>'
    rows = '<row r="1"><c r="A1" s="1"><v>43007</v></c></row>'
    since_1904 = handmade(rows, styles=styles, properties='<workbookPr date1904="1"/>')
    assert cells(read(since_1904)) == [[dt.date(2021, 9, 30)]]
    assert cells(read(handmade(rows, styles=styles))) == [[dt.date(2017, 9, 29)]]


def full(rows, columns):
    return "".join(
        f'<row r="{row}">' + f'<c r="A{row}"><v>1</v></c>' * columns + "</row>"
        for row in range(1, rows + 1)
    )


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="{}"><v>1</v></c></row>'
ONE = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (handmade(FAR.format("XFD1048576")), "too_many_cells"),
        (handmade(FAR.format("A1048577")), "too_many_cells"),
        (handmade(FAR.format("A0")), "unreadable_register"),
        (handmade(FAR.format("AAAAAAAA1")), "unreadable_register"),
        (handmade(FAR.format("A" + "9" * 5000)), "unreadable_register"),
        (handmade('<row r="4000000000"><c><v>1</v></c></row>'), "too_many_cells"),
        (handmade('<row r="1">' + '<c r="A1"><v>1</v></c>' * 2_600_000 + "</row>"), "too_many_cells"),
        (handmade(FAR.format("BZZ9")), "too_many_columns"),
        (handmade(ONE * 300, texts=f"<si><t>{'x' * (1 << 20)}</t></si>"), "zip_bomb"),
        (handmade(sheet='<!DOCTYPE a [<!ENTITY a "合成">]><worksheet/>'), "zip_bomb"),
        (handmade(ONE, after="<!---->" * 1_100_000), "zip_bomb"),
        (handmade('<row hidden="1"/>' * 1_100_000 + "<row><c><v>1</v></c></row>"), "too_many_cells"),
        (handmade(ONE, after="<mergeCell/>" * 200_000), "too_many_cells"),
        (handmade(**{"xl/workbook.xml": '<sheet name="a"/>' * 600_000}), "too_large"),
        (handmade(**{"xl/media/a.png": b"\0" * (200 << 20)}), "zip_bomb"),
        (zipped(dict.fromkeys(map(str, range(5000)), b"")), "zip_bomb"),
        (handmade(**{"xl/vbaProject.bin": b""}), "macros"),
        (handmade(**{"XL\\vbaProject.BIN": b""}), "macros"),
        (handmade(), "empty_register"),
        (xlsx([]), "empty_register"),
        (handmade(ONE, texts="", **{"xl/workbook.xml": "<workbook>"}), "unreadable_register"),
        (xlsx()[:-30], "unreadable_register"),
        (zipped({"a.txt": b""}), "unknown_form"),
        (zipped({"word/document.xml": b""}), "unknown_form"),
        (zipped({"mimetype": b"", "content.xml": b""}), "unknown_form"),
        (zipped({"xl/workbook.bin": b"", "xl/workbook.xml": b""}), "unknown_form"),
    ],
    ids=[
        "a cell in Excel's last corner",
        "a row beyond the last",
        "row zero",
        "a column of eight letters",
        "a row of 5000 digits",
        "a cell without place in a row far beyond",
        "too many cells",
        "two thousand columns",
        "one long text in many cells",
        "entities",
        "a million comments",
        "more rows than Excel has",
        "endless merged ranges",
        "endless sheets",
        "200 MiB of zeros",
        "5000 members",
        "macros",
        "macros under another case",
        "no cell",
        "no row",
        "a cut workbook part",
        "a cut file",
        "any zip",
        "Word",
        "ODS",
        "XLSB",
    ],
)  # fmt: skip
def test_what_may_not_be_read_is_refused(read, content, code):
    with pytest.raises(RegisterError) as refused:
        read(content)
    assert [finding.code for finding in refused.value.findings] == [code]
    assert refused.value.findings[0].remedy is not None


def test_one_sheet_told_many_times_is_refused(read):
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 4000))
    content = handmade(
        "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 1001)),
        **{"xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
           '2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
           f'relationships"><sheets>{sheets}</sheets></workbook>'},
    )  # fmt: skip
    with pytest.raises(RegisterError) as refused:
        read(content)
    assert refused.value.findings[0].code == "too_many_cells"


def test_member_sizes_that_lie_do_not_grow(read):
    content = bytearray(handmade(**{"xl/worksheets/sheet2.xml": b"\0" * (20 << 20)}))
    size = (20 << 20).to_bytes(4, "little")
    assert content.count(size) == 2
    lying = bytes(content).replace(size, (40).to_bytes(4, "little"))
    with pytest.raises(RegisterError) as refused:
        read(lying)
    assert refused.value.findings[0].code == "unreadable_register"


def test_names_of_parts_with_backslashes_and_other_cases_are_read(read):
    parts = {
        name.replace("/", "\\").replace("sharedStrings", "SharedStrings"): part
        for name, part in unzipped(handmade(SHARED, texts=TEXTS)).items()
    }
    assert cells(read(zipped(parts))) == [["名称", "合成 路"]]
