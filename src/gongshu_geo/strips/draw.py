"""A corridor as a straight strip: its axis with junctions, its sites on their sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas
import numpy as np

from gongshu_geo.corridors import Axis, chainage_text
from gongshu_geo.look import Tokens
from gongshu_geo.status import CategoryTable, ScheduleTable, StatusTable
from gongshu_geo.strips._crossings import Crossing, crossings
from gongshu_geo.strips._lanes import lanes, shortened, width_px
from gongshu_geo.strips._marks import Paint, bar, mark
from gongshu_geo.strips._svg import Attributes, element, text, title

PX_PER_KM = 170.0
"""Pixels for a kilometre: the longest corridor is two screens wide."""
MARGIN_PX = 84.0
LANE_PX = 24.0
ROAD_PX = 10.0
NAME_ROW_PX = 15.0
NAME_ROWS = 2
FONT_PX = 12.0
SMALL_PX = 11.0
MARK_PX = 16.0
LONGEST_NAME = 16
SHORTEST_BAR_M = 60.0
"""Sites that reach less far along the road than this are marks."""

_LEFT_OF = {
    "south": ("西侧", "west"),
    "north": ("东侧", "east"),
    "west": ("北侧", "north"),
    "east": ("南侧", "south"),
}
_RIGHT_OF = {
    "south": ("东侧", "east"),
    "north": ("西侧", "west"),
    "west": ("南侧", "south"),
    "east": ("北侧", "north"),
}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What the codes of sites look like."""

    statuses: StatusTable
    schedules: ScheduleTable
    categories: CategoryTable
    tokens: Tokens


def draw_strip(
    axis: Axis,
    sites: geopandas.GeoDataFrame,
    centrelines: geopandas.GeoDataFrame,
    tables: Tables,
    *,
    px_per_km: float = PX_PER_KM,
) -> str:
    """A corridor's strip as SVG.

    Parameters
    ----------
    axis
        The corridor with its axis; chainage runs from left to right.
    sites
        The project's sites, see :data:`gongshu_geo.store.SITE_COLUMNS`; those of other corridors
        are left out.
    centrelines
        The roads that cross it.
    tables
        What codes look like.
    px_per_km
        Pixels for a kilometre.

    Returns
    -------
    svg
        One svg element. Every site is a group with its identifier in ``data-site``; colours are
        those of the page's theme, of the light one elsewhere.
    """
    return _Strip(axis, tables, px_per_km / 1000).draw(sites, crossings(axis, centrelines))


class _Strip:
    """One strip while it is drawn; y is 0 on the axis and grows downwards."""

    def __init__(self, axis: Axis, tables: Tables, px_per_m: float) -> None:
        self._axis = axis
        self._tables = tables
        self._paint = Paint(tokens=tables.tokens)
        self._px_per_m = px_per_m

    def draw(self, sites: geopandas.GeoDataFrame, junctions: tuple[Crossing, ...]) -> str:
        own = sites[sites["corridor"] == self._axis.corridor.name]
        rows = own.sort_values(["chainage_from_m", "site_id"]).to_dict("records")
        below = [row for row in rows if row["side"] == "右"]
        above = [row for row in rows if row["side"] != "右"]
        up, lanes_up = self._side(above, -1)
        down, lanes_down = self._side(below, 1)
        names = NAME_ROWS * NAME_ROW_PX
        top = names + lanes_up * LANE_PX + 44
        height = top + names + lanes_down * LANE_PX + 40
        width = self._x(self._axis.length_m) + MARGIN_PX
        content = [
            title(f"{self._axis.corridor.name} {self._axis.corridor.name_en}"),
            *up,
            *down,
            *self._road(),
            *self._junctions(junctions),
            *self._words(lanes_up),
        ]
        return element(
            "svg",
            [element("g", content, transform=f"translate(0 {top:g})")],
            xmlns="http://www.w3.org/2000/svg",
            class_="gg-strip",
            role="group",
            width=width,
            height=height,
            viewBox=f"0 0 {width:g} {height:g}",
            font_family=self._tables.tokens.text["font"],
            font_size=FONT_PX,
            fill=self._paint("label"),
        )

    def _x(self, chainage_m: float) -> float:
        return MARGIN_PX + chainage_m * self._px_per_m

    def _side(self, rows: list[Row], sign: int) -> tuple[list[str], int]:
        """The sites of one side, in lanes outward from the road, and how many lanes these are."""
        names = [shortened(str(row["name"]), LONGEST_NAME) for row in rows]
        spans = [self._span(row, name) for row, name in zip(rows, names, strict=True)]
        taken = lanes(spans)
        base = ROAD_PX / 2 + NAME_ROWS * NAME_ROW_PX + LANE_PX / 2
        drawn = [
            self._site(row, name, sign * (base + lane * LANE_PX))
            for row, name, lane in zip(rows, names, taken, strict=True)
        ]
        return drawn, max(taken, default=-1) + 1

    def _body(self, row: Row) -> tuple[float, float]:
        """From where to where its mark or bar reaches."""
        begin, end = self._x(row["chainage_from_m"]), self._x(row["chainage_to_m"])
        return (begin, end) if self._is_long(row) else (begin - MARK_PX / 2, begin + MARK_PX / 2)

    def _name_at(self, row: Row, name: str) -> tuple[float, str]:
        """Where its name stands: on a bar that is long enough, else behind it, else before it."""
        begin, end = self._body(row)
        width = width_px(name, FONT_PX)
        if end - begin > width + 16:
            return begin + 8, "start"
        if end + 6 + width <= self._x(self._axis.length_m) + MARGIN_PX:
            return end + 6, "start"
        return begin - 6, "end"

    def _span(self, row: Row, name: str) -> tuple[float, float]:
        """From where to where a site with its name takes room."""
        begin, end = self._body(row)
        at, anchor = self._name_at(row, name)
        width = width_px(name, FONT_PX)
        first, last = (at, at + width) if anchor == "start" else (at - width, at)
        return min(begin, first) - 5, max(end, last) + 5

    def _is_long(self, row: Row) -> bool:
        return bool(row["chainage_to_m"] - row["chainage_from_m"] >= SHORTEST_BAR_M)

    def _site(self, row: Row, name: str, y: float) -> str:
        """Mark or bar, name, and the line down to the road."""
        at, anchor = self._name_at(row, name)
        return element(
            "g",
            [
                title(self._told(row)),
                *(self._bar(row) if self._is_long(row) else self._point(row, y)),
                text(
                    name,
                    x=at,
                    y=FONT_PX * 0.36,
                    text_anchor=anchor,
                    stroke=self._paint("label_halo"),
                    stroke_width=3,
                    paint_order="stroke",
                    stroke_linejoin="round",
                ),
            ],
            class_="gg-strip-site",
            data_site=str(row["site_id"]),
            data_stage=row["stage"],
            transform=f"translate(0 {y:g})",
        )

    def _bar(self, row: Row) -> Iterator[str]:
        """Its extent along the road."""
        begin, end = self._body(row)
        status = self._tables.statuses[row["stage"]]
        planned = bool(row["planned_only"])
        yield bar(status, begin, end, MARK_PX * 0.8, planned=planned, paint=self._paint)

    def _point(self, row: Row, y: float) -> Iterator[str]:
        """Its mark, and a line down to the road."""
        x = self._x(row["chainage_from_m"])
        yield element(
            "line",
            class_="gg-strip-lead",
            x1=x,
            x2=x,
            y1=0,
            y2=-y,
            stroke=self._paint("road_casing"),
            stroke_width=1,
        )
        yield element("g", [self._mark(row)], transform=f"translate({x:g} 0)")

    def _mark(self, row: Row) -> str:
        category = self._tables.categories[row["category"]]
        return mark(
            self._tables.statuses[row["stage"]],
            self._tables.schedules[row["schedule"]],
            category.shape,
            planned=bool(row["planned_only"]),
            scale=MARK_PX / 20,
            paint=self._paint,
        )

    def _told(self, row: Row) -> str:
        """Name, stage, chainage and side in a line."""
        begin, end = row["chainage_from_m"], row["chainage_to_m"]
        along = chainage_text(begin)
        if self._is_long(row):
            along += f"–{chainage_text(end)}"
        stage = self._tables.statuses[row["stage"]].name
        planned = "计划 planned " if row["planned_only"] else ""
        return " · ".join(filter(None, (row["name"], f"{planned}{stage}", along, row["side"])))

    def _road(self) -> Iterator[str]:
        """The road with a tick every kilometre; gaps of the centreline dashed."""
        begin, end = self._x(0), self._x(self._axis.length_m)
        line: Attributes = {"x1": begin, "x2": end, "y1": 0.0, "y2": 0.0, "stroke_linecap": "round"}
        yield element("line", stroke=self._paint("corridor_casing"), stroke_width=ROAD_PX, **line)
        yield element("line", stroke=self._paint("corridor"), stroke_width=ROAD_PX - 3, **line)
        for gap in self._axis.gaps:
            x = self._x(gap.chainage_m)
            yield element(
                "line",
                x1=x,
                x2=x + gap.length_m * self._px_per_m,
                y1=0,
                y2=0,
                stroke=self._paint("corridor_casing"),
                stroke_width=ROAD_PX - 4,
                stroke_dasharray="2 3",
            )
        for kilometre in np.arange(0, self._axis.length_m, 1000):
            x = self._x(float(kilometre))
            yield element(
                "line",
                x1=x,
                x2=x,
                y1=-ROAD_PX / 2,
                y2=ROAD_PX / 2,
                stroke=self._paint("corridor_casing"),
                stroke_width=2,
            )
            yield text(
                f"K{int(kilometre) // 1000}",
                x=x,
                y=3.2,
                font_size=9,
                font_weight=700,
                text_anchor="middle",
                stroke=self._paint("corridor"),
                stroke_width=3,
                paint_order="stroke",
            )

    def _junctions(self, junctions: tuple[Crossing, ...]) -> Iterator[str]:
        """A tick for each junction; names where there is room, those of weightier roads first."""
        rows: list[list[tuple[float, float]]] = [[] for _ in range(2 * NAME_ROWS)]
        for junction in sorted(junctions, key=lambda one: (one.rank, one.chainage_m)):
            x = self._x(junction.chainage_m)
            half = width_px(junction.name, SMALL_PX) / 2 + 3
            row = next(
                (
                    at
                    for at, taken in enumerate(rows)
                    if all(x + half <= a or x - half >= b for a, b in taken)
                ),
                None,
            )
            words = [title(f"{junction.name} {chainage_text(junction.chainage_m)}")]
            reach = ROAD_PX / 2 + 2
            if row is not None:
                rows[row].append((x - half, x + half))
                sign = -1 if row % 2 == 0 else 1
                away = ROAD_PX / 2 + 2 + (row // 2 + 0.5) * NAME_ROW_PX
                words.append(
                    text(
                        junction.name,
                        x=x,
                        y=sign * away + SMALL_PX * 0.36,
                        font_size=SMALL_PX,
                        text_anchor="middle",
                        stroke=self._paint("label_halo"),
                        stroke_width=3,
                        paint_order="stroke",
                        stroke_linejoin="round",
                    )
                )
            words.append(
                element(
                    "line",
                    x1=x,
                    x2=x,
                    y1=-reach,
                    y2=reach,
                    stroke=self._paint("label"),
                    stroke_width=1,
                )
            )
            yield element("g", words, class_="gg-strip-junction")

    def _words(self, lanes_up: int) -> Iterator[str]:
        """What the strip shows, and which side is which."""
        corridor = self._axis.corridor
        edge = ROAD_PX / 2 + NAME_ROWS * NAME_ROW_PX
        yield text(
            f"{corridor.name} {corridor.name_en}",
            x=MARGIN_PX,
            y=-edge - lanes_up * LANE_PX - 22,
            font_size=15,
            font_weight=700,
        )
        yield text(
            f"K0: {corridor.zero.zh} {corridor.zero.en}; {self._axis.length_m / 1000:.1f} km",
            x=MARGIN_PX,
            y=-edge - lanes_up * LANE_PX - 7,
            font_size=SMALL_PX,
        )
        for names, y in ((_LEFT_OF, -edge), (_RIGHT_OF, edge)):
            zh, en = names[corridor.from_end]
            yield text(zh, x=6, y=y + 4, font_weight=700)
            yield text(en, x=6, y=y + 17, font_size=SMALL_PX)
