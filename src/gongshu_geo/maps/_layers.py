"""The layers of one map, as the page needs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gongshu_geo.layers import Group, LayerTable, MapSpec
from gongshu_geo.look import dash_array
from gongshu_geo.maps._json import Record, geometry, text2, word
from gongshu_geo.maps._values import value_text

SITES = "sites"

GROUND = frozenset({"district", "water", "green", "roads", "rivers", "corridors", "strips"})
"""Sources whose layers of the groups base and corridor are drawn as the ground itself."""

ASKED = frozenset({"corridors"})
"""Parts of the ground whose features also tell their fields when asked."""


def layer_records(spec: MapSpec, layers: Sequence[LayerTable]) -> list[Record]:
    """Write the layers that a map names, from back to front."""
    chosen = [table for table in layers if table.layer.id in spec.layers]
    return [_layer(table) for table in sorted(chosen, key=lambda table: table.layer.order)]


def _layer(table: LayerTable) -> Record:
    layer = table.layer
    is_sites = layer.source == SITES
    is_ground = layer.group in {Group.BASE, Group.CORRIDOR} and layer.table in GROUND
    style = layer.style
    features = [] if is_sites or (is_ground and layer.table not in ASKED) else _features(table)
    return {
        "id": layer.id,
        "title": text2(layer.title),
        "group": layer.group.value,
        "visible": layer.visible,
        "order": layer.order,
        "note": text2(layer.note),
        "kind": SITES if is_sites else _kind(table),
        "ground": layer.table if is_ground else "",
        "count": len(table.features),
        "siteIds": [str(site) for site in table.features["id"]] if is_sites else [],
        "style": {
            "colour": style.colour.css,
            "fillOpacity": style.fill_opacity,
            "width": style.width_px,
            "dash": dash_array(style.dash) if style.dash else "",
            "byStatus": style.by_status,
            "shape": style.shape,
            "label": bool(style.label),
        },
        "features": list(features),
    }


def _kind(table: LayerTable) -> str:
    """Tell what most of a layer's features are."""
    if table.layer.geometry.value != "any":
        return table.layer.geometry.value
    kinds = table.features.geometry.dropna().geom_type
    if kinds.empty:
        return "point"
    most = str(kinds.mode().iloc[0])
    return "area" if "Polygon" in most else "line" if "Line" in most else "point"


def _features(table: LayerTable) -> Iterator[Record]:
    columns = [str(column) for column in table.features.columns]
    label = table.layer.style.label
    for row in table.features.itertuples(index=False, name=None):
        cells = dict(zip(columns, row, strict=True))
        shape = geometry(cells["geometry"])
        if shape is None:
            continue
        yield {
            "id": word(cells["id"]),
            "name": word(cells[label or "name"]),
            "geometry": shape,
            "fields": list(_fields(table, cells)),
        }


def _fields(table: LayerTable, cells: dict[str, Any]) -> Iterator[Record]:
    """Give what a pop-up tells; empty cells are left out."""
    for field in table.layer.popup:
        value = value_text(cells[field.column], field)
        if value.zh:
            yield {"label": text2(field.label), "value": text2(value), "source": None}
