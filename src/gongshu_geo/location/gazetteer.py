"""The gazetteer: named geography with its accuracy, looked up by name."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo._vector import read_folder
from gongshu_geo.corridors import Axis
from gongshu_geo.errors import Bilingual
from gongshu_geo.location._names import ends_like_a_line, without_tail
from gongshu_geo.location._typos import NearNames, may_be_meant, suspicion
from gongshu_geo.location.result import Location
from gongshu_geo.resources import packaged_project

if TYPE_CHECKING:
    from gongshu_geo.location._found import Found

FloatArray = np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """A road or river; each is only equal to itself, so that what is known of it is found fast.

    Attributes
    ----------
    name
        Its name today.
    kind
        ``road`` or ``river``.
    axis_4549
        Centreline in EPSG:4549; several parts where it has gaps or branches.
    accuracy_m
        Accuracy of its worst part.
    source
        Where its centreline comes from.
    """

    name: str
    kind: str
    source: Bilingual
    axis_4549: shapely.LineString | shapely.MultiLineString
    accuracy_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A named place with one position."""

    name: str
    kind: str
    point_4549: shapely.Point
    accuracy_m: float
    source: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A district, sub-district, community or plan unit, known by a point and a radius.

    ``merged`` says when it became part of another, where that is known. ``bounds_text`` and
    ``area_ha`` are a plan unit's bounds as announced, and its area; empty and NaN where unknown.
    """

    name: str
    level: str
    part_of: str
    shape_4549: BaseGeometry
    radius_m: float
    code: str = ""
    merged: Bilingual | None = None
    bounds_text: str = ""
    area_ha: float = math.nan

    @property
    def placed(self) -> bool:
        """Whether it has a position of its own; communities have none."""
        return not self.shape_4549.is_empty


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Anchors:
    """House numbers of one road with known positions; (n,) arrays, EPSG:4549, metres."""

    numbers: FloatArray
    points_4549: FloatArray
    accuracy_m: FloatArray


@dataclass(frozen=True, slots=True)
class LineMatch:
    """A line found for a name: how the name was changed on the way is said in ``remark``."""

    line: Line
    skipped: int
    remark: Bilingual | None = None


# Words before a road's name that are no part of it. A bare 东, 西, 南, 北, 上, 下 never is one:
# 东新路 is not 新路.
_LEADING = re.compile(
    r"(?:省|市|区|县|镇|乡|街道|社区|村|单元|新城|小镇|商圈|段|侧|边|路|街|巷|弄|号|口|站|处|的|及|与|和|同|在|近|沿"
    r"|从|自|于|跨|穿|过|由|原|现|临|靠|至|规划|现状|新建|改建|拟建|道路|东西向|南北向|横|[A-Za-z0-9]"
    r"|(?:工业|产业|科技|创业|创意|物流)园)$"
)
_LONGEST_LEADING = 3
_SHORTEST = 2
_MOST_KEPT = 50_000
"""Names whose look-up is kept; then all are let go, so that endless tables need no endless room."""
_LONGEST_KEPT = 40
"""Longer ones are the cells of broken tables and seldom come again."""
_LONGEST_SUSPECTED = 12
_ELEVATED = ("高架", "高架路")
_TAIL_ROOM = 6
"""A lane's number or the like behind a road's name: 上塘路605弄, 严家弄高架路."""


@dataclass(slots=True, kw_only=True)
class Gazetteer:
    """Named geography around the district, all geometry in EPSG:4549.

    Attributes
    ----------
    lines
        Roads and rivers by name.
    aliases
        Other names of lines: name today and a remark.
    measured
        Measured junctions by pair of names: (x, y, accuracy) each.
    anchors
        House numbers by road.
    spots
        Landmarks, stations and places by name and alias.
    regions
        Areas and plan units by name, alias and code.
    parcels
        Parcels by code.
    district
        The district itself.
    axes
        Roads whose chainage counts from a zero that the project has told, by name.
    extents
        What the bounds of plan units enclose, by name, once someone asked; ``None`` for those that
        do not close.
    """

    lines: Mapping[str, Line]
    aliases: Mapping[str, tuple[str, Bilingual]]
    measured: Mapping[frozenset[str], tuple[float, float, float]]
    anchors: Mapping[str, Anchors]
    spots: Mapping[str, Spot]
    regions: Mapping[str, Region]
    parcels: Mapping[str, Spot]
    district: Region
    axes: Mapping[str, Axis] = field(default_factory=dict)
    extents: dict[str, Found | None] = field(init=False, repr=False, default_factory=dict)
    longest_spot: int = field(init=False)
    longest_line: int = field(init=False)
    _looked_up: dict[str, LineMatch | None] = field(init=False, repr=False, default_factory=dict)
    _near_lines: NearNames | None = field(init=False, repr=False, default=None)
    _near_spots: NearNames | None = field(init=False, repr=False, default=None)

    def __post_init__(self) -> None:
        self.longest_spot = max(map(len, self.spots), default=0)
        roads = (*self.lines, *self.aliases, *self.anchors)
        self.longest_line = max(map(len, roads), default=0) + _TAIL_ROOM

    @classmethod
    def open(cls, folder: Path | str | None = None) -> Gazetteer:
        """The gazetteer of a project's gis/ folder; by default of the one that came along.

        Raises
        ------
        GongshuError
            A file is missing or cannot be read; every bad row is named.

        Examples
        --------
        >>> Gazetteer.open().district.name
        '拱墅区'
        """
        from gongshu_geo.location._load import corridors_of, load_gazetteer  # noqa: PLC0415 - it needs this class

        gis = packaged_project() / "gis" if folder is None else Path(folder)
        return load_gazetteer(read_folder(gis), corridors=corridors_of(gis))

    def locate(self, text: str, *, project: str = "", length_m: float | None = None) -> Location:
        """Where a text lies; see :func:`gongshu_geo.location.locate.locate`.

        Examples
        --------
        >>> location = Gazetteer.open().locate("康桥路8号")
        >>> location.kind, location.accuracy_m is not None
        ('house_number', True)
        """
        from gongshu_geo.location.locate import locate  # noqa: PLC0415 - it needs this class

        return locate(self, text, project=project, length_m=length_m)

    def line(self, name: str) -> LineMatch | None:
        """The road or river of a name, as it stands or without words before or behind it."""
        if len(name) > _LONGEST_KEPT:
            return self._find_line(name)
        if name not in self._looked_up:
            if len(self._looked_up) >= _MOST_KEPT:
                self._looked_up.clear()
            self._looked_up[name] = self._find_line(name)
        return self._looked_up[name]

    def _find_line(self, name: str) -> LineMatch | None:
        for text, cut in _without_leading(name, self.longest_line):
            found = self._line(text) or self._road_of_tail(text)
            if found is not None:
                return LineMatch(found.line, cut, found.remark)
        return self._suspected_line(name)

    def _suspected_line(self, name: str) -> LineMatch | None:
        """The one line whose name is a slip away, where no other known name is as near."""
        if not ends_like_a_line(name[-_LONGEST_SUSPECTED:]):
            return None
        for text, cut in _without_leading(name, self.longest_line):
            near = self._line_names().near(text)
            lines = {found.line.name if (found := self._line(other)) else "" for other in near}
            line = self.lines.get(lines.pop()) if len(lines) == 1 else None
            if line is not None and any(may_be_meant(text, other) for other in near):
                return LineMatch(line, cut, suspicion(text, line.name))
            if near:
                return None
        return None

    def _line_names(self) -> NearNames:
        """Every name of a line, whether its centreline is known or its house numbers alone."""
        if self._near_lines is None:
            measured = (name for pair in self.measured for name in pair)
            self._near_lines = NearNames.of({*self.lines, *self.aliases, *self.anchors, *measured})
        return self._near_lines

    def suspected_spot(self, name: str) -> Spot | None:
        """The one place that sounds like a name, where no other does."""
        if self._near_spots is None:
            self._near_spots = NearNames.of({*self.spots, *self.regions}, edited=False)
        near = self._near_spots.near(name)
        found = [self.spots.get(other) for other in near]
        spots = {spot.name: spot for spot in found if spot is not None}
        alone = len(spots) == 1 and None not in found
        meant = any(may_be_meant(name, other) for other in near)
        return spots.popitem()[1] if alone and meant else None

    def _road_of_tail(self, name: str) -> LineMatch | None:
        """The road that a lane, tunnel or the like is named after; 西塘河二弄 is no 西塘河."""
        shorter = without_tail(name)
        found = self._line(shorter) if shorter else None
        if found is None or found.line.kind != "road":
            return None
        taken = Bilingual(f"“{name}”按“{shorter}”定位", f"{name} taken as {shorter}")
        return LineMatch(found.line, 0, found.remark or taken)

    def numbered(self, name: str) -> tuple[Anchors, int] | None:
        """Known numbers of a road, which needs no centreline, and how much before it was cut."""
        for text, cut in _without_leading(name, self.longest_line):
            if text in self.anchors:
                return self.anchors[text], cut
        return None

    def crossing(self, first: str, second: str) -> tuple[float, float, float] | None:
        """A measured junction of two roads of exactly these names, or of today's."""
        today = (
            self.aliases[name][0] if name in self.aliases else name for name in (first, second)
        )
        return self.measured.get(frozenset(today))

    def _line(self, name: str) -> LineMatch | None:
        """The line of exactly this name or alias."""
        if name in self.lines:
            return LineMatch(self.lines[name], 0)
        if name in self.aliases:
            today, remark = self.aliases[name]
            return LineMatch(self.lines[today], 0, remark)
        if name.endswith(_ELEVATED) and (other := _other_elevated(name)) in self.lines:
            same = Bilingual(f"“{name}”即“{other}”", f"{name} is {other}")
            return LineMatch(self.lines[other], 0, same)
        return None


def _other_elevated(name: str) -> str:
    """秋石高架 for 秋石高架路, and the other way: 高架 says the same with 路 and without."""
    return name[:-1] if name.endswith("路") else f"{name}路"


def _without_leading(name: str, longest: int) -> Iterator[tuple[str, int]]:
    """``name``, then what is left of it behind words that belong to no road's name.

    What is longer than the ``longest`` name known is left out.
    """
    if len(name) <= longest:
        yield name, 0
    for cut in range(max(1, len(name) - longest), len(name) - _SHORTEST + 1):
        if _LEADING.search(name, max(0, cut - _LONGEST_LEADING), cut):
            yield name[cut:], cut
