"""Axes and strips as tables for layers."""

import pytest
from corridor_builders import config, roads

from gongshu_geo.corridors import corridor_lines, strips
from gongshu_geo.errors import Bilingual

ROADS = roads(竖路=["LINESTRING (0 0, 0 400)", "LINESTRING (0 460, 0 1000)"])


def test_axis_with_its_length_and_gaps():
    table = corridor_lines(ROADS, config("竖路"))
    assert table.crs == "OGC:CRS84"
    row = table.iloc[0]
    assert (row["id"], row["chainage_to"]) == ("corridor/竖路", "K1+000")
    assert row["gaps"] == Bilingual("K0+400 +60 m", "K0+400 +60 m")
    assert row["zero"] == Bilingual("南端", "south end")


def test_strip_is_round_at_the_ends():
    table = strips(ROADS, config("竖路", strip_m=100))
    assert table["id"].tolist() == ["strip/竖路"]
    assert table["area_m2"].tolist() == pytest.approx([1000 * 200 + 3.1416 * 100**2], rel=1e-3)


@pytest.mark.parametrize("make", [corridor_lines, strips])
def test_no_corridors(make):
    assert make(ROADS, config()).empty
