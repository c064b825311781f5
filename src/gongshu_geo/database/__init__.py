"""The store as a database: versions of registers, and events that are only ever added."""

from gongshu_geo.database._engine import without_password
from gongshu_geo.database._read import known_of
from gongshu_geo.database.check import check_store
from gongshu_geo.database.copy import back_up, count_rows, restore
from gongshu_geo.database.database import Database, Reader, Writer
from gongshu_geo.database.entry import Edition, Entry, Link
from gongshu_geo.database.place import discard_empty, has_store, store_place

__all__ = [
    "Database",
    "Edition",
    "Entry",
    "Link",
    "Reader",
    "Writer",
    "back_up",
    "check_store",
    "count_rows",
    "discard_empty",
    "has_store",
    "known_of",
    "restore",
    "store_place",
    "without_password",
]
