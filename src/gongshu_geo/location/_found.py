"""What resolving one reading gives: a position in metres, or the reasons why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.errors import Bilingual
from gongshu_geo.location.expression import Name


@dataclass(frozen=True, slots=True)
class Method:
    """A way to find a position.

    Attributes
    ----------
    kind
        Kind of result that it gives.
    name
        Its name for readers.
    rank
        Order of preference among the readings of one text: the lower, the more precise.
    confidence
        How sure a reading by it is, before doubts.
    """

    kind: str
    name: Bilingual
    rank: int
    confidence: float


_TABLE = (
    # code, kind, rank, confidence, name
    ("stated", "coordinates", 0, 0.95, Bilingual("文中坐标", "coordinates in the text")),
    ("corrected", "coordinates", 0, 1.0, Bilingual("人工核定", "decided by a person")),
    ("register", "coordinates", 1, 0.9, Bilingual("登记表坐标", "the register's coordinates")),
    ("anchor", "house_number", 10, 0.95, Bilingual("已知门牌", "known house number")),
    ("interpolated", "house_number", 11, 0.85, Bilingual("门牌内插", "between house numbers")),
    ("extrapolated", "house_number", 12, 0.6, Bilingual("门牌外推", "beyond house numbers")),
    ("lane_mouth", "house_number", 13, 0.6, Bilingual("弄口门牌", "mouth of its lane")),
    ("measured_junction", "intersection", 20, 0.95, Bilingual("实测路口", "measured junction")),
    (
        "computed_junction",
        "intersection",
        21,
        0.95,
        Bilingual("中心线交点", "crossing of centrelines"),
    ),
    ("near_junction", "intersection", 22, 0.8, Bilingual("中心线近交", "near miss of centrelines")),
    ("between_ends", "segment", 30, 0.95, Bilingual("两端之间", "between its ends")),
    ("beyond_junction", "segment", 33, 0.8, Bilingual("路口一侧", "on one side of a junction")),
    ("at_chainage", "chainage", 31, 0.8, Bilingual("桩号", "at a chainage")),
    ("between_chainages", "chainage", 32, 0.8, Bilingual("桩号之间", "between chainages")),
    ("bounded", "block", 35, 0.85, Bilingual("四至围合", "within its bounds")),
    ("enclosed", "block", 36, 0.8, Bilingual("道路围合", "enclosed by lines")),
    ("parcel_point", "parcel", 40, 0.9, Bilingual("已知地块", "known parcel")),
    ("offset", "near", 15, 0.8, Bilingual("按方位距离", "by direction and distance")),
    ("within_distance", "near", 46, 0.7, Bilingual("距地物若干米", "at a distance from it")),
    ("beside", "near", 45, 0.7, Bilingual("地物一侧", "beside a landmark")),
    ("place", "landmark", 50, 0.9, Bilingual("地名库地名", "named place")),
    ("place_part", "landmark", 85, 0.6, Bilingual("文中地名", "place named in the text")),
    ("partial_block", "block", 55, 0.5, Bilingual("部分四至", "some of its bounds only")),
    ("corner", "quadrant", 56, 0.6, Bilingual("两线夹角内", "in the corner of two lines")),
    ("strip", "quadrant", 57, 0.5, Bilingual("两线之间", "between two lines")),
    ("one_side", "quadrant", 84, 0.4, Bilingual("道路一侧", "on one side of a line")),
    ("river", "landmark", 60, 0.85, Bilingual("河道中心线", "river centreline")),
    ("centreline", "road", 61, 0.9, Bilingual("道路中心线", "road centreline")),
    ("named_line", "road", 86, 0.5, Bilingual("文中提到的道路", "road named in the text")),
    ("one_road", "intersection", 72, 0.5, Bilingual("仅一路已知", "one of its roads only")),
    ("whole_road", "segment", 70, 0.6, Bilingual("端点未知,取全路", "ends unknown: whole road")),
    (
        "number_unknown",
        "house_number",
        71,
        0.6,
        Bilingual("门牌未知,取全路", "number unknown: whole road"),
    ),
    ("plan_unit", "parcel", 80, 0.6, Bilingual("规划单元", "plan unit")),
    ("area", "area", 90, 0.6, Bilingual("区域", "area")),
    ("parts", "several", 25, 0.9, Bilingual("分处定位", "each part by itself")),
)

METHODS: dict[str, Method] = {
    code: Method(kind=kind, rank=rank, confidence=confidence, name=name)
    for code, kind, rank, confidence, name in _TABLE
}
"""Every method, most precise first within its kind."""

AREA_ONLY = frozenset({"plan_unit", "area"})
"""Methods that know a site by its area alone: such sites are never strewn about a map."""

OPEN_SIDED = frozenset({"partial_block", "corner", "strip", "one_side"})
"""Methods that know a site by some of its sides: how far it reaches is assumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A position for one reading.

    Attributes
    ----------
    geometry
        EPSG:4549.
    method
        Key of :data:`METHODS`.
    accuracy_m
        Radius that holds the truth nine times in ten; NaN where it was never measured.
    names
        Pieces of the normalised text that were used, with their roles.
    choices
        Other places it may be, EPSG:4549, with a remark each.
    """

    geometry: BaseGeometry
    method: str
    accuracy_m: float
    names: tuple[tuple[Name, str], ...] = ()
    evidence: tuple[Bilingual, ...] = ()
    problems: tuple[Bilingual, ...] = ()
    choices: tuple[tuple[str, shapely.Point, Bilingual], ...] = ()

    def but(self, *problems: Bilingual) -> Found:
        """The same with more problems."""
        return replace(self, problems=(*self.problems, *problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """No position, and why; ``options`` are positions that the text alone cannot choose from."""

    problems: tuple[Bilingual, ...]
    names: tuple[tuple[Name, str], ...] = ()
    choices: tuple[tuple[str, shapely.Point, Bilingual], ...] = field(default=())
    options: tuple[Found, ...] = ()


def unknown_line(name: Name) -> Bilingual:
    """The problem of a road or river that the gazetteer lacks."""
    return Bilingual(f"“{name.text}”不在地名库", f"{name.text} is not in the gazetteer")
