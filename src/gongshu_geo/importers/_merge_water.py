"""Imported water surfaces beside those that are there."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas
import numpy as np
import shapely

from gongshu_geo.importers._changes import Action, Change
from gongshu_geo.importers._gis import GisFolder
from gongshu_geo.importers._metres import Metres

SAME_SHARE = 0.5
"""A surface that overlaps one that is there by this much of the smaller is the same water."""
LEAST_M2 = 100.0
"""Fountains and basins are no water of a map."""


def merge_water(
    gis: GisFolder, incoming: geopandas.GeoDataFrame, metres: Metres
) -> Iterator[Change]:
    """Add surfaces where there was no water; ``gis`` is changed."""
    file = gis.features("water")
    here = metres.project(file.table.geometry.to_numpy())
    here = np.asarray(here[~shapely.is_missing(here)], dtype=object)
    tree = shapely.STRtree(here)
    flat = metres.project(incoming.geometry.to_numpy())
    for row, shape, area in zip(incoming.to_dict("records"), incoming.geometry, flat, strict=True):
        size = float(shapely.area(area))
        action = Action.ADD
        if size < LEAST_M2:
            action = Action.LEAVE
        elif _covered(here[tree.query(area, predicate="intersects")], area):
            action = Action.KEEP
        else:
            # The object's own identifier keeps it apart from those counted by hand.
            properties = {
                "area_m2": round(size),
                "accuracy_m": int(row["accuracy_m"]),
                "source": row["source"],
            }
            file.add(f"water/{row['ref'].replace('/', '-')}", properties, shape)
            file.credit(str(row["source"]))
        yield Change(action=action, file="water.geojson", name=row["ref"], ref=row["ref"])


def _covered(there: np.ndarray, area: shapely.Geometry) -> bool:
    """Whether a surface is there already."""
    if not len(there):
        return False
    shared = shapely.area(shapely.intersection(there, area))
    smaller = np.minimum(shapely.area(there), shapely.area(area))
    return bool(
        (shared >= SAME_SHARE * smaller).any() or shared.sum() >= SAME_SHARE * shapely.area(area)
    )
