"""Imported points (house numbers, places, stations, areas, parcels) beside those there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.importers._changes import Action, Change, Place
from gongshu_geo.importers._gis import GisFolder, Row, cell, degrees
from gongshu_geo.importers._metres import Metres
from gongshu_geo.importers._nearest_rows import Entries, gathered, nearest_entries

ONE_PLACE_M: Mapping[str, float] = {
    "addresses": 150.0,  # entrances and shops of one large building or estate
    "places": 300.0,  # gates of one park or campus
    "stations": 300.0,  # platforms and halls of one station
    "areas": 0.0,
    "parcels": 0.0,
}
"""Points of one name this near to each other are one place; beyond, the name stands for several
(a chain's shops) and is no entry of a gazetteer."""

TARGETS: Mapping[str, str] = {
    "addresses": "house_numbers",
    "places": "landmarks",
    "stations": "stations",
    "areas": "areas",
    "parcels": "parcels",
}
"""The file of gis/ that each kind goes to."""

_BESIDE: Mapping[str, tuple[str, ...]] = {
    "places": ("places", "landmarks", "stations"),
    "stations": ("places", "landmarks", "stations"),
}
"""Files whose names are looked up together."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What merging points of one kind needs."""

    gis: GisFolder
    kind: str
    incoming: geopandas.GeoDataFrame
    metres: Metres
    replace: bool
    taken: frozenset[str]
    """Names that roads, rivers and areas bear: no place may take them."""

    @property
    def target(self) -> str:
        """Stem of the file that new entries go to."""
        return TARGETS[self.kind]


def merge_points(merge: Merge) -> Iterator[Change]:
    """Add points whose names are new, and compare the others; ``merge.gis`` is changed."""
    if merge.incoming.empty:
        return
    keys = _keys(merge)
    one = gathered(keys, merge.incoming.geometry.to_numpy(), merge.metres)
    table = merge.incoming.iloc[one.first].assign(
        key=np.asarray(keys, dtype=object)[one.first], spread_m=one.spread_m
    )
    entries = _entries(merge)
    found = nearest_entries(table["key"].tolist(), table.geometry.to_numpy(), entries, merge.metres)
    known = set(entries.keys) | set(table["key"]) | merge.taken
    for row, point, entry, distance in zip(
        table.to_dict("records"), table.geometry, found.entry, found.distance_m, strict=True
    ):
        offer = _Offer(row, point, float(distance))
        if reason := _unfit(merge, offer):
            yield _change(merge, Action.LEAVE, offer, reason=reason)
        elif entry < 0:
            merge.gis.rows(merge.target).add(_row(merge, offer, known))
            yield _change(merge, Action.ADD, offer)
        else:
            yield _compared(merge, offer, entries, int(entry))


@dataclass(frozen=True, slots=True)
class _Offer:
    """One imported entry."""

    row: Mapping[Any, Any]
    point: Any
    distance_m: float


def _keys(merge: Merge) -> list[str]:
    """What tells the entries of a kind apart."""
    table = merge.incoming
    if merge.kind == "addresses":
        return [f"{road} {number}" for road, number in zip(table["road"], table["number"],
                                                           strict=True)]  # fmt: skip
    if merge.kind == "areas":
        return [f"{a} {b}" for a, b in zip(table["name"], table["level"], strict=True)]
    return [str(key) for key in table["code" if merge.kind == "parcels" else "name"]]


def _entries(merge: Merge) -> Entries:
    """The entries that are there, by every name that they have."""
    found: list[tuple[str, str, int]] = []
    points: list[Any] = []
    accuracy: list[str] = []
    column = "radius_m" if merge.kind == "areas" else "accuracy_m"
    for stem in _BESIDE.get(merge.kind, (merge.target,)):
        file = merge.gis.rows(stem)
        for index, row in enumerate(file.rows[: len(file.geometry)]):
            for name in _names(merge.kind, row):
                found.append((name, stem, index))
                points.append(file.geometry[index])
                accuracy.append(row.get(column, ""))
    metres = pd.to_numeric(pd.Series(accuracy, dtype=object), errors="coerce").fillna(0.0)
    return Entries(
        keys=[key for key, _, _ in found],
        files=[stem for _, stem, _ in found],
        rows=[index for _, _, index in found],
        points=np.array([*points, None], dtype=object)[:-1],
        accuracy_m=metres.to_numpy(dtype=float),
    )


def _names(kind: str, row: Row) -> tuple[str, ...]:
    """The keys of a row that is there."""
    if kind == "addresses":
        return (f"{row['road']} {row['number']}",)
    if kind == "areas":
        return (f"{row['name']} {row['level']}",)
    main = row["code" if kind == "parcels" else "name"]
    aliases = (alias.strip() for alias in row.get("aliases", "").split(";"))
    return tuple(dict.fromkeys((main, *filter(None, aliases))))


def _unfit(merge: Merge, offer: _Offer) -> Bilingual | None:
    """Why an entry is none for a gazetteer; ``None`` where it is one."""
    spread = offer.row["spread_m"]
    if spread > ONE_PLACE_M[merge.kind]:
        return Bilingual(
            f"同名的有几处,相距 {spread:.0f} 米以上",
            f"several places bear this name, {spread:.0f} m apart",
        )
    if merge.kind in _BESIDE and offer.row["key"] in merge.taken:
        return Bilingual("与道路、河道或区划同名", "it is the name of a road, river or area")
    return None


def _compared(merge: Merge, offer: _Offer, entries: Entries, index: int) -> Change:
    """An imported entry whose name is there."""
    stem, number = entries.files[index], entries.rows[index]
    here = entries.points[index]
    allowed = float(entries.accuracy_m[index]) + _accuracy_m(merge, offer)
    file = merge.gis.rows(stem)
    if here is None:
        file.change(number, _position(merge, offer, file.rows[number]))
        reason = Bilingual("补上位置", "its position is filled in")
        return _change(merge, Action.ADD, offer, stem=stem, row=number, reason=reason)
    if offer.distance_m > allowed:
        reason = Bilingual(
            f"同名者在 {offer.distance_m:.0f} 米以外",
            f"the entry of this name is {offer.distance_m:.0f} m away",
        )
        return _change(
            *(merge, Action.CONFLICT, offer),
            stem=stem,
            row=number,
            reason=reason,
            allowed=allowed,
            here=here,
        )
    main = _names(merge.kind, file.rows[number])[0]
    if merge.replace and stem == merge.target and main == offer.row["key"]:
        old = dict(file.rows[number])
        file.change(number, _position(merge, offer, {}))
        if file.rows[number] != old:
            return _change(merge, Action.REPLACE, offer, stem=stem, row=number)
    return _change(merge, Action.KEEP, offer, stem=stem, row=number)


def _accuracy_m(merge: Merge, offer: _Offer) -> float:
    """How far off the imported point may be."""
    if merge.kind == "areas":
        return float(offer.row["radius_m"])
    return float(np.ceil(offer.row["accuracy_m"] + offer.row["spread_m"]))


def _position(merge: Merge, offer: _Offer, there: Mapping[str, str]) -> Row:
    """The cells that say where an entry is, how exactly, and by whom."""
    source = str(offer.row["source"])
    if there.get("source"):
        # The row's code or name has a source already, as in gis/areas.csv.
        source = f"{there['source']}; point: {source}"
    return {
        "lon": degrees(shapely.get_x(offer.point)),
        "lat": degrees(shapely.get_y(offer.point)),
        "radius_m" if merge.kind == "areas" else "accuracy_m": cell(_accuracy_m(merge, offer)),
        "source": source,
    }


def _row(merge: Merge, offer: _Offer, known: set[str]) -> Row:
    """A new row of the kind's file; other names that are taken are left out."""
    row = offer.row
    texts = {
        name: str(row[name])
        for name in ("road", "number", "name", "kind", "address", "code", "level", "part_of",
                     "unit", "unit_code", "lines", "road_as_found")
        if name in row
    }  # fmt: skip
    free = [alias for alias, _ in row.get("aliases", ()) if alias not in known]
    known.update(free)
    return {**texts, "aliases": ";".join(free), **_position(merge, offer, {})}


def _change(
    merge: Merge,
    action: Action,
    offer: _Offer,
    *,
    stem: str = "",
    row: int | None = None,
    reason: Bilingual | None = None,
    allowed: float | None = None,
    here: Any = None,
) -> Change:
    conflict = here is not None
    return Change(
        action=action,
        file=f"{stem or merge.target}.csv",
        name=str(offer.row["key"]) if merge.kind != "areas" else str(offer.row["name"]),
        ref=str(offer.row["ref"]),
        reason=reason,
        row=None if row is None else row + 2,  # as a spreadsheet shows it
        distance_m=offer.distance_m if conflict else None,
        allowed_m=allowed,
        here=_place(here),
        there=_place(offer.point),
    )


def _place(point: Any) -> Place | None:
    if point is None:
        return None
    return float(shapely.get_x(point)), float(shapely.get_y(point))
