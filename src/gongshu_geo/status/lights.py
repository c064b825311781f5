"""The schedule light of every site, by published rules or one's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.status.light_numbers import NUMBERS, light_numbers
from gongshu_geo.status.light_rules import GREEN, GREY, OFF, RED, SILENCE, YELLOW, LightRules
from gongshu_geo.status.light_rules import number_text as shown
from gongshu_geo.status.progress import no_progress
from gongshu_geo.status.statuses import StatusTable, load_statuses

LIGHT_COLUMNS = ("light", "rule", "words", "numbers", "unmeasured")
"""Columns of :func:`lights`, in order."""

COMING = "days_to_due"
"""The number that is missing where nothing is coming, rather than where nothing tells it."""

NO_RULE = Bilingual("没有一条规则适用", "no rule fits")


@dataclass(frozen=True, slots=True, kw_only=True)
class LightNumber:
    """A number behind a light.

    Attributes
    ----------
    name
        Its name in the rules.
    value
        Its value; ``None`` where it is not known.
    """

    name: str
    value: float | None

    def words(self) -> Bilingual:
        """The number in words."""
        name = NUMBERS[self.name]
        text = shown(self.name, float("nan") if self.value is None else self.value)
        return Bilingual(f"{name.zh} {text}", f"{name.en}: {text}")


def lights(
    events: pd.DataFrame,
    day: dt.date,
    rules: LightRules,
    *,
    progress: pd.DataFrame | None = None,
    undated: Mapping[str, str] = MappingProxyType({}),
    statuses: StatusTable | None = None,
) -> pd.DataFrame:
    """The light of every site of ``events`` on ``day``.

    The first rule that fits gives the light. A site whose last news is older than the rules
    allow, or of which there is none, is grey instead of red, yellow or green, unless its works
    are finished and nothing planned is open. Reports of progress as old as that give no numbers.

    Parameters
    ----------
    events
        Columns of :data:`~gongshu_geo.status.EVENT_COLUMNS`.
    day
        Facts that may lie after it are not known yet.
    rules
        Of :func:`~gongshu_geo.status.load_light_rules`.
    progress
        Columns of :data:`~gongshu_geo.status.PROGRESS_COLUMNS`; none by default.
    undated
        Status code by site for registers that state a status but no date.
    statuses
        The package's own table by default.

    Returns
    -------
    lights
        Indexed by ``site_id``:

        ``light``
            one of :data:`~gongshu_geo.status.LIGHTS`;
        ``rule``
            id of the rule that gave it, ``silence`` for a site without news, ``""`` for none;
        ``words``
            :class:`~gongshu_geo.errors.Bilingual`: the rule with the site's numbers;
        ``numbers``
            tuple of the :class:`LightNumber` that the rule asked for;
        ``unmeasured``
            tuple of the numbers that some rule asks for and that nothing tells of this site.
    """
    numbers = light_numbers(
        events,
        day,
        rules.basis,
        progress=no_progress() if progress is None else progress,
        statuses=statuses or load_statuses(),
        undated=undated,
        stale_days=rules.silence_days,
    )
    chosen = _chosen(numbers, rules)
    records = zip(*(numbers[name].to_list() for name in NUMBERS), strict=True)
    told = [
        _told(rules, rule, dict(zip(NUMBERS, record, strict=True)))
        for rule, record in zip(chosen, records, strict=True)
    ]
    return pd.DataFrame(told, columns=list(LIGHT_COLUMNS), index=numbers.index, dtype=object)


def missing_note(unmeasured: tuple[str, ...]) -> Bilingual:
    """Which numbers the rules miss, in words; empty where they miss none."""
    if not unmeasured:
        return Bilingual("", "")
    zh = "、".join(NUMBERS[name].zh for name in unmeasured)
    en = ", ".join(NUMBERS[name].en for name in unmeasured)
    return Bilingual(f"没有数据:{zh}", f"no numbers: {en}")


def _chosen(numbers: pd.DataFrame, rules: LightRules) -> list[str]:
    """Id of the rule that fits each site, ``""`` for none."""
    chosen = pd.Series("", index=numbers.index, dtype=object)
    shines = pd.Series(data=False, index=numbers.index)
    for rule in rules.rules:
        fits = chosen == ""
        for condition in rule.conditions:
            fits &= condition.holds(numbers)
        chosen[fits] = rule.id
        shines |= fits & (rule.light in {RED, YELLOW, GREEN})
    silent = ~(numbers["days_without_news"] <= rules.silence_days) & ~numbers["done"].astype(bool)
    chosen[shines & silent] = SILENCE
    return list(chosen)


def _told(
    rules: LightRules, chosen: str, record: Mapping[str, float]
) -> tuple[str, str, Bilingual, tuple[LightNumber, ...], tuple[str, ...]]:
    """The row of one site."""
    missing = tuple(name for name in rules.asked if pd.isna(record[name]) and name != COMING)
    if chosen == SILENCE:
        behind = _behind(("days_without_news",), record)
        return GREY, SILENCE, _silence_words(rules, record), behind, missing
    for rule in rules.rules:
        if rule.id == chosen:
            return rule.light, rule.id, rule.told(record), _behind(rule.numbers, record), missing
    return OFF, "", NO_RULE, (), missing


def _silence_words(rules: LightRules, record: Mapping[str, float]) -> Bilingual:
    if pd.isna(record["days_without_news"]):
        return Bilingual("没有任何消息,不作判断", "no news at all: no judgement")
    return rules.silence.told(record)


def _behind(names: tuple[str, ...], record: Mapping[str, float]) -> tuple[LightNumber, ...]:
    return tuple(
        LightNumber(name=name, value=None if pd.isna(record[name]) else float(record[name]))
        for name in names
    )
