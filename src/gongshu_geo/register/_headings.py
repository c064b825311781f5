"""What the headings of a register mean, by the table of headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from gongshu_geo._nearest import nearest
from gongshu_geo._toml import Table, package_toml
from gongshu_geo.errors import Bilingual
from gongshu_geo.status import Status, StatusTable

KINDS = ("text", "list", "number", "measure", "date")


def _no_units() -> Mapping[str, float]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a register.

    Attributes
    ----------
    code
        Its name in the table of sites.
    name
        The heading as officials write it, and its English name.
    kind
        One of :data:`KINDS`.
    required
        Whether a register without it is of no use.
    synonyms
        Other headings with this meaning, the more telling first.
    units
        For measures: how much of the field's own unit each unit is.
    """

    code: str
    name: Bilingual
    kind: str
    required: bool
    synonyms: tuple[str, ...]
    units: Mapping[str, float] = field(default_factory=_no_units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that holds a field.

    Attributes
    ----------
    index
        Its place, from 0.
    heading
        As it stands in the file.
    unit
        The unit in the heading, ``""`` where it names none.
    """

    index: int
    heading: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneColumn:
    """A column of dates by which a status was planned or reached."""

    index: int
    heading: str
    status: Status
    planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the columns of one register mean.

    Attributes
    ----------
    fields
        Column by field code.
    milestones
        Dated milestones, in the file's order.
    extra
        Columns with no meaning known here; their cells are kept as they are.
    ambiguous
        Columns such as 开工时间, of which nobody knows whether it is planned or actual.
    """

    fields: Mapping[str, Column]
    milestones: tuple[MilestoneColumn, ...]
    extra: tuple[Column, ...]
    ambiguous: tuple[Column, ...]


class HeadingTable:
    """The fields of registers and how dated milestones are headed.

    Parameters
    ----------
    fields
        All fields.
    planned, actual, endings
        Words before and after a status in the heading of a dated milestone.
    """

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        planned: Sequence[str],
        actual: Sequence[str],
        endings: Sequence[str],
    ) -> None:
        self.fields = {entry.code: entry for entry in fields}
        self._planned = frozenset(planned)
        self._milestone = re.compile(
            f"({'|'.join((*planned, *actual))})?于?(.+?)({'|'.join(endings)})"
        )
        self._by_word: dict[str, tuple[int, str]] = {}
        self._by_measure: dict[str, tuple[int, str, str]] = {}
        for entry in fields:
            for rank, word in enumerate((entry.name.zh, entry.code, *entry.synonyms)):
                self._by_word.setdefault(fold_heading(word), (rank, entry.code))
                for unit in entry.units:
                    for heading in _with_unit(fold_heading(word), unit):
                        self._by_measure.setdefault(heading, (rank, entry.code, unit))

    @property
    def required(self) -> tuple[Field, ...]:
        """Fields without which a register is of no use."""
        return tuple(entry for entry in self.fields.values() if entry.required)

    def nearest(self, entry: Field, headings: Sequence[str]) -> str | None:
        """The heading most like a field's words, for the remedy of a message."""
        cores = {_core(heading): heading for heading in headings if _core(heading)}
        near = [nearest(_core(word), cores) for word in (entry.name.zh, *entry.synonyms)]
        return next((cores[core] for core in near if core), None)

    def columns(self, headings: Sequence[str], statuses: StatusTable) -> Columns:
        """What each of a register's headings means."""
        columns = [
            Column(index=index, heading=heading, unit=self._unit(heading))
            for index, heading in enumerate(headings)
        ]
        fields = self._fields_of(columns)
        taken = {column.index for column in fields.values()}
        milestones, extra, ambiguous = [], [], []
        for column in columns:
            if column.index in taken:
                continue
            status, planned = self._milestone_of(column.heading, statuses)
            if status is not None and planned is not None:
                milestones.append(
                    MilestoneColumn(
                        index=column.index, heading=column.heading, status=status, planned=planned
                    )
                )
                continue
            extra.append(column)
            if status is not None:
                ambiguous.append(column)
        return Columns(
            fields=fields,
            milestones=tuple(milestones),
            extra=tuple(extra),
            ambiguous=tuple(ambiguous),
        )

    def _unit(self, heading: str) -> str:
        """The unit that a heading names in a bracket, or after its words: 面积/亩."""
        measure = self._by_measure.get(fold_heading(heading))
        return measure[2] if measure else re.sub(r"^单位:?", "", _parted(heading)[1])

    def _fields_of(self, columns: Sequence[Column]) -> dict[str, Column]:
        """Of every field the column with its most telling heading, the first among equals."""
        best: dict[str, tuple[int, Column]] = {}
        for column in columns:
            whole, (bare, _) = fold_heading(column.heading), _parted(column.heading)
            rank, code, *_ = (
                self._by_word.get(whole)
                or self._by_word.get(bare)
                or self._by_measure.get(whole)
                or (0, "")
            )
            if code and (code not in best or rank < best[code][0]):
                best[code] = (rank, column)
        return {code: column for code, (_, column) in best.items()}

    def _milestone_of(
        self, heading: str, statuses: StatusTable
    ) -> tuple[Status | None, bool | None]:
        """Status and whether planned; the latter is ``None`` where the heading does not say."""
        match = self._milestone.fullmatch(_parted(heading)[0])
        if match is None:
            return None, None
        reading = statuses.read(match[2])
        if reading is None or reading.note or reading.planned:
            return None, None
        if match[1]:
            return reading.status, match[1] in self._planned
        return (reading.status, None) if match[3] else (None, None)


@cache
def load_headings() -> HeadingTable:
    """The package's own table of headings.

    Raises
    ------
    ConfigError
        The table is not as it should be; every mistake is named.
    """
    return package_toml("headings.toml", _read)


def fold_heading(text: str) -> str:
    """A heading in half width and lower case, without spaces and line breaks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def _parted(heading: str) -> tuple[str, str]:
    """A folded heading without the bracket at its end, and what stands in the bracket."""
    match = re.fullmatch(r"(.+?)[(\[【]([^()\[\]【】]*)[)\]】]", fold_heading(heading))
    return (match[1], match[2]) if match else (fold_heading(heading), "")


def _core(heading: str) -> str:
    """What tells a heading from others: 项目概况 and 项目编号 have nothing in common."""
    return re.sub(r"^(项目|工程|建设)", "", _parted(heading)[0])


def _with_unit(word: str, unit: str) -> tuple[str, ...]:
    """Headings of a measure with its unit but without a bracket."""
    return tuple(f"{word}{between}{unit}" for between in ("", "/", ":", ","))


def _read(top: Table) -> HeadingTable:
    milestones = top.table("milestones")
    return HeadingTable(
        [_field(code, table) for code, table in top.table("fields").named_tables()],
        planned=milestones.texts("planned"),
        actual=milestones.texts("actual"),
        endings=milestones.texts("endings"),
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
        units={fold_heading(unit): units.number(unit) for unit in units.keys()},  # noqa: SIM118 - not a mapping
    )
