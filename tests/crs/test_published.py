"""Agreement with implementations published by others."""

import coord_convert.transform as coord_convert
import eviltransform
import numpy as np
import pytest
from mainland_points import distance_m, random_points

from gongshu_geo.crs import convert

# What each way back of theirs is worth: coord-convert stops within 1e-6 degrees and takes BD-09
# back by a closed formula, eviltransform's exact search stops within 1e-6 degrees. Forward,
# eviltransform counts with another semi-major axis (6378137 m), which makes up to 12 mm.
CASES = [
    pytest.param("wgs84", "gcj02", coord_convert.wgs2gcj, 1e-6, id="coord-convert GCJ-02"),
    pytest.param("wgs84", "bd09", coord_convert.wgs2bd, 1e-6, id="coord-convert BD-09"),
    pytest.param("gcj02", "bd09", coord_convert.gcj2bd, 1e-6, id="coord-convert BD-09 from GCJ-02"),
    pytest.param("gcj02", "wgs84", coord_convert.gcj2wgs, 0.01, id="coord-convert back"),
    pytest.param("bd09", "gcj02", coord_convert.bd2gcj, 1.0, id="coord-convert BD-09 back"),
    pytest.param("wgs84", "gcj02", eviltransform.wgs2gcj, 0.02, id="eviltransform GCJ-02"),
    pytest.param("wgs84", "bd09", eviltransform.wgs2bd, 0.02, id="eviltransform BD-09"),
    pytest.param("gcj02", "bd09", eviltransform.gcj2bd, 1e-6, id="eviltransform BD-09 from GCJ-02"),
    pytest.param("gcj02", "wgs84", eviltransform.gcj2wgs_exact, 0.3, id="eviltransform back"),
]


@pytest.mark.parametrize(("source", "target", "theirs", "agreement_m"), CASES)
def test_agrees_with(source, target, theirs, agreement_m):
    lon, lat = convert(*random_points(3_000), source="wgs84", target=source)
    if theirs.__module__ == "eviltransform":
        answers = [theirs(*pair)[::-1] for pair in zip(lat, lon, strict=True)]
    else:
        answers = [theirs(*pair) for pair in zip(lon, lat, strict=True)]
    ours = convert(lon, lat, source=source, target=target)
    assert distance_m(ours, np.transpose(answers)).max() < agreement_m
