"""Dates of one site that contradict each other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from gongshu_geo.errors import Bilingual
from gongshu_geo.quality._rows import each
from gongshu_geo.quality.issues import Certainty, Issue
from gongshu_geo.status import Axis, DateSpan, Precision, StatusTable, format_date

_CELL = re.compile(r"([^;]+?) 第(\d+)行 ([^;]+)")


def check_events(events: pd.DataFrame, statuses: StatusTable) -> Iterator[Issue]:
    """Facts and plans out of the order of the life cycle, and facts told before they happened.

    Parameters
    ----------
    events
        Columns of :data:`gongshu_geo.status.EVENT_COLUMNS`.
    statuses
        The life cycle: 竣工 cannot come before 开工, 出让 not before 收储.
    """
    known = events[[statuses[code].axis is not Axis.SIDE for code in events["status"]]]
    known = known.assign(
        order=[statuses[code].order for code in known["status"]],
        axis=[str(statuses[code].axis) for code in known["status"]],
        lasting=[statuses[code].lasting for code in known["status"]],
    )
    yield from _out_of_order(known[~known["planned"]], ["site_id", "axis"], statuses)
    plans = known[known["planned"]]
    yield from _out_of_order(plans, ["site_id", "axis", "told", "file"], statuses)
    yield from _told_before(known[~known["planned"]], statuses)


def _out_of_order(events: pd.DataFrame, keys: list[str], statuses: StatusTable) -> Iterator[Issue]:
    """Pairs of which the later in the life cycle came first."""
    # A fact seen on a day held on that day; when it began nobody said.
    seen = (events["precision"] == Precision.SEEN) & events["lasting"]
    starts = events["start"].where(~seen, events["end"])
    table = events.assign(start=starts, seen=seen)
    # Missing days of telling are a key like any other.
    table = table.assign(**{key: table[key].astype(object).fillna("") for key in keys})
    pairs = table.merge(table, on=keys, suffixes=("", "_later"))
    pairs = pairs[pairs["order"] < pairs["order_later"]]
    early = pairs[(pairs["end_later"] < pairs["end"]) & (pairs["start_later"] < pairs["start"])]
    for row in each(early.drop_duplicates([*keys, "status", "status_later"])):
        certain = row.end_later < row.start and not row.seen
        yield _order_issue(row, statuses, certain=bool(certain))


def _order_issue(row: Any, statuses: StatusTable, *, certain: bool) -> Issue:
    first, later = statuses[row.status].name, statuses[row.status_later].name
    planned = Bilingual("计划", "planned ") if row.planned else Bilingual("", "")
    return Issue(
        code="plan_out_of_order" if row.planned else "out_of_order",
        what=Bilingual(
            f"{planned.zh}{later.zh}早于{planned.zh}{first.zh}",
            f"{planned.en}{later.en.lower()} comes before {planned.en}{first.en.lower()}",
        ),
        certainty=Certainty.CERTAIN if certain else Certainty.POSSIBLE,
        site_id=row.site_id,
        **_cell(row.source_later, getattr(row, "file_later", row.file), row.row_later),
        found=f"{later.zh} {_date(row.end_later, row.precision_later)}",
        expected=Bilingual(
            f"不早于{first.zh} {_date(row.end, row.precision)}",
            f"not before {first.en.lower()} {_date(row.end, row.precision)}",
        ),
    )


def _told_before(facts: pd.DataFrame, statuses: StatusTable) -> Iterator[Issue]:
    """Facts that a register of an earlier day tells."""
    told = facts[facts["told"].notna()]
    late = told[[start > day for start, day in zip(told["start"], told["told"], strict=True)]]
    for row in each(late):
        name = statuses[row.status].name
        yield Issue(
            code="told_before_it_happened",
            what=Bilingual(
                f"实际{name.zh}晚于登记表截至日", f"{name.en.lower()} after the register's own day"
            ),
            site_id=str(row.site_id),
            **_cell(row.source, row.file, row.row),
            found=_date(row.end, row.precision),
            expected=Bilingual(f"不晚于 {row.told}", f"not after {row.told}"),
        )


def _date(end: dt.date, precision: Any) -> str:
    return format_date(DateSpan(end=end, precision=Precision(precision))).zh


def _cell(source: object, file: object, row: object) -> dict[str, Any]:
    """File, row and heading of the register's cell; of an event told elsewhere its own row.

    A fact that a register and events.csv both tell is one event, of the first file that told it:
    its sources name the register's cell, as in ``plan.csv 第12行 实际竣工时间``.
    """
    told = _CELL.search(str(source))
    if told is None:
        return {"file": str(file), "row": int(str(row))}
    return {"file": told[1].strip(), "row": int(told[2]), "column": told[3].strip()}
