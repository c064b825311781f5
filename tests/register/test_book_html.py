"""Tables of HTML pages under the name .xls, as old systems export them."""

import pytest

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import MergedRange, read_book


@pytest.fixture
def read(tmp_path):
    """Writes a page into a file named .xls and reads it."""

    def book(page, encoding="utf-8"):
        path = tmp_path / "导出.xls"
        path.write_bytes(page.encode(encoding))
        return read_book(path, file="导出.xls")

    return book


PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta charset=gb2312><style>td {mso-number-format:"\\@"} /* <td> */</style></head><body>
<table border=1><!-- <tr><td>旧</td></tr> -->
<tr><th colspan="2">登记表&nbsp;&lt;合成&gt;</th></tr>
<TR><TD rowspan=2>合成路</TD><td>东 段<br>西段</td></TR>
<tr style="display: none"><td><b>12</b>.5</td></tr>
<tr><td>合成桥<td> </table></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_a_table_is_a_grid(read, encoding):
    book = read(PAGE, encoding)
    (grid,) = book.grids
    assert grid.cells.tolist() == [
        ["登记表 <合成>", None],
        ["合成路", "东 段\n西段"],
        [None, "12.5"],
        ["合成桥", None],
    ]
    assert grid.row_numbers.tolist() == [1, 2, 3, 4]
    assert grid.hidden_rows == {2}
    assert grid.merged == (
        MergedRange(first_row=0, last_row=0, first_column=0, last_column=1),
        MergedRange(first_row=1, last_row=2, first_column=0, last_column=0),
    )


def test_it_is_said_that_the_name_is_wrong(read):
    (finding,) = read(PAGE).findings
    assert (finding.code, finding.severity) == ("other_suffix", "warning")
    assert finding.what.zh == "扩展名是 .xls,内容却是HTML 网页"


def test_tables_within_tables_are_tables_of_their_own(read):
    page = (
        "<table><tr><td>标题<table><tr><td>内</table>尾</td></tr></table><table><tr><td>二</table>"
    )
    assert [(grid.sheet, grid.cells.tolist()) for grid in read(page).grids] == [
        ("1", [["标题尾"]]),
        ("2", [["内"]]),
        ("3", [["二"]]),
    ]


@pytest.mark.parametrize(
    "start",
    [
        "",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
        "<!-- 合成 <b> -->\n<META x>",
        "<div>",
    ],
    ids=["bare", "XHTML", "a comment", "a frame"],
)
def test_pages_are_known_by_how_they_begin(read, start):
    (grid,) = read(f"{start}<table><tr><td>合成</table>").grids
    assert grid.cells.tolist() == [["合成"]]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html><frameset><frame src=sheet001.htm></frameset></html>", "empty_register"),
        ("<table><tr><td> &nbsp;</table>", "empty_register"),
        ("<table>" * 60, "unreadable_register"),
        ("<table><tr>" + "<td rowspan=999999 colspan=999999>1" * 3000, "too_many_cells"),
        ("<table><tr><td>" + "x" * (33 << 20), "too_large"),
        ("<table><tr>" + "<td>1" * 2000, "too_many_columns"),
        ('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
         "unknown_form"),
    ],
    ids=["a page of frames", "blanks", "a deep nest", "endless spans", "33 MiB", "2000 columns",
         "XML spreadsheet 2003"],
)  # fmt: skip
def test_what_may_not_be_read_is_refused(read, page, code):
    with pytest.raises(RegisterError) as refused:
        read(page)
    assert [finding.code for finding in refused.value.findings] == [code]
