"""Every committed file, feature and row of gis/."""

import csv
import io
import json
import re
import tomllib
from pathlib import Path

import pytest
import shapely

GIS = Path(__file__).parents[2] / "gis"
HANGZHOU = shapely.box(118.33, 29.18, 120.73, 30.57)
GEOJSON = sorted(GIS.glob("*.geojson"))
CSV = sorted(GIS.rglob("*.csv"))
POINTS = [path for path in CSV if b"lon," in path.read_bytes().splitlines()[0]]


def features(path):
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def written_geojson(collection):
    """The form of gis/: the collection's own members in the first line, one feature a line."""
    head = {key: value for key, value in collection.items() if key != "features"}
    lines = [json.dumps(feature, ensure_ascii=False) for feature in collection["features"]]
    start = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{start}, "features": [\n' + ",\n".join(lines) + "\n]}\n"


def written_csv(path):
    text = io.StringIO(newline="")
    with path.open(encoding="utf-8", newline="") as source:
        csv.writer(text, lineterminator="\n").writerows(csv.reader(source))
    return text.getvalue()


def named(path):
    return path.relative_to(GIS).as_posix()


@pytest.mark.parametrize("path", GEOJSON, ids=named)
def test_reading_and_writing_geojson_again_gives_the_same_bytes(path):
    text = path.read_text(encoding="utf-8")
    assert written_geojson(json.loads(text)).encode() == path.read_bytes()


@pytest.mark.parametrize("path", CSV, ids=named)
def test_reading_and_writing_csv_again_gives_the_same_bytes(path):
    assert written_csv(path).encode() == path.read_bytes()


@pytest.mark.parametrize("path", GEOJSON, ids=named)
def test_a_collection_is_rfc_7946(path):
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert list(collection) == ["type", "attribution", "bbox", "features"]
    shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in collection["features"]]
    assert collection["bbox"] == shapely.total_bounds(shapes).tolist()
    keys = [feature["id"] for feature in collection["features"]]
    assert len(set(keys)) == len(keys)
    assert len({tuple(feature["properties"]) for feature in collection["features"]}) == 1


@pytest.mark.parametrize(
    "feature",
    [feature for path in GEOJSON for feature in features(path)],
    ids=lambda feature: feature["id"],
)
def test_a_feature(feature):
    assert list(feature) == ["type", "id", "properties", "geometry"]
    shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    assert shape.is_valid
    assert HANGZHOU.contains(shape)
    assert (shapely.get_coordinates(shape).round(6) == shapely.get_coordinates(shape)).all()
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            assert part.exterior.is_ccw
            assert not any(hole.is_ccw for hole in part.interiors)
    assert feature["properties"]["accuracy_m"] > 0
    assert feature["properties"]["source"]


@pytest.mark.parametrize(
    ("file", "row"),
    [(named(path), row) for path in POINTS for row in rows(path)],
    ids=[f"{path.stem} {number}" for path in POINTS for number, _ in enumerate(rows(path), 2)],
)
def test_a_row_with_a_position(file, row):
    assert row["source"]
    if file == "areas.csv" and row["level"] != "sub_district":
        assert row["lon"] == row["lat"] == row["radius_m"] == ""
        return
    assert HANGZHOU.contains(shapely.Point(float(row["lon"]), float(row["lat"])))
    assert re.fullmatch(r"1\d\d\.\d{1,6}", row["lon"])
    assert re.fullmatch(r"\d\d\.\d{1,6}", row["lat"])
    assert float(row.get("accuracy_m") or row["radius_m"]) > 0


def test_the_corridors_run_from_their_chainage_zero():
    corridors = tomllib.loads((GIS / "corridors.toml").read_text(encoding="utf-8"))["corridor"]
    ends = {entry["name"]: entry["from_end"] for entry in corridors}
    for feature in features(GIS / "roads.geojson"):
        if (name := feature["properties"]["name"]) in ends:
            first, *_, last = feature["geometry"]["coordinates"]
            axis = {"south": 1, "west": 0}[ends[name]]
            assert first[axis] < last[axis]
            assert feature["properties"]["class"] == "corridor"


def test_the_readme_names_every_file_with_its_rows():
    text = (GIS / "README.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^\| (\S+\.\w+) \| ([\d]+) \|", text, flags=re.MULTILINE))
    actual = {named(path): str(len(features(path))) for path in GEOJSON}
    actual |= {named(path): str(len(rows(path))) for path in CSV}
    for name, key in (("corridors.toml", "corridor"), ("registers.toml", "register")):
        actual[name] = str(len(tomllib.loads((GIS / name).read_text(encoding="utf-8"))[key]))
    assert stated == actual


def test_the_attribution_of_openstreetmap_stands_in_the_readme_and_the_files():
    notice = "© OpenStreetMap contributors"
    assert notice in (GIS / "README.md").read_text(encoding="utf-8")
    for path in GEOJSON:
        text = path.read_text(encoding="utf-8")
        assert ("OpenStreetMap" in text) == (notice in text)
