"""Where lines meet, on lines drawn for it."""

import pytest
from gazetteer_builders import EAST, NORTH, at, gazetteer, line
from ground import zh

EAST_WEST = line("横路", (-1000, 0), (1000, 0))


@pytest.mark.parametrize(
    ("other", "place", "method", "accuracy_m"),
    [
        pytest.param(
            line("纵路", (200, -500), (200, 500)), (200, 0), "computed_junction", 35, id="crossing"
        ),
        pytest.param(
            line("纵路", (200, 0), (200, 500)), (200, 0), "computed_junction", 35, id="touching"
        ),
        pytest.param(
            line("纵路", (200, 20), (200, 500)),
            (200, 10),
            "computed_junction",
            45,
            id="ending at the kerb",
        ),
        pytest.param(
            line("纵路", (200, 60), (200, 500)), (200, 30), "near_junction", 65, id="a near miss"
        ),
        pytest.param(
            line("纵路", [(200, -500), (200, 500)], [(230, -500), (230, 500)]),
            (215, 0),
            "computed_junction",
            35,
            id="two carriageways are one",
        ),
        pytest.param(
            line("纵路", (200, -500), (200, 500), accuracy_m=90),
            (200, 0),
            "computed_junction",
            115,
            id="a road known less well",
        ),
    ],
)
def test_lines_meet(other, place, method, accuracy_m):
    location = gazetteer(EAST_WEST, other).locate("横路与纵路交叉口")
    assert (at(location), location.method) == (place, method)
    assert location.accuracy_m == pytest.approx(accuracy_m)


def test_lines_further_apart_than_their_accuracies_never_meet():
    found = gazetteer(EAST_WEST, line("纵路", (200, 90), (200, 500)))
    assert zh(found.locate("横路与纵路交叉口").problems)[0] == ("横路与纵路不相交,最近处相距 90 米")


def test_an_accuracy_that_is_not_known_makes_no_junction():
    found = gazetteer(EAST_WEST, line("纵路", (200, 900), (200, 1500), accuracy_m=float("nan")))
    assert found.locate("横路与纵路交叉口").kind == "unknown"


TWICE = line("弯路", (0, 300), (0, -300), (250, -300), (250, 300))
FAR_TWICE = line("弯路", (0, 300), (0, -300), (900, -300), (900, 300))


def test_two_junctions_near_each_other_are_one_answer_with_its_spread():
    location = gazetteer(EAST_WEST, TWICE).locate("横路与弯路交叉口")
    assert at(location) == (125.0, 0.0)
    assert location.accuracy_m == pytest.approx(35 + 125)
    assert zh(location.problems) == ["横路×弯路相交 2 处,相距约 250 米"]
    assert [candidate.note.zh for candidate in location.candidates] == [
        "第 1 处,共 2 处",
        "第 2 处,共 2 处;距第 1 处 250 米",
    ]


def test_two_junctions_far_from_each_other_are_left_to_a_person():
    location = gazetteer(EAST_WEST, FAR_TWICE).locate("横路与弯路交叉口")
    assert location.kind == "unknown"
    assert zh(location.problems)[0] == "横路×弯路相交 2 处,相距约 900 米"
    assert len(location.candidates) == 2


def test_a_third_road_tells_which_junction_is_meant():
    third = line("三路", (900, 0), (900, 2000))
    location = gazetteer(EAST_WEST, FAR_TWICE, third).locate("横路、弯路、三路交叉口")
    assert at(location) == (900.0, 0.0)


def test_a_measured_junction_wins_over_the_computed_one_beside_it():
    measured = {frozenset(("横路", "纵路")): (EAST + 215, NORTH + 5, 20.0)}
    found = gazetteer(EAST_WEST, line("纵路", (200, -500), (200, 500)), measured=measured)
    location = found.locate("横路与纵路交叉口")
    assert (at(location), location.method, location.accuracy_m) == (
        (215.0, 5.0),
        "measured_junction",
        20.0,
    )


def test_a_measured_junction_of_roads_that_have_no_line():
    measured = {frozenset(("无图路", "无图街")): (EAST + 1, NORTH + 2, 30.0)}
    location = gazetteer(EAST_WEST, measured=measured).locate("位于无图街与无图路交叉口东侧")
    assert (at(location), location.accuracy_m) == ((31.0, 2.0), 60.0)
