"""The extent of a plan unit by the bounds that its announcement names."""

from __future__ import annotations

import math

import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location._blocks import resolve_block
from gongshu_geo.location._bounds import read_block
from gongshu_geo.location._found import Found
from gongshu_geo.location.gazetteer import Gazetteer, Region
from gongshu_geo.text import normalise

HECTARE_M2 = 10_000.0


def unit_extent(gazetteer: Gazetteer, unit: Region) -> Found | None:
    """The polygon that a unit's bounds enclose; ``None`` where they tell none or do not close.

    Its accuracy is the radius that holds all of the unit: a site known by its unit alone may be
    anywhere in it.
    """
    if not unit.bounds_text:
        return None
    if unit.name not in gazetteer.extents:
        gazetteer.extents[unit.name] = _extent(gazetteer, unit)
    return gazetteer.extents[unit.name]


def _extent(gazetteer: Gazetteer, unit: Region) -> Found | None:
    block = read_block(normalise(unit.bounds_text).text, 0)
    found = resolve_block(gazetteer, block) if block is not None else None
    if not isinstance(found, Found) or found.method != "bounded":
        return None
    return Found(
        geometry=found.geometry,
        method="area",
        accuracy_m=float(shapely.minimum_bounding_radius(found.geometry)),
        # What is doubtful about the bounds is told; that a site lies in its unit is not doubtful.
        evidence=(_by_bounds(unit, found), *found.problems),
    )


def _by_bounds(unit: Region, found: Found) -> Bilingual:
    """Where the extent comes from, with its area beside the one announced."""
    hectares = float(shapely.area(found.geometry)) / HECTARE_M2
    stated = unit.area_ha
    zh = "" if math.isnan(stated) else f",公告为 {stated:.0f} 公顷"
    en = "" if math.isnan(stated) else f", {stated:.0f} ha are announced"
    return Bilingual(
        f"{unit.name}范围由四至围成({hectares:.0f} 公顷{zh};界线 ±{found.accuracy_m:.0f} 米)",
        f"the extent of {unit.name} follows its bounds "
        f"({hectares:.0f} ha{en}; its edge ±{found.accuracy_m:.0f} m)",
    )
