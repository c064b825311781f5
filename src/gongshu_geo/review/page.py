"""The page on which a person decides about positions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from gongshu_geo.errors import Bilingual
from gongshu_geo.location import Location
from gongshu_geo.maps import MapContext
from gongshu_geo.maps._anchor import anchor
from gongshu_geo.maps._base import base_record
from gongshu_geo.maps._json import Record, geometry, is_missing, number, text2
from gongshu_geo.maps._shell import page_html
from gongshu_geo.maps._sites import site_records
from gongshu_geo.maps._tables import category_records, schedule_records, status_records
from gongshu_geo.maps.page import HANGZHOU
from gongshu_geo.review._reasons import ACCURACY_M, NAMES, Reason, detail, reasons_of
from gongshu_geo.store import OLD_ANSWER, Corrections, Standing, region, standing

TITLE = Bilingual("位置复核", "Position review")
GROUND = ("district", "water", "green", "roads", "rivers", "labels", "strips")

Row = Mapping[Any, Any]


def draw_review(
    context: MapContext,
    corrections: Corrections,
    *,
    told: Mapping[str, Location],
    accuracy_m: float = ACCURACY_M,
) -> str:
    """One HTML file with all sites that need a person; it asks the network for nothing.

    Parameters
    ----------
    context
        The project.
    corrections
        What people decided so far.
    told
        By site_id, what the location text gives where the position is not from the text.
    accuracy_m
        See :func:`reasons_of`.

    Returns
    -------
    html
        The page, the same for the same input; every text of the registers is text in it.
    """
    data = review_data(context, corrections, told=told, accuracy_m=accuracy_m)
    return page_html(data, context.tokens, bundle="review")


def review_data(
    context: MapContext,
    corrections: Corrections,
    *,
    told: Mapping[str, Location],
    accuracy_m: float = ACCURACY_M,
) -> Record:
    """What the page shows, as its scripts take it (``web/src/review/types.d.ts``)."""
    decisions = corrections.by_site()
    items: list[Record] = []
    sites: list[Record] = []
    for row, site in zip(context.sites.to_dict("records"), site_records(context), strict=True):
        stands = standing(decisions.get(row["site_id"], ()), row["location_text"])
        reasons = reasons_of(row, stands, accuracy_m=accuracy_m)
        if reasons:
            # The whole shape, also of a site known by its area only: it is what is judged here.
            sites.append({**site, "geometry": geometry(row["geometry"]), "life": []})
            items.append(_item(row, stands, reasons, told.get(row["site_id"]), accuracy_m))
    used = {reason for item in items for reason in item["reasons"]}
    return {
        "meta": _meta(context, sites),
        "statuses": status_records(context.statuses),
        "categories": category_records(context.categories, (site["category"] for site in sites)),
        "schedules": schedule_records(context.schedules),
        "groups": [],
        "layers": [],
        "sites": sites,
        "base": base_record(context.tables, GROUND),
        "review": {
            "accuracy": accuracy_m,
            "region": _region(context),
            "reasons": [
                {"code": reason.value, "name": text2(NAMES[reason])}
                for reason in Reason
                if reason.value in used
            ],
            "items": items,
        },
    }


def _item(
    row: Row,
    stands: Standing,
    reasons: tuple[Reason, ...],
    told: Location | None,
    accuracy_m: float,
) -> Record:
    details = (detail(row, reason, accuracy_m) for reason in reasons)
    seen = anchor(row["geometry"])
    return {
        "id": row["site_id"],
        "row": int(row["source_row"]),
        "rank": list(Reason).index(reasons[0]),
        "reasons": [reason.value for reason in reasons],
        "details": [text2(text) for text in details if text],
        "candidates": list(_candidates(row, stands, told)),
        "seen": None if seen is None else [round(seen[0], 6), round(seen[1], 6)],
    }


def _candidates(row: Row, stands: Standing, told: Location | None) -> Iterator[Record]:
    """Places to choose from: an earlier answer, the runners-up, the other side of a quarrel."""
    old = stands.stale
    for candidate in row["candidates"]:
        if candidate.name == OLD_ANSWER and old is not None:
            yield _candidate(candidate.name, candidate.note, old.geometry, old.accuracy_m)
        else:
            point = shapely.Point(candidate.lon, candidate.lat)
            yield _candidate(candidate.name, candidate.note, point, None)
    if told is not None and told.geometry is not None and row["method"] == "register":
        yield _candidate(_BY_TEXT.zh, _BY_TEXT, told.geometry, told.accuracy_m)
    if is_missing(row["lon"]) or is_missing(row["lat"]):
        return
    point = shapely.Point(float(row["lon"]), float(row["lat"]))
    if row["geometry"] is None or not row["geometry"].equals_exact(point, 1e-6):
        yield _candidate(_STATED.zh, _STATED, point, number(row["position_accuracy_m"], 0))


_BY_TEXT = Bilingual("按位置文字", "by the location text")
_STATED = Bilingual("登记表坐标", "the register's coordinates")


def _candidate(
    name: str, note: Bilingual, shape: BaseGeometry | None, accuracy_m: float | None
) -> Record:
    at = anchor(shape)
    return {
        "name": name,
        "note": text2(note),
        "at": None if at is None else [round(at[0], 6), round(at[1], 6)],
        "geometry": geometry(shape),
        "accuracy": accuracy_m,
    }


def _meta(context: MapContext, sites: list[Record]) -> Record:
    located = [site for site in sites if site["at"] is not None]
    district = context.tables.get("district")
    extent = (
        HANGZHOU if district is None or district.empty else district.total_bounds.round(5).tolist()
    )
    return {
        "mapId": "review",
        "kind": "planning",
        "title": text2(TITLE),
        "asOf": context.as_of.isoformat(),
        "planTotal": 0,
        "planNamed": 0,
        "sites": len(context.sites),
        "located": len(located),
        "areaOnly": 0,
        "byMethod": [],
        "sources": [],
        "attribution": text2(context.attribution),
        "reviewNumber": "",
        "version": context.version,
        "fileName": "review.html",
        "extent": list(extent),
        "online": [],
    }


def _region(context: MapContext) -> list[float]:
    """Where a decision may put a site: a box around what the import accepts."""
    return [round(float(value), 4) for value in region(context.tables["district"]).bounds]
