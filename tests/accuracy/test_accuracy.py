"""The geocoder measured on places that are known, and held to what it could at its last release."""

import csv
from pathlib import Path

import make_cases
import pytest

from gongshu_geo.accuracy import hits, measure, read_cases, reliability

HERE = Path(__file__).parent
FEWEST_ANSWERS = 12
"""Of fewer answers nothing can be said about nine in ten."""
MOSTLY = 0.9

CASES = read_cases(HERE / "cases.csv")


def released():
    """Last release's figures: kind, asked, found, right."""
    with (HERE / "released.csv").open(encoding="utf-8", newline="") as source:
        return {row["kind"]: row for row in csv.DictReader(source)}


@pytest.fixture(scope="session")
def outcomes(gazetteer):
    return measure(gazetteer, CASES)


@pytest.fixture(scope="session")
def counted(outcomes):
    return hits(outcomes)


def test_the_cases_are_those_that_gis_makes():
    made = [(row["id"], row["text"], row["kind"], row["without"]) for row in make_cases.cases()]
    kept = [(case.id, case.text, case.kind, ";".join(case.without)) for case in CASES]
    assert made == kept, "python tests/accuracy/make_cases.py writes cases.csv anew"


def test_there_are_enough_cases():
    written = (HERE / "official_texts.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(CASES) - len(written) >= 600
    assert len(written) >= 60


def test_every_kind_is_held_to_its_release(counted):
    assert set(counted.index) == set(released())


@pytest.mark.parametrize("kind", released())
@pytest.mark.parametrize("what", ["found", "right"])
def test_no_kind_falls_below_its_release(counted, outcomes, kind, what):
    before = released()[kind]
    now = counted.loc[kind]
    missed = [
        f"{o.case.id} {o.case.text}: {o.location.method or o.location.kind}, {o.error_m:.0f} m off"
        for o in outcomes
        if o.case.kind == kind and not getattr(o, what)
    ]
    assert now[what] / now["asked"] >= int(before[what]) / int(before["asked"]), missed


def test_nine_in_ten_lie_within_the_accuracy_stated(outcomes):
    table = reliability(outcomes)
    measured = table[table["answers"] >= FEWEST_ANSWERS]
    assert measured[measured["within"] < MOSTLY].empty


def test_the_changelog_tells_the_hits():
    changes = (HERE.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    for kind, row in released().items():
        assert f" {kind} | {row['asked']} | {row['found']} | {row['right']} |" in changes
