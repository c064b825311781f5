"""Which part of a file is wanted: what lies around the district, in a box, or all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.importers._metres import Metres

BUFFER_M = 300.0
"""How far beyond the district names are wanted: as far as the project's own gis/ goes."""

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Reach:
    """An area in longitude and latitude; ``None`` is everywhere."""

    shape: BaseGeometry | None = None

    @classmethod
    def around(cls, district: BaseGeometry, buffer_m: float = BUFFER_M) -> Reach:
        """The district and what lies within ``buffer_m`` of it."""
        metres = Metres.around(district.bounds)
        return cls(metres.unproject(shapely.buffer(metres.project(district), buffer_m)))

    @classmethod
    def box(cls, bbox: Bounds) -> Reach:
        """West, south, east, north."""
        return cls(shapely.box(*bbox))

    def bounds(self) -> Bounds | None:
        """West, south, east, north."""
        if self.shape is None:
            return None
        west, south, east, north = self.shape.bounds
        return west, south, east, north

    def keeps(self, geometry: Any) -> npt.NDArray[np.bool_]:
        """Which geometries touch the area; they are kept whole, never cut."""
        shapes = np.asarray(geometry, dtype=object)
        if self.shape is None:
            return np.asarray(~shapely.is_missing(shapes))
        shapely.prepare(self.shape)
        return np.asarray(shapely.intersects(self.shape, shapes))

    def holds(self, points: Any) -> npt.NDArray[np.bool_]:
        """Which points lie in the area."""
        return self.keeps(points)
