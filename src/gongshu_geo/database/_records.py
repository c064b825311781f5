"""Sites, events, findings and sources as rows of tables, and back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from collections.abc import Mapping
from typing import Any

from gongshu_geo.crs import CoordinateSystem
from gongshu_geo.database.entry import Edition, Entry, Link
from gongshu_geo.errors import Bilingual, Finding, Severity
from gongshu_geo.register import RegisterSource, Site
from gongshu_geo.status import Event, Precision

Record = Mapping[Any, Any]
"""A row by its columns."""

_LISTS = ("aliases", "related")


def site_content(site: Site) -> dict[str, Any]:
    """The fields of a site as JSON has them: a number that is not known is ``null``."""
    fields = dataclasses.asdict(site)
    return {
        name: None if isinstance(value, float) and math.isnan(value) else value
        for name, value in fields.items()
    }


def site_of(content: Record) -> Site:
    """The site of some fields; those that older versions did not have are empty."""
    known = {entry.name: entry for entry in dataclasses.fields(Site)}
    values = {name: value for name, value in content.items() if name in known}
    for name, value in values.items():
        if value is None:
            values[name] = math.nan
        elif name in _LISTS:
            values[name] = tuple(value)
        elif name == "extra":
            values[name] = tuple((str(heading), str(cell)) for heading, cell in value)
    return Site(**values)


def event_record(event: Event, *, edition_id: int | None, now: dt.datetime) -> dict[str, Any]:
    """The row of an event."""
    record = dataclasses.asdict(event)
    record["start_date"], record["end_date"] = record.pop("start"), record.pop("end")
    record["precision"] = str(event.precision)
    return record | {"edition_id": edition_id, "recorded_at": now, "retracts": None}


def event_of(record: Record) -> Event:
    """The event of a row."""
    names = [entry.name for entry in dataclasses.fields(Event)]
    values = {name: record[name] for name in names if name not in {"start", "end", "precision"}}
    return Event(
        **values,
        start=record["start_date"],
        end=record["end_date"],
        precision=Precision(record["precision"]),
    )


def edition_record(entry: Entry, *, who: str, now: dt.datetime) -> dict[str, Any]:
    """The row of an edition."""
    source = entry.source
    return {
        "register": entry.register,
        "file": source.file,
        "sha256": entry.sha256,
        "title_zh": source.title.zh,
        "title_en": source.title.en,
        "as_of": source.as_of,
        "year": source.year,
        "crs": "" if source.crs is None else str(source.crs),
        "source": source.source,
        "encoding": source.encoding,
        "rows": source.rows,
        "findings": [_finding_content(finding) for finding in entry.findings],
        "added_at": now,
        "added_by": who,
    }


def edition_of(record: Record, *, sites: int) -> Edition:
    """The edition of a row."""
    source = RegisterSource(
        file=record["file"],
        title=Bilingual(record["title_zh"], record["title_en"]),
        as_of=record["as_of"],
        year=record["year"],
        crs=CoordinateSystem(record["crs"]) if record["crs"] else None,
        source=record["source"],
        rows=record["rows"],
        sites=sites,
        encoding=record["encoding"],
    )
    return Edition(
        id=record["id"],
        register=record["register"],
        source=source,
        sha256=record["sha256"],
        added_at=record["added_at"].isoformat(timespec="seconds"),
        added_by=record["added_by"],
    )


def link_record(link: Link, *, edition_id: int) -> dict[str, Any]:
    """The row of a link."""
    return dataclasses.asdict(link) | {"edition_id": edition_id}


def link_of(record: Record) -> Link:
    """The link of a row."""
    return Link(**{entry.name: record[entry.name] for entry in dataclasses.fields(Link)})


def _finding_content(finding: Finding) -> dict[str, Any]:
    return dataclasses.asdict(finding)


def finding_of(content: Record) -> Finding:
    """The finding of some fields."""
    values = dict(content)
    for name in ("what", "expected", "remedy"):
        if values.get(name) is not None:
            values[name] = Bilingual(**values[name])
    return Finding(**(values | {"severity": Severity(values["severity"])}))
