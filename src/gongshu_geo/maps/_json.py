"""Values as the page's JSON holds them: short coordinates, both languages, nothing missing."""

from __future__ import annotations

import math
import re
from typing import Any, TypeAlias

import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.errors import Bilingual

Record: TypeAlias = dict[str, Any]
"""A piece of what ``web/src/types.d.ts`` describes."""

DECIMALS = 5
"""Of degrees: 1 m, finer than anything that the registers know."""

FULL_WIDTH = {",": "，", ";": "；", ":": "："}

HALF_WIDTH = re.compile(r"(?:^|(?<=[\u4e00-\u9fff）)]))[,;:]|[,;:](?=[\u4e00-\u9fff（(]|$)")
"""Marks beside a Chinese character, a bracket or a quotation."""

QUOTED = re.compile(r"(“[^”]*”)")

STEP_DEGREES = 10.0**-DECIMALS


def text2(text: Bilingual | str | None) -> Record:
    """Write a text in both languages; a text in one stands for both."""
    if isinstance(text, Bilingual):
        return {"zh": text.zh, "en": text.en}
    return {"zh": text or "", "en": text or ""}


def note2(text: Bilingual | None) -> Record:
    """Write what the project itself says of a site, its Chinese set as Chinese is printed."""
    record = text2(text)
    return {**record, "zh": typeset(record["zh"])}


def typeset(zh: str) -> str:
    """Write full-width commas, semicolons and colons beside Chinese; quotations stay as is."""
    parts = QUOTED.split(zh)
    return "".join(
        part if quoted else HALF_WIDTH.sub(lambda mark: FULL_WIDTH[mark[0]], part)
        for part, quoted in zip(parts, (n % 2 for n in range(len(parts))), strict=True)
    )


def word(value: Any) -> str:
    """Write a cell as text; empty where it is missing."""
    return "" if is_missing(value) else str(value)


def number(value: Any, decimals: int = 2) -> float | int | None:
    """Write a cell as a number; ``None`` where it is missing."""
    if is_missing(value):
        return None
    rounded = round(float(value), decimals)
    return int(rounded) if rounded == int(rounded) else rounded


def is_missing(value: Any) -> bool:
    """Tell whether a cell holds nothing."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in {"NAType", "NaTType"}


def point(lon: float, lat: float) -> list[float]:
    """Write a position."""
    return [round(float(lon), DECIMALS), round(float(lat), DECIMALS)]


def geometry(shape: BaseGeometry | None) -> Record | None:
    """Write a geometry as GeoJSON; ``None`` where it is missing or empty.

    Points that no longer differ when rounded are written once; rings keep at least four.
    """
    if shape is None or shape.is_empty:
        return None
    simple = shapely.simplify(shape, STEP_DEGREES / 2, preserve_topology=True)
    mapping: Record = shapely.geometry.mapping(simple)
    return _rounded(mapping)


def lines(shape: BaseGeometry | None) -> list[list[list[float]]]:
    """Write the parts of a line geometry as lists of positions."""
    if shape is None:
        return []
    parts = shapely.get_parts(shapely.line_merge(shape))
    simple = shapely.simplify(parts, STEP_DEGREES)
    return [_positions(part.coords) for part in simple if part.geom_type == "LineString"]


def _rounded(mapping: Record) -> Record:
    if "geometries" in mapping:
        return {**mapping, "geometries": [_rounded(part) for part in mapping["geometries"]]}
    return {"type": mapping["type"], "coordinates": _nested(mapping["coordinates"])}


def _nested(coordinates: Any) -> Any:
    if isinstance(coordinates[0], float | int):
        return point(coordinates[0], coordinates[1])
    return [_nested(inner) for inner in coordinates]


def _positions(coordinates: Any) -> list[list[float]]:
    return [point(lon, lat) for lon, lat in coordinates]
