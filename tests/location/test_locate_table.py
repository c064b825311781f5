"""A table of texts: one feature a row, in order, the row's own columns kept."""

import csv
import json

import pytest
import shapely
from gazetteer_builders import gazetteer, line, spot

from gongshu_geo.errors import ConfigError, RegisterError, StoreError
from gongshu_geo.location.table import locate_csv

SMALL = gazetteer(
    line("横路", (-1000, 0), (1000, 0), accuracy_m=10.4),
    line("纵路", (200, -500), (200, 500)),
    spot("公园", 0, 900),
)

TABLE = """编号,位置,备注
1,横路与纵路交叉口,路口
2,火星,"无, 逗号"
3,公园,
4,横路,整条
5,,空
"""


def table(folder, text=TABLE, *, encoding="utf-8", column="位置"):
    """The table located."""
    path = folder / "in.csv"
    path.write_bytes(text.encode(encoding))
    return locate_csv(SMALL, path, column=column)


def features(located, folder, name="out.geojson"):
    located.write(folder / name)
    return json.loads((folder / name).read_text(encoding="utf-8"))


def rows(located, folder):
    located.write(folder / "out.csv")
    with (folder / "out.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def lines(located, folder):
    located.write(folder / "out.jsonl")
    return [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]


def test_geojson_has_one_feature_a_row_in_order(tmp_path):
    collection = features(table(tmp_path), tmp_path)
    assert collection["type"] == "FeatureCollection"
    assert collection["attribution"] == "© OpenStreetMap contributors (ODbL)"
    properties = [feature["properties"] for feature in collection["features"]]
    assert [entry["编号"] for entry in properties] == ["1", "2", "3", "4", "5"]
    assert [entry["备注"] for entry in properties] == ["路口", "无, 逗号", "", "整条", "空"]
    assert [entry["kind"] for entry in properties] == [
        *("intersection", "unknown", "landmark", "road", "unknown")
    ]
    types = [f["geometry"] and f["geometry"]["type"] for f in collection["features"]]
    assert types == ["Point", None, "Point", "LineString", None]


def test_a_feature_is_identified_by_its_row_as_a_spreadsheet_counts(tmp_path):
    collection = features(table(tmp_path), tmp_path)
    assert [feature["id"] for feature in collection["features"]] == [2, 3, 4, 5, 6]


def test_the_box_holds_all_that_was_found(tmp_path):
    collection = features(table(tmp_path), tmp_path)
    shapes = [
        shapely.from_geojson(json.dumps(feature["geometry"]))
        for feature in collection["features"]
        if feature["geometry"]
    ]
    assert collection["bbox"] == pytest.approx(shapely.total_bounds(shapes).tolist(), abs=1e-6)


def test_where_nothing_is_found_there_is_no_box(tmp_path):
    collection = features(table(tmp_path, "位置\n火星\n"), tmp_path)
    assert "bbox" not in collection
    assert collection["features"][0]["geometry"] is None


def test_a_table_without_rows(tmp_path):
    located = table(tmp_path, "位置\n")
    assert features(located, tmp_path)["features"] == []
    assert rows(located, tmp_path) == []
    assert lines(located, tmp_path) == []


def test_jsonl_has_one_object_a_row(tmp_path):
    located = table(tmp_path)
    answers = lines(located, tmp_path)
    assert [answer["编号"] for answer in answers] == ["1", "2", "3", "4", "5"]
    assert list(answers[0]) == [
        *("编号", "位置", "备注", "text", "kind", "method", "accuracy_m", "confidence"),
        *("matched", "evidence", "candidates", "problems", "geometry"),
    ]
    assert answers[1]["geometry"] is None


def test_csv_keeps_the_columns_and_adds_the_answers(tmp_path):
    table_rows = rows(table(tmp_path), tmp_path)
    assert list(table_rows[0]) == [
        *("编号", "位置", "备注", "kind", "method", "lon", "lat", "accuracy_m"),
        *("confidence", "problems", "wkt"),
    ]
    assert [row["编号"] for row in table_rows] == ["1", "2", "3", "4", "5"]
    assert (table_rows[1]["lon"], table_rows[1]["wkt"]) == ("", "")
    assert table_rows[1]["problems"] == "“火星”不在地名库 火星 is not in the gazetteer"
    point = shapely.from_wkt(table_rows[0]["wkt"])
    assert (point.x, point.y) == pytest.approx(
        (float(table_rows[0]["lon"]), float(table_rows[0]["lat"])), abs=1e-6
    )


def test_the_three_formats_agree(tmp_path):
    located = table(tmp_path)
    kinds = [row["kind"] for row in rows(located, tmp_path)]
    assert kinds == [answer["kind"] for answer in lines(located, tmp_path)]
    accuracies = [row["accuracy_m"] for row in rows(located, tmp_path)]
    told = [answer["accuracy_m"] for answer in lines(located, tmp_path)]
    assert accuracies == ["" if metres is None else str(metres) for metres in told]


@pytest.mark.parametrize("name", ["text", "kind", "problems", "accuracy_m"])
def test_a_column_named_like_an_answer_is_kept_under_another_name(tmp_path, name):
    located = table(tmp_path, f"{name},位置\n甲,横路\n")
    entry = features(located, tmp_path)["features"][0]["properties"]
    assert entry[f"row_{name}"] == "甲"
    assert (entry["text"], entry["kind"]) == ("横路", "road")
    assert rows(located, tmp_path)[0][f"row_{name}"] == "甲"


@pytest.mark.parametrize("name", ["lon", "lat", "wkt", "geometry"])
def test_a_column_named_like_a_position_does_not_stand_twice(tmp_path, name):
    located = table(tmp_path, f"{name},位置\n甲,横路与纵路交叉口\n")
    located.write(tmp_path / "out.csv")
    heading = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert len(set(heading)) == len(heading)
    assert rows(located, tmp_path)[0][f"row_{name}"] == "甲"
    assert lines(located, tmp_path)[0]["geometry"]["type"] == "Point"
    assert lines(located, tmp_path)[0][f"row_{name}"] == "甲"


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        pytest.param("备注,位置,备注", ["备注", "位置", "备注_3"], id="one heading twice"),
        pytest.param("text,位置,row_text", ["row_text", "位置", "row_text_3"], id="a name taken"),
        pytest.param(",位置,", ["column_1", "位置", "column_3"], id="no heading"),
    ],
)
def test_no_column_hides_another(tmp_path, heading, names):
    located = table(tmp_path, f"{heading}\n甲,横路,乙\n")
    entry = features(located, tmp_path)["features"][0]["properties"]
    assert [entry[name] for name in names] == ["甲", "横路", "乙"]
    assert [rows(located, tmp_path)[0][name] for name in names] == ["甲", "横路", "乙"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_of_the_field(tmp_path, encoding):
    located = table(tmp_path, encoding=encoding)
    assert located.heading == ("编号", "位置", "备注")
    assert located.rows[0] == ("1", "横路与纵路交叉口", "路口")


def test_windows_line_ends(tmp_path):
    assert table(tmp_path, TABLE.replace("\n", "\r\n")).rows == table(tmp_path).rows


def test_short_and_long_rows(tmp_path):
    located = table(tmp_path, "位置,备注\n横路\n公园,甲,乙\n\n火星,\n")
    assert located.rows == (("横路", ""), ("公园", "甲"), ("火星", ""))
    assert [location.kind for location in located.locations] == ["road", "landmark", "unknown"]


def test_blanks_around_headings_do_not_matter(tmp_path):
    assert table(tmp_path, " 位置 ,备注\n横路,甲\n").locations[0].kind == "road"


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "＝1+1", "\t=1"])
def test_formulas_are_made_harmless_in_csv_alone(tmp_path, cell):
    located = table(tmp_path, f'备注,位置\n"{cell}",横路\n')
    assert rows(located, tmp_path)[0]["备注"] == f"'{cell}"
    assert features(located, tmp_path)["features"][0]["properties"]["备注"] == cell
    assert lines(located, tmp_path)[0]["备注"] == cell


@pytest.mark.parametrize("cell", ["-1.5", "+86", "1e-3", "2021-01-01", "a=b"])
def test_what_is_no_formula_stays(tmp_path, cell):
    located = table(tmp_path, f"备注,位置\n{cell},横路\n")
    assert rows(located, tmp_path)[0]["备注"] == cell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("编号,地址\n1,横路\n", "编号、地址", id="no such heading"),
        pytest.param("编号,位置1\n1,横路\n", "“位置1”", id="a heading like it"),
        pytest.param("位置,位置\n横路,公园\n", "“位置”", id="two of them"),
    ],
)
def test_a_column_that_cannot_be_told(tmp_path, text, expected):
    with pytest.raises(ConfigError) as caught:
        table(tmp_path, text)
    told = str(caught.value.findings[0]).splitlines()[0]
    path = tmp_path / "in.csv"
    assert told == (
        f"{path} 第 1 行 “位置”列:没有这一列,或有不止一列,应为表头之一:{expected}。改法:核对 --column。"
    )


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b",,\n", b"PK\x03\x04\x00\x00", b"\xff\xfe\x4f\x4d"]
)
def test_what_is_no_table(tmp_path, content):
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    with pytest.raises(RegisterError):
        locate_csv(SMALL, path, column="位置")


def test_a_missing_table(tmp_path):
    with pytest.raises(StoreError):
        locate_csv(SMALL, tmp_path / "none.csv", column="位置")


@pytest.mark.parametrize("name", ["out.xlsx", "out", "out.shp", "out.geojson.gz"])
def test_an_unknown_format_writes_nothing(tmp_path, name):
    located = table(tmp_path)
    with pytest.raises(ConfigError) as caught:
        located.write(tmp_path / name)
    assert "应为.geojson、.jsonl 或 .csv" in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


@pytest.mark.parametrize("name", ["out.geojson", "out.csv", "out.jsonl"])
def test_writing_twice_gives_the_same_bytes(tmp_path, name):
    table(tmp_path).write(tmp_path / name)
    first = (tmp_path / name).read_bytes()
    table(tmp_path).write(tmp_path / name)
    assert (tmp_path / name).read_bytes() == first
    assert first.endswith(b"\n")
    assert b"\r" not in first
