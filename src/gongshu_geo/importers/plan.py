"""The plan of an import: what would be added, replaced, kept, in conflict; then carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas
from shapely.geometry.base import BaseGeometry

from gongshu_geo._csv import write_csv
from gongshu_geo.errors import Finding
from gongshu_geo.importers._changes import CONFLICT_HEADING, Action, Change, conflict_row
from gongshu_geo.importers._gis import GisFolder, write_together
from gongshu_geo.importers._harvest import Harvest
from gongshu_geo.importers._merge_lines import merge_lines
from gongshu_geo.importers._merge_points import Merge, merge_points
from gongshu_geo.importers._merge_water import merge_water
from gongshu_geo.importers._metres import Metres
from gongshu_geo.importers._road_names import add_aliases, list_unmapped, with_roads_of_today


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """The district that an empty gazetteer begins with."""

    name: str
    shape: BaseGeometry
    source: str
    accuracy_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import does, before it does it.

    Attributes
    ----------
    changes
        Every imported entry with what becomes of it.
    contents
        New contents of the files that change.
    findings
        What was left out while reading, then every conflict.
    """

    changes: tuple[Change, ...]
    contents: Mapping[Path, str]
    findings: tuple[Finding, ...]

    def counts(self) -> Mapping[str, Mapping[Action, int]]:
        """How many entries of each file are added, replaced, kept, in conflict, left out."""
        files: dict[str, Counter[Action]] = {}
        for change in self.changes:
            files.setdefault(change.file, Counter())[change.action] += 1
        return files

    def of(self, action: Action) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.action is action)

    def doubtful(self) -> tuple[Change, ...]:
        """What a person should look at: conflicts, and whatever was kept or left for a reason."""
        told = {Action.CONFLICT, Action.KEEP, Action.LEAVE}
        return tuple(c for c in self.changes if c.action in told and c.reason is not None)

    def apply(self) -> None:
        """Write the files: all of them, or none where one cannot be written.

        Raises
        ------
        StoreError
            A file cannot be written.
        """
        write_together(self.contents)

    def write_doubtful(self, path: Path) -> None:
        """Write what a person should look at as a table."""
        write_csv(path, CONFLICT_HEADING, [conflict_row(change) for change in self.doubtful()])


def plan_import(
    folder: Path, harvest: Harvest, *, replace: bool = False, district: District | None = None
) -> ImportPlan:
    """The plan of merging entries into a gis/ folder; nothing is written yet.

    Parameters
    ----------
    folder
        The gis/ folder; files that it lacks are begun.
    harvest
        What was read from a file.
    replace
        Whether an imported entry takes the place of the same entry; conflicts stay as they are
        either way.
    district
        The district, for a folder that has none.

    Raises
    ------
    GongshuError
        A file of the folder cannot be read.
    """
    gis = GisFolder(folder)
    gis.read_all()
    if district is not None:
        _begin(gis, district)
    changes = tuple(_changes(gis, harvest, replace=replace))
    conflicts = (change.finding() for change in changes if change.action is Action.CONFLICT)
    return ImportPlan(
        changes=changes,
        contents=gis.changed(),
        findings=(*harvest.findings, *conflicts),
    )


def _begin(gis: GisFolder, district: District) -> None:
    """Put the district into its file."""
    file = gis.features("district")
    properties = {
        "name": district.name,
        "code": "",
        "since": "",
        "accuracy_m": round(district.accuracy_m),
        "source": district.source,
    }
    file.add(f"district/{district.name}", properties, district.shape)
    file.credit(district.source)


def _changes(gis: GisFolder, harvest: Harvest, *, replace: bool) -> Iterator[Change]:
    """Merge kind after kind: lines first, since other kinds refer to their names."""
    tables = {kind: table for kind, table in harvest.tables.items() if len(table)}
    if not tables:
        return
    metres = Metres.around(harvest.total_bounds())
    for stem in ("roads", "rivers"):
        if stem in tables:
            changes = tuple(merge_lines(gis, stem, tables[stem], metres, replace=replace))
            yield from changes
            if stem == "roads":
                add_aliases(gis, tables[stem], changes)
    if "water" in tables:
        yield from merge_water(gis, tables["water"], metres)
    for kind in ("areas", "stations", "places", "addresses", "parcels"):
        if kind in tables:
            table = _fitted(gis, kind, tables[kind])
            taken = frozenset(_taken(gis)) if kind in {"stations", "places"} else frozenset()
            yield from merge_points(Merge(gis, kind, table, metres, replace, taken))
    list_unmapped(gis)


def _fitted(gis: GisFolder, kind: str, table: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """A table with the names of today's roads, and areas as part of the district."""
    if kind == "addresses":
        return with_roads_of_today(gis, table)
    if kind == "areas":
        above = [str(e["properties"].get("name", "")) for e in gis.features("district").features]
        part_of = table["part_of"].where(table["part_of"] != "", above[0] if above else "")
        return table.assign(part_of=part_of)
    return table


def _taken(gis: GisFolder) -> Iterator[str]:
    """Names that places may not take: those of roads, rivers, areas and the district."""
    for stem in ("roads", "rivers", "district"):
        for entry in gis.features(stem).features:
            yield str(entry["properties"].get("name", ""))
    yield from gis.rows("road_aliases").column("alias")
    yield from gis.rows("areas").column("name")
