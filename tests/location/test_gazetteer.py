"""Names of roads and rivers looked up: near-equal ones never confused, words around cut off."""

import json
from itertools import pairwise

import pytest
from ground import GIS, rows


def road_names():
    features = json.loads((GIS / "roads.geojson").read_text(encoding="utf-8"))["features"]
    return sorted({feature["properties"]["name"] for feature in features})


ROADS = road_names()


def one_edit_apart(first, second):
    """Whether one character inserted, left out or replaced makes one name the other."""
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1
    short, long = sorted((first, second), key=len)
    return len(long) == len(short) + 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    )


def direction_apart(first, second):
    """石祥路 and 石祥西路, 康园路 and 康园南路, 德胜中路 and 德胜东路."""
    plain = [name.translate(str.maketrans("", "", "东南西北中新老")) for name in (first, second)]
    return plain[0] == plain[1]


NEAR_EQUAL = [
    (first, second)
    for index, first in enumerate(ROADS)
    for second in ROADS[index + 1 :]
    if one_edit_apart(first, second) or direction_apart(first, second)
]


def test_there_are_many_near_equal_pairs():
    assert len(NEAR_EQUAL) >= 60
    named = {frozenset(pair) for pair in NEAR_EQUAL}
    for pair in (
        ("石祥路", "石祥西路"),
        ("石祥路", "石祥东路"),
        ("康桥路", "康景路"),
        ("康贤路", "康园路"),
    ):
        assert frozenset(pair) in named


@pytest.mark.parametrize(("first", "second"), NEAR_EQUAL, ids=["-".join(p) for p in NEAR_EQUAL])
def test_near_equal_names_are_two_roads(gazetteer, first, second):
    for name, other in ((first, second), (second, first)):
        found = gazetteer.line(name)
        assert (found.line.name, found.skipped, found.remark) == (name, 0, None)
        for text in (f"{name}沿线", f"拱墅区{name}综合整治", f"原{name}", f"位于{name}两侧"):
            location = gazetteer.locate(text)
            assert location.evidence[0].zh.startswith(f"{name}中心线:")
            assert not location.geometry.equals(gazetteer.locate(other).geometry)


@pytest.mark.parametrize("name", ROADS)
def test_every_road_is_found_by_its_name(gazetteer, name):
    location = gazetteer.locate(name)
    assert (location.kind, location.method) == ("road", "centreline")
    assert [(m.start, m.end, m.role) for m in location.matched] == [(0, len(name), "road")]


@pytest.mark.parametrize("row", rows("road_aliases.csv"), ids=lambda row: row["alias"])
def test_an_alias_is_told(gazetteer, row):
    if row["name"] not in ROADS:
        assert gazetteer.line(row["alias"]) is None
        return
    found = gazetteer.line(row["alias"])
    assert found.line.name == row["name"]
    assert found.remark.zh.startswith(f"“{row['alias']}”即“{row['name']}”(")


@pytest.mark.parametrize(
    ("text", "name", "skipped"),
    [
        pytest.param("和石祥路", "石祥路", 1, id="和"),
        pytest.param("位于石祥路", "石祥路", 2, id="位于"),
        pytest.param("拱墅区石祥路", "石祥路", 3, id="a district"),
        pytest.param("祥符街道石祥路", "石祥路", 4, id="a sub-district"),
        pytest.param("运河新城单元石祥路", "石祥路", 6, id="a plan unit"),
        pytest.param("规划丽水路", "丽水路", 2, id="planned"),
        pytest.param("康桥工业园康桥路", "康桥路", 5, id="an estate"),
        pytest.param("东西向康桥路", "康桥路", 3, id="a direction"),
        pytest.param("文晖路石祥路", "石祥路", 3, id="another road"),
    ],
)
def test_words_before_a_name_are_cut_off(gazetteer, text, name, skipped):
    found = gazetteer.line(text)
    assert (found.line.name, found.skipped) == (name, skipped)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("石祥路605弄", "石祥路", id="a numbered lane"),
        pytest.param("莫干山路辅路", "莫干山路", id="a service road"),
        pytest.param("石祥路高架", "石祥路", id="an elevated part"),
        pytest.param("拱墅区莫干山路隧道", "莫干山路", id="a tunnel, words before"),
    ],
)
def test_a_tail_is_cut_off_and_told(gazetteer, text, name):
    found = gazetteer.line(text)
    assert found.line.name == name
    assert found.remark.zh.endswith(f"按“{name}”定位")


@pytest.mark.parametrize(
    "text",
    [
        "祥路",
        "西石祥路",
        "东康桥路",
        "上石祥路",
        "小康桥路",
        "石祥路路",
        "石祥",
        "",
        "路",
        "石祥路" * 50,
    ],
)
def test_no_name_is_made_to_fit(gazetteer, text):
    found = gazetteer.line(text)
    assert found is None or found.line.name == "石祥路" == text[-3:]


@pytest.mark.parametrize("name", ROADS)
def test_a_direction_before_a_name_makes_another_road(gazetteer, name):
    for word in ("东", "西", "南", "北", "上", "下", "新", "小"):
        found = gazetteer.line(word + name)
        assert found is None or found.line.name == word + name or word + name in gazetteer.aliases


def test_longer_names_win_over_the_shorter_in_them(gazetteer):
    inside = [(a, b) for a in ROADS for b in ROADS if a != b and b.startswith(a)]
    assert inside
    for short, long in inside:
        assert gazetteer.line(long).line.name == long
        assert gazetteer.line(short).line.name == short


def test_names_are_sorted_and_distinct():
    assert all(first < second for first, second in pairwise(ROADS))
