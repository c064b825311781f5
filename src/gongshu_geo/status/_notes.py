"""The words beside a stage and a schedule state, with the dates that made them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.status.dates import (
    DateSpan,
    Precision,
    format_date,
    format_deadline,
    format_short,
)
from gongshu_geo.status.statuses import StatusTable

NOTHING = Bilingual("", "")
NO_RECORD = Bilingual("登记表未填状态", "The registers state no status")
CANCELLED = Bilingual("已取消,不再计进度", "Cancelled; no schedule is kept")
NO_PLAN_NOTE = Bilingual("登记表没有计划时间", "The registers give no planned date")


@lru_cache(maxsize=16_384)
def span(end: Any, precision: str) -> DateSpan:
    """The span of a cell of a timeline."""
    return DateSpan(end=pd.Timestamp(end).date(), precision=Precision(precision))


@lru_cache(maxsize=16_384)
def _date(end: Any, precision: str) -> Bilingual:
    """A cell's date in words: registers of many sites share few days."""
    return format_date(span(end, precision))


@lru_cache(maxsize=16_384)
def _by(end: Any, precision: str) -> Bilingual:
    """The same as a day by which something was to be."""
    return format_deadline(span(end, precision))


def since_text(row: Any) -> str:
    """When the stage of a row of facts was first reported, in figures."""
    return format_short(span(row.since_end, row.since_precision))


def fact_note(row: Any, statuses: StatusTable) -> Bilingual:
    """2023年3月16日:在建,最近消息 2025年5月15日."""
    name = statuses[row.stage].name
    since = _date(row.since_end, row.since_precision)
    last = _date(row.last_end, row.last_precision)
    if since == last:
        return Bilingual(f"{since.zh}:{name.zh}", f"{name.en}: {since.en}")
    return Bilingual(
        f"{since.zh}:{name.zh},最近消息 {last.zh}",
        f"{name.en}: {since.en}; latest news {last.en}",
    )


def overdue_note(row: Any, statuses: StatusTable) -> Bilingual:
    """计划 2021 年底投用,无后续消息."""
    plan = _deadline(row.end, row.precision, statuses[row.status].name)
    return Bilingual(f"{plan.zh},无后续消息", f"{plan.en}; no later news")


def coming_note(row: Any, statuses: StatusTable) -> Bilingual:
    """计划 2025 年投用."""
    name = statuses[row.status].name
    when = _date(row.end, row.precision)
    by = _by(row.end, row.precision)
    return Bilingual(f"计划 {when.zh}{name.zh}", f"Planned: {name.en.lower()} by {by.en}")


def undated_note(code: str, statuses: StatusTable) -> Bilingual:
    """登记表记为在建,未注日期."""
    name = statuses[code].name
    return Bilingual(
        f"登记表记为{name.zh},未注日期", f"{name.en} by the register, which gives no date"
    )


def lateness_note(row: Any, statuses: StatusTable) -> Bilingual:
    """计划 2021年9月底投用;2021年12月5日投用,滞后至少 66 天."""
    plan = _deadline(row.end, row.precision, statuses[row.status].name)
    zh, en = [plan.zh], [plan.en]
    if pd.notna(row.lower_end):
        news = _news(row.lower_end, row.lower_precision, statuses[row.lower_status].name)
        zh.append(f"到期后消息:{news.zh}")
        en.append(f"news after that: {news.en}")
    if pd.notna(row.met_end):
        news = _news(row.met_end, row.met_precision, statuses[row.met_status].name)
        zh.append(f"实际:{news.zh}")
        en.append(f"actual: {news.en}")
    ending = _ending(row)
    return Bilingual(";".join(zh) + ending.zh, "; ".join(en) + ending.en)


def said_note(row: Any, code: str, statuses: StatusTable) -> Bilingual:
    """计划 2021 年底竣工;登记表记为竣工,未注日期."""
    plan = _deadline(row.end, row.precision, statuses[row.status].name)
    said = undated_note(code, statuses)
    return Bilingual(f"{plan.zh};{said.zh}", f"{plan.en}; {said.en}")


def _ending(row: Any) -> Bilingual:
    """What follows from the dates."""
    if pd.notna(row.met_end) and row.met_end <= row.end:
        return Bilingual(",按期", ", on time")
    if pd.notna(row.days) and row.days > 0:
        days = int(row.days)
        return Bilingual(f",滞后至少 {days} 天", f", late by at least {days} days")
    if pd.isna(row.met_end):
        return Bilingual(",无后续消息", "; no later news")
    if row.dated:
        return Bilingual(",按日期精度不能断定滞后", ", not certainly late as the date is coarse")
    return Bilingual(",何时达到未见消息", ", no news of when it was reached")


def _deadline(end: Any, precision: str, name: Bilingual) -> Bilingual:
    by = _by(end, precision)
    return Bilingual(f"计划 {by.zh}{name.zh}", f"Planned: {name.en.lower()} by {by.en}")


def _news(end: Any, precision: str, name: Bilingual) -> Bilingual:
    when = _date(end, precision)
    return Bilingual(f"{when.zh}{name.zh}", f"{name.en.lower()} {when.en}")
