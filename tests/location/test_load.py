"""A gis/ folder that cannot be used is told what is wrong with it; one with gaps is used."""

import json

import pytest
from ground import metres, zh

from gongshu_geo._vector import read_folder
from gongshu_geo.errors import GongshuError
from gongshu_geo.location._load import load_gazetteer
from gongshu_geo.location._tables import COLUMNS


class Broken:
    """The tables of gis/, some of them broken; only those are read again."""

    def __init__(self, gis, tables, folder):
        self.gis, self.tables, self.folder = gis, dict(tables), folder

    def edit(self, file, old, new):
        text = (self.gis / file).read_text(encoding="utf-8")
        if old not in text:
            raise LookupError(old)
        self.write(file, text.replace(old, new, 1))

    def edit_features(self, file, change):
        collection = json.loads((self.gis / file).read_text(encoding="utf-8"))
        change(collection["features"])
        self.write(file, json.dumps(collection, ensure_ascii=False))

    def write(self, file, text):
        path = self.folder / file
        path.write_text(text, encoding="utf-8", newline="\n")
        self.tables.pop(path.stem, None)

    def open(self):
        return load_gazetteer({**self.tables, **read_folder(self.folder)})

    def findings(self):
        with pytest.raises(GongshuError) as caught:
            self.open()
        return [str(finding) for finding in caught.value.findings]


@pytest.fixture(scope="module")
def tables(gis):
    return read_folder(gis)


@pytest.fixture
def broken(gis, tables, tmp_path):
    return Broken(gis, tables, tmp_path)


@pytest.mark.parametrize("file", COLUMNS)
def test_a_missing_file(broken, file):
    broken.tables.pop(file.partition(".")[0])
    assert broken.findings() == [
        (
            f"gis/{file}:地名库缺少文件,应为gis/ 下有此文件。"
            "改法:用 gongshu-geo init 取得一份完整的 gis/。\n"
            f"gis/{file}: the gazetteer lacks a file, expected this file in gis/. "
            "Fix: gongshu-geo init writes a complete gis/."
        )
    ]


def test_all_missing_files_are_told_at_once(broken):
    for file in COLUMNS:
        broken.tables.pop(file.partition(".")[0])
    assert len(broken.findings()) == len(COLUMNS)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(
            "house_numbers.csv",
            "road,number",
            "street,number",
            "gis/house_numbers.csv, column road: a column is missing, "
            "expected road, number, accuracy_m. Fix: add it; cells may stay empty.",
            id="a column of another name",
        ),
        pytest.param(
            "house_numbers.csv",
            "万塘路,317,120.119207,30.282643,120,",
            "万塘路,317,120.119207,30.282643,about 100,",
            "gis/house_numbers.csv, row 2, column accuracy_m: the accuracy is not a number, "
            'found "about 100", expected metres. Fix: write metres, or leave it empty.',
            id="an accuracy in words",
        ),
        pytest.param(
            "areas.csv",
            "米市巷街道,330105001,sub_district,拱墅区,120.145822,30.288636,1500,",
            "米市巷街道,330105001,sub_district,拱墅区,120.145822,30.288636,1.5km,",
            "gis/areas.csv, row 2, column radius_m: the accuracy is not a number, "
            'found "1.5km", expected metres. Fix: write metres, or leave it empty.',
            id="a radius with its unit",
        ),
        pytest.param(
            "stations.csv",
            "120.212612",
            "east",
            "stations.csv, row 2, column lon: the coordinate is not a number, "
            'found "east", expected decimal degrees. '
            "Fix: write decimal degrees or leave it empty.",
            id="a coordinate in words",
        ),
        pytest.param(
            "roads.geojson",
            '"accuracy_m": 10,',
            '"accuracy_m": "good",',
            "gis/roads.geojson, row 1, column accuracy_m: the accuracy is not a number, "
            'found "good", expected metres. Fix: write metres, or leave it empty.',
            id="a road's accuracy in words",
        ),
        pytest.param(
            "rivers.geojson",
            '"FeatureCollection"',
            '"FeatureCollection',
            None,
            id="broken JSON",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(broken, file, old, new, expected):
    broken.edit(file, old, new)
    told = broken.findings()
    assert len(told) == 1
    assert told[0].startswith((f"gis/{file}", file))
    if expected is not None:
        assert told[0].splitlines()[-1].endswith(expected)


def test_every_mistake_of_every_file_is_told_at_once(broken):
    broken.edit("areas.csv", "radius_m", "radius")
    broken.edit("parcels.csv", "30.3765,800,", "30.3765,far,")
    broken.edit("junctions.csv", "30.36732,30,", "30.36732,?,")
    assert [text.split(":")[0] for text in broken.findings()] == [
        "gis/junctions.csv 第 2 行 “accuracy_m”列",
        "gis/areas.csv “radius_m”列",
        "gis/parcels.csv 第 2 行 “accuracy_m”列",
    ]


POINT = {"type": "Point", "coordinates": [120.1, 30.3]}


@pytest.mark.parametrize(
    ("file", "row", "expected"),
    [
        pytest.param("roads.geojson", 4, "LineString or MultiLineString", id="a road"),
        pytest.param("rivers.geojson", 1, "LineString or MultiLineString", id="a river"),
        pytest.param("district.geojson", 1, "Polygon or MultiPolygon", id="the district"),
    ],
)
def test_a_point_where_something_longer_belongs(broken, file, row, expected):
    broken.edit_features(file, lambda features: features[row - 1].update(geometry=POINT))
    assert [text.splitlines()[1] for text in broken.findings()] == [
        (
            f'gis/{file}, row {row}: the geometry is of another type, found "Point", '
            f"expected {expected}. Fix: export the feature again."
        )
    ]


def test_a_project_without_its_district(broken):
    broken.edit_features("district.geojson", lambda features: features.clear())
    assert broken.findings()[0].startswith("gis/district.geojson:几何类型不符")


@pytest.mark.parametrize("file", [file for file in COLUMNS if file.endswith(".csv")])
def test_a_table_of_headings_is_empty(broken, file):
    broken.write(file, (broken.gis / file).read_text(encoding="utf-8").splitlines()[0] + "\n")
    assert broken.open().locate("石祥路").kind == "road"


def test_a_table_without_headings_is_empty(broken):
    broken.write("stations.csv", "")
    assert broken.open().locate("善贤站").kind == "unknown"


def test_a_project_without_rivers(broken):
    broken.edit_features("rivers.geojson", lambda features: features.clear())
    assert broken.open().locate("京杭大运河").kind == "unknown"


def test_a_row_without_a_position_moves_no_other(broken):
    broken.edit("house_numbers.csv", "万塘路,317,120.119207,30.282643,", "万塘路,317,,,")
    broken.edit("junctions.csv", "120.14069,30.36732,", ",,")
    gazetteer = broken.open()
    assert gazetteer.locate("万塘路317号").method != "anchor"
    assert gazetteer.locate("拱康路与康桥路交叉口").method == "computed_junction"
    place = gazetteer.locate("康桥路8号").geometry.coords[0]
    assert metres(place, (120.1592, 30.36555)) < 1


def test_an_accuracy_never_measured_is_told_as_such(broken):
    broken.edit(
        "house_numbers.csv",
        "万塘路,317,120.119207,30.282643,120,",
        "万塘路,317,120.119207,30.282643,,",
    )
    broken.edit_features(
        "roads.geojson",
        lambda features: [
            feature["properties"].update(accuracy_m=None)
            for feature in features
            if feature["properties"]["name"] in {"康桥路", "石祥路"}
        ],
    )
    gazetteer = broken.open()
    for text in (
        *("万塘路317号", "康桥路", "石祥路与莫干山路交叉口东南角", "康桥路(康园路-康贤路)"),
        *("康桥路、善贤站", "康桥路与石祥路交叉口"),
    ):
        location = gazetteer.locate(text)
        assert location.accuracy_m is None
        assert json.loads(json.dumps(location.as_json()))["accuracy_m"] is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("120.212612,30.330839", "30.330839,120.212612", id="swapped"),
        pytest.param("120.212612,30.330839", "1e9,30.330839", id="metres"),
        pytest.param("120.212612,30.330839", "inf,30.330839", id="infinite"),
        pytest.param("120.212612,30.330839", "nan,30.330839", id="not a number"),
        pytest.param("120.212612,30.330839", ",", id="empty"),
    ],
)
def test_a_position_that_cannot_be_is_none(broken, old, new):
    broken.edit("stations.csv", old, new)
    assert broken.open().locate("笕桥站").kind == "unknown"


def test_a_swapped_road_is_none(broken):
    def swap(features):
        line = next(f for f in features if f["properties"]["name"] == "北秀街")["geometry"]
        line["coordinates"] = [pair[::-1] for pair in line["coordinates"]]

    broken.edit_features("roads.geojson", swap)
    assert broken.open().locate("北秀街").kind == "unknown"


def test_a_road_without_a_name_is_none(broken):
    broken.edit("roads.geojson", '"name": "三墩路", ', "")
    assert broken.open().line("三墩路") is None


def test_a_unit_without_a_position_falls_back_on_the_district(broken):
    broken.edit("plan_units.csv", ",120.135,30.358,2600,", ",,,,")
    location = broken.open().locate("运河新城单元GS1001-02地块")
    assert location.kind == "area"
    assert zh(location.problems)[0] == "“运河新城单元”没有位置,取所属的“拱墅区”"
    assert not location.geometry.is_empty
