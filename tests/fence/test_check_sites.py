"""Located sites against the district and against the coordinates that their registers state."""

import geopandas
import numpy as np
import pytest
import shapely
from fence_projects import PROJECT

from gongshu_geo._vector import WGS84, read_geojson
from gongshu_geo.fence import check_sites

DISTRICT = read_geojson(PROJECT / "gis" / "district.geojson")
CROSSING = shapely.Point(120.14069, 30.36732)
"""拱康路 and 康桥路, measured on traffic links of 2018: WGS-84."""


def sites(geometry=CROSSING, *, lon=np.nan, lat=np.nan, stated_m=np.nan, accuracy_m=30.0):
    """One site, as the store builds it."""
    return geopandas.GeoDataFrame(
        {
            "site_id": ["A-1"],
            "name": ["路口公园"],
            "location_text": ["拱康路与康桥路交叉口"],
            "register": ["parks.csv"],
            "source_row": [7],
            "lon": [lon],
            "lat": [lat],
            "position_accuracy_m": [stated_m],
            "accuracy_m": [accuracy_m],
        },
        geometry=[geometry],
        crs=WGS84,
    )


# The crossing in GCJ-02 and BD-09: eviltransform 0.1.1 and coord-convert 0.2.1 agree to 6 decimals.
GCJ02 = (120.145432, 30.365027)
BD09 = (120.151915, 30.371114)
CASES = {
    "coordinates on the crossing": (sites(lon=120.1407, lat=30.3673), []),
    "coordinates within both accuracies": (
        sites(lon=120.1417, lat=30.3673, stated_m=80.0, accuracy_m=30.0),
        [],
    ),
    "coordinates a street away": (
        sites(lon=120.1437, lat=30.3673, stated_m=80.0, accuracy_m=30.0),
        [("coordinates_disagree", "经度", "120.143700, 30.367300")],
    ),
    "coordinates in GCJ-02": (
        sites(lon=GCJ02[0], lat=GCJ02[1]),
        [("wrong_system", "经度", "120.145432, 30.365027")],
    ),
    "coordinates in BD-09": (
        sites(lon=BD09[0], lat=BD09[1]),
        [("wrong_system", "经度", "120.151915, 30.371114")],
    ),
    "latitude first": (
        sites(lon=30.36732, lat=120.14069),
        [("swapped_coordinates", "经度", "30.367320, 120.140690")],
    ),
    "latitude first, nothing located": (
        sites(None, lon=30.36732, lat=120.14069, accuracy_m=np.nan),
        [("swapped_coordinates", "经度", "30.367320, 120.140690")],
    ),
    "no coordinates, nothing located": (sites(None, accuracy_m=np.nan), []),
    "coordinates alone": (sites(None, lon=120.1407, lat=30.3673, accuracy_m=np.nan), []),
    "nowhere on earth": (
        sites(lon=513579.4, lat=3359224.1),
        [("coordinates_disagree", "经度", "513579.400000, 3359224.100000")],
    ),
    "outside the district": (
        sites(shapely.Point(120.09, 30.39)),
        [("outside_district", "建设地点", "拱康路与康桥路交叉口")],
    ),
    "outside, but not exact enough to say so": (
        sites(shapely.Point(120.09, 30.39), accuracy_m=5000.0),
        [],
    ),
    "outside, accuracy never measured": (
        sites(shapely.Point(120.09, 30.39), accuracy_m=np.nan),
        [("outside_district", "建设地点", "拱康路与康桥路交叉口")],
    ),
    "a road that crosses the edge": (
        sites(shapely.LineString([(120.09, 30.39), (120.14069, 30.36732)]), accuracy_m=10.0),
        [],
    ),
    "an empty geometry": (sites(shapely.Point(), accuracy_m=10.0), []),
    "no sites": (sites().iloc[:0], []),
}


@pytest.mark.parametrize(("table", "expected"), CASES.values(), ids=CASES)
def test_sites(table, expected):
    findings = check_sites(table, DISTRICT)
    assert [(each.code, each.column, each.found) for each in findings] == expected
    assert {(each.file, each.row, each.severity) for each in findings} <= {
        ("gis/registers/parks.csv", 7, "warning")
    }


@pytest.mark.parametrize(
    "district",
    [DISTRICT, DISTRICT.geometry, DISTRICT.geometry.iloc[0]],
    ids=["a table", "a column", "one geometry"],
)
def test_the_district_may_come_in_several_forms(district):
    (finding,) = check_sites(sites(shapely.Point(120.09, 30.39)), district)
    assert finding.code == "outside_district"


def test_many_sites_keep_their_order():
    table = sites().iloc[[0] * 3].reset_index(drop=True)
    table["source_row"] = [7, 8, 9]
    table["lon"], table["lat"] = [120.1437, np.nan, GCJ02[0]], [30.3673, np.nan, GCJ02[1]]
    assert [(each.code, each.row) for each in check_sites(table, DISTRICT)] == [
        ("coordinates_disagree", 7),
        ("wrong_system", 9),
    ]


def test_the_message_names_the_system():
    (finding,) = check_sites(sites(lon=GCJ02[0], lat=GCJ02[1]), DISTRICT)
    distance = finding.what.zh.removeprefix("“路口公园”的坐标距建设地点 ").split(" 米")[0]
    assert abs(int(distance) - 522) < 10
    assert finding.what.zh.endswith("看来是 GCJ-02")
    assert finding.remedy.en.endswith("gongshu-geo convert --from gcj02 --to wgs84")


def test_the_message_of_a_site_outside_leaves_it_to_the_reader():
    (finding,) = check_sites(sites(shapely.Point(120.09, 30.39)), DISTRICT)
    assert finding.remedy.en.startswith("leave it if the project really is outside")
