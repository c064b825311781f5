"""Names of roads in the files beside roads.geojson: other names, house numbers, unmapped roads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import geopandas

from gongshu_geo.importers._changes import Action, Change
from gongshu_geo.importers._gis import GisFolder


def add_aliases(gis: GisFolder, roads: geopandas.GeoDataFrame, changes: Iterable[Change]) -> None:
    """Add other names of the roads that are in the gazetteer now.

    A name that is a road itself, is known already, or is given to several roads (a national
    road runs through many streets), is left out.
    """
    file = gis.rows("road_aliases")
    present = {str(entry["properties"]["name"]) for entry in gis.features("roads").features}
    settled = {c.name for c in changes if c.action not in {Action.CONFLICT, Action.LEAVE}}
    known = {*present, *file.column("alias")}
    current = settled & present
    rows = [row for row in roads.to_dict("records") if row["name"] in current]
    owners = Counter(alias for row in rows for alias, _ in row["aliases"])
    for row in rows:
        for alias, kind in row["aliases"]:
            if owners[alias] == 1 and alias not in known:
                cells = {"alias": alias, "name": str(row["name"]), "kind": kind}
                file.add({**cells, "note": str(row["source"])})


def with_roads_of_today(
    gis: GisFolder, addresses: geopandas.GeoDataFrame
) -> geopandas.GeoDataFrame:
    """Addresses under the names that their roads have in the gazetteer."""
    aliases = gis.rows("road_aliases")
    today = dict(zip(aliases.column("alias"), aliases.column("name"), strict=True))
    road = addresses["road"].map(lambda name: today.get(name, name))
    found = addresses["road"].where(road != addresses["road"], "")
    return addresses.assign(road=road, road_as_found=found)


def list_unmapped(gis: GisFolder) -> None:
    """Keep the list of roads that are known by name only in step with the other files."""
    numbers, unmapped = gis.rows("house_numbers"), gis.rows("unmapped_roads")
    mapped = {str(entry["properties"]["name"]) for entry in gis.features("roads").features}
    unmapped.drop("name", mapped)
    known = {*mapped, *unmapped.column("name")}
    for row in numbers.rows[len(numbers.geometry) :]:  # those that this import has added
        if row["road"] not in known:
            known.add(row["road"])
            entry = {"name": row["road"], "known_by": "house_number", "source": row["source"]}
            unmapped.add(entry)
