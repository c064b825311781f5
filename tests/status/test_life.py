"""One life line of a parcel with the works on it."""

import pandas as pd
import pytest
from event_lines import FEW, life, made_tables
from hypothesis import given

from gongshu_geo.status import events_table
from gongshu_geo.status.life import LIFE_COLUMNS, LINK_COLUMNS, linked_life, links_of

EVENTS = (
    "P 2018-05-01 收储",
    "P 2019-06-01 出让",
    "W 2019-06-01 前期",
    "W 2020-03-01 开工",
    "X 2021-01-01 开工",
)
P_THEN_W = [
    ("P", "P", "reserved"),
    ("P", "P", "sold"),
    ("P", "W", "preparation"),
    ("P", "W", "started"),
    ("X", "X", "started"),
]
APART = [
    ("P", "P", "reserved"),
    ("P", "P", "sold"),
    ("W", "W", "preparation"),
    ("W", "W", "started"),
    ("X", "X", "started"),
]
LINKS = {
    "a parcel of the works": ([("P", "W", "parcel_of")], P_THEN_W),
    "related": ([("P", "W", "related")], P_THEN_W),
    "related the other way": ([("W", "P", "related")], P_THEN_W),
    "told twice": ([("W", "P", "related"), ("P", "W", "parcel_of")], P_THEN_W),
    "works alone are no parcel": ([("X", "W", "related")], APART),
    "another kind": ([("P", "W", "renamed")], APART),
    "a site that is not there": ([("P", "Q", "related")], APART),
    "none": ([], APART),
}


@pytest.mark.parametrize(("links", "expected"), LINKS.values(), ids=LINKS)
def test_lives(links, expected):
    told = linked_life(life(*EVENTS), pd.DataFrame(links, columns=list(LINK_COLUMNS)))
    assert tuple(told.columns) == LIFE_COLUMNS
    assert list(zip(told["life_id"], told["site_id"], told["status"], strict=True)) == expected


def test_works_on_two_parcels_are_in_the_life_of_each():
    table = life("P 2018-05-01 收储", "R 2018-06-01 收储", "W 2020-03-01 开工")
    links = pd.DataFrame([("P", "W", "related"), ("W", "R", "related")], columns=[*LINK_COLUMNS])
    told = linked_life(table, links)
    assert list(zip(told["life_id"], told["site_id"], strict=True)) == [
        ("P", "P"),
        ("P", "W"),
        ("R", "R"),
        ("R", "W"),
    ]


def test_links_that_registers_state():
    sites = pd.DataFrame({"site_id": ["A", "B"], "related": [("B", "C"), ()]})
    assert links_of(sites).to_numpy().tolist() == [["A", "B", "related"], ["A", "C", "related"]]


def test_no_events():
    told = linked_life(events_table([]), pd.DataFrame(columns=list(LINK_COLUMNS)))
    assert tuple(told.columns) == LIFE_COLUMNS
    assert told.empty


@FEW
@given(made_tables())
def test_no_event_is_lost(table):
    links = pd.DataFrame([("A", "B", "related"), ("C", "B", "parcel_of")], columns=[*LINK_COLUMNS])
    told = linked_life(table, links)
    kept = {(e.site_id, e.status, e.planned, e.start, e.end) for e in table.itertuples()}
    assert {(e.site_id, e.status, e.planned, e.start, e.end) for e in told.itertuples()} == kept
