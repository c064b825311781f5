"""How right the geocoder is: texts with known positions asked, hits and reliability counted."""

from gongshu_geo.accuracy.cases import Case, read_cases, read_observations
from gongshu_geo.accuracy.measure import Outcome, measure
from gongshu_geo.accuracy.tables import hits, markdown, reliability

__all__ = [
    "Case",
    "Outcome",
    "hits",
    "markdown",
    "measure",
    "read_cases",
    "read_observations",
    "reliability",
]
