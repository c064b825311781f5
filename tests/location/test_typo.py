"""Slips of the pen and of the ear: taken with doubt where one known name alone is near."""

from itertools import combinations

import pytest
from gazetteer_builders import gazetteer as small
from gazetteer_builders import line, spot
from ground import GIS, rows, zh

from gongshu_geo._vector import read_geojson

TOWN = small(
    line("莫干山路", (0, 0), (4000, 0)),
    line("石祥西路", (1000, -1000), (1000, 1000)),
    line("余杭塘河路", (2000, -1000), (2000, 1000)),
    line("康园路", (3000, -1000), (3000, 1000)),
    line("文三西路", (3500, -1000), (3500, 1000)),
    line("李家畈路", (3600, -1000), (3600, 1000)),
    line("丽水工业园路", (3700, -1000), (3700, 1000)),
    spot("运河亚运公园", 500, 500),
    spot("文澜实验学校", 600, 600),
)
NAMES = sorted(set(read_geojson(GIS / "roads.geojson")["name"]))


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


@pytest.mark.parametrize(
    ("text", "written", "known", "kind", "confidence"),
    cases(
        ("莫甘山路", "莫甘山路", "莫干山路", "road", 0.9, "one sound"),
        ("莫干珊路综合整治", "莫干珊路", "莫干山路", "road", 0.9, "one sound, with works"),
        ("墨干山路", "墨干山路", "莫干山路", "road", 0.9, "one sound, first character"),
        ("石翔西路", "石翔西路", "石祥西路", "road", 0.9, "one sound before a direction"),
        ("莫甘山路与石祥西路交叉口", "莫甘山路", "莫干山路", "intersection", 0.95, "at a crossing"),
        ("余杭溏河路", "余杭溏河路", "余杭塘河路", "road", 0.9, "a water more"),
        ("余杭搪河路沿线", "余杭搪河路", "余杭塘河路", "road", 0.9, "a hand for an earth"),
        ("丽水工叶园路", "丽水工叶园路", "丽水工业园路", "road", 0.9, "a simple character"),
        ("丽水工业圆路", "丽水工业圆路", "丽水工业园路", "road", 0.9, "one sound in the middle"),
        ("莫干山路(石祥西路-余杭溏河路)", "余杭溏河路", "余杭塘河路", "segment", 0.95, "an end"),
        ("运河亚运公圆", "运河亚运公圆", "运河亚运公园", "landmark", 0.9, "a place"),
        ("莫甘山路以南、石祥西路以东", "莫甘山路", "莫干山路", "quadrant", 0.6, "a side"),
    ),
)
def test_a_slip_is_taken_with_doubt(text, written, known, kind, confidence):
    location = TOWN.locate(text)
    told = f"“{written}”不在地名库,疑为“{known}”之误"
    assert location.kind == kind
    assert told in zh(location.evidence)
    assert told in zh(location.problems)
    assert location.confidence == pytest.approx(confidence * 0.6 * 0.8)


@pytest.mark.parametrize(
    "text",
    [
        *("石祥东路", "石祥路", "石祥北路", "石祥西街", "石祥新路"),
        *("文二西路", "文一西路", "文三路", "文三东路"),
        *("康元路", "康缘路", "康原路"),
        *("顾家畈路", "莫名山路", "莫干山街", "莫干山支路二", "上莫干山路桥"),
        *("文晖实验学校", "运河亚运公社", "文澜实验中学"),
    ],
)
def test_another_name_is_no_slip(text):
    location = TOWN.locate(text)
    assert not [problem for problem in zh(location.problems) if "疑为" in problem]


def test_where_two_known_names_are_as_near_neither_is_taken():
    town = small(line("临丁新村路", (0, 0), (9, 0)), line("临定新村路", (0, 5), (9, 5)))
    assert town.locate("临钉新村路").kind == "unknown"
    assert town.locate("临丁新村路").kind == "road"


def near(first, second):
    """Whether two names differ by one character, in place or left out."""
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))
    )


NEAR_PAIRS = [pair for pair in combinations(NAMES, 2) if near(*pair)]


def test_there_are_pairs_enough():
    assert len(NEAR_PAIRS) >= 200


@pytest.mark.parametrize(("first", "second"), NEAR_PAIRS)
def test_near_equal_names_are_never_confused(gazetteer, first, second):
    for name in (first, second):
        found = gazetteer.line(name)
        assert found is not None
        assert (found.line.name, found.remark) == (name, None)


@pytest.fixture(scope="module")
def without(gazetteer):
    """A gazetteer of all roads but one, as when that one is not drawn yet."""

    def less(name):
        lines = [entry for entry in gazetteer.lines.values() if entry.name != name]
        return small(*lines)

    return less


@pytest.mark.parametrize("name", sorted({name for pair in NEAR_PAIRS for name in pair})[::3])
def test_a_road_that_is_not_drawn_is_not_taken_for_its_neighbour(without, name):
    found = without(name).line(name)
    assert found is None or "疑为" not in (found.remark.zh if found.remark else "")


def test_roads_known_by_name_only_are_not_taken_for_others(gazetteer):
    taken = [
        row["name"]
        for row in rows("unmapped_roads.csv")
        if (found := gazetteer.line(row["name"])) and found.remark and "疑为" in found.remark.zh
    ]
    assert taken == []
