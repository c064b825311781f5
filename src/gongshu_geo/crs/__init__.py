"""Coordinate systems of China and the ways between them."""

from __future__ import annotations

from gongshu_geo.crs.conversion import convert, in_mainland, shift_m
from gongshu_geo.crs.suspects import Reading, suspect_readings
from gongshu_geo.crs.systems import CoordinateSystem, parse_system
from gongshu_geo.crs.table import ConvertedTable, convert_table
from gongshu_geo.crs.typed import Answer, answer

__all__ = [
    "Answer",
    "ConvertedTable",
    "CoordinateSystem",
    "Reading",
    "answer",
    "convert",
    "convert_table",
    "in_mainland",
    "parse_system",
    "shift_m",
    "suspect_readings",
]
