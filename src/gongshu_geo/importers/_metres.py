"""Metres around a place: EPSG:4549 where it holds, a projection of the place's own elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyproj
import shapely

from gongshu_geo._vector import WGS84

REACH = (115.0, 125.0)
"""Longitudes between which EPSG:4549 (central meridian 120°E) is used; beyond, an extract from
another province or country is measured around its own middle."""


@dataclass(frozen=True, slots=True)
class Metres:
    """A projection to metres that fits an area, and the way back."""

    transformer: pyproj.Transformer

    @classmethod
    def around(cls, bounds: tuple[float, float, float, float]) -> Metres:
        """The projection for an area given by west, south, east, north in degrees."""
        west, south, east, north = bounds
        lon, lat = (west + east) / 2, (south + north) / 2
        crs = "EPSG:4549"
        if not REACH[0] < lon < REACH[1]:
            crs = f"+proj=tmerc +lon_0={lon:.3f} +lat_0={lat:.3f} +ellps=GRS80 +units=m"
        return cls(_transformer(crs))

    def project(self, geometry: Any) -> Any:
        """Geometry in metres: one, or an array of them; missing stays missing."""
        return shapely.transform(geometry, self._forward)

    def unproject(self, geometry: Any) -> Any:
        """Geometry in longitude and latitude."""
        return shapely.transform(geometry, self._back)

    def _forward(self, xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack(self.transformer.transform(xy[:, 0], xy[:, 1]))

    def _back(self, xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack(self.transformer.transform(xy[:, 0], xy[:, 1], direction="INVERSE"))


@cache
def _transformer(crs: str) -> pyproj.Transformer:
    """To metres and back; PROJ takes half a second to look a way up."""
    return pyproj.Transformer.from_crs(WGS84, crs, always_xy=True)
