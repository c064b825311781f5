"""Texts with known positions, read from CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

SCORED_TIERS = frozenset("ABC")
"""Observations of a lower tier are too uncertain to score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text whose place is known.

    Attributes
    ----------
    id
        Its name in tables of failures.
    text
        What is asked.
    kind
        Kind of location that it tells; besides the kinds of results ``unknown`` for a text that
        must not be placed, and ``doubted`` for one whose answer must name a problem.
    truth
        Where it lies, WGS-84: a point, a line, the two ends of a line (MultiPoint of a segment),
        an area, or a collection of what several sites are; ``None`` where it has no place.
    tolerance_m
        How far the truth itself may be wrong.
    source
        Where the truth comes from.
    independent
        Whether the truth was found otherwise than the entries that answer: only then does it tell
        how good a stated accuracy is.
    without
        Entries to leave out of the gazetteer meanwhile: ``house_number:莫干山路:1418``,
        ``junction:康桥路:康园路``, ``parcel:GS1003-18``.
    """

    id: str
    text: str
    kind: str
    truth: BaseGeometry | None
    tolerance_m: float
    source: str
    independent: bool
    without: tuple[str, ...] = ()


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a CSV file.

    Its columns are id, text, kind, lon, lat, wkt, tolerance_m, source, ``basis`` (``independent``
    or ``same_data``) and ``without`` (entries parted by semicolons).
    """
    return tuple(
        Case(
            id=row["id"],
            text=row["text"],
            kind=row["kind"],
            truth=_truth(row),
            tolerance_m=float(row["tolerance_m"] or 0),
            source=row["source"],
            independent=row["basis"] == "independent",
            without=tuple(filter(None, row["without"].split(";"))),
        )
        for row in _rows(path)
    )


def read_observations(path: Path) -> tuple[Case, ...]:
    """Observed places of a CSV file.

    Its columns are id, text, text_norm, kind, lon_wgs84, lat_wgs84, tolerance_m, source, tier and
    in_gongshu: what lies outside the district, or is known to worse than 250 m (tier D), is not
    scored.
    """
    return tuple(
        Case(
            id=row["id"],
            text=row["text_norm"] or row["text"],
            kind=row["kind"],
            truth=shapely.Point(float(row["lon_wgs84"]), float(row["lat_wgs84"])),
            tolerance_m=float(row["tolerance_m"]),
            source=row["source"],
            independent=True,
        )
        for row in _rows(path)
        if row["in_gongshu"] == "1" and row["tier"] in SCORED_TIERS
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def _truth(row: dict[str, str]) -> BaseGeometry | None:
    """A point, or whatever the WKT tells."""
    if row["wkt"]:
        return shapely.from_wkt(row["wkt"])
    return shapely.Point(float(row["lon"]), float(row["lat"])) if row["lon"] else None
