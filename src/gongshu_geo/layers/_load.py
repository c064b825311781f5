"""Layers from the TOML files of a project's ``layers`` folder."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from gongshu_geo._nearest import nearest
from gongshu_geo._toml import Table
from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.layers._fields import PopupField, field_of, load_fields
from gongshu_geo.layers._filter import Filter
from gongshu_geo.layers._folder import read_folder
from gongshu_geo.layers._layer import (
    CORRIDORS,
    GIS,
    SITES,
    STRIPS,
    Geometry,
    Group,
    Layer,
    LayerStyle,
)
from gongshu_geo.layers._parser import parse_filter
from gongshu_geo.layers._words import Words, coded_columns, in_codes
from gongshu_geo.look import Colour, Tokens, load_tokens
from gongshu_geo.status.categories import SHAPES

_SOURCE = re.compile(rf"{SITES}|{CORRIDORS}|{STRIPS}|{GIS}[a-z][a-z0-9_]*")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")

KEYLINE = "keyline"
"""Colour of site layers that name none: their marks are coloured by stage."""

_NOTHING = Bilingual("", "")


def load_layers(folder: Path) -> tuple[Layer, ...]:
    """Read all layers of a project.

    Parameters
    ----------
    folder
        The project's ``layers`` folder: one TOML file a layer.

    Returns
    -------
    layers
        Sorted by ``order``, then by id.

    Raises
    ------
    ConfigError
        There is no layer, or files have mistakes: all of them, each with file and key path.
    """
    tokens, words = load_tokens(), coded_columns()
    layers = read_folder(folder, lambda name, table: _layer(name, table, tokens, words))
    return tuple(sorted(layers, key=lambda layer: (layer.order, layer.id)))


def _layer(name: str, table: Table, tokens: Tokens, words: Words) -> Layer:
    if name == SITES:
        table.note(_reserved_name(table.file))
    source = _source(table)
    return Layer(
        id=name,
        title=table.bilingual("title"),
        group=Group(table.text("group", choices=tuple(Group))),
        source=source,
        where=_where(table, words if source == SITES else {}),
        geometry=Geometry(table.text("geometry", choices=tuple(Geometry))),
        style=_style(table.table("style"), tokens, source),
        popup=_popup(table),
        visible=table.flag("visible", default=True),
        order=table.integer("order"),
        note=table.bilingual("note", default=_NOTHING),
    )


def _reserved_name(file: str) -> Finding:
    return Finding(
        code="reserved_name",
        what=Bilingual("这个文件名已有它用", "this file name is taken"),
        file=file,
        found=SITES,
        expected=Bilingual("sites 以外的名字", "any other name"),
        remedy=Bilingual(
            "给文件改名;导出时 sites.geojson 存放全部项目",
            "rename the file; exports keep all sites in sites.geojson",
        ),
    )


def _source(table: Table) -> str:
    source = table.text("source")
    if source and not _SOURCE.fullmatch(source):
        table.refuse(
            "source",
            expected=Bilingual(
                "sites、corridors、strips 或 gis:文件名(如 gis:water)",
                "sites, corridors, strips, or gis: with a file's name (gis:water)",
            ),
        )
    return source


def _where(table: Table, words: Words) -> Filter | None:
    if "where" not in table:
        return None
    text = table.text("where")
    findings: list[Finding] = []
    condition: Filter | None = None
    try:
        condition = parse_filter(text) if text else None
    except ConfigError as error:
        findings.extend(error.findings)
    if condition is not None:
        expression = in_codes(condition.expression, words, findings)
        condition = replace(condition, expression=expression)
    for finding in findings:
        table.note(replace(finding, file=table.file, key=table.path_to("where")))
    return condition


def _style(table: Table, tokens: Tokens, source: str) -> LayerStyle:
    colour = _colour(table, tokens, source)
    # A named colour brings what the table of values says of its line and fill.
    name = "" if source == SITES else colour.name
    width = tokens.px.get(f"{name}_width", tokens.px["line_width"])
    fill = tokens.share.get(f"{name}_fill", tokens.share["area_fill"])
    style = LayerStyle(
        colour=colour,
        fill_opacity=table.number("fill_opacity", default=fill, least=0),
        width_px=table.number("width_px", default=width, least=0),
        dash=table.numbers("dash", default=tokens.dash.get(name, ())),
        by_status=table.flag("by_status", default=source == SITES),
        label=table.text("label", default=""),
        shape=table.text("shape", default="", choices=SHAPES),
    )
    if style.fill_opacity > 1:
        table.refuse("fill_opacity", expected=Bilingual("0 至 1 的数", "a number from 0 to 1"))
    if len(style.dash) % 2:
        table.refuse("dash", expected=Bilingual("成对的数,如 [6, 3]", "numbers in pairs: [6, 3]"))
    if style.by_status and source != SITES:
        table.refuse(
            "by_status",
            expected=Bilingual("false:只有项目才有状态", "false: only sites have a status"),
        )
    return style


def _colour(table: Table, tokens: Tokens, source: str) -> Colour:
    """A colour by its name among the look's values, or as #RRGGBB, the same in every theme."""
    text = table.text("colour", default=KEYLINE if source == SITES else None)
    if text in tokens.colour:
        return tokens.colour[text]
    if text and not _HEX.fullmatch(text):
        near = nearest(text, tokens.colour)
        table.refuse(
            "colour",
            expected=Bilingual(
                f"颜色,如 #0072B2,或下列之一:{'、'.join(tokens.colour)}",
                f"a colour such as #0072B2, or one of {', '.join(tokens.colour)}",
            ),
            remedy=Bilingual(f"是否指“{near}”", f'did you mean "{near}"') if near else None,
        )
    return Colour(name="", light=text, dark=text, contrast=text, print=text)


def _popup(table: Table) -> tuple[PopupField, ...]:
    """Labels of the columns listed: the layer's own before the package's."""
    own = {
        name: field_of(name, entry)
        for name, entry in table.table("labels", required=False).named_tables()
    }
    known = {**load_fields(), **own}
    fields = []
    for index, column in enumerate(table.texts("popup", default=())):
        if column not in known:
            table.refuse(
                f"popup[{index}]",
                expected=Bilingual("有名称的字段", "a column that has a label"),
                remedy=Bilingual(
                    f"写上 [labels.{column}],含 zh 与 en",
                    f"add [labels.{column}] with zh and en",
                ),
            )
            continue
        fields.append(known[column])
    return tuple(fields)
