"""A synthetic data set for the page: every kind of site, status, accuracy and geometry.

``python tests/browser/sample.py FOLDER`` (with the package on the path) writes a planning and a
field page to look at. Nothing in it is a real project; the names say so.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

from gongshu_geo.look import load_tokens
from gongshu_geo.maps._shell import page_html

HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}</script>"
"""A name that would run as script, or as a template, wherever it is not taken as text."""

EXTENT = (120.095, 30.27, 120.2, 30.40)


def text(zh: str, en: str | None = None) -> dict[str, str]:
    return {"zh": zh, "en": zh if en is None else en}


STATUSES = [
    ("cleared", "land", "做地", "Cleared", "#E69F00", "ring", "做", ""),
    ("reserved", "land", "收储", "Reserved", "#E69F00", "hatch", "储", ""),
    ("sold", "land", "出让", "Sold", "#E69F00", "solid", "出", ""),
    ("allocated", "land", "划拨", "Allocated", "#E69F00", "solid", "划", ""),
    ("handed_over", "land", "交地", "Handed over", "#E69F00", "solid", "交", ""),
    ("preparation", "works", "前期", "Preparation", "#56B4E9", "solid", "前", "2 6"),
    ("started", "works", "开工", "Started", "#0072B2", "ring", "开", "8 4"),
    ("building", "works", "在建", "Building", "#0072B2", "solid", "建", "14 4"),
    ("completed", "works", "竣工", "Completed", "#009E73", "ring", "竣", ""),
    ("in_use", "works", "投用", "In use", "#009E73", "solid", "投", ""),
    ("suspended", "side", "停工", "Suspended", "#D55E00", "hatch", "停", ""),
    ("deferred", "side", "缓建", "Deferred", "#D55E00", "hatch", "缓", ""),
    ("cancelled", "side", "取消", "Cancelled", "#FFFFFF", "cross", "消", ""),
    ("unknown", "side", "未知", "Unknown", "#FFFFFF", "dashed", "？", ""),
]
CATEGORIES = [
    ("plot", "地块", "Plot", "plot"),
    ("road", "道路", "Road", "road"),
    ("culture", "文化", "Culture", "culture"),
    ("environment", "环境", "Environment", "environment"),
    ("housing", "住房与学校", "Housing, schools", "housing"),
    ("greenway", "绿道", "Greenway", "greenway"),
    ("venue", "场馆", "Venue", "venue"),
    ("night", "夜间经济", "Night economy", "night"),
]
SCHEDULES = [
    ("on_time", "按期", "On time", "var(--schedule-on-time)", 1.5, "", ""),
    ("late", "滞后", "Late", "var(--schedule-late)", 2, "", ""),
    ("very_late", "严重滞后", "Very late", "var(--schedule-very-late)", 2.5, "", "!"),
    ("no_news", "无后续消息", "No news", "var(--schedule-no-news)", 1.5, "1 3", ""),
    ("undated", "时间不详", "Date unknown", "var(--schedule-undated)", 1.5, "5 2", ""),
    ("no_plan", "无计划", "No plan", "var(--schedule-no-plan)", 0, "", ""),
]
KINDS = ["intersection", "house_number", "parcel", "landmark", "near", "segment", "road", "block"]
CORRIDORS = [("莫干山路", 120.115), ("拱康路", 120.145), ("沈半路", 120.165)]


def sample_data(kind: str = "planning", *, sites: int = 60) -> dict[str, Any]:
    """PageData (see ``web/src/types.d.ts``) of a synthetic project."""
    rows = [_site(number) for number in range(sites)]
    return {
        "meta": _meta(kind, rows),
        "statuses": [
            {
                "code": code,
                "axis": axis,
                "name": text(zh, en),
                "order": order,
                "colour": colour,
                "fill": fill,
                "symbol": symbol,
                "dash": dash,
            }
            for order, (code, axis, zh, en, colour, fill, symbol, dash) in enumerate(STATUSES)
        ],
        "categories": [
            {"code": code, "name": text(zh, en), "shape": shape}
            for code, zh, en, shape in CATEGORIES
        ],
        "schedules": [
            {
                "code": code,
                "name": text(zh, en),
                "colour": colour,
                "width": width,
                "dash": dash,
                "badge": badge,
            }
            for code, zh, en, colour, width, dash, badge in SCHEDULES
        ],
        "groups": [
            {"id": "sites", "title": text("项目", "Projects")},
            {"id": "corridor", "title": text("走廊", "Corridors")},
            {"id": "plan", "title": text("规划", "Plan")},
            {"id": "place", "title": text("地点", "Places")},
        ],
        "layers": _layers(rows),
        "sites": rows,
        "base": _base(),
    }


def _meta(kind: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    located = [row for row in rows if row["geometry"]]
    return {
        "mapId": kind,
        "kind": kind,
        "title": text("拱墅示例图(虚构)", "Sample map (synthetic)"),
        "asOf": "2021-12-31",
        "planTotal": 236,
        "planNamed": 58,
        "sites": len(rows),
        "located": len(located),
        "areaOnly": sum(row["kind"] == "area" for row in rows),
        "byMethod": [
            {
                "kind": name,
                "name": text(name, name),
                "count": sum(row["kind"] == name for row in rows),
            }
            for name in dict.fromkeys(row["kind"] for row in rows)
        ],
        "sources": [
            {
                "file": "synthetic.csv",
                "title": text("虚构登记表", "Synthetic register"),
                "rows": len(rows),
                "located": len(located),
                "asOf": "2021-12-31",
            }
        ],
        "attribution": text("© OpenStreetMap contributors"),
        "panels": [],
        "reviewNumber": "",
        "version": "0.1.0",
        "fileName": f"{kind}.html",
        "extent": list(EXTENT),
        "online": [
            {
                "id": "osm",
                "title": text("OpenStreetMap"),
                "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
                "attribution": "© OpenStreetMap contributors",
                "system": "wgs84",
            },
            {
                "id": "amap",
                "title": text("高德", "Amap"),
                "url": "https://webrd01.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scale=1&style=8&x={x}&y={y}&z={z}",
                "attribution": "© 高德",
                "system": "gcj02",
            },
        ],
    }


def _site(number: int) -> dict[str, Any]:
    """Site ``number``; what it is like follows from its number alone."""
    status = STATUSES[number % len(STATUSES)][0]
    category = CATEGORIES[number % len(CATEGORIES)][0]
    schedule = SCHEDULES[(number // 3) % len(SCHEDULES)][0]
    kind = "unknown" if number % 17 == 16 else "area" if number % 13 == 12 else KINDS[number % 8]
    corridor, at_lon = CORRIDORS[number % 3]
    lon = round(at_lon + 0.004 * math.sin(number * 2.4), 5)
    lat = round(30.285 + 0.1 * ((number * 37) % 60) / 60, 5)
    if number in {40, 41, 42}:
        lon, lat = 120.1451, 30.3391
    geometry, at = _geometry(number, kind, category, lon, lat), [lon, lat]
    if kind == "area":
        at = [120.13, 30.31] if number % 2 else [120.155, 30.365]
        geometry = {"type": "Point", "coordinates": at}
    if kind == "unknown":
        geometry = at = None
    name = (
        HOSTILE
        if number == 7
        else f"虚构项目{number:02d}·{corridor}{'一段改造提升工程' if number % 5 == 0 else '示例'}"
    )
    planned = number % 4 == 1
    accuracy = None if number % 11 == 10 else [8, 40, 120, 350, 900][number % 5]
    place = f"{corridor}与示例路交叉口东南角"
    return {
        "id": f"SYN-{number:03d}",
        "name": name,
        "aliases": [f"示例{number}"] if number % 6 == 0 else [],
        "pinyin": f"xugouxiangmu{number:02d}",
        "initials": f"xgxm{number:02d}",
        "category": category,
        "programme": ["亚运", "老旧小区", "未来社区", ""][number % 4],
        "register": "synthetic.csv",
        "year": str(2019 + number % 4),
        "stage": status,
        "plannedOnly": planned,
        "since": "" if number % 9 == 8 else "2021-09",
        "stageNote": text(
            "计划 2021 年底投用,无后续消息", "Planned in use by the end of 2021, no later news"
        )
        if planned
        else text(""),
        "planWords": text("计划 2021 年底投用", "Planned: in use by end of 2021")
        if planned
        else text(""),
        "schedule": schedule,
        "scheduleNote": text("晚于计划 120 天", "120 days behind plan")
        if schedule == "late"
        else text(""),
        "planLabel": ["新开工", "续建", ""][number % 3],
        "locationText": "" if kind == "unknown" and number % 2 else place,
        "matched": []
        if kind == "unknown"
        else [
            [0, len(corridor), "road"],
            [len(corridor) + 1, len(corridor) + 4, "road"],
            [len(corridor) + 4, len(place), "side"],
        ],
        "kind": kind,
        "method": text(
            "按路名推断" if kind == "road" else "按路口推断",
            "from the road's name" if kind == "road" else "from the crossing",
        ),
        "accuracy": None if at is None else accuracy,
        "confidence": None if at is None else 0.8,
        "evidence": [text("路口实测点,精度 20 米", "measured junction, 20 m")],
        "problems": [text("未找到此地名", "the place is not known")] if at is None else [],
        "corridor": corridor if number % 5 else "",
        "corridors": [corridor] if number % 5 else [],
        "chainage": text("K1+200 右侧 85 m", "K1+200, right, 85 m") if number % 5 else None,
        "geometry": geometry,
        "vague": False,
        "along": "",
        "whole": kind == "road",
        "at": at,
        "gcj02": at and [round(at[0] + 0.0047, 5), round(at[1] - 0.0024, 5)],
        "bd09": at and [round(at[0] + 0.0112, 5), round(at[1] + 0.0034, 5)],
        "fields": [
            {
                "label": text("投资", "Investment"),
                "value": text("1 200 万元", "12 million yuan") if number % 2 else text(""),
                "source": text("synthetic.csv 第 2 行", "synthetic.csv, row 2"),
            },
            {
                "label": text("占地面积", "Area"),
                "value": text("3.2 公顷", "3.2 ha"),
                "source": text("synthetic.csv 第 2 行", "synthetic.csv, row 2"),
            },
            {"label": text("建设单位", "Unit"), "value": text("示例单位"), "source": None},
        ],
        "life": [
            {
                "date": "2019",
                "sort": "2019-12-31",
                "status": "preparation",
                "planned": False,
                "source": text("events.csv:2"),
            },
            {
                "date": "2020-06",
                "sort": "2020-06-30",
                "status": "started",
                "planned": True,
                "source": text("events.csv:3"),
            },
            {
                "date": "2020-09",
                "sort": "2020-09-30",
                "status": "started",
                "planned": False,
                "source": text("events.csv:4"),
            },
            {
                "date": "2021",
                "sort": "2021-12-31",
                "status": "in_use",
                "planned": True,
                "source": text("events.csv:5"),
            },
        ][: 1 + number % 4],
    }


def _geometry(number: int, kind: str, category: str, lon: float, lat: float) -> dict[str, Any]:
    """A line for segments and roads, an area for some plots, else a point."""
    if kind == "road":
        corridor_lon = CORRIDORS[number % 3][1]
        line = [[round(_bend(corridor_lon, y), 5), round(y, 5)] for y in _steps(30.28, 30.385, 24)]
        return {"type": "LineString", "coordinates": line}
    if kind == "segment" or category in {"road", "greenway"}:
        line = [
            [round(lon + 0.0007 * step, 5), round(lat + 0.0006 * math.sin(step / 2), 5)]
            for step in range(12)
        ]
        return {"type": "LineString", "coordinates": line}
    if (category == "plot" and number % 3 == 0) or kind == "block":
        dx, dy = 0.0016, 0.0011
        ring = [
            [lon - dx, lat - dy],
            [lon + dx, lat - dy * 0.8],
            [lon + dx * 0.9, lat + dy],
            [lon - dx, lat + dy],
            [lon - dx, lat - dy],
        ]
        return {"type": "Polygon", "coordinates": [[[round(x, 5), round(y, 5)] for x, y in ring]]}
    return {"type": "Point", "coordinates": [lon, lat]}


def _layers(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    def style(**change: Any) -> dict[str, Any]:
        return {
            "colour": "#6E675C",
            "fillOpacity": 0.3,
            "width": 2,
            "dash": "",
            "byStatus": False,
            "shape": "",
            "label": False,
            **change,
        }

    def layer(
        identifier: str, zh: str, en: str, group: str, kind: str, **more: Any
    ) -> dict[str, Any]:
        return {
            "id": identifier,
            "title": text(zh, en),
            "group": group,
            "visible": True,
            "order": 10,
            "note": text(""),
            "ground": "",
            "count": 0,
            "kind": kind,
            "siteIds": [],
            "style": style(),
            "features": [],
            **more,
        }

    def ids(*categories: str) -> list[str]:
        return [row["id"] for row in rows if row["category"] in categories]

    unit = {
        "type": "Polygon",
        "coordinates": [
            [
                [120.13, 30.33],
                [120.155, 30.332],
                [120.153, 30.35],
                [120.128, 30.348],
                [120.13, 30.33],
            ]
        ],
    }
    return [
        layer(
            "projects",
            "项目(按状态)",
            "Projects by status",
            "sites",
            "sites",
            siteIds=ids("plot", "road", "culture", "environment", "housing", "venue", "night"),
            style=style(byStatus=True),
        ),
        layer(
            "greenways",
            "绿道",
            "Greenways",
            "sites",
            "sites",
            siteIds=ids("greenway"),
            style=style(byStatus=True),
        ),
        layer(
            "units",
            "规划单元",
            "Planning units",
            "plan",
            "area",
            order=5,
            style=style(colour="#7A5C9E", fillOpacity=0.08, dash="6 4"),
            features=[
                {
                    "id": "unit/1",
                    "name": "示例单元 GS00",
                    "geometry": unit,
                    "fields": [
                        {
                            "label": text("面积", "Area"),
                            "value": text("420 公顷", "420 ha"),
                            "source": None,
                        }
                    ],
                }
            ],
        ),
        layer(
            "stations",
            "地铁站",
            "Metro stations",
            "place",
            "point",
            visible=False,
            features=[
                {
                    "id": "station/1",
                    "name": "示例站",
                    "geometry": {"type": "Point", "coordinates": [120.14, 30.32]},
                    "fields": [],
                }
            ],
        ),
    ]


def _steps(low: float, high: float, count: int) -> list[float]:
    return [low + (high - low) * step / (count - 1) for step in range(count)]


def _bend(lon: float, lat: float) -> float:
    """A road that runs north and is not quite straight."""
    return lon + 0.0025 * math.sin((lat - 30.27) * 60)


def _base() -> dict[str, Any]:
    roads = [
        {
            "name": name,
            "cls": "corridor",
            "lines": [[[round(_bend(lon, y), 5), round(y, 5)] for y in _steps(30.275, 30.39, 40)]],
        }
        for name, lon in CORRIDORS
    ]
    for index, lat in enumerate(_steps(30.28, 30.39, 16)):
        cls = ("main", "street", "lane", "street")[index % 4]
        roads.append(
            {
                "name": f"示例{index + 1}路",
                "cls": cls,
                "lines": [
                    [
                        [round(x, 5), round(lat + 0.0015 * math.sin((x - 120.1) * 80), 5)]
                        for x in _steps(120.1, 120.195, 40)
                    ]
                ],
            }
        )
    for index, lon in enumerate(_steps(120.105, 120.19, 12)):
        roads.append(
            {
                "name": f"虚构{index + 1}街",
                "cls": ("street", "lane")[index % 2],
                "lines": [
                    [[round(_bend(lon, y), 5), round(y, 5)] for y in _steps(30.28, 30.385, 30)]
                ],
            }
        )
    canal = [
        [round(120.138 + 0.006 * math.sin((y - 30.27) * 45), 5), round(y, 5)]
        for y in _steps(30.26, 30.41, 60)
    ]
    water = [[x - 0.0006, y] for x, y in canal] + [[x + 0.0006, y] for x, y in reversed(canal)]
    ring = [
        [120.105, 30.275],
        [120.18, 30.272],
        [120.192, 30.32],
        [120.185, 30.39],
        [120.13, 30.396],
        [120.102, 30.35],
        [120.105, 30.275],
    ]
    park = [
        [120.17, 30.345],
        [120.18, 30.345],
        [120.181, 30.353],
        [120.171, 30.354],
        [120.17, 30.345],
    ]
    return {
        "district": {"type": "Polygon", "coordinates": [ring]},
        "water": [{"type": "Polygon", "coordinates": [[*water, water[0]]]}],
        "green": [{"type": "Polygon", "coordinates": [park]}],
        "roads": roads,
        "rivers": [{"name": "示例运河", "line": canal}],
        "labels": [
            {"text": "示例街道", "kind": "area", "at": [120.13, 30.31]},
            {"text": "虚构公园", "kind": "place", "at": [120.1755, 30.3495]},
            {"text": "示例站", "kind": "stop", "at": [120.14, 30.32]},
        ],
        "strips": [],
    }


def write_samples(folder: Path) -> list[Path]:
    """Write both pages into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for kind in ("planning", "field"):
        path = folder / f"{kind}.html"
        path.write_text(page_html(sample_data(kind), load_tokens()), encoding="utf-8")
        paths.append(path)
    return paths


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
