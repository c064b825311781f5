"""Which tags of OpenStreetMap are taken, and as what; read from osm.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gongshu_geo._toml import Table, parse_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What osm.toml says.

    Attributes
    ----------
    source
        Words for the column ``source``.
    accuracy_m
        Accuracy by kind of entry, metres.
    expressway, road, walk
        Values of ``highway``.
    river
        Values of ``waterway``.
    place_tags
        Keys that make a named feature a place, the first with a value telling its kind.
    stations
        Values of ``railway`` that are stations.
    left_out
        Kinds that are no places for a register.
    generic
        Names that name nothing in particular.
    admin_levels
        Level of an area by ``admin_level``.
    """

    source: str
    accuracy_m: Mapping[str, float]
    expressway: frozenset[str]
    road: frozenset[str]
    walk: frozenset[str]
    river: frozenset[str]
    place_tags: tuple[str, ...]
    stations: frozenset[str]
    left_out: frozenset[str]
    generic: frozenset[str]
    admin_levels: Mapping[str, str]


@cache
def load_tags() -> Tags:
    """The table of the package."""
    text = resources.files("gongshu_geo.importers").joinpath("osm.toml").read_text("utf-8")
    return parse_toml(text, _tags, name="osm.toml")


def _tags(table: Table) -> Tags:
    accuracy, highway, places = (table.table(key) for key in ("accuracy_m", "highway", "places"))
    levels = table.table("admin_level")
    kinds, ranks = accuracy.keys(), levels.keys()
    return Tags(
        source=table.text("source"),
        accuracy_m={key: accuracy.number(key) for key in kinds},
        expressway=frozenset(highway.texts("expressway")),
        road=frozenset(highway.texts("road")),
        walk=frozenset(highway.texts("walk")),
        river=frozenset(table.table("waterway").texts("river")),
        place_tags=places.texts("tags"),
        stations=frozenset(places.texts("stations")),
        left_out=frozenset(places.texts("left_out")),
        generic=frozenset(places.texts("generic")),
        admin_levels={number: level for level in ranks for number in levels.texts(level)},
    )
