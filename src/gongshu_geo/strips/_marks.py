"""The mark of a site, as on the map: shape is its kind, fill its stage, outline its schedule."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gongshu_geo.look import Tokens, dash_array
from gongshu_geo.status import Fill, Schedule, Status
from gongshu_geo.strips._svg import Attributes, element, text

HALF = 9.0
"""Half of a mark's extent in the units of its outline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """The colours of a page's theme; outside a page the light ones hold."""

    tokens: Tokens

    def __call__(self, name: str) -> str:
        """The colour of a token by its name in the table."""
        return f"var(--{name.replace('_', '-')}, {self.tokens.colour[name].light})"


@cache
def _shapes() -> Mapping[str, Mapping[str, object]]:
    """The outlines of the marks, the page's own."""
    source = resources.files("gongshu_geo").joinpath("data", "shapes.json")
    shapes: Mapping[str, Mapping[str, object]] = json.loads(source.read_text(encoding="utf-8"))[
        "shapes"
    ]
    return shapes


def outline(shape: str) -> str:
    """Path of a shape within ±9."""
    shapes = _shapes()
    return str(shapes.get(shape, shapes["housing"])["outline"])


def mark(
    status: Status, schedule: Schedule, shape: str, *, planned: bool, scale: float, paint: Paint
) -> str:
    """A mark around 0, 0; ``scale`` is pixels for a unit of its outline."""
    path = outline(shape)
    parts = [_stroked(path, paint("casing"), 2 * max(schedule.width_px, 1.5) / scale)]
    if schedule.width_px:
        dash = dash_array(tuple(length / scale for length in schedule.dash))
        parts.append(
            _stroked(
                path,
                paint(schedule.outline),
                2 * schedule.width_px / scale,
                dash if schedule.dash else None,
            )
        )
    parts.append(_fill(path, status, planned=planned, scale=scale, paint=paint))
    if schedule.badge:
        parts.append(
            element("circle", cx=9, cy=-9, r=5, fill=paint(schedule.outline))
            + text(
                schedule.badge,
                x=9,
                y=-5.8,
                font_size=9,
                font_weight=800,
                text_anchor="middle",
                fill=paint("badge_text"),
            )
        )
    return element("g", parts, transform=f"scale({scale:g})")


def _stroked(path: str, colour: str, width: float, dash: str | None = None) -> str:
    return element(
        "path",
        d=path,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linejoin="round",
        stroke_dasharray=dash,
        stroke_linecap="round" if dash else None,
    )


def _fill(path: str, status: Status, *, planned: bool, scale: float, paint: Paint) -> str:
    """The stage: filled, a ring, hatched, crossed; hollow where it is known from a plan only."""
    keyline: Attributes = {"stroke": paint("keyline"), "stroke_width": 0.75 / scale}
    if planned:
        inner = element("path", d=path, fill=paint("land"), transform="scale(0.6)", **keyline)
        return element("path", d=path, fill=status.colour, **keyline) + inner
    colour = paint("casing") if status.fill in {Fill.CROSS, Fill.DASHED} else status.colour
    dash = f"{2.5 / scale:g} {2 / scale:g}" if status.fill is Fill.DASHED else None
    whole = element("path", d=path, fill=colour, stroke_dasharray=dash, **keyline)
    if status.fill is Fill.RING:
        return whole + element(
            "path", d=path, fill=paint("casing"), transform="scale(0.48)", **keyline
        )
    if status.fill is Fill.CROSS:
        cross: Attributes = {"stroke": paint("keyline"), "stroke_width": 1.6 / scale}
        return whole + element("path", d="M-5-5 5 5M5-5-5 5", fill="none", **cross)
    if status.fill is Fill.HATCH:
        stripes: Attributes = {"stroke": paint("casing"), "stroke_width": 2.2}
        return whole + element("path", d="M-6 2 2-6M-4 6 6-4", fill="none", **stripes)
    return whole


def bar(
    status: Status, begin: float, end: float, height: float, *, planned: bool, paint: Paint
) -> str:
    """A site's extent along the road as a bar from ``begin`` to ``end``, around y = 0."""
    fill = paint("land") if planned or status.fill in {Fill.CROSS, Fill.DASHED} else status.colour
    edge = status.colour if planned else paint("keyline")
    return element(
        "rect",
        x=begin,
        y=-height / 2,
        width=max(end - begin, 2.0),
        height=height,
        rx=2,
        fill=fill,
        stroke=edge,
        stroke_width=2.0 if planned else 0.75,
        stroke_dasharray="3 3" if status.fill is Fill.DASHED else None,
    )
