"""Tables with coordinates."""

from pathlib import Path

import pytest

from gongshu_geo.crs import CoordinateSystem, convert_table
from gongshu_geo.errors import ConfigError, RegisterError, StoreError

GCJ02, WGS84 = CoordinateSystem.GCJ02, CoordinateSystem.WGS84


def converted(folder, text, *, encoding="utf-8", x="经度", y="纬度", source=GCJ02, target=WGS84):
    """The table that a CSV file of ``text`` becomes."""
    path = Path(folder) / "sites.csv"
    path.write_bytes(text.encode(encoding))
    return convert_table(path, x=x, y=y, source=source, target=target)


def written(folder, text, **options):
    """The lines of the file that a CSV file of ``text`` becomes."""
    output = Path(folder) / "out" / "sites.csv"
    converted(folder, text, **options).write(output)
    return output.read_bytes().decode("utf-8").splitlines()


def problems(table):
    """Code, row and column of every finding."""
    return [(finding.code, finding.row, finding.column) for finding in table.findings]


# Answers from coord-convert's forward formula, turned round by repeated subtraction.
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_columns_are_added_and_everything_else_kept(tmp_path, encoding):
    text = '名称,经度,纬度,备注\n大兜路,120.14,30.33,"甲,乙"\n小河路,120.15,30.34,\n'
    assert written(tmp_path, text, encoding=encoding) == [
        "名称,经度,纬度,备注,经度_wgs84,纬度_wgs84",
        '大兜路,120.14,30.33,"甲,乙",120.13524733,30.33229019',
        "小河路,120.15,30.34,,120.14527226,30.34230370",
    ]


def test_metres_are_written_to_a_tenth_of_a_millimetre(tmp_path):
    text = "经度,纬度\n120.0,0.0\n"
    target = CoordinateSystem.EPSG4549_ZONED
    assert written(tmp_path, text, source=WGS84, target=target)[1] == (
        "120.0,0.0,40500000.0000,0.0000"
    )


def test_bad_cells_are_found_and_the_rest_goes_on(tmp_path):
    text = (
        "经度,纬度,名称\n"
        "120.14,30.33,good\n"
        "东经120,30.33,words\n"
        "120.14,,half\n"
        ",,none\n"
        "\n"
        "30.33,120.14,swapped\n"
        "nan,inf,not finite\n"
        "120.14,30.33,甲,乙\n"
        "120.14\n"
        "１２０．１４, 30.33 ,full width\n"
    )
    table = converted(tmp_path, text)
    assert problems(table) == [
        ("not_a_number", 3, "经度"),
        ("half_a_pair", 4, "纬度"),
        ("out_of_range", 7, "经度, 纬度"),
        ("not_a_number", 8, "经度"),
        ("not_a_number", 8, "纬度"),
        ("too_many_cells", 9, None),
        ("half_a_pair", 10, "纬度"),
    ]
    assert [bool(row[3]) for row in table.rows] == [True, *[False] * 8, True]
    assert (table.converted, len(table.rows)) == (2, 10)


def test_finding_names_file_row_column_and_text(tmp_path):
    finding = converted(tmp_path, "经度,纬度\n东经120,30.33\n").findings[0]
    path = tmp_path / "sites.csv"
    assert str(finding) == (
        f"{path} 第 2 行 “经度”列:坐标不是数字,读到“东经120”,应为十进制数。\n"
        f'{path}, row 2, column 经度: the coordinate is not a number, found "东经120", '
        "expected a decimal number."
    )


def test_surplus_cells_are_kept_behind_the_new_columns(tmp_path):
    assert written(tmp_path, "经度,纬度\n120.14,30.33,甲\n")[1] == "120.14,30.33,,,甲"


def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path):
    text = '名称,经度,纬度\n"两\n行",120.14,30.33\n坏,?,30.33\n'
    assert problems(converted(tmp_path, text)) == [("not_a_number", 3, "经度")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("+86 571", "'+86 571", id="telephone"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at sign"),
        pytest.param("-cmd", "'-cmd", id="minus"),
        pytest.param("＝1+1", "'＝1+1", id="full-width formula"),
        pytest.param("-1.5", "-1.5", id="negative number"),
        pytest.param("+3", "+3", id="signed number"),
        pytest.param("-1.5e-3", "-1.5e-3", id="exponent"),
        pytest.param(" 大兜路 ", " 大兜路 ", id="spaces stay"),
        pytest.param("0120", "0120", id="leading nought stays"),
    ],
)
def test_formulas_are_made_harmless(tmp_path, cell, expected):
    assert written(tmp_path, f"经度,纬度,备注\n120.14,30.33,{cell}\n")[1].split(",")[2] == expected


def test_headings_are_made_harmless(tmp_path):
    assert written(tmp_path, "经度,纬度,=x\n")[0] == "经度,纬度,'=x,经度_wgs84,纬度_wgs84"


def test_table_without_rows_stays_without_rows(tmp_path):
    assert written(tmp_path, "经度,纬度\n") == ["经度,纬度,经度_wgs84,纬度_wgs84"]


def test_rows_outside_the_mainland_are_counted(tmp_path):
    text = "经度,纬度\n114.158,22.285\n120.14,30.33\n,\n-73.98,40.76\n"
    table = converted(tmp_path, text)
    assert table.outside == (2, 5)
    assert table.rows[0][2:] == ("114.15800000", "22.28500000")


def test_nothing_is_said_of_outside_where_nothing_would_be_shifted(tmp_path):
    target = CoordinateSystem.CGCS2000
    text = "经度,纬度\n114.158,22.285\n"
    assert converted(tmp_path, text, source=WGS84, target=target).outside == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("lon,lat\n", "missing_column", id="columns missing"),
        pytest.param("经度,纬度,经度\n", "duplicate_column", id="column twice"),
        pytest.param("经度,纬度,经度_wgs84\n", "column_taken", id="added before"),
    ],
)
def test_columns_that_do_not_fit_stop_the_run(tmp_path, text, code):
    with pytest.raises(ConfigError) as caught:
        converted(tmp_path, text)
    assert {finding.code for finding in caught.value.findings} == {code}


def test_one_column_cannot_be_both(tmp_path):
    with pytest.raises(ConfigError):
        converted(tmp_path, "经度,纬度\n", y="经度")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\n1,2\n", id="no heading"),
        pytest.param("经度,纬度\n".encode("utf-16"), id="UTF-16"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00", id="workbook"),
        pytest.param(b"\xff\xff\xff", id="no text"),
        pytest.param('经度,纬度\n"120.14,30.33\n'.encode(), id="quote never closed"),
    ],
)
def test_what_is_no_table_stops_the_run(tmp_path, content):
    path = tmp_path / "sites.csv"
    path.write_bytes(content)
    with pytest.raises(RegisterError) as caught:
        convert_table(path, x="经度", y="纬度", source=GCJ02, target=WGS84)
    assert caught.value.findings[0].code == "not_csv"


def test_missing_file_stops_the_run(tmp_path):
    with pytest.raises(StoreError):
        convert_table(tmp_path / "none.csv", x="x", y="y", source=GCJ02, target=WGS84)
