"""The status on a day: stage, schedule and plan label, with the words that explain them."""

import datetime as dt

import pytest

from gongshu_geo.status import (
    STATUS_COLUMNS,
    Event,
    events_table,
    load_statuses,
    parse_date,
    status_on,
)

STATUSES = load_statuses()


def events(*lines):
    """Events from lines such as "2021年底 计划投用"."""
    made = []
    for number, line in enumerate(lines, start=2):
        date, word = line.split()
        span, reading = parse_date(date), STATUSES.read(word)
        made.append(
            Event(
                site_id="A",
                status=reading.status.code,
                planned=reading.planned,
                start=span.start,
                end=span.end,
                precision=span.precision,
                source="",
                file="events.csv",
                row=number,
                status_text=word,
            )
        )
    return events_table(made)


def on(day, *lines, **options):
    return status_on(events(*lines), dt.date.fromisoformat(day), **options).loc["A"]


STAGES = {
    "a fact": (["2021-03-01 开工"], "2021-12-31", "started", False),
    "the day itself counts": (["2021-03-01 开工"], "2021-03-01", "started", False),
    "not the day before": (
        ["2021-03-01 开工", "2020-01-01 前期"],
        "2021-02-28",
        "preparation",
        False,
    ),
    "the last fact": (["2021-03-01 开工", "2022-05-01 竣工"], "2023-01-01", "completed", False),
    "later in the cycle on one day": (
        ["2021-03-01 投用", "2021-03-01 竣工"],
        "2023-01-01",
        "in_use",
        False,
    ),
    "a year counts from its end": (
        ["2021年 竣工", "2020-01-01 在建"],
        "2021-11-30",
        "building",
        False,
    ),
    "a year that is over": (["2021年 竣工", "2020-01-01 在建"], "2021-12-31", "completed", False),
    "begun in a year that also saw works going on": (
        ["2022年 开工", "2022-09-27 在建"],
        "2022-12-31",
        "building",
        False,
    ),
    "land": (["2018-05-28 出让"], "2020-01-01", "sold", False),
    "land after preparation": (["2018-01-01 前期", "2018-05-28 出让"], "2020-01-01", "sold", False),
    "no land once works have begun": (
        ["2018-05-28 开工", "2019-01-01 交地"],
        "2020-01-01",
        "started",
        False,
    ),
    "stopped": (["2018-05-28 在建", "2019-01-01 停工"], "2020-01-01", "suspended", False),
    "stopped, then resumed": (
        ["2018-05-28 在建", "2019-01-01 停工", "2019-06-01 在建"],
        "2020-01-01",
        "building",
        False,
    ),
    "put off": (["2021-01-23 前期", "2022-03-07 延后"], "2022-12-31", "postponed", False),
    "a plan that is due": (["2021年底 计划投用"], "2022-01-01", "in_use", True),
    "a plan that is not due": (["2025年底 计划投用"], "2022-01-01", "in_use", True),
    "the next of the plans to come": (
        ["2023年底 计划竣工", "2025年底 计划投用"],
        "2022-01-01",
        "completed",
        True,
    ),
    "the furthest of the plans due": (
        ["2023年底 计划在建", "2023-08-18 计划投用"],
        "2024-01-01",
        "in_use",
        True,
    ),
    "a fact beats a later plan": (
        ["2020-01-01 前期", "2021年底 计划投用"],
        "2022-01-01",
        "preparation",
        False,
    ),
    "a fact to come is not known": (
        ["2023-01-01 投用", "2021年底 计划投用"],
        "2022-06-01",
        "in_use",
        True,
    ),
    "a place that is to close": (["2023年底 计划停用"], "2021-06-01", "closed", True),
}


@pytest.mark.parametrize(("lines", "day", "stage", "planned"), STAGES.values(), ids=STAGES)
def test_the_stage_on_a_day(lines, day, stage, planned):
    row = on(day, *lines)
    assert (row["stage"], row["planned_only"]) == (stage, planned)


NOTES = {
    "plan that is due": (
        ["2021年底 计划投用"],
        "2022-01-01",
        "",
        "计划 2021 年底投用,无后续消息",
        "Planned: in use by end of 2021; no later news",
    ),
    "plan to come": (
        ["2025年 计划投用"],
        "2022-01-01",
        "",
        "计划 2025 年投用",
        "Planned: in use by end of 2025",
    ),
    "one fact": (
        ["2021年6月 竣工"],
        "2022-01-01",
        "2021-06",
        "2021年6月:竣工",
        "Completed: June 2021",
    ),
    "unbroken run": (
        ["2020年 开工", "2023-03-16 在建", "2024-09-27 在建", "2025-05-15 在建"],
        "2025-07-31",
        "2023-03-16",
        "2023年3月16日:在建,最近消息 2025年5月15日",
        "Under construction: 16 March 2023; latest news 15 May 2025",
    ),
    "run broken by a stop": (
        ["2020-01-01 在建", "2021-01-01 停工", "2022-01-01 在建"],
        "2023-01-01",
        "2022-01-01",
        "2022年1月1日:在建",
        "Under construction: 1 January 2022",
    ),
}


@pytest.mark.parametrize(("lines", "day", "since", "zh", "en"), NOTES.values(), ids=NOTES)
def test_the_stage_is_explained(lines, day, since, zh, en):
    row = on(day, *lines)
    assert (row["since"], row["stage_note"].zh, row["stage_note"].en) == (since, zh, en)


SCHEDULES = {
    "no plan": (["2021-01-01 开工"], "2022-01-01", "no_plan", "登记表没有计划时间"),
    "not due": (
        ["2021-01-01 开工", "2025年 计划投用"],
        "2022-01-01",
        "on_time",
        "计划 2025 年投用,尚未到期",
    ),
    "reached before": (
        ["2021年底 计划投用", "2021-07-08 投用"],
        "2022-01-01",
        "on_time",
        "计划 2021 年底投用;实际:2021年7月8日投用,按期",
    ),
    "reached by a later stage": (
        ["2022年 计划竣工", "2022-06-12 投用"],
        "2023-01-01",
        "on_time",
        "计划 2022 年底竣工;实际:2022年6月12日投用,按期",
    ),
    "one day late": (
        ["2021-09-30 计划投用", "2021-10-01 投用"],
        "2022-01-01",
        "late",
        "计划 2021年9月30日投用;实际:2021年10月1日投用,滞后至少 1 天",
    ),
    "90 days late": (
        ["2021-12-31 计划投用", "2022-03-31 投用"],
        "2023-01-01",
        "late",
        "计划 2021年12月31日投用;实际:2022年3月31日投用,滞后至少 90 天",
    ),
    "91 days late": (
        ["2021-12-31 计划投用", "2022-04-01 投用"],
        "2023-01-01",
        "very_late",
        "计划 2021年12月31日投用;实际:2022年4月1日投用,滞后至少 91 天",
    ),
    "the date may mean in time": (
        ["2016-07-07 计划投用", "2016年7月 投用"],
        "2017-01-01",
        "on_time",
        "计划 2016年7月7日投用;实际:2016年7月投用,按日期精度不能断定滞后",
    ),
    "no news": (
        ["2021-01-23 前期", "2021年 计划开工"],
        "2025-01-01",
        "no_news",
        "计划 2021 年底开工,无后续消息",
    ),
    "a plan alone, due": (
        ["2021年 计划投用"],
        "2025-01-01",
        "no_news",
        "计划 2021 年底投用,无后续消息",
    ),
    "news of a lower stage after it": (
        ["2021年 计划投用", "2022-03-01 在建"],
        "2025-01-01",
        "late",
        "计划 2021 年底投用;到期后消息:2022年3月1日在建,滞后至少 60 天",
    ),
    "put off after it": (
        ["2021年 计划开工", "2022-06-01 延后"],
        "2025-01-01",
        "very_late",
        "计划 2021 年底开工;到期后消息:2022年6月1日延后,滞后至少 152 天",
    ),
    "in use long after, but when begun is not known": (
        ["2018年6月 计划开工", "2023-01-17 投用"],
        "2025-01-01",
        "undated",
        "计划 2018年6月底开工;实际:2023年1月17日投用,何时达到未见消息",
    ),
    "found going on after it, but when begun is not known": (
        ["2021年 计划开工", "2023-01-17 在建"],
        "2025-01-01",
        "undated",
        "计划 2021 年底开工;实际:2023年1月17日在建,何时达到未见消息",
    ),
    "begun counts as going on": (
        ["2023年 计划在建", "2019-12-24 开工"],
        "2025-01-01",
        "on_time",
        "计划 2023 年底在建;实际:2019年12月24日开工,按期",
    ),
    "the latest date of the furthest plan": (
        ["2021年 计划开工", "2022年 计划开工", "2025年(7月31日前) 开工"],
        "2025-07-31",
        "very_late",
        "计划 2022 年底开工;实际:2025 年(7月31日前)开工,滞后至少 732 天",
    ),
    "called off": (
        ["2021年 计划投用", "2022-06-01 取消"],
        "2025-01-01",
        "no_plan",
        "已取消,不再计进度",
    ),
    "land plan met by works": (
        ["2018年 计划出让", "2018-06-01 开工"],
        "2019-06-01",
        "on_time",
        "计划 2018 年底出让;实际:2018年6月1日开工,按期",
    ),
    "a later second phase does not undo it": (
        ["2020年 计划竣工", "2020-06-01 竣工", "2022-01-01 在建"],
        "2023-01-01",
        "on_time",
        "计划 2020 年底竣工;实际:2020年6月1日竣工,按期",
    ),
}


@pytest.mark.parametrize(("lines", "day", "code", "zh"), SCHEDULES.values(), ids=SCHEDULES)
def test_the_schedule_on_a_day(lines, day, code, zh):
    row = on(day, *lines)
    assert (row["schedule"], row["schedule_note"].zh) == (code, zh)


def test_the_schedule_is_explained_in_english():
    row = on("2025-01-01", "2021年 计划投用", "2022-03-01 在建", "2022-06-01 投用")
    assert row["schedule_note"].en == (
        "Planned: in use by end of 2021; news after that: under construction 1 March 2022; "
        "actual: in use 1 June 2022, late by at least 152 days"
    )


LABELS = {
    "begun this year": (["2021-03-01 开工"], "2021-12-31", "新开工"),
    "the same a year later": (["2021-03-01 开工"], "2022-01-01", "续建"),
    "begun and finished this year": (
        ["2021-03-01 开工", "2021-11-01 竣工"],
        "2021-12-31",
        "新开工",
    ),
    "finished during the year": (["2020-03-01 开工", "2021-11-01 竣工"], "2021-12-31", "续建"),
    "finished before the year": (["2020-03-01 开工", "2020-11-01 竣工"], "2021-12-31", ""),
    "called off before the year": (["2020-03-01 开工", "2020-11-01 取消"], "2021-12-31", ""),
    "found going on, begun who knows when": (["2021-03-01 在建"], "2021-12-31", ""),
    "the register says carried on": (["2021-03-01 续建"], "2021-12-31", "续建"),
    "found going on last year": (["2020-03-01 在建"], "2021-12-31", "续建"),
    "planned only": (["2021年 计划新开工"], "2021-12-31", ""),
    "preparation": (["2020-03-01 前期"], "2021-12-31", ""),
}


@pytest.mark.parametrize(("lines", "day", "label"), LABELS.values(), ids=LABELS)
def test_the_label_in_the_plan_of_the_year(lines, day, label):
    assert on(day, *lines)["plan_label"] == label


def test_sites_without_events_are_unknown():
    row = on("2021-01-01", site_ids=["A"])
    assert (
        row["stage"],
        row["planned_only"],
        row["since"],
        row["schedule"],
        row["plan_label"],
    ) == (
        "unknown",
        False,
        "",
        "no_plan",
        "",
    )
    assert row["stage_note"].zh == "登记表未填状态"


def test_a_status_without_a_date_stands_where_no_dated_fact_does():
    undated = {"A": "building"}
    row = on("2022-01-01", "2021年底 计划投用", undated=undated)
    assert (row["stage"], row["planned_only"]) == ("building", False)
    assert row["stage_note"].zh == "登记表记为在建,未注日期"
    assert on("2022-01-01", "2021-06-01 竣工", undated=undated)["stage"] == "completed"


def test_the_answer_has_the_sites_asked_for_in_their_order():
    table = status_on(events("2021-03-01 开工"), dt.date(2022, 1, 1), site_ids=["Z", "A", "B"])
    assert list(table.index) == ["Z", "A", "B"]
    assert tuple(table.columns) == STATUS_COLUMNS
    assert list(table["stage"]) == ["unknown", "started", "unknown"]


def test_no_events_and_no_sites_make_an_empty_table():
    assert status_on(events(), dt.date(2022, 1, 1)).empty


def test_undated_word_counts_where_it_is_further_than_the_dated_facts():
    row = on("2024-01-01", "2023-02-01 开工", undated={"A": "completed"})
    assert (row["stage"], row["since"]) == ("completed", "")
    assert row["stage_note"].zh == "登记表记为竣工,未注日期"


def test_a_word_without_a_date_tells_that_a_plan_was_met_but_not_when():
    plan = "2021年底 计划竣工"
    row = on("2022-01-01", plan, undated={"A": "in_use"})
    assert row["schedule"] == "undated"
    assert row["schedule_note"].zh == "计划 2021 年底竣工;登记表记为投用,未注日期"
    assert on("2022-01-01", plan, undated={"A": "building"})["schedule"] == "no_news"
    assert on("2022-01-01", plan, undated={"A": ""})["schedule"] == "no_news"
    assert on("2021-01-01", plan, undated={"A": "in_use"})["schedule"] == "on_time"


def test_what_a_register_shows_on_its_day_is_no_date_of_completion():
    row = on("2025-07-01", "2023年底 计划竣工", "2023-02-01 开工", "截至2025年6月30日 竣工")
    assert (row["stage"], row["since"]) == ("completed", "≤2025-06-30")
    assert row["stage_note"].zh == "截至2025年6月30日:竣工"
    assert row["schedule"] == "undated"
    assert row["schedule_note"].zh.endswith("截至2025年6月30日竣工,何时达到未见消息")


def test_what_a_register_shows_unfinished_on_its_day_is_late_since_then():
    row = on("2025-07-01", "2023年底 计划竣工", "截至2025年6月30日 在建")
    assert row["schedule"] == "very_late"
    assert "滞后至少 547 天" in row["schedule_note"].zh
