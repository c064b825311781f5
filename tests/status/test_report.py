"""The report of all sites, and the history of one, in every form."""

import json

import pandas as pd
from event_lines import STATUSES, day, life

from gongshu_geo.status import (
    LINK_COLUMNS,
    REPORT_COLUMNS,
    events_table,
    history_lines,
    load_light_rules,
    report_lines,
    report_page,
    report_records,
    report_rows,
    site_history,
    status_report,
)

ON = day("2025-11-01")
SITES = pd.DataFrame({"site_id": ["A", "B", "C"], "name": ["甲路", "<b>乙</b>", "丙"]})
EVENTS = life(
    "A 2025年9月 计划开工 @2025-03-31",
    "A 截至2025年10月31日 前期",
    "B 2025-01-01 收储",
    "B 2025年底 计划开工",
)


def report(rules="yinchuan-2025"):
    return status_report(SITES, EVENTS, ON, rules=rules and load_light_rules(rules))


def test_lines():
    assert list(report_lines(report(), STATUSES)) == [
        "截至 2025-11-01,项目 3 个 As of 2025-11-01: 3 sites",
        "土地 land",
        "  收储 Land reserve: 1",
        "工程 works",
        "  前期 Preparation: 1",
        "  开工 Started: 0,另有计划 and planned: 1",
        (
            "亮灯规则 Lights by: 银川 2025 红黄绿灯 Yinchuan 2025 — "
            "银川市发展和改革委员会 2025-03-18“红黄绿灯”推进机制(公开报道)"
        ),
        "  红 红灯 Red: 1",
        "      three_months_running: 1",
        "  黄 黄灯 Yellow: 0",
        "  绿 绿灯 Green: 0",
        "  灰 灰灯 Grey: 0",
        "  — 不亮灯 No light: 2",
        "      not_due: 1",
        "      —: 1",
        "  没有数据:落后百分点(2 个项目) no numbers: points behind plan (2 sites)",
    ]


def test_without_rules_there_are_no_lights():
    told = report(None)
    assert tuple(told.table.columns) == REPORT_COLUMNS
    assert set(told.table["light"]) == {""}
    assert not any("Lights" in line for line in report_lines(told, STATUSES))


def test_records_are_json():
    records = json.loads(json.dumps(report_records(report()), ensure_ascii=False))
    assert records[0] == {
        "site_id": "A",
        "name": "甲路",
        "land": None,
        "land_planned_only": False,
        "works": "preparation",
        "works_planned_only": False,
        "status_zh": "截至2025年10月31日:前期",
        "status_en": "Preparation: as of 31 October 2025",
        "days_least": 1,
        "days_most": None,
        "plan_label": None,
        "light": "red",
        "rule": "three_months_running",
        "why_zh": "连续 3 个月应开工未开工",
        "why_en": "due and not started for 3 months running",
        "numbers": {"months_due": 3.0},
        "no_numbers": ["points_behind"],
    }
    assert records[2]["works"] is None
    assert (records[2]["light"], records[2]["numbers"]) == ("off", {})


def test_rows_are_texts():
    heading, rows = report_rows(report())
    first = dict(zip(heading, rows[0], strict=True))
    assert (first["numbers"], first["no_numbers"]) == ("months_due=3", "points_behind")
    assert (first["works_planned_only"], first["days_most"]) == ("false", "")
    assert report_rows(status_report(SITES[:0], EVENTS, ON)) == (["site_id"], [])


def test_the_page_escapes_and_shows_the_rules():
    page = report_page(report(), STATUSES)
    assert "<b>乙</b>" not in page
    assert "&lt;b&gt;乙&lt;/b&gt;" in page
    assert '<span class="light light-red">红</span>' in page
    assert "连续 … 个月应开工未开工" in page
    assert "没有数据:落后百分点" in page
    assert "http" not in page
    assert "亮灯规则" not in report_page(report(None), STATUSES)


LINKS = pd.DataFrame([("B", "A", "parcel_of")], columns=list(LINK_COLUMNS))


def test_a_history():
    history = site_history(EVENTS, "A", ON, LINKS)
    assert list(history_lines(history, STATUSES)) == [
        "截至 as of 2025-11-01",
        "大事记 Events",
        "  2025-01-01   实际 actual   收储 Land reserve  [B]  events.csv 第4行",
        "  2025-09      计划 planned  开工 Started  events.csv 第2行",
        "  ≤2025-10-31  实际 actual   前期 Preparation  events.csv 第3行",
        "  2025         计划 planned  开工 Started  [B]  events.csv 第5行",
        "历时 Time in each status",
        "  工程 works  前期 Preparation: 至少 1 天 at least 1 day (至今 to the day)",
        "各次登记的计划时间 Planned dates, register by register",
        "  2025-03-31  计划 2025年9月底开工(首次) planned: started by end of September 2025 (first)",
        "计划的结果 What became of the plans",
        "  开工 Started: 确定滞后 至少 31 天 certainly late at least 31 days",
    ]


def test_a_history_of_nothing():
    history = site_history(events_table([]), "A", ON, LINKS[:0])
    assert list(history_lines(history, STATUSES))[1:] == [
        "大事记 Events",
        "  没有带日期的记录 no dated records",
    ]
