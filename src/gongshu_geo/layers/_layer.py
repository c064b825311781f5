"""What a layer is: what it shows, how it looks, what its pop-ups tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongshu_geo.errors import Bilingual
from gongshu_geo.layers._fields import PopupField
from gongshu_geo.layers._filter import Filter
from gongshu_geo.look import Colour

SITES = "sites"
"""Source of layers that show sites of the registers."""

CORRIDORS, STRIPS = "corridors", "strips"
"""Sources of the corridors' axes and influence strips."""

GIS = "gis:"
"""Prefix of sources that are files of the gazetteer: ``gis:water`` is ``gis/water.geojson``."""


class Group(StrEnum):
    """Where a layer stands in the layer control."""

    BASE = "base"
    CORRIDOR = "corridor"
    SITES = "sites"
    PLAN = "plan"
    PLACE = "place"


GROUP_TITLES = {
    Group.BASE: Bilingual("底图", "Base"),
    Group.CORRIDOR: Bilingual("走廊", "Corridors"),
    Group.SITES: Bilingual("项目", "Projects"),
    Group.PLAN: Bilingual("规划与用地", "Planning and land"),
    Group.PLACE: Bilingual("街区与场所", "Streets and places"),
}
"""Titles of the groups, in the order of the layer control."""


class Geometry(StrEnum):
    """Which features a layer takes; features without a position belong to every layer."""

    POINT = "point"
    LINE = "line"
    AREA = "area"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerStyle:
    """How a layer looks.

    Attributes
    ----------
    colour
        Of lines, outlines and fills; of sites by status only the swatch in the layer control.
    fill_opacity
        Of areas, 0 to 1.
    width_px
        Of lines and outlines.
    dash
        Lengths drawn and left out in CSS pixels; empty for a solid line.
    by_status
        Whether stage and schedule give fill and outline; for sites only.
    label
        The column whose text is written on the map; ``""`` for none.
    shape
        Shape of point marks; ``""`` leaves it to each site's category.
    """

    colour: Colour
    fill_opacity: float
    width_px: float
    dash: tuple[float, ...]
    by_status: bool
    label: str
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of a project.

    Attributes
    ----------
    id
        Name of its file in ``layers/`` without the suffix.
    title
        What readers see.
    group
        Its group in the layer control.
    source
        ``sites``, ``corridors``, ``strips``, or ``gis:`` with the name of a gazetteer file.
    where
        Which rows of the source it shows; ``None`` for all.
    geometry
        Which features it takes.
    style
        How it looks.
    popup
        What its pop-ups tell, in this order.
    visible
        Whether it is switched on when a map opens.
    order
        Lower ones are drawn first and listed first within their group.
    note
        A sentence about it, empty for none.
    """

    id: str
    title: Bilingual
    group: Group
    source: str
    where: Filter | None
    geometry: Geometry
    style: LayerStyle
    popup: tuple[PopupField, ...]
    visible: bool
    order: int
    note: Bilingual

    @property
    def file(self) -> str:
        """Where it is written, for messages."""
        return f"layers/{self.id}.toml"

    @property
    def table(self) -> str:
        """Name of the table that its source means, as :func:`fill_layer` is given it."""
        return self.source.removeprefix(GIS)
