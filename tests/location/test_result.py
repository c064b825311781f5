"""The answer as JSON."""

import json
import math

import pytest
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.location import KINDS, METHODS, Candidate, Location, Match

KEYS = [
    *("text", "kind", "method", "accuracy_m", "confidence", "geometry"),
    *("matched", "evidence", "candidates", "problems"),
]

PLACED = Location(
    text="石祥路口",
    kind="intersection",
    method="computed_junction",
    accuracy_m=34.2,
    confidence=0.7600000000000001,
    geometry=shapely.Point(120.14052249, 30.36403251),
    matched=(Match(0, 3, "road"),),
    evidence=(Bilingual("依据", "evidence"),),
    candidates=(Candidate("石祥路", 120.14052249, 30.36403251, Bilingual("注", "note")),),
    problems=(Bilingual("问题", "problem"),),
)


def test_every_key_in_order():
    assert list(PLACED.as_json()) == list(Location(text="").as_json()) == KEYS


def test_a_placed_text():
    assert json.loads(json.dumps(PLACED.as_json())) == {
        "text": "石祥路口",
        "kind": "intersection",
        "method": "computed_junction",
        "accuracy_m": 35,
        "confidence": 0.76,
        "geometry": {"type": "Point", "coordinates": [120.140522, 30.364033]},
        "matched": [{"start": 0, "end": 3, "text": "石祥路", "role": "road"}],
        "evidence": ["依据 evidence"],
        "candidates": [{"name": "石祥路", "lon": 120.140522, "lat": 30.364033, "note": "注 note"}],
        "problems": ["问题 problem"],
    }


def test_an_unknown_text():
    answer = Location(text="火星", problems=(Bilingual("无", "none"),)).as_json()
    assert answer == {
        "text": "火星",
        "kind": "unknown",
        "method": "",
        "accuracy_m": None,
        "confidence": 0.0,
        "geometry": None,
        "matched": [],
        "evidence": [],
        "candidates": [],
        "problems": ["无 none"],
    }


CLOCKWISE = shapely.Polygon([(0, 0), (0, 2), (2, 2), (2, 0)], [[(0.5, 0.5), (1, 0.5), (1, 1)]])


@pytest.mark.parametrize(
    "geometry",
    [
        pytest.param(CLOCKWISE, id="a polygon"),
        pytest.param(shapely.MultiPolygon([CLOCKWISE]), id="several"),
        pytest.param(shapely.GeometryCollection([CLOCKWISE, shapely.Point(1, 1)]), id="in a set"),
    ],
)
def test_rings_run_as_rfc_7946_wants_them(geometry):
    mapping = Location(text="", geometry=geometry).as_json()["geometry"]
    for part in shapely.get_parts(shapely.from_geojson(json.dumps(mapping))):
        if part.geom_type == "Polygon":
            assert part.exterior.is_ccw
            assert not any(ring.is_ccw for ring in part.interiors)


@pytest.mark.parametrize(("metres", "told"), [(0.0, 0), (1.0, 1), (1.01, 2), (1499.99, 1500)])
def test_an_accuracy_is_rounded_up(metres, told):
    assert Location(text="", accuracy_m=metres).as_json()["accuracy_m"] == told


def test_every_method_has_a_kind_a_name_and_a_place_of_its_own():
    assert {method.kind for method in METHODS.values()} < set(KINDS)
    # What a register states or a person decided is no reading of a text and competes with none.
    ranks = [
        method.rank for code, method in METHODS.items() if code not in {"register", "corrected"}
    ]
    assert len(set(ranks)) == len(ranks)
    assert all(method.name.zh and method.name.en for method in METHODS.values())
    assert all(
        0 < method.confidence <= 1 and not math.isnan(method.rank) for method in METHODS.values()
    )


def test_every_kind_has_names_in_both_languages():
    assert all(name.zh and name.en for name in KINDS.values())
