"""The known word nearest to one that is not known, for the remedy of a message."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LEAST_LIKENESS = 0.5
"""Ratio of shared characters (difflib); two of two-character words share one: 在健, 在建."""


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The word of ``known`` most like ``text``, or ``None`` where none is like it.

    Among equals the first of ``known`` wins, so that the answer depends on the table alone.
    """
    best, likeness = None, 0.0
    for word in known:
        ratio = difflib.SequenceMatcher(None, word, text).ratio()
        if ratio >= LEAST_LIKENESS and ratio > likeness:
            best, likeness = word, ratio
    return best
