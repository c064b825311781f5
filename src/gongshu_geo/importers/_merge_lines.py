"""Imported roads and rivers beside those that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas
import numpy as np
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.importers._changes import Action, Change, Place
from gongshu_geo.importers._gis import FeatureFile, GisFolder, feature
from gongshu_geo.importers._metres import Metres

CARRIAGEWAY_M = 25.0
"""How far a carriageway may lie from the centreline of the whole road: 莫干山路 and 石祥路 are
45 to 50 m wide."""
STEP_M = 20.0
"""Lines are compared at points this far apart."""
SAME_SHARE = 0.9
"""A line lies on another if this much of it lies within the distance allowed; the project's own
roads were compared the same way (80-100 % within 30 m, gis/README.md)."""
MAIN_M = 2000.0
"""A road longer than this is a main one, as in gis/README.md."""

_SPEEDWAYS = ("高架", "高架路", "快速路", "高速", "高速公路")
_LANES = ("弄", "巷", "里", "支路")


@dataclass(frozen=True, slots=True)
class _Nearness:
    """How an imported line lies to the line of its name."""

    import_share: float
    here_share: float
    distance_m: float
    farthest_m: float


@dataclass(frozen=True, slots=True)
class _Found:
    """How far apart two lines are, how far they may be, and where they are."""

    allowed_m: float
    farthest_m: float
    here: Any
    there: Any


def merge_lines(
    gis: GisFolder,
    stem: str,
    incoming: geopandas.GeoDataFrame,
    metres: Metres,
    *,
    replace: bool,
) -> Iterator[Change]:
    """Add roads or rivers whose names are new, and compare the others.

    Parameters
    ----------
    gis
        The folder; changed in memory.
    stem
        ``roads`` or ``rivers``.
    incoming
        Lines, one a name.
    metres
        The projection to compare in.
    replace
        Whether an imported line takes the place of the same line.
    """
    file = gis.features(stem)
    today = _names_today(gis, stem)
    lines = _Lines(file, metres)
    flat = metres.project(incoming.geometry.to_numpy())
    rows = zip(incoming.to_dict("records"), incoming.geometry, flat, strict=True)
    for row, shape, line in rows:
        name = today.get(row["name"], row["name"])
        if name not in lines.members:
            _add(file, stem, row, shape, line)
            yield _change(Action.ADD, stem, row)
            continue
        yield _compared(file, lines, stem, {**row, "today": name}, shape, line, replace=replace)


class _Lines:
    """The lines that are there, by name."""

    def __init__(self, file: FeatureFile, metres: Metres) -> None:
        self.table = file.table
        self.members: dict[str, list[int]] = {}
        for index, name in enumerate(file.table["name"]):
            self.members.setdefault(str(name), []).append(index)
        self._flat = metres.project(file.table.geometry.to_numpy())

    def line(self, name: str) -> Any:
        """All features of a name as one geometry, metres."""
        return shapely.multilinestrings(shapely.get_parts(self._flat[self.members[name]]))

    def shapes(self, name: str) -> Any:
        """The features of a name in longitude and latitude."""
        return self.table.geometry.to_numpy()[self.members[name]]

    def accuracy_m(self, name: str) -> float:
        """The accuracy of a name's worst feature; 0 where none is stated."""
        values = self.table["accuracy_m"].to_numpy(dtype=float)[self.members[name]]
        return float(np.nanmax(values)) if np.isfinite(values).any() else 0.0


def _names_today(gis: GisFolder, stem: str) -> Mapping[str, str]:
    """Names of lines by other names that are known for them."""
    if stem == "roads":
        aliases = gis.rows("road_aliases")
        return dict(zip(aliases.column("alias"), aliases.column("name"), strict=True))
    table = gis.features("rivers").table
    if "aliases" not in table:
        return {}
    pairs = zip(table["name"], table["aliases"].fillna(""), strict=True)
    return {alias: str(name) for name, cell in pairs for alias in str(cell).split(";") if alias}


def _compared(
    file: FeatureFile,
    lines: _Lines,
    stem: str,
    row: Mapping[str, Any],
    shape: Any,
    line: Any,
    *,
    replace: bool,
) -> Change:
    """An imported line whose name is there."""
    name = row["today"]
    members = lines.members[name]
    here = lines.shapes(name)
    if len(here) == 1 and shapely.equals_exact(here[0], shape):
        return _change(Action.KEEP, stem, row, place=members[0] + 1)
    allowed = CARRIAGEWAY_M + lines.accuracy_m(name) + float(row["accuracy_m"])
    near = _nearness(line, lines.line(name), allowed)
    found = _Found(allowed, near.farthest_m, here[0], shape)
    if near.import_share >= SAME_SHARE or near.here_share >= SAME_SHARE:
        covers = near.here_share >= SAME_SHARE
        if replace and covers and _replaceable(lines, name):
            _replace(file, lines, stem, row, shape, line)
            return _change(Action.REPLACE, stem, row, place=members[0] + 1)
        if covers and near.import_share < SAME_SHARE:
            longer = (1 - near.import_share) * float(shapely.length(line))
            reason = Bilingual(
                f"导入的线更长,约 {longer:.0f} 米不在现有线上",
                f"the imported line is longer: about {longer:.0f} m of it lie off the line there",
            )
            return _change(Action.KEEP, stem, row, place=members[0] + 1, reason=reason, found=found)
        return _change(Action.KEEP, stem, row, place=members[0] + 1)
    return _change(
        Action.CONFLICT, stem, row, place=members[0] + 1, reason=_apart(near, allowed), found=found
    )


def _apart(near: _Nearness, allowed: float) -> Bilingual:
    """In words: lines that are not the same."""
    if near.distance_m > allowed:
        return Bilingual(
            f"同名的线在 {near.distance_m:.0f} 米以外",
            f"the line of this name is {near.distance_m:.0f} m away",
        )
    share = near.import_share * 100
    return Bilingual(
        f"同名的线只有 {share:.0f}% 重合,最远相距 {near.farthest_m:.0f} 米",
        f"only {share:.0f} % of it lies on the line of this name, the rest up to "
        f"{near.farthest_m:.0f} m off",
    )


def _nearness(line: Any, there: Any, allowed: float) -> _Nearness:
    """How two lines lie to each other, at points along both."""
    ours, theirs = (
        shapely.distance(shapely.points(shapely.get_coordinates(shapely.segmentize(a, STEP_M))), b)
        for a, b in ((line, there), (there, line))
    )
    return _Nearness(
        import_share=float((ours <= allowed).mean()),
        here_share=float((theirs <= allowed).mean()),
        distance_m=float(shapely.distance(line, there)),
        farthest_m=float(ours.max()),
    )


def _replaceable(lines: _Lines, name: str) -> bool:
    """Whether a line may be replaced; that of a corridor may not.

    It carries the chainage, and would come back as two carriageways, which are no axis.
    """
    table = lines.table.iloc[lines.members[name]]
    return "class" not in table or not (table["class"] == "corridor").any()


def _replace(
    file: FeatureFile, lines: _Lines, stem: str, row: Mapping[str, Any], shape: Any, line: Any
) -> None:
    """Put the imported line in the place of all features of its name."""
    members = lines.table.iloc[lines.members[row["today"]]]
    old = [entry for entry in file.features if entry["id"] in set(members["id"])]
    properties = {
        **old[0]["properties"],
        **_properties(stem, {**row, "name": row["today"]}, line),
        "part": "",
    }
    for kept in ("aliases", "name_as_found", "same_line_as"):
        if kept in old[0]["properties"]:
            properties[kept] = old[0]["properties"][kept]
    ordered = {key: properties[key] for key in old[0]["properties"]}
    keys = [str(entry["id"]) for entry in old]
    # The identifier of the whole road, whichever part came first.
    key = f"{stem.removesuffix('s')}/{row['today']}"
    file.replace(keys, feature(key, ordered, shape))
    file.credit(str(row["source"]))


def _add(file: FeatureFile, stem: str, row: Mapping[str, Any], shape: Any, line: Any) -> None:
    """Put a line of a new name into its file."""
    properties = _properties(stem, row, line)
    if file.features:
        # All features of a file have the same properties in the same order.
        known = file.features[0]["properties"]
        properties = {key: properties.get(key, "") for key in known}
    file.add(f"{stem.removesuffix('s')}/{row['name']}", properties, shape)
    file.credit(str(row["source"]))


def _properties(stem: str, row: Mapping[str, Any], line: Any) -> dict[str, Any]:
    """What roads.geojson and rivers.geojson say of a line."""
    name, accuracy = row["name"], _number(row["accuracy_m"])
    if stem == "rivers":
        aliases = ";".join(alias for alias, _ in row["aliases"])
        return {
            "name": name,
            "part": "",
            "aliases": aliases,
            "accuracy_m": accuracy,
            "source": row["source"],
        }
    length = float(shapely.length(line))
    if row["oneway_share"] > 0:
        length *= 1 - _drawn_twice(line) / 2
    return {
        "name": name,
        "part": "",
        "class": _class(name, length, row["class"]),
        "length_m": round(length),
        "accuracy_m": accuracy,
        "source": row["source"],
        "name_as_found": "",
        "same_line_as": "",
    }


def _drawn_twice(line: Any) -> float:
    """How much of a road is drawn as two carriageways: has another part of it beside."""
    parts = shapely.get_parts(line)
    if len(parts) == 1:
        return 0.0
    points, owner = shapely.get_coordinates(shapely.segmentize(parts, STEP_M), return_index=True)
    near = shapely.buffer(parts, 2 * CARRIAGEWAY_M, cap_style="flat")
    own = np.arange(len(parts))[:, None] == owner
    beside = shapely.contains_xy(near[:, None], points[None, :, 0], points[None, :, 1]) & ~own
    return float(beside.any(axis=0).mean())


def _class(name: str, length_m: float, stated: Any) -> str:
    """The class of a road, as gis/README.md defines it."""
    if isinstance(stated, str) and stated:
        return stated
    if name.endswith(_SPEEDWAYS):
        return "expressway"
    if name.endswith(_LANES):
        return "lane"
    return "main" if length_m > MAIN_M else "street"


def _number(value: float) -> float | int:
    """A number without a decimal point where it is whole."""
    return int(value) if float(value).is_integer() else float(value)


def _change(
    action: Action,
    stem: str,
    row: Mapping[str, Any],
    *,
    place: int | None = None,
    reason: Bilingual | None = None,
    found: _Found | None = None,
) -> Change:
    """The change as it is told."""
    return Change(
        action=action,
        file=f"{stem}.geojson",
        name=str(row["name"]),
        ref=str(row["ref"]),
        reason=reason,
        row=place,
        distance_m=found.farthest_m if found else None,
        allowed_m=found.allowed_m if found else None,
        here=_place(found.here) if found else None,
        there=_place(found.there) if found else None,
    )


def _place(shape: Any) -> Place:
    """A point on a line."""
    point = shapely.point_on_surface(shape)
    return float(shapely.get_x(point)), float(shapely.get_y(point))
