"""Positions found, as people's decisions change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gongshu_geo.errors import Bilingual
from gongshu_geo.location import Candidate, Location
from gongshu_geo.store.corrections import Correction, Standing

OLD_ANSWER = "原核定位置"
"""Name of the candidate that an answer to other words becomes."""

_FITTING: Mapping[str, tuple[frozenset[str], str]] = {
    "Point": (
        frozenset(
            {"coordinates", "house_number", "intersection", "parcel", "landmark", "near"}
            | {"chainage", "quadrant"}
        ),
        "coordinates",
    ),
    "LineString": (frozenset({"segment", "road", "landmark", "chainage", "several"}), "segment"),
    "Polygon": (frozenset({"block", "parcel", "landmark", "quadrant", "several"}), "block"),
}
"""By type of geometry: kinds that a corrected site keeps, and the kind that it gets otherwise."""


def corrected(location: Location, standing: Standing) -> Location:
    """The position that holds after people's decisions.

    Parameters
    ----------
    location
        What text and register gave.
    standing
        What was decided about the site.

    Returns
    -------
    location
        The decision's position where one holds: what was doubtful about the old one is gone with
        it. Where the words have changed since, the old one with a problem that says so and the
        earlier answer among its candidates.
    """
    if standing.decided is not None:
        return _decided(location, standing.decided)
    if standing.stale is not None:
        return _doubted(location, standing.stale)
    return location


def _decided(location: Location, decision: Correction) -> Location:
    words = _words(decision)
    if decision.geometry is None:
        return Location(
            text=location.text,
            matched=location.matched,
            problems=(
                Bilingual(f"人工核定无法定位:{words.zh}", f"cannot be located, says {words.en}"),
            ),
        )
    fitting, otherwise = _FITTING[decision.geometry.geom_type.removeprefix("Multi")]
    return replace(
        location,
        kind=location.kind if location.kind in fitting else otherwise,
        method="corrected",
        accuracy_m=decision.accuracy_m,
        confidence=1.0,
        geometry=decision.geometry,
        evidence=(Bilingual(f"人工核定:{words.zh}", f"decided by {words.en}"),),
        candidates=(),
        problems=(),
    )


def _doubted(location: Location, decision: Correction) -> Location:
    words = _words(decision)
    problem = Bilingual(
        f"位置文字已改,原核定不再适用,须复核:{words.zh}",
        f"the location text has changed since it was decided by {words.en}: review it again",
    )
    candidates = location.candidates
    if decision.geometry is not None:
        point = decision.geometry.representative_point()
        candidates = (Candidate(OLD_ANSWER, point.x, point.y, words), *candidates)
    return replace(
        location,
        confidence=0.8 * location.confidence,
        candidates=candidates,
        problems=(problem, *location.problems),
    )


def _words(decision: Correction) -> Bilingual:
    """Who, when and why."""
    day = decision.when.date().isoformat()
    why = f",{decision.why}" if decision.why else ""
    why_en = f", {decision.why}" if decision.why else ""
    return Bilingual(f"{decision.who},{day}{why}", f"{decision.who} on {day}{why_en}")
