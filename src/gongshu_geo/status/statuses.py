"""The table of the life cycle, which reads the words of registers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gongshu_geo._toml import Table, package_toml
from gongshu_geo.errors import Bilingual
from gongshu_geo.status._words import WordIndex, fold, names_of

UNKNOWN = "unknown"
"""Code of the status of a site of which nothing is known."""

BEGUN = "started"
"""Code of the status from which on works have begun."""

FINISHED = "completed"
"""Code of the status from which on works are finished."""

BEFORE = re.compile(r"(目前|现已|现|已经|已|均已|全面|正式)")
"""Words before a status word that do not change it."""

PLANNED = re.compile(r"(计划|拟|预计|力争|争取|将)于?")
"""Words that make a status word a plan: 计划新开工, 计划建成."""

AFTER = re.compile(r"[^一-鿿]|至|到|于|中|后|阶段|项目|工程|工作|手续|状态|实施")
"""What may follow a leading status word: no other Chinese word, so that 完成招标 is not 完成."""


class Axis(StrEnum):
    """Which life a status belongs to."""

    LAND = "land"
    WORKS = "works"
    SIDE = "side"


class Fill(StrEnum):
    """How a mark is filled, so that stages of one colour differ without colour."""

    SOLID = "solid"
    RING = "ring"
    HATCH = "hatch"
    CROSS = "cross"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """One status of the life cycle.

    Attributes
    ----------
    code
        Its stable name in tables and files.
    axis
        Land, works, or a side state that can come after any of either.
    name
        In both languages.
    order
        Place in the life cycle, growing; among events of one day the later holds.
    colour, fill, symbol
        Of its mark; the symbol is one character.
    dash
        Of its lines: lengths drawn and left out in CSS pixels, empty for solid.
    synonyms
        Other words of registers with this meaning.
    patterns
        Regular expressions of whole cells with this meaning.
    plan_label
        The word that also places the beginning of works before or in the plan's year: 新开工,
        续建; ``""`` for most.
    lasting
        Whether it is a state that news finds going on, rather than an event on a day.
    meets
        Codes of other statuses whose planned date this one meets as well.
    applies
        The lives in which it shows: its own axis; of a side state those that it interrupts.
    source
        Where the meaning comes from.
    """

    code: str
    axis: Axis
    name: Bilingual
    order: int
    colour: str
    fill: Fill
    symbol: str
    dash: tuple[float, ...]
    synonyms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    plan_label: str = ""
    lasting: bool = False
    meets: tuple[str, ...] = ()
    applies: tuple[Axis, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReading:
    """What a status cell says.

    Attributes
    ----------
    status
        The status meant.
    word
        The part of the cell that says so.
    note
        The rest of the cell, without the brackets around it.
    planned
        Whether the cell speaks of a plan (计划新开工).
    plan_label
        新开工 or 续建 where the word says it, else ``""``.
    """

    status: Status
    word: str
    note: str = ""
    planned: bool = False
    plan_label: str = ""


class StatusTable(Mapping[str, Status]):
    """All statuses by code, in the order of the life cycle.

    Parameters
    ----------
    statuses
        With ``started``, ``completed`` and ``unknown`` among them, and no word twice.

    Raises
    ------
    ConfigError
        A word means two statuses; every such word is named.
    """

    def __init__(self, statuses: tuple[Status, ...]) -> None:
        self._by_code = {s.code: s for s in sorted(statuses, key=lambda status: status.order)}
        self._words = WordIndex(statuses, file="statuses.toml")
        self._patterns = tuple(
            (re.compile(pattern), status) for status in statuses for pattern in status.patterns
        )

    def __getitem__(self, code: str) -> Status:
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    @property
    def begun(self) -> frozenset[str]:
        """Codes of the works statuses from 开工 on."""
        return self._works_from(BEGUN)

    @property
    def finished(self) -> frozenset[str]:
        """Codes of the works statuses from 竣工 on."""
        return self._works_from(FINISHED)

    def read(self, text: str) -> StatusReading | None:
        """What a status cell says.

        Parameters
        ----------
        text
            The cell; width of figures and brackets, and spaces do not matter.

        Returns
        -------
        reading
            ``None`` where the cell is empty or begins with no known word.
        """
        cell = fold(text)
        if not cell:
            return None
        planned = None if cell in self._words else PLANNED.match(cell)
        rest = cell[planned.end() :] if planned else cell
        found = self._whole(rest) or self._leading(rest)
        if found is None:
            return None
        word, status = found
        return StatusReading(
            status=status,
            word=cell[: len(cell) - len(rest)] + word,
            note=_note(rest[len(word) :]),
            planned=bool(planned),
            plan_label=status.plan_label if word.endswith(status.plan_label) else "",
        )

    def parse(self, text: str) -> Status | None:
        """The status that a cell names, or ``None`` where it is empty or not understood."""
        reading = self.read(text)
        return reading.status if reading else None

    def nearest(self, text: str) -> Status | None:
        """The status with the word most like ``text``, for the remedy of a message."""
        return self._words.nearest(text)

    def names(self) -> Bilingual:
        """All names, for messages."""
        return names_of(status for status in self.values() if status.code != UNKNOWN)

    def _works_from(self, code: str) -> frozenset[str]:
        first = self[code].order
        return frozenset(s.code for s in self.values() if s.axis is Axis.WORKS and s.order >= first)

    def _whole(self, cell: str) -> tuple[str, Status] | None:
        """The status that the whole cell names, by word or by pattern."""
        bare = BEFORE.sub("", cell, count=1) if BEFORE.match(cell) else cell
        status = self._words.get(cell) or self._words.get(bare)
        if status:
            return cell, status
        for pattern, status in self._patterns:
            if pattern.fullmatch(cell):
                return cell, status
        return None

    def _leading(self, cell: str) -> tuple[str, Status] | None:
        """The status named by the longest known word that begins the cell."""
        before = BEFORE.match(cell)
        for begin in (0, before.end()) if before else (0,):
            for end in range(len(cell) - 1, begin, -1):
                status = self._words.get(cell[begin:end])
                if status and AFTER.match(cell, end):
                    return cell[:end], status
        return None


@cache
def load_statuses() -> StatusTable:
    """The package's own life cycle.

    Raises
    ------
    ConfigError
        The table is not as it should be; every mistake is named.
    """
    return package_toml("statuses.toml", read_statuses)


def read_statuses(top: Table) -> StatusTable:
    """A life cycle from TOML: one table a status, named by its code."""
    return StatusTable(tuple(_status(code, table) for code, table in top.named_tables()))


def _status(code: str, table: Table) -> Status:
    symbol = table.text("symbol")
    if len(symbol) != 1:
        table.refuse("symbol", expected=Bilingual("一个字", "one character"))
    axis = Axis(table.text("axis", choices=tuple(Axis)))
    return Status(
        code=code,
        axis=axis,
        name=table.bilingual(),
        order=table.integer("order"),
        colour=table.colour("colour"),
        fill=Fill(table.text("fill", choices=tuple(Fill))),
        symbol=symbol,
        dash=table.numbers("dash"),
        synonyms=table.texts("synonyms", default=()),
        patterns=table.texts("patterns", default=()),
        plan_label=table.text("plan_label", default=""),
        lasting=table.flag("lasting", default=False),
        meets=table.texts("meets", default=()),
        applies=_applies(table) if axis is Axis.SIDE else (axis,),
        source=table.text("source"),
    )


def _applies(table: Table) -> tuple[Axis, ...]:
    """The lives that a side state interrupts."""
    both = (Axis.LAND.value, Axis.WORKS.value)
    named = table.texts("applies", default=both, choices=both)
    return tuple(Axis(name) for name in named if name in both)


def _note(rest: str) -> str:
    """What follows the status word, out of its brackets and without leading punctuation."""
    rest = re.sub(r"^[,;:。.、—/-]+", "", rest)
    if rest.startswith("(") and rest.endswith(")") and ")" not in rest[1:-1]:
        return rest[1:-1]
    return rest
