"""Rules of lights from TOML: what they may say, and what is told of mistakes."""

import pytest

from gongshu_geo._toml import parse_toml
from gongshu_geo.errors import ConfigError
from gongshu_geo.status.light_numbers import NUMBERS
from gongshu_geo.status.light_rules import (
    LIGHTS,
    Condition,
    light_presets,
    load_light_rules,
    load_lights,
    number_text,
    read_light_rules,
)

HEAD = """
zh = "甲"
en = "A"
[silence]
days = 30
zh = "无消息"
en = "no news"
"""
RULE = """
[[rule]]
id = "late"
light = "red"
when = ["days_late > 10", "cancelled = no"]
zh = "晚 {days_late} 天"
en = "{days_late} days late"
"""


def read(text):
    return parse_toml(text, lambda top: read_light_rules(top, "own"), name="own.toml")


def test_a_rule_file():
    rules = read(HEAD + RULE)
    assert (rules.id, rules.silence_days, rules.silence.id) == ("own", 30, "silence")
    (rule,) = rules.rules
    assert rule.conditions == (
        Condition(number="days_late", sign=">", value=10.0),
        Condition(number="cancelled", sign="=", value=0.0),
    )
    assert rule.numbers == ("days_late", "cancelled")
    assert rule.told({"days_late": 12.0}).en == "12 days late"


@pytest.mark.parametrize("name", light_presets())
def test_presets(name):
    rules = load_light_rules(name)
    assert rules.id == name
    assert rules.source
    assert {rule.light for rule in rules.rules} == set(LIGHTS)


def test_a_file_of_ones_own(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(HEAD + RULE, encoding="utf-8")
    assert load_light_rules(path).id == "own"


def test_a_name_that_is_none():
    with pytest.raises(ConfigError) as caught:
        load_light_rules("yinchuan")
    (finding,) = caught.value.findings
    assert (finding.code, finding.found) == ("no_light_rules", "yinchuan")
    assert finding.remedy.en == 'did you mean "yinchuan-2025"'


MISTAKES = {
    "unknown key": ("days_late > 10", "days_late > 10", 'colour = "red"', "unknown_key", "rule[0].colour"),
    "no such number": ("days_late > 10", "day_late > 10", "", "wrong_value", "rule[0].when[0]"),
    "no condition": ("days_late > 10", "late", "", "wrong_value", "rule[0].when[0]"),
    "no operator": ("days_late > 10", "days_late ~ 10", "", "wrong_value", "rule[0].when[0]"),
    "code in a condition": (
        "days_late > 10",
        "days_late > __import__('os')",
        "",
        "wrong_value",
        "rule[0].when[0]",
    ),
    "no number": ("days_late > 10", "days_late > ten", "", "wrong_value", "rule[0].when[0]"),
    "a flag is yes or no": ("cancelled = no", "cancelled = 0", "", "wrong_value", "rule[0].when[1]"),
    "no such light": ('light = "red"', 'light = "blue"', "", "wrong_value", "rule[0].light"),
    "no such placeholder": ("{days_late} days", "{late} days", "", "wrong_value", "rule[0].en"),
    "the id of the silence": ('"late"', '"silence"', "", "wrong_value", "rule[0].id"),
    "an id that is none": ('"late"', '"Late!"', "", "wrong_value", "rule[0].id"),
    "no days of silence": ("days = 30", "", "", "missing_key", "silence.days"),
    "silence for ever": ("days = 30", "days = 0", "", "wrong_value", "silence.days"),
    "no such status": ("[silence]", '[plan]\nstatuses = ["开工"]\n[silence]', "", "wrong_value", "plan.statuses[0]"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "more", "code", "key"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes(old, new, more, code, key):
    text = (HEAD + RULE).replace(old, new, 1)
    assert text != HEAD + RULE or more
    with pytest.raises(ConfigError) as caught:
        read(text + more + "\n")
    assert [(finding.code, finding.key) for finding in caught.value.findings] == [(code, key)]


def test_two_rules_of_one_name():
    with pytest.raises(ConfigError) as caught:
        read(HEAD + RULE + RULE)
    assert [finding.key for finding in caught.value.findings] == ["rule[1].id"]


def test_numbers_as_they_are_shown():
    assert number_text("days_late", 12.0) == "12"
    assert number_text("points_behind", 10.5) == "10.5"
    assert number_text("started", 1.0) == "是 yes"
    assert number_text("points_behind", float("nan")) == "?"


def test_every_light_has_its_look():
    assert tuple(load_lights()) == LIGHTS
    assert all(len(light.badge) == 1 for light in load_lights().values())
    assert all(name.islower() and words.zh and words.en for name, words in NUMBERS.items())
