"""One map as one web page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongshu_geo.layers import MapSpec
from gongshu_geo.location import KINDS
from gongshu_geo.maps._base import base_record
from gongshu_geo.maps._json import Record, text2
from gongshu_geo.maps._layers import layer_records
from gongshu_geo.maps._shell import page_html
from gongshu_geo.maps._sites import AREA, site_records
from gongshu_geo.maps._tables import (
    category_records,
    group_records,
    schedule_records,
    status_records,
)
from gongshu_geo.maps.context import MapContext

HANGZHOU = (120.08, 30.26, 120.22, 30.41)
"""Extent of a map whose project has no district, west, south, east, north."""


def draw_map(spec: MapSpec, context: MapContext) -> str:
    """Draw a map as one HTML file that asks the network for nothing.

    Parameters
    ----------
    spec
        The map.
    context
        The project that it shows.

    Returns
    -------
    html
        The page, the same for the same input. Every text of the registers is text in it, never
        markup or script. Where online base maps are offered, the page asks for their tiles only
        after a reader switched one on.

    Raises
    ------
    ConfigError
        The page's scripts are missing, as the package was not built.
    """
    return page_html(page_data(spec, context), context.tokens)


def page_data(spec: MapSpec, context: MapContext) -> Record:
    """Everything that a page shows, as its scripts take it (``web/src/types.d.ts``).

    Parameters
    ----------
    spec
        The map.
    context
        The project that it shows.

    Returns
    -------
    data
        Plain lists, mappings, texts and numbers.
    """
    layers = layer_records(spec, context.layers)
    shown = {site for layer in layers for site in layer["siteIds"]}
    sites = [site for site in site_records(context) if site["id"] in shown]
    return {
        "meta": _meta(spec, context, sites),
        "statuses": status_records(context.statuses),
        "categories": category_records(context.categories, (site["category"] for site in sites)),
        "schedules": schedule_records(context.schedules),
        "groups": group_records(layer["group"] for layer in layers),
        "layers": layers,
        "sites": sites,
        "base": base_record(context.tables, spec.base),
    }


def _meta(spec: MapSpec, context: MapContext, sites: Sequence[Record]) -> Record:
    located = [site for site in sites if site["at"] is not None]
    return {
        "mapId": spec.id,
        "kind": spec.kind.value,
        "title": text2(spec.title),
        "asOf": context.as_of.isoformat(),
        "planTotal": context.plan_total,
        "planNamed": context.plan_named,
        "sites": len(sites),
        "located": len(located),
        "areaOnly": sum(site["kind"] == AREA for site in located),
        "byMethod": [
            {"kind": kind, "name": text2(name), "count": count}
            for kind, name in KINDS.items()
            if (count := sum(site["kind"] == kind for site in sites))
        ],
        "sources": _sources(context, sites),
        "attribution": text2(context.attribution),
        "reviewNumber": spec.review_number,
        "panels": list(spec.panels),
        "version": context.version,
        "fileName": f"{spec.id}.html",
        "extent": _extent(spec, context),
        "online": [
            {
                "id": base.id,
                "title": text2(base.title),
                "url": base.url,
                "attribution": base.attribution,
                "system": base.system,
            }
            for base in spec.online_base
        ],
    }


def _sources(context: MapContext, sites: Sequence[Record]) -> list[Record]:
    """How many sites of each register are on the map, and how many of them located."""
    return [
        {
            "file": source.file,
            "title": text2(source.title),
            "rows": len(rows),
            "located": sum(site["at"] is not None for site in rows),
            "asOf": source.as_of.isoformat() if source.as_of else "",
        }
        for source in context.sources
        for rows in [[site for site in sites if site["register"] == source.file]]
    ]


def _extent(spec: MapSpec, context: MapContext) -> list[float]:
    """Give the map's own extent, else the district's."""
    district = context.tables.get("district")
    extent: Sequence[float] = HANGZHOU
    if spec.extent is not None:
        extent = spec.extent
    elif district is not None and not district.empty:
        extent = np.asarray(district.total_bounds, dtype=float).tolist()
    return [round(float(value), 5) for value in extent]
