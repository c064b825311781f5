"""Rules of the schedule's lights, as TOML files state them."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from gongshu_geo._nearest import nearest
from gongshu_geo._toml import Table, package_toml, read_toml
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.look import Tokens, load_tokens
from gongshu_geo.status.light_numbers import FLAGS, NUMBERS, PlanBasis
from gongshu_geo.status.plans import Baseline
from gongshu_geo.status.statuses import load_statuses

RED, YELLOW, GREEN, GREY, OFF = "red", "yellow", "green", "grey", "off"
LIGHTS = (RED, YELLOW, GREEN, GREY, OFF)
"""Codes of the lights, the gravest first."""

SILENCE = "silence"
"""Id of the rule that turns a site without news grey; every file states its days."""

OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = MappingProxyType(
    {
        ">=": operator.ge,
        "<=": operator.le,
        "!=": operator.ne,
        ">": operator.gt,
        "<": operator.lt,
        "=": operator.eq,
    }
)
"""What may stand between name and value of a condition, the longer first."""

_CONDITION = re.compile(rf"\s*(\w+)\s*({'|'.join(OPERATORS)})\s*([\w.+-]+)\s*")
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_ID = re.compile(r"[a-z0-9_]+")
_FORM = Bilingual(
    "“名称 比较 数”,如 months_due >= 3 或 cancelled = yes",
    "NAME OPERATOR VALUE such as months_due >= 3 or cancelled = yes",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """One light and its look.

    Attributes
    ----------
    code
        One of :data:`LIGHTS`.
    name
        In both languages.
    badge
        The one character that repeats the colour.
    outline
        Name of its colour among the look's values, ``""`` for none.
    colour
        Of the outline in the light theme, ``""`` for none.
    """

    code: str
    name: Bilingual
    badge: str
    outline: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What one number has to be.

    Attributes
    ----------
    number
        A name of :data:`~gongshu_geo.status.light_numbers.NUMBERS`.
    sign
        One of :data:`OPERATORS`.
    value
        What it is compared with; yes is 1 and no is 0.
    """

    number: str
    sign: str
    value: float

    def holds(self, numbers: pd.DataFrame) -> pd.Series:
        """Whether it holds for each row; never where the number is not known."""
        known = numbers[self.number].notna()
        compared: pd.Series = OPERATORS[self.sign](numbers[self.number], self.value)
        return known & compared


@dataclass(frozen=True, slots=True, kw_only=True)
class LightRule:
    """One rule: a light, where all of its conditions hold.

    Attributes
    ----------
    id
        Its name in the file.
    light
        One of :data:`LIGHTS`.
    conditions
        All of them have to hold.
    words
        The rule in both languages, with numbers in braces: ``{months_due}``.
    """

    id: str
    light: str
    conditions: tuple[Condition, ...]
    words: Bilingual

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers that it asks for, each once."""
        return tuple(dict.fromkeys(condition.number for condition in self.conditions))

    @property
    def form(self) -> Bilingual:
        """The words with a gap for every number."""
        return Bilingual(_PLACEHOLDER.sub("…", self.words.zh), _PLACEHOLDER.sub("…", self.words.en))

    def told(self, numbers: Mapping[str, float]) -> Bilingual:
        """The words with the numbers of a site put in."""

        def put(match: re.Match[str]) -> str:
            return number_text(match[1], numbers[match[1]])

        return Bilingual(_PLACEHOLDER.sub(put, self.words.zh), _PLACEHOLDER.sub(put, self.words.en))


@dataclass(frozen=True, slots=True, kw_only=True)
class LightRules:
    """All rules of one file; the first that fits gives the light.

    Attributes
    ----------
    id
        Name of the file without ending.
    name, source
        For readers; where the rules come from.
    basis
        Which plans count, and by which of their dates.
    silence
        The rule for sites without news, and its days: past these no light but grey is given.
    rules
        In the order tried.
    asked
        The numbers that they ask for, each once.
    """

    id: str
    name: Bilingual
    source: str
    basis: PlanBasis
    silence: LightRule
    silence_days: int
    rules: tuple[LightRule, ...]
    asked: tuple[str, ...]


def number_text(name: str, value: float) -> str:
    """A number as it is shown: 12.5, 3, or 是 yes; ``?`` where it is not known."""
    if pd.isna(value):
        return "?"
    if name in FLAGS:
        return "是 yes" if value else "否 no"
    return f"{value:g}"


def light_presets() -> tuple[str, ...]:
    """Names of the rules that come with the package."""
    folder = resources.files("gongshu_geo").joinpath("data", "lights")
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir()))


def load_light_rules(name: str | Path) -> LightRules:
    """The rules of a preset, or of a TOML file of one's own.

    Raises
    ------
    ConfigError
        There is no such preset or file, or it has mistakes: all of them are named.
    """
    path = Path(name)
    if str(name) in light_presets():
        return package_toml(f"lights/{name}.toml", lambda top: read_light_rules(top, str(name)))
    if not path.is_file():
        raise ConfigError(_no_rules(str(name)))
    return read_toml(path, lambda top: read_light_rules(top, path.stem))


@cache
def load_lights() -> Mapping[str, Light]:
    """The look of every light, by code.

    Raises
    ------
    ConfigError
        The table is not as it should be; every mistake is named.
    """
    tokens = load_tokens()
    return package_toml("lights.toml", lambda top: _lights(top, tokens))


def _lights(top: Table, tokens: Tokens) -> Mapping[str, Light]:
    lights = {}
    for code in LIGHTS:
        table = top.table(code)
        outline = table.text("outline", default="")
        lights[code] = Light(
            code=code,
            name=table.bilingual(),
            badge=table.text("badge"),
            outline=outline,
            colour=tokens.colour[outline].light if outline in tokens.colour else "",
        )
    return MappingProxyType(lights)


def read_light_rules(top: Table, rules_id: str) -> LightRules:
    """Rules from TOML."""
    plan, silence = top.table("plan", required=False), top.table("silence")
    tables = top.tables("rule")
    rules = tuple(_rule(table) for table in tables)
    for index, table in enumerate(tables):
        if rules[index].id in {SILENCE, *(rule.id for rule in rules[:index])}:
            table.refuse(
                "id", expected=Bilingual("各不相同的名称", f"a name of its own, not {SILENCE}")
            )
    return LightRules(
        id=rules_id,
        name=top.bilingual(),
        source=top.text("source", default=""),
        basis=PlanBasis(
            statuses=plan.texts("statuses", default=(), choices=tuple(load_statuses())),
            against=Baseline(plan.text("against", default=Baseline.FIRST, choices=tuple(Baseline))),
            whole_months=plan.flag("whole_months", default=False),
        ),
        silence=LightRule(id=SILENCE, light=GREY, conditions=(), words=_words(silence)),
        silence_days=silence.integer("days", least=1),
        rules=rules,
        asked=tuple(dict.fromkeys(name for rule in rules for name in rule.numbers)),
    )


def _rule(table: Table) -> LightRule:
    name = table.text("id")
    if not _ID.fullmatch(name):
        table.refuse(
            "id",
            expected=Bilingual("小写字母、数字与下划线", "lower-case letters, digits, underscores"),
        )
    conditions = [_condition(table, index, text) for index, text in enumerate(table.texts("when"))]
    return LightRule(
        id=name,
        light=table.text("light", choices=LIGHTS),
        conditions=tuple(condition for condition in conditions if condition is not None),
        words=_words(table),
    )


def _condition(table: Table, index: int, text: str) -> Condition | None:
    """A condition such as ``months_due >= 3``; ``None``, and a note, where it is none."""
    key = f"when[{index}]"
    match = _CONDITION.fullmatch(text)
    if match is None:
        table.refuse(key, expected=_FORM)
        return None
    name, sign, written = match.groups()
    if name not in NUMBERS:
        table.refuse(key, expected=_names(), remedy=_perhaps(name))
        return None
    value = _value(name, written)
    if value is None:
        flag = Bilingual("yes 或 no", "yes or no")
        table.refuse(key, expected=flag if name in FLAGS else Bilingual("一个数", "a number"))
        return None
    return Condition(number=name, sign=sign, value=value)


def _value(name: str, written: str) -> float | None:
    """The value of a condition; ``None`` where it is none for that number."""
    if name in FLAGS:
        return {"yes": 1.0, "no": 0.0}.get(written)
    return float(written) if re.fullmatch(r"[+-]?\d+(\.\d+)?", written) else None


def _words(table: Table) -> Bilingual:
    """Words whose placeholders are numbers."""
    words = table.bilingual()
    for key, text in (("zh", words.zh), ("en", words.en)):
        for name in _PLACEHOLDER.findall(text):
            if name not in NUMBERS:
                table.refuse(key, expected=_names(), remedy=_perhaps(name))
    return words


def _names() -> Bilingual:
    return Bilingual("、".join(NUMBERS), ", ".join(NUMBERS))


def _perhaps(name: str) -> Bilingual | None:
    near = nearest(name, NUMBERS)
    return Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None


def _no_rules(name: str) -> Finding:
    presets = light_presets()
    near = nearest(name, presets)
    return Finding(
        code="no_light_rules",
        what=Bilingual("没有这套亮灯规则", "there are no such rules of lights"),
        found=name,
        expected=Bilingual(
            f"{'、'.join(presets)},或一个 TOML 文件", f"{', '.join(presets)}, or a TOML file"
        ),
        remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
    )
