"""Registers of public projects, read into one clean table of sites and one of events."""

from gongshu_geo.register._book import read_book
from gongshu_geo.register._schema import SITE_COLUMNS, Site, sites_of, sites_table
from gongshu_geo.register._sites import is_made
from gongshu_geo.register.find import find_site
from gongshu_geo.register.grid import Book, Cell, Grid, MergedRange
from gongshu_geo.register.one import read_register
from gongshu_geo.register.progress_file import read_progress
from gongshu_geo.register.read import Registers, read_registers
from gongshu_geo.register.sources import RegisterSource

__all__ = [
    "SITE_COLUMNS",
    "Book",
    "Cell",
    "Grid",
    "MergedRange",
    "RegisterSource",
    "Registers",
    "Site",
    "find_site",
    "is_made",
    "read_book",
    "read_progress",
    "read_register",
    "read_registers",
    "sites_of",
    "sites_table",
]
