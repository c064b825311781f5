"""Events as people type them, and what is told of mistakes."""

import datetime as dt

import pytest

from gongshu_geo.errors import ConfigError
from gongshu_geo.status import Teller, load_statuses, typed_event

STATUSES, TODAY = load_statuses(), dt.date(2025, 8, 5)


def typed(status="竣工", date="2025-07-31", who="王工", *, planned=False, **more):
    teller = Teller(who=who, told=TODAY, **more)
    return typed_event("A", status, date, teller=teller, statuses=STATUSES, planned=planned)


MEANT = {
    "a word": ("已完工", "completed", False),
    "a code": ("in_use", "in_use", False),
    "a plan by its word": ("计划开工", "started", True),
    "a side state": ("停工", "suspended", False),
}


@pytest.mark.parametrize(("text", "code", "planned"), MEANT.values(), ids=MEANT)
def test_statuses(text, code, planned):
    event = typed(text)
    assert (event.status, event.planned, event.status_text) == (code, planned, text)


def test_all_that_is_said():
    event = typed(date="2025年6月", who=" 王 工 ", note=" 现场看到 ", source="例会")
    assert (event.start, event.end) == (dt.date(2025, 6, 1), dt.date(2025, 6, 30))
    assert (event.who, event.note, event.source) == ("王 工", "现场看到", "例会")
    assert (event.told, event.file, event.row) == (TODAY, "typed", 0)
    assert typed().source == "王工"


def test_a_plan_may_lie_ahead_and_a_period_may_go_on():
    assert typed("开工", "2026年", planned=True).planned
    assert typed(date="2025年").end == dt.date(2025, 12, 31)


MISTAKES = {
    "no status": ({"status": "竣功"}, ["unknown_status"], "did you mean 竣工 (completed)"),
    "unknown": ({"status": "unknown"}, ["unknown_status"], None),
    "no date": ({"date": "昨天"}, ["bad_date"], None),
    "a fact ahead": ({"date": "2025-08-06"}, ["fact_in_the_future"], "if it is a plan, add --planned"),
    "nobody": ({"who": " "}, ["nobody"], None),
    "all at once": ({"status": "?", "date": "?", "who": ""}, ["unknown_status", "bad_date", "nobody"], None),
}  # fmt: skip


@pytest.mark.parametrize(("changed", "codes", "remedy"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes(changed, codes, remedy):
    with pytest.raises(ConfigError) as caught:
        typed(**changed)
    findings = caught.value.findings
    assert [finding.code for finding in findings] == codes
    if remedy:
        assert findings[0].remedy.en == remedy
