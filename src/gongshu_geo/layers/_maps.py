"""Maps from the TOML files of a project's ``maps`` folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gongshu_geo._nearest import nearest
from gongshu_geo._toml import Table
from gongshu_geo.errors import Bilingual
from gongshu_geo.layers._folder import read_folder
from gongshu_geo.layers._layer import Layer

ALL = "*"
"""In a map's list of layers: every layer of the project, those added later included."""

BASE_PARTS = ("district", "water", "green", "roads", "rivers", "labels", "strips")
"""Parts of the offline base map, drawn from gis/."""

PANELS = (
    "search",
    "coverage",
    "stages",
    "categories",
    "corridors",
    "programmes",
    "accuracy",
    "layers",
    "base",
    "unplaced",
    "nearest",
    "position",
    "navigate",
    "share",
    "print",
)
"""Panels and controls that a map can show around its ground."""

SYSTEMS = ("wgs84", "gcj02", "bd09")
"""Coordinate systems in which providers cut their tiles."""

BOUNDS = (-180.0, -90.0, 180.0, 90.0)


class MapKind(StrEnum):
    """How a page is laid out."""

    PLANNING = "planning"
    FIELD = "field"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineBase:
    """Tiles from the internet that a reader can switch on.

    Attributes
    ----------
    id
        Its name in the page.
    title
        What readers see.
    url
        Address of a tile, with {z}, {x} and {y}.
    attribution
        What the provider wants to be named as.
    system
        Coordinate system of the tiles; the tiles are shifted, the data never is.
    """

    id: str
    title: Bilingual
    url: str
    attribution: str
    system: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSpec:
    """One map of a project.

    Attributes
    ----------
    id
        Name of its file in ``maps/`` without the suffix.
    title
        What readers see.
    kind
        How its page is laid out.
    layers
        Ids of its layers, in the order of the layers.
    base
        Parts of the offline base map, some of ``BASE_PARTS``.
    extent
        West, south, east, north in degrees, WGS-84; ``None`` for the district.
    panels
        Panels around the map, some of ``PANELS``.
    online_base
        Base maps from the internet that a reader can switch on.
    review_number
        The map-review number (审图号), ``""`` where there is none yet.
    """

    id: str
    title: Bilingual
    kind: MapKind
    layers: tuple[str, ...]
    base: tuple[str, ...]
    extent: tuple[float, float, float, float] | None
    panels: tuple[str, ...]
    online_base: tuple[OnlineBase, ...]
    review_number: str


def load_maps(folder: Path, layers: Sequence[Layer]) -> tuple[MapSpec, ...]:
    """Read all maps of a project.

    Parameters
    ----------
    folder
        The project's ``maps`` folder: one TOML file a map.
    layers
        The project's layers, which maps name by id.

    Returns
    -------
    maps
        Sorted by id.

    Raises
    ------
    ConfigError
        There is no map, or files have mistakes: all of them, each with file and key path.
    """
    ids = tuple(layer.id for layer in layers)
    return read_folder(folder, lambda name, table: _map(name, table, ids))


def _map(name: str, table: Table, ids: tuple[str, ...]) -> MapSpec:
    return MapSpec(
        id=name,
        title=table.bilingual("title"),
        kind=MapKind(table.text("kind", choices=tuple(MapKind))),
        layers=_layers(table, ids),
        base=table.texts("base", default=BASE_PARTS, choices=BASE_PARTS),
        extent=_extent(table),
        panels=table.texts("panels", default=PANELS, choices=PANELS),
        online_base=_online(table),
        review_number=table.text("review_number", default=""),
    )


def _layers(table: Table, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of the layers, each once, in the project's order."""
    named = table.texts("layers")
    for index, name in enumerate(named):
        if name != ALL and name not in ids:
            near = nearest(name, ids)
            table.refuse(
                f"layers[{index}]",
                expected=Bilingual(
                    f'"*"(全部)或 layers/ 中的图层:{"、".join(ids)}',
                    f'"*" (all) or a layer of layers/: {", ".join(ids)}',
                ),
                remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
            )
    return tuple(name for name in ids if ALL in named or name in named)


def _extent(table: Table) -> tuple[float, float, float, float] | None:
    if "extent" not in table:
        return None
    extent = table.numbers("extent")
    if _is_extent(extent):
        west, south, east, north = extent
        return west, south, east, north
    table.refuse(
        "extent",
        expected=Bilingual(
            "[西, 南, 东, 北],经纬度,如 [120.08, 30.26, 120.22, 30.41]",
            "[west, south, east, north] in degrees, such as [120.08, 30.26, 120.22, 30.41]",
        ),
    )
    return None


def _is_extent(numbers: tuple[float, ...]) -> bool:
    if len(numbers) != len(BOUNDS):
        return False
    west, south, east, north = numbers
    least_lon, least_lat, most_lon, most_lat = BOUNDS
    return least_lon <= west < east <= most_lon and least_lat <= south < north <= most_lat


def _online(table: Table) -> tuple[OnlineBase, ...]:
    entries = table.tables("online_base", required=False)
    bases = tuple(_online_base(entry) for entry in entries)
    names = [base.id for base in bases]
    for entry, base in zip(entries, bases, strict=True):
        if names.count(base.id) > 1:
            entry.refuse("id", expected=Bilingual("各不相同的标识", "an id not used twice"))
    return bases


def _online_base(entry: Table) -> OnlineBase:
    base = OnlineBase(
        id=entry.text("id"),
        title=entry.bilingual("title"),
        url=entry.text("url"),
        attribution=entry.text("attribution"),
        system=entry.text("system", choices=SYSTEMS),
    )
    parts = ("{z}", "{x}", "{y}")
    if not base.url.startswith("https://") or not all(part in base.url for part in parts):
        entry.refuse(
            "url",
            expected=Bilingual(
                "https:// 开头、含 {z} {x} {y} 的地址", "an https:// address with {z} {x} {y}"
            ),
        )
    return base
