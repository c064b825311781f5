"""What exports tell of each site and of each feature of the gazetteer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import geopandas
import pandas as pd

from gongshu_geo.corridors import chainage_range_text
from gongshu_geo.errors import Bilingual
from gongshu_geo.exports._values import Plain, both_languages, columns_of
from gongshu_geo.layers import LayerTable
from gongshu_geo.location import METHODS
from gongshu_geo.status import load_categories, load_schedules, load_statuses

ENGLISH = {
    "side": {"左": "left", "右": "right", "两侧": "both sides"},
    "plan_label": {"新开工": "begun this year", "续建": "continued"},
}
"""What columns that hold a Chinese word itself say in English; sides along rising chainage."""

_CODED = ("category", "stage", "schedule", "method")
_BILINGUAL = ("stage_note", "schedule_note", "evidence", "problems")
_RENAMED = {"source_row": "row"}

_COLUMNS = (
    "site_id",
    "name",
    "aliases",
    "category",
    "programme",
    "stage",
    "planned_only",
    "since",
    "stage_note",
    "schedule",
    "schedule_note",
    "plan_label",
    "status_text",
    "location_text",
    "kind",
    "method",
    "accuracy_m",
    "confidence",
    "area_only",
    "evidence",
    "problems",
    "position_source",
    "corridor",
    "corridors",
    "chainage_from_m",
    "chainage_to_m",
    "chainage",
    "side",
    "offset_m",
    "beyond_end",
    "area_m2",
    "length_m",
    "investment_wan",
    "unit",
    "related",
    "note",
    "source",
    "register",
    "source_row",
)


def site_properties(sites: geopandas.GeoDataFrame, as_of: dt.date) -> pd.DataFrame:
    """Tell of each site in plain values, codes with their names in both languages.

    Parameters
    ----------
    sites
        The table of sites.
    as_of
        The day that the statuses hold for.

    Returns
    -------
    properties
        One row a site, in order; object columns. ``chainage`` is text (``K1+200~K2+400``),
        ``row`` is the row of ``register`` as a spreadsheet shows it.
    """
    table = sites.assign(chainage=_chainages(sites))
    names = _names()
    columns: dict[str, list[Plain]] = {}
    for column in _COLUMNS:
        name = _RENAMED.get(column, column)
        if column in _BILINGUAL:
            columns |= both_languages(name, table[column])
            continue
        columns |= columns_of(name, table[column])
        if column in _CODED:
            columns |= both_languages(name, map(names[column].get, table[column]))
        if column in ENGLISH:
            columns |= columns_of(f"{name}_en", map(ENGLISH[column].get, table[column]))
    columns["as_of"] = [as_of.isoformat()] * len(sites)
    return pd.DataFrame(columns, dtype=object)


def feature_properties(table: LayerTable) -> pd.DataFrame:
    """Tell of each feature of a layer that shows no sites: id, name, what its pop-up tells."""
    columns: dict[str, list[Plain]] = {}
    for column in table.features.columns.drop("geometry"):
        columns |= columns_of(str(column), table.features[column])
    return pd.DataFrame(columns, dtype=object)


def _chainages(sites: pd.DataFrame) -> list[str]:
    ends: Iterable[tuple[float, float]] = zip(
        sites["chainage_from_m"], sites["chainage_to_m"], strict=True
    )
    return [chainage_range_text(start, end) for start, end in ends]


def _names() -> Mapping[str, Mapping[str, Bilingual]]:
    """Names of codes, by column."""
    return {
        "category": {code: entry.name for code, entry in load_categories().items()},
        "stage": {code: entry.name for code, entry in load_statuses().items()},
        "schedule": {code: entry.name for code, entry in load_schedules().items()},
        "method": {code: entry.name for code, entry in METHODS.items()},
    }
