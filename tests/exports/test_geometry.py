"""Geometry for interchange."""

import geopandas
import pytest
import shapely

from gongshu_geo.exports._geometry import bounds, interchange_geometry


def interchanged(*texts, crs="OGC:CRS84"):
    shapes = [None if text is None else shapely.from_wkt(text) for text in texts]
    return interchange_geometry(geopandas.GeoDataFrame(geometry=shapes, crs=crs))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("POINT (120.12345678 30.1)", "POINT (120.123457 30.1)"),
        ("POINT Z (120 30 5)", "POINT (120 30)"),
        ("LINESTRING (121 30, 120 30)", "LINESTRING (121 30, 120 30)"),
        (
            "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))",
            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))",
        ),
        (
            "GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((0 0, 0 9, 9 9, 0 0)))",
            "GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((0 0, 9 9, 0 9, 0 0)))",
        ),
        ("POINT EMPTY", None),
        (None, None),
    ],
    ids=[
        "six decimals",
        "no heights",
        "lines keep their direction",
        "rings turned, holes too",
        "inside a collection",
        "empty",
        "missing",
    ],
)
def test_shapes(text, expected):
    (shape,) = interchanged(text)
    assert (None if shape is None else shapely.to_wkt(shape, trim=True)) == expected


def test_rounding_never_spoils_a_shape():
    thin = "POLYGON ((120 30, 120.0000004 30, 120.0000004 30.0000004, 120 30))"
    (shape,) = interchanged(thin)
    assert shape.is_valid
    assert shape.area > 0


def test_other_systems_are_turned_into_wgs84():
    (shape,) = interchanged("POINT (500000 3360000)", crs="EPSG:4549")
    assert (shape.x, shape.y) == pytest.approx((120, 30.36), abs=0.01)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["POINT (120 30)", None, "LINESTRING (119 31, 121 29)"], (119, 29, 121, 31)),
        ([None], None),
        ([], None),
    ],
    ids=["several", "none located", "empty"],
)
def test_bounds(texts, expected):
    assert bounds(interchanged(*texts)) == expected
