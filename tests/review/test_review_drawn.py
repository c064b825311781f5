"""Which sites the review page lists, and what it says of them."""

import json
import re
from pathlib import Path

import pytest
from review_builders import NOWHERE, PLACED, make_project, row, table

from gongshu_geo.review import review_data

HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7*7 }}"
SITES = {
    "U": NOWHERE,
    "P": PLACED,
    "A": "祥符街道",
    "R": "莫干山路(乌有路-子虚路)",
}
WHOLE = '{"type": "Point", "coordinates": [120.1, 30.3]}'


def listed(project, **options):
    data = review_data(project._context, project.corrections, told=project._told(), **options)
    return {item["id"]: item for item in data["review"]["items"]}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("review")
    return make_project(folder, Path(__file__).parents[2] / "gis", SITES)


def test_what_needs_a_person_is_listed(project):
    reasons = {key: item["reasons"] for key, item in listed(project).items()}
    assert reasons["U"] == ["unlocated"]
    assert reasons["A"] == ["area"]
    assert {"problem", "coarse"} <= set(reasons["R"])
    assert "P" not in reasons


def test_the_threshold_is_the_readers(project):
    assert listed(project, accuracy_m=1)["P"]["reasons"] == ["inaccurate"]
    assert "超过 1 米" in listed(project, accuracy_m=1)["P"]["details"][0]["zh"]


def test_same_input_same_page_of_modest_size(project):
    html = project.review().html
    assert html == project.review().html
    assert len(html.encode()) < 1_500_000


def test_no_text_runs(tmp_path, gis):
    html = make_project(tmp_path, gis, {"U": (HOSTILE, HOSTILE)}).review().html
    assert HOSTILE not in html
    data = re.search(r'id="gg-data">(.*?)</script>', html, re.DOTALL)[1]
    assert json.loads(data)["sites"][0]["name"] == HOSTILE


def accepting(tmp_path, gis, seen, text=PLACED):
    geometry = json.dumps({"type": "Point", "coordinates": seen}) if seen else ""
    rows = table(row(text=text, kind="accept", geometry=geometry, accuracy=""))
    return listed(make_project(tmp_path, gis, {"A1": PLACED}, rows), accuracy_m=1)


def test_acceptance_clears_a_site(tmp_path, gis, project):
    seen = listed(project, accuracy_m=1)["P"]["seen"]
    assert accepting(tmp_path, gis, seen) == {}


def test_what_moved_since_it_was_accepted_comes_back(tmp_path, gis):
    assert list(accepting(tmp_path, gis, [120.2, 30.3])) == ["A1"]


def test_what_was_accepted_for_other_words_comes_back(tmp_path, gis, project):
    seen = listed(project, accuracy_m=1)["P"]["seen"]
    assert list(accepting(tmp_path, gis, seen, text="莫干山路")) == ["A1"]


def test_accepting_the_unlocated_clears_it(tmp_path, gis):
    rows = table(row(kind="accept", geometry="", accuracy=""))
    assert listed(make_project(tmp_path, gis, {"A1": NOWHERE}, rows)) == {}


@pytest.mark.parametrize("kind", ["point", "none"])
def test_what_was_decided_is_not_listed(tmp_path, gis, kind):
    rows = table(row(kind=kind, **({"geometry": "", "accuracy": ""} if kind == "none" else {})))
    assert listed(make_project(tmp_path, gis, {"A1": NOWHERE}, rows)) == {}


def test_changed_words_come_first_with_the_old_answer(tmp_path, gis):
    item = listed(make_project(tmp_path, gis, {"A1": PLACED}, table(row())))["A1"]
    assert item["reasons"] == ["stale"]
    (candidate,) = item["candidates"]
    assert (candidate["name"], candidate["at"], candidate["accuracy"]) == (
        "原核定位置",
        [120.15, 30.33],
        50,
    )
