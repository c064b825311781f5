"""Small registers to enter into stores."""

import dataclasses
import datetime as dt

from gongshu_geo.database import Entry
from gongshu_geo.errors import Bilingual, Finding
from gongshu_geo.register import RegisterSource, Site
from gongshu_geo.status import Event, Precision

NOW = dt.datetime(2021, 5, 6, 7, 8, 9, tzinfo=dt.UTC)


def site(site_id, name="康桥路整治", row=2, **fields):
    """One row of a register."""
    return Site(site_id=site_id, name=name, register="plan.csv", source_row=row, **fields)


def event(site_id, day="2021-03-31", status="started", *, planned=False, **fields):
    """One event of a day."""
    date = dt.date.fromisoformat(day)
    plain = Event(
        site_id=site_id,
        status=status,
        planned=planned,
        start=date,
        end=date,
        precision=Precision.DAY,
        source="plan.csv 第2行",
        file="plan.csv",
        row=2,
        status_text="开工",
    )
    return dataclasses.replace(plain, **fields)


def entry(*sites, as_of="2021-03-31", events=(), register="plan", **fields):
    """One version of a register."""
    source = RegisterSource(
        file=f"{register}.csv",
        title=Bilingual("计划", "plan"),
        as_of=dt.date.fromisoformat(as_of),
        rows=len(sites),
        sites=len(sites),
    )
    return Entry(
        register=register, source=source, sha256="0" * 64, sites=sites, events=events, **fields
    )


FINDING = Finding(code="odd", what=Bilingual("奇怪", "odd"), file="plan.csv", row=3)
