"""The tables that codes stand in, as the page needs them."""

from __future__ import annotations

from collections.abc import Iterable

from gongshu_geo.layers import GROUP_TITLES
from gongshu_geo.look import dash_array
from gongshu_geo.maps._json import Record, text2
from gongshu_geo.status import CategoryTable, ScheduleTable, StatusTable


def status_records(statuses: StatusTable) -> list[Record]:
    """Write all statuses, in the order of the life cycle."""
    return [
        {
            "code": status.code,
            "axis": status.axis.value,
            "name": text2(status.name),
            "order": status.order,
            "colour": status.colour,
            "fill": status.fill.value,
            "symbol": status.symbol,
            "dash": dash_array(status.dash) if status.dash else "",
        }
        for status in statuses.values()
    ]


def category_records(categories: CategoryTable, used: Iterable[str]) -> list[Record]:
    """Write the categories that occur, in the order of their table."""
    occurring = set(used)
    return [
        {"code": category.code, "name": text2(category.name), "shape": category.shape}
        for category in categories.values()
        if category.code in occurring
    ]


def schedule_records(schedules: ScheduleTable) -> list[Record]:
    """Write all schedule states; their colours follow the page's theme."""
    return [
        {
            "code": schedule.code,
            "name": text2(schedule.name),
            "colour": f"var(--{schedule.outline.replace('_', '-')})",
            "width": schedule.width_px,
            "dash": dash_array(schedule.dash) if schedule.dash else "",
            "badge": schedule.badge,
        }
        for schedule in schedules.values()
    ]


def group_records(groups: Iterable[str]) -> list[Record]:
    """Write the groups of the layer control that have a layer."""
    occurring = set(groups)
    return [
        {"id": group.value, "title": text2(title)}
        for group, title in GROUP_TITLES.items()
        if group.value in occurring
    ]
