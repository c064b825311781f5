"""Names that people write for coordinate systems."""

import pytest

from gongshu_geo.crs import CoordinateSystem, parse_system
from gongshu_geo.errors import CrsError


@pytest.mark.parametrize(
    ("text", "system"),
    [
        pytest.param("gcj02", "gcj02", id="code"),
        pytest.param("GCJ-02", "gcj02", id="capitals and dash"),
        pytest.param("火星坐标系", "gcj02", id="Mars coordinates"),
        pytest.param("高德", "gcj02", id="Amap"),
        pytest.param("腾讯地图", "gcj02", id="Tencent"),
        pytest.param("国测局坐标", "gcj02", id="bureau of surveying"),
        pytest.param("百度坐标", "bd09", id="Baidu"),
        pytest.param("bd09ll", "bd09", id="Baidu's own code"),
        pytest.param("WGS 84", "wgs84", id="space"),
        pytest.param("WGS84", "wgs84", id="full width"),
        pytest.param("EPSG:4326", "wgs84", id="EPSG number of WGS-84"),
        pytest.param("OGC:CRS84", "wgs84", id="OGC code"),
        pytest.param("2000国家大地坐标系", "cgcs2000", id="official name"),
        pytest.param("国家2000", "cgcs2000", id="short name"),
        pytest.param("CGCS2000", "cgcs2000", id="abbreviation"),
        pytest.param("EPSG:4490", "cgcs2000", id="EPSG number of CGCS2000"),
        pytest.param("epsg:4549", "epsg4549", id="EPSG number of the projection"),
        pytest.param("CGCS2000 / 3-degree Gauss-Kruger CM 120E", "epsg4549", id="EPSG name"),
        pytest.param("EPSG:4528", "epsg4549_zoned", id="EPSG number of zone 40"),
        pytest.param("epsg4549_zoned", "epsg4549_zoned", id="code of zone 40"),
    ],
)
def test_name_stands_for_system(text, system):
    assert parse_system(text) is CoordinateSystem(system)


@pytest.mark.parametrize("system", CoordinateSystem)
def test_every_code_stands_for_itself(system):
    assert parse_system(system) is system


@pytest.mark.parametrize(
    "text", ["", "北京54", "西安80", "bd09mc", "EPSG:3857", "EPSG:4550", "杭州2000"]
)
def test_unknown_name_is_refused_with_all_codes(text):
    with pytest.raises(CrsError) as caught:
        parse_system(text)
    finding = caught.value.findings[0]
    assert (finding.code, finding.found) == ("unknown_crs", text)
    for system in CoordinateSystem:
        assert system in finding.expected.zh
        assert system in finding.expected.en


def test_message_of_a_slip_names_what_was_meant():
    with pytest.raises(CrsError) as caught:
        parse_system("gcj20")
    assert str(caught.value) == (
        "不认识的坐标系,读到“gcj20”,应为wgs84(WGS-84 经纬度);cgcs2000(国家2000经纬度);"
        "epsg4549(国家2000三度带投影,中央经线120°);epsg4549_zoned(国家2000三度带投影,加40带号);"
        "gcj02(火星坐标 GCJ-02);bd09(百度坐标 BD-09)。改法:可能是 gcj02。\n"
        'the coordinate system is unknown, found "gcj20", expected one of wgs84, cgcs2000, '
        "epsg4549, epsg4549_zoned, gcj02, bd09. Fix: perhaps gcj02 is meant."
    )
