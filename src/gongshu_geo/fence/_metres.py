"""Geometry in metres: WGS-84 to EPSG:4549."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from gongshu_geo.crs import convert


def in_metres(geometry: Any) -> Any:
    """Geometry in EPSG:4549, from OGC:CRS84: one, or an array of them; missing stays missing."""
    return shapely.transform(geometry, _converted)


def _converted(coordinates: np.ndarray) -> np.ndarray:
    return np.column_stack(
        convert(coordinates[:, 0], coordinates[:, 1], source="wgs84", target="epsg4549")
    )
