"""docs/status.md names every number of the rules, and its example is a rule file."""

import re
from pathlib import Path

import pytest

from gongshu_geo._toml import parse_toml
from gongshu_geo.status.light_numbers import NUMBERS
from gongshu_geo.status.light_rules import light_presets, read_light_rules

DOCS = (Path(__file__).parents[2] / "docs" / "status.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NUMBERS)
def test_every_number_is_there(name):
    assert re.search(rf"^\|[^|]*\b{name}\b", DOCS, re.MULTILINE)


def test_every_preset_is_there():
    assert all(f"`{name}`" in DOCS for name in light_presets())


def test_the_example_is_a_rule_file():
    example = re.search(r"```toml\n(.*?)```", DOCS, re.DOTALL)[1]
    rules = parse_toml(example, lambda top: read_light_rules(top, "own"), name="own.toml")
    assert [rule.light for rule in rules.rules] == ["red"]
