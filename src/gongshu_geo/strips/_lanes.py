"""Puts intervals side by side into as few rows as it takes, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The row of each interval, from 0, the first that is free where it begins.

    Parameters
    ----------
    spans
        (begin, end) of each, in one unit; handled in the order given.

    Examples
    --------
    >>> lanes([(0, 5), (3, 8), (6, 9)])
    [0, 1, 0]
    """
    taken: list[list[tuple[float, float]]] = []
    rows = []
    for begin, end in spans:
        row = next(
            (at for at, lane in enumerate(taken) if _free(lane, begin, end)),
            len(taken),
        )
        if row == len(taken):
            taken.append([])
        taken[row].append((begin, end))
        rows.append(row)
    return rows


def _free(lane: Iterable[tuple[float, float]], begin: float, end: float) -> bool:
    return all(end <= first or begin >= last for first, last in lane)


def width_px(text: str, size: float) -> float:
    """About how wide a text is: a Chinese character is as wide as high, others half of it."""
    return sum(size if ord(character) > 0x2E80 else 0.56 * size for character in text)


def shortened(text: str, longest: int) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
