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


METHODS: dict[str, Method] = {
    "stated": Method("coordinates", Bilingual("文中坐标", "coordinates in the text"), 0, 0.95),
    "register": Method("coordinates", Bilingual("登记表坐标", "the register's coordinates"), 1, 0.9),
    "anchor": Method("house_number", Bilingual("已知门牌", "known house number"), 10, 0.95),
    "interpolated": Method("house_number", Bilingual("门牌内插", "between house numbers"), 11, 0.85),
    "extrapolated": Method("house_number", Bilingual("门牌外推", "beyond house numbers"), 12, 0.6),
    "measured_junction": Method("intersection", Bilingual("实测路口", "measured junction"), 20, 0.95),
    "computed_junction": Method("intersection", Bilingual("中心线交点", "crossing of centrelines"), 21, 0.95),
    "near_junction": Method("intersection", Bilingual("中心线近交", "near miss of centrelines"), 22, 0.8),
    "between_ends": Method("segment", Bilingual("两端之间", "between its ends"), 30, 0.95),
    "bounded": Method("block", Bilingual("四至围合", "within its bounds"), 35, 0.85),
    "parcel_point": Method("parcel", Bilingual("已知地块", "known parcel"), 40, 0.9),
    "offset": Method("near", Bilingual("按方位距离", "by direction and distance"), 15, 0.8),
    "beside": Method("near", Bilingual("地物一侧", "beside a landmark"), 45, 0.7),
    "place": Method("landmark", Bilingual("地名库地名", "named place"), 50, 0.9),
    "place_part": Method("landmark", Bilingual("文中地名", "place named in the text"), 85, 0.6),
    "river": Method("landmark", Bilingual("河道中心线", "river centreline"), 60, 0.85),
    "centreline": Method("road", Bilingual("道路中心线", "road centreline"), 61, 0.9),
    "named_line": Method("road", Bilingual("文中提到的道路", "road named in the text"), 86, 0.5),
    "one_road": Method("intersection", Bilingual("仅一路已知", "one of its roads only"), 72, 0.5),
    "whole_road": Method("segment", Bilingual("端点未知,取全路", "ends unknown: whole road"), 70, 0.6),
    "number_unknown": Method("house_number", Bilingual("门牌未知,取全路", "number unknown: whole road"), 71, 0.6),
    "plan_unit": Method("parcel", Bilingual("规划单元", "plan unit"), 80, 0.6),
    "area": Method("area", Bilingual("区域", "area"), 90, 0.6),
    "parts": Method("several", Bilingual("分处定位", "each part by itself"), 25, 0.9),
}  # fmt: skip
"""Every method, most precise first within its kind."""

AREA_ONLY = frozenset({"plan_unit", "area"})
"""Methods that know a site by its area alone: such sites are never strewn about a map."""


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
        As in :class:`gongshu_geo.location.result.Location`.
    names
        Pieces of the normalised text that were used, with their roles.
    choices
        Other places it may be, EPSG:4549, with a remark each.
    """

    geometry: BaseGeometry
    method: str
    accuracy_m: float | None
    names: tuple[tuple[Name, str], ...] = ()
    evidence: tuple[Bilingual, ...] = ()
    problems: tuple[Bilingual, ...] = ()
    choices: tuple[tuple[str, shapely.Point, Bilingual], ...] = ()

    def but(self, *problems: Bilingual) -> Found:
        """The same with more problems."""
        return replace(self, problems=(*self.problems, *problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """No position, and why."""

    problems: tuple[Bilingual, ...]
    names: tuple[tuple[Name, str], ...] = ()
    choices: tuple[tuple[str, shapely.Point, Bilingual], ...] = field(default=())


def unknown_line(name: Name) -> Bilingual:
    """The problem of a road or river that the gazetteer lacks."""
    return Bilingual(f"“{name.text}”不在地名库", f"{name.text} is not in the gazetteer")
