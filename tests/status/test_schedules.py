"""Schedule states: their outlines come from the look, their thresholds stand once."""

import pytest

from gongshu_geo._toml import parse_toml
from gongshu_geo.errors import ConfigError
from gongshu_geo.look import load_tokens
from gongshu_geo.status import load_schedules
from gongshu_geo.status.schedules import CODES, read_schedules

OUTLINES = {
    "on_time": ("#FFFFFF", 1.5, (), ""),
    "late": ("#B8860B", 2, (), ""),
    "very_late": ("#8B0000", 2.5, (), "!"),
    "no_news": ("#6E675C", 1.5, (1, 3), ""),
    "undated": ("#6E675C", 1.5, (5, 2), ""),
    "no_plan": ("#FFFFFF", 0, (), ""),
}


@pytest.mark.parametrize(("code", "outline"), OUTLINES.items(), ids=OUTLINES)
def test_outlines_are_those_of_the_look(code, outline):
    schedule = load_schedules()[code]
    assert (schedule.colour, schedule.width_px, schedule.dash, schedule.badge) == outline


def test_all_states_are_there_with_thresholds():
    schedules = load_schedules()
    assert tuple(schedules) == CODES
    assert (schedules.late_days, schedules.very_late_days) == (0, 90)
    assert schedules["very_late"].meaning.zh == "确定晚于计划超过 90 天"


def test_a_table_without_a_state_is_refused():
    with pytest.raises(ConfigError) as caught:
        parse_toml(
            "[thresholds]\nlate_days = 5\nvery_late_days = 1\n[schedules]\n",
            lambda top: read_schedules(top, load_tokens()),
            name="schedule.toml",
        )
    keys = [finding.key for finding in caught.value.findings]
    assert keys[0] == "thresholds.very_late_days"
    assert {f"schedules.{code}" for code in CODES} <= set(keys)
