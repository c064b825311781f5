"""Tables of events from lines such as "A 2021年底 计划投用 @2021-03-31"."""

import datetime as dt

from hypothesis import settings
from hypothesis import strategies as st

from gongshu_geo.status import Event, Precision, events_table, load_statuses, parse_date, start_of

STATUSES = load_statuses()


def life(*lines):
    """Events of lines with site, date and status word, and the day of telling behind @."""
    return events_table([_event(number, line) for number, line in enumerate(lines, start=2)])


def _event(number, line):
    line, _, told = line.partition(" @")
    site, date, word = line.split()
    span, reading = parse_date(date), STATUSES.read(word)
    return Event(
        site_id=site,
        status=reading.status.code,
        planned=reading.planned,
        start=span.start,
        end=span.end,
        precision=span.precision,
        source="",
        file="events.csv",
        row=number,
        status_text=word,
        told=dt.date.fromisoformat(told) if told else None,
    )


def day(text):
    return dt.date.fromisoformat(text)


FEW = settings(max_examples=30)
"""For tests that work on whole tables, each of which holds many cases."""

DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2024, 12, 31))
PRECISIONS = ("day", "month", "quarter", "half", "year", "seen")


@st.composite
def made_events(draw, *, precisions=PRECISIONS, statuses=tuple(STATUSES)):
    """Events of a few sites with dates of every kind."""
    precision = Precision(draw(st.sampled_from(precisions)))
    end = draw(DAYS)
    code = draw(st.sampled_from(statuses))
    return Event(
        site_id=draw(st.sampled_from("ABC")),
        status=code,
        planned=draw(st.booleans()),
        start=start_of(end, precision),
        end=end,
        precision=precision,
        source="",
        file="events.csv",
        row=draw(st.integers(2, 99)),
        status_text=code,
        told=draw(st.none() | DAYS),
    )


def made_tables(**options):
    """Tables of such events."""
    return st.lists(made_events(**options), max_size=12).map(events_table)
