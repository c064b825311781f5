"""Real files, cut and with bits flipped: a book or a refusal in words, and nothing else."""

import geopandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point
from workbook_files import ROWS, handmade, unzipped, xls, xlsx, zipped

from gongshu_geo.errors import RegisterError
from gongshu_geo.register import Book, read_book

SNIPPETS = (b"<", b">", b'"', b"</c>", b"<!--", b"<![CDATA[", b"<c><v>1</v></c>", b"99999999999",
            b'<c r="XFD1048576"><v>1</v></c>', b'<row r="4294967295">', b't="e"', b"<f>", b"\xff",
            b"&#x110000;", b'<mergeCell ref="A1:XFD1048576"/>', b"1e999", b"-1", b"")  # fmt: skip


def fits(path, content):
    """Whether a file of this content is read or refused."""
    path.write_bytes(content)
    try:
        return isinstance(read_book(path, file="damaged"), Book)
    except RegisterError as refused:
        return bool(refused.findings)


def damaged(content, cut, flips):
    """A part of ``content`` with some bytes changed; places are shares of its length."""
    left = bytearray(content[: max(int(len(content) * cut), 1)])
    for place, value in flips:
        left[min(int(place * len(left)), len(left) - 1)] ^= value
    return bytes(left)


cuts = st.one_of(st.just(1.0), st.floats(0, 1))
flips = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=8)


@pytest.fixture(scope="module")
def layers(tmp_path_factory):
    """A synthetic layer in every vector format; the parts of the shapefile lie beside it."""
    folder = tmp_path_factory.mktemp("layers")
    table = geopandas.GeoDataFrame(
        {"名称": ["合成路", "合成桥"]}, geometry=[Point(120, 30), Point(120.1, 30)], crs=4326
    )
    for suffix in (".geojson", ".gpkg", ".shp"):
        table.to_file(folder / f"a{suffix}")
    contents = {suffix: (folder / f"a{suffix}").read_bytes() for suffix in
                (".geojson", ".gpkg", ".shp", ".shx", ".dbf")}  # fmt: skip
    return folder, contents


@pytest.mark.parametrize("suffix", [".xlsx", ".xls"])
@given(cut=cuts, flips=flips)
def test_workbooks(tmp_path_factory, suffix, cut, flips):
    content = WORKBOOKS[suffix]
    assert fits(tmp_path_factory.getbasetemp() / f"a{suffix}", damaged(content, cut, flips))


WORKBOOKS = {
    ".xlsx": xlsx(),
    ".xls": xls([*ROWS, *[(f"合成{n}", n / 3, "在建") for n in range(200)]]),
}
PARTS = unzipped(
    handmade(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44469</v></c></row>'
        '<row r="3" hidden="1"><c r="A3" t="e"><v>#N/A</v></c><c r="C3"><f>1+1</f></c></row>',
        texts="<si><t>合成</t></si><si><r><t>路</t></r></si>",
        styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="57"/></cellXfs>',
        properties='<workbookPr date1904="0"/>',
        before='<dimension ref="A1:C3"/><cols><col min="2" max="2" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
    )
)
READ = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml")  # fmt: skip


@given(
    part=st.sampled_from(READ),
    cut=cuts,
    flips=flips,
    place=st.floats(0, 1),
    snippet=st.sampled_from(SNIPPETS),
)
def test_parts_of_workbooks(tmp_path_factory, part, cut, flips, place, snippet):
    content = damaged(PARTS[part], cut, flips)
    at = int(place * len(content))
    parts = PARTS | {part: content[:at] + snippet + content[at:]}
    assert fits(tmp_path_factory.getbasetemp() / "parts.xlsx", zipped(parts))


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".shp"])
@given(cut=cuts, flips=flips)
def test_layers(layers, suffix, cut, flips):
    folder, contents = layers
    assert fits(folder / f"a{suffix}", damaged(contents[suffix], cut, flips))


@pytest.mark.parametrize("suffix", [".shx", ".dbf"])
@given(cut=cuts, flips=flips)
def test_parts_of_shapefiles(layers, suffix, cut, flips):
    folder, contents = layers
    (folder / f"a{suffix}").write_bytes(damaged(contents[suffix], cut, flips))
    try:
        assert fits(folder / "a.shp", contents[".shp"])
    finally:
        (folder / f"a{suffix}").write_bytes(contents[suffix])
