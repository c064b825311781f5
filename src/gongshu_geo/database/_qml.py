"""Styles of the layers for QGIS, made from the table of statuses."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from gongshu_geo.status import Fill, Status, StatusTable

_BRUSHES = {Fill.HATCH: "b_diagonal", Fill.CROSS: "diagonal_x"}
"""Qt's brush styles; others are filled."""


def qml(statuses: StatusTable, symbol: str) -> str:
    """A QGIS style that draws every stage in its colour.

    Parameters
    ----------
    statuses
        The life cycle.
    symbol
        ``marker``, ``line`` or ``fill``, QGIS's kinds of symbols.

    Returns
    -------
    qml
        A document of QGIS 3 with a categorised renderer over the column ``stage``.
    """
    root = ET.Element("qgis", version="3.28", styleCategories="Symbology")
    renderer = ET.SubElement(
        root, "renderer-v2", type="categorizedSymbol", attr="stage", symbollevels="0"
    )
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    for number, status in enumerate(statuses.values()):
        ET.SubElement(
            categories,
            "category",
            symbol=str(number),
            value=status.code,
            label=str(status.name),
            render="true",
        )
        _symbol(symbols, status, symbol, number)
    return ET.tostring(root, encoding="unicode")


def _symbol(symbols: ET.Element, status: Status, kind: str, number: int) -> None:
    """One symbol with one layer."""
    symbol = ET.SubElement(symbols, "symbol", type=kind, name=str(number), alpha="1")
    layer_class, options = {
        "marker": ("SimpleMarker", _marker(status)),
        "line": ("SimpleLine", _line(status)),
        "fill": ("SimpleFill", _fill(status)),
    }[kind]
    attributes = {"class": layer_class, "enabled": "1", "pass": "0", "locked": "0"}
    layer = ET.SubElement(symbol, "layer", attributes)
    table = ET.SubElement(layer, "Option", type="Map")
    for name, value in options.items():
        ET.SubElement(table, "Option", name=name, type="QString", value=value)


def _marker(status: Status) -> dict[str, str]:
    hollow = status.fill in {Fill.RING, Fill.DASHED}
    return {
        "name": "cross2" if status.fill is Fill.CROSS else "circle",
        "color": _rgba("#FFFFFF" if hollow else status.colour),
        "outline_color": _rgba(status.colour if status.fill is Fill.RING else "#2B2B2B"),
        "outline_style": "dash" if status.fill is Fill.DASHED else "solid",
        "outline_width": "0.8" if status.fill is Fill.RING else "0.2",
        "size": "3",
        "size_unit": "MM",
    }


def _line(status: Status) -> dict[str, str]:
    # White on a white map cannot be seen: what has no colour of its own is drawn in grey.
    colour = "#6E675C" if status.colour == "#FFFFFF" else status.colour
    dashes = ";".join(f"{length / 4:g}" for length in status.dash)
    return {
        "line_color": _rgba(colour),
        "line_width": "1",
        "line_width_unit": "MM",
        "use_custom_dash": "1" if dashes else "0",
        "customdash": dashes or "5;2",
        "customdash_unit": "MM",
    }


def _fill(status: Status) -> dict[str, str]:
    return {
        "color": _rgba(status.colour, 77),
        "style": _BRUSHES.get(status.fill, "solid"),
        "outline_color": _rgba("#6E675C" if status.colour == "#FFFFFF" else status.colour),
        "outline_style": "dash" if status.fill is Fill.DASHED else "solid",
        "outline_width": "0.5",
        "outline_width_unit": "MM",
    }


def _rgba(colour: str, alpha: int = 255) -> str:
    """#RRGGBB as QGIS writes colours; areas are filled at 30 % like the maps."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"
