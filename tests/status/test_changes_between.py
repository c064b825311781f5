"""What changed between two days."""

import pytest
from event_lines import DAYS, FEW, day, life, made_tables
from hypothesis import given

from gongshu_geo.status import events_table
from gongshu_geo.status.changes import (
    CHANGE_COLUMNS,
    CHANGES,
    OPPOSITE,
    Change,
    changes_between,
    flows,
)

A, B = "2021-01-01", "2022-01-01"
CASES = {
    "nothing": (["A 2020-01-01 开工"], []),
    "moved on": (
        ["A 2020-01-01 开工", "A 2021-06-01 竣工"],
        [("A", "works", "moved_on", "started", "completed")],
    ),
    "moved back": (
        ["A 2020-01-01 竣工", "A 2021-06-01 在建"],
        [("A", "works", "moved_back", "completed", "building")],
    ),
    "first known": (
        ["A 2020-01-01 收储", "A 2021-06-01 开工"],
        [("A", "works", "entered", "", "started")],
    ),
    "both lives": (
        ["A 2020-01-01 收储", "A 2020-01-01 前期", "A 2021-06-01 出让", "A 2021-07-01 开工"],
        [
            ("A", "land", "moved_on", "reserved", "sold"),
            ("A", "works", "moved_on", "preparation", "started"),
        ],
    ),
    "halted": (
        ["A 2020-01-01 在建", "A 2021-06-01 停工"],
        [("A", "works", "interrupted", "building", "suspended")],
    ),
    "going on again": (
        ["A 2020-01-01 在建", "A 2020-06-01 停工", "A 2021-06-01 复工"],
        [("A", "works", "resumed", "suspended", "building")],
    ),
    "a site that nobody told of before": (
        ["A 2021-06-01 开工"],
        [("A", "", "new_site", "", ""), ("A", "works", "entered", "", "started")],
    ),
    "a site told of by its plan before": (
        ["A 2021-06-30 计划开工 @2020-12-31", "A 2021-06-01 开工 @2021-06-30"],
        [("A", "works", "entered", "", "started")],
    ),
    "plans change nothing": (["A 2021-06-30 计划开工 @2020-12-31"], []),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES)
def test_changes(lines, expected):
    changes = changes_between(life(*lines), day(A), day(B))
    assert list(changes.itertuples(index=False, name=None)) == expected


def test_sites_come_and_go_with_the_registers():
    changes = changes_between(
        life("A 2020-01-01 开工"), day(A), day(B), listed=({"A", "B"}, {"A", "C"})
    )
    assert changes[["site_id", "change"]].to_numpy().tolist() == [
        ["B", "vanished_site"],
        ["C", "new_site"],
    ]


def test_how_many_entered_and_left_each_status():
    table = life("A 2020-01-01 开工", "A 2021-06-01 竣工", "B 2021-06-01 竣工", "C 2020-01-01 开工")
    told = flows(changes_between(table, day(A), day(B)))
    assert list(told.itertuples(index=False, name=None)) == [
        ("works", "completed", 2, 0),
        ("works", "started", 0, 1),
    ]


def test_no_events():
    changes = changes_between(events_table([]), day(A), day(B))
    assert tuple(changes.columns) == CHANGE_COLUMNS
    assert changes.empty
    assert flows(changes).empty


def test_every_change_has_words_and_an_opposite():
    assert set(CHANGES) == set(OPPOSITE) == set(Change)


@FEW
@given(made_tables(), DAYS, DAYS)
def test_the_way_back_is_the_opposite(table, one, other):
    there = changes_between(table, one, other)
    back = changes_between(table, other, one)
    turned = [
        (row.site_id, row.axis, str(OPPOSITE[Change(row.change)]), row.after, row.before)
        for row in back.itertuples()
    ]
    assert turned == list(there.itertuples(index=False, name=None))
