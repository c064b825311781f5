"""A small content to export: four sites, one of them unlocated, and three layers."""

import datetime as dt

import geopandas
import numpy as np
import pandas as pd
import shapely

from gongshu_geo.errors import Bilingual
from gongshu_geo.exports import ExportContent
from gongshu_geo.layers import LayerTable, fill_layer, load_layers

LAYERS = {
    "roads-built": """
title_zh = "道路项目"
title_en = "Road works"
group = "sites"
order = 2
source = "sites"
where = 'category == "road"'
geometry = "any"
[style]
""",
    "water": """
title_zh = "水面"
title_en = "Water"
group = "base"
order = 1
source = "gis:water"
geometry = "area"
popup = ["area_m2", "zero"]
[style]
colour = "water"
""",
    "nothing": """
title_zh = "空"
title_en = "Nothing"
group = "sites"
order = 3
source = "sites"
where = 'category == "night"'
geometry = "any"
[style]
""",
}

BLANK = (
    "programme",
    "plan_label",
    "status_text",
    "position_source",
    "unit",
    "note",
    "source",
    "since",
    "side",
    "corridor",
    "kind",
    "method",
    "schedule",
)

CLOCKWISE = "POLYGON ((120 30, 120 30.1, 120.1 30.1, 120.1 30, 120 30))"
HOLE = "(120.02 30.02, 120.04 30.02, 120.04 30.04, 120.02 30.04, 120.02 30.02)"


def sites():
    """Four sites in the columns of the table of sites."""
    geometry = [
        "POINT (120.1401234567 30.33)",
        "LINESTRING (120.14 30.33, 120.15 30.34)",
        CLOCKWISE.replace("))", f"), {HOLE})"),
        None,
    ]
    count = len(geometry)
    texts = {column: [""] * count for column in BLANK}
    table = {
        **texts,
        "site_id": ["S-1", "S-2", "S-3", "S-4"],
        "name": ["大兜路<b>", "康桥路提升", "甲\n乙", "=SUM(A1)"],
        "aliases": [("大兜",), (), (), ()],
        "category": ["heritage_street", "road", "road", "school"],
        "stage": ["in_use", "building", "unknown", "suspended"],
        "schedule": ["on_time", "late", "no_plan", "no_news"],
        "planned_only": [False, True, False, False],
        "stage_note": [Bilingual("", "")] * count,
        "schedule_note": [Bilingual("晚 20 天", "20 days late")] * count,
        "location_text": ["大兜路", "康桥路", "", "不知何处"],
        "kind": ["landmark", "road", "block", "unknown"],
        "method": ["place", "centreline", "bounded", ""],
        "accuracy_m": [50.0, 10.125, np.nan, np.nan],
        "confidence": [0.9, 0.9, 0.85, 0.0],
        "area_only": [False] * count,
        "evidence": [(Bilingual("地名库", "gazetteer"),), (), (), ()],
        "problems": [(), (), (), (Bilingual("没有认出任何地名", "no name was recognised"),)],
        "corridor": ["", "康桥路", "", ""],
        "corridors": [(), ("康桥路", "拱康路"), (), ()],
        "chainage_from_m": [np.nan, 1200.2, np.nan, np.nan],
        "chainage_to_m": [np.nan, 2400.0, np.nan, np.nan],
        "side": ["", "两侧", "", ""],
        "offset_m": [np.nan, 0.0, np.nan, np.nan],
        "beyond_end": [False] * count,
        "area_m2": [np.nan] * count,
        "length_m": [np.nan, 1534.56789, np.nan, np.nan],
        "investment_wan": [np.nan] * count,
        "related": [(), ("S-3",), (), ()],
        "register": ["plan-2021.csv"] * count,
        "source_row": [2, 3, 4, 5],
        "plan_label": ["", "续建", "", ""],
    }
    shapes = [None if text is None else shapely.from_wkt(text) for text in geometry]
    return geopandas.GeoDataFrame(pd.DataFrame(table), geometry=shapes, crs="OGC:CRS84")


def water():
    return geopandas.GeoDataFrame(
        {
            "id": ["water/1"],
            "name": [""],
            "area_m2": [5053],
            "zero": [Bilingual("南端", "south end")],
        },
        geometry=[shapely.from_wkt(CLOCKWISE)],
        crs="OGC:CRS84",
    )


def layer_tables(folder, table) -> list[LayerTable]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in LAYERS.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    tables = {"sites": table, "water": water()}
    return [fill_layer(layer, tables) for layer in load_layers(folder)]


def content(folder, table=None) -> ExportContent:
    table = sites() if table is None else table
    return ExportContent(
        sites=table, layers=layer_tables(folder, table), as_of=dt.date(2021, 12, 31)
    )
