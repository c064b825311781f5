"""Metres of EPSG:4549 and degrees of WGS-84."""

import numpy as np
import pyproj
import shapely

from gongshu_geo.location._geometry import to_wgs84


def test_to_wgs84_is_what_the_codes_of_both_systems_give() -> None:
    points = shapely.points([(517_000.0, 3_355_000.0), (480_000.5, 3_340_000.25)])
    codes = pyproj.Transformer.from_crs("EPSG:4549", "OGC:CRS84", always_xy=True)
    expected = np.column_stack(codes.transform(*shapely.get_coordinates(points).T))
    assert np.array_equal(shapely.get_coordinates(to_wgs84(points)), expected)
