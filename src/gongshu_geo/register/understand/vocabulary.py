"""What the words of headings mean, by the table of headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType

from gongshu_geo._nearest import nearest
from gongshu_geo._toml import Table, package_toml
from gongshu_geo.errors import Bilingual
from gongshu_geo.register.understand.wording import Wording, fold, wording
from gongshu_geo.status import StatusTable

KINDS = ("text", "list", "number", "measure", "date", "period")

PRIMARY, SYNONYM, LEAST_SYNONYM, PATTERN, CORE, WEAK = 1.0, 0.98, 0.85, 0.8, 0.75, 0.6
"""How surely a heading means a field: its own name, a synonym (less for each further down the
list), a pattern, a word but for 项目 or 工程 before it, a word for want of a better."""
RANK_STEP = 0.002

LONGEST_HEADING = 40
"""Characters of a heading; longer cells are text of a row."""

OPEN = "any"
"""Ending of the field of a date that may be planned or actual."""

_SHORT = {"started": "start", "completed": "finish"}
_GENERIC = frozenset({
    "名称", "编号", "编码", "代码", "类型", "类别", "单位", "地址", "时间", "情况", "性质", "状态",
    "面积",
})  # fmt: skip
"""Headings that say what they are of only with the one above them: 建设单位 > 名称."""

_TOTALS = frozenset({"合计", "小计", "总计", "总额", "总数", "金额", "数额", "数", "额", "总投资"})


def _no_units() -> Mapping[str, float]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a register.

    Attributes
    ----------
    code
        Its stable name.
    name
        The heading as officials write it, and its English name.
    kind
        One of :data:`KINDS`.
    required
        Whether a register without it is of no use.
    synonyms, weak
        Other headings with this meaning, the more telling first; and those that have it only
        where no better one stands beside them.
    patterns
        Regular expressions of headings.
    units
        For measures: how much of the field's own unit each unit is.
    numbered
        Whether several numbered columns are parts of one.
    """

    code: str
    name: Bilingual
    kind: str
    required: bool = False
    synonyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    units: Mapping[str, float] = field(default_factory=_no_units)
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherHeading:
    """Headings that are known and hold no field; ``closes`` those below them too."""

    code: str
    words: tuple[str, ...]
    patterns: tuple[str, ...] = ()
    closes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One thing that a heading may mean.

    Attributes
    ----------
    field
        Code of the field; of a date its status with ``_planned``, ``_actual`` or ``_any``.
    score
        How surely, from 0 to 1.
    unit
        Of a measure: the unit that the heading names.
    kind
        Kind of the field.
    """

    field: str
    score: float
    unit: str = ""
    kind: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingTable:
    """The table of headings.

    Attributes
    ----------
    fields
        All fields by code, in the table's order.
    others
        Headings without a field.
    planned, actual, endings
        Words before and after a status in the heading of a date.
    words
        Status code by word that means it in such headings alone.
    """

    fields: Mapping[str, Field]
    others: tuple[OtherHeading, ...]
    planned: tuple[str, ...]
    actual: tuple[str, ...]
    endings: tuple[str, ...]
    words: Mapping[str, str]

    @property
    def required(self) -> tuple[Field, ...]:
        """Fields without which a register is of no use."""
        return tuple(entry for entry in self.fields.values() if entry.required)

    def nearest(self, entry: Field, headings: Sequence[str]) -> str | None:
        """The heading most like a field's words, for the remedy of a message."""
        cores = {_core(wording(text).plain): text for text in headings}
        cores.pop("", None)
        near = [
            nearest(_core(wording(word).plain), cores) for word in (entry.name.zh, *entry.synonyms)
        ]
        return next((cores[core] for core in near if core), None)


class Vocabulary:
    """Meanings of headings, looked up by the words of the heading and of those above it.

    Parameters
    ----------
    headings
        The table of headings.
    statuses
        The life cycle, whose words head dates.
    """

    def __init__(self, headings: HeadingTable, statuses: StatusTable) -> None:
        self.headings = headings
        self._statuses = statuses
        self._words: dict[str, list[Meaning]] = {}
        self._others: dict[str, OtherHeading] = {}
        self._known: dict[str, tuple[Meaning, ...]] = {}
        self._paths: dict[tuple[str, ...], tuple[Meaning, ...]] = {}
        for entry in headings.fields.values():
            self._add(entry)
        for other in headings.others:
            for word in other.words:
                self._others.setdefault(fold(word), other)
        units = sorted({unit for entry in headings.fields.values() for unit in entry.units})
        self._last = frozenset(word[-1] for word in (*self._words, *self._others, *units))
        self._with_unit = re.compile(rf"(?P<word>.+?)[/:,-]?(?P<unit>{_alternatives(units)})")
        self._patterns = [
            (re.compile(pattern), entry)
            for entry in headings.fields.values()
            for pattern in entry.patterns
        ]
        self._other_patterns = [
            (re.compile(pattern), other) for other in headings.others for pattern in other.patterns
        ]
        planned, actual = map(_alternatives, (headings.planned, headings.actual))
        self._prefix = re.compile(rf"(?:(?P<planned>{planned})|(?P<actual>{actual}))于?")
        self._ending = re.compile(rf"(?:{_alternatives(headings.endings)})$")

    def _add(self, entry: Field) -> None:
        words = [(entry.name.zh, PRIMARY), *self._ranked(entry.synonyms, SYNONYM)]
        for word, score in (*words, *self._ranked(entry.weak, WEAK)):
            folded = fold(word)
            meaning = Meaning(field=entry.code, score=score, kind=entry.kind)
            self._words.setdefault(folded, []).append(meaning)

    @staticmethod
    def _ranked(words: Sequence[str], first: float) -> list[tuple[str, float]]:
        least = LEAST_SYNONYM if first > LEAST_SYNONYM else first - 0.1
        return [
            (word, max(first - RANK_STEP * rank, least)) for rank, word in enumerate(words, start=1)
        ]

    def meanings(self, path: Sequence[str]) -> tuple[Meaning, ...]:
        """What a heading below others may mean, the surest first; empty where it has no field.

        Parameters
        ----------
        path
            The headings from the uppermst down to the column's own.
        """
        key = tuple(path)
        if key not in self._paths:
            self._paths[key] = self._meanings(key)
        return self._paths[key]

    def _meanings(self, path: tuple[str, ...]) -> tuple[Meaning, ...]:
        if not path:
            return ()
        *above, leaf = path
        if any(self._closes(text) for text in above):
            return ()
        best: tuple[Meaning, ...] = ()
        for text in self._readings(tuple(above), leaf):
            found = self._lookup(text)
            if found and (not best or found[0].score > best[0].score):
                best = found
            if best and above and wording(leaf).plain in _GENERIC:
                break  # 建设单位 > 名称 is the body, though 名称 alone is the name of the site
        return self._in_context(best, above)

    def names(self, text: str) -> bool:
        """Whether a text is a heading word for word; quicker than :meth:`knows`."""
        if text[-1:] not in self._last:
            return False
        folded = fold(text)
        return folded in self._words or folded in self._others

    def knows(self, text: str) -> float:
        """How surely a cell is a heading, from 0 to 1."""
        words = wording(text)
        found = self._lookup(text)
        if found:
            return max(meaning.score for meaning in found)
        if self._other_of(words) is not None:
            return WEAK
        return WEAK if words.plain in {"年", "年度"} and words.years else 0.0

    def groups(self, text: str) -> bool:
        """Whether a heading stands over others: 投资情况, 计划, 资金来源."""
        other = self._other_of(wording(text))
        if other is not None and (other.code == "group" or other.closes):
            return True
        plain = wording(text).plain
        over_dates = any(meaning.kind == "period" for meaning in self._lookup(text))
        return over_dates or bool(self._prefix.match(plain))

    def is_serial(self, path: Sequence[str]) -> bool:
        """Whether a column counts its rows."""
        other = self._other_of(wording(path[-1])) if path else None
        return other is not None and other.code == "serial"

    def unit_of(self, path: Sequence[str], code: str) -> str:
        """The unit of a measure that a heading or one above it names in a bracket."""
        units = self.headings.fields[code].units
        for text in reversed(path):
            words = wording(text)
            for remark in (*words.remarks, words.plain):
                unit = unit_named(remark, units)
                if unit:
                    return unit
        return ""

    def _readings(self, above: tuple[str, ...], leaf: str) -> list[str]:
        """The texts by which a heading is looked up, the most telling first."""
        readings = [text for parent in above[::-1] for text in (parent + leaf, leaf + parent)]
        words = wording(leaf)
        parent = above[-1] if above else ""
        if parent and self._ending.search(wording(parent).plain):
            readings.append(f"{leaf}时间")
        if parent and (words.plain in _TOTALS or self._is_unit(words.plain)):
            readings += [*above[::-1]]
        if not parent or words.plain not in _GENERIC or self._lookup_all(parent):
            readings.append(leaf)
        return readings

    def _is_unit(self, text: str) -> bool:
        return any(text in entry.units for entry in self.headings.fields.values())

    def _lookup_all(self, text: str) -> bool:
        """Whether a heading has a field, or only groups those below it."""
        other = self._other_of(wording(text))
        return bool(self._lookup(text)) or other is None or other.code == "group"

    def _closes(self, text: str) -> bool:
        other = self._other_of(wording(text))
        return other is not None and other.closes and not self._lookup(text)

    def _other_of(self, words: Wording) -> OtherHeading | None:
        for text in (words.whole, words.plain):
            if text in self._others:
                return self._others[text]
        return next(
            (other for pattern, other in self._other_patterns if pattern.fullmatch(words.plain)),
            None,
        )

    def _in_context(self, found: tuple[Meaning, ...], above: Sequence[str]) -> tuple[Meaning, ...]:
        """Dates of which a heading above says whether they are planned."""
        for text in reversed(above):
            match = self._prefix.match(wording(text).plain)
            if match is not None:
                tense = "planned" if match["planned"] else "actual"
                return tuple(
                    replace(meaning, field=f"{meaning.field.removesuffix(OPEN)}{tense}")
                    if meaning.field.endswith(f"_{OPEN}")
                    else meaning
                    for meaning in found
                )
        return found

    def _lookup(self, text: str) -> tuple[Meaning, ...]:
        if text not in self._known:
            self._known[text] = self._looked_up(wording(text))
        return self._known[text]

    def _looked_up(self, words: Wording) -> tuple[Meaning, ...]:
        if len(words.whole) > LONGEST_HEADING:
            return ()
        for text in (words.whole, words.plain):
            if text in self._words:
                return tuple(self._words[text])
        parts = (
            self._measured(words.whole)
            or self._measured(words.plain)
            or self._numbered(words.plain)
        )
        if parts:
            return parts
        other, date = self._other_of(words), self._date_of(words)
        by_word = other is not None and {words.whole, words.plain} & self._others.keys()
        if date is not None and (not by_word or date.score >= SYNONYM):
            return (date,)
        return () if other is not None else self._alike(words.plain)

    def _measured(self, whole: str) -> tuple[Meaning, ...]:
        """What a heading means that ends in its unit without a bracket: 面积/亩."""
        match = self._with_unit.fullmatch(whole)
        found = self._words.get(match["word"], []) if match else []
        return tuple(
            replace(each, unit=match["unit"])
            for each in found
            if match and match["unit"] in self.headings.fields[each.field].units
        )

    def _numbered(self, plain: str) -> tuple[Meaning, ...]:
        """What 建设地点1 means, of which there are several."""
        base = re.sub(r"[0-9一二三]$", "", plain)
        found = self._words.get(base, []) if base != plain else []
        return tuple(each for each in found if self.headings.fields[each.field].numbered)

    def _alike(self, plain: str) -> tuple[Meaning, ...]:
        """What a heading means by a pattern, or but for 项目 or 工程 before it."""
        for pattern, entry in self._patterns:
            if pattern.fullmatch(plain):
                return (Meaning(field=entry.code, score=PATTERN, kind=entry.kind),)
        core = _core(plain)
        if core == plain or len(core) < 2:
            return ()
        found = self._words.get(core, ())
        return tuple(replace(each, score=min(each.score, CORE)) for each in found)

    def _date_of(self, words: Wording) -> Meaning | None:
        """The date that a heading names: 计划开工时间, 开工时间(实际), 竣工日期."""
        text = re.sub(r"^(年度?|项目|工程|建设)(?=.)", "", words.plain)
        match = self._prefix.match(text)
        remarks = [self._prefix.match(remark) for remark in words.remarks]
        told = match or next((remark for remark in remarks if remark), None)
        ending = self._ending.search(text)
        begin, end = match.end() if match else 0, ending.start() if ending else len(text)
        status = self._status_of(text[begin:end])
        if status is None:
            return None
        tense = OPEN if told is None else ("planned" if told["planned"] else "actual")
        # A status word alone may head a column of dates, or of ticks.
        score = SYNONYM if end < len(text) or told else WEAK - 0.1
        return Meaning(field=f"{_SHORT.get(status, status)}_{tense}", score=score, kind="date")

    def _status_of(self, text: str) -> str | None:
        text = re.sub(r"的$", "", text)
        if text in self.headings.words:
            return self.headings.words[text]
        reading = self._statuses.read(text) if text else None
        if reading is None or reading.note or reading.planned:
            return None
        return reading.status.code


@cache
def load_headings() -> HeadingTable:
    """The package's own table of headings.

    Raises
    ------
    ConfigError
        The table is not as it should be; every mistake is named.
    """
    return package_toml("headings.toml", _read)


def unit_named(text: str, units: Mapping[str, float]) -> str:
    """The unit that a remark such as 单位:万元 names, ``""`` where it names none of these."""
    for part in re.split(r"[、,;/和及]", re.sub(r"^(?:计量)?单位[::]?", "", fold(text))):
        if part in units:
            return part
    return ""


def _core(plain: str) -> str:
    """What tells a heading from others: 项目概况 and 项目编号 have nothing in common."""
    return re.sub(r"^(项目|工程|建设|本项目|该项目|主要)+(?=.)", "", plain)


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True) if word)


def _read(top: Table) -> HeadingTable:
    milestones = top.table("milestones")
    words = milestones.table("words")
    return HeadingTable(
        fields={code: _field(code, table) for code, table in top.table("fields").named_tables()},
        others=tuple(_other(code, table) for code, table in top.table("other").named_tables()),
        planned=milestones.texts("planned"),
        actual=milestones.texts("actual"),
        endings=milestones.texts("endings"),
        words={fold(word): status for status in words.keys() for word in words.texts(status)},  # noqa: SIM118 - not a mapping
    )


def _other(code: str, table: Table) -> OtherHeading:
    table.text("source")
    return OtherHeading(
        code=code,
        words=table.texts("words"),
        patterns=table.texts("patterns", default=()),
        closes=table.flag("closes", default=False),
    )


def _field(code: str, table: Table) -> Field:
    table.text("source")
    units = table.table("units", required=False)
    return Field(
        code=code,
        name=table.bilingual(),
        kind=table.text("kind", choices=KINDS),
        required=table.flag("required", default=False),
        synonyms=table.texts("synonyms", default=()),
        weak=table.texts("weak", default=()),
        patterns=table.texts("patterns", default=()),
        units={fold(unit): units.number(unit) for unit in units.keys()},  # noqa: SIM118 - not a mapping
        numbered=table.flag("numbered", default=False),
    )
