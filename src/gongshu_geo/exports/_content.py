"""What is exported: all sites, every layer, the day that they hold for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import geopandas

from gongshu_geo.layers import LayerTable

ATTRIBUTION = "© OpenStreetMap contributors (ODbL); other sources are named per feature"
"""What every file says of its sources; gis/README.md lists them."""

ALL_SITES = "sites"
"""Name of the file or table with every site; no layer has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportContent:
    """A project as it is exported.

    Attributes
    ----------
    sites
        Every site, located or not, OGC:CRS84, in the columns of the table of sites.
    layers
        Every layer with what it shows; its order is the order of the layers.
    as_of
        The day that the statuses hold for.
    """

    sites: geopandas.GeoDataFrame
    layers: Sequence[LayerTable]
    as_of: dt.date
