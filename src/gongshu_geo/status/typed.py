"""An event as a person types it: a status word, a date, and who says so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gongshu_geo.errors import Bilingual, ConfigError, Finding
from gongshu_geo.status.dates import ALLOWED, parse_date
from gongshu_geo.status.events import Event
from gongshu_geo.status.statuses import UNKNOWN, StatusTable

TYPED = "typed"
"""Stands where the events of registers have their file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Who reports something, and what is said beside it.

    Attributes
    ----------
    who
        The person.
    told
        The day of the report; a fact cannot lie wholly after it.
    note
        What is said beside it.
    source
        Where it comes from; the person where nothing is said.
    """

    who: str
    told: dt.date
    note: str = ""
    source: str = ""


def typed_event(
    site_id: str,
    status: str,
    date: str,
    *,
    teller: Teller,
    statuses: StatusTable,
    planned: bool = False,
) -> Event:
    """The event that a person reports.

    Parameters
    ----------
    site_id
        The site.
    status
        A code of the life cycle, or a word for a status as registers write it: 竣工, 计划开工.
    date
        A date as registers write it: 2021-09-30, 2021年9月底.
    teller
        Who reports it.
    statuses
        The life cycle.
    planned
        Whether it is a plan; the word 计划 before the status says so as well.

    Raises
    ------
    ConfigError
        The status or the date is none, nobody reports it, or a fact lies after the day of its
        report; every mistake is named.
    """
    reading, when, person = statuses.read(status), parse_date(date), " ".join(teller.who.split())
    meant = statuses.get(status, reading.status if reading else None)
    is_plan = planned or bool(reading and reading.planned)
    findings = []
    if meant is None or meant.code == UNKNOWN:
        findings.append(_no_status(status, statuses))
    if when is None:
        findings.append(_wrong("bad_date", "--date", date, ALLOWED))
    elif not is_plan and when.start > teller.told:
        findings.append(_in_the_future(date, teller.told))
    if not person:
        findings.append(
            _wrong("nobody", "--who", teller.who, Bilingual("报告人", "who reports it"))
        )
    if findings or meant is None or when is None:
        raise ConfigError(findings)
    return Event(
        site_id=site_id,
        status=meant.code,
        planned=is_plan,
        start=when.start,
        end=when.end,
        precision=when.precision,
        source=teller.source.strip() or person,
        file=TYPED,
        row=0,
        status_text=status,
        who=person,
        note=teller.note.strip(),
        told=teller.told,
    )


def _wrong(code: str, key: str, found: str, expected: Bilingual) -> Finding:
    return Finding(
        code=code,
        what=Bilingual("取值不对", "the value is not allowed"),
        key=key,
        found=found,
        expected=expected,
    )


def _no_status(text: str, statuses: StatusTable) -> Finding:
    near = statuses.nearest(text)
    return Finding(
        code="unknown_status",
        what=Bilingual("没有这个状态", "there is no such status"),
        found=text,
        expected=statuses.names(),
        remedy=Bilingual(f"是否指“{near.name.zh}”", f"did you mean {near.name.zh} ({near.code})")
        if near
        else None,
    )


def _in_the_future(date: str, told: dt.date) -> Finding:
    return Finding(
        code="fact_in_the_future",
        what=Bilingual(
            "实际发生的事不会晚于报告日", "a fact cannot lie after the day of its report"
        ),
        key="--date",
        found=date,
        expected=Bilingual(f"不晚于 {told}", f"a date until {told}"),
        remedy=Bilingual("若是计划,加 --planned", "if it is a plan, add --planned"),
    )
