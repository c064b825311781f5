"""Why a site's position needs a person."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

import pyproj
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location import METHODS
from gongshu_geo.maps._anchor import anchor
from gongshu_geo.store import COARSE, Standing, is_quarrel

ACCURACY_M = 300.0
"""Accuracy from which a position is reviewed unless another is asked for: beyond it a site of a
block's size is looked for in the wrong block."""

MOVED_M = 5.0
"""How far a position may move before its acceptance is asked for again: more than rounding."""

_GEODESIC = pyproj.Geod(ellps="GRS80")


class Reason(StrEnum):
    """The reasons, the most urgent first."""

    STALE = "stale"
    UNLOCATED = "unlocated"
    AMBIGUOUS = "ambiguous"
    QUARREL = "quarrel"
    AREA = "area"
    PROBLEM = "problem"
    COARSE = "coarse"
    INACCURATE = "inaccurate"


NAMES: Mapping[Reason, Bilingual] = {
    Reason.STALE: Bilingual("文字已改", "words changed"),
    Reason.UNLOCATED: Bilingual("未能定位", "not located"),
    Reason.AMBIGUOUS: Bilingual("有几处可能", "several places"),
    Reason.QUARREL: Bilingual("坐标与文字不符", "coordinates disagree"),
    Reason.AREA: Bilingual("只知区域", "area only"),
    Reason.PROBLEM: Bilingual("有疑问", "doubtful"),
    Reason.COARSE: Bilingual("只取到大处", "coarse fall-back"),
    Reason.INACCURATE: Bilingual("精度不足", "inaccurate"),
}


def reasons_of(
    row: Mapping[Any, Any], standing: Standing, *, accuracy_m: float = ACCURACY_M
) -> tuple[Reason, ...]:
    """Why a site needs a person, most urgent first; empty where it does not.

    Parameters
    ----------
    row
        Its row of the table of sites.
    standing
        What was decided about it. A position that a person gave, or accepted and that has not
        moved since, needs nobody.
    accuracy_m
        Positions known less exactly than this are listed; those never measured too.
    """
    if standing.stale is None and (
        (standing.decided is not None and standing.accepted is None) or is_accepted(row, standing)
    ):
        return ()
    return tuple(_reasons(row, standing, accuracy_m))


def is_accepted(row: Mapping[Any, Any], standing: Standing) -> bool:
    """Whether the position is the one that a person accepted."""
    if standing.accepted is None:
        return False
    was, now = standing.accepted.geometry, anchor(row["geometry"])
    if was is None or now is None:
        return was is None and now is None
    moved = _GEODESIC.geometry_length(shapely.LineString([was.coords[0][:2], now]))
    return bool(moved <= MOVED_M)


def _reasons(row: Mapping[Any, Any], standing: Standing, accuracy_m: float) -> Iterator[Reason]:
    """The reasons in the order of their table."""
    quarrels = [problem for problem in row["problems"] if is_quarrel(problem)]
    doubts = len(row["problems"]) - len(quarrels) - (standing.stale is not None)
    located = row["geometry"] is not None
    exact = located and not row["area_only"]
    choices = len(row["candidates"]) - _old_answers(standing)
    accuracy = row["accuracy_m"]
    checks = {
        Reason.STALE: standing.stale is not None,
        Reason.UNLOCATED: not located,
        Reason.AMBIGUOUS: choices > 0,
        Reason.QUARREL: bool(quarrels),
        Reason.AREA: bool(row["area_only"]),
        Reason.PROBLEM: exact and doubts > 0,
        Reason.COARSE: exact and row["method"] in COARSE,
        Reason.INACCURATE: exact and (math.isnan(accuracy) or accuracy > accuracy_m),
    }
    return (reason for reason, holds in checks.items() if holds)


def _old_answers(standing: Standing) -> int:
    """How many of the candidates are an earlier answer."""
    return int(standing.stale is not None and standing.stale.geometry is not None)


def detail(row: Mapping[Any, Any], reason: Reason, accuracy_m: float) -> Bilingual | None:
    """What there is to say of a reason besides the site's own problems."""
    if reason is Reason.COARSE:
        name = METHODS[row["method"]].name
        return Bilingual(f"只取到大处:{name.zh}", f"fell back on something wider: {name.en}")
    if reason is not Reason.INACCURATE:
        return None
    if math.isnan(row["accuracy_m"]):
        return Bilingual("精度从未测过", "the accuracy was never measured")
    known = math.ceil(row["accuracy_m"])
    return Bilingual(
        f"误差约 ±{known} 米,超过 {accuracy_m:g} 米",
        f"known within ±{known} m, more than {accuracy_m:g} m",
    )
