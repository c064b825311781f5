"""What a page is made from, besides the map's own description."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas
import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.layers import LayerTable
from gongshu_geo.look import Tokens
from gongshu_geo.register import RegisterSource
from gongshu_geo.status import CategoryTable, ScheduleTable, StatusTable

ATTRIBUTION = Bilingual(
    "© OpenStreetMap contributors 等", "© OpenStreetMap contributors and others"
)
"""What stands in the corner of every map; the registers say the rest, gis/README.md all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapContext:
    """A project as its maps show it.

    Attributes
    ----------
    sites
        Every site of the registers, located or not, as :func:`gongshu_geo.store.site_table`
        gives them for ``as_of``.
    events
        Dated events of the sites (:data:`gongshu_geo.status.EVENT_COLUMNS`).
    layers
        Every layer of the project with what it shows; a map takes those that it names.
    tables
        The gazetteer by file stem (``district``, ``roads``, ``water`` …), with ``strips``.
    statuses, categories, schedules
        The tables that the sites' codes stand in.
    tokens
        The look's values.
    as_of
        The day that the statuses hold for.
    sources
        The registers.
    plan_total, plan_named
        How many sites the plan counts, and how many of them it names.
    attribution
        What the sources want to be named as, on every map.
    version
        Of the package.
    """

    sites: geopandas.GeoDataFrame
    events: pd.DataFrame
    layers: Sequence[LayerTable]
    tables: Mapping[str, geopandas.GeoDataFrame]
    statuses: StatusTable
    categories: CategoryTable
    schedules: ScheduleTable
    tokens: Tokens
    as_of: dt.date
    sources: Sequence[RegisterSource]
    plan_total: int
    plan_named: int
    attribution: Bilingual = ATTRIBUTION
    version: str = ""
