"""Columns of cells as columns of values, each different cell read once."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.register.understand import problems

T = TypeVar("T")

_BREAK = re.compile(r"\s*[\r\n\v\f\u2028\u2029]+\s*")
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_BREAK_IN_CHINESE = re.compile(rf"(?<={_CJK})\s*[\r\n]+\s*|\s*[\r\n]+\s*(?={_CJK})")
_SPACED_OUT = re.compile(rf"{_CJK}(?:[ \u3000\t]+{_CJK})+")
_SPACE_IN_CHINESE = re.compile(rf"(?<={_CJK})[ \u3000](?={_CJK})")


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """The readings of one column.

    Attributes
    ----------
    codes
        (n,) index of each row's reading; ``-1`` where the cell is empty.
    readings
        What each different cell was read as.
    cells
        The different cells.
    """

    codes: NDArray[np.int64]
    readings: list[T]
    cells: NDArray[np.object_]

    def values(self, pick: Callable[[T], object], missing: object = None) -> NDArray[np.object_]:
        """(n,) what ``pick`` takes from each reading."""
        picked = np.empty(len(self.readings) + 1, dtype=object)
        picked[:-1] = [pick(reading) for reading in self.readings]
        picked[-1] = missing
        return picked[self.codes]

    def where(self, test: Callable[[T], bool]) -> NDArray[np.bool_]:
        """(n,) whether each reading passes a test; empty cells do not."""
        passed = np.array([test(reading) for reading in self.readings] + [False], dtype=bool)
        return passed[self.codes]


def read_column(cells: NDArray[np.object_], read: Callable[[Any], T]) -> Read[T]:
    """Every different cell of a column, read once."""
    if any(value.__class__ is bool for value in cells):
        # To a hash table 1 and True are one.
        cells = np.array([str(v) if v.__class__ is bool else v for v in cells], dtype=object)
    codes, unique = pd.factorize(cells, use_na_sentinel=True)
    return Read(codes, [read(cell) for cell in unique], unique)


def text_of(cell: object) -> str:
    """A cell as text: whole numbers without a point, dates as ISO, no space at the ends."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ") if cell.time() != dt.time() else cell.date().isoformat()
    return str(cell).strip()


def joined_words(text: str) -> str:
    """A text without the line breaks and spaces inside its words.

    A line break beside a Chinese character parts nothing; others become a space. Spaces vanish
    where every character stands apart (康 桥 路), and one space between two Chinese characters
    (石祥路 以北); several may part the items of a list.
    """
    if "\n" in text or "\r" in text or "\u2028" in text:
        text = _BREAK.sub(" ", _BREAK_IN_CHINESE.sub("", text))
    text = text.strip()
    if (" " in text or "\u3000" in text) and _SPACED_OUT.fullmatch(text):
        return re.sub(r"\s+", "", text)
    return _SPACE_IN_CHINESE.sub("", text)


def code_text(cell: object) -> str:
    """An identifier in half width, without spaces and line breaks inside it."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text_of(cell)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Where the rows of a table stand, for messages."""

    file: str
    numbers: NDArray[np.int64]

    def problems(
        self, read: Read[T], problem: Callable[[T], Bilingual | None], *, code: str, column: str,
        expected: Bilingual, remedy: Bilingual | Callable[[T], Bilingual],
    ) -> Iterator[Finding]:  # fmt: skip
        """A finding for each cell of a column that has a problem."""
        what = [problem(reading) for reading in read.readings]
        wrong = np.array([each is not None for each in what] + [False], dtype=bool)
        if not wrong.any():
            return
        yield from problems.told(
            problems.bad_cell(
                code,
                what[read.codes[index]] or expected,
                file=self.file,
                row=int(self.numbers[index]),
                column=column,
                found=text_of(read.cells[read.codes[index]]),
                expected=expected,
                remedy=remedy
                if isinstance(remedy, Bilingual)
                else remedy(read.readings[read.codes[index]]),
            )
            for index in np.flatnonzero(wrong[read.codes]).tolist()
        )
