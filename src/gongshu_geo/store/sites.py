"""The table that everything is drawn and exported from: one row a site, located and dated."""

from __future__ import annotations

import datetime as dt

import geopandas
import numpy as np
import pandas as pd

from gongshu_geo._vector import WGS84
from gongshu_geo.corridors import CorridorConfig, assign_corridors
from gongshu_geo.location import AREA_ONLY, Gazetteer, Location
from gongshu_geo.register import Registers
from gongshu_geo.status import ScheduleTable, StatusTable, status_on
from gongshu_geo.store._positions import locate_sites
from gongshu_geo.store.corrections import Corrections

LOCATION_COLUMNS = (
    "kind",
    "method",
    "accuracy_m",
    "confidence",
    "matched",
    "evidence",
    "candidates",
    "problems",
    "area_only",
)
"""Columns that locating adds; ``accuracy_m`` is NaN where it was never measured, and
``area_only`` is true where a site is known by its area alone."""

SITE_COLUMNS = (
    "site_id",
    "name",
    "category",
    "location_text",
    "programme",
    "register",
    "source_row",
    *LOCATION_COLUMNS,
    "corridor",
    "corridors",
    "chainage_from_m",
    "chainage_to_m",
    "side",
    "offset_m",
    "stage",
    "planned_only",
    "since",
    "stage_note",
    "schedule",
    "schedule_note",
    "plan_label",
    "geometry",
)
"""Columns that every table of sites has, beside those of the registers; OGC:CRS84."""


def site_table(
    registers: Registers,
    gazetteer: Gazetteer,
    *,
    centrelines: geopandas.GeoDataFrame,
    corridors: CorridorConfig,
    statuses: StatusTable,
    schedules: ScheduleTable,
    day: dt.date,
    corrections: Corrections | None = None,
) -> geopandas.GeoDataFrame:
    """All sites of the registers: where they are, along which corridor, in which status.

    Parameters
    ----------
    registers
        What the registers say.
    gazetteer
        Where texts are looked up.
    centrelines, corridors
        Roads (any CRS) and the corridors among them.
    statuses, schedules
        The life cycle and the schedule's rule.
    day
        The day whose status is told.
    corrections
        What people decided about positions.

    Returns
    -------
    sites
        One row a site in the order of the registers; OGC:CRS84; :data:`SITE_COLUMNS` and the
        registers' own columns. Geometry is missing where a site could not be located.
    """
    positions = locate_sites(registers.sites, gazetteer, corrections=corrections)
    located = _located(registers.sites, positions)
    places = located.assign(kind=np.where(located["area_only"], "area", located["kind"]))
    along = assign_corridors(places, centrelines, corridors)
    status = status_on(
        registers.events,
        day,
        site_ids=located["site_id"],
        undated=registers.undated,
        statuses=statuses,
        schedules=schedules,
    )
    status.index = located.index
    return geopandas.GeoDataFrame(
        pd.concat([located, along, status], axis="columns"), geometry="geometry", crs=WGS84
    )


def _located(sites: pd.DataFrame, locations: list[Location]) -> geopandas.GeoDataFrame:
    """The registers' rows with what locating gave."""
    table = sites.reset_index(drop=True)
    for column in ("kind", "method", "confidence"):
        table[column] = [getattr(location, column) for location in locations]
    table["accuracy_m"] = np.array(
        [np.nan if loc.accuracy_m is None else loc.accuracy_m for loc in locations], dtype=float
    )
    for column in ("matched", "evidence", "candidates", "problems"):
        table[column] = pd.Series(
            [getattr(location, column) for location in locations], dtype=object
        )
    table["area_only"] = table["method"].isin(AREA_ONLY)
    geometry = geopandas.GeoSeries([location.geometry for location in locations], crs=WGS84)
    return geopandas.GeoDataFrame(table, geometry=geometry, crs=WGS84)
