"""The lights of the two published presets, on cases reckoned by hand."""

import datetime as dt

import pandas as pd
import pytest
from event_lines import DAYS, FEW, day, life, made_tables
from hypothesis import given
from hypothesis import strategies as st

from gongshu_geo.status import events_table
from gongshu_geo.status.light_rules import load_light_rules, load_lights
from gongshu_geo.status.lights import LIGHT_COLUMNS, LightNumber, lights, missing_note
from gongshu_geo.status.progress import PROGRESS_COLUMNS

YINCHUAN, OUHAI = load_light_rules("yinchuan-2025"), load_light_rules("ouhai-2020")


def reports(*rows):
    """Progress of site A: (day, planned, reached)."""
    made = [("A", day(on), planned, reached, "月报") for on, planned, reached in rows]
    return pd.DataFrame(made, columns=list(PROGRESS_COLUMNS))


def light(rules, on, *lines, progress=None, **options):
    return lights(life(*lines), day(on), rules, progress=progress, **options).loc["A"]


PLAN = "A 2025年9月 计划开工"
WAITING = "A 截至2025年10月31日 前期"
STARTS = {
    "started in its month": ([PLAN, "A 2025-09-20 开工"], "2025-10-31", "green", "start_kept"),
    "started before its month": ([PLAN, "A 2025-08-30 开工"], "2025-09-30", "green", "start_kept"),
    "not due, but heard of": ([PLAN, "A 2025-08-01 前期"], "2025-08-31", "off", "not_due"),
    "due this month": ([PLAN, "A 2025-08-31 前期"], "2025-09-01", "yellow", "due_this_month"),
    "its month over": ([PLAN, WAITING], "2025-10-31", "yellow", "due_this_month"),
    "the third month begun": ([PLAN, WAITING], "2025-11-01", "red", "three_months_running"),
    "started late": ([PLAN, "A 2025-10-02 开工"], "2025-10-31", "yellow", "started_late"),
    "started, nobody knows when in the year": (
        [PLAN, "A 2025年 开工", "A 2025-12-20 在建"],
        "2025-12-31",
        "grey",
        "cannot_tell",
    ),
    "may have started by a coarse date": (
        [PLAN, WAITING, "A 2025年 开工"],
        "2025-11-30",
        "grey",
        "cannot_tell",
    ),
    "no news for 63 days": ([PLAN, "A 2025-09-20 开工"], "2025-11-22", "grey", "silence"),
    "no news for 62 days": ([PLAN, "A 2025-09-20 开工"], "2025-11-21", "green", "start_kept"),
    "no news at all": ([PLAN], "2025-12-31", "grey", "silence"),
    "silent however red": ([PLAN, "A 2025-08-31 前期"], "2026-02-01", "grey", "silence"),
    "finished long ago": (
        [PLAN, "A 2025-09-20 开工", "A 2026-01-01 竣工"],
        "2027-01-01",
        "green",
        "start_kept",
    ),
    "cancelled": ([PLAN, "A 2025-10-01 取消"], "2025-11-01", "off", "cancelled"),
    "another plan": (["A 2025年9月 计划投用", WAITING], "2025-11-01", "off", "no_plan"),
    # The first half of the year is over with June: June, July and August are three months.
    "上半年 in August": (
        ["A 2025年上半年 计划开工", "A 2025-07-31 前期"],
        "2025-08-01",
        "red",
        "three_months_running",
    ),
    "moved in a later register": (
        [f"{PLAN} @2025-03-31", "A 2025年12月 计划开工 @2025-09-30", WAITING],
        "2025-11-15",
        "red",
        "three_months_running",
    ),
}


@pytest.mark.parametrize(("lines", "on", "colour", "rule"), STARTS.values(), ids=STARTS)
def test_starts_by_yinchuan(lines, on, colour, rule):
    row = light(YINCHUAN, on, *lines)
    assert (row["light"], row["rule"]) == (colour, rule)


POINTS = {
    "on plan": (50, 50, "green", "start_kept"),
    "ahead": (50, 70, "green", "start_kept"),
    "less than ten behind": (50, 40.1, "green", "start_kept"),
    "ten behind": (50, 40, "yellow", "from_10_points"),
    "thirty behind": (50, 20, "yellow", "from_10_points"),
    "more than thirty behind": (50, 19.9, "red", "over_30_points"),
    "not told": (None, 40, "green", "start_kept"),
}


@pytest.mark.parametrize(("planned", "reached", "colour", "rule"), POINTS.values(), ids=POINTS)
def test_points_by_yinchuan(planned, reached, colour, rule):
    progress = reports(("2025-09-30", 90, 10), ("2025-10-31", planned, reached))
    row = light(YINCHUAN, "2025-11-01", PLAN, "A 2025-09-20 开工", progress=progress)
    assert (row["light"], row["rule"]) == (colour, rule)


def test_a_report_of_progress_is_news_and_those_after_the_day_are_not_known():
    progress = reports(("2025-11-20", 50, 50), ("2025-12-31", 90, 0))
    row = light(YINCHUAN, "2025-11-30", PLAN, "A 2025-09-20 开工", progress=progress)
    assert (row["light"], row["rule"]) == ("green", "start_kept")


def test_an_old_report_of_progress_gives_no_number():
    progress = reports(("2025-09-30", 90, 10))
    lines = [PLAN, "A 2025-09-20 开工", "A 2025-12-15 在建"]
    row = light(YINCHUAN, "2025-12-31", *lines, progress=progress)
    assert (row["light"], row["unmeasured"]) == ("green", ("points_behind",))
    silent = light(YINCHUAN, "2025-12-31", *lines[:2], progress=progress)
    assert silent["numbers"] == (LightNumber(name="days_without_news", value=92.0),)


def test_without_progress_the_points_rules_say_so():
    row = light(YINCHUAN, "2025-10-31", PLAN, "A 2025-09-20 开工")
    assert row["unmeasured"] == ("points_behind",)
    note = missing_note(row["unmeasured"])
    assert (note.zh, note.en) == ("没有数据:落后百分点", "no numbers: points behind plan")
    told = light(YINCHUAN, "2025-10-31", PLAN, WAITING, progress=reports(("2025-10-31", 9, 9)))
    assert told["unmeasured"] == ()
    assert str(missing_note(())) == ""


MILESTONES = {
    "kept": (["A 2025年9月 计划竣工", "A 2025-09-30 竣工"], "2025-10-31", "green", "on_time"),
    "within its month": (
        ["A 2025-09-10 计划开工", "A 2025-09-28 开工"],
        "2025-10-31",
        "green",
        "on_time",
    ),
    "its month not over": (
        ["A 2025-09-10 计划开工", "A 2025-09-01 前期"],
        "2025-09-30",
        "off",
        "not_due",
    ),
    "missed": (["A 2025-09-10 计划开工", "A 2025-09-01 前期"], "2025-10-01", "red", "missed"),
    "made good": (
        ["A 2025年9月 计划开工", "A 2025-11-01 开工"],
        "2025-11-30",
        "yellow",
        "made_good",
    ),
    "one kept, one missed": (
        ["A 2025年7月 计划开工", "A 2025-07-01 开工", "A 2025年9月 计划竣工", "A 2025-09-30 在建"],
        "2025-10-31",
        "red",
        "missed",
    ),
    "one kept, one to come": (
        ["A 2025年7月 计划开工", "A 2025-07-01 开工", "A 2025年12月 计划竣工", "A 2025-09-30 在建"],
        "2025-10-31",
        "green",
        "on_time",
    ),
    "kept but silent": (
        ["A 2025年7月 计划开工", "A 2025-07-01 开工", "A 2025年12月 计划竣工"],
        "2025-10-31",
        "grey",
        "silence",
    ),
    "all kept and finished": (
        ["A 2025年9月 计划竣工", "A 2025-09-30 竣工"],
        "2027-01-01",
        "green",
        "on_time",
    ),
    "a place closed as planned": (
        ["A 2025年9月 计划停用", "A 2025-09-30 停用"],
        "2027-01-01",
        "green",
        "on_time",
    ),
    "too coarse": (["A 2025年9月 计划竣工", "A 2025年 竣工"], "2026-01-01", "grey", "cannot_tell"),
    "no milestones": (["A 2025-09-30 在建"], "2025-10-31", "off", "no_plan"),
}


@pytest.mark.parametrize(("lines", "on", "colour", "rule"), MILESTONES.values(), ids=MILESTONES)
def test_milestones_by_ouhai(lines, on, colour, rule):
    row = light(OUHAI, on, *lines)
    assert (row["light"], row["rule"]) == (colour, rule)


def test_words_and_numbers_of_a_light():
    row = light(YINCHUAN, "2025-11-01", PLAN, WAITING)
    assert (row["words"].zh, row["words"].en) == (
        "连续 3 个月应开工未开工",
        "due and not started for 3 months running",
    )
    assert row["numbers"] == (LightNumber(name="months_due", value=3.0),)
    words = row["numbers"][0].words()
    assert (words.zh, words.en) == (
        "到期未实现的月数(含计划当月) 3",
        "months due and not reached, the planned one included: 3",
    )
    silent = light(OUHAI, "2026-02-01", PLAN, "A 2025-08-31 前期")
    assert silent["words"].zh == "154 天没有消息,不作判断"
    assert silent["numbers"] == (LightNumber(name="days_without_news", value=154.0),)
    assert light(OUHAI, "2026-02-01", PLAN)["words"].zh == "没有任何消息,不作判断"


def test_an_undated_status_that_meets_the_plan_makes_nothing_red():
    lines = [PLAN, WAITING]
    row = light(YINCHUAN, "2025-12-01", *lines, undated={"A": "completed"})
    assert (row["light"], row["rule"]) == ("grey", "cannot_tell")
    row = light(YINCHUAN, "2025-12-01", *lines, undated={"A": "preparation"})
    assert row["light"] == "red"


def test_no_events():
    told = lights(events_table([]), day("2025-01-01"), OUHAI)
    assert tuple(told.columns) == LIGHT_COLUMNS
    assert told.empty


@pytest.mark.parametrize("code", ["red", "yellow", "green", "grey"])
def test_lights_have_a_colour_of_their_own(code):
    looks = load_lights()
    colours = [look.colour for look in looks.values()]
    assert looks[code].colour
    assert colours.count(looks[code].colour) == 1


@FEW
@given(made_tables(), DAYS, st.sampled_from([YINCHUAN, OUHAI]))
def test_what_is_silent_and_not_done_is_never_green(table, on, rules):
    told = lights(table, on, rules)
    facts = [event for event in table.itertuples() if not event.planned and event.end <= on]
    for site, row in told.iterrows():
        own = [event for event in facts if event.site_id == site]
        recent = on - dt.timedelta(days=rules.silence_days)
        finished = {"completed", "in_use", "relocated", "closed", "converted"}
        if not any(event.end >= recent for event in own):
            assert row["light"] in {"grey", "off"} or finished & {e.status for e in own}
