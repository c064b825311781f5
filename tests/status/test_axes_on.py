"""The status on a day in both lives of a site."""

import datetime as dt

import pandas as pd
import pytest
from event_lines import DAYS, FEW, STATUSES, day, life, made_tables
from hypothesis import given

from gongshu_geo.status import events_table, status_on
from gongshu_geo.status.axes import AXES_COLUMNS, axes_on

CASES = {
    "land alone": (["A 2020-01-01 收储"], "2021-01-01", "reserved", ""),
    "works alone": (["A 2020-01-01 开工"], "2021-01-01", "", "started"),
    "both": (["A 2020-01-01 出让", "A 2020-06-01 开工"], "2021-01-01", "sold", "started"),
    "land news after works have begun is land's": (
        ["A 2020-01-01 开工", "A 2020-06-01 交地"],
        "2021-01-01",
        "handed_over",
        "started",
    ),
    "not before the day": (["A 2020-01-01 开工"], "2019-12-31", "", ""),
    "停工 interrupts works": (
        ["A 2020-01-01 出让", "A 2020-06-01 开工", "A 2020-07-01 停工"],
        "2021-01-01",
        "sold",
        "suspended",
    ),
    "取消 shows in both": (
        ["A 2020-01-01 出让", "A 2020-06-01 开工", "A 2020-07-01 取消"],
        "2021-01-01",
        "cancelled",
        "cancelled",
    ),
    "取消 of land alone": (
        ["A 2020-01-01 收储", "A 2020-07-01 取消"],
        "2021-01-01",
        "cancelled",
        "",
    ),
    "搬迁 of a place with no other life": (
        ["A 2020-01-01 搬迁"],
        "2021-01-01",
        "relocated",
        "relocated",
    ),
    "works again bring the land back": (
        ["A 2020-01-01 收储", "A 2020-06-01 前期", "A 2020-07-01 缓建", "A 2020-09-01 开工"],
        "2021-01-01",
        "reserved",
        "started",
    ),
    "land again does not end a halt of works": (
        ["A 2020-01-01 收储", "A 2020-06-01 前期", "A 2020-07-01 缓建", "A 2020-09-01 出让"],
        "2021-01-01",
        "sold",
        "deferred",
    ),
    "a plan where no fact is": (["A 2020-06-30 计划开工"], "2021-01-01", "", "started"),
    "a fact before a plan": (
        ["A 2020-06-30 计划开工", "A 2020-05-01 前期"],
        "2021-01-01",
        "",
        "preparation",
    ),
}


@pytest.mark.parametrize(("lines", "on", "land", "works"), CASES.values(), ids=CASES)
def test_both_lives(lines, on, land, works):
    row = axes_on(life(*lines), day(on)).loc["A"]
    assert (row["land"], row["works"]) == (land, works)


def test_a_plan_is_told_as_one():
    row = axes_on(life("A 2021年底 计划投用"), day("2021-01-01")).loc["A"]
    assert (row["works"], row["works_planned_only"], row["land_planned_only"]) == (
        "in_use",
        True,
        False,
    )


SINCE = {
    "a month": (["A 2020-03 开工"], "2020-03-01", "2020-03-31"),
    "a state only found going on": (["A 2020-03-15 在建"], None, "2020-03-15"),
    "found after what came before": (
        ["A 2020-01-10 开工", "A 2020-03-15 在建"],
        "2020-01-10",
        "2020-03-15",
    ),
    "seen on the day of a register": (
        ["A 截至2020年1月31日 前期", "A 截至2020年3月31日 开工"],
        "2020-01-31",
        "2020-03-31",
    ),
    "told again": (["A 2020-01-10 竣工", "A 2020-03-15 竣工"], "2020-01-10", "2020-01-10"),
    "a year that a later stage cuts short": (
        ["A 2022年 开工", "A 2022-09-27 在建"],
        "2022-01-01",
        "2022-09-27",
    ),
}


@pytest.mark.parametrize(("lines", "start", "end"), SINCE.values(), ids=SINCE)
def test_the_days_between_which_it_began(lines, start, end):
    row = axes_on(life(*lines), day("2023-01-01")).loc["A"]
    told = row["works_since_start"], row["works_since_end"]
    expected = (pd.NaT if start is None else pd.Timestamp(start), pd.Timestamp(end))
    assert [pd.isna(value) or value for value in told] == [
        pd.isna(value) or value for value in expected
    ]


def test_an_undated_status_counts_where_it_is_further():
    table = life("A 2020-01-01 开工", "B 2020-01-01 竣工", "C 2020-01-01 停工")
    undated = {"A": "completed", "B": "building", "D": "building", "E": "cancelled"}
    axes = axes_on(table, day("2021-01-01"), site_ids="ABCDE", undated=undated)
    assert list(axes["works"]) == ["completed", "completed", "suspended", "building", ""]
    assert list(axes["works_since_end"].isna()) == [True, False, False, True, True]


def test_sites_without_events_and_no_events_at_all():
    axes = axes_on(events_table([]), day("2021-01-01"), site_ids=["A"])
    assert tuple(axes.columns) == AXES_COLUMNS
    assert axes.loc["A", ["land", "works", "works_planned_only"]].to_list() == ["", "", False]
    assert axes_on(events_table([]), day("2021-01-01")).empty


def replayed(table, on):
    """The last fact of every life, event by event: no tables, no side states."""
    known = {}
    facts = [event for event in table.itertuples() if not event.planned and event.end <= on]
    for event in sorted(facts, key=lambda event: (event.end, STATUSES[event.status].order)):
        known[event.site_id, str(STATUSES[event.status].axis)] = event.status
    return known


ONE_LIFE = ("cleared", "reserved", "sold", "preparation", "started", "building", "in_use")


@FEW
@given(made_tables(precisions=("day", "seen"), statuses=ONE_LIFE), DAYS)
def test_the_same_as_event_by_event(table, on):
    axes = axes_on(table, on)
    known = replayed(table, on)
    for site in axes.index:
        for axis in ("land", "works"):
            told = "" if axes.loc[site, f"{axis}_planned_only"] else axes.loc[site, axis]
            assert told == known.get((site, axis), "")


@FEW
@given(made_tables(), DAYS)
def test_the_same_as_the_stage_of_the_site(table, on):
    axes, status = axes_on(table, on), status_on(table, on)
    facts = status[~status["planned_only"]]
    for site, stage in facts["stage"].items():
        if stage != "unknown" and STATUSES[stage].axis != "side":
            assert stage == axes.loc[site, str(STATUSES[stage].axis)]


@FEW
@given(made_tables(), DAYS)
def test_a_later_day_knows_no_fewer_lives(table, on):
    earlier, later = axes_on(table, on), axes_on(table, on + dt.timedelta(days=200))
    for axis in ("land", "works"):
        known = (earlier[axis] != "") & ~earlier[f"{axis}_planned_only"]
        assert (later.loc[known, axis] != "").all()
