"""Pieces of a road become one axis that begins where the project says."""

import numpy as np
import pytest
import shapely
from corridor_builders import ORIGIN, config, roads

from gongshu_geo.corridors import corridor_axes
from gongshu_geo.errors import GazetteerError


def axis(*texts, from_end="south"):
    (result,) = corridor_axes(roads(road=texts), config("road", from_end=from_end))
    return result


def path(result):
    """Corners of the axis in whole metres from the origin."""
    corners = np.round(shapely.get_coordinates(result.line_4549) - ORIGIN).astype(int)
    return [tuple(map(int, corner)) for corner in corners]


@pytest.mark.parametrize(
    ("texts", "from_end", "expected"),
    [
        (["LINESTRING (0 0, 0 900)"], "south", [(0, 0), (0, 900)]),
        (["LINESTRING (0 0, 0 900)"], "north", [(0, 900), (0, 0)]),
        (["LINESTRING (0 0, 900 100)"], "east", [(900, 100), (0, 0)]),
        (["LINESTRING (0 0, 900 100)"], "west", [(0, 0), (900, 100)]),
        (
            ["LINESTRING (0 500, 0 0)", "LINESTRING (0 900, 0 500)"],
            "south",
            [(0, 0), (0, 500), (0, 900)],
        ),
        (
            ["MULTILINESTRING ((0 900, 0 560), (0 0, 0 500))"],
            "south",
            [(0, 0), (0, 500), (0, 560), (0, 900)],
        ),
        (
            ["LINESTRING (0 1300, 0 1000)", "LINESTRING (0 0, 0 400)", "LINESTRING (0 900, 0 450)"],
            "south",
            [(0, 0), (0, 400), (0, 450), (0, 900), (0, 1000), (0, 1300)],
        ),
    ],
    ids=[
        "as drawn",
        "turned",
        "from the east",
        "from the west",
        "two features that meet",
        "two parts with a gap, one turned",
        "three features in disorder",
    ],
)
def test_pieces_in_running_order(texts, from_end, expected):
    assert path(axis(*texts, from_end=from_end)) == expected


def test_gaps_are_told_in_metres_and_counted():
    result = axis("LINESTRING (0 0, 0 400)", "LINESTRING (0 460, 0 900)")
    assert [(round(gap.chainage_m), round(gap.length_m)) for gap in result.gaps] == [(400, 60)]
    assert result.length_m == pytest.approx(900, abs=0.1)


def test_ends_within_a_metre_are_no_gap():
    assert axis("LINESTRING (0 0, 0 400)", "LINESTRING (0.5 400, 0 900)").gaps == ()


def test_a_corridor_without_a_road_is_named():
    with pytest.raises(GazetteerError) as caught:
        corridor_axes(
            roads(莫干山路="LINESTRING (0 0, 0 9)"), config("莫干山路", "沈半路", "拱康路")
        )
    assert [finding.found for finding in caught.value.findings] == ["沈半路", "拱康路"]
    assert str(caught.value.findings[0]) == (
        "gis/corridors.toml:廊道没有道路中心线,读到“沈半路”,应为roads.geojson 中的路名。"
        "改法:核对路名,或在 roads.geojson 中补上中心线。\n"
        'gis/corridors.toml: the corridor has no centreline, found "沈半路", expected the name '
        "of a road in roads.geojson. Fix: check the name, or add the centreline to roads.geojson."
    )
