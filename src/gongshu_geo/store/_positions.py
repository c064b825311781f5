"""Each site's position: from its text, or as its register states it, whichever is known better."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import pandas as pd
import pyproj
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location import Gazetteer, Location
from gongshu_geo.store._corrected import corrected
from gongshu_geo.store.corrections import Corrections, standing

COARSE = frozenset(
    {"number_unknown", "one_road", "whole_road", "named_line", "place_part", "plan_unit", "area"}
)
"""Methods that fall back on something wider than the text means: a stated position is better."""

UNSTATED_ACCURACY_M = 100.0
"""What a register's coordinates are taken for where it states no accuracy: a click on a map."""

_QUARREL = "登记表坐标与位置文字相距"

_GEODESIC = pyproj.Geod(ellps="GRS80")


def locate_sites(
    sites: pd.DataFrame, gazetteer: Gazetteer, *, corrections: Corrections | None = None
) -> list[Location]:
    """The position of every site of the registers, in order.

    Parameters
    ----------
    sites
        Columns ``site_id``, ``location_text``, ``name``, ``lon``, ``lat`` (WGS-84),
        ``position_accuracy_m``, ``position_source`` of the register table, and ``length_m``
        where it has lengths.
    gazetteer
        Where names are looked up.
    corrections
        What people decided; it wins where it answers the present text.
    """
    decisions = corrections.by_site() if corrections else {}
    # One text after the other: a text is parsed, not computed.
    return [
        corrected(
            _position(row, gazetteer),
            standing(decisions.get(str(row["site_id"]), ()), str(row["location_text"])),
        )
        for row in sites.to_dict("records")
    ]


def _position(row: dict[Hashable, Any], gazetteer: Gazetteer) -> Location:
    """By text, by the register's own coordinates, or by the better of both, with their quarrel."""
    by_text = gazetteer.locate(
        str(row["location_text"]), project=str(row["name"]), length_m=row.get("length_m")
    )
    if pd.isna(row["lon"]) or pd.isna(row["lat"]):
        return by_text
    stated = _stated(row, by_text)
    if by_text.geometry is None or by_text.accuracy_m is None:
        return replace(stated, problems=by_text.problems)
    if by_text.method in COARSE or by_text.accuracy_m > (stated.accuracy_m or 0.0):
        quarrel = _quarrel(by_text, stated)
        return replace(stated, problems=(*by_text.problems, *quarrel))
    return replace(by_text, problems=(*by_text.problems, *_quarrel(by_text, stated)))


def _stated(row: dict[Hashable, Any], by_text: Location) -> Location:
    """The position that the register states."""
    accuracy = float(row["position_accuracy_m"])
    source = str(row["position_source"] or row["register"])
    return Location(
        text=by_text.text,
        kind="coordinates",
        method="register",
        accuracy_m=UNSTATED_ACCURACY_M if math.isnan(accuracy) else accuracy,
        confidence=0.9,
        geometry=shapely.Point(float(row["lon"]), float(row["lat"])),
        matched=by_text.matched,
        evidence=(
            Bilingual(f"登记表坐标,来源:{source}", f"coordinates of the register: {source}"),
        ),
    )


def _quarrel(by_text: Location, stated: Location) -> tuple[Bilingual, ...]:
    """What there is to say where text and coordinates lie apart by more than they may err."""
    if by_text.geometry is None or stated.geometry is None:
        return ()
    nearest = shapely.shortest_line(by_text.geometry, stated.geometry)
    apart = float(_GEODESIC.geometry_length(nearest))
    if apart <= (by_text.accuracy_m or 0.0) + (stated.accuracy_m or 0.0):
        return ()
    return (
        Bilingual(
            f"{_QUARREL} {apart:.0f} 米",
            f"the register's coordinates lie {apart:.0f} m from what the text says",
        ),
    )


def is_quarrel(problem: Bilingual) -> bool:
    """Whether a site's problem is that its stated coordinates contradict its text."""
    return problem.zh.startswith(_QUARREL)
