"""The table of schedule states and of the thresholds between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gongshu_geo._toml import Table, package_toml
from gongshu_geo.errors import Bilingual
from gongshu_geo.look import Tokens, load_tokens

ON_TIME, LATE, VERY_LATE = "on_time", "late", "very_late"
NO_NEWS, UNDATED, NO_PLAN = "no_news", "undated", "no_plan"

CODES = (ON_TIME, LATE, VERY_LATE, NO_NEWS, UNDATED, NO_PLAN)
"""Every schedule state; the rule that gives them knows these and no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """One schedule state and its outline.

    Attributes
    ----------
    code
        One of :data:`CODES`.
    name, meaning
        In both languages.
    outline
        Name of its colour, width and dash among the look's values.
    colour
        Of the outline in the light theme.
    width_px
        Of the outline; 0 for none.
    dash
        Of the outline: lengths drawn and left out in CSS pixels, empty for solid.
    badge
        The character of the small badge, or ``""``.
    """

    code: str
    name: Bilingual
    meaning: Bilingual
    outline: str
    colour: str
    width_px: float
    dash: tuple[float, ...]
    badge: str


class ScheduleTable(Mapping[str, Schedule]):
    """All schedule states by code, with the thresholds.

    Parameters
    ----------
    schedules
        One for each of :data:`CODES`.
    late_days, very_late_days
        Days of certain lateness beyond which a site is late, very late.
    """

    def __init__(
        self, schedules: tuple[Schedule, ...], *, late_days: int, very_late_days: int
    ) -> None:
        self._by_code = {schedule.code: schedule for schedule in schedules}
        self.late_days = late_days
        self.very_late_days = very_late_days

    def __getitem__(self, code: str) -> Schedule:
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)


@cache
def load_schedules() -> ScheduleTable:
    """The package's own schedule states.

    Raises
    ------
    ConfigError
        The table is not as it should be; every mistake is named.
    """
    tokens = load_tokens()
    return package_toml("schedule.toml", lambda top: read_schedules(top, tokens))


def read_schedules(top: Table, tokens: Tokens) -> ScheduleTable:
    """Schedule states from TOML, with their outlines from the look's values."""
    thresholds = top.table("thresholds")
    late = thresholds.integer("late_days", least=0)
    very_late = thresholds.integer("very_late_days", least=late)
    schedules = top.table("schedules")
    return ScheduleTable(
        tuple(_schedule(code, schedules.table(code), tokens, very_late) for code in CODES),
        late_days=late,
        very_late_days=very_late,
    )


def _schedule(code: str, table: Table, tokens: Tokens, very_late_days: int) -> Schedule:
    meaning = table.bilingual("meaning")
    # The table writes the threshold once; its meaning names it by this placeholder.
    days = ("{very_late_days}", str(very_late_days))
    outline = table.text("outline", choices=tuple(tokens.colour))
    return Schedule(
        code=code,
        name=table.bilingual(),
        meaning=Bilingual(meaning.zh.replace(*days), meaning.en.replace(*days)),
        outline=outline,
        colour=tokens.colour[outline].light,
        width_px=tokens.px.get(outline.replace("schedule_", "schedule_width_"), 0.0),
        dash=tokens.dash.get(outline, ()),
        badge=table.text("badge", default=""),
    )
