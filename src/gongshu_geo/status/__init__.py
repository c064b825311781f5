"""The life cycle of sites: its tables, dates, events, and the status on any day."""

from gongshu_geo.status._plan_year import plan_year_labels
from gongshu_geo.status.axes import AXES_COLUMNS, axes_on
from gongshu_geo.status.categories import (
    OTHER,
    Category,
    CategoryTable,
    load_categories,
)
from gongshu_geo.status.changes import (
    CHANGE_COLUMNS,
    CHANGES,
    Change,
    change_lines,
    change_records,
    changes_between,
    flows,
)
from gongshu_geo.status.dates import (
    ALLOWED,
    DateSpan,
    Precision,
    format_date,
    format_deadline,
    format_short,
    parse_date,
    start_of,
)
from gongshu_geo.status.durations import SPENT_COLUMNS, days_in_status, time_spent
from gongshu_geo.status.events import (
    EVENT_COLUMNS,
    Event,
    events_table,
    last_fact_day,
    once_told,
    site_events,
)
from gongshu_geo.status.history import SiteHistory, history_lines, site_history
from gongshu_geo.status.intervals import CERTAINTIES, Certainty, DayCount, day_count
from gongshu_geo.status.life import LIFE_COLUMNS, LINK_COLUMNS, linked_life, links_of
from gongshu_geo.status.light_rules import (
    LIGHTS,
    Light,
    LightRule,
    LightRules,
    light_presets,
    load_light_rules,
    load_lights,
)
from gongshu_geo.status.lights import LIGHT_COLUMNS, LightNumber, lights, missing_note
from gongshu_geo.status.plans import (
    OUTCOME_COLUMNS,
    PLAN_COLUMNS,
    Baseline,
    outcome_note,
    outcomes,
    planned_dates,
    slip_note,
)
from gongshu_geo.status.progress import (
    PROGRESS_COLUMNS,
    no_progress,
    progress_of_investment,
)
from gongshu_geo.status.report import (
    REPORT_COLUMNS,
    StatusReport,
    report_lines,
    report_records,
    report_rows,
    status_report,
)
from gongshu_geo.status.report_page import report_page
from gongshu_geo.status.schedules import Schedule, ScheduleTable, load_schedules
from gongshu_geo.status.status_on import STATUS_COLUMNS, status_on
from gongshu_geo.status.statuses import (
    UNKNOWN,
    Axis,
    Fill,
    Status,
    StatusReading,
    StatusTable,
    load_statuses,
)
from gongshu_geo.status.typed import Teller, typed_event

__all__ = [
    "ALLOWED",
    "AXES_COLUMNS",
    "CERTAINTIES",
    "CHANGES",
    "CHANGE_COLUMNS",
    "EVENT_COLUMNS",
    "LIFE_COLUMNS",
    "LIGHTS",
    "LIGHT_COLUMNS",
    "LINK_COLUMNS",
    "OTHER",
    "OUTCOME_COLUMNS",
    "PLAN_COLUMNS",
    "PROGRESS_COLUMNS",
    "REPORT_COLUMNS",
    "SPENT_COLUMNS",
    "STATUS_COLUMNS",
    "UNKNOWN",
    "Axis",
    "Baseline",
    "Category",
    "CategoryTable",
    "Certainty",
    "Change",
    "DateSpan",
    "DayCount",
    "Event",
    "Fill",
    "Light",
    "LightNumber",
    "LightRule",
    "LightRules",
    "Precision",
    "Schedule",
    "ScheduleTable",
    "SiteHistory",
    "Status",
    "StatusReading",
    "StatusReport",
    "StatusTable",
    "Teller",
    "axes_on",
    "change_lines",
    "change_records",
    "changes_between",
    "day_count",
    "days_in_status",
    "events_table",
    "flows",
    "format_date",
    "format_deadline",
    "format_short",
    "history_lines",
    "last_fact_day",
    "light_presets",
    "lights",
    "linked_life",
    "links_of",
    "load_categories",
    "load_light_rules",
    "load_lights",
    "load_schedules",
    "load_statuses",
    "missing_note",
    "no_progress",
    "once_told",
    "outcome_note",
    "outcomes",
    "parse_date",
    "plan_year_labels",
    "planned_dates",
    "progress_of_investment",
    "report_lines",
    "report_page",
    "report_records",
    "report_rows",
    "site_events",
    "site_history",
    "slip_note",
    "start_of",
    "status_on",
    "status_report",
    "time_spent",
    "typed_event",
]
