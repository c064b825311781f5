"""The corridors of a project, as ``gis/corridors.toml`` tells them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gongshu_geo._toml import Table, read_toml
from gongshu_geo.errors import Bilingual

STRIP_M = 500.0
"""Half the width of an influence strip, metres on each side of the centreline: the plan of
March 2021 speaks of development along the roads without a figure; this is the project's own."""

LONGEST_STRIP_M = 20_000.0
"""Beyond this a strip takes in the whole city and more: a slip of the unit."""

ENDS = ("south", "north", "west", "east")
"""Where chainage 0 can lie: the end of the road that lies farthest in that direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corridor:
    """One corridor: a road with a strip of influence on both sides.

    Attributes
    ----------
    name
        The road's name, as in ``gis/roads.geojson``.
    name_en, pinyin
        The name for English readers, and for search.
    zero
        Where chainage 0 lies, in words.
    from_end
        Which end of the road that is: one of ``ENDS``.
    strip_m
        Half the width of the strip: metres on each side of the centreline.
    """

    name: str
    name_en: str
    pinyin: str
    zero: Bilingual
    from_end: str
    strip_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CorridorConfig:
    """All corridors of a project, in the order in which they are listed.

    Attributes
    ----------
    corridors
        The corridors; earlier ones win where a site lies equally near to two.
    """

    corridors: tuple[Corridor, ...]


def load_corridors(path: Path) -> CorridorConfig:
    """Read ``gis/corridors.toml``.

    Raises
    ------
    StoreError
        The file cannot be read.
    ConfigError
        It has mistakes: all of them, each with its key path.
    """
    return read_toml(path, _config, name=f"gis/{path.name}")


def _config(table: Table) -> CorridorConfig:
    entries = table.tables("corridor")
    corridors = tuple(_corridor(entry) for entry in entries)
    names = [corridor.name for corridor in corridors]
    for entry, corridor in zip(entries, corridors, strict=True):
        if names.count(corridor.name) > 1:
            entry.refuse("name", expected=Bilingual("各不相同的路名", "a name not used twice"))
    return CorridorConfig(corridors=corridors)


def _corridor(entry: Table) -> Corridor:
    corridor = Corridor(
        name=entry.text("name"),
        name_en=entry.text("name_en"),
        pinyin=entry.text("pinyin"),
        zero=entry.table("zero").bilingual(),
        from_end=entry.text("from_end", choices=ENDS),
        strip_m=entry.number("strip_m", default=STRIP_M),
    )
    if not 0 < corridor.strip_m <= LONGEST_STRIP_M:
        limit = f"{LONGEST_STRIP_M:.0f}"
        entry.refuse(
            "strip_m",
            expected=Bilingual(
                f"大于 0、不超过 {limit} 的米数", f"metres above 0, at most {limit}"
            ),
        )
    return corridor
