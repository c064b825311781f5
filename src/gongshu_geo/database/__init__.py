"""The store as a database: versions of registers, and events that are only ever added."""

from gongshu_geo.database._read import known_of
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
    "discard_empty",
    "has_store",
    "known_of",
    "store_place",
]
