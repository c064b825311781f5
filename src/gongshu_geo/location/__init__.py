"""Location texts: parsed into expressions, resolved against the gazetteer."""

from gongshu_geo.location._found import AREA_ONLY, METHODS
from gongshu_geo.location.expression import Parsed
from gongshu_geo.location.frame import locate_table
from gongshu_geo.location.gazetteer import Gazetteer
from gongshu_geo.location.reading import parse
from gongshu_geo.location.result import KINDS, Candidate, Location, Match

__all__ = [
    "AREA_ONLY",
    "KINDS",
    "METHODS",
    "Candidate",
    "Gazetteer",
    "Location",
    "Match",
    "Parsed",
    "locate_table",
    "parse",
]
