"""Sources of the gazetteer in both languages: its files name them in English, once each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import geopandas

from gongshu_geo.errors import Bilingual

PART = "; "
"""What parts several sources in one cell."""


def chinese_sources(tables: Mapping[str, geopandas.GeoDataFrame]) -> Mapping[str, str]:
    """Chinese words by English ones, from sources.csv; none where a project has no such file."""
    table = tables.get("sources")
    if table is None or table.empty:
        return {}
    return dict(zip(table["source"], table["source_zh"], strict=True))


def tell_source(source: str | float, chinese: Mapping[str, str]) -> Bilingual:
    """A source in both languages; as it stands where sources.csv does not know it."""
    if not isinstance(source, str) or not source:
        return Bilingual("未填", "not given")
    parts = source.split(PART)
    return Bilingual(";".join(chinese.get(part, part) for part in parts), source)


def together(sources: Iterable[Bilingual]) -> Bilingual:
    """Several sources as one, each once."""
    distinct = tuple(dict.fromkeys(sources))
    return Bilingual(
        ";".join(source.zh for source in distinct), PART.join(source.en for source in distinct)
    )
