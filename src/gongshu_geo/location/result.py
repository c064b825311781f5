"""What the geocoder answers: where, how it is known, and how wrong it may be."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.errors import Bilingual

KINDS: dict[str, Bilingual] = {
    "coordinates": Bilingual("坐标", "coordinates"),
    "house_number": Bilingual("门牌号", "house number"),
    "intersection": Bilingual("路口", "intersection"),
    "segment": Bilingual("路段", "road segment"),
    "road": Bilingual("整条道路", "whole road"),
    "parcel": Bilingual("地块编号", "parcel code"),
    "landmark": Bilingual("地名", "landmark"),
    "near": Bilingual("地物附近", "near a landmark"),
    "block": Bilingual("四至范围", "bounded block"),
    "quadrant": Bilingual("路侧方位", "relative to roads"),
    "chainage": Bilingual("桩号", "chainage"),
    "area": Bilingual("仅知区域", "area only"),
    "several": Bilingual("多处", "several sites"),
    "unknown": Bilingual("未能定位", "not located"),
}
"""Every kind of result, with its names."""


@dataclass(frozen=True, slots=True)
class Match:
    """A piece of the original text that was understood.

    Attributes
    ----------
    start, end
        Span in the text as it was given, counted in characters.
    role
        What it is: road, river, number, side, end, bound, code, unit, place, area, chainage,
        coordinates or system.
    """

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another place that the text may mean; ``lon`` and ``lat`` in WGS-84."""

    name: str
    lon: float
    lat: float
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a text lies.

    Attributes
    ----------
    text
        The text as it was given.
    kind
        One of :data:`KINDS`.
    method
        How the position was found, in snake_case (``computed_junction``); empty where unknown.
    accuracy_m
        Radius in metres around the geometry (line, area or point) that holds the truth nine times
        in ten; ``None`` where it was never measured or nothing was found.
    confidence
        Between 0 and 1: how sure the reading of the text is, whatever the accuracy.
    geometry
        WGS-84 (OGC:CRS84); ``None`` where unknown.
    matched
        The understood pieces of ``text``.
    evidence
        What the position rests on.
    candidates
        Runners-up, or the choices where the text alone cannot decide.
    problems
        What is missing, doubtful or contradictory.
    """

    text: str
    kind: str = "unknown"
    method: str = ""
    accuracy_m: float | None = None
    confidence: float = 0.0
    geometry: BaseGeometry | None = None
    matched: tuple[Match, ...] = ()
    evidence: tuple[Bilingual, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    problems: tuple[Bilingual, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """A mapping ready for JSON: coordinates to 6 decimals, texts in both languages."""
        return {
            **self._certainty(),
            "geometry": None if self.geometry is None else rounded_mapping(self.geometry),
            **self._reasons(),
        }

    def properties(self) -> dict[str, Any]:
        """The same without the geometry."""
        return {**self._certainty(), **self._reasons()}

    def _certainty(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "kind": self.kind,
            "method": self.method,
            "accuracy_m": None if self.accuracy_m is None else _whole(self.accuracy_m),
            "confidence": round(self.confidence, 2),
        }

    def _reasons(self) -> dict[str, Any]:
        return {
            "matched": [
                {"start": m.start, "end": m.end, "text": self.text[m.start : m.end], "role": m.role}
                for m in self.matched
            ],
            "evidence": [str(text) for text in self.evidence],
            "candidates": [
                {
                    "name": c.name,
                    "lon": round(c.lon, 6),
                    "lat": round(c.lat, 6),
                    "note": str(c.note),
                }
                for c in self.candidates
            ],
            "problems": [str(text) for text in self.problems],
        }


def rounded_mapping(geometry: BaseGeometry, decimals: int = 6) -> dict[str, Any]:
    """The GeoJSON mapping of a geometry in WGS-84, coordinates rounded to ``decimals``.

    Exterior rings run counterclockwise, as RFC 7946 wants them.
    """
    rounded = shapely.orient_polygons(shapely.transform(geometry, lambda xy: xy.round(decimals)))
    mapping: dict[str, Any] = shapely.geometry.mapping(rounded)
    return mapping


def _whole(metres: float) -> int:
    """Metres as a whole number, rounded up: an accuracy is never flattered."""
    return math.ceil(metres)
