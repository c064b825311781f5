"""Every site that touches a strip gets its corridor, and nothing else does."""

import pandas as pd
import pytest
from corridor_builders import config, roads, sites

from gongshu_geo.corridors import assign_corridors

ROADS = roads(
    竖路="LINESTRING (0 0, 0 3000)",  # zero in the south
    横路="LINESTRING (-2000 2000, 2000 2000)",  # crosses at chainage 2000 of the other
)


def along(*texts, kind="coordinates", strip_m=500.0):
    return assign_corridors(
        sites(*texts, kind=kind), ROADS, config("竖路", "横路", strip_m=strip_m)
    )


@pytest.mark.parametrize(
    ("text", "corridors", "chainage", "side", "offset"),
    [
        ("POINT (-120 700)", ("竖路",), (700, 700), "左", 120),
        ("POINT (120 700)", ("竖路",), (700, 700), "右", 120),
        ("POINT (0 700)", ("竖路",), (700, 700), "", 0),
        ("POINT (499 700)", ("竖路",), (700, 700), "右", 499),
        ("POINT (501 700)", (), (None, None), "", None),
        ("LINESTRING (-300 700, 300 700)", ("竖路",), (700, 700), "两侧", 0),
        ("LINESTRING (0 300, 0 900)", ("竖路",), (300, 900), "", 0),
        ("LINESTRING (100 700, 4000 700)", ("竖路",), (700, 700), "右", 100),
        ("POLYGON ((50 100, 150 100, 150 400, 50 400, 50 100))", ("竖路",), (100, 400), "右", 50),
        ("MULTIPOINT ((-40 200), (30 900))", ("竖路",), (200, 900), "两侧", 30),
        ("POINT (40 2100)", ("竖路", "横路"), (2100, 2100), "右", 40),
        ("POINT (100 2040)", ("横路", "竖路"), (2100, 2100), "左", 40),
        ("LINESTRING (-2000 2000, 2000 2000)", ("横路", "竖路"), (0, 4000), "", 0),
    ],
    ids=[
        "left",
        "right",
        "on the axis",
        "just inside",
        "just outside",
        "line across",
        "line along",
        "line that leaves the strip",
        "plot",
        "points on both sides",
        "nearer to the first of two",
        "nearer to the second of two",
        "a corridor that crosses another belongs to itself",
    ],
)
def test_one_site(text, corridors, chainage, side, offset):
    row = along(text).iloc[0]
    assert (row["corridors"], row["corridor"]) == (corridors, (*corridors, "")[0])
    numbers = row[["chainage_from_m", "chainage_to_m", "offset_m"]]
    expected = [*chainage, offset]
    assert [None if pd.isna(n) else float(n) for n in numbers] == [
        None if n is None else pytest.approx(n, abs=0.5) for n in expected
    ]
    assert row["side"] == side
    assert not row["beyond_end"]


def test_west_is_zero_where_the_corridor_says_so():
    table = assign_corridors(sites("POINT (-1900 2010)"), ROADS, config("横路", from_end="west"))
    assert table["chainage_from_m"].tolist() == pytest.approx([100], abs=0.1)


def test_past_the_end_is_told():
    row = along("POINT (0 3300)").iloc[0]
    assert (row["corridor"], row["side"], bool(row["beyond_end"])) == ("竖路", "", True)
    assert row[["chainage_to_m", "offset_m"]].tolist() == pytest.approx([3000, 300], abs=0.1)


def test_the_strip_is_as_wide_as_configured():
    assert along("POINT (90 700)", strip_m=80)["corridor"].tolist() == [""]
    assert along("POINT (90 700)", strip_m=100)["corridor"].tolist() == ["竖路"]


@pytest.mark.parametrize("kind", ["area", "unknown"])
def test_sites_without_a_place_get_none(kind):
    row = along("POINT (10 700)", kind=kind).iloc[0]
    assert (row["corridor"], row["corridors"], row["side"]) == ("", (), "")
    assert pd.isna(row["chainage_from_m"])


def test_unlocated_sites_keep_their_row():
    table = along(None, "POINT (10 700)", None)
    assert table["corridor"].tolist() == ["", "竖路", ""]


def test_the_index_is_kept():
    places = sites("POINT (900 900)", "POINT (10 700)").set_index(pd.Index(["b", "a"]))
    table = assign_corridors(places, ROADS, config("竖路"))
    assert table["corridor"].to_dict() == {"b": "", "a": "竖路"}


@pytest.mark.parametrize("texts", [(), (None,)], ids=["no site", "none located"])
def test_nothing_to_assign(texts):
    table = along(*texts)
    assert list(table.columns) == [
        "corridor",
        "corridors",
        "chainage_from_m",
        "chainage_to_m",
        "side",
        "offset_m",
        "beyond_end",
    ]
    assert table["offset_m"].dtype == float
    assert len(table) == len(texts)


def test_no_corridors():
    assert assign_corridors(sites("POINT (0 0)"), ROADS, config())["corridor"].tolist() == [""]


def test_a_plot_that_crosses_itself_is_still_assigned():
    bow = "POLYGON ((50 100, 150 200, 150 100, 50 200, 50 100))"
    assert along(bow)["corridor"].tolist() == ["竖路"]
