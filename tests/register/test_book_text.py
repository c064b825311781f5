"""Separated text as a grid: which separator, which encoding, which row number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import read_book
from gongshu_geo.register._book_text import SEPARATORS, read_separated


@pytest.fixture
def read(tmp_path):
    """Writes bytes or text into a file and reads its only grid."""

    def grid(content, name="登记表.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        (found,) = read_book(path, file=name).grids
        return found

    return grid


TABLE = [["名称", "地点"], ["合成路,东段", "祥符;半山|康桥"], ["合成桥", None]]


@pytest.mark.parametrize(
    "text",
    [
        '名称,地点\n"合成路,东段",祥符;半山|康桥\n合成桥,\n',
        "名称\t地点\n合成路,东段\t祥符;半山|康桥\n合成桥\t\n",
        '名称;地点\n合成路,东段;"祥符;半山|康桥"\n合成桥;\n',
        '名称|地点\n合成路,东段|"祥符;半山|康桥"\n合成桥|\n',
        'sep=;\r\n名称;地点\r\n合成路,东段;"祥符;半山|康桥"\r\n合成桥;\r\n',
        '"名称","地点"\r"合成路,东段","祥符;半山|康桥"\r"合成桥",""\r',
    ],
    ids=["commas", "tabs", "semicolons", "bars", "declared", "ends of lines of old Macs"],
)
def test_the_separator_is_found(read, text):
    assert read(text).cells.tolist() == TABLE


def test_a_separator_within_titles_and_cells_does_not_mislead(read):
    text = "2021年计划;单位:万元;第1批\n\n名称,别名\n甲,一;二;三\n乙,四;五\n丙,六\n"
    assert read(text).cells.tolist() == [
        ["2021年计划;单位:万元;第1批", None],
        [None, None],
        ["名称", "别名"],
        ["甲", "一;二;三"],
        ["乙", "四;五"],
        ["丙", "六"],
    ]


@pytest.mark.parametrize(
    ("encoding", "mark", "told"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", b"\xef\xbb\xbf", "UTF-8"),
        ("gbk", b"", "GB18030"),
        ("gb18030", b"", "GB18030"),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
    ],
    ids=["UTF-8", "with a mark", "GBK", "GB18030", "Unicode text of Excel", "big-endian"],
)
def test_the_encoding_is_found(read, encoding, mark, told):
    grid = read(mark + "名称\t状态\n合成路\t在建\n".encode(encoding), name="登记表.tsv")
    assert (grid.cells.tolist(), grid.encoding) == (
        [["名称", "状态"], ["合成路", "在建"]],
        told,
    )


def test_rows_count_from_one_and_empty_edges_are_left_out(read):
    grid = read("\n , ,\n,名称,状态\n,,\n, 合成 路 ,\n,,\n\n")
    assert grid.cells.tolist() == [["名称", "状态"], [None, None], [" 合成 路 ", None]]
    assert grid.row_numbers.tolist() == [3, 4, 5]
    assert grid.address(2, 0) == "B5"


def test_a_tail_of_empty_cells_costs_nothing(read):
    tail = "," * 16_000
    assert read(f"名称,状态{tail}\n" + f"合成路,在建{tail}\n" * 2).cells.shape == (3, 2)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_register"),
        (b" ,\n\t,\n", "empty_register"),
        ('名称,状态\n"合成路,在建\n合成桥,竣工\n'.encode(), "unclosed_quote"),
        ("名称\0,状态\n".encode(), "unknown_encoding"),
        (b"\xff\xfe" + "名称\0".encode("utf-16-le"), "unknown_encoding"),
        (b"\xff\xfe\x00", "unknown_encoding"),
        ("名称,状态\n".encode() + b"\xff\xff\xff", "unknown_encoding"),
        (",".join(map(str, range(100_000))).encode(), "too_many_columns"),
        (b"a,b\n" * 2_000_000, "too_many_cells"),
        (b"\n" + b"," .join([b"x"] * 900) + b"\n" + b"1\n" * 10_000, "too_many_cells"),
        (b"x" * (2 << 20), "unreadable_register"),
        (b"x" * (65 << 20), "too_large"),
    ],
    ids=[
        "nothing",
        "blanks",
        "open quote",
        "NUL",
        "NUL in UTF-16",
        "half a character",
        "no encoding",
        "100,000 columns",
        "four million cells",
        "a sparse rectangle",
        "an endless cell",
        "65 MiB",
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(read, content, code):
    with pytest.raises(RegisterError) as refused:
        read(content)
    assert [finding.code for finding in refused.value.findings] == [code]


def test_an_open_quote_is_named_with_its_row(read):
    with pytest.raises(RegisterError) as refused:
        read('名称,状态\n"合成路,在建\n合成桥,竣工\n')
    (finding,) = refused.value.findings
    assert (finding.row, finding.found) == (2, "合成路,在建")


@given(
    st.lists(
        st.lists(st.text("合成路ab1 ,;\t|\"'\n", min_size=1).filter(str.strip), min_size=2, max_size=2),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(SEPARATORS),
)  # fmt: skip
def test_quoted_cells_come_back_as_they_were(rows, separator):
    quoted = (['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows)
    text = f"sep={separator}\n" + "\n".join(separator.join(row) for row in quoted)
    (grid,) = read_separated(text, file="synthetic", encoding="UTF-8").grids
    assert grid.cells.tolist() == rows
