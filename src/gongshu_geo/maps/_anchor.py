"""The one point of a geometry where its mark stands."""

from __future__ import annotations

from typing import Any

import shapely


def anchor(shape: Any) -> tuple[float, float] | None:
    """Give a point on a geometry that stands for it.

    Parameters
    ----------
    shape
        In degrees; of several parts the largest counts, of a line its middle, of an area a
        point inside.

    Returns
    -------
    lon, lat
        ``None`` where the geometry is missing or empty.
    """
    if shape is None or shape.is_empty:
        return None
    part = _largest(shape)
    if part.geom_type == "Point":
        return part.x, part.y
    if part.geom_type in {"LineString", "LinearRing"}:
        middle = part.interpolate(0.5, normalized=True)
    else:
        middle = part.representative_point()
    return middle.x, middle.y


def _largest(shape: Any) -> Any:
    """Of several parts, lines merged where they meet, the first of the largest."""
    if shape.geom_type == "MultiLineString":
        shape = shapely.line_merge(shape)
    parts = list(shapely.get_parts(shape))
    return max(parts, key=lambda part: (part.area, part.length))
