"""What single cells of registers mean: dates, periods, money, areas, lengths, statuses.

Pure functions on one cell, whatever it holds; what cannot be read comes back as a problem in both
languages, never as an exception.
"""

from gongshu_geo.register.values.cells import is_empty
from gongshu_geo.register.values.dates import (
    DateReading,
    read_date,
)
from gongshu_geo.register.values.measures import (
    NumberReading,
    read_area_m2,
    read_length_m,
    read_money_wan,
)
from gongshu_geo.register.values.periods import read_period
from gongshu_geo.register.values.scan import find_dates, iso
from gongshu_geo.register.values.statuses import StatusCell, read_status

__all__ = [
    "DateReading",
    "NumberReading",
    "StatusCell",
    "find_dates",
    "is_empty",
    "iso",
    "read_area_m2",
    "read_date",
    "read_length_m",
    "read_money_wan",
    "read_period",
    "read_status",
]
