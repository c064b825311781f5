"""Which column holds which field: by the words of its heading, and by what its cells are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gongshu_geo.register._cells import is_empty
from gongshu_geo.register.grid import Cell
from gongshu_geo.register.understand.blocks import Block
from gongshu_geo.register.understand.evidence import SAMPLE, Evidence
from gongshu_geo.register.understand.schema import ColumnReading
from gongshu_geo.register.understand.titles import Told
from gongshu_geo.register.understand.vocabulary import WEAK, Meaning, Vocabulary, unit_named
from gongshu_geo.register.understand.wording import wording

HEADING_PART = 0.55
"""How much of the confidence the heading gives by itself; the cells give the rest."""

LEAST = 0.35
"""Confidence below which a column whose heading is not certain is left unread."""

OTHER_YEAR = 0.5
"""How much less a column of money counts that is headed by another year than the register's."""

SAMPLES_SHOWN = 3

STATUS_BY_CELLS = 0.7
"""Score of a column as the status that only its cells show to be it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A column as one field."""

    column: int
    meaning: Meaning
    confidence: float
    year: int | None


def columns_of(
    block: Block, cells: NDArray[np.object_], *, vocabulary: Vocabulary, told: Told,
    evidence: Evidence,
) -> tuple[tuple[ColumnReading, ...], tuple[ColumnReading, ...]]:  # fmt: skip
    """The columns that hold fields, and those that hold none, in the file's order.

    Parameters
    ----------
    block
        The headings.
    cells
        (n, m) cells of the rows below them.
    vocabulary, told, evidence
        What headings mean, what the titles tell, and what judges cells.
    """
    samples = [sample_of(cells[:, column]) for column in range(cells.shape[1])]
    candidates = [
        candidate
        for column, path in enumerate(block.paths)
        if path
        for candidate in _candidates(column, path, samples[column], vocabulary, told, evidence)
    ]
    chosen = _chosen(candidates)
    joined = _joined(chosen, block, vocabulary)
    read = [
        ColumnReading(
            field=code,
            heading=" + ".join(map(block.heading, indices := joined.get(code, (each.column,)))),
            indices=indices,
            unit=_unit(each, block, vocabulary, told),
            year=each.year,
            confidence=round(each.confidence, 2),
            samples=shown_samples(samples[each.column]),
        )
        for code, each in chosen.items()
    ]
    taken = {index for reading in read for index in reading.indices}
    unread = tuple(
        ColumnReading(field="", heading=block.heading(column), indices=(column,),
                      year=_year_of(path), samples=shown_samples(samples[column]))
        for column, path in enumerate(block.paths)
        if path and column not in taken
    )  # fmt: skip
    return tuple(sorted(read, key=lambda reading: reading.indices)), unread


def sample_of(column: NDArray[np.object_]) -> list[Cell]:
    """The first filled cells of a column, without those that say that nothing is known."""
    found: list[Cell] = []
    for cell in column:
        if cell is not None and not (isinstance(cell, str) and is_empty(cell)):
            found.append(cell)
            if len(found) == SAMPLE:
                break
    return found


def shown_samples(sample: Sequence[Cell]) -> tuple[str, ...]:
    """A few different cells as text."""
    return tuple(dict.fromkeys(" ".join(str(cell).split()) for cell in sample))[:SAMPLES_SHOWN]


def _candidates(
    column: int,
    path: tuple[str, ...],
    sample: Sequence[Cell],
    vocabulary: Vocabulary,
    told: Told,
    evidence: Evidence,
) -> Iterator[Candidate]:
    """The fields that a column may hold, each with its confidence."""
    for meaning in _by_cells(vocabulary.meanings(path), sample, evidence):
        share = evidence.share(meaning.field, meaning.kind, sample)
        year = _year_of(path)
        score = meaning.score
        if meaning.field == "investment_year_wan" and year is not None and told.year is not None:
            score *= 1 if year == told.year else OTHER_YEAR
        confidence = score * (HEADING_PART + (1 - HEADING_PART) * share)
        if _is_refuted(meaning, share, len(sample)) or confidence < LEAST:
            continue
        yield Candidate(column=column, meaning=meaning, confidence=confidence, year=year)


def _is_refuted(meaning: Meaning, share: float, count: int) -> bool:
    """Whether the cells show that the heading means something else."""
    if meaning.kind == "period":
        return bool(count) and share < 0.3
    if meaning.kind == "date" and meaning.score < WEAK:
        return share < 0.5
    if meaning.kind == "date":
        return count >= 3 and share == 0
    return meaning.score <= WEAK and share < 0.3


def _by_cells(
    meanings: Iterable[Meaning], sample: Sequence[Cell], evidence: Evidence
) -> Iterator[Meaning]:
    """The meanings, with those that depend on the cells decided by these."""
    for meaning in meanings:
        if meaning.field == "nature":
            if evidence.is_status(sample):
                yield replace(meaning, field="status_text", score=STATUS_BY_CELLS)
            continue
        yield meaning
        if meaning.field == "category" and evidence.tells_status_not_category(sample):
            yield replace(meaning, field="status_text", score=STATUS_BY_CELLS + 0.2)


def _chosen(candidates: Sequence[Candidate]) -> dict[str, Candidate]:
    """Of every field the surest column that is not surer another field; first among equals."""
    chosen: dict[str, Candidate] = {}
    taken: set[int] = set()
    for each in sorted(candidates, key=lambda each: (-each.confidence, each.column)):
        if each.column not in taken and each.meaning.field not in chosen:
            chosen[each.meaning.field] = each
            taken.add(each.column)
    return chosen


def _joined(
    chosen: dict[str, Candidate], block: Block, vocabulary: Vocabulary
) -> dict[str, tuple[int, ...]]:
    """Fields told in several numbered columns: 建设地点1, 建设地点2."""
    joined = {}
    for code, each in chosen.items():
        entry = vocabulary.headings.fields.get(code)
        base = _base(block.paths[each.column])
        if entry is None or not entry.numbered or base is None:
            continue
        same = tuple(
            column for column, path in enumerate(block.paths) if path and _base(path) == base
        )
        if len(same) > 1:
            joined[code] = same
    return joined


def _base(path: tuple[str, ...]) -> str | None:
    """A heading without the number at its end, or ``None`` where it has none."""
    match = re.fullmatch(r"(.+?)[0-9一二三四]", wording(path[-1]).plain)
    return match[1] if match else None


def _year_of(path: tuple[str, ...]) -> int | None:
    """The one year that a heading, or one above it, names."""
    for text in reversed(path):
        years = wording(text).years
        if years:
            return years[0] if len(years) == 1 else None
    return None


def _unit(each: Candidate, block: Block, vocabulary: Vocabulary, told: Told) -> str:
    """The unit of a measure: of its heading, of one above it, of the title."""
    entry = vocabulary.headings.fields.get(each.meaning.field)
    if entry is None or entry.kind != "measure":
        return ""
    return (
        each.meaning.unit
        or vocabulary.unit_of(block.paths[each.column], entry.code)
        or unit_named(block.units.get(each.column, ""), entry.units)
        or told.unit(entry.units)
    )
