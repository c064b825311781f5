"""A table of texts: one feature a row, in order, the row's own columns kept."""

import csv
import json

import pytest
import shapely
from gazetteer_builders import gazetteer, line, spot

from gongshu_geo.errors import ConfigError, RegisterError, StoreError
from gongshu_geo.location._pool import CHUNK
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


def written(folder, text=TABLE, name="out.geojson", *, encoding="utf-8", workers=1):
    """The file that a table is located into."""
    path = folder / "in.csv"
    path.write_bytes(text.encode(encoding))
    locate_csv(SMALL, path, column="位置", output=folder / name, workers=workers)
    return folder / name


def features(folder, text=TABLE):
    return json.loads(written(folder, text).read_text(encoding="utf-8"))


def rows(folder, text=TABLE, **options):
    with written(folder, text, "out.csv", **options).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def lines(folder, text=TABLE):
    output = written(folder, text, "out.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in output.splitlines()]


def test_geojson_has_one_feature_a_row_in_order(tmp_path):
    collection = features(tmp_path)
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
    collection = features(tmp_path)
    assert [feature["id"] for feature in collection["features"]] == [2, 3, 4, 5, 6]


def test_the_box_holds_all_that_was_found(tmp_path):
    collection = features(tmp_path)
    shapes = [
        shapely.from_geojson(json.dumps(feature["geometry"]))
        for feature in collection["features"]
        if feature["geometry"]
    ]
    assert collection["bbox"] == pytest.approx(shapely.total_bounds(shapes).tolist(), abs=1e-6)


def test_where_nothing_is_found_there_is_no_box(tmp_path):
    collection = features(tmp_path, "位置\n火星\n")
    assert "bbox" not in collection
    assert collection["features"][0]["geometry"] is None


def test_a_table_without_rows(tmp_path):
    assert features(tmp_path, "位置\n")["features"] == []
    assert rows(tmp_path, "位置\n") == []
    assert lines(tmp_path, "位置\n") == []


def test_jsonl_has_one_object_a_row(tmp_path):
    answers = lines(tmp_path)
    assert [answer["编号"] for answer in answers] == ["1", "2", "3", "4", "5"]
    assert list(answers[0]) == [
        *("编号", "位置", "备注", "text", "kind", "method", "accuracy_m", "confidence"),
        *("matched", "evidence", "candidates", "problems", "geometry"),
    ]
    assert answers[1]["geometry"] is None


def test_csv_keeps_the_columns_and_adds_the_answers(tmp_path):
    table_rows = rows(tmp_path)
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
    kinds = [row["kind"] for row in rows(tmp_path)]
    assert kinds == [answer["kind"] for answer in lines(tmp_path)]
    accuracies = [row["accuracy_m"] for row in rows(tmp_path)]
    told = [answer["accuracy_m"] for answer in lines(tmp_path)]
    assert accuracies == ["" if metres is None else str(metres) for metres in told]


@pytest.mark.parametrize("name", ["text", "kind", "problems", "accuracy_m"])
def test_a_column_named_like_an_answer_is_kept_under_another_name(tmp_path, name):
    text = f"{name},位置\n甲,横路\n"
    entry = features(tmp_path, text)["features"][0]["properties"]
    assert entry[f"row_{name}"] == "甲"
    assert (entry["text"], entry["kind"]) == ("横路", "road")
    assert rows(tmp_path, text)[0][f"row_{name}"] == "甲"


@pytest.mark.parametrize("name", ["lon", "lat", "wkt", "geometry"])
def test_a_column_named_like_a_position_does_not_stand_twice(tmp_path, name):
    text = f"{name},位置\n甲,横路与纵路交叉口\n"
    output = written(tmp_path, text, "out.csv")
    heading = output.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert len(set(heading)) == len(heading)
    assert rows(tmp_path, text)[0][f"row_{name}"] == "甲"
    assert lines(tmp_path, text)[0]["geometry"]["type"] == "Point"
    assert lines(tmp_path, text)[0][f"row_{name}"] == "甲"


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        pytest.param("备注,位置,备注", ["备注", "位置", "备注_3"], id="one heading twice"),
        pytest.param("text,位置,row_text", ["row_text", "位置", "row_text_3"], id="a name taken"),
        pytest.param(",位置,", ["column_1", "位置", "column_3"], id="no heading"),
    ],
)
def test_no_column_hides_another(tmp_path, heading, names):
    text = f"{heading}\n甲,横路,乙\n"
    entry = features(tmp_path, text)["features"][0]["properties"]
    assert [entry[name] for name in names] == ["甲", "横路", "乙"]
    assert [rows(tmp_path, text)[0][name] for name in names] == ["甲", "横路", "乙"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_of_the_field(tmp_path, encoding):
    row = rows(tmp_path, encoding=encoding)[0]
    assert list(row.values())[:4] == ["1", "横路与纵路交叉口", "路口", "intersection"]
    assert list(row)[:3] == ["编号", "位置", "备注"]


def test_windows_line_ends(tmp_path):
    assert rows(tmp_path, TABLE.replace("\n", "\r\n")) == rows(tmp_path)


def test_short_and_long_rows(tmp_path):
    found = features(tmp_path, "位置,备注\n横路\n公园,甲,乙\n\n火星,\n")["features"]
    assert [
        [entry["properties"][name] for name in ("位置", "备注", "kind")] for entry in found
    ] == [["横路", "", "road"], ["公园", "甲", "landmark"], ["火星", "", "unknown"]]
    assert [entry["id"] for entry in found] == [2, 3, 5]


def test_blanks_around_headings_do_not_matter(tmp_path):
    assert rows(tmp_path, " 位置 ,备注\n横路,甲\n")[0]["kind"] == "road"


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "＝1+1", "\t=1"])
def test_formulas_are_made_harmless_in_csv_alone(tmp_path, cell):
    text = f'备注,位置\n"{cell}",横路\n'
    assert rows(tmp_path, text)[0]["备注"] == f"'{cell}"
    assert features(tmp_path, text)["features"][0]["properties"]["备注"] == cell
    assert lines(tmp_path, text)[0]["备注"] == cell


@pytest.mark.parametrize("cell", ["-1.5", "+86", "1e-3", "2021-01-01", "a=b"])
def test_what_is_no_formula_stays(tmp_path, cell):
    assert rows(tmp_path, f"备注,位置\n{cell},横路\n")[0]["备注"] == cell


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
        written(tmp_path, text)
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
        locate_csv(SMALL, path, column="位置", output=tmp_path / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_quote_never_closed_leaves_the_output_as_it_was(tmp_path):
    (tmp_path / "out.csv").write_text("before", encoding="utf-8")
    with pytest.raises(RegisterError):
        written(tmp_path, '位置\n横路\n"公园\n', "out.csv")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]


def test_a_missing_table(tmp_path):
    with pytest.raises(StoreError):
        locate_csv(SMALL, tmp_path / "none.csv", column="位置", output=tmp_path / "out.csv")


@pytest.mark.parametrize("name", ["out.xlsx", "out", "out.shp", "out.geojson.gz"])
def test_an_unknown_format_writes_nothing(tmp_path, name):
    with pytest.raises(ConfigError) as caught:
        written(tmp_path, name=name)
    assert "应为.geojson、.jsonl 或 .csv" in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


LONG = "编号,位置\n" + "".join(
    f"{number},{('横路', '横路与纵路交叉口', '火星', f'公园{number}')[number % 4]}\n"
    for number in range(3 * CHUNK + 5)
)


@pytest.mark.parametrize("name", ["out.geojson", "out.csv", "out.jsonl"])
def test_two_processes_write_what_one_writes(tmp_path, name):
    alone = written(tmp_path, LONG, name, workers=1).read_bytes()
    assert written(tmp_path, LONG, name, workers=2).read_bytes() == alone
    assert alone.endswith(b"\n")
    assert b"\r" not in alone


def test_a_long_table_is_whole_and_in_order(tmp_path):
    (tmp_path / "in.csv").write_text(LONG, encoding="utf-8")
    seen = []
    tally = locate_csv(
        *(SMALL, tmp_path / "in.csv"),
        column="位置",
        output=tmp_path / "out.geojson",
        told=seen.append,
    )
    collection = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))
    numbers = [int(feature["properties"]["编号"]) for feature in collection["features"]]
    assert numbers == list(range(3 * CHUNK + 5))
    assert tally.rows == len(numbers)
    assert tally.located == sum(f["geometry"] is not None for f in collection["features"])
    assert [tally.rows for tally in seen] == [CHUNK, 2 * CHUNK, 3 * CHUNK, 3 * CHUNK + 5]


def test_a_row_is_located_as_its_text_alone(tmp_path):
    for answer in lines(tmp_path, LONG)[:40]:
        alone = json.loads(json.dumps(SMALL.locate(answer["位置"]).as_json()))
        assert {name: answer[name] for name in alone} == alone
