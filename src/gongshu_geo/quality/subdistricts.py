"""Sites that lie outside the sub-district that their register names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import geopandas
import numpy as np
import pandas as pd
import shapely

from gongshu_geo.crs import convert
from gongshu_geo.errors import Bilingual
from gongshu_geo.quality._rows import each
from gongshu_geo.quality.issues import Issue

HEADING = re.compile(r"街道|属地|镇街|乡镇")
"""Headings of columns that name the sub-district of a site."""
PLANE = "EPSG:4549"


def check_subdistricts(
    sites: geopandas.GeoDataFrame, areas: pd.DataFrame | None
) -> Iterator[Issue]:
    """Located sites farther from the middle of the sub-district named than its circle reaches.

    Parameters
    ----------
    sites
        The sub-district stands in ``extra``, under a heading such as 所属街道.
    areas
        areas.csv: ``name``, ``lon``, ``lat`` and ``radius_m``, as text; ``None`` without one.
    """
    circles = {} if areas is None else _circles(areas)
    located = sites[sites.geometry.notna()]
    shapes = located.geometry.to_crs(PLANE)
    for site, shape in zip(each(located), shapes, strict=True):
        for heading, cell in site.extra:
            circle = circles.get(cell.strip()) if HEADING.search(heading) else None
            if circle is None:
                continue
            x, y, radius_m = circle
            away_m = float(shapely.distance(shape, shapely.Point(x, y)))
            allowed_m = radius_m + float(np.nan_to_num(site.accuracy_m))
            if away_m > allowed_m:
                yield Issue(
                    code="other_subdistrict",
                    what=Bilingual(
                        f"位置距{cell.strip()}中心 {away_m / 1000:.1f} 公里,超出其范围",
                        f"lies {away_m / 1000:.1f} km from the middle of {cell.strip()}, outside",
                    ),
                    site_id=site.site_id,
                    file=site.register,
                    row=int(site.source_row),
                    column=heading,
                    found=cell,
                    expected=Bilingual(
                        f"不超过 {allowed_m / 1000:.1f} 公里", f"within {allowed_m / 1000:.1f} km"
                    ),
                )


def _circles(areas: pd.DataFrame) -> dict[str, tuple[float, float, float]]:
    """Middle in EPSG:4549 and radius, metres, of every sub-district that has both."""
    if not {"name", "lon", "lat", "radius_m"} <= set(areas.columns):
        return {}
    numbers = areas[["lon", "lat", "radius_m"]].apply(pd.to_numeric, errors="coerce")
    given = numbers.notna().all(axis="columns") & areas["name"].str.endswith(("街道", "镇"))
    some = numbers[given]
    x, y = convert(
        some["lon"].to_numpy(), some["lat"].to_numpy(), source="wgs84", target="epsg4549"
    )
    circles = zip(x, y, some["radius_m"], strict=True)
    return dict(zip(areas["name"][given], circles, strict=True))
