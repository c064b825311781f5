"""What a location text says, with spans that point into the text as it was written."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from gongshu_geo.location.expression import Name, Parsed
from gongshu_geo.location.grammar import parse as parse_normalised
from gongshu_geo.text import Normalised, normalise


def parse(text: str) -> Parsed:
    """Every reading of a location text, likeliest first; no map is asked.

    Parameters
    ----------
    text
        As it stands in a register.

    Returns
    -------
    parsed
        The readings, all of the same site, and the areas named before it. The ``text`` of every
        name is in the one form that the gazetteer knows; ``start`` and ``end`` are its place in
        ``text`` as it was given. No reading at all where the text is empty.

    Examples
    --------
    >>> segment = parse("沈半路（石祥路——绕城高速）").readings[0]
    >>> segment.end
    Name(text='绕城高速', start=9, end=13)
    """
    normalised = normalise(text)
    parsed: Parsed = _in_original(parse_normalised(normalised.text), normalised)
    return parsed


def _in_original(value: Any, normalised: Normalised) -> Any:
    """The same value with the places of its names, and of what bounds it, in the original."""
    if isinstance(value, Name):
        start, end = normalised.original_span(value.start, value.end)
        return Name(value.text, start, end)
    if isinstance(value, tuple):
        return tuple(_in_original(entry, normalised) for entry in value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: _in_original(getattr(value, f.name), normalised) for f in fields(value)}
        if isinstance(inner.get("start"), int):  # a block knows where its first bound begins
            inner["start"] = normalised.original_span(inner["start"], inner["start"])[0]
        return replace(value, **inner)
    return value
