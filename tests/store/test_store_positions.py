"""Text against the coordinates that a register states: the better one counts, a quarrel is told."""

import math

import numpy as np
import pandas as pd
import pytest

from gongshu_geo.store import locate_sites

KANGQIAO_8 = (120.1592, 30.36555)
"""康桥路8号 in gis/house_numbers.csv, known to 300 m."""


def sites(*rows):
    """A register table: rows of (text, lon, lat, accuracy, name, source)."""
    columns = {
        "site_id": "A1",
        "location_text": "",
        "lon": np.nan,
        "lat": np.nan,
        "position_accuracy_m": np.nan,
        "name": "",
        "position_source": "",
        "register": "a.csv",
    }
    return pd.DataFrame([{**columns, **row} for row in rows])


def position(gazetteer, **row):
    return locate_sites(sites(row), gazetteer)[0]


def zh(texts):
    return [text.zh for text in texts]


def north(place, metres):
    """A place so many metres further north."""
    return place[0], place[1] + metres / 110_900


def test_without_coordinates_the_text_counts(gazetteer):
    location = position(gazetteer, location_text="康桥路8号")
    assert (location.method, location.text) == ("anchor", "康桥路8号")


@pytest.mark.parametrize(("lon", "lat"), [(120.16, np.nan), (np.nan, 30.36)])
def test_half_a_pair_is_none(gazetteer, lon, lat):
    location = position(gazetteer, location_text="康桥路8号", lon=lon, lat=lat)
    assert location.method == "anchor"


@pytest.mark.parametrize(
    ("text", "stated_m", "method"),
    [
        pytest.param("康桥路8号", 50, "register", id="coordinates known better"),
        pytest.param("康桥路8号", 300, "anchor", id="both alike: the text"),
        pytest.param("康桥路8号", 800, "anchor", id="the text known better"),
        pytest.param("沈半路91号", 800, "register", id="a whole road for a number"),
        pytest.param("康桥路与新开河交叉口", 800, "register", id="one road of two"),
        pytest.param("拱康路(石祥路-永宁路)", 800, "register", id="a whole road for a segment"),
        pytest.param("公寓(文晖路分店)", 800, "register", id="a road only mentioned"),
        pytest.param("大运河杭钢公园1号高炉", 900, "register", id="a name within a name"),
        pytest.param("GS1102-99地块", 900, "register", id="a plan unit for a parcel"),
        pytest.param("拱墅区", 5000, "register", id="an area"),
        pytest.param("康桥路", 800, "centreline", id="a whole road that is meant"),
        pytest.param("火星", 800, "register", id="an unknown text"),
        pytest.param("", 800, "register", id="no text"),
    ],
)
def test_the_better_of_both(gazetteer, text, stated_m, method):
    lon, lat = KANGQIAO_8
    location = position(
        gazetteer, location_text=text, lon=lon, lat=lat, position_accuracy_m=stated_m
    )
    assert (location.method, location.text) == (method, text)
    if method == "register":
        assert location.kind == "coordinates"
        assert location.accuracy_m == stated_m
        assert location.geometry.coords[0] == KANGQIAO_8


def test_coordinates_without_a_stated_accuracy_are_a_click_on_a_map(gazetteer):
    lon, lat = KANGQIAO_8
    location = position(gazetteer, location_text="康桥路8号", lon=lon, lat=lat)
    assert (location.method, location.accuracy_m) == ("register", 100.0)


@pytest.mark.parametrize(
    ("source", "told"),
    [("目测", "登记表坐标,来源:目测"), ("", "登记表坐标,来源:a.csv")],
    ids=["a stated source", "none: the register"],
)
def test_where_coordinates_come_from_is_told(gazetteer, source, told):
    lon, lat = KANGQIAO_8
    location = position(gazetteer, location_text="火星", lon=lon, lat=lat, position_source=source)
    assert zh(location.evidence) == [told]


@pytest.mark.parametrize(
    ("stated_m", "apart", "method"),
    [
        pytest.param(50, 1000, "register", id="coordinates count"),
        pytest.param(500, 1000, "anchor", id="the text counts"),
    ],
)
def test_a_quarrel_is_told_with_its_distance(gazetteer, stated_m, apart, method):
    lon, lat = north(KANGQIAO_8, apart)
    location = position(
        gazetteer, location_text="康桥路8号", lon=lon, lat=lat, position_accuracy_m=stated_m
    )
    assert location.method == method
    message = location.problems[-1]
    metres = int(message.zh.rpartition("相距 ")[2].split()[0])
    assert metres == pytest.approx(apart, abs=3)
    assert message.zh == f"登记表坐标与位置文字相距 {metres} 米"
    assert message.en == f"the register's coordinates lie {metres} m from what the text says"


@pytest.mark.parametrize("apart", [0, 200, 340])
def test_what_both_may_err_is_no_quarrel(gazetteer, apart):
    lon, lat = north(KANGQIAO_8, apart)
    location = position(
        gazetteer, location_text="康桥路8号", lon=lon, lat=lat, position_accuracy_m=50
    )
    assert location.problems == ()


def test_a_gcj02_point_read_as_wgs84_is_a_quarrel(gazetteer):
    # The crossing is known to 40 m; GCJ-02 lies some 520 m off here.
    lon, lat = 120.16349 + 0.0047, 30.36555 - 0.0024
    location = position(
        gazetteer,
        location_text="康桥路与康园路交叉口",
        lon=lon,
        lat=lat,
        position_accuracy_m=10,
    )
    assert any(text.startswith("登记表坐标与位置文字相距 ") for text in zh(location.problems))


def test_the_problems_of_the_text_are_kept(gazetteer):
    lon, lat = KANGQIAO_8
    location = position(
        gazetteer, location_text="沈半路91号", lon=lon, lat=lat, position_accuracy_m=100
    )
    assert zh(location.problems)[0] == "沈半路已知门牌为 167–469,推不出 91 号,取全路"


def test_what_was_read_of_the_text_is_kept(gazetteer):
    lon, lat = KANGQIAO_8
    location = position(gazetteer, location_text="康桥路8号", lon=lon, lat=lat)
    assert [(match.start, match.end, match.role) for match in location.matched] == [
        (0, 3, "road"),
        (3, 5, "number"),
    ]


def test_the_name_helps_where_the_text_does_not(gazetteer):
    location = position(gazetteer, location_text="霞湾巷71号", name="胜利河美食街")
    assert (location.method, location.text) == ("place", "霞湾巷71号")


def test_no_sites_have_no_positions(gazetteer):
    assert locate_sites(sites(), gazetteer) == []


def test_sites_keep_their_order(gazetteer):
    texts = ["康桥路8号", "火星", "善贤站", "火星", "康桥路8号"]
    located = locate_sites(sites(*({"location_text": text} for text in texts)), gazetteer)
    assert [location.text for location in located] == texts


def test_every_accuracy_is_a_number_or_none(gazetteer):
    located = locate_sites(
        sites(*({"location_text": text} for text in ("康桥路", "火星", "拱墅区"))), gazetteer
    )
    assert all(
        location.accuracy_m is None or math.isfinite(location.accuracy_m) for location in located
    )
