"""Forms that name each value beside or before it, one project after the other, as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from gongshu_geo.register.grid import Grid
from gongshu_geo.register.understand.typed import text_of
from gongshu_geo.register.understand.vocabulary import CORE, Vocabulary
from gongshu_geo.register.understand.wording import fold

LEAST_LABELS = 3
"""Labels that a form has at least."""

_LABELLED = re.compile(
    r"\s*(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）、..]\s*)?([^::\n]{2,16}?)\s*[::]\s*(.*)",
    re.DOTALL,
)


def as_table(grid: Grid, vocabulary: Vocabulary) -> Grid | None:
    """A form as a grid with one row of headings and a row for each project, or ``None``.

    Labels stand beside their values (建设单位 | 某局), or before them (建设单位:某局); the first
    label that comes again begins another project.
    """
    records: list[tuple[int, dict[str, object]]] = []
    shown: dict[str, str] = {}
    for row, label, value in _labelled(grid, vocabulary):
        key = fold(label)
        shown.setdefault(key, label)
        if not records or key in records[-1][1]:
            records.append((row, {}))
        records[-1][1][key] = value
    if len(shown) < LEAST_LABELS:
        return None
    cells = np.full((len(records) + 1, len(shown)), None, dtype=object)
    cells[0] = list(shown.values())
    columns = {key: index for index, key in enumerate(shown)}
    for index, (_, record) in enumerate(records, start=1):
        for key, value in record.items():
            cells[index, columns[key]] = value
    first = records[0][0]
    numbers = [int(grid.row_numbers[first]), *(int(grid.row_numbers[row]) for row, _ in records)]
    return replace(
        grid,
        cells=cells,
        row_numbers=np.array(numbers, dtype=np.int64),
        merged=(),
        hidden_rows=frozenset(
            index for index, (row, _) in enumerate(records, start=1) if row in grid.hidden_rows
        ),
        hidden_columns=frozenset(),
        geometry=None,
    )


def _labelled(grid: Grid, vocabulary: Vocabulary) -> Iterator[tuple[int, str, object]]:
    """Every label with its value, in the order of reading."""
    for row, line in enumerate(grid.cells):
        filled = [cell for cell in line if cell is not None]
        at = 0
        while at < len(filled):
            text = text_of(filled[at])
            match = _LABELLED.fullmatch(text)
            if match and match[2] and vocabulary.knows(match[1]) > 0:
                yield row, match[1].strip(), match[2].strip()
            elif at + 1 < len(filled) and vocabulary.knows(label := _label(text)) >= CORE:
                yield row, label, filled[at + 1]
                at += 1
            at += 1


def _label(text: str) -> str:
    return re.sub(r"[::]$", "", text.strip())
