"""Sites that were taken apart or put together: 打包项目."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from gongshu_geo.identity._names import core, parts

_PHASE = re.compile(r"(?:[一二三四五六七八九十\d]+|[a-z东西南北中])(?:期|标|标段|段|地块|区|批)?")
"""What a part is called behind the name of the whole: 一期, A地块, 西段."""

LEAST_PARTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One whole and its parts, as positions in two tables; ``score`` is the share found."""

    whole: int
    parts: tuple[int, ...]
    score: float


def bundles(wholes: pd.DataFrame, pieces: pd.DataFrame) -> list[Bundle]:
    """Rows of ``wholes`` that two or more rows of ``pieces`` are parts of.

    A piece is a part where the whole's name or location lists it, or where it is the whole's name
    with a phase, section or plot behind it. A piece belongs to one whole, the first.

    Parameters
    ----------
    wholes, pieces
        With ``name`` and ``location_text``.
    """
    cores = [(core(name), core(place)) for name, place in _told(pieces)]
    free = set(range(len(cores)))
    found = []
    for whole, (name, place) in enumerate(_told(wholes)):
        listed = parts(name) | parts(place)
        own = core(name)
        taken = [at for at in sorted(free) if _is_part(cores[at], own, listed)]
        if len(taken) >= LEAST_PARTS:
            free -= set(taken)
            share = min(1.0, len(taken) / len(listed)) if listed else 1.0
            found.append(Bundle(whole=whole, parts=tuple(taken), score=share))
    return found


def _told(table: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(table["name"], table["location_text"], strict=True))


def _is_part(piece: tuple[str, str], whole: str, listed: frozenset[str]) -> bool:
    """Whether a piece's name or location is in the list, or its name the whole's with a phase."""
    name, place = piece
    if any(_named(text, part) for part in listed for text in (name, place) if text):
        return True
    rest = name.removeprefix(whole)
    return bool(whole) and rest != name and _PHASE.fullmatch(rest) is not None


def _named(text: str, part: str) -> bool:
    """Whether a text is the part, or the part with words of works behind or left out behind."""
    return text == part or text.startswith(part) or part.startswith(text)
