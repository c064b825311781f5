"""The project's own registers and events: read whole, without a finding."""

import datetime as dt
from pathlib import Path

import pytest

from gongshu_geo.register import read_registers
from gongshu_geo.status import last_fact_day, load_categories, load_statuses, status_on

GIS = Path(__file__).parents[2] / "gis"


@pytest.fixture(scope="module")
def registers():
    return read_registers(
        GIS / "registers",
        statuses=load_statuses(),
        categories=load_categories(),
        config=GIS / "registers.toml",
        events=GIS / "events.csv",
    )


def test_there_is_nothing_to_find(registers):
    assert [str(finding) for finding in registers.findings] == []


def test_every_row_is_a_site_with_category_and_location(registers):
    assert {source.file: (source.rows, source.sites) for source in registers.sources} == {
        "plan-2021.csv": (58, 58),
        "public.csv": (207, 207),
    }
    assert (registers.sites["category"] != "other").all()
    assert (registers.sites["location_text"] != "").all()


def test_the_plans_sites_with_a_plan_alone_are_shown_as_planned(registers):
    plan = registers.sites.loc[registers.sites["register"] == "plan-2021.csv", "site_id"]
    status = status_on(registers.events, dt.date(2025, 7, 31), site_ids=plan)
    # 54 of the 58 have a planned milestone; the four corridors have none.
    assert (status["stage"] == "unknown").sum() == 4
    planned = status[status["planned_only"]]
    assert len(planned) > len(plan) / 2
    due = planned[planned["schedule"] == "no_news"]
    assert due["stage_note"].map(lambda note: note.zh.endswith(",无后续消息")).all()


def test_the_default_day_is_the_last_fact(registers):
    assert last_fact_day(registers.events) == dt.date(2025, 8, 5)
