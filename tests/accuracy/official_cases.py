"""Cases written by hand in the words of registers, each with the fact of gis/ that is its truth."""

import csv
from pathlib import Path

import gis_facts as facts
import shapely
from case_rows import case
from point_cases import moved

TEXTS = Path(__file__).with_name("official_texts.csv")
SPREAD_M = 200.0
"""Crossings of two roads further apart than this are no one place."""


def rows():
    """The cases of official_texts.csv: columns text, kind, fact, tolerance_m."""
    with TEXTS.open(encoding="utf-8", newline="") as source:
        return [
            case(
                row["kind"],
                row["text"],
                truth(row["fact"]),
                tolerance_m=row["tolerance_m"] or 0,
                source=f"gis/: {row['fact']}" if row["fact"] else "written by hand",
            )
            for row in csv.DictReader(source)
        ]


def truth(fact):
    """The geometry of a fact; of several joined by | their collection; nothing for nothing.

    ``@东南60`` behind a fact moves it by 60 m.
    """
    if not fact:
        return None
    sites = [_site(part) for part in fact.split("|")]
    return sites[0] if len(sites) == 1 else shapely.GeometryCollection(sites)


def _site(fact):
    words, _, move = fact.partition("@")
    what, *names = words.split(":")
    site = FACTS[what](*names)
    if move:
        side = move.rstrip("0123456789")
        return moved(site, side, float(move[len(side) :]))
    return site


def _house(road, number):
    wanted = (road, number)
    return next(
        facts.point(row)
        for row in facts.rows("house_numbers.csv")
        if (row["road"], row["number"]) == wanted
    )


def _crossing(first, second):
    """A measured junction, else where the two lines cross."""
    pair = {first, second}
    for row in facts.rows("junctions.csv"):
        if {row["road_a"], row["road_b"]} == pair:
            return facts.point(row)
    lines = [_line(name) for name in (first, second)]
    points = shapely.get_coordinates(shapely.intersection(*lines))
    middle = points.mean(axis=0)
    if abs(points - middle).max() > SPREAD_M / 2:
        raise LookupError(first, second)
    return shapely.Point(middle)


def _line(name):
    """All that is drawn of a road or river."""
    return shapely.union_all(
        [
            line
            for file in ("roads.geojson", "rivers.geojson")
            for properties, line in facts.features(file)
            if properties["name"] == name
        ]
    )


def _ends(road, first, last):
    """The two ends of a segment."""
    return shapely.MultiPoint([_crossing(road, first), _crossing(road, last)])


def _row(file):
    def found(name):
        return next(
            facts.point(row)
            for row in facts.rows(file)
            if name in {row.get("code"), row.get("name")}
        )

    return found


FACTS = {
    "house": _house,
    "crossing": _crossing,
    "ends": _ends,
    "road": lambda name: facts.thinned(_line(name)),
    "place": lambda name: facts.point(facts.named_point(name)[1]),
    "parcel": _row("parcels.csv"),
    "unit": _row("plan_units.csv"),
    "area": _row("areas.csv"),
    "face": lambda *sides: facts.thinned(facts.faces()[sides]),
}
