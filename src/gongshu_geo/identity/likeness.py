"""How alike a row of a register and a known site are."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from gongshu_geo.identity._names import core, telling

NAME_WEIGHT = 0.7
LOCATION_WEIGHT = 0.3
"""What name and location count for; a name alone counts whole where either has no location."""

OTHER_FIGURES = 0.75
"""What is left of a name's likeness where figures, phases or sides differ: 一期 is not 二期."""

PERCENT = 100.0


def likeness(known: pd.DataFrame, new: pd.DataFrame) -> NDArray[np.float64]:
    """The score of every known site with every row.

    Parameters
    ----------
    known, new
        With ``name``, ``aliases`` and ``location_text``; n and m rows.

    Returns
    -------
    score
        (n, m), 0 to 1: the share of characters in common (normalised Indel similarity of
        rapidfuzz) of names without their words for works, the best of name and aliases counting,
        and of locations, weighted by :data:`NAME_WEIGHT` and :data:`LOCATION_WEIGHT`.
    """
    names = name_likeness(known, new)
    locations = location_likeness(known, new)
    both = NAME_WEIGHT * names + LOCATION_WEIGHT * locations
    return np.where(np.isnan(locations), names, both)


def name_likeness(known: pd.DataFrame, new: pd.DataFrame) -> NDArray[np.float64]:
    """(n, m) likeness of names; an alias of a known site counts as its name."""
    score = _alike([core(name) for name in known["name"]], [core(name) for name in new["name"]])
    ours = [telling(name) for name in known["name"]]
    theirs = [telling(name) for name in new["name"]]
    differ = np.array([[one != other for other in theirs] for one in ours], dtype=bool)
    score = np.where(differ.reshape(score.shape), score * OTHER_FIGURES, score)
    for row, column in _known_by_alias(known, new):
        score[row, column] = 1.0
    return score


def location_likeness(known: pd.DataFrame, new: pd.DataFrame) -> NDArray[np.float64]:
    """(n, m) likeness of locations; NaN where either says nothing."""
    ours = [core(text) for text in known["location_text"]]
    theirs = [core(text) for text in new["location_text"]]
    score = _alike(ours, theirs)
    empty = np.logical_or.outer([not text for text in ours], [not text for text in theirs])
    score[empty] = np.nan
    return score


def _alike(ours: list[str], theirs: list[str]) -> NDArray[np.float64]:
    """(n, m) share of characters in common, 0 to 1."""
    if not ours or not theirs:
        return np.zeros((len(ours), len(theirs)))
    return process.cdist(ours, theirs, scorer=fuzz.ratio, dtype=np.float32) / PERCENT


def _known_by_alias(known: pd.DataFrame, new: pd.DataFrame) -> list[tuple[int, int]]:
    """Places in the matrix where an alias of one is the name of the other."""
    by_name: dict[str, list[int]] = {}
    for column, name in enumerate(new["name"]):
        by_name.setdefault(core(name), []).append(column)
    return [
        (row, column)
        for row, aliases in enumerate(known["aliases"])
        for alias in aliases
        for column in by_name.get(core(alias), ())
    ]
