"""Plan units by the bounds of their announcements: polygons, with areas beside those announced."""

import pytest
import shapely
from gazetteer_builders import EAST, NORTH, gazetteer, line
from ground import known, rows, zh

from gongshu_geo.location import Gazetteer
from gongshu_geo.location.gazetteer import Region

BOUNDED = {"运河新城单元": 706, "铁路北站单元": 654, "拱宸桥单元": 633, "祥符东单元": 355}
"""Hectares that the bounds enclose as gis/ draws them, kept here so that a change is seen."""
UNITS = {row["name"]: row for row in rows("plan_units.csv")}


@pytest.fixture(scope="module")
def packaged():
    return Gazetteer.open()


def cases(*rows):
    return [pytest.param(*row[:-1], id=row[-1]) for row in rows]


@pytest.mark.parametrize("unit", BOUNDED)
def test_a_unit_whose_bounds_close_is_a_polygon(packaged, unit):
    location = packaged.locate(unit)
    assert (location.kind, location.method) == ("area", "area")
    assert location.geometry.geom_type == "Polygon"
    assert shapely.covers(location.geometry, shapely.Point(known("plan_units.csv", unit)))
    assert f"范围由四至围成({BOUNDED[unit]} 公顷" in zh(location.evidence)[1]


@pytest.mark.parametrize("unit", [name for name, row in UNITS.items() if row["area_ha"]])
def test_an_announced_area_stands_beside_the_one_enclosed(packaged, unit):
    announced = float(UNITS[unit]["area_ha"])
    assert BOUNDED[unit] == pytest.approx(announced, rel=0.05)
    assert f"公告为 {announced:.0f} 公顷" in zh(packaged.locate(unit).evidence)[1]


@pytest.mark.parametrize(
    ("text", "unit"),
    cases(
        ("运河新城", "运河新城单元", "without 单元"),
        ("拱宸桥单元运河中央公园二期", "拱宸桥单元", "an unknown place in a unit"),
        ("铁路北站单元(皋亭、沈家桥)", "铁路北站单元", "a bracket behind"),
        ("运河新城单元GS1001-02地块", "运河新城单元", "an unknown parcel"),
        ("GS1102-99地块", "铁路北站单元", "a parcel whose code tells the unit"),
    ),
)
def test_what_is_known_by_its_unit_alone_lies_in_its_polygon(packaged, text, unit):
    location, whole = packaged.locate(text), packaged.locate(unit)
    assert location.geometry.equals(whole.geometry)
    assert location.accuracy_m == whole.accuracy_m


@pytest.mark.parametrize("unit", ["铁路北站单元", "拱宸桥单元"])
def test_a_unit_whose_bounds_had_to_be_prolonged_says_so(packaged, unit):
    assert any("按其末端走向延长" in text for text in zh(packaged.locate(unit).evidence))


def test_a_bound_that_is_not_known_is_told(packaged):
    assert "东至“东吴路”不在地名库" in zh(packaged.locate("祥符东单元").evidence)


def unit(bounds_text, **fields):
    return Region(
        name="试单元",
        level="plan_unit",
        part_of="拱墅区",
        shape_4549=shapely.Point(EAST + 500, NORTH + 500),
        radius_m=800.0,
        bounds_text=bounds_text,
        **fields,
    )


def town(region):
    return gazetteer(
        line("南路", (-100, 0), (1100, 0)),
        line("北路", (-100, 1000), (1100, 1000)),
        line("西路", (0, -100), (0, 1100)),
        line("东路", (1000, -100), (1000, 1100)),
        regions=(region,),
    )


def test_bounds_that_close_give_extent_radius_and_both_areas():
    location = town(unit("东至东路,南至南路,西至西路,北至北路", area_ha=98.0)).locate("试单元")
    assert location.accuracy_m == pytest.approx(500 * 2**0.5, abs=1)
    assert "试单元范围由四至围成(100 公顷,公告为 98 公顷;界线 ±35 米)" in zh(location.evidence)


@pytest.mark.parametrize(
    "bounds_text",
    ["", "东至东路,南至南路", "东至河道,南至南路,西至西路,北至北路", "东至火星路,北至木星路"],
)
def test_bounds_that_do_not_close_leave_point_and_radius(bounds_text):
    location = town(unit(bounds_text)).locate("试单元")
    assert location.geometry.geom_type == "Point"
    assert location.accuracy_m == 800
