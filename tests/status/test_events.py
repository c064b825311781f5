"""The table of events: one row a fact, in one order, whatever the order of the input."""

import datetime as dt

from gongshu_geo.status import (
    EVENT_COLUMNS,
    Event,
    Precision,
    events_table,
    last_fact_day,
    site_events,
)


def event(site="A", end="2021-09-30", status="in_use", **changes):
    day = dt.date.fromisoformat(end)
    fields = {
        "site_id": site,
        "status": status,
        "planned": False,
        "start": day,
        "end": day,
        "precision": Precision.DAY,
        "source": "一",
        "file": "a.csv",
        "row": 2,
        "status_text": "投用",
    }
    return Event(**(fields | changes))


def test_the_same_fact_told_twice_is_one_row_with_both_sources():
    table = events_table([event(source="二", file="b.csv"), event(source="一", file="a.csv")])
    assert table.to_dict("records") == [
        {
            "site_id": "A",
            "status": "in_use",
            "planned": False,
            "start": dt.date(2021, 9, 30),
            "end": dt.date(2021, 9, 30),
            "precision": "day",
            "source": "一; 二",
            "file": "a.csv",
            "row": 2,
            "status_text": "投用",
            "who": "",
            "note": "",
            "told": None,
        }
    ]


def test_a_source_named_twice_is_named_once():
    assert list(events_table([event(row=2), event(row=3)])["source"]) == ["一"]


def test_plan_and_fact_of_one_day_are_two_rows():
    table = events_table([event(), event(planned=True)])
    assert list(table["planned"]) == [True, False]


def test_a_plan_told_again_is_kept_with_its_day_and_shown_once():
    march, april = dt.date(2021, 3, 31), dt.date(2021, 4, 30)
    table = events_table(
        [event(planned=True, told=april, source="二"), event(planned=True, told=march)]
    )
    assert list(table["told"]) == [march, april]
    own = site_events(table, "A")
    assert (list(own["told"]), list(own["source"])) == ([march], ["一; 二"])


def test_a_fact_told_again_was_known_since_the_first_telling():
    day = dt.date(2021, 10, 1)
    table = events_table(
        [
            event(row=2),
            event(row=3, told=dt.date(2021, 11, 1), who="王", note="现场"),
            event(told=day),
        ]
    )
    assert table[["who", "note", "told"]].to_dict("records") == [
        {"who": "王", "note": "现场", "told": day}
    ]


def test_another_precision_is_another_event():
    month = {"start": dt.date(2021, 9, 1), "precision": Precision.MONTH}
    assert len(events_table([event(), event(**month)])) == 2


def test_input_order_does_not_matter():
    events = [event("B"), event("A", "2020-01-01"), event("A", planned=True), event("A")]
    one, other = events_table(events), events_table(events[::-1])
    assert one.equals(other)
    assert list(one["site_id"]) == ["A", "A", "A", "B"]


def test_no_events_make_an_empty_table():
    table = events_table([])
    assert tuple(table.columns) == EVENT_COLUMNS
    assert last_fact_day(table) is None


def test_the_last_fact_day_is_that_of_facts_not_of_plans():
    table = events_table([event(), event(end="2025-12-31", planned=True)])
    assert last_fact_day(table) == dt.date(2021, 9, 30)


def test_the_life_line_of_a_site_is_in_order():
    table = events_table(
        [event(end="2021-09-30"), event(end="2020-01-01"), event("B"), event(planned=True)]
    )
    own = site_events(table, "A")
    assert list(zip(own["end"].map(str), own["planned"], strict=True)) == [
        ("2020-01-01", False),
        ("2021-09-30", True),
        ("2021-09-30", False),
    ]
    assert site_events(table, "C").empty
