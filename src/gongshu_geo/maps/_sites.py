"""The sites of a map, as the page needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from gongshu_geo.corridors import chainage_range_text
from gongshu_geo.crs import convert
from gongshu_geo.errors import Bilingual
from gongshu_geo.layers import load_fields
from gongshu_geo.location import KINDS, METHODS
from gongshu_geo.maps._anchor import anchor
from gongshu_geo.maps._json import Record, geometry, is_missing, note2, number, point, text2, word
from gongshu_geo.maps._pinyin import readings
from gongshu_geo.maps._values import quantity, value_text
from gongshu_geo.maps.context import MapContext
from gongshu_geo.status import DateSpan, Precision, format_short, once_told

AREA = "area"
"""Kind of the sites that are known by their area only."""

WHOLE_LINE = frozenset(
    {"river", "centreline", "named_line", "one_road", "whole_road", "number_unknown"}
)
"""Methods that give the whole road or river that a text names, not the extent of the site."""

SOMEWHERE_ALONG = frozenset({"named_line", "one_road", "whole_road", "number_unknown"})
"""Methods that know no more than a road beside which the site lies, somewhere: however well the
road is known, the site is not."""

FIELDS = (
    "category",
    "category_text",
    "programme",
    "status_text",
    "plan_label",
    "investment_wan",
    "area_m2",
    "length_m",
    "unit",
    "note",
    "source",
    "position_source",
    "related",
)
"""Columns of the register that the drawer lists; name, place, stage and schedule stand above."""

ROW = re.compile(r" 第 ?(\d+) ?行")
"""A row of a register, in the source of an event."""

CENTRELINE = "中心线:"
"""What follows a line's name where evidence tells its source."""

PLAN_LABELS = {
    "新开工": Bilingual("新开工", "begun this year"),
    "续建": Bilingual("续建", "continued"),
}
"""Labels of the plan year; the status table derives no others."""

NOTHING = Bilingual("", "")

SIDES = {
    "左": Bilingual("左侧", "left"),
    "右": Bilingual("右侧", "right"),
    "两侧": Bilingual("两侧", "both sides"),
}


def site_records(context: MapContext) -> list[Record]:
    """Write every site, in the order of the table."""
    rows = context.sites.to_dict("records")
    anchors = [anchor(row["geometry"]) for row in rows]
    abroad = {system: _converted(anchors, system) for system in ("gcj02", "bd09")}
    lives = _lives(context.events)
    years = {source.file: word(source.year) for source in context.sources}
    names = {category.code: category.name for category in context.categories.values()}
    records = []
    for index, row in enumerate(rows):
        at = anchors[index]
        record = {**_identity(row, years), **_status(row), **_place(row)}
        record["at"] = None if at is None else point(*at)
        record["geometry"] = _shape(row, record["at"])
        record.update({system: points[index] for system, points in abroad.items()})
        record["fields"] = list(_fields(row, names))
        record["life"] = lives.get(record["id"], [])
        records.append(record)
    return records


def _identity(row: Mapping[Any, Any], years: Mapping[str, str]) -> Record:
    aliases = [str(alias) for alias in row["aliases"]]
    pinyin, initials = readings([word(row["name"]), *aliases])
    register = word(row["register"])
    return {
        "id": word(row["site_id"]),
        "name": word(row["name"]),
        "aliases": aliases,
        "pinyin": pinyin,
        "initials": initials,
        "category": word(row["category"]),
        "programme": word(row["programme"]),
        "register": register,
        "year": years.get(register, ""),
    }


def _status(row: Mapping[Any, Any]) -> Record:
    return {
        "stage": word(row["stage"]),
        "plannedOnly": bool(row["planned_only"]),
        "since": word(row["since"]),
        "stageNote": note2(row["stage_note"]),
        "planWords": note2(_plan_words(row["stage_note"]) if row["planned_only"] else NOTHING),
        "schedule": word(row["schedule"]),
        "scheduleNote": note2(row["schedule_note"]),
        "planLabel": word(row["plan_label"]),
    }


def _plan_words(note: Bilingual) -> Bilingual:
    """计划 2021 年底竣工: the plan at the head of a note, without what came of it."""
    return Bilingual(note.zh.split(",")[0], note.en.split("; ")[0])


def _place(row: Mapping[Any, Any]) -> Record:
    kind, method = word(row["kind"]), word(row["method"])
    how = METHODS[method].name if method in METHODS else KINDS.get(kind, Bilingual(method, method))
    chainage = _chainage(row)
    return {
        "locationText": word(row["location_text"]),
        "matched": [[match.start, match.end, match.role] for match in row["matched"]],
        "kind": AREA if row["area_only"] else kind,
        "method": note2(how),
        "whole": method in WHOLE_LINE,
        "vague": method in SOMEWHERE_ALONG,
        "along": _line_of(row["evidence"]) if method in SOMEWHERE_ALONG else "",
        "accuracy": number(row["accuracy_m"], 0),
        "confidence": number(row["confidence"]),
        "evidence": [note2(text) for text in row["evidence"]],
        "problems": [note2(text) for text in row["problems"]],
        "corridor": word(row["corridor"]),
        "corridors": [str(name) for name in row["corridors"]],
        "chainage": note2(chainage) if chainage else None,
    }


def _line_of(evidence: Iterable[Bilingual]) -> str:
    """Give the name of the road or river whose centreline a position was taken from."""
    # The text may name several roads, or none where the site's name alone was used; the evidence
    # names the one that was taken.
    for text in evidence:
        name, found, _ = text.zh.partition(CENTRELINE)
        if found:
            return name
    return ""


def _chainage(row: Mapping[Any, Any]) -> Bilingual | None:
    """K1+200 右侧,距中心线 85 米."""
    if is_missing(row["chainage_from_m"]):
        return None
    chainage = chainage_range_text(row["chainage_from_m"], row["chainage_to_m"])
    zh, en = chainage, chainage
    side = SIDES.get(word(row["side"]))
    if side:
        zh, en = f"{zh} {side.zh}", f"{en}, {side.en}"
    if not is_missing(row["offset_m"]) and abs(row["offset_m"]) >= 1:
        offset = quantity(round(abs(float(row["offset_m"]))), "m")
        zh, en = f"{zh},距中心线 {offset.zh}", f"{en}, {offset.en} from the centreline"
    return Bilingual(zh, en)


def _shape(row: Mapping[Any, Any], at: list[float] | None) -> Record | None:
    """Give the geometry; of a site known by its area only no more than the point of its label."""
    if at is not None and row["area_only"]:
        return {"type": "Point", "coordinates": at}
    return geometry(row["geometry"])


def _converted(anchors: list[tuple[float, float] | None], system: str) -> list[list[float] | None]:
    """Give the marks' points in a system of navigation apps."""
    known = [at or (np.nan, np.nan) for at in anchors]
    if not known:
        return []
    lon, lat = convert(*np.array(known).T, source="wgs84", target=system)
    return [None if at is None else point(x, y) for at, x, y in zip(anchors, lon, lat, strict=True)]


def _fields(row: Mapping[Any, Any], categories: Mapping[str, Bilingual]) -> Iterator[Record]:
    """Give every filled field of the register with its row; what repeats another is left out."""
    labels = load_fields()
    codes = {"category": categories, "plan_label": PLAN_LABELS}
    origin = text2(_origin(row))
    for column in FIELDS:
        if column not in row or (column == "category_text" and _is_plain_category(row, categories)):
            continue
        field = labels[column]
        value = value_text(row[column], field, codes.get(column))
        if value.zh:
            yield {"label": text2(field.label), "value": text2(value), "source": origin}


def _is_plain_category(row: Mapping[Any, Any], categories: Mapping[str, Bilingual]) -> bool:
    """Tell whether the register's own word is just the category's name."""
    name = categories.get(word(row["category"]))
    return name is not None and word(row["category_text"]) == name.zh


def _origin(row: Mapping[Any, Any]) -> Bilingual:
    return _row_of(word(row["register"]), word(row["source_row"]))


def _told_by(event: Any) -> Bilingual:
    """Give where an event was read; rows, which the registers' reader writes, in both languages."""
    source = word(event.source)
    if not source:
        return _row_of(event.file, event.row)
    return Bilingual(source, ROW.sub(r", row \1", source))


def _row_of(file: str, row: Any) -> Bilingual:
    return Bilingual(f"{file} 第 {row} 行", f"{file}, row {row}")


def _lives(events: pd.DataFrame) -> dict[str, list[Record]]:
    """Give the dated events of each site, in the order of their table."""
    lives: dict[str, list[Record]] = {}
    event: Any
    for event in once_told(events).itertuples():
        span = DateSpan(end=event.end, precision=Precision(event.precision))
        lives.setdefault(str(event.site_id), []).append(
            {
                "date": format_short(span),
                "sort": event.end.isoformat(),
                "status": word(event.status),
                "planned": bool(event.planned),
                "source": text2(_told_by(event)),
            }
        )
    return lives
