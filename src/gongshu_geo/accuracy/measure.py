"""Every case asked, every answer compared with the truth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from gongshu_geo.accuracy._errors import beyond_m, error_m, in_metres, overlap
from gongshu_geo.accuracy._without import without
from gongshu_geo.accuracy.cases import Case
from gongshu_geo.location import AREA_ONLY, Gazetteer, Location

LEAST_OVERLAP = 0.8
"""A block is right where it shares this part of its area with the true one."""

SHAPES = {
    "coordinates": {"Point"},
    "house_number": {"Point"},
    "intersection": {"Point"},
    "near": {"Point"},
    "segment": {"LineString", "MultiLineString"},
    "road": {"LineString", "MultiLineString"},
    "block": {"Polygon", "MultiPolygon"},
}
"""What an answer must be to count as found: a whole road is no house number."""

ROUGH = frozenset({"whole_road", "number_unknown", "one_road", "named_line"})
"""Methods that answer with a whole road what asked for less."""

BY_AREA = frozenset({"area", "parcel"})
"""Kinds of which knowing the area is an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one case.

    Attributes
    ----------
    case, location
        What was asked and what was answered.
    found
        Whether there is an answer of the kind asked for.
    right
        Whether it is right: the truth within the stated accuracy and the truth's own tolerance,
        a block by its overlap, ``unknown`` and ``doubted`` by placing nothing without saying so.
    error_m
        Distance of the answer from the truth; NaN where either has no place.
    """

    case: Case
    location: Location
    found: bool
    right: bool
    error_m: float

    @property
    def within(self) -> bool:
        """Whether the truth lies within the stated accuracy and its own tolerance."""
        return self.error_m <= (self.location.accuracy_m or 0.0) + self.case.tolerance_m


def measure(gazetteer: Gazetteer, cases: Iterable[Case]) -> tuple[Outcome, ...]:
    """The outcome of each case, in order.

    What a case names in :attr:`Case.without` is left out of the gazetteer while it is asked.
    """
    return tuple(_asked(gazetteer, case) for case in cases)


def _asked(gazetteer: Gazetteer, case: Case) -> Outcome:
    location = without(gazetteer, case.without).locate(case.text)
    if case.truth is None:
        kept = location.geometry is None or (case.kind == "doubted" and bool(location.problems))
        return Outcome(case=case, location=location, found=kept, right=kept, error_m=np.nan)
    if location.geometry is None:
        return Outcome(case=case, location=location, found=False, right=False, error_m=np.nan)
    truth, answer = in_metres(case.truth), in_metres(location.geometry)
    found = _found(case, location)
    rough = location.method in ROUGH
    error = (beyond_m if rough else error_m)(truth, answer)  # rough: it lies somewhere on that
    outcome = Outcome(case=case, location=location, found=found, right=False, error_m=error)
    right = overlap(truth, answer) >= LEAST_OVERLAP if case.kind == "block" else outcome.within
    return Outcome(case=case, location=location, found=found, right=found and right, error_m=error)


def _found(case: Case, location: Location) -> bool:
    """Whether an answer is of the kind that the case asks for."""
    if location.geometry is None:
        return False
    if location.method in ROUGH and case.kind != "road":
        return False
    if location.method in AREA_ONLY and case.kind not in BY_AREA:
        return False
    return location.geometry.geom_type in SHAPES.get(case.kind, {location.geometry.geom_type})
